"""Lines over the place of an act, be it of words or of fields, or over the whole page."""

import pytest

from poedesk.proof.assessing.acknowledging.crossed import crossed_out
from poedesk.proof.document.model import Box, By, Document, Page, Read, Segment, Slant, Span, Word, Words
from poedesk.proof.finding.model import Act, Finding, Role, State

TEXT = "/s/ Rosa Alder\nRosa Alder\n"
WORDS = Words(
    (
        Word(0, 3, Box(60, 600, 75, 612)),
        Word(4, 8, Box(78, 600, 100, 612)),
        Word(9, 14, Box(103, 600, 130, 612)),
        Word(15, 19, Box(60, 620, 82, 632)),
        Word(20, 25, Box(85, 620, 112, 632)),
    )
)
SEGMENTS = (Segment(0, 14, Box(60, 600, 130, 612)), Segment(15, 25, Box(60, 620, 112, 632)))

CROSS = Slant(55, 595, 140, 640), Slant(55, 640, 140, 595)
WHOLE = (Slant(30, 780, 580, 40),)
ELSEWHERE = (Slant(300, 595, 400, 640),)
ENDS_THERE = (Slant(120, 606, 300, 500),)
"""A line that only ends at the place, like an arrow to it."""


def found(*slants: Slant, spans: tuple[Span, Span]) -> Span | None:
    page = Page(1, 612.0, 792.0, TEXT, SEGMENTS, WORDS, slants=slants)
    document = Document("sheet.pdf", "0" * 64, 1, "application/pdf", Read.COMPLETE, (page,))
    signature, name = (Finding("present", (span,), 0.9, Role.CUSTOMER, State.PRESENT) for span in spans)
    return crossed_out(document, Act("block-1", "block", Role.CUSTOMER, None, signature, None, name, None))


WRITTEN = Span(1, 0, 14), Span(1, 15, 25)
FILLED = (
    Span(1, box=Box(60, 600, 130, 612), by=By.FORM_FIELD, quote="/s/ Rosa Alder"),
    Span(1, box=Box(60, 620, 112, 632), by=By.FORM_FIELD, quote="Rosa Alder"),
)
DRAWN = Span(1, box=Box(60, 590, 130, 612), by=By.INK), WRITTEN[1]


@pytest.mark.parametrize("slants", [CROSS, WHOLE])
@pytest.mark.parametrize("spans", [WRITTEN, FILLED, DRAWN])
def test_lines_over_the_place_or_the_page_cross_it_out(
    slants: tuple[Slant, ...], spans: tuple[Span, Span]
) -> None:
    assert found(*slants, spans=spans) in spans


@pytest.mark.parametrize("slants", [(), ELSEWHERE, ENDS_THERE])
@pytest.mark.parametrize("spans", [WRITTEN, FILLED, DRAWN])
def test_lines_elsewhere_cross_nothing_out(slants: tuple[Slant, ...], spans: tuple[Span, Span]) -> None:
    assert found(*slants, spans=spans) is None


def test_words_are_cited_before_ink() -> None:
    assert found(*CROSS, spans=DRAWN) == DRAWN[1]
