"""Take a picture of every page of the desk as everybody who may see it, and look it over.

    python scripts/make_screens.py FOLDER                      every page, wide and on a phone
    python scripts/make_screens.py FOLDER --only ana           what one person sees
    python scripts/make_screens.py FOLDER --keep docs/screens  only the five of the documentation
    python scripts/make_screens.py FOLDER --demo PLACE         a demo made before; it stays as it is

Needs Chromium, and starts desks of its own: a demo, and an empty one. The pages are found by links
and from the router: an address that was not drawn is told, with the reason when there is one.
FOLDER/wrong.txt lists what is wrong: addresses without a picture, words of the machine, titles,
what axe finds, what the console says, pages wider than a phone. The exit code is 1 while it lists
something.
"""

import argparse
import shutil
import sys
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from poedesk.desk.demo import PASSWORD
from screens.camera import Camera
from screens.customer import customers
from screens.desks import desk, sign_in
from screens.empty import empty_desk
from screens.kept import keep
from screens.odd import odd_pages
from screens.router import UNDRAWN, Router
from screens.walk import Walker

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PEOPLE = [
    "petra@fabrikam.example",
    "ben@fabrikam.example",
    "cleo@fabrikam.example",
    "ida@fabrikam.example",
    "finn@fabrikam.example",
    "ana@northlight.example",
    "jonas@stonebridge.example",
    "rosa@gannetpoint.example",
]
"""Of the demo: the programme owner's by role, and an incentives admin of each partner."""


def main() -> int:
    """Take the pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="only what is seen by people whose address begins so")
    parser.add_argument("--keep", type=Path, help="where the five of the documentation stand")
    parser.add_argument("--demo", type=Path, help="data folder of a demo, so that none is made")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        print("this needs Chromium; on Debian: apt-get install chromium", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        if given.keep is not None:
            with _demo(given.demo) as (url, _):
                keep(browser, url, given.keep)
            return 0
        return _all(browser, given.folder, given.only, given.demo)


def _demo(place: Path | None) -> AbstractContextManager[tuple[str, Path]]:
    return desk("--demo") if place is None else desk(like=place)


def _all(browser: Browser, folder: Path, only: str, demo: Path | None) -> int:
    camera, router = Camera(folder), Router()
    walkers = []
    with _demo(demo) as (url, data):
        walker = Walker(browser, url, camera, router)
        walkers.append(walker)
        for who in PEOPLE:
            if who.startswith(only):
                context = walker.context("wide")
                sign_in(context, url, who, PASSWORD)
                walker.walks(who.partition("@")[0], context, ["/", *router.plain()])
                context.close()
        if not only:
            walker.walks("stranger", walker.context("wide"), ["/", *router.plain()])
            customers(walker, data)
            odd_pages(walker, data)
        walker.sends_nothing()
    if not only:
        walkers.append(empty_desk(browser, camera, router))
    return _report(camera, router, walkers, whole=not only)


def _report(camera: Camera, router: Router, walkers: list[Walker], *, whole: bool) -> int:
    """Tell what is wrong and what was not drawn; return the exit code."""
    drawn = {name for each in walkers for name in each.drawn}
    passed = {name for each in walkers for name in each.sent | each.handed}
    missing = [
        f"not drawn: {name} ({shape})"
        for name, shape in router.pages().items()
        if whole and name not in drawn | passed | set(UNDRAWN)
    ]
    camera.notes(*missing)
    wrong = camera.wrong
    (camera.folder / "taken.txt").write_text("".join(f"{each}\n" for each in camera.taken), encoding="utf-8")
    print(f"{len(camera.taken)} pictures of {len(drawn)} addresses, {len(wrong)} things wrong")
    for each in wrong:
        print(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
