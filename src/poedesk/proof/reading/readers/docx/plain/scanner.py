"""Takes the text of a part apart into paragraphs, tables and what has to be read as a tree.

A paragraph is plain when it holds nothing but runs of text, tabs and breaks (with marks that show nothing
between them); a table is plain when its rows and cells are; content controls may stand around any of them.
Whatever else stands on its way is handed over whole, to be read as a tree: a paragraph with a field, a table
with a tracked row.
"""

import re
from collections.abc import Iterator
from dataclasses import field

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.docx.parts.source import NotPlain, Source
from poedesk.proof.reading.readers.docx.plain.inline import BOUND, CONTROL, MARK, begun, plain_text
from poedesk.proof.reading.readers.docx.plain.items import PIECES, Control, Frame, Item, Shape, Text, Tree

_START = compiled(r"<w:p(?: [^<>]*)?/?>")
_SINGLE = (
    r"<w:p(?: (?!xmlns)[^<>]*)?>(<w:pPr>(?:<(?!/w:pPr>)[^<>]*>)*</w:pPr>)?"
    r"(?:<w:r(?: [^<>]*)?>(?:<w:rPr>((?:<w:[^<>]*/>)*)</w:rPr>)?<w:t(?: [^<>]*)?>([^<]*)</w:t></w:r>)?</w:p>"
)
_LINE = compiled(_SINGLE)
_CELL = compiled(
    rf"<w:tc(?: [^<>]*)?>(?:(<w:tcPr>(?:<(?!/w:tcPr>)[^<>]*>)*</w:tcPr>)|<w:tcPr/>)?{_SINGLE}</w:tc>"
)
"""Most paragraphs are one run, and most cells one such paragraph: one look tells."""

_END_OF_LINE = "</w:t></w:r></w:p>"
_END_OF_CELL = f"{_END_OF_LINE}</w:tc>"
_NEAR = 4096
"""Characters within which a paragraph must end to be taken by what stands before its text."""

_MOST_SHAPES = 1000
"""Markups before a text that are kept; some programs give each paragraph a number of its own."""

_NEXT_ROW = compiled(r"</w:tr><w:tr(?: [^<>]*)?>(<w:trPr>(?:<(?!/w:trPr>)[^<>]*>)*</w:trPr>)?(?=<w:tc[ >])")
_FRAME = compiled(
    rf"\s+|{MARK}|{CONTROL}|(?P<table><w:tbl(?: [^<>]*)?>)(?:<w:tblPr>.*?</w:tblPr>|<w:tblPr/>)?"
    r"(?P<grid><w:tblGrid>(?:<w:gridCol [^<>]*/>)+(?:<w:tblGridChange .*?</w:tblGridChange>)?</w:tblGrid>)"
    r"|(?P<row><w:tr(?: [^<>]*)?>)(?:<w:tblPrEx>.*?</w:tblPrEx>)?(?P<trpr><w:trPr>.*?</w:trPr>)?"
    r"|(?P<cell><w:tc(?: [^<>]*)?>)(?:(?P<tcpr><w:tcPr>.*?</w:tcPr>)|<w:tcPr/>)?"
    r"|(?P<end></w:(?:tc|tr|tbl)>)|(?P<section><w:sectPr\b)|(?P<close></w:(?:body|hdr|ftr)>)",
    re.DOTALL,
)
_TRACKED = compiled(r"<w:(?:ins|del|cellIns|cellDel|cellMerge|tcPrChange|trPrChange|hidden)\b")
_NAME = compiled(r"<[\w:]+")
_NEXT_CELL = (["/tc", "tc"], ["/tc", "/tr", "tr", "tc"])

_DEEPEST = 20
"""Tables in each other that are read without a tree."""


@dataclass(slots=True)
class _Scan:
    source: Source
    items: list[Item] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    """What is open: ``tbl``, ``tr``, ``tc``, in turn, and ``sdt`` around any of them."""

    controls: list[Control] = field(default_factory=list)

    tables: list[tuple[int, int]] = field(default_factory=list)
    """Of each open table its start in the text, and in the items."""

    lines: dict[str, Shape] = field(default_factory=dict)
    """Markup before the text of a paragraph of one run -> its shape."""

    cells: dict[str, Shape] = field(default_factory=dict)
    """The same for cells of one such paragraph."""

    shapes: dict[tuple[str | None, ...], Shape] = field(default_factory=dict)
    """Cell, paragraph and run properties -> their shape."""

    rows: dict[str | None, tuple[Frame, Frame]] = field(default_factory=dict)
    """Row properties -> what leads from the row before to one that has them."""

    heads: dict[str, tuple[Frame, ...]] = field(default_factory=dict)
    """Markup from the begin of a table to its first cell -> what begins there."""

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
        item = plain_text(text, start.start(), at, end)
        if item is None:
            end = source.end_of(start.start())
            items.append(Tree(start.start(), end))
            at = end
        else:
            items.append(item)
            work.controls += begun(item)
            at = end + len("</w:p>")
    if work.within:
        raise NotPlain
    _parse(work)
    return items


def _lines(work: _Scan, at: int) -> int:
    """Take the paragraphs or cells of one run that begin at ``at``; return where the last one ends."""
    if _around(work) in _HOLDS_PARAGRAPHS:
        return _alike(work, at, _LINE, _END_OF_LINE, work.lines)
    if work.within[-1] != "tr":
        return at
    while True:
        at = _alike(work, at, _CELL, _END_OF_CELL, work.cells)
        following = _NEXT_ROW.match(work.source.text, at)
        if following is None:
            return at
        frames = work.rows.get(following[1]) or _next_row(work, following[1])
        if frames is None:
            return at
        work.items += frames
        at = following.end()


def _next_row(work: _Scan, properties: str | None) -> tuple[Frame, Frame] | None:
    """Return what leads from one row to the next, which has these properties; null when it is tracked."""
    if properties and _TRACKED.search(properties):
        return None
    frames = work.rows[properties] = Frame("/tr"), Frame("tr", properties or "")
    return frames


def _alike(work: _Scan, at: int, one: re.Pattern[str], ending: str, known: dict[str, Shape]) -> int:
    """Take what ``one`` matches from ``at`` on, again and again; return where the last one ends.

    The markup before the text is mostly one that was met before, and then there is no need to match it.
    """
    text, items = work.source.text, work.items
    length = len(ending)
    while True:
        end = text.find(ending, at, at + _NEAR)
        begin = text.rfind(">", at, end) + 1 if end > 0 else 0
        shape = known.get(text[at:begin]) if begin else None
        if shape is not None and "<" not in (shown := text[begin:end]):
            items.append((shape, shown))
            at = end + length
            continue
        found = one.match(text, at)
        if found is None:
            return at
        *properties, held = found.groups()
        shape = _shape(work, *properties)
        if held and len(known) < _MOST_SHAPES:
            known[text[at : found.start(found.lastindex or 0)]] = shape
        items.append((shape, held))
        at = found.end()


def _shape(work: _Scan, *properties: str | None) -> Shape:
    shape = work.shapes.get(properties)
    if shape is None:
        *cell, paragraph, run = properties
        shape = work.shapes[properties] = Shape(paragraph or "", run, (cell[0] or "") if cell else None)
    return shape


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
    first = len(work.items)
    at, cell = _head(work, markup, start)
    while at < end:
        at, goes_on = _one_frame(work, at, end)
        if not goes_on:
            return at
        if at == cell:
            work.heads[markup[: cell - start]] = _only_frames(work.items[first:])
    if at == end and "<w:tbl" not in markup and "<w:sdt" not in markup:
        frames = _only_frames(work.items[first:])
        work.known[markup] = frames, [frame.name for frame in frames] in _NEXT_CELL
    return at


def _only_frames(items: list[Item]) -> tuple[Frame, ...]:
    return tuple(item for item in items if isinstance(item, Frame))


def _head(work: _Scan, markup: str, start: int) -> tuple[int, int]:
    """Note the table and row that begin at ``start``, when a table began like that before, and its cells.

    Returns how far it went, and where the first cell of the table begins; -1 when there is no table.
    """
    cell = markup.find("<w:tc") if markup.startswith("<w:tbl") and "<w:sdt" not in markup else -1
    if cell < 0:
        return start, -1
    frames = work.heads.get(markup[:cell])
    if frames is None:
        return start, start + cell
    for frame in frames:
        _enter(work, frame, start)
    return _lines(work, start + cell), start + cell


def _one_frame(work: _Scan, at: int, end: int) -> tuple[int, bool]:
    """Note what begins or ends at ``at``; return where it ends, and whether the frames go on there."""
    text = work.source.text
    found = _FRAME.match(text, at, end)
    if found is None or _TRACKED.search(found.group()) or (found["sdt"] and BOUND in found["sdt"]):
        return _unusual(work, at), False
    if found["close"]:
        if work.within or text[found.end() :].strip() not in {"", work.source.closing}:
            raise NotPlain
        return len(text), False
    if found["section"]:
        return work.source.end_of(at), True
    if found["cell"]:
        reached = _lines(work, at)
        if reached > at:
            return reached, True
    entered = _frame(found)
    if entered is not None:
        _enter(work, entered, at)
    return found.end(), True


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
    told = [item for item in _properties(work) if item not in source.known]
    found = source.elements("".join([*markup, *told]))
    if len(found) != len(markup) + len(told):
        raise NotPlain
    holders: list[Tree | Control] = [*trees, *work.controls]
    for holder, element in zip(holders, found, strict=False):
        holder.element = element
    source.known.update(zip(told, found[len(markup) :], strict=True))


def _properties(work: _Scan) -> Iterator[str]:
    """Yield the different markups of properties that the items have, each once."""
    whole: dict[str | None, None] = {}
    runs: dict[str | None, None] = {}
    for shape in work.shapes.values():
        whole[shape.properties] = whole[shape.cell] = None
        runs[shape.run] = None
    for item in work.items:
        if isinstance(item, tuple):
            continue
        if isinstance(item, Text):
            whole[item.properties] = None
            runs.update(dict.fromkeys(item.runs[1::PIECES]))
        elif isinstance(item, Frame):
            whole[item.properties] = None
    yield from filter(None, whole)
    yield from (f"<w:rPr>{markup}</w:rPr>" for markup in runs if markup)
