"""Requests go out together, are answered with what is known, and no deadline moves money by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from tests.desk_claims import judged, page_seen, partner, submitted, with_document
from tests.desk_parties import browser_of, member
from tests.desk_programme import AZURE, approved, case_of, listed, published, requested, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits import answering, requesting
from poedesk.desk.audits.models import Request
from poedesk.desk.audits.sweeping import sweep
from poedesk.desk.claims.course.sweeping import sweep as sweep_claims
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger import services as ledger
from poedesk.desk.ledger.models import Line
from poedesk.desk.mail.models import Mail
from poedesk.desk.reviews import services
from poedesk.process.reviews.decisions import Ground

pytestmark = pytest.mark.django_db

LATE = timedelta(days=40)
WRONG = Ground("acknowledgement.date", "missing", searched=("poe.pdf",), words="Nobody signed it.")


def asked() -> tuple[Actor, Claim, Request]:
    """Return a partner, its claim, and the request for its proof."""
    ours = partner()
    staff("reviewer")
    claim = submitted(ours, **AZURE)
    listed(claim)
    (request,) = requested(claim)
    return ours, claim, request


def state_of(request: Request) -> str:
    """Return where a request is."""
    request.refresh_from_db()
    return request.state


def line_of(claim: Claim) -> str:
    """Return the state of the claim's line."""
    return Line.objects.of(staff("finance")).get(claim=claim).state


def test_drafts_are_nobodys_to_know_until_all_are_released_together() -> None:
    ours = partner()
    staff("reviewer")
    claims = [submitted(ours, **AZURE), submitted(member("Tailspin", "partner", "incentives_admin"), **AZURE)]
    draw = published(*claims)
    auditor = staff("auditor")
    assert "Draft the requests" in browser_of(auditor).get(f"/draws/{draw.id}/").content.decode()
    (batch,) = requesting.draft(auditor, draw.id)
    waits = browser_of(auditor).get("/requests/").content.decode()
    assert "wait to be released</a> (Proof of execution for Azure incentives, version 2017-07, Azure" in waits
    mine = Request.objects.of(ours).get()
    requesting.edit(auditor, mine.id, "Ask Ben if anything is unclear.")
    browser = browser_of(ours)
    assert mine.reference not in browser.get("/requests/").content.decode()
    assert browser.get(f"/requests/{mine.id}/").status_code == 404
    with pytest.raises(Refused, match="has its request already"):
        requesting.draft(auditor, draw.id)
    assert "Draft the requests" not in browser_of(auditor).get(f"/draws/{draw.id}/").content.decode()
    Mail.objects.all().delete()
    requesting.release(auditor, batch.id)
    assert {each.to for each in Mail.objects.all()} == {
        "ana@northwind.example",
        "incentives_admin@tailspin.example",
    }
    assert "Ask Ben if anything is unclear." in Mail.objects.get(to="ana@northwind.example").body
    assert mine.reference in browser.get("/requests/").content.decode()
    with pytest.raises(Refused, match="released before"):
        requesting.release(auditor, batch.id)


def test_the_answer_is_put_together_from_what_is_known_and_sent_frozen() -> None:
    ours, claim, request = asked()
    browser = browser_of(ours)
    answers = f"/requests/{request.id}/answer/"
    browser.post(f"/requests/{request.id}/open/")
    assert state_of(request) == "opened"
    judged(claim.engagement, "not_approvable")
    page = browser.get(f"/requests/{request.id}/answer/").content.decode()
    assert "Ask for a new signature." in page
    with_document(claim.engagement, "signed anew")
    refused = browser.post(answers, {**page_seen(browser, answers), "words": "Here it is."})
    assert "It is being judged" in refused.content.decode()
    assert "Here it is." in refused.content.decode()
    judged(claim.engagement)
    browser.post(answers, {**page_seen(browser, answers), "words": "Here it is."})
    assert state_of(request) == "answered"
    assert claim.proofs.count() == 2
    case = case_of(claim, "poe")
    assert (case.request_id, case.proof.number) == (request.id, 2)


def test_the_reviewers_words_stand_beside_the_element_that_is_asked_about() -> None:
    ours, claim, request = asked()
    answering.answer(ours, request.id, claim.engagement.revision)
    case = case_of(claim, "poe")
    services.decide(
        staff("reviewer"), case.id, "ask", grounds=[WRONG], overriding="The signature is missing there"
    )
    assert state_of(request) == "returned"
    page = browser_of(ours).get(f"/requests/{request.id}/answer/").content.decode()
    assert "The reviewer writes: Nobody signed it." in page
    answering.answer(ours, request.id, claim.engagement.revision, words="It is signed on page two.")
    assert state_of(request) == "answered"
    assert case_of(claim, "poe").id != case.id


def test_a_request_that_is_overdue_loses_nothing_until_two_people_close_it() -> None:
    ours, claim, request = asked()
    late = timezone.now() + LATE
    assert sweep(late) > 0
    assert sweep(late) == 0
    assert (state_of(request), line_of(claim)) == ("overdue", "held")
    with pytest.raises(Refused, match="is Overdue, so no proof can be handed in for it now"):
        answering.answer(ours, request.id, claim.engagement.revision, at=late)
    words = {"reason": "poe-unavailable", "words": "No proof came.", "at": late}
    ben, cleo = staff("reviewer", "Ben"), staff("reviewer", "Cleo")
    requesting.do(ben, request.id, "propose-fail", **words)  # type: ignore[arg-type]  # by name
    with pytest.raises(Refused, match="somebody else than who did propose-fail"):
        requesting.do(ben, request.id, "close-overdue", **words)  # type: ignore[arg-type]  # by name
    requesting.do(cleo, request.id, "close-overdue", **words)  # type: ignore[arg-type]  # by name
    assert (state_of(request), line_of(claim)) == ("failed", "forfeited")
    requesting.do(staff("lead"), request.id, "annul", words="It never reached them.", at=late)
    assert (state_of(request), line_of(claim)) == ("withdrawn", "restored")


def test_more_time_is_asked_for_given_and_counted_for_the_claim_too() -> None:
    ours, claim, request = asked()
    before = request.due
    answering.ask_time(ours, request.id, 10, "The customer is on holiday")
    with pytest.raises(Refused):
        answering.ask_time(ours, request.id, 10, "Again")
    requesting.do(staff("reviewer"), request.id, "grant-extension", words="Until then.")
    request.refresh_from_db()
    assert before is not None
    assert request.due is not None
    assert request.due > before
    claim.refresh_from_db()
    clocks = {each.clock: each.due for each in claim.deadlines.filter(stopped_at=None)}
    assert set(clocks.values()) <= {request.due}


def test_each_reminder_is_written_once() -> None:
    _ours, _claim, request = asked()
    assert request.remind_at is not None
    at: datetime = request.remind_at
    Mail.objects.all().delete()
    sweep(at)
    sweep(at)
    assert request.reference in Mail.objects.get(to="ana@northwind.example").subject


def test_who_judges_on_an_old_page_is_told_and_a_withdrawn_request_frees_the_money() -> None:
    ours, claim, request = asked()
    answering.open_it(ours, request.id)
    with pytest.raises(Refused, match="changed since you looked"):
        requesting.do(staff("lead"), request.id, "withdraw", revision=request.revision, words="A mistake.")
    requesting.do(staff("lead"), request.id, "withdraw", words="A mistake.")
    assert (state_of(request), line_of(claim)) == ("withdrawn", "accrued")


def test_a_step_that_needs_words_asks_for_them_at_their_field() -> None:
    _ours, _claim, request = asked()
    path = f"/requests/{request.id}/do/withdraw/"
    browser = browser_of(staff("lead"))
    shown = browser.post(path, {"words": " ", "revision": request.revision}).content.decode()
    assert '<a href="#id_words">Say why, so that the partner can read it</a>' in shown
    assert state_of(request) == "delivered"


def test_a_partner_answers_nothing_of_another() -> None:
    _ours, _claim, request = asked()
    stranger = member("Tailspin Services", "partner", "incentives_admin")
    with pytest.raises(Refused, match="no such request"):
        answering.open_it(stranger, request.id)
    assert browser_of(stranger).get(f"/requests/{request.id}/answer/").status_code == 404


def test_an_answer_is_judged_in_its_case_alone_and_no_request_is_released_by_itself() -> None:
    ours, claim, request = asked()
    answering.answer(ours, request.id, claim.engagement.revision)
    for step in ("accept", "ask-more", "propose-fail", "fail"):
        with pytest.raises(Refused, match="decide that in its case"):
            requesting.do(staff("reviewer"), request.id, step, reason="poe-unavailable", words="So be it.")
    for step in ("release", "deliver"):
        with pytest.raises(Refused, match="released together"):
            requesting.do(staff("reviewer"), request.id, step)
    assert (state_of(request), line_of(claim)) == ("answered", "held")


def test_the_partner_hears_nothing_of_a_refusal_before_a_second_reviewer_says_the_same() -> None:
    ours, claim, request = asked()
    answering.answer(ours, request.id, claim.engagement.revision)
    case = case_of(claim, "poe")
    why = "The signature is missing there"
    Mail.objects.all().delete()
    services.decide(staff("reviewer", "Ben"), case.id, "refuse", grounds=[WRONG], overriding=why)
    page = browser_of(ours).get(f"/requests/{request.id}/").content.decode()
    assert "Nobody signed it." not in page
    assert "Propose not to accept it" not in page
    assert not Mail.objects.filter(to="ana@northwind.example").exists()
    services.decide(staff("reviewer", "Cleo"), case.id, "refuse", grounds=[WRONG], overriding=why)
    assert state_of(request) == "failed"
    assert "Nobody signed it." in browser_of(ours).get(f"/requests/{request.id}/").content.decode()
    assert Mail.objects.filter(to="ana@northwind.example", body__contains="Nobody signed it.").exists()


def test_what_was_forfeited_by_hand_stays_so_when_a_request_is_taken_back() -> None:
    _ours, claim, request = asked()
    finance, late = staff("finance"), timezone.now() + LATE
    line = Line.objects.of(finance).get(claim=claim)
    made = ledger.propose(finance, "forfeit", [line.id], "The period was never worked")
    ledger.decide(staff("lead"), made.id, accepted=True)
    sweep(late)
    words = {"reason": "poe-unavailable", "words": "No proof came.", "at": late}
    requesting.do(staff("reviewer", "Ben"), request.id, "propose-fail", **words)  # type: ignore[arg-type]  # by name
    requesting.do(staff("reviewer", "Cleo"), request.id, "close-overdue", **words)  # type: ignore[arg-type]  # by name
    requesting.do(staff("lead"), request.id, "annul", words="It never reached them.", at=late)
    assert (state_of(request), line_of(claim)) == ("withdrawn", "forfeited")


def test_nothing_is_paid_while_a_proof_is_awaited_even_what_was_listed_since() -> None:
    ours, finance = partner(), staff("finance")
    claim = submitted(ours, **AZURE)
    (request,) = requested(claim)
    listed(claim)
    line = Line.objects.of(finance).get(claim=claim)
    assert line.state == "held"
    with pytest.raises(Refused, match="is held, so there is nothing to release of it"):
        ledger.propose(finance, "release", [line.id], "The period is over")
    requesting.do(staff("lead"), request.id, "withdraw", words="A mistake.")
    made = ledger.propose(finance, "release", [line.id], "The period is over")
    ledger.decide(staff("lead"), made.id, accepted=True)
    assert line_of(claim) == "released"


def test_two_draws_of_one_claim_ask_for_its_proof_one_after_the_other() -> None:
    ours, auditor = partner(), staff("auditor")
    claim = submitted(ours, **AZURE)
    first, second = published(claim), published(claim, name="2027-q1")
    (batch,) = requesting.draft(auditor, first.id)
    with pytest.raises(Refused, match="an open one of another draw"):
        requesting.draft(auditor, second.id)
    requesting.release(auditor, batch.id)
    requesting.do(staff("lead"), batch.requests.get().id, "withdraw", words="A mistake.")
    assert len(requesting.draft(auditor, second.id)) == 1


def test_a_list_says_whose_time_a_deadline_is_and_counts_the_money_for_which_a_proof_is_asked() -> None:
    ours = partner()
    claim = approved(ours)
    assert "Money at risk" not in browser_of(ours).get("/engagements/").content.decode()
    requested(claim)
    mine = browser_of(ours).get("/engagements/?show=mine").content.decode()
    assert "for you" in mine
    assert "for the programme" not in mine
    assert "12,500.00\N{NO-BREAK SPACE}USD</strong> in 1 engagement" in mine
    listed = browser_of(ours).get("/claims/").content.decode()
    assert '<td class="govuk-table__cell">You</td>' in listed
    others = browser_of(staff("reviewer", "Ben")).get("/claims/").content.decode()
    assert '<td class="govuk-table__cell">The partner</td>' in others


def test_an_answer_counts_until_midnight_of_the_last_day_and_not_a_second_longer() -> None:
    ours, claim, request = asked()
    assert request.due is not None
    end = datetime.combine(request.due + timedelta(days=1), datetime.min.time(), UTC)
    with pytest.raises(Refused, match="is Overdue, so no proof can be handed in for it now"):
        answering.answer(ours, request.id, claim.engagement.revision, at=end)
    answering.answer(ours, request.id, claim.engagement.revision, at=end - timedelta(seconds=1))
    assert state_of(request) == "answered"


def test_time_that_is_asked_for_in_the_last_second_and_granted_later_can_be_used() -> None:
    ours, claim, request = asked()
    assert request.due is not None
    end = datetime.combine(request.due + timedelta(days=1), datetime.min.time(), UTC)
    answering.ask_time(ours, request.id, 5, "Our signatory is away.", at=end - timedelta(seconds=1))
    for swept in (sweep, sweep_claims):
        swept(end + timedelta(minutes=1))
    assert not claim.happenings.filter(name="poe-overdue").exists()
    late = end + timedelta(minutes=2)
    requesting.do(staff("lead"), request.id, "grant-extension", words="Five days more.", at=late)
    answering.answer(ours, request.id, claim.engagement.revision, at=late + timedelta(days=1))
    assert state_of(request) == "answered"


def test_where_the_clock_was_set_back_nobody_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, claim, request = asked()
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - timedelta(minutes=1))
    answering.answer(ours, request.id, claim.engagement.revision)
    assert (state_of(request), line_of(claim)) == ("answered", "held")
    requesting.do(staff("lead"), request.id, "withdraw", words="A mistake.")
    assert (state_of(request), line_of(claim)) == ("withdrawn", "accrued")
