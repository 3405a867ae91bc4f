"""Two columns of running text side by side, each with headings that begin their lines."""

import io

from reportlab.pdfgen.canvas import Canvas

from poedesk.proof.document.model import Box, Page
from poedesk.proof.finding.narratives.find import find
from poedesk.proof.finding.page.paragraphs import grouped
from poedesk.proof.finding.page.passages import Form, passages
from poedesk.proof.finding.page.pieces import Piece
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.policy import vocabulary
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import pdf

LEFT = (
    ("Need.", "Patterns are kept at three looms. A"),
    ("", "Dutch buyer received 300 metres of last year's"),
    ("", "check because the loom in the annexe had not"),
    ("", "been told; the cloth came back to the mill."),
)
RIGHT = (
    ("Anlass.", "Die Muster liegen an drei Webstühlen."),
    ("", "Ein Käufer aus Utrecht erhielt 300 Meter des"),
    ("", "Karos vom Vorjahr, weil der Webstuhl im Anbau"),
    ("", "nichts wusste; der Stoff kam zurück."),
)


def page() -> DocumentView:
    """Return a page with a title over its whole width, and what LEFT and RIGHT say under it."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, (595, 842))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(
        60, 780, "Customer / Kundin: Ostwick Weaving Mill, at its works in Lower Ostwick, Gate 2"
    )
    for left, column in ((60.0, LEFT), (310.0, RIGHT)):
        for number, (head, text) in enumerate(column):
            at = left
            if head:
                canvas.setFont("Helvetica-Bold", 10)
                canvas.drawString(at, 740 - 13 * number, head)
                at += canvas.stringWidth(head + " ")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(at, 740 - 13 * number, text)
    canvas.save()
    return DocumentView(pdf.read(drawn.getvalue(), "page.pdf", DEFAULT))


def test_each_column_is_one_paragraph() -> None:
    texts = [passage.text for passage in passages(page())]
    assert [" ".join(f"{head} {text}".strip() for head, text in column) for column in (LEFT, RIGHT)] == [
        text for text in texts if text.startswith(("Need.", "Anlass."))
    ]


def test_a_line_that_only_begins_bold_is_no_heading() -> None:
    assert all(passage.form is Form.TEXT for passage in passages(page()))


def test_what_follows_a_heading_in_its_line_answers_it() -> None:
    told = find(page(), vocabulary.load())["business_need"]
    assert any(
        finding.value is not None
        and finding.value.startswith("Patterns are kept at three looms. A Dutch buyer received")
        for finding in told
    )


def groups(first: str, second: str, *, apart: float = 7) -> int:
    """Return the paragraphs of two lines, of which the first has no signs that reach below."""
    one = Piece(1, 0, first, 0, len(first), Box(57, 283, 541, 292))
    top = 292 + apart
    other = Piece(1, 1, second, len(first) + 1, len(first) + 1 + len(second), Box(57, top, 348, top + 11))
    return len(grouped(Page(1, 595.0, 842.0, f"{first}\n{second}"), [one, other]))


MAIL = "Tidewater moved 86 mailboxes and 14 shared calendars of the mill to the cloud from the old mail"


def test_a_line_without_descenders_goes_on_in_small_letters() -> None:
    assert groups(MAIL, "server, and the old one was taken away in May.") == 1


def test_a_sentence_goes_on_over_lines_that_are_set_wide() -> None:
    assert groups(MAIL, "server, and the old one was taken away in May.", apart=16) == 1


def test_what_stands_apart_or_behind_a_stop_or_a_colon_does_not_go_on() -> None:
    assert groups(MAIL, "server, and the old one was taken away in May.", apart=24) == 2
    assert groups(f"{MAIL}:", "server, files, and what was archived in May.") == 2
    assert groups(f"{MAIL}.", "Then the server of the mill was taken away in May.") == 2
    assert groups(MAIL, "The server of the mill was taken away in May.") == 2


def stepped(step: float, *lines: str) -> list[int]:
    """How many lines each paragraph of a page has whose lines stand ``step`` below each other."""
    pieces, text = [], ""
    for number, line in enumerate(lines):
        top = 100 + step * number
        pieces.append(
            Piece(
                1, number, line, len(text), len(text) + len(line), Box(57, top, 57 + 5 * len(line), top + 9)
            )
        )
        text += f"{line}\n"
    return [len(group) for group in grouped(Page(1, 595.0, 842.0, text), pieces)]


DOUBLE = (
    "Between January and March Tidewater moved the mailboxes of the mill from the old",
    "server to the cloud, taught the people of the office in three short courses and put",
    "Exchange Online on the telephones of the drivers, so that orders reach them on the",
    "road.",
)


def test_lines_that_are_set_double_are_one_paragraph() -> None:
    assert stepped(24, *DOUBLE) == [4]


def test_a_letter_of_an_enumeration_inside_a_paragraph_begins_no_item() -> None:
    lines = (
        "1. The Works. The Consultant shall (a) survey the mail server and all the directories;",
        "(b) move the mailboxes over three weekends; and",
    )
    assert stepped(12, *lines) == [2]
    assert stepped(12, lines[0].replace("(a) ", ""), lines[1]) == [1, 1]
