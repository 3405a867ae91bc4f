"""Take a picture of every page of the desk as everybody who may see it, and look it over.

    python scripts/make_screens.py FOLDER                      every page, wide and on a phone
    python scripts/make_screens.py FOLDER --only ana           what one person sees
    python scripts/make_screens.py FOLDER --keep docs/screens  only the five of the documentation
    python scripts/make_screens.py FOLDER --demo PLACE         a demo made before; it stays as it is

Needs Chromium, and starts desks of its own: a demo, and an empty one. The pages are found by links
and from the router: an address that was not drawn is told, with the reason when there is one.
FOLDER/wrong.txt lists what is wrong: addresses without a picture, words of the machine, titles,
what axe finds, what the console says, pages wider than a phone. The exit code is 1 while it lists
something. A run that was cut goes on where it stopped when the same command is given again:
FOLDER/progress.json holds the parts that are done.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from poedesk.desk.demo import PASSWORD
from screens.camera import Camera
from screens.customer import customers
from screens.desks import demo, desk, sign_in
from screens.empty import empty_desk
from screens.kept import keep
from screens.odd import odd_pages
from screens.progress import Progress, Seen
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

STRANGER, EMPTY = "stranger", "empty"
APART: Mapping[str, Callable[[Walker, Path], None]] = {"customers": customers, "odd": odd_pages}
PARTS = [*PEOPLE, STRANGER, *APART, EMPTY]
"""In order: what people see, then what changes the demo, then a desk in which nothing is."""


def main() -> int:
    """Take the pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="only parts whose name begins so, such as ana")
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
            with demo(given.demo) as made, desk(like=made) as (url, _):
                keep(browser, url, given.keep)
            return 0
        return _all(browser, given.folder, given.only, given.demo)


def _all(browser: Browser, folder: Path, only: str, place: Path | None) -> int:
    camera, router = Camera(folder), Router()
    progress = Progress(camera, whole=not only)
    chosen = [each for each in PARTS if each.startswith(only) and each not in progress.done]
    if chosen and chosen != [EMPTY]:
        with demo(place) as made:
            for each in chosen:
                if each != EMPTY:  # on a copy: what one part does to the desk no other one sees
                    with progress.part(each), desk(like=made) as (url, data):
                        _draws(Walker(browser, url, camera, router, progress.seen), each, data)
    if EMPTY in chosen:
        with progress.part(EMPTY):
            progress.seen.add(empty_desk(browser, camera, router))
    told = _report(camera, router, progress.seen, whole=not only)
    progress.ended()
    return told


def _draws(walker: Walker, part: str, data: Path) -> None:
    """Draw a part of the demo: what one of its people sees, or what is drawn apart."""
    if part in APART:
        APART[part](walker, data)
    else:
        context = walker.context("wide")
        if part in PEOPLE:
            sign_in(context, walker.url, part, PASSWORD)
        walker.walks(part.partition("@")[0], context, ["/", *walker.router.plain()])
        if part == STRANGER:
            walker.asks_for_each(context.new_page())
        context.close()
    walker.sends_nothing()


def _report(camera: Camera, router: Router, seen: Seen, *, whole: bool) -> int:
    """Tell what is wrong and what was not drawn; return the exit code."""
    missing = [
        f"not drawn: {name} ({shape})"
        for name, shape in router.pages().items()
        if whole and name not in seen.drawn | seen.sent | seen.handed | set(UNDRAWN)
    ]
    camera.notes(*missing)
    wrong = camera.wrong
    (camera.folder / "taken.txt").write_text("".join(f"{each}\n" for each in camera.taken), encoding="utf-8")
    print(f"{len(camera.taken)} pictures of {len(seen.drawn)} addresses, {len(wrong)} things wrong")
    for each in wrong:
        print(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
