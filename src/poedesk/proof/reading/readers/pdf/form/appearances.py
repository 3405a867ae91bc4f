"""What the widgets of fields show, compared with what the fields hold.

A viewer draws the appearance that the file stores; the value behind it is seen only where a viewer draws
anew. Where both differ, two people may see two things, so such a field is in doubt.
"""

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from poedesk.proof.reading.readers.pdf.objects import get, number_of

MOST = 2000
"""Appearances of one file that pdfium is asked about."""

_MOST_BYTES = 1_000_000
_SHORTEST = 16
"""Bytes of the shortest appearance that shows a sign."""

_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_HEXADECIMAL = re.compile(rb"<[0-9A-Fa-f\s]+>\s*(?:Tj|\]|-?\d|<)")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_LONG = 80
"""Letters and figures of a value from which on its appearance may show its beginning only."""

_UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance of one widget of a text or choice field."""

    stream: pikepdf.Stream
    value: str
    """What the field holds; empty when nothing."""

    formatted: bool
    """Whether a script of the form makes what is shown from what is held."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that shows something else than it holds."""

    name: str
    page: int | None
    held: str | None
    shows: str | None
    """Null when it shows nothing."""


def look_of(widget: pikepdf.Dictionary, value: str, *, formatted: bool) -> Look | None:
    """Return the appearance of a widget when it may differ from ``value``; null where a viewer draws anew."""
    stream = get(get(widget, "/AP"), "/N")
    if not isinstance(stream, pikepdf.Stream):
        return None
    if not value and (number_of(get(stream, "/Length")) or 0) < _SHORTEST:
        return None
    try:
        data = stream.read_bytes()[:_MOST_BYTES]
    except (pikepdf.PdfError, ValueError):
        return None
    if not value and b"Tj" not in data and b"TJ" not in data and b" Do" not in data:
        return None
    if not value and _HEXADECIMAL.search(data):
        return Look(stream, value, formatted)
    plain = "".join(map(_decoded, _STRING.findall(data)))
    return None if agree(value, plain, formatted=formatted) else Look(stream, value, formatted)


def _decoded(literal: bytes) -> str:
    raw = literal[1:-1]
    return str(pikepdf.String(_ESCAPE.sub(_unescaped, raw) if b"\\" in raw else raw))


def _unescaped(match: re.Match[bytes]) -> bytes:
    held = match.group(1)
    return bytes([int(held, 8) & 0xFF]) if held[:1].isdigit() else _ESCAPES.get(held, held)


def agree(value: str, shown: str, *, formatted: bool = False) -> bool:
    """Return whether what is shown is what is held, up to spaces, signs and a form's own formatting."""
    held, seen = _essence(value), _essence(shown)
    if held == seen:
        return bool(held) or bool(value.strip()) == bool(shown.strip())
    if not held or not seen:
        return False
    if len(held) >= _LONG and held.startswith(seen) and 3 * len(seen) >= len(held):
        return True
    figures, drawn = ("".join(filter(str.isdigit, text)) for text in (held, seen))
    if not formatted or not figures or not drawn:
        return False
    return sorted(figures) == sorted(drawn) or figures.strip("0") in drawn or drawn.strip("0") in figures


def _essence(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def texts_of(looks: Sequence[Look], defaults: Any) -> list[str]:
    """Return what pdfium reads of each appearance; a sign without meaning becomes U+FFFD.

    ``defaults`` are the resources of the form, for appearances that have no fonts of their own. Beyond
    ``MOST`` appearances none is readable.
    """
    sheet = io.BytesIO()
    with pikepdf.new() as copy:
        for look in looks[:MOST]:
            page = copy.add_blank_page(page_size=(612, 792))
            drawn = copy.copy_foreign(look.stream)
            resources = get(look.stream, "/Resources")
            fonts = get(resources if get(resources, "/Font") is not None else defaults, "/Font")
            shared = pikepdf.Dictionary()
            if isinstance(fonts, pikepdf.Dictionary):
                shared.Font = copy.copy_foreign(fonts) if fonts.is_indirect else _copied(copy, fonts)
            if get(resources, "/XObject") is not None:
                shared.XObject = _copied(copy, resources.XObject)
            page.obj.Resources = shared
            page.obj.Contents = copy.make_stream(drawn.read_bytes())
        copy.save(sheet)
    document = pypdfium.PdfDocument(sheet.getvalue())
    try:
        read = [_text(document, number) for number in range(len(document))]
    finally:
        document.close()
    return read + [_UNREADABLE] * (len(looks) - len(read))


def _copied(copy: pikepdf.Pdf, item: pikepdf.Dictionary) -> pikepdf.Dictionary:
    made = pikepdf.Dictionary()
    for key in item.keys():  # noqa: SIM118 - a PDF dictionary does not iterate
        member = item[key]
        if isinstance(member, pikepdf.Object) and member.is_indirect:
            made[key] = copy.copy_foreign(member)
        elif isinstance(member, pikepdf.Dictionary):
            made[key] = _copied(copy, member)
        else:
            made[key] = member
    return made


def _text(document: pypdfium.PdfDocument, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    try:
        read = str(text.get_text_range())
        failed = any(
            pdfium.FPDFText_HasUnicodeMapError(text.raw, place) == 1 for place in range(text.count_chars())
        )
    finally:
        text.close()
        page.close()
    return _UNREADABLE if failed else read


def told(doubts: Sequence[Doubt]) -> Iterator[str]:
    """Yield what is said of fields in doubt."""
    remedy = "it counts for neither; fill it in anew, or print the form to a PDF and give that"
    for doubt in doubts[:5]:
        place = f" on page {doubt.page}" if doubt.page else ""
        held = f"holds {_short(doubt.held)}" if doubt.held else "holds nothing"
        shows = f"shows {_short(doubt.shows)}" if doubt.shows else "shows nothing"
        if doubt.shows == _UNREADABLE:
            shows = "shows what cannot be read"
        yield f"the form field {doubt.name!r}{place} {held} but {shows}: {remedy}"
    if len(doubts) > 5:  # noqa: PLR2004 - as above
        names = ", ".join(repr(doubt.name) for doubt in doubts[5:25])
        yield f"{len(doubts) - 5} more form fields show something else than they hold ({names}): {remedy}"


def _short(text: str) -> str:
    said = " ".join(text.split())
    return repr(said if len(said) <= 60 else f"{said[:57]}...")  # noqa: PLR2004 - what a line holds
