"""Whatever the table of a programme allows can be done by its side, and is refused with every reason else."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from tests.desk_claims import judged, partner, reviewer, submitted, with_document
from tests.desk_parties import browser_of, member

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.claims import services
from poedesk.desk.claims.course.sweeping import sweep
from poedesk.desk.claims.extending import ask_time, decide_time
from poedesk.desk.claims.models import Claim, Happening
from poedesk.desk.mail.models import Mail
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db


def asked(ours: Actor, theirs: Actor) -> Claim:
    """Return a claim about which the reviewer asked the partner for more."""
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    services.act(
        theirs,
        claim.id,
        "request-information",
        reason="dates",
        words="The signature is of last year.",
        decided=True,
    )
    claim.refresh_from_db()
    return claim


def test_the_reviewer_asks_the_partner_answers_and_the_history_tells_it() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    assert (claim.state, claim.turn) == ("action-required", "partner")
    mail = Mail.objects.filter(to="ana@northwind.example").latest("id")
    assert "The signature is of last year." in mail.body
    with_document(claim.engagement, "signed anew")
    renewed = judged(claim.engagement)
    services.act(
        ours,
        claim.id,
        "answer",
        words="A new signature is in.",
        renew=renewed.revision,
        revision=claim.revision,
    )
    claim.refresh_from_db()
    assert claim.state == "under-review"
    assert [each.number for each in claim.proofs.all()] == [1, 2]
    assert [(each.name, each.side) for each in claim.happenings.all()] == [
        ("submit", "partner"),
        ("start-review", "programme"),
        ("request-information", "programme"),
        ("answer", "partner"),
    ]
    assert Happening.objects.get(name="request-information").reason == "dates"


def test_a_reason_is_asked_for_and_only_those_of_the_table_are_taken() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    for reason in (None, "because"):
        with pytest.raises(Refused, match="give one of these reasons: poe-missing"):
            services.act(theirs, claim.id, "request-information", reason=reason, decided=True)


def test_nobody_decides_for_the_other_side_or_on_what_they_did_not_see() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    with pytest.raises(Refused, match="for reviewer, not for incentives-admin"):
        services.act(ours, claim.id, "start-review")
    with pytest.raises(Refused, match="changed since you looked"):
        services.act(theirs, claim.id, "start-review", revision=claim.revision - 1)
    with pytest.raises(Refused, match="no such claim"):
        services.act(member("Other", "programme", "lead"), claim.id, "start-review")
    with pytest.raises(Refused, match="may not do what"):
        services.act(member("Fabrikam Programmes", "programme", "finance"), claim.id, "start-review")


def test_a_failed_act_leaves_no_leaf_and_no_row() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    before = store().size(), claim.happenings.count()
    with pytest.raises(Refused):
        services.act(theirs, claim.id, "approve", decided=True)
    assert (store().size(), claim.happenings.count()) == before


def test_a_deadline_that_ran_out_does_its_work_once_however_often_it_is_swept() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    assert sweep(timezone.now()) == 0
    late = timezone.now() + timedelta(days=40)
    assert sweep(late) == 1
    claim.refresh_from_db()
    assert claim.state == "rejected"
    step = claim.happenings.last()
    assert step is not None
    assert (step.name, step.side, step.reason) == ("no-answer", "clock", "no-response")
    assert step.at < late - timedelta(days=10)  # when it ran out, not when it was swept
    assert sweep(late) == 0


def test_who_comes_after_the_deadline_finds_what_it_did() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    with pytest.raises(Refused, match="'answer' does not lead out of 'Rejected'"):
        services.act(ours, claim.id, "answer", at=timezone.now() + timedelta(days=30))
    claim.refresh_from_db()
    assert claim.state == "rejected"


def test_each_reminder_is_written_once() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    row = claim.deadlines.get(clock="partner-answer")
    assert row.remind_at is not None
    at: datetime = row.remind_at
    Mail.objects.all().delete()
    assert sweep(at) == 1
    assert sweep(at) == 0
    assert claim.reference in Mail.objects.get(to="ana@northwind.example").subject


def test_a_rejected_claim_that_nobody_disputes_becomes_final_and_may_be_made_good_by_a_new_one() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    services.act(theirs, claim.id, "reject", reason="insufficient-poe", words="No signature.", decided=True)
    sweep(timezone.now() + timedelta(days=60))
    claim.refresh_from_db()
    assert (claim.state, claim.is_open) == ("rejected-final", False)
    made = judged(claim.engagement)
    again = services.submit(ours, made.id, made.revision, ticked=True, at=timezone.now() + timedelta(days=61))
    assert again.association["cures"] == claim.reference


def test_a_proof_is_handed_in_anew_only_where_the_state_lets_it_and_only_when_it_differs() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    with_document(claim.engagement, "newer")
    made = judged(claim.engagement)
    with pytest.raises(Refused, match="may change comments, not poe"):
        services.hand_in(ours, claim.id, made.revision)
    services.act(theirs, claim.id, "start-review")
    services.act(theirs, claim.id, "approve", decided=True)
    assert services.hand_in(ours, claim.id, made.revision).number == 2
    with pytest.raises(Refused, match="handed in already"):
        services.hand_in(ours, claim.id, made.revision)


def test_two_partners_who_claim_the_same_are_contested_until_somebody_decides() -> None:
    ours, theirs = partner(), reviewer()
    first = submitted(ours)
    second = submitted(member("Tailspin Services", "partner", "incentives_admin"))
    services.act(theirs, first.id, "start-review")
    with pytest.raises(Refused, match="another partner claims the same"):
        services.act(theirs, first.id, "approve", decided=True)
    services.act(theirs, second.id, "start-review")
    services.act(theirs, second.id, "reject", reason="insufficient-poe", words="No signature.", decided=True)
    services.act(theirs, first.id, "approve", decided=True)


def test_the_customer_may_decline() -> None:
    ours, _ = partner(), reviewer()
    claim = submitted(ours)
    services.customer_acts(claim.id, "customer-declines", "customer:1", reason="customer-declined")
    claim.refresh_from_db()
    assert claim.state == "rejected"
    assert claim.happenings.last().side == "customer"  # type: ignore[union-attr]  # it was just written


def test_more_time_is_asked_for_by_one_side_and_decided_by_the_other() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    before = claim.deadlines.get(clock="partner-answer").due
    assert before is not None
    ask_time(ours, claim.id, "partner-answer", days=5, because="The signatory is away.")
    late = timezone.now() + timedelta(days=40)
    assert sweep(late) == 0  # it does not run out before the answer
    with pytest.raises(Refused, match="Say why"):
        decide_time(theirs, claim.id, "partner-answer", granted=False)
    with pytest.raises(Refused, match="The programme decides"):
        decide_time(ours, claim.id, "partner-answer", granted=True)
    decide_time(theirs, claim.id, "partner-answer", granted=True)
    after = claim.deadlines.get(clock="partner-answer").due
    assert after is not None
    assert after > before
    with pytest.raises(Refused, match="may be extended 1 times"):
        ask_time(ours, claim.id, "partner-answer", days=5, because="Once more.")
    assert [each.tag for each in claim.happenings.all()][-2:] == [
        "claim:deadline:asked",
        "claim:deadline:granted",
    ]


def test_more_time_is_asked_for_on_its_page() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    mine, others = browser_of(ours), browser_of(theirs)
    path = f"/claims/{claim.id}/time/partner-answer/"
    assert path in mine.get(f"/claims/{claim.id}/").content.decode()
    assert others.get(path).status_code == 404  # nothing was asked yet
    refused = mine.post(path, {"days": "many", "words": "Away."}).content.decode()
    assert "Enter a whole number of days" in refused
    assert "Away." in refused
    mine.post(path, {"days": "5", "words": "Away."})
    assert path in others.get(f"/claims/{claim.id}/").content.decode()
    others.post(path, {"granted": "yes", "words": ""})
    assert "More time was given" in mine.get(f"/claims/{claim.id}/").content.decode()


def test_what_an_answer_takes_for_itself_alone_is_what_it_claims_then() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    made = claim.engagement
    made.refresh_from_db()
    made.answers["workloads"] = [{"workload": "intune"}]
    made.answers["expected_incentive"] = {"amount": "99.00", "currency": "EUR"}
    made.save()
    judged(made)
    services.act(ours, claim.id, "answer", words="It was Intune.", renew=made.revision)
    claim.refresh_from_db()
    assert [each.key.rsplit(":", 1)[1] for each in claim.keys.all()] == ["intune"]
    assert claim.association["claimant"]["keys"] == [each.key for each in claim.keys.all()]
    assert f"{claim.amount} {claim.currency}" == "99.00 EUR"


def test_a_claim_stays_in_its_programme() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    made = claim.engagement
    made.refresh_from_db()
    made.answers |= {"programme": "microsoft-azure-poe", "solution_area": "azure"}
    made.save()
    judged(made)
    with pytest.raises(Refused, match="Choose that programme again"):
        services.act(ours, claim.id, "answer", renew=made.revision)


def test_where_the_clock_was_set_back_nobody_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, _theirs = partner(), reviewer()
    claim, real = submitted(ours), timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - timedelta(days=1))
    services.act(ours, claim.id, "withdraw", reason="no-longer-working")
    claim.refresh_from_db()
    assert claim.state == "rejected-final"
    assert [each.name for each in claim.happenings.order_by("at", "number")] == ["submit", "withdraw"]
