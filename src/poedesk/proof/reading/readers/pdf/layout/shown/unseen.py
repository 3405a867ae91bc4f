"""Words that nobody can see are no words of a page: they are taken apart from those that show.

The text layer of a scan shows nothing either, but says what the picture shows: it stays.
"""

from collections.abc import Sequence
from operator import ge, sub
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Shapes
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.shown.ink import Surface, colour_of
from poedesk.proof.reading.readers.pdf.layout.shown.sight import seen, uneven
from poedesk.proof.reading.readers.pdf.layout.worded import calls
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Handle
from poedesk.proof.reading.readers.pdf.layout.worded.words import RawWord, TextPage

_TINY = 1.0
"""Points; smaller letters are not read by anybody."""

_NARROW = 0.2
"""Points a letter; words squeezed to less show as a stroke."""

_STROKE = 0.5
"""Points; a word that is less wide or high than this is a stroke, whichever way it runs."""

_ON_PAGE = 0.25
"""Share of a word that must lie on the page."""

_SCAN = 0.5
"""Share of the page from which on its pictures may be a scan."""

_LAYER = 0.5
"""Share of a page's words from which on words without ink are the text layer of a scan."""

_BAND = 20.0
"""Height in points of the bands by which words are found again."""

_ALIKE = 40
"""Steps (of 255) in each channel up to which text and what lies under it may have one colour."""


_MOST_LOOKS = 400_000
"""Words compared with surfaces at most on one page; where that is not enough every word is in doubt."""


@dataclass(frozen=True, slots=True)
class Apart:
    """The words of a page, sorted by whether they show."""

    shown: list[RawWord]
    """Those that show, and the text layer of a scan."""

    hidden: list[RawWord]
    layer: bool = False
    """Whether those that are kept are, for the most part, the text layer of a scan."""


@dataclass(slots=True)
class _Doubt:
    """A word that may not show, with the object that draws it."""

    word: RawWord
    drawn_by: Handle
    inkless: bool


def apart_unseen(
    page: Any, source: TextPage, words: list[RawWord], shapes: Shapes, *, layered: bool = False
) -> Apart:
    """Return the words of a pdfium page (raw handle) that show apart from those that nobody can see.

    ``layered``: the file has layers that are switched off, so that any word may be hidden.
    """
    gone = {word.index for word in _suspects(words, source) if _lost(word, source.frame)}
    rest = [word for word in words if word.index not in gone] if gone else words
    doubts = _doubts(source, rest, shapes, layered=layered)
    layer = False
    if doubts:
        unseen, layer = _unseen(page, source.frame, doubts, shapes, len(words))
        gone |= unseen
    if not gone:
        return Apart(words, [], layer)
    shown = [word for word in words if word.index not in gone]
    return Apart(shown, [word for word in words if word.index in gone], layer)


def _suspects(words: Sequence[RawWord], source: TextPage) -> list[RawWord]:
    """Return the words that are small, squeezed or over the edge; spelled out, because all words come by."""
    lefts, tops, rights, bottoms = source.columns
    high = source.lowest >= _TINY  # the usual case, told already
    if len(lefts) == len(words) > 0 and (high or min(map(sub, bottoms, tops)) >= _TINY):
        texts = source.texts if words is source.words else [word.text for word in words]
        narrowest = [_NARROW * length for length in map(len, texts)]
        if all(map(ge, map(sub, rights, lefts), narrowest)):
            return []  # the usual case, told without a step for each word
    found = []
    for word in words:
        left, top, right, bottom = word.box
        if (
            not source.frame.encloses(word.box)
            or bottom - top < _TINY
            or right - left < _NARROW * len(word.text)
        ):
            found.append(word)
    return found


def _lost(word: RawWord, frame: Frame) -> bool:
    """Return whether a word is too small to be read, or lies beside the page."""
    if not any(sign.isprintable() and sign.strip() for sign in word.text):
        return False  # blanks without width are no text, so nothing is hidden
    box = word.box
    width, height = box.width, box.height
    long, short, count = max(width, height), min(width, height), len(word.text)
    if height < _TINY and max(short, long / count) < _TINY:
        return True
    squeezed = long < _NARROW * count or (short < _STROKE and any(map(str.isalnum, word.text)))
    if count > 2 and squeezed:  # noqa: PLR2004 - fewer tell nothing
        return True
    if box.left >= 0 and box.top >= 0 and box.right <= frame.width and box.bottom <= frame.height:
        return False
    across = min(box.right, frame.width) - max(box.left, 0.0)
    down = min(box.bottom, frame.height) - max(box.top, 0.0)
    return max(0.0, across) * max(0.0, down) < _ON_PAGE * width * height


def _doubts(source: TextPage, words: Sequence[RawWord], shapes: Shapes, *, layered: bool) -> list[_Doubt]:
    ink = shapes.ink
    found: dict[int, _Doubt] = {}
    if layered or ink.inkless or ink.doubtful:
        for word in words:
            handle = calls.drawn_by(source.handle, word.index)
            place = handle.value
            if place and (layered or place in ink.inkless or place in ink.doubtful):
                found[word.index] = _Doubt(word, handle, place in ink.inkless)
    if ink.surfaces and words:
        for word, handle in _at_surfaces(source, words, shapes):
            found.setdefault(word.index, _Doubt(word, handle, inkless=False))
    return list(found.values())


def _at_surfaces(source: TextPage, words: Sequence[RawWord], shapes: Shapes) -> list[tuple[RawWord, Handle]]:
    """Return words that are painted over, or that have the colour of what they are written on."""
    order = shapes.ink.texts
    bands: dict[int, list[RawWord]] = {}
    for word in words:
        bands.setdefault(int((word.box.top + word.box.bottom) / 2 // _BAND), []).append(word)
    found = []
    looks = 0
    known: dict[int, tuple[Handle, int]] = {}
    for surface in shapes.ink.surfaces:
        top, bottom = (int(max(-99.0, min(edge, 99_999.0)) // _BAND) for edge in surface.box[1::2])
        for band in range(max(top, min(bands)), min(bottom, max(bands)) + 1):
            looks += len(bands.get(band, ()))
            if looks > _MOST_LOOKS:
                drawn_by = [calls.drawn_by(source.handle, word.index) for word in words]
                return [pair for pair in zip(words, drawn_by, strict=True) if pair[1]]
            for word in bands.get(band, ()):
                if not _touches(surface.box, word.box):
                    continue
                if word.index not in known:
                    handle = calls.drawn_by(source.handle, word.index)
                    known[word.index] = (handle, order.get(handle.value or 0, 0))
                handle, drawn = known[word.index]
                if drawn and (surface.order > drawn or _like(surface, handle)):
                    found.append((word, handle))
    return found


def _touches(surface: Box, word: Box) -> bool:
    """Return whether a surface covers so much of a word that it may hide it."""
    across = min(surface.right, word.right) - max(surface.left, word.left)
    down = min(surface.bottom, word.bottom) - max(surface.top, word.top)
    return across > 0.5 * word.width and down > 0.3 * word.height


def _like(surface: Surface, handle: Handle) -> bool:
    """Return whether text has about the colour of the surface that it is written on."""
    own = colour_of(handle)
    if own is None or surface.colour is None:
        return True
    return all(abs(one - other) <= _ALIKE for one, other in zip(own, surface.colour, strict=True))


def _unseen(
    page: Any, frame: Frame, doubts: list[_Doubt], shapes: Shapes, count: int
) -> tuple[set[int], bool]:
    """Return the numbers of the words in doubt that do not show, and whether others are a scan's layer."""
    inked = [doubt for doubt in doubts if not doubt.inkless]
    objects = {doubt.drawn_by.value: doubt.drawn_by for doubt in inked}
    shown = seen(page, frame, list(objects.values()), [doubt.word.box for doubt in inked])
    hidden = [doubt.word for doubt, shows in zip(inked, shown, strict=True) if not shows]
    hidden += [doubt.word for doubt in doubts if doubt.inkless]
    scanned = [word for word in hidden if _on_scan(word.box, shapes, frame)]
    gone = {word.index for word in hidden} - {word.index for word in scanned}
    layer = len(scanned) >= _LAYER * count
    if not layer:  # text laid on a background, or the layer of a scan with text around it
        pictured = uneven(page, frame, [word.box for word in scanned])
        gone |= {word.index for word, shows in zip(scanned, pictured, strict=True) if not shows}
    return gone, layer and bool(scanned)


def _on_scan(box: Box, shapes: Shapes, frame: Frame) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if not any(item.left <= x <= item.right and item.top <= y <= item.bottom for item in shapes.pictures):
        return False
    covered = sum(
        max(0.0, min(item.right, frame.width) - max(item.left, 0.0))
        * max(0.0, min(item.bottom, frame.height) - max(item.top, 0.0))
        for item in shapes.pictures
    )
    return covered >= _SCAN * frame.width * frame.height
