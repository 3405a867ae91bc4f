"""Pages of claims: what each side sees, what a button asks before it acts, what is told when it cannot."""

import io
import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings
from tests.desk_claims import day, judged, page_seen, partner, ready, reviewer, submitted, with_document
from tests.desk_parties import browser_of, member

from poedesk.desk.accounts.may import Actor
from poedesk.desk.claims import services
from poedesk.desk.claims.course.packing import pack
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence.services import add
from poedesk.desk.readiness.judging import judge
from poedesk.desk.readiness.models import Assessment
from poedesk.paper.packet.verify import verified
from poedesk.trail import keys

pytestmark = pytest.mark.django_db


def page(browser: Client, path: str) -> str:
    """Return the text of a page, which must be there."""
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def asked(ours: Actor, theirs: Actor) -> Claim:
    """Return a claim that waits for its partner."""
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    services.act(
        theirs, claim.id, "request-information", reason="dates", words="It is of last year.", decided=True
    )
    claim.refresh_from_db()
    return claim


def test_all_is_shown_before_it_is_submitted_and_both_boxes_are_asked_for() -> None:
    ours, _ = partner(), reviewer()
    made = ready(ours, verdict="not_approvable")
    browser = browser_of(ours)
    shown = page(browser, f"/engagements/{made.id}/check/")
    for each in (
        "Contoso Health",
        "poe.pdf",
        "Ask for a new signature.",
        "Fabrikam Programmes",
        "Start of the review",
    ):
        assert each in shown
    seen = page_seen(browser, f"/engagements/{made.id}/check/")
    refused = browser.post(f"/engagements/{made.id}/check/", {**seen, "whole": "on"})
    assert "Confirm that the customer knows of this claim" in refused.content.decode()
    assert not Claim.objects.of(ours).exists()
    done = browser.post(f"/engagements/{made.id}/check/", {**seen, "whole": "on", "customer": "on"})
    claim = Claim.objects.of(ours).get()
    assert done.headers["Location"] == f"/claims/{claim.id}/?submitted=1"
    assert claim.reference in page(browser, done.headers["Location"])


def test_what_was_submitted_is_locked_until_the_programme_asks_and_says_so() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    browser = browser_of(ours)
    path = f"/engagements/{claim.engagement_id}/"
    assert "nothing can be changed until the programme asks" in page(browser, path)
    browser.post(f"{path}documents/", {"files": io.BytesIO(b"late")})
    browser.post(f"{path}answers/customer/", {"revision": 1, "customer.name": "Another"})
    kept = Engagement.objects.of(ours).get()
    assert kept.answers["customer"]["name"] == "Contoso Health"
    assert kept.documents.count() == 1
    services.act(theirs, claim.id, "start-review")
    services.act(
        theirs, claim.id, "request-information", reason="dates", words="It is of last year.", decided=True
    )
    assert "nothing can be changed" not in page(browser, path)


def test_the_reviewers_words_stand_beside_the_failing_element_and_the_answer_goes_back() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    with_document(claim.engagement, "signed anew")
    judged(claim.engagement, "not_approvable")
    browser = browser_of(ours)
    shown = page(browser, f"/claims/{claim.id}/act/answer/")
    assert shown.index("It is of last year.") < shown.index("Date of the acknowledgement")
    assert "Hand in the answers and documents as they are now" in shown
    seen = page_seen(browser, f"/claims/{claim.id}/act/answer/")
    answer = browser.post(f"/claims/{claim.id}/act/answer/", {**seen, "words": "Here it is.", "renew": "on"})
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.proofs.count()) == ("under-review", 2)


def test_answers_that_a_colleague_changed_meanwhile_are_not_handed_in_unseen() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    made = claim.engagement
    seen = made.revision
    made.answers["customer"]["signatory"]["title"] = "IT Director"
    made.revision += 1
    made.save()
    judged(made)
    told = {"revision": claim.revision, "words": "Here it is.", "renew": "on", "engagement": seen}
    answer = browser_of(ours).post(f"/claims/{claim.id}/act/answer/", told)
    assert "changed this engagement since you looked at it" in answer.content.decode()
    assert claim.proofs.count() == 1


def test_a_button_that_asks_for_a_reason_keeps_what_was_typed_when_there_is_none() -> None:
    ours, _ = partner(), reviewer()
    claim = submitted(ours)
    browser = browser_of(ours)
    answer = browser.post(
        f"/claims/{claim.id}/act/withdraw/", {"revision": claim.revision, "words": "We were too early."}
    )
    shown = answer.content.decode()
    assert "Choose a reason" in shown
    assert "We were too early." in shown
    browser.post(
        f"/claims/{claim.id}/act/withdraw/", {"revision": claim.revision, "reason": "wrong-activity"}
    )
    claim.refresh_from_db()
    assert claim.state == "rejected-final"


def test_whoever_acts_on_an_older_page_is_told_and_nothing_is_done() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    answer = browser_of(ours).post(f"/claims/{claim.id}/act/answer/", {"revision": claim.revision - 1})
    assert "changed since you looked" in answer.content.decode()
    gone = browser_of(ours).post(
        f"/claims/{claim.id}/act/dispute/", {"revision": claim.revision}, follow=True
    )
    assert "cannot be done to the claim any more" in gone.content.decode()


def test_the_history_names_people_of_ones_own_side_only() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    mine, others = (
        page(browser_of(ours), f"/claims/{claim.id}/"),
        page(browser_of(theirs), f"/claims/{claim.id}/"),
    )
    assert "Ana Weber, Northwind Partners" in mine
    assert "Reviewer, Fabrikam Programmes" not in mine
    assert "Reviewer, Fabrikam Programmes" in others


def test_both_sides_get_what_was_handed_in_and_nobody_else() -> None:
    ours, theirs = partner(), reviewer()
    made = ready(ours)
    add(ours, made.id, "poe.pdf", [b"the very bytes"], root=settings.FOLDER.blobs, most=1 << 20)
    made = judged(Engagement.objects.of(ours).get())
    claim = services.submit(ours, made.id, made.revision, ticked=True)
    path = f"/claims/{claim.id}/proofs/1/documents/1/"
    for one in (ours, theirs):
        answer = browser_of(one).get(path)
        assert b"".join(answer) == b"the very bytes"
        assert "attachment" in answer.headers["Content-Disposition"]
    assert browser_of(member("Other", "programme", "lead")).get(path).status_code == 404
    assert browser_of(ours).get(f"/claims/{claim.id}/proofs/1/documents/2/").status_code == 404


def test_lists_are_narrowed_searched_and_take_as_many_queries_for_many_as_for_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    ours, theirs = partner(), reviewer()
    for number in range(12):
        claim = submitted(ours, project=f"Project {number}")
    ready(ours, project="Draft of tomorrow")
    mine, others = browser_of(ours), browser_of(theirs)
    for browser, path in ((mine, "/engagements/"), (mine, "/claims/"), (others, "/claims/")):
        with django_assert_max_num_queries(14):
            page(browser, path)
    drafts = page(mine, "/engagements/?show=draft")
    assert "Draft of tomorrow" in drafts
    assert "Project 3" not in drafts
    assert claim.reference in page(mine, f"/engagements/?q={claim.reference.lower()}")
    assert "No claim is like that" in page(others, "/claims/?q=nobody")
    assert len(re.findall(r"CLM-\w{8}", page(others, "/claims/?show=mine"))) == 12


def test_a_list_names_the_day_of_a_verdict_that_is_of_another_day() -> None:
    ours = partner()
    made = ready(ours)
    assert 'desk-whole">on ' not in page(browser_of(ours), "/engagements/")
    Assessment.objects.of(ours).filter(engagement=made).update(judged_at=day("2026-05-04"))
    assert 'desk-whole">on 4 May 2026<' in page(browser_of(ours), "/engagements/")


def test_money_at_risk_is_what_waits_for_the_partner() -> None:
    ours, theirs = partner(), reviewer()
    asked(ours, theirs)
    submitted(ours)  # waits for the programme
    ready(ours, expected_incentive={"amount": "10.50", "currency": "EUR"})
    shown = page(browser_of(ours), "/engagements/")
    assert "12,500.00\N{NO-BREAK SPACE}USD</strong> in 1 engagement" in shown
    assert "10.50\N{NO-BREAK SPACE}EUR</strong> in 1 engagement" in shown


def test_a_packet_is_made_once_and_proves_itself() -> None:
    ours, theirs = partner(), reviewer()
    made = ready(ours)
    add(ours, made.id, "poe.pdf", [b"Proof of execution\n"], root=settings.FOLDER.blobs, most=1 << 20)
    judge(str(made.id))
    claim = services.submit(ours, made.id, made.revision, ticked=True)
    browser = browser_of(theirs)
    path = f"/claims/{claim.id}/proofs/1/packet/"
    assert browser.get(path).status_code == 404
    browser.post(path)
    assert "being made" in page(browser, f"/claims/{claim.id}/proofs/1/")
    pack(str(claim.proofs.get().pk))
    data = b"".join(browser.get(path))
    ours_too = keys.load(settings.FOLDER.trail_key).verifier
    found = verified(data, [ours_too], today=timezone.localdate())
    assert found.good
    assert any("stand in the log" in each.says for each in found.answers)


def test_documents_that_are_more_than_a_packet_holds_are_told_with_the_bound(
    settings: Settings,
) -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    proof = claim.proofs.get()
    size = sum(each["size"] for each in proof.documents)
    settings.OPTIONS = replace(settings.OPTIONS, packet_bytes=size - 1)
    browser_of(theirs).post(f"/claims/{claim.id}/proofs/1/packet/")
    pack(str(proof.pk))
    proof.refresh_from_db()
    assert proof.packet == ""
    assert f"have {size:,} bytes together, and a packet holds {size - 1:,} at most" in proof.packet_problem


def test_an_admin_says_which_programmes_the_organisation_runs() -> None:
    boss = member("Fabrikam Programmes", "programme", "admin")
    browser = browser_of(boss)
    assert "Claiming partner of record" in page(browser, "/programmes/")
    browser.post("/programmes/", {"programme": ["microsoft-cpor"]})
    assert "checked" in page(browser, "/programmes/")
    read = page(browser_of(member("Fabrikam Programmes", "programme", "reviewer")), "/programmes/")
    assert "Claiming partner of record" in read
    assert "Proof of execution for usage" not in read
    assert "checkbox" not in read
    other = browser_of(member("Other", "programme", "admin"))
    assert "Another organisation runs it" in page(other, "/programmes/")


def test_a_revision_without_end_is_none_and_no_error_of_the_desk() -> None:
    ours, theirs = partner(), reviewer()
    claim = asked(ours, theirs)
    for path in ("hand-in/", "act/withdraw/"):
        told = {"revision": "9" * 5000, "reason": "wrong-activity", "words": "So."}
        answer = browser_of(ours).post(f"/claims/{claim.id}/{path}", told)
        assert answer.status_code == 200, path
        assert "since you looked at" in answer.content.decode(), path
