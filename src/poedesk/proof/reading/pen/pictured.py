"""Whether a picture inside a file shows what a pen wrote: no logo, no print, no photograph.

It needs no more than Pillow, so that a document with a small picture loads no engine. What is looked at is
the shape: thin strokes of one colour on light ground that lean, bend and run on, and no letters on a line.
"""

import io
import warnings
from collections.abc import Iterator, Sequence
from statistics import median

from PIL import Image, ImageChops, ImageFilter

from poedesk.kernel.records import dataclass

_HIGH, _WIDE = 80, 480
"""Pixels to which what is dark is brought, so that all measures below are of one size."""

_LARGEST = (1200, 400)
"""Pixels of a picture that are looked at; a larger one is made smaller first."""

_PIXELS = 20_000_000
"""Pixels of a picture file beyond which it is no signature."""

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")

_LIGHT = 110
"""Shade of the ground at least: a pen writes on what is lighter than its ink."""

_CONTRAST = 45
"""Shades by which ink is darker than the ground around it at least."""

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

_INKS = range(140, 186)
"""Hues of the inks that have one, blue ones, of 256; black and grey have none."""

_VIVID, _LIT, _FOREIGN = 90, 60, 0.4
"""Saturation and brightness from which on a hue is seen, and the share of the ink of no pen's hue at most."""

_LONG = 1.85
"""Widths of its box that the strokes are long at least: a wave or a swoosh is shorter, a name is longer."""

_MIRRORED = 0.75
"""Share of the ink that lies on ink again at most, mirrored or turned: emblems are even, hands are not."""

_PIECES = 20
"""Pieces that what a pen wrote has at most."""


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

    @property
    def written(self) -> bool:
        """Return whether a pen may have made it."""
        return (
            self.ground >= _LIGHT
            and _LEAST <= self.open <= _OPEN
            and self.aspect >= _NARROW
            and self.solid <= _SOLID
            and self.upright <= _STRAIGHT
            and self.level <= _LEVEL
            and self.lined < _ON_LINE
            and self.second <= _SECOND
            and (self.ring < _RING or self.aspect > _ROUND)
            and self.ruled <= _RULED
            and self.pieces <= _PIECES
            and self.foreign <= _FOREIGN
            and self.long >= _LONG
            and self.mirrored <= _MIRRORED
        )


def opened(data: bytes) -> Image.Image | None:
    """Return the picture that a file holds; null when it is damaged, too large or of another kind."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        if image.width * image.height > _PIXELS:
            return None
        image.draft(None, _LARGEST)  # a JPEG is decoded smaller
        image.load()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - hostile bytes may raise anything in a decoder
        return None
    return image


def looks_written(picture: Image.Image) -> bool:
    """Return whether the pixels of a picture look like what a pen wrote."""
    looks = looks_of(picture)
    return looks is not None and looks.written


def looks_of(picture: Image.Image) -> Looks | None:
    """Return what is measured of a picture; null when nothing on it is darker than its ground."""
    colours = _on_white(picture)
    shades = colours.convert("L")
    ground = _ground(shades)
    deep = ImageChops.subtract(ground, shades)
    most = _brightest(deep)
    if most < _CONTRAST:
        return None
    mask = _mask(deep, max(_CONTRAST * 0.6, most * 0.45))
    box = mask.getbbox()
    if box is None:
        return None
    second = _second_colour(colours.crop(box), mask.crop(box))
    light = sorted(ground.crop(box).reduce(4).tobytes())
    width, height = box[2] - box[0], box[3] - box[1]
    by = min(_HIGH / height, _WIDE / width)
    size = max(1, round(width * by)), max(1, round(height * by))
    how = Image.Resampling.BOX if by < 1 else Image.Resampling.BICUBIC
    sized = _mask(deep.crop(box).resize(size, how), most * 0.4)
    ink = _count(sized)
    if not ink:
        return None
    lines = _straight(sized, max(_RUN, round(_ACROSS * size[0])), upright=False)
    bare = ImageChops.subtract(sized, lines)
    rest = _count(bare)
    if not rest:
        return None
    pieces = _pieces(bare)
    return Looks(
        light[len(light) // 2],
        ink / (size[0] * size[1]),
        width / height,
        _count(_thick(bare)) / rest,
        _count(_straight(bare, _RUN, upright=True)) / rest,
        _count(_straight(bare, _RUN, upright=False)) / rest,
        _on_line(pieces),
        second,
        _ring(sized),
        _count(lines) / ink,
        len(pieces),
        _foreign(colours, box, mask.crop(box)),
        _length(sized) / size[0],
        _mirrored(sized, ink),
    )


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture as it is seen on paper, no larger than is looked at."""
    seen = picture.convert("RGBA")
    seen.thumbnail(_LARGEST, Image.Resampling.BOX)
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper.convert("RGB")


def _ground(shades: Image.Image) -> Image.Image:
    """Return the shade of the ground at each pixel: the lightest around it, made even."""
    small = shades.reduce(max(1, min(8, min(shades.size) // 8)))
    return small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(2)).resize(shades.size)


def _brightest(shades: Image.Image) -> int:
    """Return the shade that all but a thousandth of the pixels do not pass."""
    counts, seen, all_of = shades.histogram(), 0, shades.width * shades.height
    for shade in range(255, -1, -1):
        seen += counts[shade]
        if seen * 1000 >= all_of:
            return shade
    return 0


def _mask(shades: Image.Image, least: float) -> Image.Image:
    return shades.point([255 if shade >= least else 0 for shade in range(256)])


def _count(mask: Image.Image) -> int:
    return mask.histogram()[255]


def _thick(mask: Image.Image) -> Image.Image:
    """Return what is left of the ink where a stroke is thicker than a pen's."""
    return _padded(mask).filter(ImageFilter.MinFilter(_THICK))


def _padded(mask: Image.Image) -> Image.Image:
    room = Image.new("L", (mask.width + 2 * _THICK, mask.height + 2 * _THICK))
    room.paste(mask, (_THICK, _THICK))
    return room


def _straight(mask: Image.Image, length: int, *, upright: bool) -> Image.Image:
    """Return the ink in straight runs of at least ``length`` pixels."""
    lying = mask.transpose(Image.Transpose.TRANSPOSE) if upright else mask
    pixels, width = lying.tobytes(), lying.width
    out = bytearray(len(pixels))
    for row in range(0, len(pixels), width):
        for start, end in _runs(pixels[row : row + width]):
            if end - start >= length:
                out[row + start : row + end] = b"\xff" * (end - start)
    kept = Image.frombytes("L", lying.size, bytes(out))
    return kept.transpose(Image.Transpose.TRANSPOSE) if upright else kept


def _runs(line: bytes) -> Iterator[tuple[int, int]]:
    """Yield begin and end of every run of ink on a line."""
    start = line.find(b"\xff")
    while start >= 0:
        end = line.find(b"\0", start)
        end = len(line) if end < 0 else end
        yield start, end
        start = line.find(b"\xff", end)


_Piece = tuple[int, int, int, int]
"""Left, top, right, bottom of what hangs together, in pixels."""


def _pieces(mask: Image.Image) -> list[_Piece]:
    """Return the box of each connected piece."""
    boxes: dict[int, _Piece] = {}
    owner: list[int] = []

    def root(number: int) -> int:
        while owner[number] != number:
            number = owner[number]
        return number

    before: list[tuple[int, int, int]] = []
    pixels, width = mask.tobytes(), mask.width
    for row in range(mask.height):
        now = []
        for start, end in _runs(pixels[row * width : (row + 1) * width]):
            joined = sorted(
                {root(number) for left, right, number in before if left <= end and right >= start}
            )
            held = [boxes.pop(number) for number in joined] + [(start, row, end, row + 1)]
            if not joined:
                joined = [len(owner)]
                owner.append(len(owner))
            for other in joined[1:]:
                owner[other] = joined[0]
            lefts, tops, rights, bottoms = zip(*held, strict=True)
            boxes[joined[0]] = min(lefts), min(tops), max(rights), max(bottoms)
            now.append((start, end, joined[0]))
        before = now
    return list(boxes.values())


def _on_line(pieces: Sequence[_Piece]) -> float:
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
    inside = ImageChops.darker(mask, _mask(saturation, _COLOURED))
    counts = hue.histogram(inside)
    coloured = sum(counts)
    if coloured < _COLOURED or not _count(mask):
        return 0.0
    wheel = counts + counts
    main = max(sum(wheel[start : start + 64]) for start in range(256))
    return (coloured - main) / _count(mask)


def _foreign(colours: Image.Image, box: _Piece, mask: Image.Image) -> float:
    """Return the share of the ink whose hue no pen has, as it is on white paper in white light."""
    lightest = [max(1, _brightest(band)) for band in colours.split()]
    white = [round(min(255, shade * 255 / most)) for most in lightest for shade in range(256)]
    hue, saturation, value = colours.crop(box).point(white).convert("HSV").split()
    seen = ImageChops.darker(_mask(saturation, _VIVID), _mask(value, _LIT))
    counts = hue.histogram(ImageChops.darker(mask, seen))
    return sum(count for shade, count in enumerate(counts) if shade not in _INKS) / max(1, _count(mask))


def _length(mask: Image.Image) -> float:
    """Return the length of the strokes: half of what is left of the ink when its inside is taken away."""
    return (_count(mask) - _count(_padded(mask).filter(ImageFilter.MinFilter(3)))) / 2


def _mirrored(mask: Image.Image, ink: int) -> float:
    wide = mask.filter(ImageFilter.MaxFilter(5))
    turned = (mask.transpose(how) for how in (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_180))
    return max(_count(ImageChops.darker(wide, other)) for other in turned) / ink


def _ring(mask: Image.Image) -> float:
    """Return the share of the ink near the edge of the ellipse in its box, when it is there on all sides."""
    width, height, pixels = mask.width, mask.height, mask.tobytes()
    near, ink, sides = 0, 0, set()
    for row in range(height):
        down = (row + 0.5 - height / 2) / (height / 2)
        for start, end in _runs(pixels[row * width : (row + 1) * width]):
            for column in range(start, end):
                across = (column + 0.5 - width / 2) / (width / 2)
                ink += 1
                if _EDGE[0] <= across * across + down * down <= _EDGE[1]:
                    near += 1
                    sides.add((across > 0, down > 0, abs(across) > abs(down)))
    return near / ink if len(sides) == _SIDES else 0.0
