"""Formats without pages are laid out in lines and columns, so that finders see one kind of page."""

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import CHARACTER_WIDTH, LINE_HEIGHT, Cell


def test_columns_of_a_line_stand_side_by_side() -> None:
    grid = TextGrid()
    grid.add("Name: Ada", column=0)
    grid.add("Name: Bo", column=40)
    grid.end_line()
    left, right = grid.page().segments
    assert left.box.top == right.box.top
    assert right.box.left == 40 * CHARACTER_WIDTH
    assert grid.page().text == "Name: Ada\tName: Bo\n"


def test_lines_stand_below_each_other_and_ranges_name_the_very_words() -> None:
    grid = TextGrid()
    grid.add("Tenant ID")
    grid.end_line()
    start, end = grid.add("  6c1d ", cell=Cell(0, 0, 1))
    page = grid.page()
    segment = page.segments[1]
    assert segment.box.top == LINE_HEIGHT
    assert page.text[start:end] == "  6c1d "
    assert page.text[segment.start : segment.end] == "6c1d"


def test_blank_text_makes_no_segment() -> None:
    grid = TextGrid()
    grid.add("   ")
    grid.end_line()
    assert grid.page().segments == ()
