"""Pictures and pen strokes are told with their places; rules, boxes and tables are none."""

import math
from collections.abc import Callable

import pytest

from .made import HEIGHT, Sheet, annotated, pdf, seen


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


def test_a_plain_picture_stretched_over_a_name_does_not_look_written_however_wide_it_is() -> None:
    def draw(sheet: Sheet) -> None:
        _words(sheet)
        sheet.picture(60, 382, 490, 40)

    (drawing,) = seen(pdf(draw)).pages[0].drawings
    assert drawing.written is False


def test_strips_of_one_picture_are_one_and_a_background_is_none() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.picture(0, 0, 612, 792, shade=250)
        _words(sheet)
        sheet.picture(90, 382, 130, 20)
        sheet.picture(90, 402, 130, 20)

    drawings = seen(pdf(draw)).pages[0].drawings
    assert [tuple(drawing.box) for drawing in drawings] == [pytest.approx((90, 382, 220, 422))]


def _in_rows(sheet: Sheet) -> None:
    _words(sheet)
    for row in range(3):
        sheet.picture(90, 382 + 30 * row, 130, 30)


def test_pictures_in_the_rows_of_a_ruled_table_are_apart() -> None:
    def draw(sheet: Sheet) -> None:
        _in_rows(sheet)
        for row in range(4):
            sheet.line(72, 382 + 30 * row, 400, 382 + 30 * row)

    boxes = sorted(drawing.box.top for drawing in seen(pdf(draw)).pages[0].drawings)
    assert boxes == pytest.approx([382, 412, 442])


def test_strips_with_lines_beside_or_over_them_are_one_picture() -> None:
    def draw(sheet: Sheet) -> None:
        _in_rows(sheet)
        sheet.line(230, 412, 400, 412)
        sheet.line(72, 382, 400, 382)
        sheet.line(110, 412, 200, 412)

    assert len(seen(pdf(draw)).pages[0].drawings) == 1


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


Frame = Callable[[Sheet, float, float, float, float], None]


def _polygon(sheet: Sheet, points: list[tuple[float, float]], *, curved: bool = False) -> None:
    path = sheet.canvas.beginPath()
    (x, y), *others = ((x, HEIGHT - y) for x, y in points)
    path.moveTo(x, y)
    for next_x, next_y in others:
        if curved:
            thirds = ((2 * x + next_x) / 3, (2 * y + next_y) / 3, (x + 2 * next_x) / 3, (y + 2 * next_y) / 3)
            path.curveTo(*thirds, next_x, next_y)
        else:
            path.lineTo(next_x, next_y)
        x, y = next_x, next_y
    path.close()
    sheet.canvas.drawPath(path)


def _around(
    x: float, y: float, width: float, height: float, cut: float, steps: int
) -> list[tuple[float, float]]:
    """Return the outline of a box whose corners are cut off in so many steps."""
    corners = (
        (x + width - cut, y + height - cut),
        (x + cut, y + height - cut),
        (x + cut, y + cut),
        (x + width - cut, y + cut),
    )
    return [
        (
            middle_x + cut * math.cos(math.pi / 2 * (corner + step / steps)),
            middle_y + cut * math.sin(math.pi / 2 * (corner + step / steps)),
        )
        for corner, (middle_x, middle_y) in enumerate(corners)
        for step in range(steps + 1)
    ]


def _in_many_curves(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    _polygon(sheet, _around(x, y, width, height, 8, 7), curved=True)


def _in_short_lines(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    _polygon(sheet, _around(x, y, width, height, 8, 9))


def _cut_off(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    _polygon(sheet, _around(x, y, width, height, 8, 1))


def _an_ellipse(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    sheet.canvas.ellipse(x, HEIGHT - y - height, x + width, HEIGHT - y)


def _corners_apart(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    right, bottom, round_by = x + width, y + height, 9
    for left, top, start in (
        (x, y, 90),
        (x, bottom - 18, 180),
        (right - 18, bottom - 18, 270),
        (right - 18, y, 0),
    ):
        sheet.canvas.arc(left, HEIGHT - top - 18, left + 18, HEIGHT - top, start, 90)
    for end in (y, bottom):
        sheet.line(x + round_by, end, right - round_by, end)
    for end in (x, right):
        sheet.line(end, y + round_by, end, bottom - round_by)


def _dots(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    sheet.canvas.setFillGray(0.3)
    for corner_x, corner_y in _around(x, y, width, height, 14, 7):
        path = sheet.canvas.beginPath()
        path.moveTo(corner_x - 1.4, HEIGHT - corner_y)
        path.curveTo(
            corner_x - 1.4,
            HEIGHT - corner_y + 2,
            corner_x + 1.4,
            HEIGHT - corner_y + 2,
            corner_x + 1.4,
            HEIGHT - corner_y,
        )
        path.curveTo(
            corner_x + 1,
            HEIGHT - corner_y - 1,
            corner_x - 1,
            HEIGHT - corner_y - 1,
            corner_x - 1.4,
            HEIGHT - corner_y,
        )
        path.close()
        sheet.canvas.drawPath(path, stroke=0, fill=1)


@pytest.mark.parametrize(
    "frame", [_in_many_curves, _in_short_lines, _cut_off, _an_ellipse, _corners_apart, _dots]
)
def test_frames_with_round_corners_are_no_strokes_and_what_is_written_in_them_is_seen(frame: Frame) -> None:
    def boxes(sheet: Sheet) -> None:
        _words(sheet)
        for y in (100, 160, 220):
            frame(sheet, 60, y, 240, 52)
            frame(sheet, 306, y, 240, 52)

    def written(sheet: Sheet) -> None:
        boxes(sheet)
        sheet.pen(80, 206)

    assert seen(pdf(boxes)).pages[0].drawings == ()
    (drawing,) = seen(pdf(written)).pages[0].drawings
    assert (drawing.box.left, drawing.box.right) == pytest.approx((80, 200), abs=2)


def test_strokes_that_close_and_pieces_of_a_broad_nib_are_still_ink() -> None:
    def closed(sheet: Sheet) -> None:
        _words(sheet)
        _polygon(
            sheet, [(80 + 12 * step, 390 + 14 * math.sin(2.2 * step)) for step in range(10)], curved=True
        )

    def nib(sheet: Sheet) -> None:
        _words(sheet)
        for step in range(24):
            x, long = 80 + 5 * step, 3 + 4 * abs(math.sin(step))
            y = 390 + 12 * math.sin(1.3 * step)
            path = sheet.canvas.beginPath()
            path.moveTo(x, HEIGHT - y)
            path.lineTo(x + long, HEIGHT - y - long)
            path.lineTo(x + long + 1.5, HEIGHT - y - long + 1)
            path.lineTo(x + 1.5, HEIGHT - y + 1)
            path.close()
            sheet.canvas.drawPath(path, stroke=0, fill=1)

    for draw in (closed, nib):
        (drawing,) = seen(pdf(draw)).pages[0].drawings
        assert drawing.kind == "strokes"
        assert drawing.box.width > 80


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
