"""Whether a picture inside a file shows what a pen wrote: no logo, no print, no photograph.

It needs no more than Pillow, so that a document with a small picture loads no engine. What is looked at is
the shape: thin strokes of one colour on light ground that lean, bend and run on, and no letters on a line.
"""

import io
import warnings
from collections.abc import Sequence
from statistics import median

from PIL import Image, ImageChops, ImageFilter

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.pen.writing.layers import two_inks
from poedesk.proof.reading.pen.writing.pixels import (
    LARGEST,
    Piece,
    brightest_of,
    count_of,
    deepness_of,
    ink_of,
    least_of,
    mask_of,
    on_white,
    padded,
    pieces_of,
    runs,
    straight_runs,
)

_HIGH, _WIDE = 80, 480
"""Pixels to which what is dark is brought, so that all measures below are of one size."""

_PIXELS = 20_000_000
"""Pixels of a picture file beyond which it is no signature."""

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")

_LIGHT = 110
"""Shade of the ground at least: a pen writes on what is lighter than its ink."""

_LEAST, _OPEN = 0.008, 0.34
"""Share of its box that the ink covers."""

_NARROW = 0.9
"""Width over height at least."""

_THICK, _SOLID = 9, 0.1
"""Pixels that a stroke is thick at most, and the share of the ink that may be, where strokes cross."""

_RUN, _STRAIGHT = 24, 0.48
"""Pixels of an upright run, and the share of the ink in such runs at most: letters and frames have more."""

_LEVEL = 0.62
"""Share of the ink in level runs of the same length at most, the longest line left out."""

_MANY, _ON_LINE = 4, 0.6
"""Pieces from which on they may be letters, and the share of them that stand on one line when they are."""

_COLOURED, _SECOND = 40, 0.12
"""Saturation from which on a pixel has a colour, and the share of a second one that a pen does not have."""

_ROUND, _RING = 1.5, 0.4
"""Width over height at most, and the share of the ink at the edge from which on a round shape is a seal."""

_EDGE, _SIDES = (0.66, 1.12), 8
"""Squares of the radii between which the edge of a round shape lies, and the directions it is seen in."""

_ACROSS = 0.45
"""Share of the width that a straight line has at least to be no stroke but a rule."""

_RULED = 0.5
"""Share of the ink in lines from side to side, from which on it is a table."""

_INKS = frozenset({*range(140, 186)})
"""Hues of the inks that have one, blue ones, of 256; black and grey have none."""

_RARE = frozenset({*range(240, 256), *range(8), *range(85, 118), *range(186, 206)})
"""Hues of red, green and violet pens, which logos and stamps have more often than they."""

_VIVID, _LIT, _FOREIGN = 90, 60, 0.4
"""Saturation and brightness from which on a hue is seen, and the share of the ink of no pen's hue at most."""

_RARE_LONG, _RARE_MIRRORED, _RARE_SLANTED, _RARE_PIECES = 2.0, 0.62, 0.32, 14
"""What holds of strokes in such a hue instead of the measures below."""

_LONG = 1.77
"""Widths of its box that the strokes are long at least: a wave or a swoosh is shorter, a name is longer."""

_MIRRORED = 0.75
"""Share of the ink that lies on ink again at most, mirrored or turned: emblems are even, hands are not."""

_PIECES = 20
"""Pieces that what a pen wrote has at most."""

_SLANTS, _ASKEW, _SLANTED = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.05, 1.25, 1.5), 40, 0.4
"""Slants of straight lines that are looked for to either side (pixels across for each one down), the pixels
down that these are long at least, and the share of the ink in them at most: a hand bends, bars do not."""

_RUNS_ON, _TURNED, _STEEP, _FLAT, _ENDLESS = 4.0, 0.6, 0.5, 0.2, 2
"""What holds of the one long stroke of a hasty signature, whose upright bows lie askew and nearly straight:
its length at least; the ink that lies on ink again, that in such lines and in level ones (the curve of a
pulse has more of these), and its pieces at most."""

_FILLED = 60
"""Shade from which on four pixels put together are ink."""

_ENCLOSED = 0.5
"""Share of its box that one hole in the ink takes at most: the frame of a stamp encloses nearly all."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What is measured of a picture; shares are from 0 to 1."""

    ground: int
    """Shade of the ground."""

    open: float
    """Share of its box that the ink covers."""

    aspect: float
    """Width over height of that box."""

    solid: float
    """Share of the ink in places that are thicker than a stroke."""

    upright: float
    """Share of the ink in upright runs."""

    level: float
    """Share of it in level runs, lines from side to side left out."""

    lined: float
    """Share of the larger pieces that stand on lines; 0 for few pieces."""

    second: float
    """Share of the coloured ink that has another colour than most of it."""

    ring: float
    """Share of the ink at the edge of the ellipse in the box, where it is on all sides."""

    ruled: float
    """Share of the ink in lines from side to side."""

    pieces: int
    """How many pieces it has."""

    foreign: float
    """Share of the ink of a hue that no pen has."""

    long: float
    """Length of the strokes over the width of the box, about."""

    mirrored: float
    """Share of the ink that lies on ink when the picture is mirrored left to right, or turned half round."""

    slanted: float
    """Share of the ink in straight lines that lie askew."""

    enclosed: float
    """Share of its box that the largest hole in the ink takes."""

    rare: float
    """Share of the ink of a hue that few pens have."""

    @property
    def stamped(self) -> bool:
        """Return whether it has the frame or the ring of a stamp."""
        return self.enclosed > _ENCLOSED or (self.ring >= _RING and self.aspect <= _ROUND)

    @property
    def written(self) -> bool:
        """Return whether a pen may have made it."""
        if self.stamped or (self.rare > _FOREIGN and not self._surely_strokes):
            return False
        return (
            self.ground >= _LIGHT
            and _LEAST <= self.open <= _OPEN
            and self.aspect >= _NARROW
            and self.solid <= _SOLID
            and self.upright <= _STRAIGHT
            and self.level <= _LEVEL
            and self.lined < _ON_LINE
            and self.second <= _SECOND
            and self.ruled <= _RULED
            and self.pieces <= _PIECES
            and self.foreign <= _FOREIGN
            and self.long >= _LONG
            and self.mirrored <= _MIRRORED
            and (self.slanted <= _SLANTED or self._runs_on)
        )

    @property
    def _runs_on(self) -> bool:
        """Return whether one stroke goes up and down so often that no emblem of straight bars does."""
        return (
            self.long >= _RUNS_ON
            and self.mirrored <= _TURNED
            and self.slanted <= _STEEP
            and self.level <= _FLAT
            and self.pieces <= _ENDLESS
            and self.rare <= _SECOND
        )

    @property
    def _surely_strokes(self) -> bool:
        return (
            self.long >= _RARE_LONG
            and self.mirrored <= _RARE_MIRRORED
            and self.slanted <= _RARE_SLANTED
            and self.pieces <= _RARE_PIECES
        )


def opened(data: bytes) -> Image.Image | None:
    """Return the picture that a file holds; null when it is damaged, too large or of another kind."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        if image.width * image.height > _PIXELS:
            return None
        image.draft(None, LARGEST)  # a JPEG is decoded smaller
        image.load()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - hostile bytes may raise anything in a decoder
        return None
    return image


def looks_written(picture: Image.Image) -> bool:
    """Return whether the pixels of a picture look like what a pen wrote, be it over a stamp."""
    looks = looks_of(picture)
    if looks is None:
        return False
    return looks.written or any(map(_signed_over, two_inks(on_white(picture))))


def _signed_over(inks: tuple[Image.Image, Image.Image]) -> bool:
    """Return whether one of two inks is a stamp and the other one a signature."""
    one, other = map(looks_of, inks)
    return (
        one is not None
        and other is not None
        and ((one.stamped and other.written) or (other.stamped and one.written))
    )


def looks_of(picture: Image.Image) -> Looks | None:
    """Return what is measured of a picture; null when nothing on it is darker than its ground."""
    colours = on_white(picture)
    deep, ground = deepness_of(colours)
    least = least_of(deep)
    if least is None:
        return None
    mask = ink_of(deep, least)
    box = mask.getbbox()
    if box is None:
        return None
    second = _second_colour(colours.crop(box), mask.crop(box))
    light = sorted(ground.crop(box).reduce(4).tobytes())
    width, height = box[2] - box[0], box[3] - box[1]
    by = min(_HIGH / height, _WIDE / width)
    size = max(1, round(width * by)), max(1, round(height * by))
    how = Image.Resampling.BOX if by < 1 else Image.Resampling.BICUBIC
    sized = ink_of(deep.crop(box).resize(size, how), least)
    ink = count_of(sized)
    if not ink:
        return None
    lines = straight_runs(sized, max(_RUN, round(_ACROSS * size[0])), upright=False)
    bare = ImageChops.subtract(sized, lines)
    rest = count_of(bare)
    if not rest:
        return None
    pieces = pieces_of(bare)
    foreign, rare = _hues(colours, box, mask.crop(box))
    return Looks(
        light[len(light) // 2],
        ink / (size[0] * size[1]),
        width / height,
        count_of(_thick(bare)) / rest,
        count_of(straight_runs(bare, _RUN, upright=True)) / rest,
        count_of(straight_runs(bare, _RUN, upright=False)) / rest,
        _on_line(pieces),
        second,
        _ring(sized),
        count_of(lines) / ink,
        len(pieces),
        foreign,
        _length(sized) / size[0],
        _mirrored(sized, ink),
        _slanted(sized) / ink,
        _enclosed(sized),
        rare,
    )


def _slanted(mask: Image.Image) -> int:
    """Return the pixels of ink in straight lines that lie askew."""
    width, height = mask.size
    found = Image.new("L", mask.size)
    for slant in (*_SLANTS, *(-slant for slant in _SLANTS)):
        room = int(abs(slant) * height / 2) + 1
        there = (1, slant, -room - slant * height / 2, 0, 1, 0)
        back = (1, -slant, room + slant * height / 2, 0, 1, 0)
        sheared = mask.transform((width + 2 * room, height), Image.Transform.AFFINE, there)
        straight = straight_runs(sheared, _ASKEW, upright=True)
        found = ImageChops.lighter(found, straight.transform(mask.size, Image.Transform.AFFINE, back))
    return count_of(ImageChops.darker(found, mask))


def _enclosed(mask: Image.Image) -> float:
    """Return the share of the box that the box of the largest hole takes; small gaps are closed."""
    closed = padded(mask, 4).filter(ImageFilter.MaxFilter(3)).reduce(2)
    empty = ImageChops.invert(mask_of(closed, _FILLED))
    sizes = sorted((right - left) * (bottom - top) for left, top, right, bottom in pieces_of(empty))
    return sizes[-2] / sizes[-1] if len(sizes) > 1 else 0.0


def _on_line(pieces: Sequence[Piece]) -> float:
    """Return the share of the larger pieces that stand on lines, by their number or their width."""
    tall = [piece for piece in pieces if piece[3] - piece[1] >= _HIGH / 10]
    if len(tall) < _MANY:
        return 0.0
    near = max(1.0, 0.12 * median(bottom - top for _, top, _, bottom in tall))
    on = [piece for piece in tall if sum(abs(piece[3] - other[3]) <= near for other in tall) >= _MANY]
    wide = sum(right - left for left, _, right, _ in on) / sum(right - left for left, _, right, _ in tall)
    return max(wide, len(on) / len(tall))


def _second_colour(colours: Image.Image, mask: Image.Image) -> float:
    """Return the share of the coloured ink whose hue lies far from that of most of it."""
    hue, saturation, _ = colours.convert("HSV").split()
    inside = ImageChops.darker(mask, mask_of(saturation, _COLOURED))
    counts = hue.histogram(inside)
    coloured = sum(counts)
    if coloured < _COLOURED or not count_of(mask):
        return 0.0
    wheel = counts + counts
    main = max(sum(wheel[start : start + 64]) for start in range(256))
    return (coloured - main) / count_of(mask)


def _hues(colours: Image.Image, box: Piece, mask: Image.Image) -> tuple[float, float]:
    """Return the share of the ink whose hue no pen has, and of that which few have, in white light."""
    lightest = [max(1, brightest_of(band)) for band in colours.split()]
    white = [round(min(255, shade * 255 / most)) for most in lightest for shade in range(256)]
    hue, saturation, value = colours.crop(box).point(white).convert("HSV").split()
    seen = ImageChops.darker(mask_of(saturation, _VIVID), mask_of(value, _LIT))
    counts = hue.histogram(ImageChops.darker(mask, seen))
    ink = max(1, count_of(mask))
    rare = sum(counts[shade] for shade in _RARE)
    return (sum(counts) - rare - sum(counts[shade] for shade in _INKS)) / ink, rare / ink


def _thick(mask: Image.Image) -> Image.Image:
    """Return what is left of the ink where a stroke is thicker than a pen's."""
    return padded(mask).filter(ImageFilter.MinFilter(_THICK))


def _length(mask: Image.Image) -> float:
    """Return the length of the strokes: half of what is left of the ink when its inside is taken away."""
    return (count_of(mask) - count_of(padded(mask).filter(ImageFilter.MinFilter(3)))) / 2


def _mirrored(mask: Image.Image, ink: int) -> float:
    wide = mask.filter(ImageFilter.MaxFilter(5))
    turned = (mask.transpose(how) for how in (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_180))
    return max(count_of(ImageChops.darker(wide, other)) for other in turned) / ink


def _ring(mask: Image.Image) -> float:
    """Return the share of the ink near the edge of the ellipse in its box, when it is there on all sides."""
    width, height, pixels = mask.width, mask.height, mask.tobytes()
    near, ink, sides = 0, 0, set()
    for row in range(height):
        down = (row + 0.5 - height / 2) / (height / 2)
        for start, end in runs(pixels[row * width : (row + 1) * width]):
            for column in range(start, end):
                across = (column + 0.5 - width / 2) / (width / 2)
                ink += 1
                if _EDGE[0] <= across * across + down * down <= _EDGE[1]:
                    near += 1
                    sides.add((across > 0, down > 0, abs(across) > abs(down)))
    return near / ink if len(sides) == _SIDES else 0.0
