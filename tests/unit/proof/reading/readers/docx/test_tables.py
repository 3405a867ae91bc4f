"""Cells stand where a person sees them."""

import pytest
from tests.unit.proof.reading.readers.word import cell, control, row, table

from poedesk.proof.document.model import LINE_HEIGHT, Cell

from .seen import page, segment


def test_cells_stand_side_by_side_and_their_text_stays_together() -> None:
    seen = page(table(row("Label", cell("one", "two")), row("Next", "three")))
    assert seen.text == "Label\tone\ntwo\nNext\tthree\n"
    assert segment(seen, "Label").box.top == segment(seen, "one").box.top
    assert segment(seen, "two").box.left == segment(seen, "three").box.left == 200.0
    assert [item.cell for item in seen.segments] == [
        Cell(0, 0, 0),
        Cell(0, 0, 1),
        Cell(0, 0, 1),
        Cell(0, 1, 0),
        Cell(0, 1, 1),
    ]


def test_long_cells_grow_downwards_and_never_into_their_neighbour() -> None:
    long = "a long account of what was done " * 10
    seen = page(table(row(long.strip(), "right"), row("below", "x")))
    first = seen.segments[0]
    assert first.box.right <= segment(seen, "right").box.left
    assert first.box.height > 3 * LINE_HEIGHT
    assert segment(seen, "below").box.top >= first.box.bottom
    assert long.strip() in seen.text


def test_spans_and_merged_cells_keep_their_columns() -> None:
    spanning = cell("wide", properties='<w:gridSpan w:val="2"/>')
    top = cell("tall", properties='<w:vMerge w:val="restart"/>')
    on = cell("unseen", properties="<w:vMerge/>")
    seen = page(table(row(spanning, "c"), row(top, "x", "y"), row(on, "z", "q"), widths=(1000, 1000, 1000)))
    assert segment(seen, "c").cell == Cell(0, 0, 2)
    assert segment(seen, "z").cell == Cell(0, 2, 1)
    assert "unseen" not in seen.text


def test_nested_tables_and_controls_around_cells_and_rows() -> None:
    inner = table(row("in", "ner"))
    wrapped_cell = control('<w:tag w:val="CustomerName"/><w:text/>', cell("Corvane Foods"))
    wrapped_row = control('<w:alias w:val="Row"/>', row("r1", "r2"))
    seen = page(table(row(cell(inner, "<w:p/>"), wrapped_cell), wrapped_row))
    assert segment(seen, "ner").cell == Cell(1, 0, 1)
    assert segment(seen, "Corvane Foods").cell == Cell(0, 0, 1)
    name, whole = seen.fields
    assert (name.name, name.value) == ("CustomerName", "Corvane Foods")
    assert (whole.name, whole.value) == ("Row", "r1\tr2")


HEAD = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_the_only_cell_around_a_whole_paper_is_no_cell() -> None:
    inner = table(row("Name", "Ida"))
    around = page(table(row(cell(paragraph("Dear Ida"), inner, "<w:p/>"))))
    assert segment(around, "Dear Ida").cell is None
    assert segment(around, "Ida").cell == Cell(0, 0, 1)
    assert around.text == page(paragraph("Dear Ida") + inner + "<w:p/>").text


@pytest.mark.parametrize(("heads", "held"), [(["Need", "Work"], False), (["Need"], True), ([], True)])
def test_a_box_with_one_caption_stays_a_cell(heads: list[str], held: bool) -> None:  # noqa: FBT001 - as pytest calls it
    blocks = [*(HEAD.format(words) for words in heads), paragraph("It was done")]
    boxed = page(table(row(cell(*blocks))))
    assert (segment(boxed, "It was done").cell == Cell(0, 0, 0)) is held


def test_two_cells_beside_each_other_stay_cells() -> None:
    inner = table(row("Name", "Ida"))
    beside = page(table(row(cell(inner, "<w:p/>"), "Notes")))
    assert segment(beside, "Notes").cell == Cell(0, 0, 1)
