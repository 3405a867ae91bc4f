"""What people put on the pages of a file: typed notes, ink, stamps, and buttons that show a picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.words import RawWord, clean
from poedesk.proof.reading.readers.pdf.objects import (
    dictionaries,
    get,
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

_LINE = 1.2
"""Height of a line in sizes of its font."""


@dataclass(slots=True)
class Annotations:
    """What was put on one page."""

    words: list[RawWord] = field(default_factory=list)
    """Typed notes, with places as far as the note's box and font size tell; numbers below zero."""

    drawings: list[Drawing] = field(default_factory=list)
    """Ink, stamps, pictures."""


def read_annotations(page: pikepdf.Dictionary, frame: Frame) -> Annotations:
    """Return what was put on a page (a page object), as displayed in ``frame``."""
    found = Annotations()
    for count, item in enumerate(dictionaries(get(page, "/Annots"))):
        rectangle = rectangle_of(get(item, "/Rect"))
        if count >= MOST or rectangle is None or (number_of(get(item, "/F")) or 0) & _HIDDEN:
            continue
        box = frame.box(*rectangle)
        if frame.holds(box, slack=0.0) and box.width > 0 and box.height > 0:
            _add(found, item, box)
    return found


def _add(found: Annotations, item: pikepdf.Dictionary, box: Box) -> None:
    kind = name_of(get(item, "/Subtype"))
    if kind == "FreeText":
        found.words += _typed(item, box, -1 - len(found.words))
    elif kind == "Ink":
        found.drawings.append(Drawing("ink-annotation", box, text_of(get(item, "/Contents")) or None))
    elif kind == "Stamp":
        said = text_of(get(item, "/Contents")) or text_of(get(item, "/Subj")) or name_of(get(item, "/Name"))
        found.drawings.append(Drawing("stamp", box, said or None))
    elif kind == "Widget" and _shows_picture(item):
        found.drawings.append(Drawing("picture", box, text_of(get(item, "/TU")) or text_of(get(item, "/T"))))


def _shows_picture(item: pikepdf.Dictionary) -> bool:
    """Return whether a widget is a button that takes a picture, as forms use it for signatures.

    Buttons with icons of their own ("Print") are told apart by their names.
    """
    parent = get(item, "/Parent")
    kind = name_of(get(item, "/FT")) or name_of(get(parent, "/FT"))
    flags = number_of(get(item, "/Ff"))
    flags = number_of(get(parent, "/Ff")) if flags is None else flags
    named = any(
        _PICTURE_NAME.search(text_of(get(one, key)) or "") for one in (item, parent) for key in ("/T", "/TU")
    )
    return (
        kind == "Btn"
        and named
        and bool((flags or 0) & _PUSHBUTTON)
        and get(get(item, "/MK"), "/I") is not None
    )


def _typed(item: pikepdf.Dictionary, box: Box, first: int) -> Iterator[RawWord]:
    text = text_of(get(item, "/Contents")) or _TAGS.sub(" ", text_of(get(item, "/RC")) or "")
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
