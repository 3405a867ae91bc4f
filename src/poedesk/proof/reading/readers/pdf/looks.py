"""What the appearance streams of fields and annotations say, from their strings or through pdfium."""

import io
import re
from collections.abc import Sequence
from typing import Any

import pikepdf
import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from poedesk.proof.reading.readers.pdf.objects import get

MOST = 2000
"""Appearances that pdfium is asked about at once."""

UNREADABLE = "\ufffd"
"""What stands for an appearance whose signs have no meaning."""

_BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError)
_MOST_BYTES = 1_000_000
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


def content_of(stream: pikepdf.Stream) -> bytes | None:
    """Return the operators of an appearance; null when it cannot be unpacked."""
    try:
        return stream.read_bytes()[:_MOST_BYTES]
    except (pikepdf.PdfError, ValueError):
        return None


def may_say(data: bytes) -> bool:
    """Return whether operators may show text: their own, or that of a form they draw."""
    return b"Tj" in data or b"TJ" in data or b" Do" in data or b"'" in data


def plain_text(data: bytes) -> str | None:
    """Return the text of operators as far as ordinary fonts tell; null when only pdfium can tell."""
    if _HEXADECIMAL.search(data) or b" Do" in data:
        return None
    literals = _STRING.findall(data)
    joined = b"".join(literals)
    if joined.isascii() and b"\\" not in joined and (plain := joined.decode("ascii")).isprintable():
        # Letters may be shown one by one, thousands of them. The only brackets left are those around them.
        return plain.replace("(", "").replace(")", "")
    return "".join(map(_decoded, literals))


def _decoded(literal: bytes) -> str:
    raw = literal[1:-1]
    return str(pikepdf.String(_ESCAPE.sub(_unescaped, raw) if b"\\" in raw else raw))


def _unescaped(match: re.Match[bytes]) -> bytes:
    held = match.group(1)
    return bytes([int(held, 8) & 0xFF]) if held[:1].isdigit() else _ESCAPES.get(held, held)


def texts_of(streams: Sequence[pikepdf.Stream], defaults: Any) -> list[str]:
    """Return what pdfium reads of each appearance; ``UNREADABLE`` where it says what nobody can tell.

    ``defaults`` are the resources of the form (or null), for appearances without fonts of their own. Beyond
    ``MOST`` appearances none is readable.
    """
    if not streams:
        return []
    sheet = io.BytesIO()
    try:
        with pikepdf.new() as copy:
            for stream in streams[:MOST]:
                _lay_on_a_page(copy, stream, defaults)
            copy.save(sheet)
        document = pypdfium.PdfDocument(sheet.getvalue())
    except (*_BROKEN, pypdfium.PdfiumError):
        return [UNREADABLE] * len(streams)
    try:
        read = [_text(document, number) for number in range(len(document))]
    finally:
        document.close()
    return read + [UNREADABLE] * (len(streams) - len(read))


def _lay_on_a_page(copy: pikepdf.Pdf, stream: pikepdf.Stream, defaults: Any) -> None:
    """Add a page to ``copy`` that shows what ``stream`` shows."""
    page = copy.add_blank_page(page_size=(612, 792))
    resources = get(stream, "/Resources")
    fonts = get(resources if get(resources, "/Font") is not None else defaults, "/Font")
    shared = pikepdf.Dictionary()
    if isinstance(fonts, pikepdf.Dictionary):
        shared.Font = _copied(copy, fonts)
    drawn = get(resources, "/XObject")
    if isinstance(drawn, pikepdf.Dictionary):
        shared.XObject = _copied(copy, drawn)
    page.obj.Resources = shared
    page.obj.Contents = copy.make_stream(content_of(stream) or b"")


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
    return UNREADABLE if failed else read
