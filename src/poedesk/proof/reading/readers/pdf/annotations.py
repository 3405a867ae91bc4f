"""What people put on the pages of a file: typed notes, ink, stamps, and buttons that show a picture.

What a person sees counts: the appearance of a note goes before its contents. Passages that were struck out
and words under an opaque note are told apart. Comments (notes and pop-ups) stand beside the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal
from typing import Any

import pikepdf

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.reading.readers.pdf.form.appearances import agree
from poedesk.proof.reading.readers.pdf.layers import Layers
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.worded.signs import clean
from poedesk.proof.reading.readers.pdf.layout.worded.words import SLANTED, RawWord
from poedesk.proof.reading.readers.pdf.looks import UNREADABLE, content_of, may_say, texts_of
from poedesk.proof.reading.readers.pdf.objects import (
    dictionaries,
    get,
    items,
    name_of,
    number_of,
    rectangle_of,
    text_of,
)

MOST = 5000
"""Annotations of one page that are looked at."""

_HIDDEN = 0b10 | 0b100000
_PUSHBUTTON = 1 << 16
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_TAGS = re.compile(r"<[^>]*>")
_PICTURE_NAME = re.compile(r"image|picture|photo|sign|firma|unterschrift", re.IGNORECASE)
_USUAL_SIZE = 11.0
_WIDTH = 0.5
"""Width of a character in sizes of its font, about."""

_FILL = re.compile(rb"\bre\s+(?:f|F|f\*|B|B\*|b|b\*)\s")
_OPAQUE = 0.9
"""Opacity from which on nothing shows through."""

_MOSTLY = 0.5
"""Share of a word that must lie in a box to be in it."""

_COMMENT = 80
"""Characters of a comment that are told."""

_LINE = 1.2
"""Height of a line in sizes of its font."""


@dataclass(slots=True)
class Annotations:
    """What was put on one page."""

    words: list[RawWord] = field(default_factory=list)
    """Typed notes, with places as far as the note's box and font size tell; numbers below zero."""

    drawings: list[Drawing] = field(default_factory=list)
    """Ink, stamps, pictures."""

    struck: list[Box] = field(default_factory=list)
    """Where passages are struck out."""

    covers: list[Box] = field(default_factory=list)
    """Where something opaque lies over the page."""

    files: list[Any] = field(default_factory=list)
    """The specifications of files that are pinned to the page."""

    unreadable: int = 0
    """Notes and stamps whose signs have no meaning."""

    widgets: list[Box] = field(default_factory=list)
    """Where fields are shown, as far as the page has told when it is asked."""

    blotted: list[Box] = field(default_factory=list)
    """Where fields are shown that something opaque was put on later."""

    comments: list[str] = field(default_factory=list)
    """What notes beside the page say, shortened."""

    def blots(self, box: Box | None) -> bool:
        """Return whether the field at ``box`` is struck out, or covered by what was put on it later."""
        if box is None or not (self.struck or self.blotted):
            return False
        middle = (box.top + box.bottom) / 2
        return box in self.blotted or any(
            one.top <= middle <= one.bottom and one.left < box.right and box.left < one.right
            for one in self.struck
        )

    def apart(self, words: list[RawWord]) -> tuple[list[RawWord], list[RawWord], list[RawWord]]:
        """Return the words that are left, those struck out, and those that something covers."""
        if not self.struck and not self.covers:
            return words, [], []
        kept: list[RawWord] = []
        struck: list[RawWord] = []
        covered: list[RawWord] = []
        for word in words:
            if any(_mostly_in(word.box, box) for box in self.covers):
                covered.append(word)
            elif any(_mostly_in(word.box, box) for box in self.struck):
                struck.append(word)
            else:
                kept.append(word)
        return kept, struck, covered


@dataclass(frozen=True, slots=True)
class _Shown:
    """An annotation with an appearance that says something."""

    item: pikepdf.Dictionary
    box: Box
    look: pikepdf.Stream


def read_annotations(page: pikepdf.Dictionary, frame: Frame, layers: Layers) -> Annotations:
    """Return what was put on a page (a page object), as displayed in ``frame``."""
    found = Annotations()
    waiting: list[_Shown] = []
    for count, item in enumerate(dictionaries(get(page, "/Annots"))):
        rectangle = rectangle_of(get(item, "/Rect"))
        if count >= MOST or rectangle is None or (number_of(get(item, "/F")) or 0) & _HIDDEN:
            continue
        box = frame.box(*rectangle)
        if not frame.holds(box, slack=0.0) or layers.hide(item):
            continue
        kind = name_of(get(item, "/Subtype"))
        if kind == "Text":
            _comment(found, item)
        elif kind == "FileAttachment":
            found.files.append(get(item, "/FS"))
        elif kind == "StrikeOut":
            found.struck += _quads(item, frame) or [box]
        elif box.width > 0 and box.height > 0:
            _add(found, item, kind, box, waiting)
    _say(found, waiting)
    return found


def _add(
    found: Annotations, item: pikepdf.Dictionary, kind: str | None, box: Box, waiting: list[_Shown]
) -> None:
    if kind in {"FreeText", "Square", "Stamp"}:
        look = get(get(item, "/AP"), "/N")
        data = content_of(look) if isinstance(look, pikepdf.Stream) else None
        if _covers(item, kind, data):
            found.covers.append(box)
            found.blotted += [under for under in found.widgets if _mostly_in(under, box)]
        if data is not None and may_say(data) and kind != "Square":
            waiting.append(_Shown(item, box, look))
        elif kind == "FreeText" and (data is None or data.strip()):
            found.words += _typed(item, _written(item), box, -1 - len(found.words))
        if kind == "Stamp":
            found.drawings.append(Drawing("stamp", box, _said_of(item) or None))
    elif kind == "Ink":
        found.drawings.append(Drawing("ink-annotation", box, text_of(get(item, "/Contents")) or None))
    elif kind == "Widget":
        found.widgets.append(box)
        if not _shows_picture(item):
            return
        found.drawings.append(Drawing("picture", box, text_of(get(item, "/TU")) or text_of(get(item, "/T"))))


def _covers(item: pikepdf.Dictionary, kind: str, data: bytes | None) -> bool:
    """Return whether nothing shows under an annotation: by its appearance, else by its colour."""
    given = get(item, "/CA")
    if kind == "Stamp" or (given is not None and _float(given) < _OPAQUE):
        return False
    if data is not None:
        return _FILL.search(data) is not None
    return any(True for _ in items(get(item, "/C" if kind == "FreeText" else "/IC")))


def _say(found: Annotations, waiting: Sequence[_Shown]) -> None:
    """Add the words that appearances show. Those of stamps stand apart from the lines they lie on."""
    for shown, said in zip(waiting, texts_of([one.look for one in waiting], None), strict=True):
        if UNREADABLE in said:
            found.unreadable += 1
            continue
        first = -1 - len(found.words)
        if name_of(get(shown.item, "/Subtype")) == "Stamp":
            words = _typed(shown.item, said, shown.box, first)
            found.words += [replace(word, turn=SLANTED) for word in words]
            found.drawings = [_telling(one, shown.box, " ".join(said.split())) for one in found.drawings]
            continue
        written = _written(shown.item)  # its lines are those that were typed
        found.words += _typed(shown.item, written if agree(written, said) else said, shown.box, first)


def _telling(drawing: Drawing, box: Box, said: str) -> Drawing:
    """Return a drawing, with what it says when it is the stamp at ``box``."""
    own = drawing.kind == "stamp" and drawing.box == box and said
    return replace(drawing, detail=said) if own else drawing


def _said_of(item: pikepdf.Dictionary) -> str | None:
    return text_of(get(item, "/Contents")) or text_of(get(item, "/Subj")) or name_of(get(item, "/Name"))


def _comment(found: Annotations, item: pikepdf.Dictionary) -> None:
    said = " ".join((text_of(get(item, "/Contents")) or "").split())
    if said:
        found.comments.append(said if len(said) <= _COMMENT else f"{said[: _COMMENT - 3]}...")


def _quads(item: pikepdf.Dictionary, frame: Frame) -> list[Box]:
    """Return the boxes of the passages that an annotation marks."""
    numbers = [_float(value) for value in items(get(item, "/QuadPoints"))][: 8 * MOST]
    boxes = []
    for first in range(0, len(numbers) - 7, 8):
        xs, ys = numbers[first : first + 8 : 2], numbers[first + 1 : first + 8 : 2]
        boxes.append(frame.box(min(xs), min(ys), max(xs), max(ys)))
    return boxes


def _float(value: Any) -> float:
    return float(value) if isinstance(value, int | float | Decimal) else 0.0


def _mostly_in(word: Box, box: Box) -> bool:
    wide = min(word.right, box.right) - max(word.left, box.left)
    high = min(word.bottom, box.bottom) - max(word.top, box.top)
    return wide > 0 and high > 0 and wide * high >= _MOSTLY * word.width * word.height


def _written(item: pikepdf.Dictionary) -> str:
    return text_of(get(item, "/Contents")) or _TAGS.sub(" ", text_of(get(item, "/RC")) or "")


def _shows_picture(item: pikepdf.Dictionary) -> bool:
    """Return whether a widget is a button that takes a picture, as forms use it for signatures.

    Buttons with icons of their own ("Print") are told apart by their names.
    """
    kind = name_of(get(item, "/FT"))
    if kind and kind != "Btn":
        return False
    parent = get(item, "/Parent")
    if not kind and name_of(get(parent, "/FT")) != "Btn":
        return False
    flags = number_of(get(item, "/Ff"))
    flags = number_of(get(parent, "/Ff")) if flags is None else flags
    if not (flags or 0) & _PUSHBUTTON or get(get(item, "/MK"), "/I") is None:
        return False
    return any(
        _PICTURE_NAME.search(text_of(get(one, key)) or "") for one in (item, parent) for key in ("/T", "/TU")
    )


def _typed(item: pikepdf.Dictionary, text: str, box: Box, first: int) -> Iterator[RawWord]:
    """Yield the words of ``text`` as they may stand in ``box``."""
    size = _font_size(item)
    lines = list(_wrapped(text, max(4, int(box.width / (size * _WIDTH)))))
    if not lines:
        return
    tall = min(size * _LINE, box.height / len(lines))
    longest = max(map(len, lines))
    wide = min(size * _WIDTH, (box.width - min(4.0, box.width / 4)) / longest)
    for number, line in enumerate(lines):
        top = box.top + number * tall
        for match in re.finditer(r"\S+", line):
            left = box.left + min(2.0, box.width / 8) + match.start() * wide
            place = Box(left, top, left + len(match.group()) * wide, top + tall)
            shown = clean(match.group())
            if shown:
                yield RawWord(shown, place, 0, first, breaks=match.start() == 0)
                first -= 1


def _font_size(item: pikepdf.Dictionary) -> float:
    match = _SIZE.search((text_of(get(item, "/DA")) or "")[:1000])
    try:
        size = float(match.group(1)) if match else 0.0
    except ValueError:
        size = 0.0
    return size if 2 < size < 100 else _USUAL_SIZE  # noqa: PLR2004 - 0 asks the viewer to choose


def _wrapped(text: str, most: int) -> Iterator[str]:
    for line in re.split(r"\r\n|\r|\n", text[:20_000]):
        current = ""
        for word in line.split():
            if current and len(current) + 1 + len(word) > most:
                yield current
                current = word
            else:
                current = f"{current} {word}" if current else word
        if current:
            yield current
