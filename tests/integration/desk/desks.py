"""A desk that really runs, on this machine, and what a browser sends to it."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

PATIENCE = 90.0
PASSWORD = "blue horse kitchen table"


@contextmanager
def running(data: Path) -> Iterator["Desk"]:
    """Start ``poedesk serve`` on a free port; stop it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (data.parent / "log").open("ab") as log:
        desk = Desk(data, port, log)
        try:
            desk.wait()
            yield desk
        finally:
            desk.stop()


class Desk:
    """A running desk."""

    def __init__(self, data: Path, port: int, log: IO[bytes]) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.data = data
        command = [sys.executable, "-m", "poedesk", "serve", "--data", str(data), "--port", str(port)]
        self.process = subprocess.Popen(command, stderr=log, stdout=log)

    def wait(self) -> None:
        """Wait until it answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urlopen(f"{self.url}/ready", timeout=5):  # noqa: S310 - our own
                    return
            except HTTPError as error:  # it answers, and its worker does not live yet
                error.close()
                time.sleep(0.05)
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
        raise AssertionError((self.data.parent / "log").read_text())

    def stop(self) -> int:
        """Ask it to end, and wait."""
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait(PATIENCE)


class Browser:
    """Keeps cookies and fills the token of forms in."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._jar))

    def get(self, path: str) -> str:
        """Return a page."""
        try:
            with self._opener.open(self.desk.url + path, timeout=PATIENCE) as answer:
                self.at = answer.geturl().removeprefix(self.desk.url)
                return str(answer.read().decode())
        except HTTPError as error:
            with error:
                return f"{error.code}"

    def post(self, path: str, given: Mapping[str, str], of: str | None = None) -> str:
        """Send a form of the page ``of`` (the same by default); return the page that comes."""
        return self._send(path, of, urlencode(given).encode(), "application/x-www-form-urlencoded")

    def upload(self, path: str, of: str, name: str, content: bytes) -> str:
        """Send a file."""
        head = f'--poe\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
        return self._send(path, of, head + content + b"\r\n--poe--\r\n", "multipart/form-data; boundary=poe")

    def _send(self, path: str, of: str | None, body: bytes, kind: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(of or path))
        assert found, f"no form on {of or path}"
        headers = {"Content-Type": kind, "X-CSRFToken": found[1], "Referer": self.desk.url}
        request = Request(self.desk.url + path, body, headers)  # noqa: S310 - our own
        with self._opener.open(request, timeout=PATIENCE) as answer:
            self.at = answer.geturl().removeprefix(self.desk.url)
            return str(answer.read().decode())

    def set_up(self) -> None:
        """Make the first account: an incentives admin."""
        code = (self.desk.data / "keys" / "setup-code").read_text()
        given = {
            "token": code,
            "name": "Ana Weber",
            "email": "ana@northwind.example",
            "password": PASSWORD,
            "organisation": "Northwind Partners",
            "kind": "partner",
        }
        assert "Northwind Partners" in self.post("/set-up/", given)


def run(*arguments: object) -> tuple[int, str]:
    """Run a command in a process of its own, as beside a desk that runs."""
    command = [sys.executable, "-m", "poedesk", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return done.returncode, done.stdout + done.stderr


def trail_holds(desk: Desk) -> bool:
    """Say whether the trail of a desk that runs is what its checkpoints cover."""
    database, key = desk.data / "desk.sqlite", desk.data / "keys" / "trail.pub"
    return run("trail", "verify", database, "--key", key)[0] == 0
