"""Columns that run beside each other are read one after the other; rows are read across."""

import cProfile
import io
import pstats
from collections.abc import Iterable

from reportlab.pdfgen.canvas import Canvas

from poedesk.proof.document.model import Box
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import pdf
from poedesk.proof.reading.readers.pdf.layout.flows import flows_in
from poedesk.proof.reading.readers.pdf.layout.lines import Piece

Line = tuple[float, float, str]
"""Left edge, points from the top, words."""

FORM = (
    ("Customer", "Ostwick Weaving Mill"),
    ("Customer domain", "ostwick.example"),
    ("Tenant ID", "5b1a7f60-2c1e-4d7e-9a55-0d6b0e1f2a33"),
    ("Products", "Dynamics 365 Sales"),
)
PROSE = (
    "From April to June the adviser asked fourteen sellers",
    "what they lacked, went with two of them to the fair at",
    "Ostwick, showed the product with the mill's own prices",
    "and had eight people try it for four weeks in the yard",
    "before the mill bought thirty seats in September.",
    "Nothing is left to do.",
)


ASIDE = ("14 Harbour Street", "Tel. 020 7946", "Northshore", "Account 4410", "VAT 912 0044")
"""Lines in smaller type."""


def drawn(
    *groups: Iterable[Line], title: str = "A sheet of two columns with a title over both of them"
) -> DocumentView:
    """Return a page with a title and lines in the order in which they are given."""
    data = io.BytesIO()
    canvas = Canvas(data, (595, 842))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 790, title)
    for group in groups:
        for left, down, words in group:
            canvas.setFont("Helvetica", 7 if words in ASIDE else 10)
            canvas.drawString(left, 780 - down, words)
    canvas.save()
    return DocumentView(pdf.read(data.getvalue(), "sheet.pdf", DEFAULT))


def captions(left: float) -> list[Line]:
    """Return the form with each label over its value."""
    return [
        (left, 20 + 31.0 * number + 12 * place, words)
        for number, pair in enumerate(FORM)
        for place, words in enumerate(pair)
    ]


def prose(left: float, step: float = 13.5) -> list[Line]:
    return [(left, 20 + step * number, words) for number, words in enumerate(PROSE)]


def test_what_runs_down_one_column_is_read_before_the_other() -> None:
    text = drawn(captions(50), prose(310)).text(1)
    assert [text.index(words) for pair in FORM for words in pair] < [text.index(PROSE[0])]
    assert "\n".join(PROSE) in text


def test_a_label_is_answered_in_its_own_column() -> None:
    view = drawn(captions(50), prose(310))
    assert [item.value for item in labelled(view, "party.name", "domain", "tenant_id")] == [
        value for _, value in FORM[:3]
    ]


def test_rows_are_read_across_however_they_were_drawn() -> None:
    labels = [(50.0, 20 + 14.0 * number, label) for number, (label, _) in enumerate((*FORM, *FORM))]
    values = [(310.0, 20 + 14.0 * number, value) for number, (_, value) in enumerate((*FORM, *FORM))]
    view = drawn(labels, values)
    assert [item.value for item in labelled(view, "domain")][:1] == ["ostwick.example"]


def test_four_times_as_many_lines_take_four_times_as_long() -> None:
    def calls(lines: int) -> int:
        boxes = [Box(50, 10.0 * number, 200, 10.0 * number + 9) for number in range(lines)]
        boxes += [Box(310, 10.0 * number + 4, 500, 10.0 * number + 13) for number in range(lines)]
        profile = cProfile.Profile()
        profile.runcall(flows_in, [Piece([], box, None, number) for number, box in enumerate(boxes)])
        return sum(entry[1] for entry in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]

    assert calls(1200) < 6 * calls(300)


def test_lines_drawn_in_turn_are_no_columns() -> None:
    mixed = sorted((*captions(50), *prose(310)), key=lambda line: line[1])
    text = drawn(mixed).text(1)
    assert text.index(PROSE[0]) < text.index(FORM[-1][0])


def column(left: float, name: str, lines: int = 8, *, wide: str = "was done at the mill") -> list[Line]:
    return [(left, 30 + 13.0 * line, f"{name}{line} {wide}") for line in range(lines)]


def begun(view: DocumentView) -> list[str]:
    """Return the first word of each line and cell of prose, in reading order."""
    words = view.document.pages[0].text.split()
    return [word for word in words if word[:1] in "abc" and word[1:].isdigit()]


def in_turn(*columns: tuple[str, int]) -> list[str]:
    return [f"{name}{line}" for name, lines in columns for line in range(lines)]


def test_three_columns_of_prose_at_level_lines_are_read_one_after_the_other() -> None:
    view = drawn(column(50, "a"), column(220, "b"), column(390, "c", 5))
    assert begun(view) == in_turn(("a", 8), ("b", 8), ("c", 5))


def test_three_columns_that_were_drawn_row_by_row_are_read_across() -> None:
    columns = column(50, "a"), column(220, "b"), column(390, "c")
    view = drawn([line for row in zip(*columns, strict=True) for line in row])
    assert begun(view) == [f"{name}{line}" for line in range(8) for name in "abc"]


def test_a_head_drawn_before_two_columns_leaves_them_columns() -> None:
    wide = "was done at the mill by two of us in the spring"
    left, right = column(50, "a", 16, wide=wide), column(310, "b", 9, wide=wide)
    view = drawn([(80, 12, "Author"), (330, 12, "Reviewer")], left, right, [(297, 400, "1")])
    assert begun(view) == in_turn(("a", 16), ("b", 9))
    assert "Author\tReviewer" in view.document.pages[0].text


def test_level_columns_of_short_lines_stay_rows() -> None:
    left = [(50, 30 + 13.0 * line, f"a{line} Label") for line in range(8)]
    right = [(310, 30 + 13.0 * line, f"b{line} value") for line in range(8)]
    assert begun(drawn(left, right)) == [f"{name}{line}" for line in range(8) for name in "ab"]


WIDE = "was done at the mill by two of us in the spring"


def cells(left: float, rows: int, step: float = 13.0) -> list[Line]:
    """Return a table without rules, drawn row by row."""
    return [
        (left + 110 * column, 30 + step * row, f"{name}{row} of the mill")
        for row in range(rows)
        for column, name in enumerate("bc")
    ]


def test_a_table_beside_prose_at_level_lines_is_read_after_it() -> None:
    view = drawn(column(50, "a", 9, wide=WIDE), cells(312, 9))
    table = [f"{name}{row}" for row in range(9) for name in "bc"]
    assert begun(view) == [*in_turn(("a", 9)), *table]
    assert "b0 of the mill\tc0 of the mill" in view.document.pages[0].text


def test_two_tables_that_were_drawn_one_after_the_other_are_read_so() -> None:
    left = [
        (50 + 110 * (name == "d"), 30 + 13.0 * row, f"{name}{row} of the mill")
        for row in range(6)
        for name in "ad"
    ]
    text = drawn(left, cells(312, 8)).document.pages[0].text
    assert text.index("d5 of the mill") < text.index("b0 of the mill")


def test_a_table_that_was_drawn_column_by_column_is_read_across() -> None:
    edges = (50.0, 150.0, 312.0, 430.0)
    table = [
        (edge, 30 + 13.0 * row, f"{name}{row} of the mill")
        for edge, name in zip(edges, "abca", strict=True)
        for row in range(7)
    ]
    text = drawn(table).document.pages[0].text
    assert text.index("c0 of the mill") < text.index("b1 of the mill")


def test_answers_at_the_lines_of_wide_questions_stay_beside_them() -> None:
    questions = [(50.0, 30 + 20.0 * number, f"a{number} Which of the two {WIDE}") for number in range(7)]
    answers = [(340.0, 30 + 20.0 * number, f"b{number} answer") for number in range(7)]
    assert begun(drawn(questions, answers)) == [f"{name}{number}" for number in range(7) for name in "ab"]


def test_items_set_in_belong_to_the_column_of_the_lines_over_them() -> None:
    heads = [(310.0, 30.0, "What the adviser does at the mill"), (310.0, 160.0, "What it costs")]
    items = [(340.0, 46.0 + 13.5 * number, f"c{number} {WIDE[:38]}") for number in range(8)]
    view = drawn(column(50, "a", 10, wide=WIDE), heads[:1], items, heads[1:])
    text = view.document.pages[0].text
    assert text.index("a9 ") < text.index("What the adviser") < text.index("c0 ") < text.index("What it")


def test_smaller_lines_at_the_side_are_no_answers() -> None:
    form = [
        (left, 20 + 16.0 * row, words)
        for row, pair in enumerate(FORM * 2)
        for left, words in zip((50.0, 200.0), pair, strict=True)
    ]
    side = [(480.0, 26 + 9.0 * row, words) for row, words in enumerate(ASIDE)]
    view = drawn(form, side)
    assert "\n".join(ASIDE) in view.text(1)
    assert [item.value for item in labelled(view, "domain")][:1] == ["ostwick.example"]


def test_smaller_answers_beside_their_labels_stay_there() -> None:
    labels = [(50.0, 20 + 16.0 * row, f"Label {row} of the form of the mill") for row in range(5)]
    answers = [(480.0, 20 + 16.0 * row, words) for row, words in enumerate(ASIDE)]
    text = drawn(labels, answers).text(1)
    assert all(f"Label {row} of the form of the mill\t{words}" in text for row, words in enumerate(ASIDE))
