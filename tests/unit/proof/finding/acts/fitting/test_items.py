"""What stands around signatures: where nobody signed nothing does, and nothing is looked at."""

import pytest
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.acts.blocks.sheets.sheet import sheets_of
from poedesk.proof.finding.acts.fitting.items import Items, items_of
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.page.view import DocumentView

NAME, TITLE = "Odile Perrin", "Orchard Manager"
EMPTY = ("Customer: Lakeview Orchards", "Signature:", f"Name: {NAME}", f"Title: {TITLE}", "Date: 2026-05-23")


def paper(*lines: str, drawings: tuple[Drawing, ...] = ()) -> Document:
    return document(page([(60.0, 100.0 + 20 * n, line) for n, line in enumerate(lines)], drawings=drawings))


def items(found: Document) -> Items:
    (sheet,) = sheets_of(DocumentView(found))
    return items_of(sheet, Sides([]))


def test_where_nobody_signed_nothing_stands_around_a_signature() -> None:
    found = items(paper(*EMPTY))
    assert (list(found.marks), list(found.labels), list(found.values)) == ([], [], [])


def test_around_ink_stand_the_labels_and_values_of_its_block() -> None:
    found = items(paper(*EMPTY, drawings=(Drawing("strokes", Box(130, 115, 230, 132)),)))
    assert len(found.marks) == 1
    assert {label.text for label in found.labels} >= {"Name", "Title", "Date"}
    assert {value.atom.text for value in found.values} >= {NAME, TITLE}


@pytest.mark.parametrize(
    "line",
    [f"Signature: {NAME}", f"Signed by: {NAME}", f"Sign off here: {NAME}", f"Handtekening: {NAME}"],
)
def test_a_bare_name_at_a_label_for_a_signature_is_one_where_no_other_is(line: str) -> None:
    found = items(paper("Customer: Lakeview Orchards", line, f"Title: {TITLE}", "Date: 2026-05-23"))
    assert [mark.signed is not None for mark in found.marks] == [True]
    assert TITLE in {value.atom.text for value in found.values}


@pytest.mark.parametrize("line", ["Signature: pending", "Signature: ____________", f"Contact: {NAME}"])
def test_a_place_without_a_name_or_a_name_elsewhere_is_none(line: str) -> None:
    found = items(paper("Customer: Lakeview Orchards", line, "Signature:", "Date: 2026-05-23"))
    assert not found.marks
