"""People who go through the desk in a real browser, by what stands on the page alone."""

import base64
import hashlib
import hmac
import html
import re
import struct
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page
from tests.integration.desk.desks import PASSWORD, PATIENCE, Desk

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK = {"width": 1200, "height": 900}
PHONE = {"width": 390, "height": 844}
STEP = 30


_IDS = re.compile(r"[0-9a-f-]{36}|(?<=/acknowledge/)[^/]+|(?<=/join/)[^/]+|[?#].*")
"""What tells two pages of one kind apart."""


class Person:
    """Somebody at the desk; each page that they come to for the first time is looked at."""

    examines = True
    """Whether each kind of page is examined for what bars people."""

    def __init__(self, browser: Browser, desk: Desk, seen: set[str], size: Mapping[str, int] = DESK) -> None:
        self.desk = desk
        self._context = browser.new_context(viewport={"width": size["width"], "height": size["height"]})
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE * 500)
        self.said: list[str] = []
        self._seen, self._size = seen, size["width"]
        self.page.on("console", self._hears)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _hears(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append(f"{message.text} {self.page.url}")

    def goes(self, path: str) -> None:
        """Go to an address of the desk, or one from a mail."""
        self.page.goto(path if path.startswith("http") else self.desk.url + path)
        self.looks()

    def presses(self, name: str | re.Pattern[str]) -> None:
        """Press the first button, or follow the first link, with a name."""
        named = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        self._does(named.first)

    def opens(self, text: str) -> None:
        """Follow the first link in the row of a table in which something stands."""
        self._does(self.page.get_by_role("row").filter(has_text=text).get_by_role("link").first)

    def menu(self, name: str) -> None:
        """Go to a page of the menu, which is folded up on a phone."""
        fold = self.page.get_by_role("button", name="Menu", exact=True)
        if fold.is_visible():
            fold.click()
        self._does(
            self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=name, exact=True)
        )

    def fills(self, given: Mapping[str, str]) -> None:
        """Fill fields in, each by its label."""
        for label, value in given.items():
            self.page.get_by_label(label, exact=True).fill(value)

    def ticks(self, *labels: str) -> None:
        """Tick boxes and radio buttons, each by its label."""
        for each in labels:
            self._ticks(self.page.get_by_label(each).first)

    def ticks_all(self, *ids: str) -> None:
        """Tick boxes, each by its id: of columns of a table whose labels are long."""
        for each in ids:
            self._ticks(self.page.locator(f"[id='{each}']"))

    def chooses(self, given: Mapping[str, str]) -> None:
        """Choose from lists, each by its label."""
        for label, value in given.items():
            self.page.get_by_label(label, exact=True).select_option(value)

    def sees(self, text: str) -> None:
        """Fail unless something stands on the page."""
        self.page.get_by_text(text).first.wait_for(state="attached")

    def unfolds(self, text: str) -> None:
        """Unfold what is folded up under a title."""
        self.page.locator("summary").filter(has_text=text).first.click()

    def sees_in_row(self, name: str, text: str) -> None:
        """Fail unless something stands in the row of a table in which there is a name."""
        told = self.page.get_by_role("row").filter(has_text=name).inner_text()
        assert text in told, f"{text!r} is not in {told!r}"

    def waits_for(self, text: str) -> None:
        """Load the page again until something stands on it: the worker does its part meanwhile."""
        until = time.monotonic() + PATIENCE
        told = self.page.get_by_text(re.compile(re.escape(text)))  # "Approvable" is not "Not approvable"
        while told.count() == 0:
            assert time.monotonic() < until, f"{text!r} does not come: {self.page.inner_text('main')}"
            time.sleep(0.2)
            self.page.reload()
        self.looks()

    def looks(self) -> None:
        """Fail where something bars people with a keyboard or a screen reader, or is wider than the page."""
        path = self.page.url.removeprefix(self.desk.url)
        kind = f"{self._size} {_IDS.sub('', path)}"
        kind += " errors" if self.page.locator(".govuk-error-summary").count() else ""
        wide = self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, f"{path} is wider than {self._size} px"
        assert self.page.locator("h1").count() == 1, f"{path}: {self.page.inner_text('body')}"
        if kind in self._seen or not self.examines:
            return
        self._seen.add(kind)
        answer: Mapping[str, Any] = Axe().run(self.page, options={"runOnly": RULES}).response
        found = [(each["id"], each["nodes"][0]["html"][:160]) for each in answer["violations"]]
        assert not found, f"{path}: {found}"

    def _does(self, what: Locator) -> None:
        with self.page.expect_navigation():
            what.click()
        self.looks()

    def _ticks(self, box: Locator) -> None:
        box.check()


class Hurried(Person):
    """Somebody who goes the way, and looks for no bars: the long journeys do."""

    examines = False


class Typist(Person):
    """Somebody who has a keyboard and nothing else."""

    def _does(self, what: Locator) -> None:
        self._reaches(what)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.looks()

    def menu(self, name: str) -> None:
        """Unfold the menu by keyboard, where it is folded up."""
        fold = self.page.get_by_role("button", name="Menu", exact=True)
        if fold.is_visible():
            self._reaches(fold)
            self.page.keyboard.press("Enter")
        self._does(
            self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=name, exact=True)
        )

    def fills(self, given: Mapping[str, str]) -> None:
        """Type into fields that Tab leads to."""
        for label, value in given.items():
            self._reaches(self.page.get_by_label(label, exact=True))
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(value)

    def chooses(self, given: Mapping[str, str]) -> None:
        """Choose from lists with the arrow keys."""
        for label, value in given.items():
            chosen = self.page.get_by_label(label, exact=True)
            self._reaches(chosen)
            self.page.keyboard.press("Home")
            for _ in range(chosen.locator("option").count()):
                if chosen.input_value() == value:
                    break
                self.page.keyboard.press("ArrowDown")
            assert chosen.input_value() == value, label

    def unfolds(self, text: str) -> None:
        """Unfold with Enter."""
        self._reaches(self.page.locator("summary").filter(has_text=text).first)
        self.page.keyboard.press("Enter")

    def _ticks(self, box: Locator) -> None:
        """Tick with the space bar; radio buttons are one stop of Tab, arrows move within them."""
        if box.get_attribute("type") == "radio":
            self._chooses_radio(box)
        elif not box.is_checked():
            self._reaches(box)
            self.page.keyboard.press("Space")
        assert box.is_checked()

    def _chooses_radio(self, box: Locator) -> None:
        if box.is_checked():
            return
        name = box.get_attribute("name")
        group = self.page.locator(f'input[type=radio][name="{name}"]')
        checked = group.and_(self.page.locator(":checked"))
        self._reaches(checked.first if checked.count() else group.first)
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if box.is_checked():
                return
            self.page.keyboard.press("ArrowDown")

    def _reaches(self, what: Locator) -> None:
        """Press Tab until something has the focus, and fail where it cannot be seen then."""
        wanted = what.element_handle()
        for _ in range(400):
            if self.page.evaluate("each => document.activeElement === each", wanted):
                assert what.is_visible()
                assert self.page.evaluate(_FOCUS_SHOWS, wanted), f"nothing shows the focus on {what}"
                return
            self.page.keyboard.press("Tab")
        message = f"Tab does not lead to {what}"
        raise AssertionError(message)


_FOCUS_SHOWS = """each => {
  const parts = [each, ...document.querySelectorAll(each.id ? `label[for="${CSS.escape(each.id)}"]` : "none"),
    each.closest(".govuk-task-list__item, .govuk-drop-zone")].filter(Boolean);
  const looks = () => parts.flatMap(one => [null, "::before", "::after"].map(part => {
    const {outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor, borderWidth} =
      getComputedStyle(one, part);
    const clear = / 0\\)$/.test(outlineColor) || outlineColor === "transparent";
    const outline = outlineStyle === "none" || clear ? "" : outlineWidth + outlineColor;
    return [outline, boxShadow, backgroundColor, borderColor, borderWidth].join();
  })).join("|");
  const moves = new CSSStyleSheet();
  moves.replaceSync("* { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets.push(moves);
  const focused = looks();
  each.blur();
  const left = looks();
  each.focus();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== moves);
  return focused !== left;
}"""
"""Whether something looks otherwise while it has the focus: an outline, a shadow, a ground or a border."""


@contextmanager
def company(
    browser: Browser, desk: Desk, kind: type[Person] = Person, size: Mapping[str, int] = DESK
) -> Iterator["Company"]:
    """Yield who makes people, of a kind, with windows of a size; at the end no console may hold an error."""
    made = Company(browser, desk, kind, size)
    yield made
    made.ends()


class Company:
    """Everybody of one journey; a page is looked at once for all of them."""

    def __init__(
        self, browser: Browser, desk: Desk, kind: type[Person], size: Mapping[str, int] = DESK
    ) -> None:
        self._browser, self._desk, self._kind, self._size = browser, desk, kind, size
        self._seen: set[str] = set()
        self.people: list[Person] = []
        self.owner: Person | None = None

    def person(self, size: Mapping[str, int] | None = None) -> Person:
        """Return somebody new, with a browser of their own."""
        made = self._kind(self._browser, self._desk, self._seen, size or self._size)
        self.people.append(made)
        return made

    def mailed(self, wanted: str) -> str:
        """Return what stands in the newest mail, which the owner of the desk reads in the outbox."""
        assert self.owner is not None
        answer = self.owner.page.request.get(f"{self._desk.url}/desk/outbox/").text()
        found = re.search(wanted, html.unescape(answer))
        assert found is not None, wanted
        return found[0]

    def joins(self, name: str) -> Person:
        """Return somebody who follows the newest invitation."""
        made = self.person()
        made.goes(self.mailed(r"http\S+/join/[\w-]+/"))
        made.fills({"Your full name": name, "Password": PASSWORD})
        made.presses("Join")
        return made

    def ends(self) -> None:
        """Close every browser; fail where a page said something on its console."""
        said = [line for each in self.people for line in each.said]
        for each in self.people:
            each.page.context.close()
        assert not said, f"a console says {said}"


def signed_in(ana: Person) -> Person:
    """Return the first person of a desk that is set up, on the page of a new engagement."""
    ana.goes("/account/login/")
    ana.fills({"Email": "ana@northwind.example", "Password": PASSWORD})
    ana.presses(re.compile("^Sign in$"))
    ana.menu("Engagements")
    ana.presses("Begin an engagement")
    ana.presses("Save and go back")
    return ana


def one_time_code(secret: str, at: float | None = None) -> str:
    """Return the code of an authenticator (RFC 6238: SHA-1, thirty seconds, six digits)."""
    counter = int((time.time() if at is None else at) // STEP)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06}"
