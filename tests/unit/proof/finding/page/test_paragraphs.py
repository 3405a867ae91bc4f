"""Two columns of running text side by side, each with headings that begin their lines."""

import io

from reportlab.pdfgen.canvas import Canvas

from poedesk.proof.finding.narratives.find import find
from poedesk.proof.finding.page.passages import Form, passages
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
