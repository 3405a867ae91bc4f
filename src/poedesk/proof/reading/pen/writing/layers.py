"""A picture of two colours taken apart: a stamp, and what a pen wrote over it in another ink."""

from collections.abc import Iterator

from PIL import Image, ImageChops

from poedesk.proof.reading.pen.writing.pixels import Piece, count_of, deepness_of, ink_of, least_of, mask_of

_GREY = 60
"""Saturation below which dark pixels are black or grey ink."""

_WINDOW = 28
"""Hues, of 256, within which one ink lies."""

_SHARE, _OVER = 0.06, 0.4
"""Share of the ink that each of two colours has at least, and that of the smaller one's box that lies on the
other's."""


def two_inks(colours: Image.Image) -> Iterator[tuple[Image.Image, Image.Image]]:
    """Yield the ways in which the ink of a picture on white is of two colours, each one alone on white.

    Black and grey are one colour; of the others, that of most of the ink is one. Only colours that lie over
    each other count.
    """
    deep, _ = deepness_of(colours)
    least = least_of(deep)
    if least is None:
        return
    ink = ink_of(deep, least)
    hue, saturation, _ = colours.convert("HSV").split()
    vivid = ImageChops.darker(ink, mask_of(saturation, _GREY))
    main = ImageChops.darker(vivid, _around(hue, hue.histogram(vivid)))
    for one in (vivid, main):
        other = ImageChops.subtract(ink, one)
        if _lie_over(one, other, count_of(ink)):
            yield _alone(colours, one), _alone(colours, other)


def _around(hue: Image.Image, counts: list[int]) -> Image.Image:
    """Return where a hue is one of those next to the most frequent one."""
    wheel = counts + counts
    first = max(range(256), key=lambda start: sum(wheel[start : start + _WINDOW]))
    return hue.point([255 if (shade - first) % 256 < _WINDOW else 0 for shade in range(256)])


def _lie_over(one: Image.Image, other: Image.Image, ink: int) -> bool:
    places = [mask.getbbox() for mask in (one, other)]
    first, second = places
    if first is None or second is None or min(map(count_of, (one, other))) < _SHARE * ink:
        return False
    wide = min(first[2], second[2]) - max(first[0], second[0])
    high = min(first[3], second[3]) - max(first[1], second[1])
    return wide > 0 < high and wide * high >= _OVER * min(map(_area, (first, second)))


def _area(box: Piece) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _alone(colours: Image.Image, mask: Image.Image) -> Image.Image:
    return Image.composite(colours, Image.new("RGB", colours.size, "white"), mask)
