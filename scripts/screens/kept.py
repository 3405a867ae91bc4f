"""The five pictures that stand in the README."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page

from poedesk.desk.demo import PASSWORD
from screens.camera import SIZES, save
from screens.desks import sign_in

KEPT = {
    "engagements": ("ana@northlight.example", "wide", "/engagements/", "h1"),
    "readiness": ("rosa@gannetpoint.example", "wide", "/engagements/ > row:Osprey", "#readiness"),
    "answering": ("rosa@gannetpoint.example", "phone", "/claims/ > row:Osprey > Answer", "h1"),
    "review": ("ben@fabrikam.example", "wide", "/reviews/ > row:Osterby", "h1"),
    "draw": ("ida@fabrikam.example", "wide", "/draws/ > row:2026-q4-cpor > Public page", "h1"),
}
"""By its name there: who looks, in which window, the way to the page, what is at the top of the window."""


def keep(browser: Browser, url: str, folder: Path) -> None:
    """Take the five pictures of a demo."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (who, size, way, top) in KEPT.items():
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height})
        sign_in(context, url, who, PASSWORD)
        page = context.new_page()
        _go(page, url, way)
        if top != "h1":
            page.locator(top).evaluate("each => each.scrollIntoView()")
        save(page.screenshot(), folder / f"{name}.png")
        context.close()


def _go(page: Page, url: str, way: str) -> None:
    address, *rest = way.split(" > ")
    page.goto(url + address)
    for each in rest:
        if each.startswith("row:"):
            link = (
                page.get_by_role("row").filter(has_text=each.removeprefix("row:")).get_by_role("link").first
            )
        elif each == "Public page":
            link = page.locator("dd a[href*='/public/']").first
        else:
            link = (
                page.get_by_role("link", name=re.compile(f"^{each}"))
                .or_(page.get_by_role("button", name=each))
                .first
            )
        with page.expect_navigation():
            link.click()
    page.wait_for_load_state("networkidle")
