"""HTML: the visible text with its tables, headings, lists and form controls.

Tick boxes of forms are written into the text as the boxes a person sees ("☒", "☐"), so that they are paired
with their labels like all others.
"""

import codecs
import re
from bisect import bisect_right
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Document, Drawing, Field, FieldKind, Mark, Page, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.flow import Laid, lay_out
from poedesk.proof.reading.readers.html.depth import flattened
from poedesk.proof.reading.readers.html.flow import Control, Flow, flow_of
from poedesk.proof.reading.readers.html.hidden import hide
from poedesk.proof.reading.readers.page_marks import page_marks
from poedesk.proof.reading.readers.text import HIDDEN, within_limit
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.encodings import decode_text

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-:.]{2,40})", re.IGNORECASE)
_ENCODINGS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Declared encoding -> the one that browsers read it in, a superset."""

_FAMILIES = ("iso8859-", "cp", "koi8-", "mac-", "euc_", "big5", "johab", "iso2022_")
"""Begins of the names of other encodings that a page can be in; all hold ASCII, in which it declares them."""

_TICK_BOXES = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO})
_LABEL_REACH = 120


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page of HTML, and how deep each of its lines is quoted."""

    page: Page
    quoted: tuple[tuple[int, int, int], ...]
    """Range and depth of every line, in order."""

    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reviewer should know about what was read."""


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the visible text of ``data`` as one page."""
    result = page_of_html(decode_html(data), limits)
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.HTML,
        read=Read.PARTIAL if result.problems else Read.COMPLETE,
        pages=(result.page,),
        problems=(*result.problems, *result.notes),
    )


def decode_html(data: bytes) -> str:
    """Return the characters of ``data`` by its mark, what its head declares, or what they look like.

    A declaration is believed only as far as it can be true: saved mails often declare one encoding and are in
    another, and text that is good UTF-8 beyond ASCII is nothing else.
    """
    declared = _META_CHARSET.search(data[:4096])
    if not declared or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode_text(data)[0]
    try:
        name = codecs.lookup(declared.group(1).decode("ascii")).name
    except (LookupError, ValueError):
        return decode_text(data)[0]
    if name not in _ENCODINGS and not name.startswith(_FAMILIES):
        return decode_text(data)[0]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(_ENCODINGS.get(name, name))
    except UnicodeDecodeError:
        return decode_text(data)[0]


def page_of_html(html: str, limits: Limits) -> HtmlPage:
    """Return the visible part of ``html`` laid out as a page, with fields, marks and pictures."""
    html, problems = within_limit(html, limits)
    return replace(page_of_flow(parse(html)), problems=problems)


def parse(html: str) -> Flow:
    """Return what a browser shows of ``html`` as lines and tables."""
    root = LexborHTMLParser(flattened(html.replace("\0", ""))).root
    if root is None:
        return Flow()
    hide(root)
    return flow_of(root)


def page_of_flow(flow: Flow) -> HtmlPage:
    """Return lines and tables laid out as a page, with fields, marks and pictures."""
    laid = lay_out(flow.items)
    marks = page_marks(laid.page)
    fields, marks = _controls(laid, flow.controls, marks)
    drawings = tuple(
        Drawing("picture", box, alt, written=False)
        for box, alt in zip(laid.pictures, flow.pictures, strict=False)
    )
    page = replace(laid.page, fields=fields, marks=marks, drawings=drawings)
    return HtmlPage(page, laid.quoted, notes=(HIDDEN,) if flow.hidden else ())


def _controls(
    laid: Laid, controls: list[Control], marks: tuple[Mark, ...]
) -> tuple[tuple[Field, ...], tuple[Mark, ...]]:
    """Return the fields, and the marks with those of controls named as such."""
    by_place = {(mark.box.left, mark.box.top): number for number, mark in enumerate(marks) if mark.box}
    result = list(marks)
    ends = sorted(end for _, end, _ in laid.values)
    fields = []
    for control, (start, end, segment) in zip(controls, laid.values, strict=False):
        label, group, box = control.label, control.group, None
        if segment is not None:
            width = segment.box.width / (segment.end - segment.start)
            left = segment.box.left + (start - segment.start) * width
            box = segment.box._replace(left=left, right=left + max(1, end - start) * width)
            number = by_place.get((left, segment.box.top))
            if control.kind in _TICK_BOXES and number is not None:
                mark = marks[number]
                label, group = label or mark.label, group or mark.group
                result[number] = replace(
                    mark, label=label, group=group, by="control", checked=control.checked
                )
        if label is None and control.kind not in _TICK_BOXES:
            label = _printed_label(laid.page, _last_before(ends, start), start)
        text = laid.page.text[start:end].strip() or None
        ranged = text is not None and control.kind not in _TICK_BOXES
        fields.append(
            Field(
                name=control.name,
                label=label or control.hint,
                group=group,
                kind=control.kind,
                value=control.value,
                checked=control.checked,
                box=box,
                start=start if ranged else None,
                end=end if ranged else None,
            )
        )
    return tuple(fields), tuple(result)


def _last_before(ends: list[int], start: int) -> int:
    at = bisect_right(ends, start)
    return ends[at - 1] if at else 0


def _printed_label(page: Page, left: int, start: int) -> str | None:
    """Return the words between the control before (``left``) and this one, on its line or in its row."""
    before = page.text[max(left, start - _LABEL_REACH) : start].rstrip()
    words = re.split(r"[\t\n]", before)[-1].strip(" :*")
    return words or None
