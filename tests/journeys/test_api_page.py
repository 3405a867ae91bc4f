"""The page about the API, done as it says: its commands, in their order, against a demo."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from poedesk.desk.demo import PASSWORD

pytestmark = pytest.mark.enable_socket
PAGE = Path(__file__).parents[2] / "docs/how-to/use-the-api.md"
PATIENCE = 600.0


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """Start the demo; yield its address."""
    log = folder / "log"
    command = [sys.executable, "-m", "poedesk", "serve", "--demo", "--data", str(folder / "data")]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("wb") as to:
        running = subprocess.Popen([*command, "--port", str(port)], stderr=to, stdout=to)
    try:
        until = time.monotonic() + PATIENCE
        while "poedesk is at" not in log.read_text() and running.poll() is None:
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(PATIENCE)


def token_of(page: Page, url: str) -> str:
    """Make a token on the page, for all that it can be for."""
    page.goto(f"{url}/account/login/")
    page.get_by_label("Email").fill("ana@northlight.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto(f"{url}/people/tokens/")
    page.get_by_label("What it is for").fill("The page about the API")
    for each in page.get_by_role("checkbox").all():
        each.check()
    page.get_by_label("30 days").check()
    page.get_by_role("button", name="Make the token").click()
    return page.locator("code").first.inner_text()


def commands(url: str, token: str) -> str:
    """Return the commands of the page, of this desk and token."""
    told = "\n".join(re.findall(r"^```bash\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL))
    assert told.count("http://127.0.0.1:8000") == 1
    assert told.count("poe_...") == 1
    return told.replace("http://127.0.0.1:8000", url).replace("poe_...", token)


def test_the_commands_of_the_page_go_from_a_token_to_a_packet_that_holds(tmp_path: Path, page: Page) -> None:
    bash = shutil.which("bash")
    assert bash, "the page is for a shell"
    assert shutil.which("curl"), "the page uses curl"
    assert shutil.which("jq"), "the page uses jq"
    page.set_default_timeout(60_000)
    with demo(tmp_path) as url:
        script = f"set -euo pipefail\n{commands(url, token_of(page, url))}"
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            [bash, "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout
    for told in (
        "Ana Weber",
        "overtaken",
        "not_approvable",
        "To: customer",
        "asked",
        "submitted, waits for the",
    ):
        assert told in said, said
    assert "acknowledgement.signature: The place of the customer's signature is empty" in said
    assert "Every answer is good." in said
