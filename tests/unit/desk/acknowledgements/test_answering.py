"""What the customer's person does: each act once, each told to who asked, nothing typed is lost."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw
from tests.desk_acknowledgements import PUBLIC, asked, link, proven, undrawn
from tests.desk_engagements import engagement_of

from poedesk.desk.accounts.may import Actor
from poedesk.desk.acknowledgements.answering import COPY, SEAL
from poedesk.desk.acknowledgements.asking import Person
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence.models import Document
from poedesk.desk.jobs.models import Job
from poedesk.desk.mail.models import Mail
from poedesk.desk.trail.acting import store
from poedesk.paper.acknowledging.model import Record, Way
from poedesk.paper.acknowledging.telling import parsed

ANA = "ana@northwind.example"
LINE = "[[[0.1,0.2],[0.5,0.9],[0.9,0.2]]]"


def again(one: Acknowledgement) -> Acknowledgement:
    return Acknowledgement.objects.get(pk=one.pk)


def record(one: Acknowledgement) -> Record:
    return parsed(again(one).record.encode())


def signing(one: Acknowledgement, **more: Any) -> dict[str, Any]:
    return {"way": "typed", "typed": one.name, "agree": "on", **more}


def picture() -> SimpleUploadedFile:
    image = Image.new("L", (300, 100), 255)
    ImageDraw.Draw(image).line([(20, 80), (150, 20), (280, 80)], fill=0, width=5)
    out = io.BytesIO()
    image.save(out, "PNG")
    return SimpleUploadedFile("mine.png", out.getvalue())


def test_a_typed_signature_is_recorded_with_what_was_shown_and_from_where(one: Acknowledgement) -> None:
    browser = proven(one)
    browser.post(link(one), signing(one), headers={"User-Agent": "Lynx"})
    made = record(one)
    act = made.signature()
    assert act is not None
    assert act.mark is not None
    assert (act.mark.way, act.mark.text) == (Way.TYPED, one.name)
    assert made.shown.sha256 == one.sha256
    assert set(act.origin) == {"address", "browser"}
    assert "127.0.0.1" not in again(one).record
    kept = [store().personal(str(each)) for each in act.origin.values()]
    assert [each.value for each in kept if each is not None] == ["127.0.0.1", "Lynx"]


def test_two_tabs_sign_once(one: Acknowledgement) -> None:
    browser = proven(one)
    browser.post(link(one), signing(one))
    first, leaves = again(one).record, store().size()
    answer = browser.post(link(one), signing(one))
    assert "You acknowledged the work" in answer.content.decode()
    assert (again(one).record, store().size()) == (first, leaves)
    assert Job.objects.filter(kind=SEAL).count() == 1


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        ({"typed": ""}, "typed", "Type your full name"),
        ({"typed": "Ebba Persson"}, "typed", "Type the name that stands in the document: Maja Lindqvist"),
        ({"way": "drawn"}, "strokes", "Draw your signature in the box"),
        ({"way": "drawn", "strokes": "[[[0.1,0.1],[0.11,0.1]]]"}, "strokes", "too short"),
        ({"way": "drawn", "strokes": "[[[0.1,7]]]"}, "strokes", "could not be read"),
        ({"way": "drawn", "strokes": "[" * 3000}, "strokes", "could not be read"),
        ({"way": "uploaded"}, "picture", "Choose a picture"),
        ({"way": "stamped"}, "way", "Choose how you sign"),
        ({"agree": ""}, "agree", "Tick the box"),
    ],
)
def test_what_is_missing_is_told_at_its_place_and_what_was_typed_stays(
    one: Acknowledgement, given: dict[str, str], field: str, told: str
) -> None:
    browser = proven(one)
    page = browser.post(link(one), signing(one, **given)).content.decode()
    assert told in page
    assert f'href="#id_{field}"' in page
    assert f'id="id_{field}"' in page
    assert again(one).state == State.ASKED
    if given.get("typed"):
        assert f'value="{given["typed"]}"' in page


def test_strokes_are_kept_as_points_and_come_back_when_something_is_wrong(one: Acknowledgement) -> None:
    browser = proven(one)
    page = browser.post(link(one), signing(one, way="drawn", strokes=LINE, agree="")).content.decode()
    assert LINE in page
    browser.post(link(one), signing(one, way="drawn", strokes=LINE))
    act = record(one).signature()
    assert act is not None
    assert act.mark is not None
    assert act.mark.strokes == (((0.1, 0.2), (0.5, 0.9), (0.9, 0.2)),)


def test_an_uploaded_picture_is_kept_while_something_else_is_wrong(one: Acknowledgement) -> None:
    browser = proven(one)
    page = browser.post(link(one), signing(one, way="uploaded", agree="", picture=picture())).content.decode()
    assert "Your picture is kept" in page
    kept = page.split('name="kept" value="')[1].split('"')[0]
    forged = browser.post(link(one), signing(one, way="uploaded", kept="0" * 64)).content.decode()
    assert "Choose a picture" in forged
    browser.post(link(one), signing(one, way="uploaded", kept=kept))
    act = record(one).signature()
    assert act is not None
    assert act.mark is not None
    assert act.mark.way is Way.UPLOADED


def test_a_file_that_is_no_picture_is_told_at_its_field(one: Acknowledgement) -> None:
    given = signing(one, way="uploaded", picture=SimpleUploadedFile("a.png", b"#!/bin/sh"))
    page = proven(one).post(link(one), given).content.decode()
    assert "it is no picture" in page
    assert 'id="id_picture-error"' in page
    assert again(one).state == State.ASKED


@pytest.mark.parametrize(("initials", "told"), [("", "Enter your initials"), ("XY", "such as GA")])
def test_initials_are_asked_for_where_the_policy_wants_them_and_are_the_persons_own(
    partner: Actor, initials: str, told: str
) -> None:
    one = asked(partner, engagement_of(partner, PUBLIC))
    page = proven(one).post(link(one), signing(one, initials_1=initials)).content.decode()
    assert told in page
    assert again(one).state == State.ASKED


def test_without_disclosures_nobody_asks_for_initials(one: Acknowledgement) -> None:
    assert "initials" not in proven(one).get(link(one)).content.decode().split('id="sign"')[1]


def test_declining_needs_a_reason_and_tells_it_to_who_asked(one: Acknowledgement) -> None:
    browser = proven(one)
    page = browser.post(link(one, "decline/"), {"reason": " "}).content.decode()
    assert "Say why" in page
    reason = "The project was called Falcon.\nNot Eagle."
    answer = browser.post(link(one, "decline/"), {"reason": reason}, follow=True)
    assert "You declined" in answer.content.decode()
    mail = Mail.objects.filter(to=ANA)[0]
    assert reason in mail.body.replace("\r\n", "\n")
    assert record(one).state.value == "declined"


def test_passing_on_ends_this_link_and_asks_the_other_with_a_document_of_their_own(
    engagement: Engagement, one: Acknowledgement
) -> None:
    browser = proven(one)
    other = {"name": "Nils Ek", "title": "CEO", "email": f"nils@{one.email.partition('@')[2]}"}
    undrawn(engagement, Person(**other))
    answer = browser.post(link(one, "pass-on/"), other, follow=True)
    assert "You passed this request on" in answer.content.decode()
    later = again(one).later
    assert later.sha256 != one.sha256
    assert link(later) in Mail.objects.filter(to=other["email"])[0].body
    assert later.name in Mail.objects.filter(to=ANA)[0].body
    engagement.refresh_from_db()
    assert engagement.answers["customer"]["signatory"]["name"] == "Nils Ek"
    assert "Nils Ek" in proven(later).get(link(later)).content.decode()


@pytest.mark.parametrize(("host", "stranger"), [("elsewhere.example", True), ("it.{}", False)])
def test_the_partner_is_told_when_it_is_passed_on_to_another_domain(
    engagement: Engagement, one: Acknowledgement, *, host: str, stranger: bool
) -> None:
    browser = proven(one)
    host = host.format(one.answers["customer"]["domain"])
    other = {"name": "Nils Ek", "title": "CEO", "email": f"nils@{host}"}
    undrawn(engagement, Person(**other))
    browser.post(link(one, "pass-on/"), other)
    assert again(one).state == State.FORWARDED
    told = Mail.objects.filter(to=ANA)[0].body
    assert (f"{host} is not a domain that you gave for {one.answers['customer']['name']}" in told) is stranger


@pytest.mark.parametrize(
    ("email", "told"),
    [(ANA, "cannot acknowledge"), ("office@osterbydairies.example", "your own address"), ("x", "such as")],
)
def test_it_is_not_passed_on_to_the_partner_or_to_oneself(
    one: Acknowledgement, email: str, told: str
) -> None:
    given = {"name": "Nils Ek", "title": "CEO", "email": email}
    page = proven(one).post(link(one, "pass-on/"), given).content.decode()
    assert told in page
    assert 'value="Nils Ek"' in page
    assert again(one).state == State.ASKED


def test_a_copy_that_was_signed_elsewhere_joins_the_evidence_as_it_is(
    partner: Actor, engagement: Engagement, one: Acknowledgement
) -> None:
    browser = proven(one)
    opened = browser.get(link(one, "copy/")).content.decode()
    assert "Send a signed copy" in opened
    assert "There is a problem" not in opened, "nothing was sent yet"
    for data, told in ((b"", "empty"), (b"MZ", "no PDF")):
        given = {"file": SimpleUploadedFile("signed.pdf", data)}
        assert told in browser.post(link(one, "copy/"), given).content.decode()
    assert "Choose the signed document" in browser.post(link(one, "copy/"), {}).content.decode()
    given = {"file": SimpleUploadedFile("../../signed.pdf", b"%PDF-1.7 by hand")}
    answer = browser.post(link(one, "copy/"), given, follow=True)
    assert "Your signed copy has arrived" in answer.content.decode()
    (document,) = Document.objects.of(partner).filter(engagement=engagement)
    assert (document.name, document.size) == (COPY, 16)


def test_passing_on_says_why_when_the_form_cannot_be_drawn_any_more(one: Acknowledgement) -> None:
    browser = proven(one)
    Acknowledgement.objects.filter(pk=one.pk).update(answers={**one.answers, "programme": "ended-long-ago"})
    given = {"name": "Eva Lind", "title": "Director", "email": f"eva@{one.email.partition('@')[2]}"}
    page = browser.post(link(one, "pass-on/"), given).content.decode()
    assert "The form cannot be drawn yet" in page
    assert "Eva Lind" in page
    assert again(one).state == State.ASKED
