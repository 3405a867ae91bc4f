"""Take a picture of every screen of the desk, wide and on a phone, from the demo.

    python scripts/make_screens.py FOLDER            starts a demo of its own
    python scripts/make_screens.py FOLDER --url URL  pictures a demo that runs already
    python scripts/make_screens.py FOLDER --keep docs/screens  makes the five of the documentation again, too

Needs Chromium. Pictures have 256 colours at most, so that the five in docs/screens stay small.
"""

import argparse
import io
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from poedesk.desk.demo import PASSWORD

SIZES = {"wide": (1200, 900), "phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_STARTS = 600.0

SCREENS: dict[str, list[str]] = {
    "ana@northlight.example": [
        "/",
        "/engagements/",
        "/engagements/ > row:Open records",
        "/engagements/ > row:Vantaggio",
        "/engagements/ > row:Vantaggio > The form, filled in",
        "/engagements/ > row:Belvaux",
        "/engagements/ > row:Belvaux > Check your answers",
        "/engagements/ > row:Belvaux > What you claim",
        "/engagements/ > row:Belvaux > link:Customer",
        "/engagements/ > row:Belvaux > What was done",
        "/engagements/ > row:Belvaux > What the form tells",
        "/engagements/ > row:Belvaux > The customer's acknowledgement",
        "/engagements/import/",
        "/drill/",
        "/documents/",
        "/documents/ > row:pdf",
        "/claims/",
        "/claims/ > row:CLM",
        "/draws/",
        "/requests/",
        "/requests/ > row:POE",
        "/ledger/",
        "/ledger/ > row:MCI",
        "/people/",
        "/people/tokens/",
        "/account/security/",
    ],
    "jonas@stonebridge.example": [
        "/engagements/",
        "/claims/",
        "/requests/ > row:Portmarrow",
        "/requests/ > row:Oderbruch",
        "/ledger/",
    ],
    "rosa@gannetpoint.example": [
        "/engagements/",
        "/engagements/ > row:Osprey",
        "/claims/ > row:Osprey",
        "/claims/ > row:Osprey > Answer",
        "/claims/ > row:Ashlar",
    ],
    "petra@fabrikam.example": ["/programmes/", "/desk/", "/desk/outbox/", "/people/"],
    "ben@fabrikam.example": [
        "/reviews/",
        "/reviews/ > row:Osterby",
        "/reviews/ > row:Osterby > maybe:Start the review > Refuse",
        "/reviews/ > row:Osterby > maybe:Start the review > Ask for more",
        "/claims/",
        "/requests/",
    ],
    "cleo@fabrikam.example": ["/reviews/", "/reviews/ > row:Ashlar", "/ledger/", "/ledger/proposals/"],
    "ida@fabrikam.example": [
        "/draws/",
        "/draws/ > row:2026-q4-cpor",
        "/draws/ > row:2026-q4-cpor > Public page",
        "/draws/freeze/",
    ],
    "finn@fabrikam.example": ["/ledger/", "/ledger/ > row:MCI", "/ledger/import/"],
    "": ["/account/login/"],
}
"""Who looks at what: an address, then what is followed: a row, or what a link or button (maybe) says."""

KEPT = {
    "ana-engagements.wide": ("engagements", "h1"),
    "rosa-engagements-row-osprey.wide": ("readiness", "#readiness"),
    "rosa-claims-row-osprey-answer.phone": ("answering", "h1"),
    "ben-reviews-row-osterby.wide": ("review", "h1"),
    "ida-draws-row-2026-q4-cpor-public-page.wide": ("draw", "h1"),
}
"""What stands in docs/screens, by screen: its name there, and what is at the top of the window."""


def main() -> int:
    """Take the pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--url")
    parser.add_argument("--who", default="", help="only people whose address begins so")
    parser.add_argument("--keep", type=Path, help="where the five of the documentation stand")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        print("this needs Chromium; on Debian: apt-get install chromium", file=sys.stderr)
        return 1
    with desk(given.url) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for who, screens in SCREENS.items():
            if who.startswith(given.who):
                for size in SIZES:
                    pictures(browser, url, (who, screens, size), given.folder, given.keep)
        browser.close()
    return 0


@contextmanager
def desk(url: str | None) -> Iterator[str]:
    """Yield the address of a demo; one of our own unless one is named."""
    if url is not None:
        yield url.rstrip("/")
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "poedesk", "serve", "--demo", "--data", f"{place}/demo"]
        running = subprocess.Popen([*command, "--port", str(port)])  # noqa: S603 - ourselves
        try:
            own = f"http://127.0.0.1:{port}"
            _wait(own, running)
            yield own
        finally:
            running.terminate()
            running.wait()


def _wait(url: str, running: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _STARTS
    while time.monotonic() < until and running.poll() is None:
        try:
            with urlopen(f"{url}/ready", timeout=5):  # noqa: S310 - our own
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    message = "the demo does not start"
    raise SystemExit(message)


def pictures(
    browser: Browser, url: str, what: tuple[str, list[str], str], folder: Path, keep: Path | None
) -> None:
    """Take the pictures of what somebody sees in a window of a size."""
    who, screens, size = what
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.set_default_timeout(20_000)
    if who:
        page.goto(f"{url}/account/login/")
        page.get_by_label("Email").fill(who)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_role("button", name="Sign out").wait_for()
    for screen in screens:
        name = re.sub(r"[^a-z0-9]+", "-", f"{who.partition('@')[0]}-{screen}".lower()).strip("-")
        try:
            _go(page, url, screen)
        except Exception as error:  # noqa: BLE001 - the other screens are pictured all the same
            print(f"{name}: {str(error).splitlines()[0]}", file=sys.stderr)
            continue
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        print(f"{size} {name}{': WIDER THAN THE WINDOW' if wide else ''}")
        _save(page.screenshot(full_page=True), folder / f"{name}.{size}.png")
        if keep is not None and f"{name}.{size}" in KEPT:
            called, top = KEPT[f"{name}.{size}"]
            keep.mkdir(parents=True, exist_ok=True)
            if top != "h1":
                page.locator(top).evaluate("each => each.scrollIntoView()")
            _save(page.screenshot(), keep / f"{called}.png")
    context.close()


def _save(picture: bytes, to: Path) -> None:
    """Save with 256 colours at most."""
    with Image.open(io.BytesIO(picture)) as shown:
        shown.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(to, optimize=True)


def _go(page: Page, url: str, screen: str) -> None:
    address, *rest = screen.split(" > ")
    page.goto(url + address)
    for each in rest:
        kind, _, text = each.rpartition(":")
        if kind == "row":
            link = page.get_by_role("row").filter(has_text=text).get_by_role("link").first
        else:
            exact = kind == "link"
            named = page.get_by_role("link", name=text, exact=exact)
            link = named.or_(page.get_by_role("button", name=text, exact=exact)).first
            if each == "Public page":
                link = page.locator("dd a[href*='/public/']").first
        if kind == "maybe" and link.count() == 0:
            continue
        with page.expect_navigation():
            link.click()
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    sys.exit(main())
