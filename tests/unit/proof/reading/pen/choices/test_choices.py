"""Choices without printed squares, made by several pens: in brackets, on lines, in cells."""

import io
import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from PIL import ImageFont
from reportlab.pdfgen.canvas import Canvas

from eval.making.paper import sheet
from eval.making.paper.pen import Place
from eval.making.paper.sheets.choices import Choice, choice_sheet
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.choices.brackets import find_brackets
from poedesk.proof.reading.pen.choices.cells import Table, find_cells
from poedesk.proof.reading.pen.choices.lines import find_lines
from poedesk.proof.reading.pen.choices.signs import state
from poedesk.proof.reading.pen.view import SCALE, View, look

SEEDS = range(4)


def seen(paper: sheet.Sheet) -> View:
    return look(np.asarray(paper.image.convert("L")), paper.scale)


def label(choice: Choice) -> Print:
    """Return the label right of a choice, as it is recognised."""
    place = choice.place
    box = Box(place.right + 5, place.top - 1, place.right + 5 + 5 * len(choice.label), place.bottom + 2)
    return Print(box, 1.0, choice.label)


def told(found: Iterable[tuple[Box, bool | None]], choices: Sequence[Choice]) -> list[bool | str | None]:
    """Return what was told of each choice; "" where nothing was found."""
    places = list(found)
    return [next((ticked for box, ticked in places if is_at(box, c.place)), "") for c in choices]


def is_at(box: Box, place: Place) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return place.left - 2 < x < place.right + 2 and place.top - 3 < y < place.bottom + 3


def ticked(seed: int, layout: str) -> tuple[sheet.Sheet, list[Choice]]:
    """Return a sheet on which something is ticked."""
    tries = (choice_sheet(random.Random(f"{seed} {number}"), layout) for number in range(20))
    return next(made for made in tries if any(choice.chosen for choice in made[1]))


def brackets(paper: sheet.Sheet, words: Sequence[Print]) -> list[tuple[Box, bool | None]]:
    return [
        (Box(*(side / SCALE for side in (s.left, s.top, s.right, s.bottom))), ticked)
        for s, ticked in find_brackets(seen(paper), words, (), ())
    ]


def bracketed(seed: int) -> tuple[sheet.Sheet, list[Choice], list[Print]]:
    """Return a sheet with brackets before their labels, and its words; those that a pen crossed are none."""
    tries = (random.Random(f"{seed} {number}") for number in range(20))
    paper, choices = next(
        made for made in (choice_sheet(dice, "brackets") for dice in tries) if made[1][0].place.left == 70
    )
    empty = [Print(Box(*choice.place), 0.99, "[ ]") for choice in choices if not choice.style]
    title = Print(Box(60, 46, 245, 66), 1.0, "Services that were provided")
    return paper, choices, [title, *map(label, choices), *empty]


@pytest.mark.parametrize("seed", SEEDS)
def test_brackets_are_ticked_by_any_pen(seed: int) -> None:
    paper, choices, words = bracketed(seed)
    assert told(brackets(paper, words), choices) == [choice.chosen for choice in choices]
    assert len(brackets(paper, words)) == len(choices)


def test_brackets_are_found_where_their_lines_were_taken_for_much_higher() -> None:
    paper, choices, words = bracketed(0)
    words = [
        Print(
            Box(box.left, box.top - 0.45 * box.height, box.right, box.bottom + 0.45 * box.height), sure, text
        )
        for box, sure, text in ((word.box, word.confidence, word.text) for word in words)
    ]
    assert told(brackets(paper, words), choices) == [choice.chosen for choice in choices]


@pytest.mark.parametrize("sign", ["[", "N"])
def test_ticked_brackets_that_were_read_as_the_beginning_of_their_labels_are_found(sign: str) -> None:
    paper, choices, words = bracketed(2)
    amid = next(choice for choice in choices[1:-1] if choice.chosen)
    own = label(amid)
    words.remove(own)
    words.append(
        Print(Box(amid.place.left, own.box.top, own.box.right, own.box.bottom), 0.99, sign + own.text)
    )
    paper.draw(
        [[(amid.place.right, amid.place.top), (own.box.left + 4, own.box.bottom - 4)]],
        sheet.Pen(),
        random.Random(0),
    )
    assert told(brackets(paper, words), choices) == [choice.chosen for choice in choices]


def test_a_label_that_goes_on_below_its_brackets_is_none() -> None:
    paper, choices, words = bracketed(2)
    font = ImageFont.truetype("DejaVuSans-Bold.ttf", round(9 * sheet.DPI / 72))
    between = (choices[1].place.bottom + choices[2].place.top) / 2 - 5
    for text in ("Hll", "Mil"):
        left = choices[1].place.left
        end = left + paper.write(left, between, text, font)
        words.append(Print(Box(left, between, end, between + 12), 0.99, text))
        assert len(brackets(paper, words)) == len(choices)


def test_brackets_around_print_are_none() -> None:
    paper, choices, words = bracketed(1)
    place = choices[0].place
    filled = Print(Box(*place), 0.97, "(a)")
    without = [word for word in words if word.box != filled.box]
    assert told(brackets(paper, [*without, filled]), choices[:1]) == [""]


def test_one_pair_of_brackets_alone_shows_no_habit() -> None:
    paper, choices, words = bracketed(0)
    (first, *_) = [word for word in words if word.text == "[ ]"]
    assert brackets(paper, [*map(label, choices), first]) == []


@pytest.mark.parametrize("heading", ["HIGHLIGHTS", "Rollout", "BILLING", "SERVICES"])
def test_letters_of_a_bold_heading_over_a_list_are_no_ticked_brackets(heading: str) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, (300, 200))
    words = []
    lines = [("Helvetica-Bold", 14, heading), *[("Helvetica", 11, "[_] Teams")] * 4]
    for number, (font, size, text) in enumerate(lines):
        canvas.setFont(font, size)
        left, y = 60.0, 40 + 20 * number
        for word in text.split():
            said = word.replace("_", " ")
            canvas.drawString(left, 200 - y, said)
            right = left + canvas.stringWidth(said, font, size)
            words.append(Print(Box(left - 1, y - size, right + 1, y + 0.3 * size), 0.98, said))
            left = right + canvas.stringWidth(" ", font, size)
    canvas.save()
    (paper,) = sheet.printed(stream.getvalue())
    found = brackets(paper, words)
    assert [ticked for _, ticked in found] == [False] * 4
    assert all(box.top > 42 for box, _ in found)


def test_a_printed_square_that_was_read_as_brackets_is_left_to_others() -> None:
    paper, _, words = bracketed(0)
    squares = [word.box for word in words if word.text == "[ ]"]
    assert find_brackets(seen(paper), words, (), squares) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_short_lines_before_labels_are_ticked_by_any_pen(seed: int) -> None:
    paper, choices = ticked(seed, "lines")
    found = find_lines(seen(paper), [label(choice) for choice in choices])
    assert told(found, choices) == [choice.chosen for choice in choices]


def test_lines_that_nothing_was_written_on_are_no_choices() -> None:
    paper, choices = choice_sheet(random.Random(1), "lines")
    for choice in choices:
        place = choice.place
        paper.clear(Place(place.left - 2, place.top - 12, place.right + 3, place.bottom - 1))
    assert find_lines(seen(paper), [label(choice) for choice in choices]) == []


def test_a_line_under_a_word_is_no_choice() -> None:
    paper, choices = choice_sheet(random.Random(0), "lines")
    over = [Print(Box(*choice.place), 0.99, "Name") for choice in choices]
    assert find_lines(seen(paper), [*map(label, choices), *over]) == []


QUESTIONS = ("Were seals intact?", "Is a manual enclosed?", "Has the meter been read?")
TICK: list[tuple[float, float]] = [(3, -7), (8, -1), (16, -14)]


def asked(
    *ticked: tuple[int, int], hidden: tuple[int, int] | None = None, part: float = 0
) -> tuple[View, list[Print]]:
    """Return questions, each with two lines in its text before "Yes" and "No", of which some are ticked.

    Of one that is ``hidden`` a ``part`` is seen.
    """
    paper, words, dice = sheet.blank(400, 160), list[Print](), random.Random(0)
    for row, question in enumerate(QUESTIONS):
        x, y = 40 + 5 * len(question), 40.0 + 30 * row
        words.append(Print(Box(40, y - 10, x - 2, y + 2), 1.0, question))
        for column, answer in enumerate(("Yes", "No")):
            left = x + 45 * column
            if (row, column) != hidden or part:
                paper.line(left, left + (part if (row, column) == hidden else 22), y)
            if (row, column) in ticked:
                paper.draw([[(left + across, y + down) for across, down in TICK]], sheet.Pen(), dice)
            words.append(Print(Box(left + 24, y - 10, left + 40, y + 2), 1.0, answer))
    return seen(paper), words


@pytest.mark.parametrize(("hidden", "part"), [(None, 0), ((2, 0), 0), ((2, 0), 14)])
def test_lines_before_the_answers_of_a_question_are_ticked_wherever_they_stand(
    hidden: tuple[int, int] | None, part: float
) -> None:
    found = find_lines(*asked((0, 1), (2, 0), hidden=hidden, part=part))
    assert [ticked for _, ticked in sorted(found, key=lambda one: (one[0].bottom, one[0].left))] == [
        *(False, True),
        *(False, False),
        *(True, False),
    ]


def test_lines_after_answers_and_lines_in_a_text_are_no_choices() -> None:
    view, words = asked((0, 1))
    others = [Print(word.box, 1.0, {"Yes": "and", "No": "or"}.get(word.text, word.text)) for word in words]
    before = [
        Print(Box(word.box.left - 45, word.box.top, word.box.right - 45, word.box.bottom), 1.0, word.text)
        for word in words
        if word.text not in QUESTIONS
    ]
    assert find_lines(view, others) == []
    assert find_lines(view, [*(word for word in words if word.text in QUESTIONS), *before]) == []


def table_of(choices: Sequence[Choice], signs: frozenset[tuple[int, int]] = frozenset()) -> Table:
    """Return the table in which choices stand, below its heads and beside its names."""
    tops = sorted({choice.place.top for choice in choices})
    lefts = sorted({choice.place.left for choice in choices})
    at = {(choice.place.top, choice.place.left): Box(*choice.place) for choice in choices}
    first = next(iter(at.values()))
    rows: list[tuple[Box | None, ...]] = [(None, *(Box(x, 0, x + first.width, tops[0]) for x in lefts))]
    rows += [(Box(60, y, lefts[0], y + first.height), *(at[y, x] for x in lefts)) for y in tops]
    worded = [(False, *(True for _ in lefts)), *((True, *(False for _ in lefts)) for _ in tops)]
    return Table(tuple(rows), tuple(worded), signs)


@pytest.mark.parametrize("seed", SEEDS)
def test_cells_of_a_table_are_ticked_by_any_pen(seed: int) -> None:
    paper, choices = ticked(seed, "cells")
    found = find_cells(seen(paper), table_of(choices))
    answers = told(((cell.box, cell.ticked) for cell in found), choices)
    wrong = {choice.chosen: not choice.chosen for choice in choices}
    pairs = list(zip(answers, choices, strict=True))
    assert not any(answer == wrong[choice.chosen] for answer, choice in pairs if answer is not None)
    assert sum(answer is None for answer in answers) <= 1


def test_a_column_that_holds_words_is_not_there_to_be_ticked() -> None:
    paper, choices = choice_sheet(random.Random(0), "cells")
    table = table_of(choices)
    worded = [list(row) for row in table.worded]
    worded[2][1] = True
    found = find_cells(seen(paper), Table(table.cells, tuple(map(tuple, worded))))
    left = min(choice.place.left for choice in choices)
    assert all(cell.cell.left > left for cell in found)


def test_a_sign_that_may_be_a_letter_leaves_its_cell_unclear() -> None:
    paper, choices = choice_sheet(random.Random(0), "cells")
    (first, *_) = [number for number, choice in enumerate(choices) if choice.chosen]
    columns = len({choice.place.left for choice in choices})
    table = table_of(choices, signs=frozenset({(first // columns + 1, first % columns + 1)}))
    found = find_cells(seen(paper), table)
    assert told(((cell.box, cell.ticked) for cell in found), choices)[first] is None


def test_a_tick_that_reaches_into_another_cell_is_its_own_cells_alone() -> None:
    paper, dice = sheet.blank(300, 140), random.Random(0)
    rows = [Box(40, y, 160, y + 20) for y in (30, 50, 70, 90)]
    columns = [[Box(x, row.top, x + 40, row.bottom) for row in rows] for x in (160, 200)]
    for y in (30, 50, 70, 90, 110):
        paper.line(40, 240, y)
    paper.draw([[(170, 60), (178, 67), (192, 34)]], sheet.Pen(), dice)  # from the second row into the first
    paper.draw([[(210, 94), (216, 104), (226, 93)]], sheet.Pen(), dice)
    heads = (None, Box(160, 10, 200, 30), Box(200, 10, 240, 30))
    cells = [heads, *zip(rows, *columns, strict=True)]
    table = Table(tuple(cells), ((False, True, True), *4 * ((True, False, False),)))
    found = {(cell.cell.left, cell.cell.top): cell.ticked for cell in find_cells(seen(paper), table)}
    assert [found[160, y] for y in (30, 50, 70, 90)] == [None, True, False, False]
    assert [found[200, y] for y in (30, 50, 70, 90)] == [False, False, False, True]
    # Where a thick stroke hid a rule, two rows are one: nothing is told of it, and all of the others.
    tall = (rows[2].union(rows[3]), *(column[2].union(column[3]) for column in columns))
    merged = Table((*cells[:3], tall), table.worded[:4])
    assert {cell.cell.top for cell in find_cells(seen(paper), merged)} == {30, 50}
    wide = (rows[1], columns[0][1].union(columns[1][1]), None)  # the same of two columns
    merged = Table((*cells[:2], wide, *cells[3:]), table.worded)
    assert {cell.cell.top for cell in find_cells(seen(paper), merged)} == {30, 70, 90}


Strokes = list[list[tuple[float, float]]]
CHECK: Strokes = [[(170, 36), (178, 46), (186, 33)]]
RING = [(180 + 24 * np.cos(turn), 60 + 14 * np.sin(turn)) for turn in np.linspace(0, 6.3, 40)]


def filled(
    strokes: Strokes, widths: tuple[float, ...], *, cut: bool = False, checked: bool = False
) -> dict[tuple[float, float], bool | None]:
    """Return what is told of the cells of three rows, at 30, 50 and 70 points, of columns so wide.

    ``cut``: a stroke was taken for a rule through the first of them.
    """
    paper, dice = sheet.blank(420, 140), random.Random(0)
    lefts = [160 + sum(widths[:number]) for number in range(len(widths) + 1)]
    for y in (30, 50, 70, 90):
        paper.line(40, lefts[-1], y)
    paper.draw([[(float(x), float(y)) for x, y in stroke] for stroke in strokes], sheet.Pen(), dice)
    rows: list[tuple[Box | None, ...]] = [
        (Box(40, y, 160, y + 20), *(Box(x, y, end, y + 20) for x, end in pairwise(lefts)))
        for y in (10, 30, 50, 70)
    ]
    worded = [(True, *(True for _ in widths)), *3 * ((True, *(False for _ in widths)),)]
    if cut:
        rows[1] = (rows[1][0], Box(160, 30, 200, 41), *rows[1][2:])
    found = find_cells(seen(paper), Table(tuple(rows), tuple(worded), checked=checked))
    return {(cell.cell.left, cell.cell.top): cell.ticked for cell in found}


def test_what_a_pen_cut_off_a_cell_belongs_to_it() -> None:
    assert filled(CHECK, (40, 40), cut=True) == filled(CHECK, (40, 40))
    assert filled(CHECK, (40, 40))[160, 30] is True


def test_a_ring_around_a_cell_is_told_of_neither_it_nor_the_one_beside_it() -> None:
    told = filled([*CHECK, RING], (40, 40))
    assert told[160, 50] is None
    assert told[200, 50] is not True


def test_boxes_printed_in_the_corners_of_cells_are_no_ticks_in_them() -> None:
    corners: Strokes = [
        [(x + 1, y - 14), (x + 14, y - 14), (x + 14, y - 1)] for y in (50, 70, 90) for x in (160, 200)
    ]
    assert True not in filled(corners, (40, 40)).values()


def test_ticks_of_one_shape_in_many_cells_are_ticks() -> None:
    checks: Strokes = [[(170, y - 14), (178, y - 4), (186, y - 17)] for y in (50, 70, 90)]
    told = filled(checks, (40, 40))
    assert [told[160, y] for y in (30, 50, 70)] == [True] * 3
    assert [told[200, y] for y in (30, 50, 70)] == [False] * 3


@pytest.mark.parametrize(("widths", "columns"), [((40, 40, 60), 3), ((40, 40, 120), 2)])
def test_a_wide_column_that_is_empty_is_there_for_remarks(widths: tuple[float, ...], columns: int) -> None:
    assert len({left for left, _ in filled(CHECK, widths)}) == columns


def test_one_column_alone_is_ticked_where_its_head_says_so() -> None:
    assert filled(CHECK, (40,)) == {}
    assert filled(CHECK, (40,), checked=True) == {(160, 30): True, (160, 50): False, (160, 70): False}


def drawn(*strokes: Sequence[tuple[float, float]], width: float = 1.0) -> bool | None:
    """Return what is told of strokes in a place of 20 points."""
    paper = sheet.blank(20, 20)
    paper.draw([list(stroke) for stroke in strokes], sheet.Pen(sheet.BLACK, width), random.Random(0))
    return state(seen(paper).dark, 20 * SCALE)


def test_a_tick_is_told_from_what_is_none() -> None:
    ring = [(10 + 5 * np.cos(angle), 10 + 6 * np.sin(angle)) for angle in np.linspace(0, 2 * np.pi, 30)]
    assert drawn() is False
    assert drawn([(4, 10), (8, 16), (16, 3)]) is True
    assert drawn([(4, 4), (16, 16)], [(16, 4), (4, 16)]) is True
    assert drawn([(4, 10), (16, 10)]) is None  # a dash
    assert drawn([(2, 10), (10, 10.8), (18, 10)]) is None  # one of a hand
    assert drawn([(2, 11), (18, 9)]) is None  # another one
    assert drawn([(1, 11), (6, 13), (19, 9)]) is True  # as flat a check
    assert drawn([(1, 12.5), (19, 7.5)]) is True  # a stroke upwards
    assert drawn([(1, 8), (19, 12)], [(1, 12), (19, 8)]) is True  # a flat cross
    assert drawn([(9, 10), (11, 12)]) is None  # too small
    assert drawn(ring) is None  # a nought
    assert drawn([(4, 4), (4, 16)], [(10, 4), (10, 16)], [(16, 4), (16, 16)]) is None  # several signs
