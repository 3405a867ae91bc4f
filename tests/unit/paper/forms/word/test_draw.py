import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from tests.unit.paper.forms.engagements import NARRATIVES, claim, presales
from tests.unit.paper.forms.judging import (
    KINDS,
    found_in_word,
    judged,
    part_of,
    planned,
    reworked,
    signed_with_a_picture,
    word_form,
)

from poedesk.kernel.errors import UsageError
from poedesk.paper.forms.contents import EMPTY
from poedesk.paper.forms.outline import BY_PEN, TICK
from poedesk.paper.forms.word import draw
from poedesk.proof.document.model import Document
from poedesk.proof.policy import vocabulary

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def read(data: bytes) -> Document:
    return found_in_word(data).document


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("by", ["typed", "picture"])
def test_filled_and_signed_it_proves_every_element(kind: str, by: str) -> None:
    engagement, narratives = KINDS[kind]
    data = word_form(engagement, narratives, signed=True)
    found = found_in_word(reworked(data, signed_with_a_picture) if by == "picture" else data)
    assessment = judged(engagement, found)
    open_ones = [
        (each.id, each.code) for each in assessment.elements if each.required and each.code != "found"
    ]
    assert open_ones == []
    assert assessment.verdict == "approvable"
    signature = next(each for each in assessment.elements if each.id == "acknowledgement.signature")
    assert signature.value == ("image" if by == "picture" else "typed")
    documents = next(each for each in assessment.elements if each.id == "supporting_documents")
    assert documents.code == "found"


def test_an_unsigned_form_and_an_empty_one_prove_nothing() -> None:
    engagement = claim()
    unsigned = judged(engagement, found_in_word(word_form(engagement)))
    assert {each.id: each.code for each in unsigned.elements if each.required and each.code != "found"} == {
        "acknowledgement.signature": "blank",
        "acknowledgement.date": "blank",
    }
    empty = found_in_word(draw(planned(engagement)[0], EMPTY))
    assert (empty.kind, empty.kind_detail) == ("not-proof", "empty template")


def test_every_field_is_a_control_with_its_name_and_value() -> None:
    outline, made = planned(presales())
    fields = {item.name: item for item in read(draw(outline, made)).pages[0].fields}
    assert set(fields) == {field.name for field in outline.fields()}
    for field in outline.fields():
        told = made.values.get(field.name)
        assert fields[field.name].value == told or fields[field.name].checked is (told is True), field.name
        if field.kind in BY_PEN:
            assert fields[field.name].value is None


def test_the_grid_is_read_as_marks_with_workload_and_activity() -> None:
    words = vocabulary.load()
    document = read(word_form(claim()))
    ticked = {(mark.label, mark.group) for mark in document.pages[0].marks if mark.checked}
    assert ticked == {("Exchange Online", "Migrations"), ("Teams", "Adoption & Change Management")}
    groups = {mark.group for mark in document.pages[0].marks}
    assert groups == {activity.title for activity in words.activities}
    assert len(document.pages[0].marks) == len(words.activities) * len(words.workloads)


def test_the_same_form_has_the_same_bytes_and_no_time_in_them() -> None:
    first, second = word_form(claim()), word_form(claim())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml")
    assert b"created" not in core
    assert b"modified" not in core


def test_parts_that_are_named_are_there() -> None:
    with zipfile.ZipFile(io.BytesIO(word_form(claim()))) as archive:
        names = set(archive.namelist())
        types = archive.read("[Content_Types].xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert {name.lstrip("/") for name in re.findall(r'PartName="([^"]+)"', types)} <= names
    targets = {f"word/{target}" for target in re.findall(r'Target="([^"]+)"', links)}
    assert {target.replace("word/../", "") for target in targets} <= names


def test_headings_tables_and_language_are_told_to_who_cannot_see_them() -> None:
    root = body(word_form(claim()))
    styles = [style.get(f"{W}val") for style in root.iter(f"{W}pStyle")]
    assert styles.count("Heading1") == len(planned(claim())[0].parts)
    captions = [table.find(f"{W}tblPr/{W}tblCaption") for table in root.iter(f"{W}tbl")]
    assert all(caption is not None and caption.get(f"{W}val") for caption in captions)
    headers = list(root.iter(f"{W}tblHeader"))
    assert len(headers) == 1  # the grid: all others are pairs of label and answer
    with zipfile.ZipFile(io.BytesIO(word_form(claim()))) as archive:
        assert b'<w:lang w:val="en"' in archive.read("word/styles.xml")


def test_every_control_has_a_number_of_its_own_and_a_title() -> None:
    controls = list(body(word_form(claim())).iter(f"{W}sdtPr"))
    numbers = [part_of(item, "id").get(f"{W}val") for item in controls]
    assert len(set(numbers)) == len(numbers)
    assert all(0 < len(part_of(item, "alias").get(f"{W}val", "")) <= 64 for item in controls)
    assert all(0 < len(part_of(item, "tag").get(f"{W}val", "")) <= 64 for item in controls)
    ticks = [field for field in planned(claim())[0].fields() if field.kind == TICK]
    assert len(controls) > len(ticks)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("\u0645\u0633\u062a\u0634\u0641\u0649 \u0627\u0644\u0623\u0645\u0644", "ar-SA"),
        ("\u05d3\u05e0\u05d4 \u05dc\u05d5\u05d9", "he-IL"),
    ],
)
def test_a_value_from_the_right_runs_from_the_right(name: str, language: str) -> None:
    engagement = replace(claim(), project=f"{name} North")
    root = body(word_form(engagement))
    (run,) = (run for run in root.iter(f"{W}r") if run.findtext(f"{W}t") == f"{name} ")
    assert run.find(f"{W}rPr/{W}rtl") is not None
    assert part_of(run, "rPr/lang").get(f"{W}bidi") == language
    paragraph = next(item for item in run.iterancestors(f"{W}p"))
    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    fields = {item.name: item.value for item in read(word_form(engagement)).pages[0].fields}
    assert fields["project_name"] == f"{name} North"


def test_what_xml_cannot_hold_becomes_a_blank() -> None:
    odd = replace(NARRATIVES, business_need="Marram\x0bneeded <Teams> & \ufffe more")
    fields = {item.name: item.value for item in read(word_form(claim(), odd)).pages[0].fields}
    assert fields["business_need"] is not None
    assert fields["business_need"].split() == ["Marram", "needed", "<Teams>", "&", "more"]


def test_paper_is_a4_or_letter() -> None:
    outline, made = planned(claim())
    sizes = {
        paper: part_of(body(draw(outline, made, paper=paper)), "body/sectPr/pgSz").get(f"{W}w")
        for paper in ("a4", "letter")
    }
    assert sizes == {"a4": "11906", "letter": "12240"}
    with pytest.raises(UsageError, match="allowed are: a4, letter"):
        draw(outline, made, paper="a3")


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_leads_to_a_place_stands_on_the_same_page(kind: str) -> None:
    data = word_form(*KINDS[kind])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    kept = {each.get(f"{W}styleId") for each in styles if each.find(f"{W}pPr/{W}keepNext") is not None}
    used = {each.get(f"{W}val") for each in body(data).iterfind(f"{W}body/{W}p/{W}pPr/{W}pStyle")}
    assert used - kept <= {"Title", "Subtitle", "Gap"}
