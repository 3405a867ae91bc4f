"""The table of products, and the activities with their workloads."""

from collections.abc import Mapping

from poedesk.paper.forms.outline import PURCHASE_TYPES, Field, Grid, GridRow, Products
from poedesk.paper.forms.pdf.file.tags import Element
from poedesk.paper.forms.pdf.layout import looks
from poedesk.paper.forms.pdf.layout.answers import Value, answer, height_of, shown, tick
from poedesk.paper.forms.pdf.layout.flow import Flow

Values = Mapping[str, Value]

_SHARES = (0.32, 0.4, 0.28)
"""Of the width: name, subscription id, purchase type."""

_CELL = 8.5
"""Size of the letters in a table."""

_WORKLOAD = 8.5
"""Size of the letters of a workload."""

_COLUMNS = 3
"""Of workloads under an activity."""

_LINE = 14.5
"""Height of a line of boxes."""


def products(flow: Flow, element: Element, item: Products, values: Values) -> None:
    """Draw the table of business applications."""
    kinds = "; ".join(PURCHASE_TYPES.values())
    flow.text(element.child("P"), f"Purchase types: {kinds}.", looks.SMALL, shade=looks.QUIET, keep=50.0)
    flow.top -= 3.0
    table = element.child("Table")
    widths = [share * flow.width for share in _SHARES]
    _head(flow, table.child("TR"), item.rows[0], widths)
    for row in item.rows:
        texts = [_text(values, field) for field in row]
        high = max(height_of(flow, text, width, _CELL) for text, width in zip(texts, widths, strict=True))
        if high > flow.room:
            flow.next_page()
            _head(flow, None, item.rows[0], widths)
        line = table.child("TR")
        left = flow.left
        for field, width in zip(row, widths, strict=True):
            cell = line.child("TD")
            what = shown(flow, values.get(field.name), width, _CELL)
            answer(flow, cell, field, what, (left, flow.top, width, high))
            left += width
        flow.top -= high


def _text(values: Values, field: Field) -> str:
    value = values.get(field.name)
    return value if isinstance(value, str) else ""


def _head(flow: Flow, row: Element | None, fields: tuple[Field, ...], widths: list[float]) -> None:
    """Draw the head of the table; on a further page it is no content, it was read before."""
    size, high = _CELL, 18.0
    left = flow.left
    shift = (high - looks.LEADING * size) / 2
    for field, width in zip(fields, widths, strict=True):
        flow.border(left, flow.top, width, high, looks.HEAD)
        said = flow.set(field.label, width - 2 * looks.PAD, size, bold=True)
        room = width - 2 * looks.PAD
        drawn = flow.draw(said, size, (left + looks.PAD, flow.top - shift, room))
        if row is None:
            flow.sheet.paint(drawn, "Pagination")
        else:
            flow.sheet.say(row.child("TH", Scope="Column"), drawn)
        left += width
    flow.top -= high


def grid(flow: Flow, element: Element, item: Grid, values: Values) -> None:
    """Draw each activity with a box for each workload."""
    for row in item.rows:
        _activity(flow, element, row, values)


def _activity(flow: Flow, element: Element, row: GridRow, values: Values) -> None:
    names = _text(values, row.products)
    told = _text(values, row.explanation) if row.explanation else ""
    flow.skip(7.0)
    wide = flow.width / _COLUMNS - looks.TICK - 10.0
    rows = (row.ticks[start : start + _COLUMNS] for start in range(0, len(row.ticks), _COLUMNS))
    boxes = sum(
        max(
            _LINE,
            max(len(flow.set(field.label, wide, _WORKLOAD)) for field in some) * _WORKLOAD * looks.LEADING
            + 2,
        )
        for some in rows
    )
    own = boxes + looks.ROW + (2 * looks.ROW if row.explanation else 0.0) + 12.0
    flow.text(element.child("H3"), row.title, looks.HEADING, bold=True, keep=own + 12.0)
    if row.examples:
        flow.text(element.child("P"), row.examples, looks.SMALL, shade=looks.QUIET, keep=own)
    flow.top -= 3.0
    listed = element.child("L")
    for start in range(0, len(row.ticks), _COLUMNS):
        _boxes(flow, listed, row.ticks[start : start + _COLUMNS], values)
    _named(flow, listed.child("LI").child("LBody"), (row.products_tick, row.products), values, names)
    if row.explanation is not None:
        _explained(flow, element.child("P"), row.explanation, told)


def _boxes(flow: Flow, listed: Element, fields: tuple[Field, ...], values: Values) -> None:
    """Draw a row of boxes, as high as the longest of their labels."""
    column = flow.width / _COLUMNS
    high = _LINE
    for number, field in enumerate(fields):
        left = flow.left + number * column
        body = listed.child("LI").child("LBody")
        tick(flow, body, field, values.get(field.name), left, flow.top - 2.0)
        area = (left + looks.TICK + 4.0, flow.top - 0.5, column - looks.TICK - 10.0)
        high = max(high, flow.label(body, field.label, area, _WORKLOAD) + 2.0)
    flow.top -= high


def _named(flow: Flow, body: Element, fields: tuple[Field, Field], values: Values, names: str) -> None:
    """Draw the box of business applications with the place for their names."""
    box, field = fields
    size = _WORKLOAD
    label = flow.set(box.label, flow.width, size)[0]
    begin = looks.TICK + 4.0 + label.width * size / 1000 + 6.0
    width = flow.width - begin
    high = max(17.0, height_of(flow, names, width, _CELL) if names else 0.0)
    shift = (17.0 - looks.TICK) / 2
    tick(flow, body, box, values.get(box.name), flow.left, flow.top - shift)
    flow.label(body, box.label, (flow.left + looks.TICK + 4.0, flow.top - shift + 1.5, begin), size)
    what = shown(flow, names, width, _CELL)
    answer(flow, body, field, what, (flow.left + begin, flow.top, width, high))
    flow.top -= high + 3.0


def _explained(flow: Flow, line: Element, field: Field, told: str) -> None:
    """Draw the place for what "other" means."""
    size = _WORKLOAD
    label = flow.set(field.label, flow.width, size)[0]
    begin = label.width * size / 1000 + 8.0
    width = flow.width - begin
    high = max(2 * looks.ROW, height_of(flow, told, width, looks.ANSWER))
    flow.need(high)
    flow.label(line, field.label, (flow.left, flow.top - 3.0, begin), size)
    what = shown(flow, told, width)
    answer(flow, line, field, what, (flow.left + begin, flow.top, width, high))
    flow.top -= high + 3.0
