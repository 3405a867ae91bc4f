"""Words that run in another direction than the page never join its lines; cells without rules stay apart."""

import pytest

from .made import HEIGHT, Sheet, pdf, seen, turned


def stamp(sheet: Sheet, words: str, angle: float, *, at: tuple[float, float], size: float = 40) -> None:
    canvas = sheet.canvas
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", size)
    canvas.setFillGray(0.8)
    canvas.translate(at[0], HEIGHT - at[1])
    canvas.rotate(angle)
    canvas.drawString(0, 0, words)
    canvas.restoreState()


LINES = ["Signature: /s/ Tarek Holm", "Name: Tarek Holm", "Title: Head of Operations", "Date: 14 April 2026"]


@pytest.mark.parametrize("angle", [30, 45, 60, -45])
@pytest.mark.parametrize("last", [False, True])
def test_a_watermark_stands_after_the_lines_that_it_crosses(angle: float, *, last: bool) -> None:
    def draw(sheet: Sheet) -> None:
        if not last:
            stamp(sheet, "DRAFT COPY", angle, at=(110, 160))
        for number, line in enumerate(LINES):
            sheet.text(72, 100 + 16 * number, line)
        if last:
            stamp(sheet, "DRAFT COPY", angle, at=(110, 160))

    page = seen(pdf(draw)).pages[0]
    assert page.text.split("\n") == [*LINES, "DRAFT COPY"]
    assert [page.text[item.start : item.end] for item in page.segments][-1] == "DRAFT COPY"


def test_a_small_slanted_stamp_right_after_a_line_does_not_join_it() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "/s/ Tarek Holm")
        stamp(sheet, "COPY", 45, at=(140, 100), size=10)
        sheet.text(72, 120, "Name: Tarek Holm")

    assert seen(pdf(draw)).pages[0].text == "/s/ Tarek Holm\nName: Tarek Holm\nCOPY"


@pytest.mark.parametrize("angle", [90, -90])
def test_words_across_the_page_are_segments_of_their_own(angle: float) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Signature: /s/ Tarek")
        stamp(sheet, "COPY", angle, at=(172, 104), size=10)
        sheet.text(72, 120, "Name: Tarek Holm")

    assert seen(pdf(draw)).pages[0].text == "Signature: /s/ Tarek\nName: Tarek Holm\nCOPY"


def test_lines_a_little_askew_are_read_as_level() -> None:
    page = seen(pdf(lambda sheet: stamp(sheet, "Statement of Work", 2, at=(72, 100), size=11))).pages[0]
    assert page.text == "Statement of Work"


def segments(*rows: tuple[str, str], gap: float = 12, size: float = 11) -> list[str]:
    """Return the segments of rows drawn as two cells, the second ``gap`` points after the first's own end."""

    def draw(sheet: Sheet) -> None:
        for number, (label, value) in enumerate(rows):
            sheet.text(72, 100 + 16 * number, label, size=size)
            end = 72 + sheet.canvas.stringWidth(label, "Helvetica", size)
            sheet.text(end + gap, 100 + 16 * number, value, size=size)

    page = seen(pdf(draw)).pages[0]
    return [page.text[item.start : item.end] for item in page.segments]


def test_cells_without_rules_that_stand_twelve_points_apart_are_segments() -> None:
    row = ("Customer Tenant ID", "3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846")
    assert segments(row) == list(row)
    assert segments(("Customer organisation", "Oxbow Timber Group"), row) == [
        "Customer organisation", "Oxbow Timber Group", *row
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["2.", "2.1", "(b)", "IV.", "\N{BULLET}"])
def test_a_heading_keeps_its_number(number: str) -> None:
    assert segments((number, "Scope of the work")) == [f"{number} Scope of the work"]


@pytest.mark.parametrize("page_turn", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_lines_drawn_turned_are_read_in_their_own_order(angle: float, page_turn: int) -> None:
    lines = ["Title: Head of Operations", "Date: 14 April 2026"]

    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.setFont("Helvetica", 10)
        canvas.translate(300, 400)
        canvas.rotate(angle)
        for number, line in enumerate(lines):
            canvas.drawString(0, -14 * number, line)

    page = seen(turned(pdf(draw), page_turn)).pages[0]
    assert page.text.split("\n") == lines
    upright = (angle - page_turn) % 360 == 0
    first = page.segments[0].box
    assert (first.width > first.height) is (upright or (angle - page_turn) % 180 == 0)


@pytest.mark.parametrize("turns", [(0, 1, 1, 0), (0, -1, -1, 0), (1, 0, 0, -1)])
def test_mirrored_lines_are_read_along_their_baseline(turns: tuple[int, int, int, int]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFont("Helvetica", 10)
        sheet.canvas.transform(*turns, 300, 400)
        sheet.canvas.drawString(0, 0, "Title: Head of Operations")

    assert seen(pdf(draw)).pages[0].text == "Title: Head of Operations"
