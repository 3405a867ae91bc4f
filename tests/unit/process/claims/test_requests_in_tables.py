from datetime import UTC, datetime, timedelta

import pytest

from poedesk.process.claims.association import Act, Association, Item
from poedesk.process.claims.machine import NotAllowed, apply, begin, supply
from poedesk.process.claims.tables.loader import Table, load

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
AUDITOR, ADMIN = "reviewer", "incentives-admin"


def after(table: Table, made: Association, *names: str) -> Association:
    for name in names:
        at = made.last + timedelta(hours=1)
        if name == "poe-answered":
            made = supply(table, made, "partner", Item("poe", at, "p-1", "content"))
        role = ADMIN if name == "poe-answered" else AUDITOR
        reason = "insufficient-poe" if name == "poe-failed" else None
        made = apply(table, made, Act(name, at, "somebody", role, reason)).association
    return made


@pytest.mark.parametrize("programme", ["microsoft-azure-poe", "microsoft-usage-poe"])
def test_what_passed_does_not_fail_and_what_is_asked_anew_does_not_pass_by_the_answer_of_last_time(
    programme: str,
) -> None:
    table = load(programme)
    passed = after(table, begin(table, "E-1", MONDAY), "poe-requested", "poe-answered", "poe-passed")
    with pytest.raises(NotAllowed, match="poe-requested has to happen first"):
        after(table, passed, "poe-failed")
    again = after(table, passed, "poe-requested")
    with pytest.raises(NotAllowed, match="poe-answered has to happen first"):
        after(table, again, "poe-passed")
    assert after(table, again, "poe-answered", "poe-failed", "poe-passed").taken("poe-failed")
