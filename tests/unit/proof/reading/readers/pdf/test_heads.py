"""Boxes in rows and columns get their names from what stands above and at the left, ruled or not."""

from collections.abc import Sequence

from poedesk.proof.document.model import Box, Mark
from poedesk.proof.reading.readers.pdf.layout.text import PageText, lay_out
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RawWord
from poedesk.proof.reading.readers.pdf.ticks.heads import with_heads

ROWS, COLUMNS = ("Teams", "Exchange Online", "Intune"), ("Deployment", "Migration", "Adoption")


class Plain:
    """Letters of which nothing but their place is known."""

    leftward = False

    def weight(self, index: int) -> int:
        del index
        return -1

    def font(self, index: int) -> str:
        del index
        return ""


def written(*lines: tuple[float, Sequence[tuple[float, str]]]) -> PageText:
    """Return a page of words that each stand at a height, and begin at a place from the left."""
    words = [
        RawWord(text, Box(left, top, left + 5 * len(text), top + 12), 0, 0, breaks=True)
        for top, line in lines
        for left, text in line
    ]
    return lay_out(Plain(), [RawWord(w.text, w.box, 0, n, breaks=True) for n, w in enumerate(words)], ())


def page(heads: Sequence[tuple[float, str]]) -> PageText:
    rows = [
        (100.0 + 20 * number, [(40.0 + 42 * place, word) for place, word in enumerate(row.split())])
        for number, row in enumerate(ROWS)
    ]
    return written((80, heads), *rows)


def marks(*, astray: float = 0.0) -> list[Mark]:
    return [
        Mark(None, None, row == column, Box(left, top, left + 9, top + 9), "ink")
        for row in range(3)
        for column in range(3)
        for left, top in [(200.0 + 80 * column + astray * row, 101.0 + 20 * row)]
    ]


HEADS = [(180.0, "Deployment"), (262.0, "Migration"), (340.0, "Adoption")]


def test_heads_above_the_columns_and_rows_at_the_left_name_each_box() -> None:
    named = with_heads(marks(), page(HEADS))
    assert [(mark.group, mark.label) for mark in named] == [
        (row, column) for row in ROWS for column in COLUMNS
    ]
    assert [mark.checked for mark in named] == [mark.checked for mark in marks()]
    text = page(HEADS).text
    assert [text[slice(mark.start, mark.end)] for mark in named[:3]] == list(COLUMNS)


def test_columns_may_lean_as_on_a_photograph_and_a_box_may_be_missing() -> None:
    named = with_heads(marks(astray=-4.0)[1:], page(HEADS))
    assert [mark.label for mark in named] == [*COLUMNS[1:], *COLUMNS, *COLUMNS]


def test_a_line_of_text_above_the_boxes_is_no_row_of_heads() -> None:
    running = [(180.0, "which"), (207.0, "were"), (229.0, "provided"), (271.0, "between"), (308.0, "both")]
    assert with_heads(marks(), page([*running, (330.0, "parties")])) == tuple(marks())


def test_boxes_with_words_between_them_keep_their_own_labels() -> None:
    text = written((80, HEADS), (100, [(40, "Teams"), (230, "Yes")]), (120, [(40, "Intune"), (230, "No")]))
    assert with_heads(marks()[:6], text) == tuple(marks()[:6])


def test_heads_of_two_words_stand_together_though_boxes_stand_at_the_left_of_their_columns() -> None:
    heads = [(196.0, "SharePoint"), (249.0, "Online"), (316.0, "Exchange"), (359.0, "Online")]
    rows = [(100.0 + 20 * number, [(40.0, row)]) for number, row in enumerate(("Deployment", "Migration"))]
    boxes = [
        Mark(None, None, None, Box(left, top, left + 9, top + 9), "ink")
        for top in (101.0, 121.0)
        for left in (200.0, 320.0)
    ]
    named = with_heads(boxes, written((80, heads), *rows))
    assert [mark.label for mark in named] == ["SharePoint Online", "Exchange Online"] * 2


def test_a_lone_box_among_the_heads_is_no_row() -> None:
    letter = Mark(None, None, None, Box(282, 82, 290, 90), "ink")
    named = with_heads([letter, *marks()], page(HEADS))
    assert [(mark.group, mark.label) for mark in named[1:]] == [
        (row, column) for row in ROWS for column in COLUMNS
    ]
