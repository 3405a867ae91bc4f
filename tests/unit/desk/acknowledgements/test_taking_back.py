"""The customer takes an acknowledgement back: told, recorded, the claim declined while its rules let."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.desk_acknowledgements import asked, link, newest_code, proven
from tests.desk_claims import ANSWERS, judged, ready, reviewer

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.acknowledgements.sealing import seal_signed
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.services import submit
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.services import begin
from poedesk.desk.evidence import blobs
from poedesk.desk.evidence.models import Document
from poedesk.desk.evidence.services import add, restore
from poedesk.desk.mail.models import Mail
from poedesk.paper.acknowledging.telling import parsed

ANA = "ana@northwind.example"


def signed(one: Acknowledgement) -> Client:
    """Return a browser in which it was signed."""
    browser = proven(one)
    browser.post(link(one), {"way": "typed", "typed": one.name, "agree": "on"})
    return browser


def take_back(one: Acknowledgement, browser: Client) -> str:
    return browser.post(link(one, "take-back/"), {"reason": "It was not done."}, follow=True).content.decode()


def claimed(partner: Actor, **answers: Any) -> tuple[Acknowledgement, Client, Claim]:
    """Return what was signed, the browser in which it was, and the claim that was submitted with it."""
    reviewer()
    customer: dict[str, Any] = ANSWERS["customer"]
    who = {**customer["signatory"], "title": "IT Director"}
    engagement = ready(partner, customer={**customer, "signatory": who}, **answers)
    one = asked(partner, engagement)
    browser = signed(one)
    engagement.refresh_from_db()
    judged(engagement)
    return one, browser, submit(partner, engagement.id, engagement.revision, ticked=True)


def test_it_takes_a_new_code_and_a_reason_and_is_told(one: Acknowledgement) -> None:
    signed(one)
    Acknowledgement.objects.filter(pk=one.pk).update(codes=[])
    browser = Client()
    assert "Look at it again" in browser.get(link(one)).content.decode()
    browser.post(link(one, "code/"), {"send": "1"})
    browser.post(link(one, "code/"), {"code": newest_code(one)})
    assert "Say why" in browser.post(link(one, "take-back/"), {"reason": ""}).content.decode()
    page = take_back(one, browser)
    assert "You took your acknowledgement back" in page
    assert "No claim runs on it" in page
    assert "It was not done." in Mail.objects.filter(to=ANA)[0].body
    row = Acknowledgement.objects.get(pk=one.pk)
    assert parsed(row.record.encode()).state.value == "acknowledged", "what was signed stays what it is"


def test_a_claim_that_runs_is_declined(partner: Actor) -> None:
    one, browser, claim = claimed(partner)
    assert f"Claim {claim} is declined" in take_back(one, browser)
    claim.refresh_from_db()
    assert claim.state == "rejected"
    assert claim.happenings.latest("id").name == "customer-declines"


def test_where_the_programme_knows_no_declining_the_claim_stays_and_it_is_recorded_all_the_same(
    partner: Actor,
) -> None:
    azure = {"programme": "microsoft-azure-poe", "solution_area": "azure", "workloads": []}
    one, browser, claim = claimed(partner, **azure)
    before = claim.state
    assert f"Claim {claim} stays as it is" in take_back(one, browser)
    claim.refresh_from_db()
    assert claim.state == before
    assert Acknowledgement.objects.get(pk=one.pk).state == "opted_out"


def test_what_was_taken_back_is_no_evidence_any_more_and_is_not_put_back(
    partner: Actor, engagement: Engagement, one: Acknowledgement
) -> None:
    browser = signed(one)
    seal_signed(str(one.id))
    (document,) = Document.objects.of(partner).filter(engagement=engagement, removed_at=None)
    take_back(one, browser)
    assert not Document.objects.of(partner).filter(engagement=engagement, removed_at=None).exists()
    with pytest.raises(Refused, match="took this acknowledgement back"):
        restore(partner, document.id)
    for each in (engagement, begin(partner)):
        with pytest.raises(Refused, match="took this acknowledgement back"):
            add(partner, each.id, "again.pdf", [bytes_of(document)], root=settings.FOLDER.blobs, most=1 << 24)


def bytes_of(document: Document) -> bytes:
    return blobs.path_of(settings.FOLDER.blobs, document.sha256).read_bytes()
