from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from poedesk.process.claims.association import Act, Association, Item
from poedesk.process.claims.machine import NotAllowed, allowed_to, apply, begin, supply, sweep
from poedesk.process.claims.tables.loader import Table, load
from poedesk.process.clocks.clock import due

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
AUDITOR, ADMIN = "reviewer", "incentives-admin"


def after(table: Table, made: Association, *names: str) -> Association:
    for name in names:
        at = made.last + timedelta(hours=1)
        if name == "poe-answered" and "poe" in allowed_to(table, made.state, "partner"):
            made = supply(table, made, "partner", Item("poe", at, "p-1", "content"))
        role = ADMIN if name == "poe-answered" else AUDITOR
        reason = "insufficient-poe" if name == "poe-failed" else None
        made = apply(table, made, Act(name, at, "somebody", role, reason)).association
    return made


@pytest.mark.parametrize("version", ["2019-10", "2020-07", "2023-10"])
def test_an_association_that_is_asked_for_its_proof_has_a_deadline_and_an_answer(version: str) -> None:
    table = load("microsoft-cpor", version)
    held = replace(begin(table, "E-1", MONDAY), state="approved")
    asked = after(table, held, "poe-requested")
    clock = asked.clock("poe-answer")
    assert clock is not None
    assert due(clock) == date(2026, 3, 20)  # the fourteenth business day after 2 March
    answered = after(table, asked, "poe-answered")
    assert answered.clocks[-1].stopped is not None
    assert after(table, answered, "poe-passed").state == "approved"
    assert after(table, answered, "poe-failed").state == "rejected"
    (over,) = sweep(table, asked, MONDAY + timedelta(days=20))
    assert (over.event.tag, over.association.state) == ("claim:poe_request:overdue", "approved")
    assert all(effect.kind != "eligibility" for effect in over.effects)  # a person closes
    assert after(table, over.association, "poe-failed").state == "rejected"


@pytest.mark.parametrize("programme", ["microsoft-azure-poe", "microsoft-usage-poe"])
def test_no_deadline_moves_money_there_either(programme: str) -> None:
    table = load(programme)
    asked = after(table, begin(table, "E-1", MONDAY), "poe-requested")
    (over,) = sweep(table, asked, MONDAY + timedelta(days=20))
    assert [effect.kind for effect in over.effects] == ["clock-stopped", "notify"]


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
