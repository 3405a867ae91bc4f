"""Slanted lines across print: they cross it out, and are no strokes of a pen."""

from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf

from poedesk.proof.document.model import Page
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.pdf import read


def page(draw: object) -> Page:
    return read(pdf(draw), "x.pdf", DEFAULT).pages[0]  # type: ignore[arg-type]


def block(sheet: Sheet) -> None:
    sheet.text(60, 300, "Accepted for Halden Timber Group")
    sheet.line(60, 340, 260, 340)
    sheet.pen(70, 338)
    sheet.text(60, 355, "Ingrid Solheim, Head of IT")
    sheet.text(60, 370, "Date: 14 April 2026")


def test_a_cross_over_a_block_is_handed_over_and_the_pen_is_seen_apart_from_it() -> None:
    def crossed(sheet: Sheet) -> None:
        block(sheet)
        sheet.line(55, 290, 300, 375)
        sheet.line(55, 375, 300, 290)

    seen = page(crossed)
    assert len(seen.slants) == 2
    assert [item.kind for item in seen.drawings] == ["strokes"]
    assert page(block).slants == ()


def test_a_thin_filled_bar_is_such_a_line_too() -> None:
    def barred(sheet: Sheet) -> None:
        block(sheet)
        path = sheet.canvas.beginPath()
        path.moveTo(55, 420)
        path.lineTo(300, 510)
        path.lineTo(300, 514)
        path.lineTo(55, 424)
        path.close()
        sheet.canvas.drawPath(path, fill=1, stroke=0)

    assert len(page(barred).slants) == 1


def test_many_lines_over_a_block_cross_it_out_as_well_and_leave_what_a_pen_wrote() -> None:
    def hatched(sheet: Sheet) -> None:
        block(sheet)
        for number in range(20):
            sheet.line(55 + 4 * number, 290, 155 + 4 * number, 375)

    seen = page(hatched)
    assert len(seen.slants) == 20
    assert [item.kind for item in seen.drawings] == ["strokes"]


def test_lines_beside_the_print_and_those_of_a_tick_are_none() -> None:
    def beside(sheet: Sheet) -> None:
        block(sheet)
        sheet.line(400, 500, 560, 700)

    def ticked(sheet: Sheet) -> None:
        sheet.box(60, 300)
        sheet.cross(60, 300)
        sheet.text(75, 300, "Exchange Online")

    assert [page(draw).slants for draw in (beside, ticked)] == [(), ()]


def test_a_cross_is_seen_beside_a_figure_of_many_slanted_lines() -> None:
    def charted(sheet: Sheet) -> None:
        block(sheet)
        for number in range(30):
            sheet.line(320 + 5 * number, 500, 360 + 5 * number, 600)
        sheet.line(55, 290, 300, 375)
        sheet.line(55, 375, 300, 290)

    assert len(page(charted).slants) == 2


def test_a_line_of_little_rise_strikes_the_words_of_its_line_out() -> None:
    def struck(sheet: Sheet) -> None:
        sheet.text(60, 300, "Ingrid Solheim, Head of IT")
        sheet.line(58, 300, 186, 294)

    seen = page(struck)
    assert len(seen.slants) == 1
    assert len(seen.rules) >= 4
    assert all(290 < rule.top < 302 for rule in seen.rules)
