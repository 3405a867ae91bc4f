"""Print through whose middle a line goes names nobody and dates nothing, at a labelled place as anywhere."""

import re
from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Box, Document, Drawing, Word, Words
from poedesk.proof.finding.acts.blocks.sheets.struck import is_struck, ruled
from poedesk.proof.finding.acts.weighing.find import with_weighed
from poedesk.proof.finding.dating import dates
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.view import DocumentView

PRINT = Box(60, 100, 160, 112)


def line(left: float, right: float, level: float) -> Box:
    return Box(left, level, right, level + 0.5)


@pytest.mark.parametrize(
    ("rule", "struck"),
    [
        (line(58, 162, 106), True),
        (line(58, 110, 106), False),
        (line(58, 162, 112), False),
        (line(58, 162, 99), False),
    ],
)
def test_a_line_through_most_of_the_middle_strikes_out(rule: Box, *, struck: bool) -> None:
    assert is_struck(ruled([rule], ()), PRINT) is struck


def test_a_stroke_of_a_pen_over_the_print_strikes_nothing_out() -> None:
    pen = Drawing("strokes", Box(50, 90, 170, 120))
    assert not is_struck(ruled([line(58, 162, 106)], (pen,)), PRINT)


@pytest.mark.parametrize(("rules", "name"), [((), "Alice Durant"), (((168.0, 240.0, 185.5),), None)])
def test_a_struck_out_name_at_a_labelled_place_is_nobodys(
    rules: tuple[tuple[float, float, float], ...], name: str | None
) -> None:
    lines = [(60.0, 150.0, "Customer signature:"), (170.0, 180.0, "Alice Durant")]
    ink = Drawing("strokes", Box(170, 140, 270, 166))
    named = {value(act.name) for act in acts_in(document(page(lines, drawings=[ink], rules=rules)))}
    assert named == {name}


BLOCK = (
    "Customer: Orchard Vale Ltd",
    "Signature: /s/ Alice Durant",
    "Printed name: Alice Durant",
    "Job title: IT Director",
    "Date signed: 4 March 2026",
)
TOP, APART, WIDE, HIGH = 100.0, 20.0, 5.5, 11.0


def block(*struck: str, level: float = HIGH / 2, value_only: bool = False) -> Document:
    """A labelled block; lines of it that begin with one of ``struck`` are ruled ``level`` under their top."""
    items, rules, words, start = [], [], [], 0
    for number, line in enumerate(BLOCK):
        top = TOP + APART * number
        items.append((60.0, top, line))
        for found in re.finditer(r"\S+", line):
            box = Box(60 + WIDE * found.start(), top, 60 + WIDE * found.end(), top + HIGH)
            words.append(Word(start + found.start(), start + found.end(), box))
        start += len(line) + 1
        if line.startswith(struck):
            left = 60 + WIDE * (line.index(":") + 2) if value_only else 58
            rules.append((left, 62 + WIDE * len(line), top + level))
    return document(replace(page(items, rules=rules), words=Words(words)))


def parts(paper: Document) -> list[tuple[bool, str | None, str | None, str | None]]:
    return [
        (act.is_signed, value(act.name), value(act.title), value(act.date))
        for act in acts_in(paper, ("Orchard Vale Ltd", Role.CUSTOMER))
    ]


WHOLE = [(True, "Alice Durant", "IT Director", "2026-03-04")]
ALL = ("Signature", "Printed", "Job", "Date")


def test_a_block_without_lines_stands() -> None:
    assert parts(block()) == WHOLE


@pytest.mark.parametrize("value_only", [False, True])
def test_a_struck_out_signature_at_its_label_is_none(*, value_only: bool) -> None:
    for struck in (("Signature",), ALL):
        assert not any(signed for signed, *_ in parts(block(*struck, value_only=value_only)))


@pytest.mark.parametrize("value_only", [False, True])
def test_struck_out_values_at_their_labels_are_left_out(*, value_only: bool) -> None:
    told = parts(block("Printed", "Job", "Date", value_only=value_only))
    assert [given for _, *given in told] == [[None, None, None]]


def test_a_struck_out_date_at_its_label_dates_nothing() -> None:
    assert dates.find(DocumentView(block()))["date.signed"]
    assert not dates.find(DocumentView(block("Date")))["date.signed"]


@pytest.mark.parametrize("level", [-2.0, 0.0, HIGH, HIGH + 1.5, HIGH + 4])
@pytest.mark.parametrize("value_only", [False, True])
def test_underlines_and_borders_of_a_form_strike_nothing(level: float, *, value_only: bool) -> None:
    assert parts(block(*ALL, "Customer", level=level, value_only=value_only)) == WHOLE


def test_a_line_through_a_price_table_strikes_nothing_of_a_block() -> None:
    paper = block()
    (sheet,) = paper.pages
    prices = (Box(300, 105, 500, 105.5), Box(300, 125, 500, 125.5), Box(60, 700, 500, 700.5))
    assert parts(document(replace(sheet, rules=prices))) == WHOLE


def weighed(*struck: str) -> list[set[str | None]]:
    """What is found for a pen's signature beside the block, when nothing goes by its labels."""
    (sheet,) = block(*struck, value_only=True).pages
    ink = Drawing("strokes", Box(230, 112, 330, 135))
    view = DocumentView(document(replace(sheet, drawings=(ink,))))
    acts = [placed.act for placed in with_weighed(view, [], [], None)]
    return [{value(act.name), value(act.title), value(act.date)} for act in acts]


def test_weighing_leaves_out_what_the_labels_leave_out() -> None:
    assert weighed() == [{"Alice Durant", "IT Director", "2026-03-04"}]
    assert all(told == {None} for told in weighed("Printed", "Job", "Date"))
