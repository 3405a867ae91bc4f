"""What was recognised as a day or a number at the place of a signature signs nothing."""

from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import document, only, page, state

from poedesk.proof.document.model import Box, Document, Drawing, Word, Words
from poedesk.proof.finding.model import Role, State

CLIENT = ("Lakeview Orchards", Role.CUSTOMER)


def scan(written: str, ink: Box, confidence: float = 0.97) -> Document:
    """A block with its label, a line, and what a pen wrote on it as it was recognised, 8 points a sign."""
    items = [
        (72.0, 215.0, "Customer signature:"),
        (180.0, 212.0, written),
        (72.0, 240.0, "Name: Odile Perrin"),
    ]
    made = page(items, drawings=[Drawing("strokes", ink)], rules=[(178.0, 340.0, 226.0)])
    at, words, left = made.text.index(written), [], 180.0
    for word in written.split():
        begin = made.text.index(word, at)
        words.append(Word(begin, begin + len(word), Box(left, 208, left + 8 * len(word), 226), confidence))
        left += 8 * len(word) + 6
    return document(replace(made, words=Words(words), by="ocr"))


@pytest.mark.parametrize("written", ["No 61-6200", "21.04.2026", "3 May 2026"])
@pytest.mark.parametrize("whole", [True, False])
def test_figures_on_the_line_are_no_signature(written: str, *, whole: bool) -> None:
    first = 8 * len(written.split(maxsplit=1)[0])
    ink = Box(180, 208, 180 + (8 * len(written) if whole else first), 226)
    act = only(scan(written, ink), CLIENT)
    assert act.signature is None or act.signature.signature_kind is None or act.signature.confidence < 0.6


@pytest.mark.parametrize(
    ("written", "confidence"), [("Odile Perrin", 0.97), ("OPerr", 0.97), ("8080", 0.4), ("No 61-6200", 0.4)]
)
def test_what_was_read_as_letters_or_not_surely_stays_a_signature(written: str, confidence: float) -> None:
    act = only(scan(written, Box(180, 208, 180 + 8 * len(written), 226), confidence), CLIENT)
    assert state(act.signature) is State.PRESENT


def test_a_signature_that_reaches_over_a_printed_day_stays_one() -> None:
    act = only(scan("3 May 2026", Box(170, 180, 330, 240)), CLIENT)
    assert state(act.signature) is State.PRESENT
