"""Pictures and pen strokes are told with their places; rules, boxes and tables are none."""

import pytest

from .made import Sheet, annotated, pdf, seen


def _words(sheet: Sheet) -> None:
    for number in range(6):
        sheet.text(
            72, 500 + 14 * number, "The customer confirms that the works were done to its satisfaction."
        )


def test_a_picture_has_its_box() -> None:
    def draw(sheet: Sheet) -> None:
        _words(sheet)
        sheet.picture(90, 382, 130, 40)

    (drawing,) = seen(pdf(draw)).pages[0].drawings
    assert drawing.kind == "picture"
    assert tuple(drawing.box) == pytest.approx((90, 382, 220, 422))


def test_strips_of_one_picture_are_one_and_a_background_is_none() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.picture(0, 0, 612, 792, shade=250)
        _words(sheet)
        sheet.picture(90, 382, 130, 20)
        sheet.picture(90, 402, 130, 20)

    drawings = seen(pdf(draw)).pages[0].drawings
    assert [tuple(drawing.box) for drawing in drawings] == [pytest.approx((90, 382, 220, 422))]


def test_pen_strokes_at_a_line_are_strokes() -> None:
    def draw(sheet: Sheet) -> None:
        _words(sheet)
        sheet.line(72, 400, 272, 400)
        sheet.pen(80, 398)

    (drawing,) = seen(pdf(draw)).pages[0].drawings
    assert drawing.kind == "strokes"
    assert drawing.box.left == pytest.approx(80, abs=2)
    assert drawing.box.right == pytest.approx(200, abs=2)


def test_rules_boxes_tables_and_figures_are_no_strokes() -> None:
    def draw(sheet: Sheet) -> None:
        _words(sheet)
        for y in (100, 130, 160):
            sheet.line(72, y, 472, y)
        for x in (72, 272, 472):
            sheet.line(x, 100, x, 160)
        sheet.box(72, 220)
        sheet.cross(72, 220)
        sheet.text(90, 220, "Teams")
        sheet.canvas.roundRect(300, 792 - 260, 120, 40, 6)
        sheet.canvas.circle(500, 792 - 240, 9)

    assert seen(pdf(draw)).pages[0].drawings == ()


def test_ink_and_stamps_are_told_with_what_they_say() -> None:
    data = annotated(
        pdf(_words),
        {"Subtype": "/Ink", "rect": (80, 380, 120, 30), "InkList": [[80, 400, 120, 410, 200, 390]]},
        {"Subtype": "/Stamp", "rect": (300, 380, 100, 40), "Name": "/Approved"},
    )
    drawings = seen(data).pages[0].drawings
    assert [(drawing.kind, drawing.detail) for drawing in drawings] == [
        ("ink-annotation", None),
        ("stamp", "Approved"),
    ]


def test_a_button_that_takes_a_picture_shows_one_and_a_print_button_does_not() -> None:
    icon: dict[str, object] = {"I": {}}
    data = annotated(
        pdf(_words),
        {
            "Subtype": "/Widget",
            "FT": "/Btn",
            "Ff": 1 << 16,
            "T": "Signature_af_image",
            "MK": icon,
            "rect": (80, 380, 120, 30),
        },
        {
            "Subtype": "/Widget",
            "FT": "/Btn",
            "Ff": 1 << 16,
            "T": "Print",
            "MK": icon,
            "rect": (300, 380, 60, 30),
        },
    )
    assert [drawing.detail for drawing in seen(data).pages[0].drawings] == ["Signature_af_image"]
