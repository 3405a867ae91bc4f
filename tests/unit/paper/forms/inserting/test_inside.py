"""Clauses go into a partner's own document, in its looks, and nothing else of it changes."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from lxml import etree
from tests.unit.paper.forms.engagements import NARRATIVES, claim, presales
from tests.unit.paper.forms.inserting.papers import (
    FEES,
    SIGNING,
    body_of,
    bytes_of,
    changed,
    put,
    signed,
    spoken,
    statement,
    texts_of,
)
from tests.unit.paper.forms.judging import COUNTY, KINDS, PUBLIC, SOLD, found_in_word, judged
from tests.unit.proof.reading.readers.docx.test_signatures import identity  # noqa: F401 - a fixture
from tests.unit.proof.reading.readers.docx.test_signatures import signed as digitally
from tests.unit.proof.reading.readers.word import pack, paragraph

from poedesk.paper.forms.narratives import Narratives
from poedesk.proof.assessing.model import Overall
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.docx import reader
from poedesk.proof.reading.readers.registry import Refused


def between(customer: str) -> bytes:
    """Return the statement of work with another customer."""
    return changed(statement(), lambda body: body.replace("Marram Health Trust", customer))


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("usage", {}),
        ("presales", {"at": "Services"}),
        ("public sector", {"tracked": ["Fabrikell", "2026-05-04"]}),
        ("azure", {}),
    ],
)
def test_signed_at_its_own_lines_the_document_proves_the_claim(kind: str, how: dict[str, object]) -> None:
    engagement, narratives = KINDS[kind]
    paper = between(engagement.customer.name)
    answer = put(paper, engagement, narratives, **how)
    assert not answer["signing"]
    judgement = judged(engagement, found_in_word(signed(bytes_of(answer))))
    open_ones = [
        (item.id, item.because) for item in judgement.elements if item.required and item.code != "found"
    ]
    assert judgement.verdict is Overall.APPROVABLE, open_ones


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("usage", ("business_need", "work")),
        ("presales", ("business_need", "presales")),
        ("azure", ("business_need", "work", "azure.architecture", "azure.benefits")),
    ],
)
def test_each_answer_stands_under_a_heading_that_tells_what_it_is(
    kind: str, answers: tuple[str, ...]
) -> None:
    engagement, _ = KINDS[kind]
    said = "Marsh lamps glow quietly beside the old mill, {} of them, and nobody counts the herons there."
    told = Narratives(
        business_need=said.format(2),
        presales_activities=said.format(3),
        usage_work=said.format(4),
        azure_architecture=said.format(5),
        azure_benefits=said.format(6),
    )
    found = found_in_word(bytes_of(put(statement(), engagement, told)))
    text = found.document.pages[0].text
    quoted = {
        name: "".join(text[span.start : span.end] for item in found.get(name) for span in item.spans)
        for name in answers
    }
    assert [name for name in answers if "Marsh lamps" not in quoted[name]] == []


def test_unsigned_it_proves_no_acknowledgement() -> None:
    judgement = judged(presales(), found_in_word(bytes_of(put(statement(), presales(), SOLD))))
    lacking = {item.id for item in judgement.elements if item.required and item.code != "found"}
    assert lacking == {
        "acknowledgement.signature",
        "acknowledgement.date",
        "disclosure.subscription_information",
    }


def test_every_other_byte_stays_as_it_was() -> None:
    paper = statement()
    made = bytes_of(put(paper, claim(), NARRATIVES))
    with zipfile.ZipFile(io.BytesIO(paper)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert old.namelist() == new.namelist()
        assert [n for n in old.namelist() if old.read(n) != new.read(n)] == ["word/document.xml"]
    before, after = body_of(paper), body_of(made)
    grown = len(after) - len(before)
    start = next(at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    cut = [at for at in range(start - 60, start + 1) if after[:at] + after[at + grown :] == before]
    assert cut, "what was there stands before and behind what was put in"


def test_clauses_stand_before_the_heading_of_the_signatures() -> None:
    answer = put(statement(), claim(), NARRATIVES)
    texts = texts_of(bytes_of(answer))
    assert answer["place"] == "before 'Signatures'"
    assert texts[texts.index(FEES) + 1] == "Identification of the customer's tenant"
    assert texts.index("Acknowledgement of the work") + 2 == texts.index("Signatures")


@pytest.mark.parametrize(
    "lead",
    [
        spoken("IN WITNESS WHEREOF the parties have executed this document by those who may sign for them."),
        paragraph("Marram Health Trust"),
        paragraph("") + paragraph("For and on behalf of the Customer:"),
    ],
    ids=["witness", "party", "side"],
)
def test_what_leads_to_the_signatures_stays_with_them(lead: str) -> None:
    lines = "".join(
        paragraph(line) for line in ("Signature: ________", "Name: Dana Whitlock", "Date: ________")
    )
    texts = texts_of(bytes_of(put(statement(signing=lead + lines), claim(), NARRATIVES)))
    at = texts.index("Identification of the customer's tenant")
    assert [text for text in texts[:at] if text][-1] == FEES


def test_a_document_without_a_place_to_sign_gets_one() -> None:
    answer = put(statement(signing=""), claim(), NARRATIVES)
    assert (answer["place"], answer["signing"]) == ("at the end", True)
    assert texts_of(bytes_of(answer))[-4:-2] == ["Signature: ______________________", "Name: Dana Whitlock"]
    made = body_of(bytes_of(answer))
    assert made.endswith("</w:sectPr></w:body></w:document>"), "the section's own properties stay last"


def test_places_for_initials_stand_only_where_they_are_asked_for() -> None:
    assert not any("initials" in text for text in texts_of(bytes_of(put(statement(), claim(), NARRATIVES))))
    county = bytes_of(put(between("Marram County"), PUBLIC, COUNTY))
    assert any("initials" in text for text in texts_of(county))


def test_they_look_like_the_headings_and_the_text_of_the_document() -> None:
    made = body_of(bytes_of(put(statement(), claim(), NARRATIVES)))
    start = made.rindex("<w:p>", 0, made.index("Business need"))
    head, answer = made[start : made.index("Description of work")].split("</w:p>")[:2]
    assert '<w:pStyle w:val="berschrift1"/><w:numPr>' in head
    assert '<w:pStyle w:val="Fliess"/><w:jc w:val="both"/>' in answer
    assert '<w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/><w:sz w:val="21"/>' in answer


def test_without_headings_theirs_are_bold() -> None:
    plain = changed(statement(), lambda body: body.replace('<w:pStyle w:val="berschrift1"/>', ""))
    made = body_of(bytes_of(put(plain, claim(), NARRATIVES)))
    assert "<w:b/>" in made[: made.index("Business need")].rpartition("<w:p>")[2]


def test_a_tracked_change_names_the_partner_and_its_day() -> None:
    made = body_of(bytes_of(put(statement(), claim(), NARRATIVES, tracked=["Fabrikell & Co", "2026-05-04"])))
    told = 'w:author="Fabrikell &amp; Co" w:date="2026-05-04T00:00:00Z"'
    texts, plain = texts_of(bytes_of(put(statement(), claim(), NARRATIVES))), texts_of(statement())
    assert made.count(told) == 2 * (len(texts) - len(plain)), "each paragraph's words and its end"
    assert f'<w:ins w:id="1" {told}/></w:rPr></w:pPr><w:ins w:id="2" {told}><w:r>' in made


def other_prefix(body: str) -> str:
    return re.sub(r"(?<=[</ ])w:|(?<=xmlns:)w(?==)", lambda found: found[0].replace("w", "x"), body)


def strict(body: str) -> str:
    return body.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )


@pytest.mark.parametrize("change", [other_prefix, strict], ids=["another prefix", "strict Open XML"])
def test_they_are_written_in_the_names_of_the_document(change: Callable[[str], str]) -> None:
    made = bytes_of(put(changed(statement(), change), claim(), NARRATIVES, tracked=["F", "2026-05-04"]))
    text = reader.read(made, "sow.docx", DEFAULT).pages[0].text
    assert text.index(FEES[:40]) < text.index("Business need") < text.index("Signatures")
    root = etree.fromstring(body_of(made).encode())
    assert len({etree.QName(item).namespace for item in root.iter()}) == 1


def test_a_heading_of_the_users_choice_takes_them_at_the_end_of_its_section() -> None:
    answer = put(statement(), claim(), NARRATIVES, at="services")
    texts = texts_of(bytes_of(answer))
    assert answer["place"] == "at the end of 'Services'"
    assert texts.index("Services") < texts.index("Business need") < texts.index("Fees")


def test_a_heading_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(
        Refused, match="no heading says 'Schedule'; name one of 'Statement of Work', 'Services'"
    ):
        put(statement(), claim(), NARRATIVES, at="Schedule")


def test_nothing_is_put_into_a_field_that_spans_paragraphs() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    contents = (
        paragraph(mark.format("begin"), mark.format("separate"), "Contents")
        + spoken("Services and fees")
        + SIGNING
    )
    answer = put(statement(signing=contents + paragraph(mark.format("end"))), claim(), NARRATIVES)
    texts = texts_of(bytes_of(answer))
    assert texts.index("Business need") < texts.index("Contents")


@pytest.mark.parametrize("lock", ["readOnly", "forms", "comments", "trackedChanges"])
def test_a_protected_document_is_not_changed(lock: str) -> None:
    settings = f'<w:documentProtection w:edit="{lock}" w:enforcement="1"/>'
    with pytest.raises(Refused, match=r"it is protected for .* only"):
        put(statement(settings=settings), claim(), NARRATIVES)


def test_a_document_that_takes_tracked_changes_only_takes_a_tracked_one() -> None:
    settings = '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'
    assert put(statement(settings=settings), claim(), NARRATIVES, tracked=["F", "2026-05-04"])["data"]


def test_protection_that_is_not_in_force_is_none() -> None:
    settings = '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>'
    assert put(statement(settings=settings), claim(), NARRATIVES)["data"]


def test_a_signed_document_is_not_changed() -> None:
    with pytest.raises(Refused, match="it is signed by Ines Barlow; what is put in now was not signed"):
        put(signed(statement()), claim(), NARRATIVES)


def test_a_digitally_signed_document_is_not_changed(identity: tuple[rsa.RSAPrivateKey, str]) -> None:  # noqa: F811
    with pytest.raises(Refused, match="it is signed digitally"):
        put(pack(digitally(identity)), claim(), NARRATIVES)


def test_clauses_are_not_put_in_twice() -> None:
    once = bytes_of(put(statement(), claim(), NARRATIVES))
    with pytest.raises(Refused, match="some of these clauses stand in it already"):
        put(once, claim(), NARRATIVES)


def test_another_kind_of_file_is_named() -> None:
    with pytest.raises(Refused, match=r"it is text/plain; save it as a Word document"):
        put(b"Statement of Work", claim(), NARRATIVES)
