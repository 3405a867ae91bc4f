"""Goes to every page that somebody can reach by links, and to every address without parameters."""

import re
from collections import Counter, deque
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as TooLong

from screens.camera import SIZES, Camera
from screens.progress import Seen
from screens.router import Router

LOOKED_AT = 6
"""Pages of one kind that somebody opens; those that look different are drawn."""

PATIENCE = 120_000
"""Milliseconds within which a page comes, on a busy machine too."""

_ANSWERS = 20_000
"""Milliseconds within which something comes when a form is sent."""

NOT_ASKED_FOR = 405
"""Status of an address that only takes what is sent."""

LEAVE = {"account_logout"}
"""Addresses after which somebody is somebody else."""


class Walker:
    """Somebody who goes everywhere; ``seen`` holds what was there."""

    def __init__(self, browser: Browser, url: str, camera: Camera, router: Router, seen: Seen) -> None:
        """Begin with what was seen before."""
        self.browser, self.url, self.camera, self.router, self.seen = browser, url, camera, router, seen
        self._later: list[tuple[str, Any, list[str]]] = []

    def context(self, size: str, state: Any = None, *, scripts: bool = True) -> BrowserContext:
        """Open a window of a size, in which somebody is signed in already when ``state`` is given."""
        width, height = SIZES[size]
        made = self.browser.new_context(
            viewport={"width": width, "height": height}, storage_state=state, java_script_enabled=scripts
        )
        made.set_default_timeout(PATIENCE)
        return made

    def walks(self, who: str, context: BrowserContext, starts: list[str]) -> None:
        """Draw what one person sees, in a wide window and on a phone."""
        page = self.camera.page(context)
        shown: list[str] = []
        counts: Counter[tuple[Any, ...]] = Counter()
        queue = deque(self.url + each for each in starts)
        seen = set(queue)
        while queue:
            url = queue.popleft()
            found = self.router.at(url)
            if found is None or found[0] in LEAVE:
                continue
            kind = _kind(url, found)
            counts[kind] += 1
            if counts[kind] > LOOKED_AT or not self._goes(page, url, found[0]):
                continue
            look = (found[0], *kind[1], *_look(page, found[0]))
            if look not in self.seen.looks:
                self.seen.looks.add(look)
                self.shoot(page, f"{who}-{found[0].replace('_', '-')}-{len(self.seen.looks):03d}")
                shown.append(url)
            for each in self._links(page):
                if each not in seen:
                    seen.add(each)
                    queue.append(each)
        page.close()
        self._later.append((who, context.storage_state(), shown))

    def shoot(self, page: Page, name: str, *, status: int = 200) -> None:
        """Draw a page as it stands, in a wide window and on a phone."""
        found = self.router.at(page.url)
        if found is not None and status < 400:
            self.seen.drawn.add(found[0])
        for size in ("phone", "wide"):
            width, height = SIZES[size]
            page.set_viewport_size({"width": width, "height": height})
            self.camera.take(page, name, status=status)

    def goes(self, page: Page, path: str, name: str) -> None:
        """Go to an address of the desk, or one from a mail, and draw what is there."""
        answer = page.goto(path if path.startswith("http") else self.url + path)
        if page.locator(".govuk-error-summary a").count():
            self.camera.notes(f"{name}: an error stands at a field before anything was sent")
        self.shoot(page, name, status=answer.status if answer is not None else 200)

    def presses(self, page: Page, button: str, name: str = "") -> None:
        """Press a button or follow a link by what stands on it; draw what comes when there is a name."""
        named = page.get_by_role("button", name=button).or_(page.get_by_role("link", name=button))
        with page.expect_navigation():
            named.first.click()
        if name:
            self.shoot(page, name)

    def _goes(self, page: Page, url: str, name: str) -> bool:
        """Go to an address; return whether there is a page of it for this person."""
        answer = page.context.request.get(url)
        found = self.router.at(answer.url)
        if answer.status == NOT_ASKED_FOR:
            self.seen.sent.add(name)
        elif answer.status >= 500:
            self.camera.notes(f"{url}: {answer.status}")
        elif answer.status < 400 and "html" not in answer.headers.get("content-type", ""):
            self.seen.handed.add(name)
        elif answer.status < 400 and found is not None and found[0] == name:
            page.goto(url)
            return True
        return False

    def asks_for_each(self, page: Page) -> None:
        """Ask for every address with nothing there: those that only take what is sent say so to anybody."""
        for name, shape in self.router.pages().items():
            if page.context.request.get(self.url + self.router.example(shape)).status == NOT_ASKED_FOR:
                self.seen.sent.add(name)

    def _links(self, page: Page) -> list[str]:
        given = page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)")
        return [urldefrag(each).url for each in given if each.startswith(self.url)]

    def sends_nothing(self) -> None:
        """Send each kind of form that everybody saw without an answer; draw what comes."""
        later, self._later = self._later, []
        for who, state, urls in later:
            context = self.context("wide", state)
            self._sends_nothing(who, self.camera.page(context), urls)
            context.close()

    def _sends_nothing(self, who: str, page: Page, urls: list[str]) -> None:
        for url in urls:
            name, given = self.router.at(url) or ("", {})
            kind = f"{name} {given.get('part', '')}{given.get('name', '')}{given.get('kind', '')}"
            if kind in self.seen.asked_empty:
                continue
            page.goto(url)
            for form in range(page.evaluate(f"{_FORMS}.length")):
                self.seen.asked_empty.add(kind)
                page.goto(url)
                try:
                    with page.expect_navigation(timeout=_ANSWERS):
                        page.evaluate(_SENDS, form)
                except TooLong:  # the page itself says what is wrong
                    continue
                if page.locator(".govuk-error-summary").count():
                    called = re.sub(r"\W+", "-", f"{who}-{kind}").replace("_", "-").strip("-")
                    self.shoot(page, f"{called}-{form}-empty")


_FORMS = """[...document.querySelectorAll("main form")].filter(each => each.method === "post" &&
    [...each.elements].some(one => one.matches("textarea, select,"
        + " input:not([type=hidden]):not([type=radio]):not([type=checkbox])")))"""

_SENDS = f"""place => {{
  const form = {_FORMS}[place];
  if (!form) return null;
  for (const each of form.elements) {{
    if (["text", "email", "password", "date", "number", "textarea"].includes(each.type)) each.value = "";
    if (each.matches("input[type=checkbox], input[type=radio]")) each.checked = false;
  }}
  form.noValidate = true;
  const button = form.querySelector("button[type=submit], button:not([type])");
  form.requestSubmit(button ?? undefined);
  return true;
}}"""


def _kind(url: str, found: tuple[str, dict[str, Any]]) -> tuple[Any, ...]:
    """Return what pages of one kind share: the name, words at parameters, what is asked beside."""
    name, given = found
    words = tuple(
        str(each) for key, each in given.items() if key in ("part", "name", "kind", "clock", "shape")
    )
    return name, words, tuple(sorted(key for key, _ in parse_qsl(urlsplit(url).query)))


def _look(page: Page, name: str) -> list[str]:
    """Return what tells pages apart that show different things: headings, buttons, what is said apart."""
    telling = f"{_TELLING}, nav a" if name == "home" else _TELLING
    said = page.eval_on_selector_all(telling, "all => all.map(each => each.textContent)")
    return sorted({re.sub(r"\d+", "#", " ".join(each.split())) for each in said})


_TELLING = (
    "main h2:not(.govuk-summary-card__title), main h3.govuk-heading-s, main button, main a.govuk-button,"
    " main .govuk-inset-text"
)
