"""Which pages show something that could not be read: scans, text drawn as curves, letters without meaning."""

from collections.abc import Iterable, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.proof.reading.ocr.installed import REMEDY, installed
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Shapes
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RawWord

PICTURE = "picture"
DRAWING = "drawing"
PART = "part"
LETTERS = "letters"
WORDS = "words"
NOTHING = "nothing"
UNSEEN = "unseen"
UNCLEAR = "unclear"

_SAID = {
    PICTURE: ("is a picture without text", "are pictures without text"),
    PART: ("has a picture that was not read", "have pictures that were not read"),
    DRAWING: ("is a drawing without text", "are drawings without text"),
    NOTHING: ("shows nothing, and the file is damaged", "show nothing, and the file is damaged"),
    UNSEEN: ("has only text that cannot be seen", "have only text that cannot be seen"),
    UNCLEAR: (
        "shows text that could not be recognised",
        "show text that could not be recognised",
    ),
    WORDS: (
        "has words whose letters the file gives no meaning to",
        "have words whose letters the file gives no meaning to",
    ),
    LETTERS: (
        "has letters that the file gives no meaning to",
        "have letters that the file gives no meaning to",
    ),
}
BY_SIGHT = frozenset({PICTURE, PART, DRAWING, LETTERS, WORDS})
"""Causes that looking at the page takes away."""

PARTLY = frozenset({PART, WORDS})
"""Causes that leave good words on a page."""

_REMEDY = "give the document as text"

_MARGIN = 0.09
"""Share of the height at top and bottom in which headers, footers and page numbers stand."""

_FEW = 25
"""Words in the body of a page below which a picture of most of the page is what the page says."""

_MOST_OF_PAGE = 0.5
_PART_OF_PAGE = 0.1
"""Share of the page that bands of a picture without printed words take, headers and footers left out, when it
may say something: a pasted scan or a screenshot, no logo and no signature.
"""

_BANDS = 24
"""Bands of a page by which is seen where words stand on a picture."""

_SMALL = 10.0
"""Points; a picture no larger is an ornament."""

_PIECES = 4
"""Curves and slanted lines from which on a page without any text shows a drawing."""

_MANY_PIECES = 1500
"""Curves and slanted lines that a page of text drawn as curves has at least."""

_LARGE = 0.03
"""Share of the page from which on a drawn figure counts as large."""

_MEANINGLESS = 0.3
"""Share of signs without meaning that makes a page unread."""

_LOST = compiled(r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uf8ff]")
"""Signs without meaning: controls but pdfium's stand-in for a hyphen, and what fonts keep for themselves."""

_ENOUGH = 20
"""Signs below which their share tells nothing."""

_SYMBOLS = compiled(r"(?:[\uf020-\uf0ff] ?){5,}")
_KINDS = 4
"""Different signs of a symbol font in a row that are letters rather than boxes or bullets."""


def why_unread(
    words: Sequence[RawWord], text: str, shapes: Shapes, frame: Frame, *, layer: bool = False
) -> str | None:
    """Return PICTURE, PART, DRAWING or LETTERS for a page that shows what could not be read, else null.

    ``text`` is what pdfium gave, signs without meaning included; ``layer``: the words are a scan's layer.
    """
    if _meaningless(text):
        return LETTERS
    if not words:
        if any(max(box.width, box.height) > _SMALL for box in shapes.pictures):
            return PICTURE
        return DRAWING if _is_drawing(shapes, frame) else None
    if not _has_body(words, frame):
        shown = sum(_visible(box, frame) for box in shapes.pictures)
        if shown >= _MOST_OF_PAGE * frame.width * frame.height:
            return PICTURE
        if sum(curve.curves + curve.slants for curve in shapes.curves) >= _MANY_PIECES:
            return DRAWING
    return PART if not layer and _has_pictured_part(words, shapes, frame) else None


def _visible(box: tuple[float, float, float, float], frame: Frame) -> float:
    width = min(box[2], frame.width) - max(box[0], 0.0)
    height = min(box[3], frame.height) - max(box[1], 0.0)
    return max(0.0, width) * max(0.0, height)


def _has_body(words: Sequence[RawWord], frame: Frame) -> bool:
    """Return whether enough words stand between header and footer."""
    top, bottom = _MARGIN * frame.height, (1 - _MARGIN) * frame.height
    inside = 0
    for word in words:
        inside += top < (word.box.top + word.box.bottom) / 2 < bottom
        if inside >= _FEW:
            return True
    return False


def _has_pictured_part(words: Sequence[RawWord], shapes: Shapes, frame: Frame) -> bool:
    """Return whether a picture takes a good part of the body of a page on which no words are printed."""
    step = (1 - 2 * _MARGIN) * frame.height / _BANDS
    top = _MARGIN * frame.height
    for box in shapes.large:
        taken = {
            int(((word.box.top + word.box.bottom) / 2 - top) // step)
            for word in words
            if word.box.left < box.right and word.box.right > box.left
        }
        bands = (top + number * step for number in range(_BANDS) if number not in taken)
        free = sum(max(0.0, min(box.bottom, band + step) - max(box.top, band)) for band in bands)
        width = min(box.right, frame.width) - max(box.left, 0.0)
        if free * width >= _PART_OF_PAGE * frame.width * frame.height:
            return True
    return False


def _is_drawing(shapes: Shapes, frame: Frame) -> bool:
    area = frame.width * frame.height
    pieces = 0
    for curve in shapes.curves:
        pieces += curve.curves + curve.slants
        if curve.box.width * curve.box.height > _LARGE * area:
            return True
    return pieces >= _PIECES


def _meaningless(text: str) -> bool:
    signs = text.replace("\r", "").replace("\n", "").replace(" ", "")
    if signs.isprintable() and "\ufffd" not in signs:
        return False
    if any(len(set(match.group())) > _KINDS for match in _SYMBOLS.finditer(text)):
        return True
    lost = len(_LOST.findall(text))
    if not lost:
        return False
    return len(signs) >= _ENOUGH and lost > _MEANINGLESS * len(signs)


def problems(unread: Iterable[tuple[int, str]]) -> list[str]:
    """Return one sentence a cause for the pages (number, cause) that could not be read."""
    by_cause: dict[str, list[int]] = {}
    for number, cause in unread:
        by_cause.setdefault(cause, []).append(number)
    said = []
    for cause, numbers in by_cause.items():
        one, many = _SAID[cause]
        helps = cause in BY_SIGHT and installed() is None
        remedy = f"{REMEDY}, or {_REMEDY}" if helps else _REMEDY
        if len(numbers) == 1:
            said.append(f"page {numbers[0]} {one}; {remedy}")
        else:
            said.append(f"pages {ranges(numbers)} {many}; {remedy}")
    return said


def ranges(numbers: Sequence[int]) -> str:
    """Return sorted page numbers as people write them: "1, 3-5 and 9"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    said: list[str] = []
    for part in parts:
        said += [f"{part[0]}-{part[-1]}"] if len(part) > 2 else map(str, part)  # noqa: PLR2004 - a range
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
