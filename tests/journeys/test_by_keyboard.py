"""The whole journey once more, on phones and with keys alone: Tab, Enter, the space bar and arrows."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.journey import partner_joins, sets_up, staffs, whole
from tests.browser.walking import PHONE, Typist, company
from tests.integration.desk.desks import running, trail_holds

pytestmark = pytest.mark.enable_socket


def test_nobody_needs_a_mouse_or_a_wide_window(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POEDESK_DESK_DOUBLE_REVIEWS", "1000000")
    with running(tmp_path / "data") as desk, company(browser, desk, Typist, PHONE) as all_of:
        owner = sets_up(all_of)
        whole(all_of, owner, staffs(all_of, owner), partner_joins(all_of, owner))
        assert trail_holds(desk)
