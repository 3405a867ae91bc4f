"""How each kind of item is drawn."""

from collections.abc import Mapping

from poedesk.paper.forms.outline import (
    Disclosure,
    Entry,
    Field,
    Grid,
    Item,
    Part,
    Passage,
    Products,
    Signing,
    Text,
)
from poedesk.paper.forms.pdf.file.tags import Element
from poedesk.paper.forms.pdf.layout import looks
from poedesk.paper.forms.pdf.layout.answers import Shown, Value, answer, height_of, shown
from poedesk.paper.forms.pdf.layout.flow import Flow
from poedesk.paper.forms.pdf.layout.tables import grid, products

Values = Mapping[str, Value]

_GAP = 6.0
"""Between items."""

_HEADED = 50.0
"""What heading and question of a long answer take at most, and a little more."""


def part(flow: Flow, section: Part, values: Values) -> None:
    """Draw a section with its items."""
    flow.skip(14.0)
    element = flow.root.child("Sect")
    first = section.items[0]
    keep = 90.0 + (_empty(first) if isinstance(first, Passage) else 0.0)
    flow.text(element.child("H2"), section.title, looks.SECTION, bold=True, shade=looks.ACCENT, keep=keep)
    flow.rule(flow.top - 1.0)
    flow.top -= 7.0
    for item in section.items:
        _item(flow, element, item, values)


def _item(flow: Flow, element: Element, item: Item, values: Values) -> None:
    match item:
        case Text():
            flow.text(element.child("P"), item.text, looks.BODY, shade=looks.QUIET)
            flow.top -= _GAP
        case Entry():
            _entry(flow, element, item, values)
        case Passage():
            _passage(flow, element, item, values)
        case Disclosure():
            _disclosure(flow, element, item, values)
        case Signing():
            _signing(flow, element, item, values)
        case Products():
            _heading(flow, element, item)
            flow.text(element.child("P"), item.question, looks.BODY, keep=60.0)
            flow.top -= 3.0
            products(flow, element, item, values)
            flow.top -= _GAP
        case Grid():
            grid(flow, element, item, values)


def _heading(
    flow: Flow, element: Element, item: Passage | Disclosure | Products, *, keep: float = 80.0, end: str = ""
) -> None:
    """Write the heading of an item: its number, what it is, for whom, whether we inferred it."""
    flow.skip(_GAP)
    notes = [f"({note})" for note in (item.only, "inferred" if item.inferred else None) if note]
    text = " ".join(filter(None, (item.number, f"{item.heading}{end}", *notes)))
    flow.text(element.child("H3"), text, looks.HEADING, bold=True, keep=keep)


def _marked(label: str, *, required: bool, inferred: bool) -> str:
    return f"{label}{'' if required else ' *'}{' (inferred)' if inferred else ''}"


def _entry(flow: Flow, element: Element, item: Entry, values: Values) -> None:
    label = _marked(item.field.label, required=item.field.required, inferred=item.inferred)
    size = looks.BODY
    said = flow.set(label, looks.LABELS - 8.0, size)
    left = flow.left + looks.LABELS
    width = flow.width - looks.LABELS
    text = _text(values, item.field)
    high = max(height_of(flow, text, width), len(said) * looks.LEADING * size)
    if high > flow.tallest:
        _long(flow, element, label, item, text)
        return
    flow.need(high)
    line = element.child("P")
    shift = max(0.0, (looks.ROW - looks.LEADING * size) / 2) if len(said) == 1 else 0.0
    flow.label(line, label, (flow.left, flow.top - shift, looks.LABELS - 8.0), size)
    answer(flow, line, item.field, shown(flow, text, width), (left, flow.top, width, high))
    flow.top -= high + 4.0


def _long(flow: Flow, element: Element, label: str, item: Entry, text: str) -> None:
    """Draw an entry that is longer than a page below its label."""
    flow.text(element.child("P"), label, looks.BODY, keep=60.0)
    over_pages(flow, element, item.field, text, looks.ROW)


def _passage(flow: Flow, element: Element, item: Passage, values: Values) -> None:
    field = item.field
    least = _empty(item)
    text = _text(values, field)
    _, high = _sized(flow, text, least)
    keep = _HEADED + (high if high + _HEADED <= flow.tallest else 0.0)
    _heading(flow, element, item, keep=keep, end="" if field.required else " *")
    flow.text(element.child("P"), item.question, looks.BODY)
    flow.top -= 3.0
    over_pages(flow, element, field, text, least)
    flow.top -= _GAP


def _empty(item: Passage) -> float:
    """Return how high the place of an answer is when it is empty."""
    return item.lines * looks.LEADING * looks.ANSWER + 2 * looks.PAD


def _text(values: Values, field: Field) -> str:
    value = values.get(field.name)
    return value if isinstance(value, str) else ""


def _sized(flow: Flow, text: str, least: float) -> tuple[float, float]:
    """Return size of letters and height of a long answer: smaller when it would not fit on a page."""
    for size in (looks.ANSWER, looks.LEAST):
        high = max(least, height_of(flow, text, flow.width, size))
        if high + _HEADED <= flow.tallest:
            break
    return size, high


def over_pages(flow: Flow, element: Element, field: Field, text: str, least: float) -> None:
    """Draw the place of a long answer: as high as its text, over pages when it must."""
    size, high = _sized(flow, text, least)
    paragraph = element.child("P")
    if high + _HEADED <= flow.tallest:
        flow.need(high)
        what = shown(flow, text, flow.width, size)
        answer(flow, paragraph, field, what, (flow.left, flow.top, flow.width, high))
        flow.top -= high
        return
    said = flow.set(text, flow.width - 2 * looks.PAD, size)
    step = looks.LEADING * size
    flow.need(4 * step)
    while said:
        fits = max(1, int((flow.room - 2 * looks.PAD + 0.01) / step))
        here, said = Shown(text, said[:fits], size), said[fits:]
        high = len(here.lines) * step + 2 * looks.PAD
        answer(flow, paragraph, field, here, (flow.left, flow.top, flow.width, high))
        flow.top -= high
        if said:
            flow.next_page()


def _disclosure(flow: Flow, element: Element, item: Disclosure, values: Values) -> None:
    width, high = looks.INITIALS
    _heading(flow, element, item)
    flow.text(element.child("P"), item.text, looks.BODY, keep=high + 8.0)
    flow.top -= 4.0
    flow.need(high)
    line = element.child("P")
    size = looks.BODY
    said = flow.set(item.field.label, flow.width - width - 12.0, size)
    wide = max(one.width for one in said) * size / 1000
    shift = (high - len(said) * looks.LEADING * size) / 2
    flow.label(line, item.field.label, (flow.left, flow.top - shift, flow.width - width - 12.0), size)
    box = (flow.left + wide + 10.0, flow.top, width, high)
    answer(flow, line, item.field, shown(flow, values.get(item.field.name), width), box)
    flow.top -= high + _GAP


def _at_right(flow: Flow, element: Element, text: str, right: float) -> None:
    """Write a note that ends at ``right``, apart from the label on its line."""
    wide = flow.set(text, flow.width, looks.SMALL)[0].width * looks.SMALL / 1000
    flow.label(element, text, (right - wide, flow.top - 1.5, wide + 1.0), looks.SMALL, shade=looks.QUIET)


def _signing(flow: Flow, element: Element, item: Signing, values: Values) -> None:
    flow.need(looks.PEN + 22.0)
    gap = 16.0
    wide = (flow.width - gap) * 0.66
    places = (
        (item.signature, flow.left, wide),
        (item.date, flow.left + wide + gap, flow.width - wide - gap),
    )
    step = looks.LEADING * looks.BODY
    for field, left, width in places:
        line = element.child("P")
        flow.label(line, field.label, (left, flow.top, width), looks.BODY)
        if item.inferred:
            _at_right(flow, line, "(inferred)", left + width)
        what = shown(flow, values.get(field.name), width)
        answer(flow, line, field, what, (left, flow.top - step - 2.0, width, looks.PEN))
    flow.top -= step + 2.0 + looks.PEN + _GAP
