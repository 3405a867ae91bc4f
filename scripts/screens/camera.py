"""Takes the picture of a page, and notes what is wrong with it."""

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from poedesk.paper.forms.many.rows import COLUMNS

SIZES: Mapping[str, tuple[int, int]] = {"wide": (1280, 900), "phone": (390, 844)}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_TALLEST = 6000
"""Pixels of a page that are pictured."""

MACHINE_WORDS = {
    "an ISO time": re.compile(r"\d{4}-\d\d-\d\dT\d"),
    "an ISO day": re.compile(r"(?<![\w./'“-])\d{4}-\d\d-\d\d(?![\w-]|\.\w)"),
    "a programme's id": re.compile(r"\bmicrosoft-[a-z-]+"),
    "an empty value": re.compile(r"\b(None(?! [a-z])|null|undefined|NaN|True|False)\b"),
    "a name of the code": re.compile(r"(?<![\w/.-])[a-z]+_[a-z_]+(?![\w/.@-])"),
    "a template": re.compile(r"\{\{|\{%|%\(\w+\)s"),
    "a wrong plural": re.compile(
        r"(?<![\d.,-])(?<!Section )1 (?!is|was|has|yes|his|this|plus|across|as)"
        r"(?:\w+ )?(?<!of )[a-z]{3,}(?<!s)s\b(?! of)"
    ),
    "an amount as a program writes it": re.compile(
        r"(?<![\d.,])(?<!uch as )\d{4,}\.\d\d\b(?! ?%)|\d\.\d\d, [A-Z]{3}\b"
    ),
    "a time without its zone": re.compile(r"\b[012]?\d:[0-5]\d\b(?!:)(?! ?(?:[A-Z]{3,4}\b|[ap]m))"),
}
"""What nobody should have to read, and how it looks."""


class Camera:
    """Takes pictures into a folder; ``wrong`` is what it noted, a line each."""

    def __init__(self, folder: Path) -> None:
        """Take pictures into a folder."""
        self.folder = folder
        self.wrong: list[str] = []
        self.taken: list[str] = []
        self._said: list[str] = []
        (folder / "wrong.txt").unlink(missing_ok=True)

    def page(self, context: BrowserContext) -> Page:
        """Open a page whose console is heard."""
        opened = context.new_page()
        opened.on("console", self._hears)
        opened.on("pageerror", lambda error: self._said.append(str(error)))
        return opened

    def take(self, page: Page, name: str, *, status: int = 200) -> None:
        """Take a picture of a page as it stands, and look for what is wrong with it."""
        size = "phone" if (page.viewport_size or {"width": 0})["width"] < 600 else "wide"
        called = f"{name}.{size}"
        page.evaluate(_LAZY)
        page.wait_for_load_state("networkidle")
        said, self._said = self._said, []
        found = [f"the console says {each}" for each in said] if status < 400 else []
        self.notes(*(f"{called}: {each}" for each in (*found, *faults(page, size))))
        self.taken.append(called)
        tall = page.evaluate("document.documentElement.scrollHeight")
        whole = page.screenshot(
            full_page=True, clip={"x": 0, "y": 0, "width": SIZES[size][0], "height": min(tall, _TALLEST)}
        )
        save(whole, self.folder / f"{called}.png")
        if size == "wide":
            (self.folder / f"{name}.txt").write_text(page.inner_text("body"), encoding="utf-8")

    def notes(self, *wrong: str) -> None:
        """Note what is wrong; it is written down at once, because a whole run takes long."""
        self.wrong += wrong
        with (self.folder / "wrong.txt").open("a", encoding="utf-8") as told:
            told.writelines(f"{each}\n" for each in wrong)

    def _hears(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._said.append(f"{message.text} ({message.location['url']})")


def faults(page: Page, size: str) -> list[str]:
    """Return what is wrong with a page, whoever looks at it."""
    found = []
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("it is wider than the window")
    inner = page.evaluate(_SCROLLS)
    if inner and size == "phone" and page.locator("body.js-enabled").count():  # a script stacks tables
        found.append(f"a table scrolls by itself: {inner}")
    if page.locator("h1").count() != 1:
        found.append(f"it has {page.locator('h1').count()} titles")
    title, summary = page.title(), page.locator(".govuk-error-summary").count()
    if not title.endswith(" – poedesk") or title.startswith((" ", "–")):
        found.append(f"its title is {title!r}")
    if bool(summary) != title.startswith("Error:"):
        found.append(f"its title is {title!r}, errors on it: {summary}")
    found += [f"a link of the errors leads nowhere: {each}" for each in page.evaluate(_LEADS_NOWHERE)]
    words = page.inner_text("main") if page.locator("main").count() else page.inner_text("body")
    found += [f"an id of the desk: {each}" for each in page.evaluate(_IDS) if each in words]
    for exact in page.locator("main code, main pre[tabindex]").all_inner_texts():
        words = words.replace(exact, "")  # a setting, or a note as it was signed
    for what, looks in MACHINE_WORDS.items():
        for each in [one for one in looks.finditer(words) if one[0] not in COLUMNS][:2]:
            near = words[max(0, each.start() - 30) : each.end() + 30]
            found.append(f"{what}: …{' '.join(near.split())}…")
    if not page.locator("body.js-enabled").count():  # without scripts nothing examines it
        return found
    answer: Mapping[str, Any] = Axe().run(page, options={"runOnly": RULES}).response
    return [*found, *(f"axe {each['id']}: {each['nodes'][0]['html'][:120]}" for each in answer["violations"])]


_IDS = """[...new Set([location.href, ...[...document.querySelectorAll("a[href]")].map(each => each.href)]
    .flatMap(each => each.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []))]"""

_LAZY = "document.querySelectorAll('img[loading=lazy]').forEach(each => { each.loading = 'eager'; })"

_SCROLLS = """[...document.querySelectorAll("main *")].filter(each =>
    each.scrollWidth > each.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(each).overflowX)
    && each.clientWidth > 0).map(each => each.className || each.tagName).join(", ")"""

_LEADS_NOWHERE = """[...document.querySelectorAll(".govuk-error-summary a")].map(each => each.hash.slice(1))
    .filter(each => !document.getElementById(each))"""


def save(picture: bytes, to: Path) -> None:
    """Save a picture with 256 colours at most, so that it stays small."""
    with Image.open(io.BytesIO(picture)) as shown:
        shown.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(to, optimize=True)
