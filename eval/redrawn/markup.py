"""The sources of the labelled papers as the small markup that every maker takes, their own style left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree, html

_INLINE = frozenset({"b", "i", "u", "br", "span", "ink", "picture", "input"})
_BLOCKS = frozenset({"h1", "h2", "h3", "p", "ul", "ol", "li", "table", "tr", "td", "th", "hr", "pagebreak"})
_CALLED = {
    "strong": "b",
    "em": "i",
    "h4": "h3",
    "h5": "h3",
    "dt": "p",
    "dd": "p",
    "blockquote": "p",
    "pre": "p",
    "address": "p",
    "caption": "p",
    "legend": "p",
    "figcaption": "p",
    "label": "p",
    "a": "span",
    "small": "span",
    "mark": "span",
    "code": "span",
    "del": "span",
    "s": "span",
    "sup": "span",
    "sub": "span",
    "time": "span",
    "abbr": "span",
}
_LEFT_OUT = frozenset({"style", "script", "title", "meta", "head", "col", "colgroup"})
_KEPT = {
    "ink": {"seed"},
    "picture": {"seed"},
    "input": {"type", "name", "value", "checked", "width"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
_EMPTY = re.compile(r"<(ink|picture|input|pagebreak)([^>]*?)/>")
_PAGE_END = '<div style="page-break-after:always"></div>'

Part = Any
"""An element, or the words between two."""


def document(source: str, attributes: Sequence[tuple[str, str]] = ()) -> str:
    """Return a source as one ``doc`` element of blocks."""
    root = html.fragment_fromstring(_EMPTY.sub(r"<\1\2></\1>", source), create_parent="div")
    if len(root) and root[0].tag == "doc":
        root = root[0]
    root.tag, root.tail = "div", None
    made = etree.Element("doc", dict(attributes))
    for block in _blocks(_parts(root)):
        made.append(block)
    told = etree.tostring(made, encoding="unicode")
    return re.sub(r"<(ink|picture)([^>]*?)></\1>", r"<\1\2/>", told)


def body(paper: str) -> str:
    """Return such an element for a browser: its blocks, and values of fields as words, which it would cut."""
    root = etree.fromstring(paper)
    for field in [each for each in root.iter("input") if each.get("type") not in {"checkbox", "radio"}]:
        field.tag = "u"
        field.text = field.get("value") or "\u00a0" * _UNFILLED
        field.attrib.clear()
    inner = re.sub(r"^<doc[^>]*>|</doc>$", "", etree.tostring(root, encoding="unicode"))
    return inner.replace("<pagebreak/>", _PAGE_END)


_UNFILLED = 20
"""Blanks of a line to write on."""


def _parts(element: Any) -> Iterator[Part]:
    """Yield what an element comes to, and the words behind it."""
    name = str(element.tag).lower() if isinstance(element.tag, str) else ""
    name = _CALLED.get(name, name)
    if name and name not in _LEFT_OUT:
        inner = [element.text or "", *(part for child in element for part in _parts(child))]
        if name in _INLINE | _BLOCKS:
            made = etree.Element(name, {k: v for k, v in element.attrib.items() if k in _KEPT.get(name, ())})
            if name == "input" and "checked" in element.attrib:
                made.set("checked", "checked")
            _fill(made, _flat(inner) if name in {"td", "th", "p", "li"} else inner)
            yield made
        elif name in {"thead", "tbody", "tfoot"}:
            yield from (part for part in inner if not isinstance(part, str))
        elif any(not isinstance(part, str) and part.tag in _BLOCKS for part in inner):
            yield from _blocks(inner)
        else:
            yield _paragraph(inner)
    if element.tail:
        yield element.tail


def _blocks(parts: Iterable[Part]) -> Iterator[Any]:
    """Yield the blocks among some parts, words between them as paragraphs."""
    run: list[Part] = []
    for part in parts:
        if isinstance(part, str) or part.tag in _INLINE:
            run.append(part)
            continue
        if _says(run):
            yield _paragraph(run)
        run = []
        yield part
    if _says(run):
        yield _paragraph(run)


def _flat(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of a cell or item, blocks in it as lines of it."""
    begun = ended = False
    for part in parts:
        block = not isinstance(part, str) and part.tag in {"p", "h1", "h2", "h3"}
        if isinstance(part, str) and not part.strip():
            yield part
            continue
        if (block and begun) or ended:
            yield etree.Element("br")
        begun, ended = True, block
        if not block:
            yield part
            continue
        yield part.text or ""
        for child in list(part):
            tail, child.tail = child.tail, None
            yield child
            yield tail or ""


def _says(parts: Sequence[Part]) -> bool:
    return any(not isinstance(part, str) or part.strip() for part in parts)


def _paragraph(parts: Iterable[Part]) -> Any:
    made = etree.Element("p")
    _fill(made, _flat(parts))
    return made


def _fill(element: Any, parts: Iterable[Part]) -> None:
    last = None
    for part in _parted(filter(lambda each: not isinstance(each, str) or each, parts)):
        if not isinstance(part, str):
            element.append(part)
            last = part
        elif last is None:
            element.text = (element.text or "") + part
        else:
            last.tail = (last.tail or "") + part


def _parted(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield parts, those on lines of their own that only the style of the source kept from touching."""
    before: Part = ""
    for part in parts:
        apart = isinstance(part, str) != isinstance(before, str)
        if apart and _TOUCH.fullmatch(_told(before)[-1:] + _told(part)[:1]):
            yield etree.Element("br")
        yield part
        before = part


_TOUCH = re.compile(r"\w\w")
"""The last sign of a label and the first of its value, without a blank between."""


def _told(part: Part) -> str:
    return part if isinstance(part, str) else "".join(part.itertext())
