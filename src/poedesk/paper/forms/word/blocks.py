"""Items of a form as paragraphs and tables."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from poedesk.paper.forms.outline import (
    LONG,
    Disclosure,
    Entry,
    Field,
    Grid,
    GridRow,
    Item,
    Outline,
    Part,
    Passage,
    Products,
    Signing,
    Text,
)
from poedesk.paper.forms.word.controls import Controls, paragraph_properties, words
from poedesk.paper.forms.word.markup import Element, mapped, tag, value

OPTIONAL = "*"
INFERRED = "(inferred)"
_SIGNING_HEIGHT = 900
"""Height of the line to sign on, in twentieths of a point."""

_LINE = 280
"""Height of a line of an empty answer, in the same."""


class Blocks:
    """Draws the parts of one form; ``width`` is the width of its text in twentieths of a point."""

    def __init__(self, controls: Controls, width: int) -> None:
        """Take the controls from ``controls``."""
        self._controls = controls
        self._width = width

    def all(self, outline: Outline) -> Iterator[Element]:
        """Yield the blocks of the whole form."""
        yield paragraph(outline.title, "Title")
        yield paragraph(outline.subtitle, "Subtitle")
        for part in outline.parts:
            yield from self._part(part)

    def _part(self, part: Part) -> Iterator[Element]:
        yield paragraph(part.title, "Heading1")
        for is_entry, items in groupby(part.items, lambda item: isinstance(item, Entry)):
            if is_entry:
                yield self._entries([item for item in items if isinstance(item, Entry)], part.title)
                yield paragraph("", "Gap")
            else:
                for item in items:
                    yield from self._item(item, part.title)

    def _item(self, item: Item, title: str) -> Iterator[Element]:
        match item:
            case Text():
                yield paragraph(item.text, "Instruction")
            case Passage():
                yield from self._passage(item)
            case Disclosure():
                yield from self._disclosure(item)
            case Signing():
                rows = [
                    self._pair(item.signature, inferred=item.inferred, height=_SIGNING_HEIGHT, apart=True),
                    self._pair(item.date, inferred=item.inferred, apart=True),
                ]
                yield self._pairs(rows, title)
                yield paragraph("", "Gap")
            case Products():
                yield from self._products(item)
            case Grid():
                yield self._grid(item, title)
                yield paragraph("", "Gap")

    def _entries(self, items: Sequence[Entry], title: str) -> Element:
        return self._pairs([self._pair(item.field, inferred=item.inferred) for item in items], title)

    def _pairs(self, rows: Sequence[Element], title: str) -> Element:
        return table(rows, self._halves(), title)

    def _halves(self) -> tuple[int, int]:
        left = self._width * 38 // 100
        return left, self._width - left

    def _pair(self, field: Field, *, inferred: bool = False, height: int = 0, apart: bool = False) -> Element:
        # Where people sign, the label says nothing but that: it is what readers know the place by.
        left, right = self._halves()
        label = [paragraph(_label(field, inferred=inferred and not apart), "Label")]
        if inferred and apart:
            label.append(paragraph(INFERRED, "Hint"))
        return row(
            cell(left, *label, shade=True),
            cell(right, self._answer(field)),
            height=height,
        )

    def _answer(self, field: Field) -> Element:
        if field.kind == LONG:
            return self._controls.block(field)
        properties = paragraph_properties("Answer", self._controls.text(field))
        return tag("w:p", properties, self._controls.control(field))

    def _passage(self, item: Passage) -> Iterator[Element]:
        field = item.field
        yield from _head(item.number, item.heading, item.only, inferred=item.inferred, needed=field.required)
        yield paragraph(item.question, "Question")
        inside = cell(self._width, self._answer(field), paragraph("", "Gap"))
        yield table([row(inside, height=item.lines * _LINE, split=True)], (self._width,), item.heading)
        yield paragraph("", "Gap")

    def _disclosure(self, item: Disclosure) -> Iterator[Element]:
        yield from _head(item.number, item.heading, item.only, inferred=item.inferred)
        yield paragraph(item.text, "Disclosure")
        yield self._pairs([self._pair(item.field)], item.heading)
        yield paragraph("", "Gap")

    def _products(self, item: Products) -> Iterator[Element]:
        yield from _head(item.number, item.heading, item.only, inferred=item.inferred)
        yield paragraph(item.question, "Question")
        first, second = self._width * 30 // 100, self._width * 40 // 100
        widths = (first, second, self._width - first - second)
        rows = [header(widths, [field.label for field in item.rows[0]])]
        for fields in item.rows:
            pairs = zip(widths, fields, strict=True)
            rows += [row(*(cell(width, self._answer(field)) for width, field in pairs))]
        yield table(rows, widths, item.heading)
        yield paragraph("", "Gap")

    def _grid(self, item: Grid, title: str) -> Element:
        left = self._width * 26 // 100
        widths = (left, self._width - left)
        rows = [header(widths, ["Activity type", "Products and workloads"])]
        rows += [self._activity(line, widths) for line in item.rows]
        return table(rows, widths, title)

    def _activity(self, line: GridRow, widths: tuple[int, int]) -> Element:
        told = [paragraph(line.title, "Label")]
        if line.examples:
            told.append(paragraph(line.examples, "Hint"))
        half = (len(line.ticks) + 1) // 2
        boxes = [
            self._ticks([field for field in pair if field is not None], widths[1] * 40 // 100)
            for pair in zip_longest(line.ticks[:half], line.ticks[half:])
        ]
        boxes.append(self._tick_with_text(line.products_tick, line.products))
        if line.explanation is not None:
            boxes += [paragraph(line.explanation.label, "Ticks"), self._controls.block(line.explanation)]
            boxes.append(paragraph("", "Gap"))
        return row(cell(widths[0], *told, shade=True), cell(widths[1], *boxes))

    def _ticks(self, fields: Sequence[Field], stop: int) -> Element:
        tabs = tag("w:tabs", mapped("w:tab", {"val": "left", "pos": stop}))
        line = tag("w:p", tag("w:pPr", value("w:pStyle", "Ticks"), tabs))
        for number, field in enumerate(fields):
            if number:
                line.append(tag("w:r", tag("w:tab")))
            line.append(self._controls.control(field))
            line.extend(words(f" {field.label}"))
        return line

    def _tick_with_text(self, tick: Field, text: Field) -> Element:
        line = tag("w:p", tag("w:pPr", value("w:pStyle", "Ticks")), self._controls.control(tick))
        line.extend(words(f" {tick.label} "))
        line.append(self._controls.control(text))
        return line


def _label(field: Field, *, inferred: bool) -> str:
    marks = ([] if field.required else [OPTIONAL]) + ([INFERRED] if inferred else [])
    return " ".join([field.label, *marks])


def _head(
    number: str, heading: str, only: str | None, *, inferred: bool, needed: bool = True
) -> Iterator[Element]:
    words_ = [number, heading, *([] if needed else [OPTIONAL]), *([INFERRED] if inferred else [])]
    yield paragraph(" ".join(filter(None, words_)), "Heading2")
    if only:
        yield paragraph(f"{only}.", "Only")


def paragraph(text: str, style: str) -> Element:
    """Return a paragraph of printed text."""
    return tag("w:p", paragraph_properties(style, text), *words(text))


def table(rows: Sequence[Element], widths: Sequence[int], title: str) -> Element:
    """Return a table whose columns keep their ``widths``; ``title`` is told to who cannot see it."""
    properties = tag(
        "w:tblPr",
        value("w:tblStyle", "FormTable"),
        mapped("w:tblW", {"w": sum(widths), "type": "dxa"}),
        mapped("w:tblLayout", {"type": "fixed"}),
        mapped("w:tblLook", {"val": "0420", "firstRow": 1, "noVBand": 1}),
        value("w:tblCaption", title),
    )
    grid = tag("w:tblGrid", *(tag("w:gridCol", w=width) for width in widths))
    return tag("w:tbl", properties, grid, *rows)


def row(*cells: Element, height: int = 0, split: bool = False, heads: bool = False) -> Element:
    """Return a row at least ``height`` high; ``split`` lets it go on on the next page."""
    told = [
        None if split else tag("w:cantSplit"),
        mapped("w:trHeight", {"val": height, "hRule": "atLeast"}) if height else None,
        tag("w:tblHeader") if heads else None,
    ]
    return tag("w:tr", tag("w:trPr", *told) if any(item is not None for item in told) else None, *cells)


def header(widths: Sequence[int], labels: Sequence[str]) -> Element:
    """Return the row that names the columns, repeated on every page."""
    pairs = zip(widths, labels, strict=True)
    return row(*(cell(width, paragraph(label, "Label"), shade=True) for width, label in pairs), heads=True)


def cell(width: int, *inside: Element, shade: bool = False) -> Element:
    """Return a cell; ``shade`` tells labels from places to fill in."""
    fill = mapped("w:shd", {"val": "clear", "color": "auto", "fill": "F2F2F2"}) if shade else None
    return tag("w:tc", tag("w:tcPr", mapped("w:tcW", {"w": width, "type": "dxa"}), fill), *inside)
