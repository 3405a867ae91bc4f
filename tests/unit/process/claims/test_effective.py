from datetime import date, timedelta

import pytest
from tests.unit.process.claims.walking import Walk, filed

from poedesk.process.claims import machine
from poedesk.process.claims.association import Claimant
from poedesk.process.claims.effective import effective_on

COUNTY = Claimant("P-1", ("workload:t:intune",), "public")
COMPANY = Claimant("P-1", ("workload:t:intune",))


def on(walk: Walk) -> date:
    told = effective_on(walk.table, walk.now)
    assert told is not None
    assert str(told.on) in told.because
    return told.on


def disputed(claimant: Claimant, reason: str) -> Walk:
    walk = filed("2023-10", claimant).wait(days=2).act("reject", reason).wait(days=20)
    return walk.give("poe").act("dispute").wait(days=3).act("overturn", actor="reviewer-2")


def test_an_association_counts_from_its_approval() -> None:
    walk = filed("2023-10", COUNTY).wait(days=2)
    assert effective_on(walk.table, walk.now) is None
    assert on(walk.act("approve").wait(days=90)) == date(2026, 6, 3)


@pytest.mark.parametrize(
    ("claimant", "reason", "day"),
    [
        (COUNTY, "consent-missing", date(2026, 6, 3)),
        (COUNTY, "products-missing", date(2026, 6, 26)),
        (COMPANY, "consent-missing", date(2026, 6, 26)),
    ],
)
def test_a_cured_denial_keeps_its_date_where_the_version_says_so(
    claimant: Claimant, reason: str, day: date
) -> None:
    assert on(disputed(claimant, reason)) == day


def test_what_was_lost_and_won_back_counts_from_the_first_approval() -> None:
    walk = filed("2023-10", COMPANY).act("approve").wait(days=50).act("poe-requested")
    walk.act("poe-failed", "insufficient-poe").act("dispute", words="It was another file.").wait(days=2)
    assert on(walk.act("overturn", actor="reviewer-2")) == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("after", "reason", "kept"),
    [
        (COUNTY, "consent-missing", True),
        (COUNTY, "products-missing", False),
        (Claimant("P-2", COUNTY.keys, "public"), "consent-missing", False),
        (Claimant("P-1", ("workload:t:teams",), "public"), "consent-missing", False),
        (Claimant("P-1", (), "public"), "consent-missing", False),
        (COMPANY, "consent-missing", False),
    ],
)
def test_a_new_claim_keeps_the_date_of_the_same_partner_for_the_same_things(
    after: Claimant, reason: str, *, kept: bool
) -> None:
    before = filed("2023-10", COUNTY).act("reject", reason).wait(days=60)
    assert before.state == "rejected-final"
    again = filed("2023-10", after, name="CLM-2")
    began = before.at + timedelta(days=1)
    made = machine.begin(again.table, "CLM-2", began, after, cures=(before.table, before.now))
    assert made.cures == "CLM-1"
    assert made.preserved == (date(2026, 6, 1) if kept else None)


def test_the_kept_date_is_the_one_that_counts() -> None:
    before = filed("2023-10", COUNTY).act("reject", "consent-missing").wait(days=60)
    walk = Walk("microsoft-cpor", "2023-10", COUNTY, at=before.at)
    walk.now = machine.begin(walk.table, "CLM-2", walk.at, COUNTY, cures=(before.table, before.now))
    walk.give("poe", "acknowledgements").act("submit").act("start-review").act("approve")
    assert on(walk) == date(2026, 6, 1)
