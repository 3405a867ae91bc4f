"""Places cut out of a page: nothing beside them is left, and nothing but pixels."""

import io

from PIL import Image

from poedesk.proof.document.model import Box
from poedesk.proof.document.outlines import Outline, outline
from poedesk.proof.reading.shown.clips import cut, strip
from poedesk.proof.reading.shown.pictures import Drawn, Picture

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def drawn(pixels: Image.Image) -> Drawn:
    """Return a page of 100 by 200 points."""
    return Drawn(pixels, Picture("00", 1, 100.0, 200.0, "image/webp", b"", {}))


def test_a_place_is_cut_at_its_box() -> None:
    page = Image.new("RGB", (200, 400), BLACK)
    page.paste((200, 0, 0), (20, 40, 60, 60))
    (place,) = cut(drawn(page), [outline(Box(10, 20, 30, 30))])
    assert place.size == (40, 20)
    assert place.getcolors() == [(800, (200, 0, 0))]


def test_what_lies_beside_a_place_that_is_askew_is_white() -> None:
    askew: Outline = ((20, 20), (80, 60), (80, 80), (20, 40))
    (place,) = cut(drawn(Image.new("RGB", (100, 200), BLACK)), [askew])
    assert place.size == (60, 60)
    assert (place.getpixel((59, 0)), place.getpixel((0, 59))) == (WHITE, WHITE)
    assert place.getpixel((30, 30)) == BLACK


def test_places_beyond_the_page_are_left_out() -> None:
    page = drawn(Image.new("RGB", (100, 200)))
    assert list(cut(page, [outline(Box(120, 20, 140, 40)), outline(Box(20, -50, 40, -20))])) == []
    (place,) = cut(page, [outline(Box(90, 190, 140, 240))])
    assert place.size == (10, 10)


def test_the_file_holds_pixels_alone() -> None:
    data = strip([Image.new("RGB", (30, 10)), Image.new("RGB", (50, 20))])
    picture = Image.open(io.BytesIO(data))
    assert (picture.size, picture.info) == ((50, 36), {})
    assert [data.count(kind) for kind in (b"IHDR", b"IDAT", b"IEND", b"tEXt", b"eXIf")] == [1, 1, 1, 0, 0]
