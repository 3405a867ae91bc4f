"""The places of a Word template: controls, empty cells beside labels, lines after them, tick boxes."""

from collections.abc import Callable, Iterator

from lxml import etree

from poedesk.kernel.text import fold
from poedesk.paper.forms.contents import Value
from poedesk.paper.forms.templates.docx import writing
from poedesk.paper.forms.templates.meaning import Meanings, product_column
from poedesk.paper.forms.templates.places import Place
from poedesk.paper.forms.word.shown import text_of
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.docx.controls.kinds import content_control
from poedesk.proof.reading.readers.docx.parts.names import child, children, tag_of

_LABEL = 60
"""Characters of a label that a place is named by."""

_EMPTY_BOXES = "\u2610\u25a1\u25a2\u25fb\u2b1c\u274f\u2751"
_BLANKS = "_.\u2026 \t\u00a0"


def places(body: etree._Element, meanings: Meanings) -> Iterator[Place]:
    """Yield every place of the body whose meaning is plain, in reading order."""
    for block in body.iter():
        match tag_of(block):
            case "w:sdt":
                yield from _control(block, meanings)
            case "w:tbl":
                yield from _products(block)
            case "w:tr":
                yield from _row(block, meanings)
            case "w:p":
                yield from _boxes(block, meanings)
                if _over(block, "w:tc") is None:
                    yield from _line(block, meanings)


def _control(sdt: etree._Element, meanings: Meanings) -> Iterator[Place]:
    control = content_control(sdt)
    if control is None:
        return
    if control.kind is FieldKind.CHECKBOX:
        label, group = _after(sdt), _group(sdt)
        name = meanings.of_tick(label, group) or meanings.of_name(control.name)
        if name is not None:
            yield Place(
                name, f"the box '{_cut(label or control.name)}' under '{_cut(group)}'", writing.tick(sdt)
            )
        return
    label = _before(sdt)
    told = (
        meanings.of_name(control.name)
        or meanings.of_label(control.title or "")
        or meanings.of_label(label)
        or meanings.of_grid(label, _group(sdt))
    )
    if told is not None:
        shown = control.title or control.name or label
        yield Place(told, f"the control '{_cut(shown)}'", writing.control(sdt, control), control.name or None)


def _row(row: etree._Element, meanings: Meanings) -> Iterator[Place]:
    cells = [item for name, item in children(row) if name == "w:tc"]
    for number, cell in enumerate(cells):
        label = text_of(cell)
        if not label or _has_place(cell):
            continue
        name = meanings.of_label(label)
        if name is None:
            continue
        beside = cells[number + 1] if number + 1 < len(cells) else None
        if beside is not None and _is_free(beside):
            yield Place(name, f"the cell beside '{_cut(label)}'", writing.cell(beside))
        elif beside is None:
            yield from _under(row, cell, label, name, number)


def _under(row: etree._Element, cell: etree._Element, label: str, name: str, column: int) -> Iterator[Place]:
    """Return the place for the answer to a question with a row to itself: the row below, or the cell."""
    following = row.getnext()
    cells = [item for kind, item in children(following) if kind == "w:tc"] if following is not None else []
    if column == 0 and len(cells) == 1 and _is_free(cells[0]):
        yield Place(name, f"the cell below '{_cut(label)}'", writing.cell(cells[0]))
    elif not (len(cells) == 1 and _has_place(cells[0])):
        yield Place(name, f"below '{_cut(label)}'", writing.below(cell[-1]))


def _products(block: etree._Element) -> Iterator[Place]:
    """Yield the cells of a table of products: those below what heads them, a row for each product."""
    rows = [
        [cell for kind, cell in children(item) if kind == "w:tc"]
        for name, item in children(block)
        if name == "w:tr"
    ]
    for at, heads in enumerate(rows):
        columns = [product_column(text_of(cell)) for cell in heads]
        if len(set(columns) - {None}) < 2:  # noqa: PLR2004 - one heading alone may be anything
            continue
        for number, cells in enumerate(rows[at + 1 :], 1):
            for column, cell in zip(columns, cells, strict=False):
                if column is not None and _is_free(cell):
                    where = f"row {number} of the table of products"
                    yield Place(f"products_{number}_{column}", where, writing.cell(cell))
        return


def _line(paragraph: etree._Element, meanings: Meanings) -> Iterator[Place]:
    """Yield the place that a label or question outside of tables leaves after itself, or below."""
    text = text_of(paragraph)
    if not text or _has_place(paragraph):
        return
    label = text.rstrip(_BLANKS + ":")
    name = meanings.of_label(label)
    if name is None:
        return
    where = f"after '{_cut(label)}'"
    if text.rstrip()[-1:] in {"_", ".", "\u2026"} and len(text.rstrip()) - len(label) > 2:  # noqa: PLR2004 - a line to write on
        yield Place(name, where, writing.over_blanks(paragraph))
    elif (free := _next_free(paragraph)) is not None:
        yield Place(name, f"below '{_cut(label)}'", free)
    elif text.rstrip().endswith(":"):
        yield Place(name, where, writing.append(paragraph))
    elif len(label.split()) > 6 and not _answered_below(paragraph):  # noqa: PLR2004 - a question
        yield Place(name, f"below '{_cut(label)}'", writing.below(paragraph))


def _next_free(paragraph: etree._Element) -> Callable[[Value], str | None] | None:
    """Return what writes into the empty paragraph or the empty one-celled table that follows."""
    following = paragraph.getnext()
    if following is None:
        return None
    if tag_of(following) == "w:p" and not text_of(following).strip(_BLANKS) and not _has_place(following):
        return writing.paragraph(following)
    if tag_of(following) == "w:tbl":
        cells = [item for item in following.iter() if tag_of(item) == "w:tc"]
        if len(cells) == 1 and _is_free(cells[0]):
            return writing.cell(cells[0])
    return None


def _answered_below(paragraph: etree._Element) -> bool:
    """Return whether what follows a question is a place of its own, such as a control in a box."""
    following = paragraph.getnext()
    return following is not None and _has_place(following)


def _boxes(paragraph: etree._Element, meanings: Meanings) -> Iterator[Place]:
    """Yield the tick boxes that are written as signs."""
    group = ""
    for node in [item for item in paragraph.iter() if tag_of(item) == "w:t"]:
        text = node.text or ""
        for at, sign in enumerate(text):
            if sign not in _EMPTY_BOXES or _over(node, "w:sdt") is not None:
                continue
            group = group or _group(paragraph)
            label = _label_after(paragraph, node, at)
            name = meanings.of_tick(label, group)
            if name is not None:
                yield Place(name, f"the box '{_cut(label)}' under '{_cut(group)}'", writing.sign(node, at))


def _label_after(paragraph: etree._Element, node: etree._Element, at: int) -> str:
    """Return the words between a box and the next one, or the end of its column."""
    parts, begun = [], False
    for item in paragraph.iter():
        if begun and tag_of(item) in {"w:tab", "w:br", "w:sdt"}:
            break
        if tag_of(item) == "w:t":
            parts.append((item.text or "")[at + 1 :] if item is node else (item.text or "") if begun else "")
            begun = begun or item is node
    text = "".join(parts)
    stops = [place for place in (text.find(sign) for sign in _EMPTY_BOXES + "\t") if place >= 0]
    return fold(text[: min(stops)] if stops else text)


def _after(sdt: etree._Element) -> str:
    """Return the words between a control and the next one on its line."""
    parts = []
    for item in sdt.itersiblings():
        if tag_of(item) == "w:sdt" or child(item, "w:tab") is not None:
            break
        parts.append(text_of(item))
    return fold("".join(parts))


def _before(sdt: etree._Element) -> str:
    """Return the label of a control: the words before it on its line, else beside, else above it."""
    own = _over(sdt, "w:p")
    if own is not None:
        words: list[str] = []
        for item in sdt.itersiblings(preceding=True):
            if tag_of(item) == "w:sdt":
                break
            words.insert(0, text_of(item))
        if "".join(words).strip(_BLANKS):
            return fold("".join(words))
    cell = sdt if child(sdt, "w:sdtContent", "w:tc") is not None else _over(sdt, "w:tc")
    if cell is not None:
        above = _text_above(own if own is not None else sdt)
        beside = next(
            (text_of(item) for item in cell.itersiblings(preceding=True) if tag_of(item) == "w:tc"), ""
        )
        return fold(above or beside) or _text_of_row_above(cell)
    return _text_above(own if own is not None else sdt)


def _text_above(block: etree._Element) -> str:
    for item in block.itersiblings(preceding=True):
        if tag_of(item) == "w:p" and text_of(item):
            return "" if _has_place(item) else text_of(item)
    return ""


def _text_of_row_above(cell: etree._Element) -> str:
    row = _over(cell, "w:tr")
    above = row.getprevious() if row is not None else None
    cells = [item for name, item in children(above) if name == "w:tc"] if above is not None else []
    return text_of(cells[0]) if len(cells) == 1 and not _has_place(cells[0]) else ""


def _group(element: etree._Element) -> str:
    """Return the words of the first cell of the row, else the nearest line above that holds no box."""
    row = _over(element, "w:tr")
    cell = _over(element, "w:tc")
    if row is not None:
        first = next((item for name, item in children(row) if name == "w:tc"), None)
        if first is not None and first is not cell:
            heads = (text_of(item) for name, item in children(first) if name == "w:p")
            return next((head for head in heads if head), "")
    block = element if tag_of(element) == "w:p" else _over(element, "w:p")
    for item in block.itersiblings(preceding=True) if block is not None else ():
        text = text_of(item)
        if text and not _has_place(item):
            return text
    return ""


def _is_free(cell: etree._Element) -> bool:
    return not text_of(cell).strip(_BLANKS) and not _has_place(cell)


def _has_place(element: etree._Element) -> bool:
    """Return whether something is filled in there by other means: a control, a field, a box, a picture."""
    kinds = {"w:sdt", "w:ffData", "w:drawing", "w:pict", "w:object"}
    return any(tag_of(item) in kinds for item in element.iter()) or any(
        sign in _EMPTY_BOXES for sign in text_of(element)
    )


def _over(element: etree._Element, name: str) -> etree._Element | None:
    return next((item for item in element.iterancestors() if tag_of(item) == name), None)


def _cut(text: str) -> str:
    shown = fold(text).strip(" :*_")
    return shown if len(shown) <= _LABEL else f"{shown[: _LABEL - 1].rstrip()}\u2026"
