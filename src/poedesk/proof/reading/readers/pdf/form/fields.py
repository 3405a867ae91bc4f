"""The fields of one page as the document holds them: place, printed label, group."""

from collections.abc import Mapping, Sequence

from poedesk.proof.document.model import Box, Field, FieldKind, Mark, Page
from poedesk.proof.reading.readers.pdf.form.labels import Labels
from poedesk.proof.reading.readers.pdf.form.tree import FormField
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.ticks.boxes import TickBox

_BOXES = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO})


def control_boxes(fields: Sequence[FormField], number: int, frame: Frame) -> list[TickBox]:
    """Return the boxes of the check boxes and radio buttons on page ``number``."""
    boxes = []
    for index, item in enumerate(fields):
        if item.kind in _BOXES:
            for widget in item.widgets:
                if widget.page != number:
                    continue
                box = frame.box(*widget.rectangle)
                if frame.holds(box, slack=0.0):
                    boxes.append(TickBox(box, _is_on(item, widget.state, on=widget.on), "control", index))
    return boxes


def _is_on(item: FormField, state: str | None, *, on: bool) -> bool | None:
    """Return whether one box of a field is on: by the field's value, else by what is shown."""
    if item.value.checked is None or not item.shown:
        return None
    if len(item.widgets) == 1 or not item.value.checked:
        return bool(item.value.checked)
    if any(widget.state == item.value.text for widget in item.widgets):
        return state == item.value.text
    return on


def page_fields(
    fields: Sequence[FormField],
    page: Page,
    frame: Frame,
    grids: Sequence[Grid],
    marks: Mapping[int, Sequence[Mark]],
) -> tuple[Field, ...]:
    """Return the fields whose first place is on ``page``; ``marks`` are those of their boxes.

    Fields that are on no page are told with the first one.
    """
    own = [(index, item) for index, item in enumerate(fields) if (item.page or 1) == page.number]
    if not own:
        return ()
    boxes = [
        frame.box(*widget.rectangle)
        for item in fields
        for widget in item.widgets
        if widget.page == page.number
    ]
    labels = Labels(page, grids, boxes)
    return tuple(_field(item, page, frame, labels, marks.get(index, ())) for index, item in own)


def _field(item: FormField, page: Page, frame: Frame, labels: Labels, marks: Sequence[Mark]) -> Field:
    box = _place(item, page, frame)
    tooltip = item.tooltip.strip() if item.tooltip else None
    if item.kind in _BOXES:
        label, group = _of_marks(marks)
        label = label or tooltip
    else:
        label = labels.of(box) if box is not None else None
        if tooltip and not (label and any(sign.isalpha() for sign in label)):
            label = tooltip
        group = labels.heading(box, label) if box is not None else None
    return Field(
        item.name, label or None, group, item.kind, item.value.text, item.value.checked, box, shown=item.shown
    )


def _place(item: FormField, page: Page, frame: Frame) -> Box | None:
    here = [widget for widget in item.widgets if widget.page == page.number]
    chosen = [widget for widget in here if widget.on] if item.kind in _BOXES else []
    for widget in [*chosen, *here]:
        box = frame.box(*widget.rectangle)
        if frame.holds(box, slack=0.0):
            return box
    return None


def _of_marks(marks: Sequence[Mark]) -> tuple[str | None, str | None]:
    """Return label and group of a field by its boxes: those of the ticked one, else of the only one."""
    ticked = [mark for mark in marks if mark.checked] or list(marks)
    if not ticked:
        return None, None
    groups = [mark.group for mark in marks if mark.group]
    if len(marks) > 1 and not any(mark.checked for mark in marks):
        return groups[0] if groups else None, None
    return ticked[0].label, ticked[0].group
