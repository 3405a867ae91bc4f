"""Takes the text of a part apart into paragraphs, tables and what has to be read as a tree.

A paragraph is plain when it holds nothing but runs of text, tabs and breaks (with marks that show nothing
between them); a table is plain when its rows and cells are. Whatever else stands on its way is handed over
whole, to be read as a tree: a paragraph with a field, a control around paragraphs, a table with a tracked row.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from poedesk.proof.reading.readers.docx.parts.source import NotPlain, Source

_START = re.compile(r"<w:p(?: [^<>]*)?>")
_MARK = (
    r"<w:(?:bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd|commentRangeStart|commentRangeEnd)\b[^<>]*/>"
)
_SILENT = re.compile(rf"(?:\s|{_MARK})*")
_RUN = re.compile(
    r"<w:r(?: [^<>]*)?>(?:<w:rPr>((?:<w:[^<>]*/>)*)</w:rPr>|<w:rPr/>)?"
    r"(?:<w:t(?: [^<>]*)?>([^<]*)</w:t>|"
    r"((?:<w:t(?: [^<>]*)?>[^<]*</w:t>|<w:(?:t|tab|br|cr|noBreakHyphen|softHyphen|lastRenderedPageBreak"
    r"|commentReference|annotationRef|footnoteRef|endnoteRef)(?: [^<>]*)?/>)*))</w:r>"
)
_PIECES = 4
"""What one run takes in the list of a paragraph's pieces: properties, its one text, else its content, a gap."""

_FRAME = re.compile(
    rf"\s+|{_MARK}|(?P<table><w:tbl(?: [^<>]*)?>)(?:<w:tblPr>.*?</w:tblPr>|<w:tblPr/>)?"
    r"(?P<grid><w:tblGrid>(?:<w:gridCol [^<>]*/>)+</w:tblGrid>)"
    r"|(?P<row><w:tr(?: [^<>]*)?>)(?:<w:tblPrEx>.*?</w:tblPrEx>)?(?P<trpr><w:trPr>.*?</w:trPr>)?"
    r"|(?P<cell><w:tc(?: [^<>]*)?>)(?:(?P<tcpr><w:tcPr>.*?</w:tcPr>)|<w:tcPr/>)?"
    r"|(?P<end></w:(?:tc|tr|tbl)>)|(?P<section><w:sectPr\b)|(?P<close></w:(?:body|hdr|ftr)>)",
    re.DOTALL,
)
_TRACKED = re.compile(r"<w:(?:ins|del|cellIns|cellDel|cellMerge|tcPrChange|trPrChange)\b")
_NAME = re.compile(r"<[\w:]+")
_DEEPEST = 20
"""Tables in each other that are read without a tree."""


@dataclass(frozen=True, slots=True)
class Text:
    """A plain paragraph."""

    properties: str
    """The markup of its ``w:pPr``; "" without."""

    runs: list[str]
    """Pieces of its runs in turn: a gap, then properties, text, content and a gap for each."""

    markup: tuple[int, int]
    """Where the paragraph stands in the part, for when it has to be read as a tree after all."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The begin of a table, row or cell, or an end (``/tbl``, ``/tr``, ``/tc``)."""

    name: str
    properties: str = ""
    """The markup of ``w:tblGrid``, ``w:trPr`` or ``w:tcPr``; "" without."""


@dataclass(slots=True)
class Tree:
    """Something to be read as a tree."""

    start: int
    end: int
    element: etree._Element | None = None
    """Set when all of them were parsed, in one go."""


Item = Text | Frame | Tree


@dataclass(slots=True)
class _Scan:
    source: Source
    items: list[Item] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    """What is open: ``tbl``, ``tr``, ``tc``, in turn."""

    tables: list[tuple[int, int]] = field(default_factory=list)
    """Of each open table its start in the text, and in the items."""

    known: dict[str, tuple[Frame, ...] | None] = field(default_factory=dict)
    """Markup between paragraphs -> what it means, for markup in which nothing is unusual."""


def scan(source: Source, at: int) -> list[Item]:
    """Return what stands in the part from ``at`` on, where its blocks begin.

    Raises:
        NotPlain: the part cannot be taken apart as text.
    """
    work = _Scan(source)
    text, items = source.text, work.items
    while True:
        start = _START.search(text, at)
        border = len(text) if start is None else start.start()
        if border > at:
            reached = _frames(work, at, border)
            if reached != border:
                at = reached
                continue
        if start is None:
            break
        if work.within and work.within[-1] != "tc":
            raise NotPlain
        at = start.end()
        if text[at - 2] == "/":
            items.append(Text("", [""], start.span()))
            continue
        end = text.find("</w:p>", at)
        item = _plain(text, start.start(), at, end)
        if item is None:
            end = source.end_of(start.start())
            items.append(Tree(start.start(), end))
            at = end
        else:
            items.append(item)
            at = end + len("</w:p>")
    if work.within:
        raise NotPlain
    _parse(source, items)
    return items


def _plain(text: str, start: int, at: int, end: int) -> Text | None:
    """Return the paragraph whose content is ``[at, end)``; null when it is not plain."""
    inside = text[at:end]
    properties = ""
    if inside.startswith("<w:pPr>"):
        closing = inside.find("</w:pPr>") + len("</w:pPr>")
        properties, inside = inside[:closing], inside[closing:]
    elif inside.startswith("<w:pPr/>"):
        inside = inside[len("<w:pPr/>") :]
    runs = _RUN.split(inside)
    for gap in runs[::_PIECES]:
        if gap and not _SILENT.fullmatch(gap):
            return None
    return Text(properties, runs, (start, end + len("</w:p>")))


def _frames(work: _Scan, start: int, end: int) -> int:
    """Note the tables, rows and cells that begin and end in ``[start, end)``; return how far it went."""
    markup = work.source.text[start:end]
    known = work.known.get(markup)
    if known is not None:
        for frame in known:
            _enter(work, frame, start)
        return end
    at, first = start, len(work.items)
    while at < end:
        found = _FRAME.match(work.source.text, at, end)
        if found is None or _TRACKED.search(found.group()):
            return _unusual(work, at)
        if found["close"]:
            if work.within or work.source.text[found.end() :].strip() not in {"", work.source.closing}:
                raise NotPlain
            return len(work.source.text)
        if found["section"]:
            at = work.source.end_of(at)
            continue
        if frame := _frame(found):
            _enter(work, frame, at)
        at = found.end()
    if at == end and "<w:tbl" not in markup:
        work.known[markup] = tuple(item for item in work.items[first:] if isinstance(item, Frame))
    return at


def _frame(found: re.Match[str]) -> Frame | None:
    if found["table"]:
        return Frame("tbl", found["grid"])
    if found["row"]:
        return Frame("tr", found["trpr"] or "")
    if found["cell"]:
        return Frame("tc", found["tcpr"] or "")
    return Frame(found["end"][1:-1].replace("w:", "")) if found["end"] else None


_PARENT = {"tbl": {"", "tc"}, "tr": {"tbl"}, "tc": {"tr"}}


def _enter(work: _Scan, frame: Frame, start: int) -> None:
    """Open or close a table, row or cell."""
    within = work.within
    if frame.name.startswith("/"):
        if not within or within.pop() != frame.name[1:]:
            raise NotPlain
        if frame.name == "/tbl":
            work.tables.pop()
    else:
        if (within[-1] if within else "") not in _PARENT[frame.name] or len(work.tables) > _DEEPEST:
            raise NotPlain
        if frame.name == "tbl":
            work.tables.append((start, len(work.items)))
        within.append(frame.name)
    work.items.append(frame)


def _unusual(work: _Scan, at: int) -> int:
    """Leave the element at ``at`` to the tree, or the whole table around it; return where that ends."""
    if not _NAME.match(work.source.text, at):
        raise NotPlain
    if work.within and work.within[-1] != "tc":
        at, first = work.tables[0]
        del work.items[first:]
        work.within.clear()
        work.tables.clear()
    end = work.source.end_of(at)
    work.items.append(Tree(at, end))
    return end


def _parse(source: Source, items: list[Item]) -> None:
    """Parse all that has to be read as a tree, in one go."""
    trees = [item for item in items if isinstance(item, Tree)]
    if not trees:
        return
    found = source.elements("".join([source.text[item.start : item.end] for item in trees]))
    if len(found) != len(trees):
        raise NotPlain
    for item, element in zip(trees, found, strict=True):
        item.element = element
