"""The customer takes an acknowledgement back: told, recorded, the claim declined while its rules let."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.desk_acknowledgements import asked, link, newest_code, proven
from tests.desk_claims import ANSWERS, judged, judged_again, ready, reviewer
from tests.desk_parties import browser_of, member

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.models import Membership
from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.acknowledgements.sealing import seal_signed
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.services import hand_in, submit
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.services import begin
from poedesk.desk.evidence import blobs
from poedesk.desk.evidence.models import Document
from poedesk.desk.evidence.services import add, restore, reuse
from poedesk.desk.jobs.models import Job
from poedesk.desk.mail.models import Mail
from poedesk.desk.reviews.following import opened
from poedesk.desk.reviews.services import decide
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
    assert f"Claim {claim} of Northwind Partners, which rested on it, is declined" in take_back(one, browser)
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


def test_what_was_taken_back_before_it_was_sealed_is_sent_to_nobody_and_counts_nowhere(
    one: Acknowledgement, partner: Actor
) -> None:
    take_back(one, signed(one))
    before = Mail.objects.count()
    seal_signed(str(one.pk))
    this = Acknowledgement.objects.get(pk=one.pk)
    assert this.sealed
    assert this.filed is None
    assert Mail.objects.count() == before
    data = blobs.path_of(settings.FOLDER.blobs, this.sealed).read_bytes()
    with pytest.raises(Refused, match="took this acknowledgement back"):
        add(partner, one.engagement_id, "found.pdf", [data], root=settings.FOLDER.blobs, most=10**8)


def test_a_copy_in_another_engagement_is_evidence_no_more_and_its_claim_is_declined(partner: Actor) -> None:
    one, browser, claim = claimed(partner)
    seal_signed(str(one.id))
    (sealed,) = Document.objects.of(partner).filter(acknowledgements=one)
    other = ready(partner, project="The second rollout")
    reuse(partner, sealed.id, other.id)
    second = submit(partner, judged(other).id, other.revision, ticked=True)
    third = reuse(partner, sealed.id, ready(partner, project="The third").id)
    Job.objects.all().delete()
    page = take_back(one, browser)
    assert f"Claim {claim} of Northwind Partners, which rested on it, is declined" in page
    assert f"Claim {second} of Northwind Partners, which rested on it, is declined" in page
    assert not Document.objects.of(partner).filter(sha256=sealed.sha256, removed_at=None).exists()
    judged_again = set(Job.objects.filter(kind="readiness:judge").values_list("key", flat=True))
    assert judged_again == {str(one.engagement_id), str(other.id), str(third.engagement_id)}
    told = Mail.objects.filter(to=ANA, subject__contains="takes the acknowledgement back").get().body
    assert "The second rollout, The third" in told
    with pytest.raises(Refused, match="took this acknowledgement back"):
        restore(partner, third.id)


def test_a_claim_that_never_handed_the_copy_in_is_not_declined(partner: Actor) -> None:
    one, browser, _ = claimed(partner)
    seal_signed(str(one.id))
    (sealed,) = Document.objects.of(partner).filter(acknowledgements=one)
    other = ready(partner, project="The second rollout")
    second = submit(partner, other.id, other.revision, ticked=True)
    Engagement.objects.of(partner).update(locked="")
    reuse(partner, sealed.id, other.id)
    assert str(second) not in take_back(one, browser)
    second.refresh_from_db()
    assert second.state == "submitted"


def test_where_the_claim_stays_its_programme_is_told_and_nobody_accepts_the_proof_without_a_reason(
    partner: Actor,
) -> None:
    azure = {"programme": "microsoft-azure-poe", "solution_area": "azure", "workloads": []}
    one, browser, claim = claimed(partner, **azure)
    seal_signed(str(one.id))
    (sealed,) = Document.objects.of(partner).filter(acknowledgements=one)
    hand_in(partner, claim.id, judged(claim.engagement).revision)
    judged_again(claim)
    case = opened(claim, "poe", timezone.now())
    assert case is not None
    take_back(one, browser)
    assert claim.happenings.latest("id").words == "It was not done."
    mail = Mail.objects.get(to="reviewer@fabrikam-programmes.example", subject__contains="was taken back")
    assert "It was not done." in mail.body
    ben = member("Fabrikam Programmes", "programme", "reviewer")
    text = browser_of(ben).get(f"/reviews/{case.id}/decide/accept/").content.decode()
    assert f"The customer took the acknowledgement in {sealed.name} back" in text
    with pytest.raises(Refused, match=f"the customer took {sealed.name} back"):
        decide(ben, case.id, "accept")
    why = "The order beside it was signed by the customer"
    assert decide(ben, case.id, "accept", overriding=why).outcome == "accept"


def test_when_who_asked_has_left_those_who_work_on_claims_are_told(partner: Actor) -> None:
    member("Northwind Partners", "partner", "incentives_user")
    one, browser, _ = claimed(partner)
    Membership.objects.filter(user=partner.person).update(ended_at=timezone.now())
    Mail.objects.all().delete()
    take_back(one, browser)
    told = Mail.objects.filter(subject__contains="takes the acknowledgement back")
    assert {each.to for each in told} == {"incentives_user@northwind-partners.example"}


def bytes_of(document: Document) -> bytes:
    return blobs.path_of(settings.FOLDER.blobs, document.sha256).read_bytes()


def test_a_copy_that_was_signed_elsewhere_is_taken_back_like_any_other(
    partner: Actor, engagement: Engagement, one: Acknowledgement
) -> None:
    browser = proven(one)
    copy = SimpleUploadedFile("signed.pdf", b"%PDF-1.7 by hand")
    page = browser.post(link(one, "copy/"), {"file": copy}, follow=True).content.decode()
    assert "Take your acknowledgement back" in page
    assert b"".join(browser.get(link(one, "document/"))) == b"%PDF-1.7 by hand"
    assert "You took your acknowledgement back" in take_back(one, browser)
    assert not Document.objects.of(partner).filter(engagement=engagement, removed_at=None).exists()
    with pytest.raises(Refused, match="took this acknowledgement back"):
        add(
            partner,
            begin(partner).id,
            "b.pdf",
            [b"%PDF-1.7 by hand"],
            root=settings.FOLDER.blobs,
            most=1 << 24,
        )


def test_a_claim_is_declined_though_the_clock_was_set_back(
    partner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, browser, claim = claimed(partner)
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - timedelta(hours=1))
    assert f"Claim {claim} of Northwind Partners, which rested on it, is declined" in take_back(one, browser)
