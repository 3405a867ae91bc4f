import pytest

from poedesk.proof.assessing.citing import cite, cite_all, stands
from poedesk.proof.document.model import (
    Box,
    By,
    Document,
    Field,
    FieldKind,
    Mail,
    Page,
    Read,
    Segment,
    Span,
    Word,
    Words,
)

TEXT = "Customer Tenant ID:  2f6c\u00a01e0a\nSecond line"
WORDS = Words(
    [
        Word(0, 8, Box(72, 100, 120, 112)),
        Word(21, 25, Box(200, 100, 230, 112)),
        Word(26, 30, Box(234.123, 100.5, 260, 112)),
        Word(31, 37, Box(72, 120, 110, 132)),
    ]
)
FIELD = Field("Name", "Customer name", None, FieldKind.TEXT, "Pinefield  Health", None, Box(1, 2, 3, 4))


def document(*, paged: bool = True, mail: Mail | None = None) -> Document:
    size = 612.0 if paged else None
    segments = (Segment(0, 30, Box(72, 100, 260, 112)),)
    page = Page(1, size, size, TEXT, segments, WORDS if paged else Words(), fields=(FIELD,))
    return Document("poe.pdf", "0" * 64, 10, "application/pdf", Read.COMPLETE, (page,), mail=mail)


def test_a_quote_is_folded_and_its_box_is_that_of_its_words() -> None:
    evidence = cite(document(), Span(1, 21, 30, label="Customer Tenant ID:"), 0.987)
    assert evidence is not None
    assert evidence.quote == "2f6c 1e0a"
    assert evidence.box == Box(200, 100, 260, 112)
    assert evidence.place == "page 1, 'Customer Tenant ID'"
    assert evidence.page == 1
    assert evidence.confidence == 0.99


def test_without_words_the_segment_gives_the_box() -> None:
    page = document().pages[0]
    bare = Document(
        "a", "0" * 64, 1, "application/pdf", Read.COMPLETE, (Page(1, 612, 792, TEXT, page.segments),)
    )
    evidence = cite(bare, Span(1, 21, 30), 1)
    assert evidence is not None
    assert evidence.box == Box(72, 100, 260, 112)


def test_formats_without_pages_have_no_page_and_no_box() -> None:
    evidence = cite(document(paged=False), Span(1, 21, 30), 0.9)
    assert evidence is not None
    assert (evidence.page, evidence.box, evidence.place) == (None, None, "text")


@pytest.mark.parametrize(
    "span",
    [
        Span(2, 0, 5),
        Span(1, 0, 500),
        Span(1, 5, 5),
        Span(1, -3, 5),
        Span(1),
        Span(1, quote="words that stand nowhere"),
        Span(1, by=By.FORM_FIELD, quote="another value"),
        Span(1, 20, 21),
    ],
)
def test_what_does_not_stand_there_is_refused(span: Span) -> None:
    assert cite(document(), span, 0.9) is None


def test_a_form_field_is_quoted_by_its_value() -> None:
    span = Span(1, box=FIELD.box, by=By.FORM_FIELD, quote="Pinefield Health", label="Customer name")
    evidence = cite(document(), span, 0.9)
    assert evidence is not None
    assert (evidence.quote, evidence.place) == ("Pinefield Health", "page 1, 'Customer name'")


def test_an_empty_form_field_is_cited_without_words() -> None:
    blank = Field("Title", "Job title", None, FieldKind.TEXT, None, None, Box(5, 6, 7, 8))
    page = Page(1, 612, 792, "Job title", fields=(blank,))
    form = Document("a.pdf", "0" * 64, 1, "application/pdf", Read.COMPLETE, (page,))
    evidence = cite(form, Span(1, box=blank.box, by=By.FORM_FIELD, quote="Job title", label="Job title"), 0.9)
    assert evidence is not None
    assert (evidence.quote, evidence.place) == (None, "page 1, 'Job title'")


@pytest.mark.parametrize("by", [By.MARK, By.INK, By.DIGITAL_SIGNATURE, By.E_SIGN_CERTIFICATE])
def test_marks_and_ink_are_quoted_by_the_nearest_label_or_not_at_all(by: By) -> None:
    labelled = cite(document(), Span(1, box=Box(0, 0, 1, 1), by=by, label="Teams"), 0.9)
    bare = cite(document(), Span(1, box=Box(0, 0, 1, 1), by=by), 0.9)
    assert labelled is not None
    assert labelled.quote == "Teams"
    assert bare is not None
    assert bare.quote is None


def test_a_mail_header_says_so() -> None:
    mail = Mail("a@b.example", (), None, None)
    evidence = cite(document(paged=False, mail=mail), Span(1, 0, 8, by=By.MAIL_HEADER, label="From"), 0.9)
    assert evidence is not None
    assert evidence.place == "mail header, 'From'"


def test_recognised_text_is_told_apart_from_text() -> None:
    page = Page(1, 612, 792, TEXT, by="ocr")
    scan = Document("a.png", "0" * 64, 1, "image/png", Read.COMPLETE, (page,))
    evidence = cite(scan, Span(1, 0, 8), 0.9)
    assert evidence is not None
    assert evidence.by is By.OCR


def test_long_quotes_are_cut_and_repetitions_left_out() -> None:
    page = Page(1, None, None, "word " * 200)
    long = Document("a.txt", "0" * 64, 1, "text/plain", Read.COMPLETE, (page,))
    cited = cite_all(long, [Span(1, 0, 999), Span(1, 0, 999)], 2.0)
    assert len(cited) == 1
    assert cited[0].quote is not None
    assert len(cited[0].quote) <= 300
    assert cited[0].confidence == 1.0


@pytest.mark.parametrize(
    "span",
    [
        Span(1, 21, 30),
        Span(1, 25, 26),  # a blank
        Span(1, 19, 25),
        Span(1, 19, 21),
        Span(1, 30, 21),
        Span(1, 0, 500),
        Span(2, 0, 5),
        Span(1, 0, 5, by=By.MARK),
        Span(1, 0, 5, by=By.MARK, quote="Customer"),
        Span(1, quote="Second line"),
        Span(1, quote="Third line"),
        Span(1, quote="pinefield", by=By.FORM_FIELD),
        Span(1, quote="Pinefield Health", by=By.FORM_FIELD),
    ],
)
def test_what_stands_is_what_can_be_cited(span: Span) -> None:
    assert stands(document(), span) == (cite(document(), span, 0.9) is not None)
