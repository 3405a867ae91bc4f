"""Sheets with tick boxes of every size and layout, some of them ticked by pen."""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from eval.making.paper.pen import TICKS, Place, placed, struck_out
from eval.making.paper.sheet import INKS, Pen, Sheet, printed

_WIDTH, _HEIGHT = 595.0, 842.0
_FONTS = ("Helvetica", "Times-Roman", "Courier", "Helvetica-Bold")
_LABELS = (
    "Exchange Online", "SharePoint Online", "Microsoft Teams", "OneDrive", "Intune", "Power BI", "Yammer",
    "Dynamics 365 Sales", "Power Apps", "Defender for Office", "Yes", "No", "Deployment", "Adoption", "Pilot",
    "Migration", "Envisioning", "Proof of concept", "Training of key users", "I agree", "Not applicable",
    "Public sector entity", "Other (explain)", "Copilot", "Entra ID", "Windows 365", "Azure landing zone",
)  # fmt: skip
_COLUMNS = ("Deployment", "Migration", "Adoption", "Integration", "Envisioning", "Other")
_STRUCK = 0.08
"""Share of boxes whose tick was taken back."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One box on a sheet."""

    place: Place
    label: str
    """What is printed beside it; in a grid the row."""

    group: str
    """The column of a grid; empty elsewhere."""

    style: str
    """How it was ticked: a name of ``TICKS``, ``struck-out``, or empty."""

    @property
    def ticked(self) -> bool:
        """Return whether it counts as ticked."""
        return self.style in TICKS


@dataclass(frozen=True, slots=True)
class Look:
    """What all boxes of one sheet have in common."""

    font: str
    size: float
    side: float
    line: float
    round_corners: bool


def tick_sheet(dice: random.Random) -> tuple[Sheet, list[Tick]]:
    """Return a sheet and its boxes."""
    look = Look(
        dice.choice(_FONTS),
        dice.choice((8.0, 9.5, 11.0, 12.5)),
        dice.choice((6.5, 8.0, 9.5, 11.0, 14.0, 17.0)),
        dice.choice((0.4, 0.6, 0.9, 1.3)),
        dice.random() < 0.15,  # noqa: PLR2004 - few forms have them
    )
    stream = io.BytesIO()
    canvas = Canvas(stream, (_WIDTH, _HEIGHT))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(60, _HEIGHT - 60, "Services that were provided")
    layout = dice.choice((_listed, _columned, _gridded, _gridded, _asked))
    boxes = list(layout(canvas, look, dice))
    canvas.save()
    (sheet,) = printed(stream.getvalue())
    ticks = [Tick(place, label, group, _style(dice)) for place, label, group in boxes]
    for tick in ticks:
        _mark(sheet, tick, dice)
    return sheet, ticks


_Box = tuple[Place, str, str]


def _style(dice: random.Random) -> str:
    chance = dice.random()
    if chance < _STRUCK:
        return "struck-out"
    return dice.choice(tuple(TICKS)) if chance < 0.45 else ""  # noqa: PLR2004 - fewer than half are ticked


def _mark(sheet: Sheet, tick: Tick, dice: random.Random) -> None:
    if not tick.style:
        return
    made = struck_out(dice) if tick.style == "struck-out" else TICKS[tick.style](dice)
    pen = Pen(dice.choice(INKS), dice.uniform(0.7, 1.5))
    sheet.draw(placed(made, tick.place), pen, dice)


def _box(canvas: Canvas, look: Look, left: float, top: float) -> Place:
    """Draw a box whose top left corner is there, counted from the top; return its place."""
    canvas.setLineWidth(look.line)
    if look.round_corners:
        canvas.roundRect(left, _HEIGHT - top - look.side, look.side, look.side, look.side / 5)
    else:
        canvas.rect(left, _HEIGHT - top - look.side, look.side, look.side)
    return Place(left, top, left + look.side, top + look.side)


def _text(canvas: Canvas, look: Look, left: float, top: float, text: str) -> float:
    """Write ``text`` level with a box at ``top``; return where it ends."""
    canvas.setFont(look.font, look.size)
    canvas.drawString(left, _HEIGHT - top - look.side / 2 - look.size * 0.35, text)
    return left + float(canvas.stringWidth(text, look.font, look.size))


def _listed(canvas: Canvas, look: Look, dice: random.Random) -> Iterator[_Box]:
    after = dice.random() < 0.3  # noqa: PLR2004 - few forms have the box after its label
    step = max(look.side, look.size) + dice.uniform(5, 12)
    for number, label in enumerate(dice.sample(_LABELS, 14)):
        top = 90 + number * step
        if after:
            end = _text(canvas, look, 70, top, label)
            yield _box(canvas, look, end + 8, top), label, ""
        else:
            _text(canvas, look, 76 + look.side, top, label)
            yield _box(canvas, look, 70, top), label, ""


def _columned(canvas: Canvas, look: Look, dice: random.Random) -> Iterator[_Box]:
    labels = dice.sample(_LABELS, 18)
    step = max(look.side, look.size) + dice.uniform(6, 14)
    for number, label in enumerate(labels):
        left, top = 60 + 170 * (number % 3), 90 + number // 3 * step
        _text(canvas, look, left + look.side + 6, top, label)
        yield _box(canvas, look, left, top), label, ""


def _gridded(canvas: Canvas, look: Look, dice: random.Random) -> Iterator[_Box]:
    ruled, count = dice.random() < 0.6, dice.randint(3, 6)  # noqa: PLR2004 - most grids are ruled
    rows, high = dice.sample(_LABELS, dice.randint(6, 14)), max(look.side, look.size) + dice.uniform(6, 12)
    first, wide = 190.0, 380 / count
    for column in range(count):
        canvas.setFont(look.font, min(look.size, 9))
        canvas.drawString(first + column * wide + 3, _HEIGHT - 108, _COLUMNS[column])
    for row, label in enumerate(rows):
        top = 120 + row * high
        _text(canvas, look, 60, top, label)
        for column in range(count):
            left = first + column * wide + (wide - look.side) / 2
            yield _box(canvas, look, left, top), label, _COLUMNS[column]
    if ruled:
        bottom = 120 + len(rows) * high
        canvas.setLineWidth(0.5)
        gap = (high - look.side) / 2
        for row in range(len(rows) + 1):
            y = _HEIGHT - (120 + row * high - gap)
            canvas.line(54, y, first + 380, y)
        for x in (54, *(first + column * wide for column in range(count + 1))):
            canvas.line(x, _HEIGHT - (120 - gap), x, _HEIGHT - (bottom - gap))


def _asked(canvas: Canvas, look: Look, dice: random.Random) -> Iterator[_Box]:
    step = max(look.side, look.size) + dice.uniform(8, 16)
    for number in range(12):
        top, x = 90 + number * step, 60.0
        x = _text(canvas, look, x, top, f"{number + 1}. Was this part of the work?") + 14
        for label in dice.sample(("Yes", "No", "Partly", "Not known"), dice.randint(2, 3)):
            yield _box(canvas, look, x, top), label, f"{number + 1}"
            x = _text(canvas, look, x + look.side + 5, top, label) + 16
