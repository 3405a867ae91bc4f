"""Where labels are ruled out without matching them, none is there."""

import re
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.cutting.cut import cuts
from poedesk.proof.finding.acts.blocks.cutting.line import Line, labels_in, line_of
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.sheets.sheet import all_sheets
from poedesk.proof.finding.acts.blocks.sheets.signable import PLACES, can_be_signed
from poedesk.proof.finding.acts.blocks.signing.anchors import anchors_of
from poedesk.proof.finding.disclosures.labels import run_on, wrapped
from poedesk.proof.finding.labels import scan as scanning
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of

_SAID = """
the a of by for and x its date dated signed name title signature initials customer partner client's
provider accepted approved behalf on here 3 1.2 section a) dana whitfield director fecha firma por
nombre cargo unterschrift datum für den kunden (name) (print) [name] tenant id domain project company
between entre y 5 may 2026 agreed to
"""
WORDS = st.sampled_from(_SAID.split())
MARKS = st.sampled_from(
    [" ", " ", " ", ": ", ":", "  ", "   ", "\t", " ____ ", "____", ". ", ", ", " / ", " | ", ") "]
)
LINES = st.lists(st.tuples(WORDS, MARKS), min_size=1, max_size=9).map(
    lambda parts: "".join(word + mark for word, mark in parts)
)


@given(LINES, st.integers(0, 40))
@settings(max_examples=tried(120, thorough=4000))
def test_every_label_that_matches_in_a_line_is_of_a_kind_that_the_line_can_hold(
    line: str, start: int
) -> None:
    low = words.flat(line)
    held = {kind for kind, _ in labels_in(low)}
    assert {kind for kind, pattern in words.labels() if pattern.match(low, start)} <= held


@given(LINES)
@settings(max_examples=tried(120, thorough=4000))
def test_a_line_is_cut_as_if_any_label_could_stand_in_it(line: str) -> None:
    low = words.flat(line)
    anything = Line(low, words.labels(), filled=True, colon=True, gapped=True)
    assert list(cuts(line_of(low))) == list(cuts(anything))


_SIGNED = st.sampled_from(
    """/s/ Dana Whitfield;s/ Dana;x;X;Digitally signed by Dana Whitfield;Authorized;signature;By: ______
    Signed by Dana Whitfield on 5 May 2026;Printed name Dana Whitfield;(Name);Date;Customer initials
    here: DW;The customer agrees. Initials: DW;Page 3 of 9;of the customer""".replace("\n    ", ";").split(
        ";"
    )
)


@given(st.lists(st.one_of(_SIGNED, LINES), min_size=1, max_size=5))
@settings(max_examples=tried(100, thorough=3000))
def test_what_is_left_uncut_holds_no_place_of_signing_nor_the_end_of_one(lines: list[str]) -> None:
    items = [(72.0, 100.0 + 14 * row, line.strip() or "-") for row, line in enumerate(lines)]
    view = DocumentView(document(page(items)))
    (only,) = view.pages
    if can_be_signed(view, only):
        return
    sheet = all_sheets(view).of(only)
    kinds = {part.kind for part in sheet.parts}
    assert not kinds & {*PLACES, Kind.INITIALS}
    assert not {Kind.NAME, Kind.DATE} <= kinds
    assert not any(wrapped(sheet, part) or run_on(sheet, part) for part in sheet.parts)
    assert anchors_of(sheet) == []


@given(st.data())
@settings(max_examples=tried(80, thorough=2000))
def test_every_label_of_a_block_ends_as_labels_end(data: st.DataObject) -> None:
    kind, pattern = data.draw(st.sampled_from(words.labels()))
    low = words.flat(data.draw(st.from_regex(re.compile(pattern.pattern, re.ASCII))))
    found = re.search(rf"(?<![^\W_])(?:{pattern.pattern})", low)  # no label begins within a word
    assert found is None or kind in {other for other, _ in labels_in(low)}


@given(LINES, st.sampled_from([str, str.title]))
@settings(max_examples=tried(120, thorough=4000))
def test_a_line_is_scanned_as_if_a_label_could_stand_anywhere_in_it(
    line: str, written: Callable[[str], str]
) -> None:
    raw = written(line)
    assert scanning.scan(raw) == scanning._hits(raw, plain_of(raw), parted=True)
