"""The whole journey on one desk, in windows of a desk; the customer signs on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.journey import partner_joins, sets_up, staffs, whole
from tests.browser.walking import Hurried, company
from tests.integration.desk.desks import running, trail_holds

pytestmark = pytest.mark.enable_socket


def test_money_is_released_and_forfeited_by_people_who_see_nothing_but_pages(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POEDESK_DESK_DOUBLE_REVIEWS", "1000000")
    with running(tmp_path / "data") as desk, company(browser, desk, Hurried) as all_of:
        owner = sets_up(all_of)
        whole(all_of, owner, staffs(all_of, owner), partner_joins(all_of, owner))
        assert trail_holds(desk)
