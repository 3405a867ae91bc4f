"""However long a text is and whatever it repeats, finding takes no more than in proportion to its length."""

import cProfile
import pstats
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import (
    LINE_HEIGHT,
    Box,
    Cell,
    Document,
    Drawing,
    Field,
    FieldKind,
    Mark,
    Page,
    Read,
    Segment,
)
from poedesk.proof.finding.find import find_all

GROWTH = 4
"""How much longer the longer text is."""

WORST = 6
"""How often the calls of the shorter text the longer one may take: its growth, and half as much again."""

LINES = 36
"""Lines of the shorter text."""

TEXTS: dict[str, Callable[[int], list[str]]] = {
    "prose": lambda n: ["We deployed Exchange Online and trained the administrators of the company."] * n,
    "forms": lambda n: ["Customer Tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"] * n,
    "quoted mail": lambda n: ["> I confirm the work is done.", "> Regards,", "> Rosa Alder"] * (n // 3),
    "columns": lambda n: ["Customer          Partner", "Name: Rosa Alder  Name: Ivo Penn"] * (n // 2),
    "one line": lambda n: ["Customer name Rosa Alder, signed 4 May 2026; " * n],
    "one word": lambda n: ["a1-" * 10 * n],
    "dates": lambda n: ["4 May 2026, 5 June 2026 and 2026-07-01"] * n,
    "products": lambda n: ["Microsoft Teams, Exchange Online, Intune, SharePoint Online"] * n,
    "tick boxes": lambda n: ["[x] Microsoft Teams  [ ] Exchange Online"] * n,
    "headings": lambda n: ["1. Customer need", "", "The company needed to move.", ""] * (n // 4),
    "block lines": lambda n: ["Customer signature: ________ Name: Rosa Alder Date: 4 May 2026"] * n,
    "blocks": lambda n: (
        ["Customer signature: ________", "Name: Rosa Alder", "Title: Lead", "Date:"] * (n // 4)
    ),
    "blanks": lambda n: ["______________________________"] * n,
    "blanks over names": lambda n: ["____________________", "Rosa Alder, Lead", "4 May 2026", ""] * (n // 4),
    "labels": lambda n: ["Signature", "Name", "Title", "Date"] * (n // 4),
    "signatories": lambda n: [
        line
        for i in range(n // 4)
        for line in ("For Alder " + _word(i) + " Ltd", "/s/ Rosa " + _word(i).title(), "Title: Lead", "")
    ],
    "heads of sides": lambda n: (
        ["Signed for the customer:", "Name: Rosa Alder", "Date: 4 May 2026"] * (n // 3)
    ),
    "initials": lambda n: ["I accept the public sector disclosure.   Initials: RA"] * n,
    "deep quoting": lambda n: ["> " * (i % 9) + "I approve the work. Rosa Alder" for i in range(n)],
    "indented": lambda n: [" " * (7 * i % 400) + "By: ________" for i in range(n)],
    "one line of blocks": lambda n: ["Customer signature: ______ Name: Rosa Alder Date: 4 May 2026   " * n],
    "one line of blanks": lambda n: ["____ " * 4 * n],
    "heads of steps": lambda n: ["Prepared by", "Checked by", "Approved by"] * (n // 3),
    "labels for signatures": lambda n: ["Signature"] * n,
    "one line of labels": lambda n: ["Customer name:   Rosa   " * n],
    "one endless word": lambda n: ["a" * 100 * n],
}


def _word(number: int) -> str:
    """Return a word of its own for each number."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4))


ROWS: dict[str, Callable[[int], list[list[str]]]] = {
    "blocks in two columns": lambda n: [[t, t] for t in ("By: ______", "Name: Ivo Penn", "Date:")] * (n // 3),
    "list of signatories": lambda n: [["Name", "Signature", "Date"], *[["Ivo Penn", "", "4 May 2026"]] * n],
    "head rows": lambda n: [["Name", "Signature", "Date"]] * n,
    "grid of parties": lambda n: [
        ["", "Alder Clinic Inc.", "Penn Consulting Ltd"],
        *[["Signature", "", ""], ["Name", "Rosa Alder", "Ivo Penn"]] * (n // 2),
    ],
    "forms in tables": lambda n: [["Signature:", "____"], ["Name:", "Rosa Alder"], ["Date:", ""]] * (n // 3),
    "cells": lambda n: [["Exchange Online", "deployed", "yes", "4 May 2026"]] * n,
}


def _box(row: int, left: float, right: float) -> Box:
    return Box(left, row * LINE_HEIGHT, right, (row + 1) * LINE_HEIGHT)


def _fields(page: Page, n: int) -> Page:
    names = ("Customer signature", "Name", "Date", "Question")
    fields = (
        Field(f"f{i}", names[i % 4], None, FieldKind.TEXT, "Rosa Alder", box=_box(i, 200, 400))
        for i in range(n)
    )
    return replace(page, fields=tuple(fields))


def _marks(page: Page, n: int) -> Page:
    places = enumerate(page.segments[:n])
    marks = (
        Mark("Name", None, i % 2 == 0, _box(i, 0, 10), "drawn", item.start, item.end) for i, item in places
    )
    return replace(page, marks=tuple(marks))


def _rules(page: Page, n: int) -> Page:
    rules = (Box(100, (i + 1) * LINE_HEIGHT - 1, 300, (i + 1) * LINE_HEIGHT) for i in range(n))
    return replace(page, rules=tuple(rules))


def _ink(page: Page, n: int) -> Page:
    return replace(page, drawings=tuple(Drawing("strokes", _box(i, 130, 230)) for i in range(0, n, 2)))


SHOWN: dict[str, Callable[[Page, int], Page]] = {
    "fields": _fields,
    "tick boxes drawn": _marks,
    "lines drawn": _rules,
    "ink": _ink,
}


def document(lines: list[str]) -> Document:
    grid = TextGrid()
    for line in lines:
        grid.add(line, column=0, cell=None)
        grid.end_line()
    return Document("sheet", "0" * 64, 1, "text/plain", Read.COMPLETE, (grid.page(),))


def table(rows: Sequence[Sequence[str]], *, cells: bool = True) -> Document:
    grid = TextGrid()
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text:
                grid.add(text, column=40 * column, cell=Cell(0, row, column) if cells else None)
        grid.end_line()
    return Document("sheet", "0" * 64, 1, "text/plain", Read.COMPLETE, (grid.page(),))


def _lines_at(n: int, box_of: Callable[[int], Box]) -> Document:
    """Return a page of a PDF with lines of running text at the places that are given."""
    line = "From April to June the adviser asked fourteen sellers\n"
    segments = tuple(Segment(len(line) * i, len(line) * (i + 1) - 1, box_of(i)) for i in range(n))
    page = Page(1, 595.0, 842.0, line * n, segments)
    return Document("sheet", "0" * 64, 1, "application/pdf", Read.COMPLETE, (page,))


def _at(left: float, top: float) -> Box:
    return Box(left, top, left + 240, top + 10)


PLACED: dict[str, Callable[[int, int], Box]] = {
    "at one height": lambda i, _: _at(260.0 * i, 50),
    "in two columns": lambda i, n: _at(50 + 260 * (2 * i // n), 13.0 * i),
    "from below": lambda i, n: _at(50 + 260 * (2 * i // n), 9000 - 13.0 * (i % (n // 2))),
}


def shown(kind: str, lines: int) -> Document:
    read = document(["Signature:", "Name:", "Date:", "Question"] * (lines // 4))
    return replace(read, pages=(SHOWN[kind](read.pages[0], lines),))


def calls(read: Document) -> int:
    profile = cProfile.Profile()
    profile.runcall(find_all, read)
    return sum(entry[1] for entry in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]


def keeps_pace(make: Callable[[int], Document]) -> bool:
    short, long = make(LINES), make(GROWTH * LINES)
    find_all(long)  # patterns and word lists are made at their first use
    return calls(long) < WORST * calls(short)


@pytest.mark.parametrize("kind", TEXTS)
def test_finding_grows_with_the_text_and_not_faster(kind: str) -> None:
    assert keeps_pace(lambda lines: document(TEXTS[kind](lines)))


@pytest.mark.parametrize("kind", ROWS)
def test_finding_grows_with_the_rows_of_tables_and_not_faster(kind: str) -> None:
    assert keeps_pace(lambda rows: table(ROWS[kind](rows)))


def test_finding_grows_with_blocks_side_by_side_and_not_faster() -> None:
    assert keeps_pace(lambda rows: table(ROWS["blocks in two columns"](rows), cells=False))


@pytest.mark.parametrize("kind", SHOWN)
def test_finding_grows_with_what_is_shown_on_a_page_and_not_faster(kind: str) -> None:
    assert keeps_pace(lambda lines: shown(kind, lines))


@pytest.mark.parametrize("kind", PLACED)
def test_finding_grows_with_the_lines_of_a_page_and_not_faster(kind: str) -> None:
    assert keeps_pace(lambda lines: _lines_at(3 * lines, lambda number: PLACED[kind](number, 3 * lines)))
