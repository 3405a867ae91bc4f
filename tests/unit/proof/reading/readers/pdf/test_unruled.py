"""Tables without rules: a cell is what was drawn in one go, whatever stands beside its lines."""

import cProfile
import io
import pstats
from collections.abc import Iterable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from poedesk.proof.document.model import Box, Cell, Document
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import pdf
from poedesk.proof.reading.readers.pdf.layout.lines import Piece
from poedesk.proof.reading.readers.pdf.layout.unruled import tables_in
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RawWord

EDGES = (60.0, 90.0, 330.0, 440.0)
STEP = 12.0

Line = tuple[float, float, str]
"""Left edge, points from the top, words."""

Record = Sequence[Sequence[str]]
"""The lines of each cell of a row."""

HEAD: Record = (["No."], ["Task"], ["When"], ["Who"])
WORK: Sequence[Record] = (
    HEAD,
    (["1"], ["Set up the mailboxes of the mill", "and of its two shops"], ["March"], ["Ida"]),
    (
        ["2"],
        ["Moved the letters of four years", "by night and told each weaver", "where they are"],
        ["April"],
        [],
    ),
    (["3"], ["Taught the weavers"], ["May, June", "and July"], ["Ida", "and Per"]),
)


def placed(table: Sequence[Record], *, edges: Sequence[float] = EDGES, middle: bool = False) -> list[Line]:
    """Return the lines of a table as a program draws them: row by row, cell by cell, line by line."""
    lines, top = [], 40.0
    for row in table:
        most = max(len(cell) for cell in row)
        for edge, cell in zip(edges, row, strict=True):
            down = (most - len(cell)) * STEP / 2 if middle else 0.0
            lines += [(edge, top + down + STEP * number, words) for number, words in enumerate(cell)]
        top += most * STEP + 2
    return lines


def read(lines: Iterable[Line]) -> Document:
    data = io.BytesIO()
    canvas = Canvas(data, (595, 842))
    canvas.setFont("Helvetica", 10)
    for left, down, words in lines:
        canvas.drawString(left, 780 - down, words)
    canvas.save()
    return pdf.read(data.getvalue(), "sheet.pdf", DEFAULT)


def cells(document: Document) -> dict[Cell | None, list[str]]:
    page = document.pages[0]
    found: dict[Cell | None, list[str]] = {}
    for segment in page.segments:
        found.setdefault(segment.cell, []).append(page.text[segment.start : segment.end])
    return found


def told(table: Sequence[Record]) -> dict[Cell | None, list[str]]:
    return {
        Cell(0, row, column): list(cell)
        for row, record in enumerate(table)
        for column, cell in enumerate(record)
        if cell
    }


@pytest.mark.parametrize("middle", [False, True])
def test_lines_that_were_drawn_in_one_go_are_one_cell(middle: bool) -> None:  # noqa: FBT001 - as pytest calls it
    assert cells(read(placed(WORK, middle=middle))) == told(WORK)


def test_cells_are_read_one_after_the_other() -> None:
    text = read(placed(WORK)).pages[0].text
    assert "No.\tTask\tWhen\tWho" in text
    assert "Set up the mailboxes of the mill\nand of its two shops\nMarch" in text


def test_what_was_drawn_line_by_line_stays_lines() -> None:
    lines = sorted(placed(WORK), key=lambda line: (line[1], line[0]))
    assert set(cells(read(lines))) == {None}


def test_a_table_that_was_drawn_column_by_column_stays_lines() -> None:
    lines = sorted(placed(WORK), key=lambda line: (line[0], line[1]))
    assert set(cells(read(lines))) == {None}


def test_cells_that_are_level_nowhere_are_no_row() -> None:
    lines = placed(WORK)
    shifted = [(left, down + 5.0 * (left > EDGES[2]), words) for left, down, words in lines]
    assert set(cells(read(shifted))) == {None}


def test_a_table_whose_cells_have_one_line_each_stays_lines() -> None:
    table = [[cell[:1] for cell in row] for row in WORK]
    assert set(cells(read(placed(table)))) == {None}


def test_a_title_over_a_row_is_not_of_its_first_cell() -> None:
    top = [(EDGES[0], 26.0, "Plan")]
    assert cells(read([*top, *placed(WORK)])) == {None: ["Plan"], **told(WORK)}


def test_a_heading_between_two_rows_ends_the_table() -> None:
    both = placed((*WORK, (["Later"], [], [], []), *WORK))
    found = cells(read(both))
    assert found[None] == ["Later"]
    assert found[Cell(1, 1, 1)] == WORK[1][1]


PAIRS: Sequence[Record] = (
    (["Need"], ["The letters of the mill were lost", "twice in the spring, and no weaver", "could be told"]),
    (["Work"], ["Moved them in four nights", "to another place"]),
)


def test_a_label_in_the_middle_of_its_answer_is_read_before_it() -> None:
    found = read(placed(PAIRS, edges=(60, 150), middle=True))
    assert cells(found) == told(PAIRS)
    assert "Need\nThe letters" in found.pages[0].text


def test_numbers_and_labels_at_the_top_of_their_paragraphs_stay_beside_them() -> None:
    found = read(placed(PAIRS, edges=(60, 150)))
    assert set(cells(found)) == {None}
    assert "Need\tThe letters of the mill were lost\ntwice" in found.pages[0].text


def test_blocks_of_two_columns_stay_lines() -> None:
    """Two blocks of signatures side by side are read by what stands in them."""
    blocks = [
        (edge, 40 + STEP * number, words)
        for edge, block in (
            (60.0, ("For the mill", "Ida Holm", "Director")),
            (330.0, ("For us", "Per Dahl", "Owner")),
        )
        for number, words in enumerate(block)
    ]
    assert set(cells(read([*blocks, *[(left, down + 60, words) for left, down, words in blocks]]))) == {None}


def test_four_times_as_many_rows_take_four_times_as_long() -> None:
    def calls(count: int) -> int:
        rows = [
            [_piece(edge, 14.0 * row, 10 * row + place) for place, edge in enumerate(EDGES[: 1 + row % 4])]
            for row in range(count)
        ]
        profile = cProfile.Profile()
        profile.runcall(lambda: list(tables_in(rows)))
        return sum(entry[1] for entry in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]

    assert calls(1200) < 6 * calls(300)


def _piece(left: float, top: float, index: int, text: str = "mill") -> Piece:
    word = RawWord(text, Box(left, top, left + 20, top + 10), 0, index)
    return Piece([word], word.box, None, index)


def test_a_table_of_boxes_to_tick_stays_lines() -> None:
    def rows(last: str) -> list[list[Piece]]:
        first = [_piece(edge, 0.0, 10 * place) for place, edge in enumerate(EDGES)]
        second = [_piece(edge, 24.0, 50 + place, last) for place, edge in enumerate(EDGES)]
        return [first, [_piece(EDGES[0], 12.0, 1)], second]

    assert list(tables_in(rows("mill")))
    assert not list(tables_in(rows("\u2610")))
