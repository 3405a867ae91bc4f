from dataclasses import replace

import pytest
from tests.unit.proof.finding.sheets import drawn, holding, typed

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Box, By, Cell, Page, Segment
from poedesk.proof.finding.page.numbered import without_number
from poedesk.proof.finding.page.passages import Form, passages
from poedesk.proof.finding.page.pieces import pieces_of


def test_lines_of_one_paragraph_become_one_passage() -> None:
    view = typed(
        "The partner moved nine hundred mailboxes of the clinics to the cloud in May\n"
        "and trained the whole staff of every clinic in the weeks that came after it\n"
        "was done.\n\nThe next paragraph."
    )
    assert [passage.text.split()[-1] for passage in passages(view)] == ["done.", "paragraph."]


def test_columns_of_a_page_do_not_mix() -> None:
    view = drawn((50, 10, "Customer Company Name"), (300, 10, "Harrow Vale"), (50, 22, "Customer Domain"))
    assert [passage.text for passage in passages(view)] == [
        "Customer Company Name",
        "Harrow Vale",
        "Customer Domain",
    ]


@pytest.mark.parametrize(
    "line", ["SCOPE OF WORK", "2.1 Migration of mail", "Background:", "Section 3: Details"]
)
def test_headings_are_seen_without_any_mark_of_the_format(line: str) -> None:
    assert passages(typed(f"{line}\n\nThe work begins."))[0].form is Form.HEADING


@pytest.mark.parametrize("line", ["Date: 3 May 2026", "We moved the mail.", "a.lee@tillbrook.example"])
def test_other_short_lines_are_no_headings(line: str) -> None:
    assert passages(typed(f"{line}\n\nThe work begins."))[0].form is not Form.HEADING


def test_a_cell_keeps_its_lines_together_and_is_cited_piece_by_piece() -> None:
    grid = TextGrid()
    grid.add("Need", cell=Cell(0, 0, 0))
    grid.add("one secure place", column=30, cell=Cell(0, 0, 1))
    grid.end_line()
    grid.add("now", cell=Cell(0, 0, 0))
    grid.add("for all files", column=30, cell=Cell(0, 0, 1))
    grid.end_line()
    view = holding(grid.page())
    (cell,) = (passage for passage in passages(view) if passage.text == "one secure place for all files")
    words = [view.text(1)[span.start : span.end] for span in cell.spans()]
    assert words == ["one secure place", "for all files"]
    assert cell.span().by is By.TABLE


def test_sentences_end_where_people_end_them() -> None:
    (passage,) = passages(
        typed("Tillbrook Ltd. moved the mail, all of it. Staff of St. Ann's were trained! Then it ended.")
    )
    assert [sentence.text for sentence in passage.sentences] == [
        "Tillbrook Ltd. moved the mail, all of it.",
        "Staff of St. Ann's were trained!",
        "Then it ended.",
    ]


@pytest.mark.parametrize(
    ("heading", "bare"),
    [
        ("3.2 Scope:", "Scope"),
        ("## Work performed", "Work performed"),
        ("Section 4 - Signatures", "Signatures"),
        ("B. Why the customer asked", "Why the customer asked"),
        ("c) What was done", "What was done"),
        ("IV. Result", "Result"),
        ("A.1 Need", "Need"),
        ("A tenant", "A tenant"),
        ("A5 leaflets", "A5 leaflets"),
        ("I moved the mail", "I moved the mail"),
    ],
)
def test_a_heading_without_its_number(heading: str, bare: str) -> None:
    assert without_number(heading) == bare


@pytest.mark.parametrize(
    "second", ["1 confirms that the partner will ask", "Section 1 confirms that it will ask"]
)
def test_a_number_in_a_sentence_begins_no_passage(second: str) -> None:
    first = "By signing this document the customer that is named and listed in " + (
        "Section" if second.startswith("1") else "this"
    )
    view = drawn((72, 100, first), (72, 111, f"{second} to be associated with the tenant of it."))
    assert len(passages(view)) == 1


def bold(*lines: tuple[float, float, float, str]) -> list[str]:
    """The headings of a page, whose lines (left, top, height, text) are all set in bold type."""
    shown = drawn(*((left, top, text) for left, top, _, text in lines)).document.pages[0]
    segments = tuple(
        replace(part, heading=True, box=part.box._replace(bottom=part.box.top + height))
        for part, (_, _, height, _) in zip(shown.segments, lines, strict=True)
    )
    return [passage.text for passage in passages(holding(replace(shown, segments=segments)))]


def test_a_title_goes_on_in_type_of_its_own_size_and_not_from_a_label_with_its_answer() -> None:
    assert bold((60, 50, 16, "Description of"), (60, 67, 16, "services")) == ["Description of services"]
    assert bold((60, 50, 22, "Order"), (60, 73, 12, "Buyer: Alder Clinic")) == [
        "Order",
        "Buyer: Alder Clinic",
    ]
    assert bold((60, 50, 12, "Buyer: Alder Clinic"), (60, 63, 14, "Need")) == ["Buyer: Alder Clinic", "Need"]


def test_a_numbered_line_that_goes_on_is_no_heading() -> None:
    (first, *_) = passages(drawn((60, 50, "2. Umzug der Telefone auf das neue System, mit Portierung des")))
    assert first.form is not Form.HEADING


def test_a_bold_line_that_ends_with_a_comma_is_no_heading() -> None:
    text = "What. The supplier will set up 310 telephones,\nsign-in and calendars."
    segments = (
        Segment(0, 46, Box(70, 100, 400, 112), heading=True),
        Segment(47, len(text), Box(70, 114, 300, 126)),
    )
    assert [piece.heading for piece in pieces_of(Page(1, 595.0, 842.0, text, segments=segments))] == [
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("\u2022 Umzug der Ablage von vier Werken", False),
        ("\u25aa Ausgeführte Arbeiten", True),
        ("Ausgeführte Arbeiten", True),
        ("\u2022 Ausgeführte Arbeiten:", True),
    ],
)
def test_a_line_with_the_large_sign_of_an_item_is_no_heading(line: str, heading: bool) -> None:  # noqa: FBT001 - a table
    segment = Segment(0, len(line), Box(50, 10, 300, 22), heading=True)
    (piece,) = pieces_of(Page(1, 612, 792, line, (segment,)))
    assert piece.heading is heading
