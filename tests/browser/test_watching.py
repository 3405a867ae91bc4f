"""A page that shows how an engagement stands learns by itself that a colleague changed it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.walking import Hurried, company, signed_in
from tests.integration.desk import desks
from tests.integration.desk.desks import PATIENCE, running

pytestmark = pytest.mark.enable_socket

TURN = 10_000
"""Milliseconds in which such a page looks at least once; its own clock alone is put forward by them."""


def test_an_open_page_tells_that_the_engagement_was_changed_elsewhere(
    tmp_path: Path, browser: Browser
) -> None:
    with running(tmp_path / "data") as desk, company(browser, desk, Hurried) as all_of:
        desks.Browser(desk).set_up()
        ana = all_of.person()
        ana.page.clock.install()
        signed_in(ana)
        part = ana.page.locator("#readiness")
        expect(part.locator("[data-watches]")).to_be_visible(timeout=PATIENCE * 1000)
        told = part.get_by_text("This engagement was changed since the page was opened.")
        expect(told).to_have_count(0)
        other = ana.page.context.new_page()
        other.goto(ana.page.url)
        other.get_by_role("link", name="Customer", exact=True).click()
        other.get_by_label("Name of the company").fill("Contoso Health")
        other.get_by_role("button", name="Save and go back").click()
        ana.page.clock.run_for(TURN)
        expect(told).to_be_visible(timeout=PATIENCE * 1000)
        part.get_by_role("link", name="Look at all of it again").click()
        expect(told).to_have_count(0)
        ana.sees("Contoso Health")
        other.close()
