"""Where labels are ruled out without matching them, none is there."""

import re
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.cutting.cut import cuts
from poedesk.proof.finding.acts.blocks.cutting.line import Line, labels_in, line_of
from poedesk.proof.finding.labels import scan as scanning
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
@settings(max_examples=tried(400))
def test_every_label_that_matches_in_a_line_is_of_a_kind_that_the_line_can_hold(
    line: str, start: int
) -> None:
    low = words.flat(line)
    held = {kind for kind, _ in labels_in(low)}
    assert {kind for kind, pattern in words.labels() if pattern.match(low, start)} <= held


@given(LINES)
@settings(max_examples=tried(400))
def test_a_line_is_cut_as_if_any_label_could_stand_in_it(line: str) -> None:
    low = words.flat(line)
    anything = Line(low, words.labels(), filled=True, colon=True, gapped=True)
    assert list(cuts(line_of(low))) == list(cuts(anything))


@given(st.data())
@settings(max_examples=tried(200))
def test_every_label_of_a_block_ends_as_labels_end(data: st.DataObject) -> None:
    kind, pattern = data.draw(st.sampled_from(words.labels()))
    low = words.flat(data.draw(st.from_regex(re.compile(pattern.pattern, re.ASCII))))
    found = pattern.search(low)
    assert found is None or kind in {other for other, _ in labels_in(low)}


@given(LINES, st.sampled_from([str, str.title]))
@settings(max_examples=tried(400))
def test_a_line_is_scanned_as_if_a_label_could_stand_anywhere_in_it(
    line: str, written: Callable[[str], str]
) -> None:
    raw = written(line)
    assert scanning.scan(raw) == scanning._hits(raw, plain_of(raw), parted=True)
