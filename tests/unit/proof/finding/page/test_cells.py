"""How the lines of a box become passages."""

from tests.unit.proof.finding.acts.pages import document

from poedesk.proof.document.model import Box, Cell, Page, Segment
from poedesk.proof.finding.page.passages import passages
from poedesk.proof.finding.page.view import DocumentView


def box(*lines: str) -> list[str]:
    text, segments = "", []
    for number, line in enumerate(lines):
        place = Box(50, 100 + 12 * number, 50 + 5 * len(line), 109 + 12 * number)
        segments.append(Segment(len(text), len(text) + len(line), place, Cell(0, 0, 0)))
        text += line + "\n"
    found = passages(DocumentView(document(Page(1, 612, 792, text, tuple(segments)))))
    return [passage.text for passage in found]


def test_a_short_first_line_over_a_long_one_is_a_caption() -> None:
    assert box(
        "9. Purpose of the contract",
        "Easement files hold the names and parcels of 5,200 landowners,",
        "and one went astray.",
    ) == [
        "9. Purpose of the contract",
        "Easement files hold the names and parcels of 5,200 landowners, and one went astray.",
    ]


def test_a_line_that_was_full_goes_on() -> None:
    whole = (
        "The district keeps the easement files of all its landowners",
        "In boxes, and nobody finds them.",
    )
    assert box(*whole) == [" ".join(whole)]
