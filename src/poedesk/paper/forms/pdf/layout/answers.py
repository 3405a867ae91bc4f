"""Places for answers: fields to fill in, or the same drawn as plain content."""

from poedesk.kernel.records import dataclass
from poedesk.paper.forms.outline import CHOICE, LONG, PLAIN, PURCHASE_TYPES, SIGNATURE, Field
from poedesk.paper.forms.pdf.file import strokes
from poedesk.paper.forms.pdf.file.sheets import Stand
from poedesk.paper.forms.pdf.file.tags import Element, Widget
from poedesk.paper.forms.pdf.layout import looks
from poedesk.paper.forms.pdf.layout.flow import Flow
from poedesk.paper.forms.pdf.type.lines import Line

Value = str | bool | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a place shows of an answer."""

    value: str | None
    """The whole answer."""

    lines: tuple[Line, ...]
    """What of it stands here."""

    size: float


def height_of(flow: Flow, text: str, width: float, size: float = looks.ANSWER) -> float:
    """Return how high a field must be for ``text``, one line at least."""
    said = flow.set(text, width - 2 * looks.PAD, size)
    return max(looks.ROW, len(said) * looks.LEADING * size + 2 * looks.PAD)


def shown(flow: Flow, value: Value, width: float, size: float = looks.ANSWER) -> Shown:
    """Return the whole of an answer in a field of ``width``."""
    text = value if isinstance(value, str) else ""
    return Shown(text or None, flow.set(text, width - 2 * looks.PAD, size) if text else (), size)


def answer(
    flow: Flow, parent: Element, field: Field, what: Shown, area: tuple[float, float, float, float]
) -> None:
    """Draw the place of an answer at (left, top, width, height).

    An answer that runs over pages has a place on each, with its own lines.
    """
    left, top, width, height = area
    said, size = what.lines, what.size
    flow.border(left, top, width, height)
    flow.sheet.stands.append(Stand("field", (left, top - height, left + width, top), field.name))
    high = len(said) * looks.LEADING * size
    # One line stands in the middle; more begin at the top, where typed text begins too.
    centred = len(said) == 1 and height <= looks.PEN and field.kind != LONG
    begin = top - (height - high) / 2 if centred else top - looks.PAD
    corner = (0.0, 0.0) if flow.flat else (left, top - height)
    inner = (left + looks.PAD, begin, width - 2 * looks.PAD)
    told = any(line.text for line in said)
    drawn = flow.draw(said, size, inner, looks.ANSWERED, corner) if told else ""
    if flow.flat:
        if drawn:
            flow.sheet.say(parent.child("Form", Role="tv", Desc=tooltip(field)), drawn)
        return
    many = field.kind == LONG or len(said) > 1
    widget = Widget(
        name=field.name,
        # A name that was typed to sign stays text; only an empty place can be signed digitally.
        kind=PLAIN if field.kind == SIGNATURE and what.value else field.kind,
        box=(left, top - height, left + width, top),
        tooltip=tooltip(field),
        required=field.required,
        value=what.value,
        strokes=_clipped(drawn, width, height),
        size=0.0 if many else size,
        lines=many,
        options=tuple(PURCHASE_TYPES.values()) if field.kind == CHOICE else (),
        element=parent.child("Form"),
    )
    flow.sheet.place(widget)


def tick(flow: Flow, parent: Element, field: Field, value: Value, left: float, top: float) -> None:
    """Draw a box to tick."""
    side = looks.TICK
    box = (left, top - side, left + side, top)
    flow.sheet.stands.append(Stand("field", box, field.name))
    ticked = value is True
    if flow.flat:
        element = parent.child("Form", Role="cb", checked="on" if ticked else "off", Desc=tooltip(field))
        path = strokes.rectangle(left, top - side, side, side)
        cross = _cross(left, top - side, side) if ticked else ""
        flow.sheet.say(element, f"{strokes.colour(looks.INK)} 0.8 w {path} S {cross}")
        return
    path = strokes.rectangle(left, top - side, side, side)
    flow.sheet.paint(f"{strokes.colour(looks.INK)} 0.8 w {path} S")
    flow.sheet.place(
        Widget(
            name=field.name,
            kind=field.kind,
            box=box,
            tooltip=tooltip(field),
            required=field.required,
            value=ticked,
            strokes=f"q {strokes.colour(looks.INK)} {_cross(0.0, 0.0, side)} Q",
            size=0.0,
            lines=False,
            options=(),
            element=parent.child("Form"),
        )
    )


def tooltip(field: Field) -> str:
    """Return what a screen reader says of a field: its label, what belongs there, if it is optional."""
    label = field.label.strip().rstrip(":")
    if field.hint.endswith(label):  # the hint says which of several it is
        return f"{label} ({field.hint.removesuffix(label).rstrip(' :')})"
    said = f"{label}{'' if label[-1:] in '.?' else '.'} {field.hint}" if field.hint else label
    return said if field.required else f"{said.rstrip('.')}. Optional."


def _cross(left: float, bottom: float, side: float) -> str:
    low, high = side * 0.2, side * 0.8
    points = [(low, low), (high, high), (low, high), (high, low)]
    a, b, c, d = (f"{strokes.number(left + x)} {strokes.number(bottom + y)}" for x, y in points)
    return f"1.4 w {a} m {b} l {c} m {d} l S"


def _clipped(drawn: str, width: float, height: float) -> str:
    if not drawn:
        return "/Tx BMC EMC"
    clip = strokes.rectangle(0.5, 0.5, width - 1, height - 1)
    return f"/Tx BMC q {clip} W n {drawn} Q EMC"
