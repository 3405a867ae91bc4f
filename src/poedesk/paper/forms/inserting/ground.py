"""The body of a Word document as the blocks that stand in it, each with the byte where it begins."""

import re
from collections.abc import Sequence
from xml.parsers import expat

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.paper.forms.word.shown import text_of
from poedesk.proof.reading.readers.docx.parts.names import (
    attribute,
    child,
    children,
    is_on,
    number,
    tag_of,
    value,
)
from poedesk.proof.reading.readers.docx.parts.styles import Styles
from poedesk.proof.reading.readers.registry import Refused

_BODY_DEPTH = 2
"""Depth of the blocks: below the document and its body."""

_HEADING_STYLE = re.compile(r"heading (\d)")
_BODY_LEVEL = 9
_TYPED = 9
"""Level of a line that only looks like a heading."""

_HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, table or other child of the body."""

    element: etree._Element
    text: str
    level: int | None
    """Of a heading: 0 for a title or the first level; null for what is none."""

    title: bool
    """Whether it is the title or subtitle of the whole."""

    start: int
    """Offset of its first byte in the part."""

    within: bool
    """Whether a field that began before it (a table of contents) has not ended."""

    @property
    def is_paragraph(self) -> bool:
        """Return whether it is a paragraph."""
        return tag_of(self.element) == "w:p"


def starts_of(part: bytes) -> list[int]:
    """Return where each child of the body begins; last where the body ends.

    Raises:
        Refused: its bytes are in no encoding that begins like ASCII, or it is not well formed.
    """
    if part[:2] in {b"\xff\xfe", b"\xfe\xff"} or part[:4].find(b"\0") >= 0:
        message = (
            "its main part is in UTF-16, which Word never writes; save it anew as a Word document (.docx)"
        )
        raise Refused(message)
    parser = expat.ParserCreate(namespace_separator=" ")
    starts: list[int] = []
    path: list[str] = []

    def begun(name: str, _attributes: object) -> None:
        if len(path) == _BODY_DEPTH and path[1].endswith(" body"):
            starts.append(parser.CurrentByteIndex)
        path.append(name)

    def ended(_name: str) -> None:
        path.pop()
        if len(path) == 1 and starts:
            starts.append(parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = begun, ended
    try:
        parser.Parse(part, True)  # noqa: FBT003 - the parser takes no name
    except expat.ExpatError as error:
        message = f"its main part is damaged ({error}); save it anew as a Word document (.docx)"
        raise Refused(message) from error
    return starts


def blocks_of(body: etree._Element, styles: Styles, starts: Sequence[int]) -> list[Block]:
    """Return the children of the body; last an empty one that stands for its end.

    Raises:
        Refused: it has none, or they are not where they seem to be.
    """
    items = [item for _, item in children(body)]
    if not items or len(items) + 1 != len(starts):
        message = "its body is empty or damaged; save it anew as a Word document (.docx)"
        raise Refused(message)
    styled = any(_styled_level(item, styles) is not None for item in items)
    blocks, depth = [], 0
    for item, start in zip(items, starts, strict=False):
        level = _styled_level(item, styles)
        if level is None and not styled and _looks_like_heading(item):
            level = _TYPED
        title = level is not None and _is_title(item, styles)
        blocks.append(Block(item, text_of(item), level, title, start, depth > 0))
        depth += _opened(item)
    end = etree.Element("end")
    return [*blocks, Block(end, "", None, title=False, start=starts[-1], within=False)]


def _styled_level(item: etree._Element, styles: Styles) -> int | None:
    properties = child(item, "w:pPr")
    if tag_of(item) != "w:p" or not styles.is_heading(properties) or not text_of(item):
        return None
    own = value(child(properties, "w:outlineLvl"))
    for style in styles.chain(value(child(properties, "w:pStyle")) or styles.default):
        own = own or value(child(style.paragraph, "w:outlineLvl"))
        named = _HEADING_STYLE.match(style.name)
        if own is None and named:
            return int(named[1]) - 1
    return int(number(own, 0.0)) % _BODY_LEVEL


def _is_title(item: etree._Element, styles: Styles) -> bool:
    start = value(child(item, "w:pPr", "w:pStyle")) or styles.default
    return any(style.name in {"title", "subtitle"} for style in styles.chain(start))


def _looks_like_heading(item: etree._Element) -> bool:
    """Return whether a paragraph without a style looks like a heading: short, and bold or in capitals."""
    text = fold(text_of(item))
    if tag_of(item) != "w:p" or not text or len(text.split()) > _HEADING_WORDS or text[-1] in ".:;,_":
        return False
    runs = [run for run in item.iter() if tag_of(run) == "w:r" and text_of(run)]
    bold = all(is_on(child(run, "w:rPr", "w:b")) for run in runs)
    return (bold or text.isupper()) and any(sign.isalpha() for sign in text) and "__" not in text


def _opened(item: etree._Element) -> int:
    """Return how many fields begin in a block more than end in it."""
    count = 0
    for mark in item.iter():
        if tag_of(mark) == "w:fldChar":
            kind = attribute(mark, "w:fldCharType") or ""
            count += {"begin": 1, "end": -1}.get(kind, 0)
    return count
