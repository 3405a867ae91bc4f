"""Pixels of a picture inside a file: the ink on its ground as a mask, straight runs in it, its pieces.

Masks have one band, 255 where there is ink. It needs no more than Pillow.
"""

from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter

LARGEST = (1200, 400)
"""Pixels of a picture that are looked at; a larger one is made smaller first."""

CONTRAST = 45
"""Shades by which ink is darker than the ground around it at least."""

_FAINT, _SPREAD = 0.55, 8
"""Share of the contrast of ink that its paler ends have, and the pixels that these are followed."""

Piece = tuple[int, int, int, int]
"""Left, top, right, bottom of what hangs together, in pixels."""


def on_white(picture: Image.Image) -> Image.Image:
    """Return a picture as it is seen on paper, no larger than is looked at."""
    seen = picture.convert("RGBA")
    seen.thumbnail(LARGEST, Image.Resampling.BOX)
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper.convert("RGB")


def deepness_of(colours: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Return by how much each pixel is darker than the ground around it, and the shade of that ground."""
    shades = colours.convert("L")
    ground = ground_of(shades)
    return ImageChops.subtract(ground, shades), ground


def least_of(deep: Image.Image) -> float | None:
    """Return from which difference to its ground on a pixel is ink; null where nothing is."""
    most = brightest_of(deep)
    return max(CONTRAST * 0.6, most * 0.45) if most >= CONTRAST else None


def ground_of(shades: Image.Image) -> Image.Image:
    """Return the shade of the ground at each pixel: the lightest around it, made even."""
    small = shades.reduce(max(1, min(8, min(shades.size) // 8)))
    return small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(2)).resize(shades.size)


def brightest_of(shades: Image.Image) -> int:
    """Return the shade that all but a thousandth of the pixels do not pass."""
    counts, seen, all_of = shades.histogram(), 0, shades.width * shades.height
    for shade in range(255, -1, -1):
        seen += counts[shade]
        if seen * 1000 >= all_of:
            return shade
    return 0


def mask_of(shades: Image.Image, least: float) -> Image.Image:
    """Return where a band has ``least`` or more."""
    return shades.point([255 if shade >= least else 0 for shade in range(256)])


def ink_of(deep: Image.Image, least: float) -> Image.Image:
    """Return what is dark, and what is paler and hangs together with it: where a pen pressed less."""
    found, faint = mask_of(deep, least), mask_of(deep, max(CONTRAST / 2, least * _FAINT))
    for _ in range(_SPREAD):
        found = ImageChops.darker(found.filter(ImageFilter.MaxFilter(3)), faint)
    return found


def count_of(mask: Image.Image) -> int:
    """Return how many pixels of a mask are set."""
    return mask.histogram()[255]


def padded(mask: Image.Image, room: int = 9) -> Image.Image:
    """Return a mask with so many empty pixels around it."""
    wider = Image.new("L", (mask.width + 2 * room, mask.height + 2 * room))
    wider.paste(mask, (room, room))
    return wider


def straight_runs(mask: Image.Image, length: int, *, upright: bool) -> Image.Image:
    """Return the ink in straight runs of at least ``length`` pixels."""
    lying = mask.transpose(Image.Transpose.TRANSPOSE) if upright else mask
    pixels, width = lying.tobytes(), lying.width
    out = bytearray(len(pixels))
    for row in range(0, len(pixels), width):
        for start, end in runs(pixels[row : row + width]):
            if end - start >= length:
                out[row + start : row + end] = b"\xff" * (end - start)
    kept = Image.frombytes("L", lying.size, bytes(out))
    return kept.transpose(Image.Transpose.TRANSPOSE) if upright else kept


def runs(line: bytes) -> Iterator[tuple[int, int]]:
    """Yield begin and end of every run of ink on a line."""
    start = line.find(b"\xff")
    while start >= 0:
        end = line.find(b"\0", start)
        end = len(line) if end < 0 else end
        yield start, end
        start = line.find(b"\xff", end)


def pieces_of(mask: Image.Image) -> list[Piece]:
    """Return the box of each connected piece."""
    boxes: dict[int, Piece] = {}
    owner: list[int] = []

    def root(number: int) -> int:
        while owner[number] != number:
            number = owner[number]
        return number

    before: list[tuple[int, int, int]] = []
    pixels, width = mask.tobytes(), mask.width
    for row in range(mask.height):
        now = []
        for start, end in runs(pixels[row * width : (row + 1) * width]):
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
