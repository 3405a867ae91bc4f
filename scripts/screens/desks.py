"""Desks that run for their pictures: a demo, an empty one."""

import html
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import BrowserContext

STARTS = 600.0
"""Seconds that a demo may take until it answers."""

FREELY = {"POEDESK_DESK_LINKS_PER_MINUTE": "100000", "POEDESK_DESK_DOUBLE_REVIEWS": "1000000"}
"""Settings with which a desk is looked at in a hurry."""


@contextmanager
def desk(
    *options: str,
    settings: Mapping[str, str] = FREELY,
    like: Path | None = None,
    at: Path | None = None,
) -> Iterator[tuple[str, Path]]:
    """Start a desk of our own, with a copy of the data folder ``like``; yield its address and its folder.

    The folder is ``at``, or one that goes when the desk ends.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as place:
        data = at or Path(place) / "desk"
        if like is not None:
            shutil.copytree(like, data)
        command = [sys.executable, "-m", "poedesk", "serve", *options, "--data", str(data)]
        environment = {**os.environ, **settings}
        with (Path(place) / "log").open("wb") as log:
            running = subprocess.Popen(  # noqa: S603 - ourselves
                [*command, "--port", str(port)], env=environment, stdout=log, stderr=log
            )
            try:
                url = f"http://127.0.0.1:{port}"
                _wait(url, running)
                yield url, data
            finally:
                running.terminate()
                running.wait()


@contextmanager
def demo(place: Path | None) -> Iterator[Path]:
    """Yield the data folder of a demo that stands still: ``place``, or one that is made for now."""
    if place is not None:
        yield place
        return
    with tempfile.TemporaryDirectory() as kept:
        made = Path(kept) / "demo"
        with desk("--demo", at=made):
            pass
        yield made


def _wait(url: str, running: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTS
    while time.monotonic() < until and running.poll() is None:
        try:
            with urlopen(f"{url}/ready", timeout=5):  # noqa: S310 - our own
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    message = "the desk does not start"
    raise SystemExit(message)


def sign_in(context: BrowserContext, url: str, email: str, password: str) -> None:
    """Sign somebody in."""
    page = context.new_page()
    page.goto(f"{url}/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Sign out").wait_for()
    page.close()


def mailed(context: BrowserContext, url: str, to: str, wanted: str, patience: float = 20.0) -> str:
    """Return what stands in the newest mail to an address; ``context`` is of whoever looks after the desk."""
    until = time.monotonic() + patience
    while True:
        shown = html.unescape(context.request.get(f"{url}/desk/outbox/").text())
        for mail in shown.split("govuk-summary-card__title-wrapper")[1:]:
            found = re.search(wanted, mail)
            if found is not None and f"To {to}," in mail:
                return found[0]
        if time.monotonic() > until:
            message = f"no mail to {to} with {wanted}"
            raise LookupError(message)
        time.sleep(0.5)
