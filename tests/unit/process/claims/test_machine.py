from datetime import UTC, date, datetime, timedelta

import pytest
from tests.unit.process.claims.walking import ADMIN, MONDAY, REVIEWER, Walk, filed

from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Item
from poedesk.process.claims.history import time_of
from poedesk.process.claims.machine import NotAllowed
from poedesk.process.claims.tables import loader
from poedesk.process.clocks.clock import due

FY21, FY24 = "2020-07", "2023-10"


@pytest.mark.parametrize(
    ("version", "submitted", "approved"),
    [
        (FY21, {"partner-id", "products", "contacts", "poe", "comments"}, {"poe", "comments"}),
        (FY24, {"comments"}, {"poe", "comments"}),
        ("2019-10", {"partner-id", "products", "contacts", "poe", "comments"}, {"comments"}),
    ],
)
def test_what_a_partner_may_change_depends_on_state_and_version(
    version: str, submitted: set[str], approved: set[str]
) -> None:
    table = loader.load("microsoft-cpor", version)
    assert set(machine.allowed_to(table, "submitted", "partner")) == submitted
    assert "poe" in machine.allowed_to(table, "action-required", "partner")
    assert set(machine.allowed_to(table, "approved", "partner")) == approved
    assert machine.allowed_to(table, "under-review", "customer") == ()


def test_a_change_that_is_locked_says_what_may_be_changed() -> None:
    walk = Walk("microsoft-cpor", FY24).give("poe", "acknowledgements").act("submit")
    with pytest.raises(NotAllowed, match="in 'Submitted' the partner may change comments, not poe"):
        walk.give("poe")


def test_a_fresh_proof_on_an_approved_association_changes_nothing_else() -> None:
    walk = filed(FY24).act("approve").wait(days=200).give("poe")
    assert walk.state == "approved"
    assert [item.right for item in walk.now.items].count("poe") == 2


def test_the_review_stands_still_while_the_partner_answers() -> None:
    walk = filed(FY24)
    review = walk.now.clock("review")
    assert review is not None
    assert due(review) == date(2026, 6, 22)  # without Juneteenth
    walk.wait(days=1).act("request-information", "dates")
    held = walk.now.clock("review")
    assert held is not None
    assert held.paused
    walk.wait(days=6).act("answer")
    again = walk.now.clock("review")
    assert again is not None
    assert due(again) == date(2026, 6, 29)  # Tuesday to Monday: five business days did not count
    assert time_of(walk.table, walk.now, walk.at) == {
        "partner": timedelta(days=6),
        "programme": timedelta(days=1),
    }


def test_an_overdue_review_is_late_and_changes_nothing() -> None:
    walk = filed(FY24).wait(days=60)
    assert walk.state == "under-review"
    assert [clock.span.name for clock in machine.late(walk.now, walk.at)] == ["review"]


def test_a_sweep_dates_what_happened_at_the_deadline_and_is_the_same_done_twice() -> None:
    walk = filed(FY24).act("request-information", "dates")
    late = walk.at + timedelta(days=200)
    outcomes = machine.sweep(walk.table, walk.now, late)
    assert [outcome.event.tag for outcome in outcomes] == [
        "claim:association:rejected",
        "claim:association:rejected_final",
    ]
    assert outcomes[0].event.at == datetime(2026, 6, 23, tzinfo=UTC)
    assert outcomes[0].event.data["reason"] == "no-response"
    assert machine.sweep(walk.table, outcomes[-1].association, late) == ()
    daily, at = walk.now, walk.at
    while at < late:
        at += timedelta(days=1)
        for outcome in machine.sweep(walk.table, daily, at):
            daily = outcome.association
    assert daily == outcomes[-1].association


def test_nothing_is_done_past_a_deadline_that_nobody_swept() -> None:
    walk = Walk("microsoft-mci", "2023-10", kind="workshops").act("ask-consent").act("give-consent")
    walk.at += timedelta(days=91)
    with pytest.raises(NotAllowed, match=r"'Nothing was submitted in time' happened .* sweep first"):
        walk.act("cancel")


def test_a_choice_tells_what_is_lacking() -> None:
    walk = Walk("microsoft-cpor", FY24)
    (choice,) = machine.choices(walk.table, walk.now, Act("", MONDAY, "p", ADMIN))
    assert (choice.transition.name, choice.lacking) == ("submit", ("supply first: poe, acknowledgements",))
    walk.give("poe", "acknowledgements")
    (choice,) = machine.choices(walk.table, walk.now, Act("", MONDAY, "p", ADMIN))
    assert choice.lacking == ()
    assert machine.choices(walk.table, walk.now, Act("", MONDAY, "r", REVIEWER)) == ()


def test_what_does_not_lead_out_of_a_state_names_what_does() -> None:
    with pytest.raises(NotAllowed, match="'approve' does not lead out of 'Draft'; possible there: submit"):
        Walk("microsoft-cpor", FY24).act("approve")


def test_nothing_happens_before_what_happened_last_or_without_a_zone() -> None:
    walk = Walk("microsoft-cpor", FY24).wait(hours=2).give("poe")
    early = Item("poe", MONDAY, "p", "x")
    with pytest.raises(NotAllowed, match="lies before"):
        machine.supply(walk.table, walk.now, "partner", early)
    with pytest.raises(NotAllowed, match="zone"):
        machine.supply(walk.table, walk.now, "partner", Item("poe", datetime(2026, 7, 1), "p", "x"))  # noqa: DTZ001


def test_a_claim_moves_by_the_version_that_it_pinned_alone() -> None:
    walk = filed(FY21)
    act = Act("approve", walk.at, "r", REVIEWER)
    with pytest.raises(NotAllowed, match="pinned microsoft-cpor@2020-07, not microsoft-cpor@2023-10"):
        machine.apply(loader.load("microsoft-cpor", FY24), walk.now, act)


def test_arbitration_holds_the_review_and_comes_before_the_approval() -> None:
    walk = filed(FY24)
    with pytest.raises(NotAllowed, match="another partner claims the same"):
        walk.act("approve", None, "contested")
    walk.act("open-arbitration", None, "contested").wait(days=30)
    assert machine.late(walk.now, walk.at) == ()
    with pytest.raises(NotAllowed, match="settle-arbitration has to happen first"):
        walk.act("approve")
    walk.act("request-information", "poe-missing").wait(days=2).act("answer")
    review = walk.now.clock("review")
    assert review is not None
    assert review.paused  # answering ends its own pause, not that of the arbitration
    walk.act("settle-arbitration", words="Their proof is older.").act("approve")
    assert walk.state == "approved"


def test_nobody_overrules_a_customer_and_the_one_who_rejected_does_not_decide_the_dispute() -> None:
    declined = filed(FY24).act("customer-declines", "customer-declined").act("dispute", words="They agreed.")
    with pytest.raises(NotAllowed, match="customer-declines happened before"):
        declined.act("overturn")
    assert declined.act("uphold", "customer-declined").state == "rejected-final"
    rejected = filed(FY24).act("reject", "insufficient-poe").act("dispute", words="It is on page 2.")
    with pytest.raises(NotAllowed, match="somebody else than who did reject"):
        rejected.act("overturn")
    assert rejected.act("overturn", actor="reviewer-2").state == "approved"


def test_an_engagement_with_deliverables_goes_its_whole_way() -> None:
    walk = Walk("microsoft-mci", "2023-10", kind="workshops").act("ask-consent").wait(days=29)
    walk.act("give-consent").wait(days=80).give("poe", "partner-survey").give(
        "customer-survey", side="customer"
    )
    with pytest.raises(NotAllowed, match="the engagement is one with an invoice, or supply first: invoice"):
        walk.act("submit", None, "invoice-applies")
    walk.give("invoice").act("submit", None, "invoice-applies").act("start-review")
    walk.act("reject", "insufficient-poe").wait(days=10).act("dispute", words="See the annex.")
    walk.act("request-in-dispute", "work-missing").wait(days=5).act("answer-dispute")
    assert walk.state == "disputed"
    assert walk.wait(days=25).state == "disputed"
    assert walk.wait(days=1).state == "disputed-expired"


@pytest.mark.parametrize(
    ("version", "state"), [("2021-09", "rejected-final"), ("2023-10", "not-submitted-expired")]
)
def test_an_engagement_that_is_not_submitted_ends_as_its_version_says(version: str, state: str) -> None:
    walk = Walk("microsoft-mci", version, kind="workshops").act("ask-consent").act("give-consent")
    assert walk.wait(days=90).state == "consent-received"
    assert walk.wait(days=1).state == state


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        ("assessments", 60),
        ("workshops", 90),
        ("small-projects", 120),
        ("medium-projects", 200),
        ("large-projects", 260),
    ],
)
def test_kinds_of_engagement_have_clocks_of_their_own(kind: str, days: int) -> None:
    table = loader.load("microsoft-mci", "2023-10", variant=kind)
    assert table.spans["first-submit"].days == days
    assert table.spans["review-complete"].days == days + 30


def test_a_cancelled_engagement_owes_nothing() -> None:
    walk = Walk("microsoft-mci", "2023-10", kind="workshops").act("ask-consent").act("cancel").wait(days=400)
    assert walk.state == "canceled"
    assert machine.late(walk.now, walk.at) == ()


def test_a_co_op_claim_is_disputed_once() -> None:
    walk = Walk("microsoft-coop", "2021-07").give("poe", "acknowledgements")
    with pytest.raises(NotAllowed, match="the period for claims is over"):
        walk.act("submit", None, "claim-period-closed")
    walk.act("submit").act("start-review").act("reject", "insufficient-poe").act(
        "dispute", words="It is there."
    )
    walk.act("take-up-dispute").act("uphold", "insufficient-poe", actor="reviewer-2")
    with pytest.raises(NotAllowed, match="dispute happened before"):
        walk.act("dispute", words="Still.")


def test_the_beginning_of_a_claim_is_an_event_too() -> None:
    azure = loader.load("microsoft-azure-poe")
    event = machine.begun(azure, machine.begin(azure, "CLM-1", MONDAY), "customer-1")
    assert (event.tag, event.subject, event.at) == ("claim:association:attached", "CLM-1", MONDAY)
    assert event.data == {"to": "attached", "programme": "microsoft-azure-poe@2017-07"}
    cpor = loader.load("microsoft-cpor")
    old = filed(FY24).act("reject", "consent-missing")
    cured = machine.begin(cpor, "CLM-2", old.at, cures=(old.table, old.now))
    assert machine.begun(cpor, cured, "partner-1").data["cures"] == "CLM-1"


@pytest.mark.parametrize("version", ["2019-10", FY21, FY24])
def test_who_has_to_mend_its_proof_does_not_keep_another_from_its_approval(version: str) -> None:
    rival = filed(version).act("request-information", "dates")
    with pytest.raises(NotAllowed, match="it is only for when another partner claims the same"):
        rival.act("outdone", "lost-arbitration", words="The other proof stands.")
    rival.act("outdone", "lost-arbitration", "contested", words="The other proof stands.")
    assert rival.state == "rejected"
    assert machine.late(rival.now, rival.at + timedelta(days=20)) == ()
    rival.act("dispute", words="Ours is newer.")


@pytest.mark.parametrize("version", ["2019-10", FY21])
def test_who_rejected_does_not_approve_after_the_dispute(version: str) -> None:
    walk = filed(version).act("reject", "consent-missing").act("dispute", words="It is there.")
    with pytest.raises(NotAllowed, match="somebody else than who did reject"):
        walk.act("approve")
    assert walk.act("approve", actor="reviewer-2").state == "approved"
