"""Text that nobody can see is no text of a page; what shows on dark ground and the layer of a scan are."""

from collections.abc import Callable
from functools import partial

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from poedesk.proof.document.model import Document, Read

from .made import HEIGHT, WIDTH, Draw, Sheet, changed, pdf, seen, turned

NOTE = "page 1 has text that cannot be seen; it was left out"
SIGNED = "/s/ Mirela Toft"


def white(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(1)
    sheet.text(72, 200, SIGNED)


def nearly_white(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.97)
    sheet.text(72, 200, SIGNED)


def inkless(sheet: Sheet, y: float = 200, words: str = SIGNED, mode: int = 3) -> None:
    line = sheet.canvas.beginText(72, HEIGHT - y)
    line.setFont("Helvetica", 10)
    line.setTextRenderMode(mode)
    line.textOut(words)
    sheet.canvas.drawText(line)


def tiny(sheet: Sheet) -> None:
    sheet.text(72, 200, SIGNED, size=0.6)


def see_through(sheet: Sheet) -> None:
    sheet.canvas.setFillAlpha(0)
    sheet.text(72, 200, SIGNED)


def cut_off(sheet: Sheet) -> None:
    sheet.text(-70, 200, SIGNED)


def under_a_rectangle(sheet: Sheet) -> None:
    sheet.text(72, 200, SIGNED)
    sheet.canvas.setFillGray(1)
    sheet.canvas.rect(60, HEIGHT - 206, 200, 20, fill=1, stroke=0)


def under_a_picture(sheet: Sheet) -> None:
    sheet.text(72, 200, SIGNED)
    sheet.picture(60, 186, 200, 20, shade=255)


def in_the_colour_of_its_ground(sheet: Sheet) -> None:
    sheet.canvas.setFillColorRGB(0.1, 0.2, 0.5)
    sheet.canvas.rect(60, HEIGHT - 206, 200, 20, fill=1, stroke=0)
    sheet.text(72, 200, SIGNED)


def white_in_a_form(sheet: Sheet) -> None:
    sheet.canvas.beginForm("part")
    white(sheet)
    sheet.canvas.endForm()
    sheet.canvas.doForm("part")


def outside_of_its_clip(sheet: Sheet) -> None:
    path = sheet.canvas.beginPath()
    path.rect(300, 300, 10, 10)
    sheet.canvas.clipPath(path, stroke=0)
    sheet.text(72, 200, SIGNED)


def outside_of_a_round_clip(sheet: Sheet) -> None:
    path = sheet.canvas.beginPath()
    path.circle(300, 300, 10)
    sheet.canvas.clipPath(path, stroke=0)
    sheet.text(72, 200, SIGNED)


def outside_of_the_box_of_its_form(sheet: Sheet) -> None:
    sheet.canvas.beginForm("part", 0, 0, 10, 10)
    sheet.text(72, 200, SIGNED)
    sheet.canvas.endForm()
    sheet.canvas.doForm("part")


def squeezed(sheet: Sheet) -> None:
    line = sheet.canvas.beginText(72, HEIGHT - 200)
    line.setFont("Helvetica", 10)
    line.setHorizScale(1)
    line.textOut(SIGNED)
    sheet.canvas.drawText(line)


def with_a_line(hidden: Draw, sheet: Sheet) -> None:
    sheet.text(72, 100, "Signature of the customer")
    hidden(sheet)


HIDDEN: list[Draw] = [
    white, nearly_white, inkless, partial(inkless, mode=7), tiny, see_through, cut_off, under_a_rectangle,
    under_a_picture, in_the_colour_of_its_ground, white_in_a_form, outside_of_its_clip,
    outside_of_a_round_clip, outside_of_the_box_of_its_form, squeezed,
]  # fmt: skip


@pytest.mark.parametrize("hidden", HIDDEN)
def test_text_that_cannot_be_seen_is_left_out_and_said(hidden: Draw) -> None:
    document = seen(pdf(partial(with_a_line, hidden)))
    assert document.pages[0].text == "Signature of the customer"
    assert document.read is Read.COMPLETE
    assert document.problems == (NOTE,)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_hidden_text_is_found_on_turned_pages(degrees: int) -> None:
    document = seen(turned(pdf(partial(with_a_line, under_a_rectangle)), degrees))
    assert document.pages[0].text == "Signature of the customer"


def test_text_just_outside_of_the_crop_box_is_left_out() -> None:
    def crop(source: pikepdf.Pdf) -> None:
        source.pages[0].obj.CropBox = pikepdf.Array([0, 0, WIDTH, HEIGHT - 108])

    def draw(sheet: Sheet) -> None:
        sheet.text(72, 106, SIGNED)
        sheet.text(72, 200, "Signature of the customer")

    assert seen(changed(pdf(draw), crop)).pages[0].text == "Signature of the customer"


def test_text_on_a_layer_that_is_off_is_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Signature of the customer")
        sheet.canvas.addLiteral("/OC /L0 BDC")
        sheet.text(72, 200, SIGNED)
        sheet.canvas.addLiteral("EMC")

    def layer(source: pikepdf.Pdf, *, off: bool) -> None:
        group = source.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="L"))
        source.pages[0].obj.Resources.Properties = pikepdf.Dictionary(L0=group)
        usual = pikepdf.Dictionary(OFF=pikepdf.Array([group] if off else []))
        source.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=usual)

    assert seen(changed(pdf(draw), partial(layer, off=False))).pages[0].text.endswith(SIGNED)
    assert seen(changed(pdf(draw), partial(layer, off=True))).pages[0].text == "Signature of the customer"


def white_on_dark(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.1)
    sheet.canvas.rect(60, HEIGHT - 206, 200, 20, fill=1)
    sheet.canvas.setFillGray(1)
    sheet.text(72, 200, SIGNED)


def white_on_a_dark_picture(sheet: Sheet) -> None:
    sheet.picture(60, 186, 200, 20, shade=30)
    sheet.canvas.setFillGray(1)
    sheet.text(72, 200, SIGNED)


def grey(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.75)
    sheet.text(72, 200, SIGNED)


def on_a_shaded_cell(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.95)
    sheet.canvas.rect(60, HEIGHT - 206, 200, 20, fill=1)
    sheet.canvas.setFillGray(0)
    sheet.text(72, 200, SIGNED)


def under_a_marker(sheet: Sheet) -> None:
    sheet.text(72, 200, SIGNED)
    sheet.canvas.setFillColorRGB(1, 1, 0)
    sheet.canvas.setFillAlpha(0.4)
    sheet.canvas.rect(60, HEIGHT - 206, 200, 20, fill=1, stroke=0)


def outlined(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(1)
    inkless(sheet, mode=2)


def clipped_to_its_line(sheet: Sheet) -> None:
    path = sheet.canvas.beginPath()
    path.rect(70, HEIGHT - 204, 120, 14)
    sheet.canvas.clipPath(path, stroke=0)
    sheet.text(72, 200, SIGNED)


def inside_of_a_round_clip(sheet: Sheet) -> None:
    path = sheet.canvas.beginPath()
    path.circle(100, HEIGHT - 196, 80)
    sheet.canvas.clipPath(path, stroke=0)
    sheet.text(72, 200, SIGNED)


def condensed(sheet: Sheet) -> None:
    line = sheet.canvas.beginText(72, HEIGHT - 200)
    line.setFont("Helvetica", 10)
    line.setHorizScale(60)
    line.textOut(SIGNED)
    sheet.canvas.drawText(line)


@pytest.mark.parametrize(
    "shown",
    [
        clipped_to_its_line,
        inside_of_a_round_clip,
        condensed,
        white_on_dark,
        white_on_a_dark_picture,
        grey,
        on_a_shaded_cell,
        under_a_marker,
        outlined,
    ],
)
def test_text_that_can_be_seen_stays(shown: Draw) -> None:
    document = seen(pdf(partial(with_a_line, shown)))
    assert document.pages[0].text == f"Signature of the customer\n{SIGNED}"
    assert document.problems == ()


def test_a_page_with_nothing_but_hidden_text_is_not_read() -> None:
    document = seen(pdf(lambda sheet: sheet.text(72, 100, "Shown"), white))
    assert document.read is Read.PARTIAL
    assert document.pages[1].text == ""
    assert not document.pages[1].readable
    assert "page 2 has only text that cannot be seen" in document.problems[0]
    assert seen(pdf(white)).read is Read.UNREADABLE


def scan(sheet: Sheet, *, blank: bool = False) -> None:
    image = Image.new("L", (612, 792), 250)
    if not blank:
        pen = ImageDraw.Draw(image)
        for y in range(90, 700, 14):
            for x in range(72, 500, 5):
                pen.line((x, y, x + 3, y + 9), fill=20)
    sheet.canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)


def layer(sheet: Sheet, write: Callable[[float, str], None]) -> None:
    del sheet
    for number in range(20):
        write(100 + 14 * number, f"line {number} of the scanned statement of work")


def inkless_over_a_scan(sheet: Sheet) -> None:
    scan(sheet)
    layer(sheet, lambda y, words: inkless(sheet, y, words))


def text_under_a_scan(sheet: Sheet) -> None:
    layer(sheet, lambda y, words: sheet.text(72, y, words))
    scan(sheet)


def stamped_scan(sheet: Sheet) -> None:
    inkless_over_a_scan(sheet)
    sheet.text(300, 780, "Page 1")


@pytest.mark.parametrize("draw", [inkless_over_a_scan, text_under_a_scan, stamped_scan])
def test_the_text_layer_of_a_scan_stays(draw: Draw) -> None:
    document = seen(pdf(draw))
    assert document.read is Read.COMPLETE
    assert "line 19 of the scanned statement of work" in document.pages[0].text
    assert document.problems == ()


def test_hidden_words_on_a_blank_background_are_no_text_layer() -> None:
    def draw(sheet: Sheet) -> None:
        scan(sheet, blank=True)
        layer(sheet, lambda y, words: sheet.text(72, y, words))
        inkless(sheet, 500)

    document: Document = seen(pdf(draw))
    assert SIGNED not in document.pages[0].text
    assert "line 19" in document.pages[0].text
    assert document.problems == (NOTE,)
