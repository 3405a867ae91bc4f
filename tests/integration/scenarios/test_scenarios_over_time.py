"""The acceptance scenarios that are about claims and clocks, by their letters."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.process.claims.contending.proofs import assessment, side
from tests.unit.process.claims.walking import Walk, filed
from tests.unit.process.ledger.books import NOON, accrual, line
from tests.unit.process.requests.batches import ONE, answered, failed

from poedesk.kernel.verdict import Verdict
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Claimant
from poedesk.process.claims.contending.comparing import case
from poedesk.process.claims.contending.keys import contests
from poedesk.process.claims.contending.views import for_partner
from poedesk.process.claims.effective import effective_on
from poedesk.process.claims.machine import NotAllowed
from poedesk.process.claims.reasons.mapping import reason_of
from poedesk.process.clocks.clock import due
from poedesk.process.ledger.book import ACCRUED, FORFEITED, Book
from poedesk.process.ledger.consequences import Event as Happened
from poedesk.process.ledger.consequences import entries_for
from poedesk.process.requests.linking import MONEY, on_claim

INTUNE = "workload:2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62:intune"
FY21, FY24 = "2020-07", "2023-10"


def test_scenario_d_a_county_without_the_disclosure_keeps_its_first_date_by_a_later_full_proof() -> None:
    county = Claimant("P-1", (INTUNE,), "public")
    refused = reason_of("disclosure.public_sector", "missing", Verdict.NOT_MET).reject
    walk = filed(FY24, county).wait(days=3).act("reject", refused).wait(days=25)
    walk.give("poe").act("dispute").wait(days=4).act("overturn", actor="reviewer-2")
    told = effective_on(walk.table, walk.now)
    assert told is not None
    assert told.on == date(2026, 6, 4)
    assert told.because == "a later proof cured the denial of 2026-06-04 (consent-missing)"


@pytest.mark.parametrize(("version", "last"), [(FY21, date(2026, 6, 8)), (FY24, date(2026, 6, 22))])
def test_scenario_e_an_unanswered_request_is_rejected_after_5_or_14_business_days(
    version: str, last: date
) -> None:
    walk = filed(version).act("request-information", "acknowledgement-missing")
    clock = walk.now.clock("partner-answer")
    assert clock is not None
    assert due(clock) == last
    walk.wait(days=(last - walk.at.date()).days)
    assert walk.state == "action-required"  # the whole last day is in time
    walk.wait(days=1)
    assert (walk.state, walk.now.steps[-1].reason) == ("rejected", "no-response")


def test_scenario_f_two_partners_claim_intune_of_one_tenant() -> None:
    first = filed(FY24, Claimant("P-1", (INTUNE,)), name="CLM-1").act("approve")
    second = filed(FY24, Claimant("P-2", (INTUNE,)), name="CLM-2")
    (contest,) = contests(second.table, second.now, [(first.table, first.now)])
    assert (contest.key, contest.holder, contest.claimants) == (INTUNE, "CLM-1", ("CLM-2",))
    with pytest.raises(NotAllowed, match="another partner claims the same"):
        second.act("approve", None, "contested")
    second.act("open-arbitration", None, "contested")
    sides = [side("1", assessment("2026-01-05", "first")), side("2", assessment("2026-05-05", "second"))]
    told = case(second.table, INTUNE, sides)
    assert told.recommended == "CLM-2"
    assert "second" not in json.dumps(for_partner(told, "P-1"))
    assert "first" not in json.dumps(for_partner(told, "P-2"))
    first.act("displace", "lost-arbitration", "contested", words=told.because)
    second.act("settle-arbitration", words=told.because).act("approve")
    assert (first.state, second.state) == ("rejected", "approved")
    assert contests(second.table, second.now, [(first.table, first.now)]) == ()


@pytest.mark.parametrize("version", [FY21, FY24])
def test_scenario_g_a_customer_declines_on_day_7_and_on_day_8(version: str) -> None:
    seventh = filed(version).act("approve").wait(days=7).act("customer-declines", "customer-declined")
    assert seventh.state == "rejected"
    eighth = filed(version).act("approve").wait(days=8)
    if version == FY21:
        assert eighth.now.steps[-1].name == "confirmed"
        with pytest.raises(NotAllowed, match="customer-decline does not run"):
            eighth.act("customer-declines", "customer-declined")
        assert eighth.state == "approved"
    else:  # at any time
        assert eighth.act("customer-declines", "customer-declined").state == "rejected"


def test_scenario_h_a_dispute_on_day_30_and_on_day_31_and_a_second_one() -> None:
    in_time = filed(FY24).act("reject", "insufficient-poe").wait(days=30)
    in_time.act("dispute", words="The acknowledgement stands on page 3.")
    assert in_time.state == "dispute"
    too_late = filed(FY24).act("reject", "insufficient-poe").wait(days=31)
    assert too_late.state == "rejected-final"
    with pytest.raises(NotAllowed, match="does not lead out of 'Rejected final'"):
        too_late.act("dispute", words="The acknowledgement stands on page 3.")
    in_time.act("overturn", actor="reviewer-2").act("poe-requested").act("poe-failed", "insufficient-poe")
    with pytest.raises(NotAllowed, match="dispute happened before"):
        in_time.act("dispute", words="Once more.")


def test_scenario_i_the_consent_for_a_workshop_expires_on_day_31() -> None:
    walk = Walk("microsoft-mci", "2023-10", kind="workshops").act("ask-consent").wait(days=30)
    assert walk.state == "awaiting-consent"
    walk.wait(days=1)
    assert walk.state == "consent-expired"
    assert walk.now.steps[-1].at == datetime(2026, 7, 2, tzinfo=UTC)
    with pytest.raises(NotAllowed, match="possible there: nothing"):
        walk.act("give-consent")


@pytest.mark.parametrize(
    ("programme", "state"),
    [("microsoft-azure-poe@2017-07", "attached"), ("microsoft-cpor@2023-10", "rejected")],
)
def test_scenario_k_a_failed_random_audit_takes_the_earnings_and_what_else_the_version_says(
    programme: str, state: str
) -> None:
    name, _, version = programme.partition("@")
    walk = Walk(name, version) if name == "microsoft-azure-poe" else filed(version).act("approve")
    lines = [line(1, engagement="E-1"), line(2, engagement="E-2")]
    book = Book().posted([accrual(each) for each in lines], lines)
    request = failed(answered(programme))
    for step in request.requests[ONE].life.steps:
        if (brought := on_claim(walk.table, walk.state, step.name)) is not None:
            walk.give("poe").act(brought, "insufficient-poe" if brought == "poe-failed" else None)
        if (kind := MONEY.get(step.name)) is not None:
            at = NOON + timedelta(hours=len(book.entries))
            book = book.posted(entries_for(Happened(f"{ONE}-{kind}", kind, "E-1", at), book))
    assert walk.state == state
    assert book.total(FORFEITED) == {"USD": lines[0].amount}
    assert (book.balance("L-1", FORFEITED), book.balance("L-2", ACCRUED)) == (
        lines[0].amount,
        lines[1].amount,
    )


def test_scenario_k_a_random_audit_that_nobody_answers_leaves_the_association_too() -> None:
    walk = Walk("microsoft-azure-poe", "2017-07").act("poe-requested").wait(days=40)
    assert (walk.now.steps[-1].name, walk.state) == ("poe-overdue", "attached")
    act = Act("poe-failed", walk.at, "reviewer-1", "reviewer", "poe-unavailable")
    outcome = machine.apply(walk.table, walk.now, act)
    assert outcome.association.state == "attached"
    assert ("eligibility", "ineligible") in {(each.kind, each.what) for each in outcome.effects}


def test_every_scenario_of_the_list_has_its_test() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert set(re.findall(r"def test_scenario_([a-z])_", sources)) == set("abcdefghijklm")
