"""How the lines of a box become passages."""

from tests.unit.proof.finding.acts.pages import document

from poedesk.proof.document.model import Box, Cell, Page, Segment
from poedesk.proof.finding.page.passages import passages
from poedesk.proof.finding.page.view import DocumentView


def box(*lines: str) -> list[str]:
    """The passages of a cell with these lines; an empty one leaves its place free."""
    text, segments = "", []
    for number, line in enumerate(lines):
        if not line:
            continue
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


QUESTION = (
    "3.3 Describe the need of the customer and the benefit of the solution that uses",
    "the claimed product(s)/workload(s)",
)
ANSWER = (
    "Our seven branches ran three versions of the office programs, the oldest of 2010.",
    "The board wanted one.",
)


def test_an_answer_under_an_empty_line_stands_apart_from_its_question() -> None:
    assert box(*QUESTION, "", *ANSWER) == [" ".join(QUESTION), ANSWER[0], ANSWER[1]]


def test_an_answer_right_under_its_question_begins_where_a_line_was_not_full() -> None:
    assert box(*QUESTION, *ANSWER) == [" ".join(QUESTION), ANSWER[0], ANSWER[1]]


def test_a_capital_in_a_narrow_cell_begins_nothing() -> None:
    whole = ("Deployment of Microsoft Teams", "Phone: 318 users, two session", "border controllers")
    assert box(*whole) == [" ".join(whole)]
