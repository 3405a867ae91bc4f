"""Takes the text of a part apart into paragraphs, tables and what has to be read as a tree.

A paragraph is plain when it holds nothing but runs of text, tabs and breaks (with marks that show nothing
between them); a table is plain when its rows and cells are; content controls may stand around any of them.
Whatever else stands on its way is handed over whole, to be read as a tree: a paragraph with a field, a table
with a tracked row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from poedesk.proof.reading.readers.docx.parts.source import NotPlain, Source

_START = re.compile(r"<w:p(?: [^<>]*)?>")
_MARK = (
    r"<w:(?:bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd|commentRangeStart|commentRangeEnd)\b[^<>]*/>"
)
_CONTROL = (
    r"<w:sdt>(?P<sdt><w:sdtPr>.*?</w:sdtPr>)(?:<w:sdtEndPr>.*?</w:sdtEndPr>|<w:sdtEndPr/>)?<w:sdtContent>"
    r"|(?P<sdtend></w:sdtContent></w:sdt>)"
)
_SILENT = re.compile(rf"(?:\s|{_MARK}|<w:hyperlink(?: [^<>]*)?>|</w:hyperlink>)*")
_GAP = re.compile(rf"{_SILENT.pattern}(?:{_CONTROL})", re.DOTALL)
_RUN = re.compile(
    r"<w:r(?: [^<>]*)?>(?:<w:rPr>((?:<w:[^<>]*/>)*)</w:rPr>|<w:rPr/>)?"
    r"(?:<w:t(?: [^<>]*)?>([^<]*)</w:t>|"
    r"((?:<w:t(?: [^<>]*)?>[^<]*</w:t>|<w:(?:t|tab|br|cr|noBreakHyphen|softHyphen|lastRenderedPageBreak"
    r"|commentReference|annotationRef|footnoteRef|endnoteRef)(?: [^<>]*)?/>)*))</w:r>"
)
_SINGLE = (
    r"<w:p(?: (?!xmlns)[^<>]*)?>(<w:pPr>(?:<(?!/w:pPr>)[^<>]*>)*</w:pPr>)?"
    r"(?:<w:r(?: [^<>]*)?>(?:<w:rPr>((?:<w:[^<>]*/>)*)</w:rPr>)?<w:t(?: [^<>]*)?>([^<]*)</w:t></w:r>)?</w:p>"
)
_LINE = re.compile(_SINGLE)
_CELL = re.compile(
    rf"<w:tc(?: [^<>]*)?>(?:(<w:tcPr>(?:<(?!/w:tcPr>)[^<>]*>)*</w:tcPr>)|<w:tcPr/>)?{_SINGLE}</w:tc>"
)
"""Most paragraphs are one run, and most cells one such paragraph: one look tells."""

_OF_LINE = 3
_NEXT_ROW = re.compile(r"</w:tr><w:tr(?: [^<>]*)?>(?=<w:tc[ >])")
_PIECES = 4
"""What one run takes in the list of a paragraph's pieces: properties, its one text, else its content, a gap."""

_FRAME = re.compile(
    rf"\s+|{_MARK}|{_CONTROL}|(?P<table><w:tbl(?: [^<>]*)?>)(?:<w:tblPr>.*?</w:tblPr>|<w:tblPr/>)?"
    r"(?P<grid><w:tblGrid>(?:<w:gridCol [^<>]*/>)+(?:<w:tblGridChange .*?</w:tblGridChange>)?</w:tblGrid>)"
    r"|(?P<row><w:tr(?: [^<>]*)?>)(?:<w:tblPrEx>.*?</w:tblPrEx>)?(?P<trpr><w:trPr>.*?</w:trPr>)?"
    r"|(?P<cell><w:tc(?: [^<>]*)?>)(?:(?P<tcpr><w:tcPr>.*?</w:tcPr>)|<w:tcPr/>)?"
    r"|(?P<end></w:(?:tc|tr|tbl)>)|(?P<section><w:sectPr\b)|(?P<close></w:(?:body|hdr|ftr)>)",
    re.DOTALL,
)
_TRACKED = re.compile(r"<w:(?:ins|del|cellIns|cellDel|cellMerge|tcPrChange|trPrChange)\b")
_NAME = re.compile(r"<[\w:]+")
_BOUND = "dataBinding"
"""In the properties of controls that may show something else than their content; they are read as trees."""

_NEXT_CELL = (["/tc", "tc"], ["/tc", "/tr", "tr", "tc"])

_DEEPEST = 20
"""Tables in each other that are read without a tree."""


@dataclass(slots=True)
class Control:
    """A content control that begins; null elements stand for one that ends."""

    markup: str
    element: etree._Element | None = None
    """``w:sdt`` with its properties, set when all were parsed in one go."""


@dataclass(slots=True)
class Text:
    """A plain paragraph."""

    properties: str
    """The markup of its ``w:pPr``; "" without."""

    runs: list[str]
    """Pieces of its runs in turn: a gap, then properties, text, content and a gap for each."""

    markup: tuple[int, int]
    """Where the paragraph stands in the part, for when it has to be read as a tree after all."""

    controls: list[list[Control | None]] | None = None
    """For each gap the controls that begin (or, null, end) in it; null when the paragraph has none."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The begin of a table, row, cell or control (``sdt``), or an end (``/tbl``, ``/tr``, ``/tc``, ``/sdt``)."""

    name: str
    properties: str = ""
    """The markup of ``w:tblGrid``, ``w:trPr`` or ``w:tcPr``; "" without."""

    control: Control | None = None


@dataclass(slots=True)
class Tree:
    """Something to be read as a tree."""

    start: int
    end: int
    element: etree._Element | None = None
    """Set when all of them were parsed, in one go."""


Line = tuple[str | None, ...]
"""A paragraph of one run: the markup of ``w:pPr``, the properties of the run, its text; each null without.
Four of them are a cell of one such paragraph: the markup of its ``w:tcPr`` comes first."""

Item = Line | Text | Frame | Tree


@dataclass(slots=True)
class _Scan:
    source: Source
    items: list[Item] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    """What is open: ``tbl``, ``tr``, ``tc``, in turn, and ``sdt`` around any of them."""

    controls: list[Control] = field(default_factory=list)

    tables: list[tuple[int, int]] = field(default_factory=list)
    """Of each open table its start in the text, and in the items."""

    known: dict[str, tuple[tuple[Frame, ...], bool]] = field(default_factory=dict)
    """Markup between paragraphs -> what it means, and whether it only leads from one cell to the next."""


def scan(source: Source, at: int) -> list[Item]:
    """Return what stands in the part from ``at`` on, where its blocks begin.

    Raises:
        NotPlain: the part cannot be taken apart as text.
    """
    work = _Scan(source)
    text, items = source.text, work.items
    while True:
        at = _lines(work, at)
        start = _START.search(text, at)
        border = len(text) if start is None else start.start()
        if border > at:
            reached = _frames(work, at, border)
            if reached != border:
                at = reached
                continue
        if start is None:
            break
        if _around(work) not in _HOLDS_PARAGRAPHS:
            raise NotPlain
        at = start.end()
        if text[at - 2] == "/":
            items.append(Text("", [""], start.span()))
            continue
        end = text.find("</w:p>", at)
        item = _plain(work, text, start.start(), at, end)
        if item is None:
            end = source.end_of(start.start())
            items.append(Tree(start.start(), end))
            at = end
        else:
            items.append(item)
            at = end + len("</w:p>")
    if work.within:
        raise NotPlain
    _parse(work)
    return items


def _lines(work: _Scan, at: int) -> int:
    """Take the paragraphs or cells of one run that begin at ``at``; return where the last one ends."""
    text, items, within = work.source.text, work.items, work.within
    if _around(work) in _HOLDS_PARAGRAPHS:
        while found := _LINE.match(text, at):
            items.append(found.groups())
            at = found.end()
    elif within[-1] == "tr":
        while True:
            while found := _CELL.match(text, at):
                items.append(found.groups())
                at = found.end()
            following = _NEXT_ROW.match(text, at)
            if following is None:
                break
            items += _ROWS
            at = following.end()
    return at


def _plain(work: _Scan, text: str, start: int, at: int, end: int) -> Text | None:
    """Return the paragraph whose content is ``[at, end)``; null when it is not plain."""
    inside = text[at:end]
    properties = ""
    if inside.startswith("<w:pPr>"):
        closing = inside.find("</w:pPr>") + len("</w:pPr>")
        properties, inside = inside[:closing], inside[closing:]
    elif inside.startswith("<w:pPr/>"):
        inside = inside[len("<w:pPr/>") :]
    runs = _RUN.split(inside)
    controls: list[list[Control | None]] | None = None
    depth = 0
    gaps = runs[::_PIECES]
    for number, gap in enumerate(gaps) if any(gaps) else ():
        if not gap or _SILENT.fullmatch(gap):
            continue
        if controls is None:
            controls = [[] for _ in range(0, len(runs), _PIECES)]
        here = _controls(gap)
        if here is None:
            return None
        controls[number] = here
        for control in here:
            depth += -1 if control is None else 1
            if depth < 0:
                return None
    if depth:
        return None
    for here in controls or ():
        work.controls.extend(control for control in here if control is not None)
    return Text(properties, runs, (start, end + len("</w:p>")), controls)


def _controls(gap: str) -> list[Control | None] | None:
    """Return the controls that begin and end in a gap between runs; null when there is anything else."""
    found: list[Control | None] = []
    at = 0
    while control := _GAP.match(gap, at):
        if control["sdt"] is not None and _BOUND in control["sdt"]:
            return None
        found.append(Control(f"<w:sdt>{control['sdt']}</w:sdt>") if control["sdt"] else None)
        at = control.end()
    return found if _SILENT.fullmatch(gap, at) else None


def _frames(work: _Scan, start: int, end: int) -> int:
    """Note the tables, rows and cells that begin and end in ``[start, end)``; return how far it went."""
    markup = work.source.text[start:end]
    known = work.known.get(markup)
    if known is not None:
        frames, is_next_cell = known
        if is_next_cell and work.within and work.within[-1] == "tc":
            work.items.extend(frames)
        else:
            for frame in frames:
                _enter(work, frame, start)
        return end
    if markup.isspace():
        return end
    at, first = start, len(work.items)
    while at < end:
        found = _FRAME.match(work.source.text, at, end)
        if found is None or _TRACKED.search(found.group()) or (found["sdt"] and _BOUND in found["sdt"]):
            return _unusual(work, at)
        if found["close"]:
            if work.within or work.source.text[found.end() :].strip() not in {"", work.source.closing}:
                raise NotPlain
            return len(work.source.text)
        if found["section"]:
            at = work.source.end_of(at)
            continue
        if found["cell"] and (at := _lines(work, at)) > found.start():
            continue
        if frame := _frame(found):
            _enter(work, frame, at)
        at = found.end()
    if at == end and "<w:tbl" not in markup and "<w:sdt" not in markup:
        frames = tuple(item for item in work.items[first:] if isinstance(item, Frame))
        work.known[markup] = frames, [frame.name for frame in frames] in _NEXT_CELL
    return at


def _frame(found: re.Match[str]) -> Frame | None:
    if found["sdt"]:
        return Frame("sdt", control=Control(f"<w:sdt>{found['sdt']}</w:sdt>"))
    if found["sdtend"]:
        return Frame("/sdt")
    if found["table"]:
        return Frame("tbl", found["grid"])
    if found["row"]:
        return Frame("tr", found["trpr"] or "")
    if found["cell"]:
        return Frame("tc", found["tcpr"] or "")
    return Frame(found["end"][1:-1].replace("w:", "")) if found["end"] else None


_ROWS = (Frame("/tr"), Frame("tr"))
_HOLDS_PARAGRAPHS = frozenset({"", "tc"})
_PARENT = {"tbl": _HOLDS_PARAGRAPHS, "tr": {"tbl"}, "tc": {"tr"}}


def _around(work: _Scan) -> str:
    """Return what stands around, controls left out; "" for the part itself."""
    within = work.within
    if not within:
        return ""
    return within[-1] if within[-1] != "sdt" else next((at for at in reversed(within) if at != "sdt"), "")


def _enter(work: _Scan, frame: Frame, start: int) -> None:
    """Open or close a table, row, cell or control."""
    within, name = work.within, frame.name
    if name.startswith("/"):
        if not within or within.pop() != name[1:]:
            raise NotPlain
        if name == "/tbl":
            work.tables.pop()
    else:
        if name != "sdt" and (_around(work) not in _PARENT[name] or len(work.tables) > _DEEPEST):
            raise NotPlain
        if name == "tbl":
            work.tables.append((start, len(work.items)))
        if frame.control is not None:
            work.controls.append(frame.control)
        within.append(name)
    work.items.append(frame)


def _unusual(work: _Scan, at: int) -> int:
    """Leave the element at ``at`` to the tree, or the whole table around it; return where that ends."""
    if not _NAME.match(work.source.text, at):
        raise NotPlain
    if _around(work) not in _HOLDS_PARAGRAPHS:
        at, first = work.tables[0]
        del work.items[first:]
        if "sdt" in work.within[: work.within.index("tbl")]:
            raise NotPlain
        work.within.clear()
        work.tables.clear()
    end = work.source.end_of(at)
    work.items.append(Tree(at, end))
    return end


def _parse(work: _Scan) -> None:
    """Parse all that has to be read as a tree, and every property markup once, in one go."""
    source = work.source
    trees = [item for item in work.items if isinstance(item, Tree)]
    markup = [source.text[item.start : item.end] for item in trees]
    markup += [item.markup for item in work.controls]
    told = [item for item in _properties(work.items) if item not in source.known]
    found = source.elements("".join([*markup, *told]))
    if len(found) != len(markup) + len(told):
        raise NotPlain
    for holder, element in zip([*trees, *work.controls], found, strict=False):
        holder.element = element
    source.known.update(zip(told, found[len(markup) :], strict=True))


def _properties(items: list[Item]) -> Iterator[str]:
    """Yield the different markups of properties that the items have, each once."""
    whole: dict[str | None, None] = {}
    runs: dict[str | None, None] = {}
    for item in items:
        if isinstance(item, tuple):
            whole[item[-3]] = None
            runs[item[-2]] = None
            if len(item) > _OF_LINE:
                whole[item[0]] = None
        elif isinstance(item, Text):
            whole[item.properties] = None
            runs.update(dict.fromkeys(item.runs[1::_PIECES]))
        elif isinstance(item, Frame):
            whole[item.properties] = None
    yield from filter(None, whole)
    yield from (f"<w:rPr>{markup}</w:rPr>" for markup in runs if markup)
