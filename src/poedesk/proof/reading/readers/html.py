"""HTML: the visible text with its tables, headings, lists and form controls.

Tick boxes of forms are written into the text as the boxes a person sees ("☒", "☐"), so that they are paired
with their labels like all others.
"""

import re
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Drawing, Field, FieldKind, Mark, Page, Read
from poedesk.proof.reading import media
from poedesk.proof.reading.encodings import decode_text
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.flow import Laid, lay_out
from poedesk.proof.reading.readers.html_flow import Control, Flow, flow_of
from poedesk.proof.reading.readers.html_hidden import hide
from poedesk.proof.reading.readers.page_marks import page_marks
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.readers.text import within_limit

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-:.]{2,40})", re.IGNORECASE)
_TICK_BOXES = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO})
_LABEL_REACH = 120
_BLOCK_TAG = re.compile(
    r"<(/?)(address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|"
    r"header|hgroup|listing|main|menu|nav|ol|pre|search|section|summary|ul)(?=[\s/>])",
    re.IGNORECASE,
)
_DEEPEST = 40_000
"""Blocks in each other from which on the parser, whose time grows with the square of it, is not asked."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page of HTML, and how deep each of its lines is quoted."""

    page: Page
    quoted: tuple[tuple[int, int, int], ...]
    """Range and depth of every line, in order."""

    problems: tuple[str, ...] = ()


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
        problems=result.problems,
    )


def decode_html(data: bytes) -> str:
    """Return the characters of ``data`` by its mark, what its head declares, or what they look like."""
    declared = _META_CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # it says one encoding and is in another, as saved mail often does
    return decode_text(data)[0]


def page_of_html(html: str, limits: Limits) -> HtmlPage:
    """Return the visible part of ``html`` laid out as a page, with fields, marks and pictures."""
    html, problems = within_limit(html, limits)
    return replace(page_of_flow(parse(html)), problems=problems)


def parse(html: str) -> Flow:
    """Return what a browser shows of ``html`` as lines and tables.

    Raises:
        Refused: its blocks lie too deep in each other.
    """
    if html.count("<") > _DEEPEST and _is_too_deep(html):
        message = f"its blocks are nested more than {_DEEPEST} deep, as no page is; give it as PDF"
        raise Refused(message)
    root = LexborHTMLParser(html.replace("\0", "")).root
    if root is None:
        return Flow()
    hide(root)
    return flow_of(root)


def _is_too_deep(html: str) -> bool:
    open_tags: dict[str, int] = {}
    depth = 0
    for closing, name in _BLOCK_TAG.findall(html):
        tag = name.lower()
        if not closing:
            open_tags[tag] = open_tags.get(tag, 0) + 1
            depth += 1
        elif open_tags.get(tag, 0) > 0:
            open_tags[tag] -= 1
            depth -= 1
        if depth > _DEEPEST:
            return True
    return False


def page_of_flow(flow: Flow) -> HtmlPage:
    """Return lines and tables laid out as a page, with fields, marks and pictures."""
    laid = lay_out(flow.items)
    marks = page_marks(laid.page)
    fields, marks = _controls(laid, flow.controls, marks)
    drawings = tuple(
        Drawing("picture", box, alt) for box, alt in zip(laid.pictures, flow.pictures, strict=False)
    )
    page = replace(laid.page, fields=fields, marks=marks, drawings=drawings)
    return HtmlPage(page, laid.quoted)


def _controls(
    laid: Laid, controls: list[Control], marks: tuple[Mark, ...]
) -> tuple[tuple[Field, ...], tuple[Mark, ...]]:
    """Return the fields, and the marks with those of controls named as such."""
    by_place = {(mark.box.left, mark.box.top): number for number, mark in enumerate(marks) if mark.box}
    result = list(marks)
    ends = (0, *(end for _, end, _ in laid.values))
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
            label = _printed_label(laid.page, max(end for end in ends if end <= start), start)
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


def _printed_label(page: Page, left: int, start: int) -> str | None:
    """Return the words between the control before (``left``) and this one, on its line or in its row."""
    before = page.text[max(left, start - _LABEL_REACH) : start].rstrip()
    words = re.split(r"[\t\n]", before)[-1].strip(" :*")
    return words or None
