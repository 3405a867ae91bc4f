"""An XFA form as a page: its template's text and its fields' labels and values, line by line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Field, FieldKind, Mark, Page
from poedesk.proof.reading.readers.pdf.xfa.merging import Entry

_LABELS = 40
"""Characters of the column in which labels stand."""

_ASKS = compiled(
    r"please wait\.{3}.{0,900}(?:adobe|pdf viewer)"
    r"|requires adobe (?:acrobat )?reader|adobe reader \d+ or higher",
    re.IGNORECASE | re.DOTALL,
)
"""What the one page of an XFA form says while no program lays it out."""

_BOXES = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO})


def is_placeholder(pages: Sequence[Page]) -> bool:
    """Return whether the pages only say that another program is needed to show the form."""
    return len(pages) == 1 and _ASKS.search(pages[0].text) is not None


def tells(entries: Sequence[Entry]) -> bool:
    """Return whether a form says something for a label: else its data are of no use."""
    return any(entry.kind is not None and entry.label and entry.value for entry in entries)


def page_of(entries: Sequence[Entry]) -> Page:
    """Return the page, which has no size because the form is laid out only when it is opened."""
    grid = TextGrid()
    fields: list[Field] = []
    marks: list[Mark] = []
    for entry in entries:
        if entry.kind is None:
            grid.add(_line(entry.value))
            grid.end_line()
        elif entry.kind in _BOXES:
            _box(entry, grid, fields, marks)
        else:
            _field(entry, grid, fields)
    return replace(grid.page(), fields=tuple(fields), marks=tuple(marks))


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _field(entry: Entry, grid: TextGrid, fields: list[Field]) -> None:
    assert entry.kind is not None
    label, value = _line(entry.label), _line(entry.value)
    if label:
        grid.add(f"{label}:")
    place = grid.add(value, column=max(_LABELS, len(label) + 3)) if value else (None, None)
    if label or value:
        grid.end_line()
    fields.append(Field(entry.name, entry.label, None, entry.kind, entry.value, start=place[0], end=place[1]))


def _box(entry: Entry, grid: TextGrid, fields: list[Field], marks: list[Mark]) -> None:
    assert entry.kind is not None
    label = _line(entry.label)
    start, end = None, None
    if label:
        start, end = grid.add(label, column=2)
        marks.append(Mark(label, None, entry.checked, grid.page().segments[-1].box, "control", start, end))
        grid.end_line()
    fields.append(Field(entry.name, entry.label, None, entry.kind, entry.value, entry.checked))
