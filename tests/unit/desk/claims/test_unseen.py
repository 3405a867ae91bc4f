"""Nothing is handed in that was not shown; whoever hands it in is told what changed, and asked again."""

from datetime import date

import pytest
from django.test import Client
from tests.desk_claims import judged, page_seen, partner, ready, reviewer, submitted, with_document
from tests.desk_parties import browser_of

from poedesk.desk.claims import services
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.readiness.models import Assessment
from poedesk.desk.readiness.shown import changes, key_of, opened, sealed, shown_of

pytestmark = pytest.mark.django_db

BOTH = {"whole": "on", "customer": "on"}
CPOR = "Claiming partner of record"
AGAIN = "It is not what you were shown any more"


def checked(verdict: str = "approvable") -> tuple[Engagement, Client, str, dict[str, str]]:
    """Return an engagement, a browser of its partner, the page that submits it, and what that carries."""
    ours, _ = partner(), reviewer()
    made = ready(ours, verdict=verdict)
    browser, path = browser_of(ours), f"/engagements/{made.id}/check/"
    return made, browser, path, page_seen(browser, path)


def test_a_document_that_a_colleague_swapped_and_that_is_judged_in_time_is_not_submitted_unseen() -> None:
    made, browser, path, seen = checked()
    with_document(made, "another file")
    judged(made)
    text = browser.post(path, {**seen, **BOTH}).content.decode()
    assert not Claim.objects.exists()
    assert AGAIN in text
    assert "poe.pdf was replaced by another file of that name." in text
    assert "checked" not in text.split("<form", 2)[-1], "what was confirmed was confirmed of something else"
    again = page_seen(browser, path)
    assert browser.post(path, {**again, **BOTH}).status_code == 302
    assert (
        Claim.objects.get().proofs.get().documents[0]["sha256"] == made.documents.get(removed_at=None).sha256
    )


def test_the_form_that_tells_what_changed_can_be_sent_at_once() -> None:
    made, browser, path, seen = checked()
    with_document(made, "more", name="annex.pdf")
    judged(made)
    answer = browser.post(path, {**seen, **BOTH})
    told = answer.context["page"]
    assert told.changed == ("annex.pdf was added.",)
    sent = {"revision": answer.context["engagement"].revision, "shown": told.shown, **BOTH}
    assert browser.post(path, sent).status_code == 302


def test_what_is_judged_otherwise_by_now_is_shown_before_it_goes_out() -> None:
    made, browser, path, seen = checked()
    judged(made, "not_approvable")
    text = browser.post(path, {**seen, **BOTH}).content.decode()
    assert not Claim.objects.exists()
    assert "Date of the acknowledgement is now: Not met." in text


def test_a_page_that_was_sent_while_it_was_being_judged_shows_the_judgement_first() -> None:
    made, browser, path, _ = checked()
    Assessment.objects.filter(engagement=made).update(given="earlier")
    seen = page_seen(browser, path)
    assert "It is being judged as it is now" in browser.post(path, {**seen, **BOTH}).content.decode()
    judged(made)
    text = browser.post(path, {**seen, **BOTH}).content.decode()
    assert "It is judged now: look at what a reviewer would say." in text
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    "token", ["", "of another desk", "e30:1xXeOL:QGUP2kA5HJsTMkylraAoGXipDMvU2YLL6fHsWqwk_Gox"]
)
def test_a_form_that_carries_nothing_of_ours_submits_nothing(token: str) -> None:
    _, browser, path, seen = checked()
    text = browser.post(path, {**seen, **BOTH, "shown": token}).content.decode()
    assert AGAIN in text
    assert "too old" in text
    assert not Claim.objects.exists()


def test_a_forgotten_box_does_not_make_what_changed_meanwhile_seen() -> None:
    made, browser, path, seen = checked()
    with_document(made, "another file")
    judged(made)
    first = browser.post(path, {**seen, "whole": "on"})
    assert first.context["page"].shown == seen["shown"]
    assert AGAIN in browser.post(path, {**seen, **BOTH}).content.decode()


def test_an_answer_to_the_programme_hands_in_what_was_shown_and_nothing_else() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    services.act(theirs, claim.id, "request-information", reason="dates", words="Old.", decided=True)
    with_document(claim.engagement, "mine")
    judged(claim.engagement)
    browser, path = browser_of(ours), f"/claims/{claim.id}/act/answer/"
    seen = page_seen(browser, path)
    with_document(claim.engagement, "my colleague's")
    judged(claim.engagement)
    text = browser.post(path, {**seen, "words": "Here it is.", "renew": "on"}).content.decode()
    assert "poe.pdf was replaced" in text
    assert "Here it is." in text
    assert claim.proofs.count() == 1
    assert browser.post(path, {**page_seen(browser, path), "renew": "on"}).status_code == 302
    assert claim.proofs.count() == 2


def test_an_answer_says_so_when_what_was_to_be_handed_in_was_taken_out_again() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    services.act(theirs, claim.id, "request-information", reason="dates", words="Old.", decided=True)
    added = with_document(claim.engagement, "mine", name="annex.pdf")
    judged(claim.engagement)
    browser, path = browser_of(ours), f"/claims/{claim.id}/act/answer/"
    seen = page_seen(browser, path)
    added.delete()
    judged(claim.engagement)
    text = browser.post(path, {**seen, "words": "With the annex.", "renew": "on"}).content.decode()
    assert "annex.pdf was taken out." in text
    claim.refresh_from_db()
    assert claim.state != "under-review", "the answer did not go without its annex"


def test_a_newer_proof_is_the_one_that_was_shown() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    services.act(theirs, claim.id, "approve", decided=True)
    with_document(claim.engagement, "mine")
    judged(claim.engagement)
    browser, path = browser_of(ours), f"/claims/{claim.id}/hand-in/"
    seen = page_seen(browser, path)
    with_document(claim.engagement, "my colleague's")
    judged(claim.engagement)
    assert "poe.pdf was replaced" in browser.post(path, seen).content.decode()
    assert claim.proofs.count() == 1
    assert browser.post(path, page_seen(browser, path)).status_code == 302
    assert claim.proofs.count() == 2


def test_what_was_shown_is_told_apart_by_answers_documents_days_rules_and_findings() -> None:
    made = ready(partner())
    before = shown_of(made)
    assert opened(sealed(before)) == before
    made.answers["project"] = "Another"
    made.answers["unheard_of"] = 1
    document = made.documents.get(removed_at=None)
    document.dated = date(2026, 5, 4)
    document.save()
    judged(made)
    now = {**shown_of(made), "rules": "microsoft-cpor@2099-01"}
    assert changes(before, now) == [
        "The answer to “Name of the project” was changed.",
        "The answer to “other questions” was changed.",
        "The day of poe.pdf was changed.",
        f"Other rules hold now: {CPOR}, version 2099-01 instead of {CPOR}, version 2023-10.",
    ]
    assert key_of(before) != key_of(now)
    assert changes(now, now) == []
