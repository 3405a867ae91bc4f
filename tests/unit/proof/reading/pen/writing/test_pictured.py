"""Which pictures look written by a pen: drawn here, so that each shows one thing."""

import io
import itertools
import math
import random

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from tests.unit.proof.reading.pen.pictures import signature

from poedesk.proof.reading.pen.writing.pictured import looks_of, looks_written, opened


def wordmark(text: str, *, colour: str = "#124", size: int = 48) -> Image.Image:
    font = ImageFont.load_default(size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(text))
    image = Image.new("RGB", (right - left + 20, bottom - top + 20), "white")
    ImageDraw.Draw(image).text((10 - left, 10 - top), text, font=font, fill=colour)
    return image


def emblem() -> Image.Image:
    image = Image.new("RGB", (120, 60), "white")
    draw = ImageDraw.Draw(image)
    for number, colour in enumerate(("#f25022", "#7fba00", "#00a4ef")):
        draw.line([(10 + 30 * number, 50), (30 + 30 * number, 10)], fill=colour, width=5)
    return image


def seal() -> Image.Image:
    image = Image.new("RGB", (120, 120), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((6, 6, 114, 114), outline="#136", width=3)
    draw.line([(35, 70), (55, 50), (65, 72), (85, 48)], fill="#136", width=3)
    return image


def photograph() -> Image.Image:
    image = Image.new("RGB", (200, 90))
    image.putdata(
        [
            (90 + round(80 * math.sin(x / 17)), 110 + round(70 * math.cos(y / 9)), (x * 3 + y * 5) % 200)
            for y in range(90)
            for x in range(200)
        ]
    )
    return image


def table() -> Image.Image:
    image = Image.new("RGB", (220, 100), "white")
    draw = ImageDraw.Draw(image)
    for row in range(5):
        draw.line([(5, 8 + 20 * row), (215, 8 + 20 * row)], fill="black")
    return image


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ground", ["white", None, "#e8e4d8"])
def test_strokes_on_light_or_clear_ground_look_written(seed: int, ground: str | None) -> None:
    assert looks_written(signature(seed, ground=ground))


@pytest.mark.parametrize("size", [(150, 45), (900, 260), (2400, 600)])
def test_the_size_in_pixels_says_nothing(size: tuple[int, int]) -> None:
    assert looks_written(signature(size=size, thick=max(1, size[1] / 40)))


def test_a_photograph_of_a_signature_on_shaded_paper_looks_written() -> None:
    paper = Image.linear_gradient("L").resize((420, 120)).point(lambda shade: 170 + shade // 5).convert("RGB")
    paper.paste(signature(ground=None), mask=signature(ground=None).getchannel("A"))
    blurred = io.BytesIO()
    paper.filter(ImageFilter.GaussianBlur(0.8)).save(blurred, "JPEG", quality=50)
    picture = opened(blurred.getvalue())
    assert picture is not None
    assert looks_written(picture)


@pytest.mark.parametrize(
    "picture",
    [
        wordmark("Alder Mills"),
        wordmark("TAILSPIN", colour="#0a6", size=30),
        wordmark("Lakeview Orchards Ltd, 12 Mill Lane", size=20),
        emblem(),
        seal(),
        photograph(),
        table(),
        Image.new("RGB", (200, 60), "#468"),
        Image.new("RGB", (200, 60), "white"),
        Image.new("1", (1, 1)),
    ],
    ids=["word", "capitals", "address", "emblem", "seal", "photo", "table", "plain", "empty", "speck"],
)
def test_logos_print_seals_and_photographs_do_not(picture: Image.Image) -> None:
    assert not looks_written(picture)


def drawn(points: list[tuple[float, float]], colour: str = "#111") -> Image.Image:
    image = Image.new("RGB", (300, 120), "white")
    ImageDraw.Draw(image).line(points, fill=colour, width=4, joint="curve")
    return image


def swoosh() -> Image.Image:
    image = Image.new("RGB", (300, 120), "white")
    upper = [(20 + 6.5 * step, 40 + 50 * math.sin(math.pi * step / 40)) for step in range(41)]
    lower = [(x, y + 6 * math.sin(math.pi * step / 40)) for step, (x, y) in enumerate(upper)]
    ImageDraw.Draw(image).polygon(upper + lower[::-1], fill="#123")
    return image


@pytest.mark.parametrize(
    "picture",
    [
        drawn([(20 + x, 60 + 25 * math.sin(x / 22)) for x in range(0, 260, 3)]),
        drawn([(20, 60), (90, 60), (110, 20), (140, 100), (165, 40), (180, 60), (280, 60)]),
        drawn([(150 + 110 * math.sin(t / 20), 60 + 40 * math.sin(t / 10)) for t in range(127)]),
        swoosh(),
    ],
    ids=["wave", "pulse", "loop", "swoosh"],
)
def test_emblems_of_one_line_do_not(picture: Image.Image) -> None:
    assert not looks_written(picture)


def coloured(colour: tuple[int, int, int], seed: int = 1) -> Image.Image:
    """The strokes of a pen in another colour."""
    strokes = signature(seed, ground=None)
    image = Image.new("RGB", strokes.size, "white")
    image.paste(colour, mask=strokes.getchannel("A"))
    return image


@pytest.mark.parametrize("colour", [(245, 130, 32), (230, 200, 20), (0, 170, 180), (220, 40, 160)])
def test_strokes_of_a_colour_that_pens_do_not_have_may_be_a_logo(colour: tuple[int, int, int]) -> None:
    assert not looks_written(coloured(colour))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("colour", [(200, 16, 46), (0, 125, 60), (91, 45, 142)])
def test_red_green_and_violet_pens_write_too(colour: tuple[int, int, int], seed: int) -> None:
    assert looks_written(coloured(colour, seed))


def test_where_a_pen_pressed_less_its_stroke_goes_on() -> None:
    pale = signature(2).convert("RGB")
    for x in range(0, pale.width, 40):
        part = (x, 0, x + 20, pale.height)
        pale.paste(pale.crop(part).point(lambda shade: 255 - (255 - shade) * 3 // 5), part)
    looks = looks_of(pale)
    assert looks is not None
    assert looks.pieces <= 4
    assert looks.written


def stamp(colour: str, *, ring: bool = False) -> Image.Image:
    image = Image.new("RGB", (340, 150) if not ring else (200, 200), "white")
    draw = ImageDraw.Draw(image)
    if ring:
        draw.ellipse((6, 6, 193, 193), outline=colour, width=5)
    else:
        draw.rounded_rectangle((6, 6, 333, 143), 10, outline=colour, width=5)
    for number, word in enumerate(("RECEIVED", "12 MAR 2025", "Town Hall")):
        draw.text((44, 40 + 34 * number - 16), word, font=ImageFont.load_default(26), fill=colour)
    return image.rotate(4, fillcolor="white", expand=True)


def barcode() -> Image.Image:
    image = Image.new("RGB", (240, 80), "white")
    draw = ImageDraw.Draw(image)
    for number in range(48):
        if number * number % 7 in {0, 1, 4}:
            draw.rectangle((4 + 5 * number, 6, 7 + 5 * number, 70), fill="black")
    return image


def squares() -> Image.Image:
    code = Image.new("L", (25, 25), 255)
    code.putdata([255 * (number * number % 11 % 2) for number in range(625)])
    return code.resize((150, 150), Image.Resampling.NEAREST)


@pytest.mark.parametrize(
    "picture",
    [
        stamp("#a11"),
        stamp("#136"),
        stamp("#222", ring=True),
        barcode(),
        squares(),
        Image.linear_gradient("L").resize((300, 80)),
        Image.radial_gradient("L").resize((300, 80)),
        Image.new("RGB", (1, 1), "#146"),
        Image.effect_noise((300, 80), 18).point(lambda shade: 236 + (shade - 128) // 6),
    ],
    ids=["red", "blue", "ring", "bars", "squares", "gradient", "round gradient", "one pixel", "blank strip"],
)
def test_stamps_codes_shades_and_blank_paper_do_not(picture: Image.Image) -> None:
    assert not looks_written(picture)


@pytest.mark.parametrize("colour", ["#a11", "#175", "#555"])
def test_strokes_over_a_stamp_of_another_colour_do(colour: str) -> None:
    both = stamp(colour)
    strokes = signature(3, ground=None).resize((300, 90))
    both.paste(strokes, (20, 45), strokes)
    assert looks_written(both)


def bars() -> Image.Image:
    image = Image.new("RGB", (260, 110), "white")
    draw = ImageDraw.Draw(image)
    for number in range(3):
        draw.line([(20 + 60 * number, 100), (80 + 60 * number, 10)], fill="#123", width=5)
    draw.arc((150, 20, 250, 100), 200, 420, fill="#123", width=4)
    return image


def test_straight_bars_beside_a_curve_are_an_emblem() -> None:
    looks = looks_of(bars())
    assert looks is not None
    assert looks.slanted > 0.35
    assert not looks.written


def hasty(seed: int) -> Image.Image:
    """One stroke that goes steeply up and down many times, now more and now less."""
    dice = random.Random(seed)
    points: list[tuple[float, float]] = [(10.0, 60.0)]
    for step in range(32):
        if step % 8 == 0:
            swing, wide, lean = dice.uniform(15, 60), dice.uniform(7, 13), dice.uniform(0.1, 0.3)
        up = swing * (1 if step % 2 else -1)
        points.append((20 + wide * step + lean * up, 60 - up))
    for _ in range(2):
        sides = list(itertools.pairwise(points))
        points = [
            ((a * near + c * (4 - near)) / 4, (b * near + d * (4 - near)) / 4)
            for (a, b), (c, d) in sides
            for near in (3, 1)
        ]
    image = Image.new("RGB", (420, 120), "white")
    ImageDraw.Draw(image).line(points, fill=(20, 30, 110), width=3, joint="curve")
    return image


@pytest.mark.parametrize("seed", [6, 11, 14, 21])
def test_a_hasty_stroke_up_and_down_is_written_though_it_is_steep(seed: int) -> None:
    looks = looks_of(hasty(seed))
    assert looks is not None
    assert looks.slanted > 0.4
    assert looks.written


@pytest.mark.parametrize(
    "points",
    [
        [(20 + 20 * step, 15 if step % 2 else 105) for step in range(14)],
        [(10, 110), (70, 30), (110, 80), (170, 10), (220, 70), (250, 50), (290, 110)],
    ],
    ids=["teeth", "mountains"],
)
def test_straight_bars_up_and_down_are_an_emblem(points: list[tuple[float, float]]) -> None:
    assert not looks_written(drawn(points))


@pytest.mark.parametrize("colour", [(0, 0, 0), (70, 72, 78), (20, 40, 120), (40, 80, 190)])
@pytest.mark.parametrize("light", [(1.0, 1.0, 1.0), (0.98, 0.9, 0.78)])
def test_blue_black_and_grey_ink_looks_written_in_white_and_warm_light(
    colour: tuple[int, int, int], light: tuple[float, float, float]
) -> None:
    bands = coloured(colour).split()
    lit = [
        band.point([round(shade * by) for shade in range(256)]) for band, by in zip(bands, light, strict=True)
    ]
    assert looks_written(Image.merge("RGB", lit))


def test_white_strokes_on_dark_ground_are_no_ink() -> None:
    turned = signature(ground="white").convert("L").point(lambda shade: 255 - shade)
    looks = looks_of(turned)
    assert looks is None or not looks.written


def test_what_is_no_picture_or_a_damaged_one_is_not_opened() -> None:
    whole = io.BytesIO()
    signature().save(whole, "PNG")
    assert opened(b"%PDF-1.7") is None
    assert opened(whole.getvalue()[: len(whole.getvalue()) // 2]) is None
    assert opened(whole.getvalue()) is not None
