import gc
from weakref import ref

from tests.unit.proof.finding.sheets import drawn, holding, table, typed

from poedesk.proof.document.model import Box, By, Cell, Mail, Page, Segment


def test_pieces_of_one_height_share_a_line() -> None:
    view = drawn((300, 100, "right"), (50, 101, "left"), (50, 130, "under"))
    assert [line.text for line in view.lines(1)] == ["left\tright", "under"]
    right, left, under = view.pieces(1)
    assert view.line_of(left) is view.line_of(right)
    assert view.right_of(left) is right
    assert view.left_of(right) is left
    assert view.right_of(right) is None
    assert view.below(left, gap=3) is under
    assert view.above(under, gap=3) is left


def test_what_is_too_far_away_is_not_below() -> None:
    view = drawn((50, 100, "label"), (50, 160, "far away"))
    assert view.below(view.pieces(1)[0]) is None


def test_below_means_in_the_same_column() -> None:
    view = drawn((50, 100, "label"), (300, 112, "elsewhere"))
    assert view.below(view.pieces(1)[0]) is None


def test_cells_know_their_neighbours() -> None:
    view = table(["a", "b", "c"], ["d", "", "f"])
    a, _, c, d, f = view.pieces(1)
    assert view.cell(1, Cell(0, 0, 1))[0].text == "b"
    assert [piece.text for piece in view.cell_right(d) or ()] == ["f"]
    assert view.cell_right(c) is None
    assert view.cell_below(a) == (d,)
    assert view.cell_below(f) is None
    assert view.table_size(1, 0) == (2, 3)


def test_a_row_lists_its_empty_cells() -> None:
    view = table(["a", "b", "c"], ["d", "", "f"])
    assert [len(cell) for cell in view.row(1, 0, 1)] == [1, 0, 1]


def test_sections_run_from_heading_to_heading_over_pages() -> None:
    first = "Intro\nNeed\nfirst half"
    second = "second half\nWork\ndone"
    view = holding(
        Page(1, 612, 792, first, (Segment(6, 10, Box(0, 20, 60, 30), heading=True),)),
        Page(2, 612, 792, second, (Segment(12, 16, Box(0, 20, 60, 30), heading=True),)),
    )
    assert [section.heading.text if section.heading else None for section in view.sections] == [
        None,
        "Need",
        "Work",
    ]
    assert view.section_text(view.sections[1]) == "\nfirst half\nsecond half\n"


def test_sentences_end_at_stops_but_not_at_abbreviations() -> None:
    view = typed("Alder Inc. was moved. Dr. Lindqvist agreed! Then\nit went live.\n\nNew paragraph")
    text = view.text(1)
    assert [text[start:end] for start, end in view.sentences(1)] == [
        "Alder Inc. was moved.",
        "Dr. Lindqvist agreed!",
        "Then\nit went live.",
        "New paragraph",
    ]


def test_spans_leave_blanks_out_and_say_how_they_were_seen() -> None:
    view = table(["Name", "  Rosa  "])
    place = view.text(1).index("Rosa")
    span = view.span(1, place - 1, place + 5, "Name ")
    assert (span.start, span.end, span.by, span.label) == (place, place + 4, By.TABLE, "Name")


def test_header_lines_of_a_mail_are_cited_as_such() -> None:
    view = typed(
        "From: rosa@alder.example\nSubject: Done\n\nBody", mail=Mail("rosa@alder.example", (), None, None)
    )
    assert view.span(1, 6, 10).by is By.MAIL_HEADER
    assert view.span(1, view.text(1).index("Body"), len(view.text(1))).by is By.TEXT
    assert view.mail_head == view.text(1).index("\n\n")


def test_recognised_pages_are_cited_as_recognised() -> None:
    view = holding(Page(1, 612, 792, "Rosa", by="ocr"))
    assert view.span(1, 0, 4).by is By.OCR


def test_a_page_without_segments_is_cut_into_lines() -> None:
    view = holding(Page(1, None, None, "one\n\n  two"))
    assert [(piece.text, piece.start) for piece in view.pieces()] == [("one", 0), ("two", 7)]


def test_a_page_is_folded_once() -> None:
    view = typed("two   blanks\nand a line")
    assert view.folded(1) == "two blanks and a line"
    assert view.folded(1) is view.folded(1)


def test_a_view_that_forgot_goes_at_once_without_the_collector() -> None:
    view = typed("one")
    view.once(lambda own: [own])  # refers back
    gone = ref(view)
    gc.disable()
    try:
        view.forget()
        del view
        assert gone() is None
    finally:
        gc.enable()
