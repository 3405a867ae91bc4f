"""The customer's acknowledgement in a real browser: on a phone, with a drawn signature, for everybody."""

import html
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.integration.desk.desks import PATIENCE, running
from tests.integration.desk.desks import Browser as Partner

from poedesk.paper.forms.samples.load import sample

pytestmark = pytest.mark.enable_socket

SAMPLE = sample("usage-public-sector")
CUSTOMER = SAMPLE.claim.customer
EMAIL = f"office@{CUSTOMER.domain}"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[Partner]:
    """Yield the partner's browser at a desk that runs."""
    with running(tmp_path / "data") as desk:
        browser = Partner(desk)
        browser.set_up()
        yield browser


def answers() -> dict[str, dict[str, Any]]:
    """Return what the partner enters, section by section."""
    work = {"project": SAMPLE.claim.project or "", "workload": SAMPLE.claim.workloads[0].workload}
    told = SAMPLE.answers.to_json()
    return {
        "claim": {each: getattr(SAMPLE.claim, each) for each in ("programme", "engagement", "solution_area")},
        "customer": {
            f"customer.{each}": getattr(CUSTOMER, each)
            for each in ("name", "domain", "tenant_id", "country", "sector")
        },
        "work": {**work, f"activity:{work['workload']}": SAMPLE.claim.workloads[0].activities[0]},
        "form": {f"narratives.{each}": told[each] for each in ("business_need", "usage_work")},
    }


def asked(partner: Partner) -> tuple[str, str]:
    """Have the customer asked; return the engagement's address and the link in the mail."""
    partner.post("/engagements/begin/", {}, of="/engagements/")
    page = partner.at.partition("answers/")[0]
    for part, given in answers().items():
        revision = _hidden(partner.get(f"{page}answers/{part}/"), "revision")
        partner.post(f"{page}answers/{part}/", {**given, "revision": revision})
    whom = {"name": "Gideon Ashworth", "title": "County Administrator", "email": EMAIL, "message": ""}
    shown = partner.post(f"{page}acknowledgements/ask/", {**whom, "step": "preview"})
    partner.post(f"{page}acknowledgements/ask/", {**whom, "step": "send", "sha256": _hidden(shown, "sha256")})
    return page, mailed(partner, r"http\S+/acknowledge/\w+/")


def mailed(partner: Partner, wanted: str) -> str:
    """Return what stands in the newest mail."""
    found = re.search(wanted, html.unescape(partner.get("/desk/outbox/")))
    assert found is not None
    return found[0]


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="(\w+)"', page)
    assert found is not None, page
    return found[1]


def bars(page: Page) -> list[tuple[str, str]]:
    """Return what bars people with a keyboard or a screen reader, and what is wider than the page."""
    answer: Mapping[str, Any] = Axe().run(page, options={"runOnly": RULES}).response
    found = [(one["id"], one["nodes"][0]["html"][:120]) for one in answer["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [*found, *([("wide", page.url)] if wide else [])]


def test_a_customer_reads_on_a_phone_and_signs_with_the_mouse(
    partner: Partner, browser: Browser, page: Page
) -> None:
    engagement, link = asked(partner)
    phone = browser.new_context(viewport={"width": 390, "height": 844})
    small = phone.new_page()
    small.goto(link)
    assert bars(small) == []
    small.get_by_role("button", name="Send me a code").focus()
    small.keyboard.press("Enter")
    code = small.get_by_label("Code", exact=True)
    code.wait_for()
    code.fill(mailed(partner, r"\d{4} \d{4}"))
    small.keyboard.press("Enter")
    small.get_by_role("heading", name="Sign", exact=True).wait_for()
    assert bars(small) == []
    page.context.add_cookies(cast("Any", phone.cookies()))  # the same person, who goes on at a desk
    phone.close()

    page.goto(link)
    page.get_by_label("Your initials").fill("GA")
    page.get_by_label("Draw it").check()
    box = page.locator("canvas")
    box.scroll_into_view_if_needed()
    edge = box.bounding_box()
    assert edge is not None
    page.mouse.move(edge["x"] + 20, edge["y"] + 20)
    page.mouse.down()
    for x, y in ((120, 90), (220, 30), (320, 100)):
        page.mouse.move(edge["x"] + x, edge["y"] + y, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Sign and send").click()
    page.get_by_role("link", name="Tick the box").wait_for()
    assert bars(page) == []
    assert page.evaluate(
        "document.querySelector('canvas').getContext('2d').getImageData(0, 0, 960, 240).data.some(Boolean)"
    )
    page.get_by_label("I acknowledge").check()
    page.get_by_role("button", name="Sign and send").click()
    page.get_by_role("heading", name="You acknowledged the work").wait_for()
    assert bars(page) == []
    until = time.monotonic() + PATIENCE
    while "acknowledged-by-customer.pdf" not in partner.get(engagement) and time.monotonic() < until:
        time.sleep(0.05)
    assert "Sealed and sent" in partner.get(f"{engagement}acknowledgements/")
