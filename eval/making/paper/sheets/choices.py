"""Sheets on which choices are made without printed squares: in cells, brackets, on lines, by words."""

import io
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportlab.pdfgen.canvas import Canvas

from eval.making.paper.pen import TICKS, Place, Stroke, placed, smooth
from eval.making.paper.sheet import INKS, Pen, Sheet, printed

_WIDTH, _HEIGHT = 595.0, 842.0
_FONTS = ("Helvetica", "Times-Roman", "Courier")
_ROWS = (
    "Exchange Online", "SharePoint Online", "Microsoft Teams", "OneDrive", "Intune", "Power BI", "Power Apps",
    "Defender for Office", "Windows 365", "Copilot",
)  # fmt: skip
_COLUMNS = ("Envisioning", "Pilot", "Deployment", "Migration", "Adoption")
_QUESTIONS = (
    "Was the work finished", "Was Exchange Online used", "Were all users moved", "Was there a pilot",
    "Were key users trained", "Was the partner on site", "Is the customer content", "Was a report given",
)  # fmt: skip
_PAIRS = (("Yes", "No"), ("Yes", "No"), ("Y", "N"), ("YES", "NO"), ("agree", "disagree"))
_BRACKETS = ("[ ]", "[  ]", "[    ]", "(  )", "(    )")
_INSIDE = tuple(name for name in TICKS if name != "circle")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen on a sheet."""

    place: Place
    label: str
    group: str
    """The row of a grid, the question of a word; empty elsewhere."""

    style: str
    """How it was chosen, or taken away (``struck``); empty when no pen was there."""

    @property
    def chosen(self) -> bool:
        """Return whether a pen chose it."""
        return self.style not in {"", "struck"}


def choice_sheet(dice: random.Random, layout: str | None = None) -> tuple[Sheet, list[Choice]]:
    """Return a sheet in one of the ``LAYOUTS`` and what can be chosen on it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, (_WIDTH, _HEIGHT))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(60, _HEIGHT - 60, "Services that were provided")
    make = LAYOUTS[layout or dice.choice(tuple(LAYOUTS))]
    choices = list(make(canvas, dice))
    canvas.save()
    (sheet,) = printed(stream.getvalue())
    ink = dice.choice(INKS)
    for choice in choices:
        if choice.style:
            sheet.draw(_strokes(choice, dice), Pen(ink, dice.uniform(0.7, 1.5)), dice)
    return sheet, choices


def _strokes(choice: Choice, dice: random.Random) -> list[Stroke]:
    place = choice.place
    if choice.style == "struck":
        return struck(place, dice)
    if choice.style == "around":
        return around(place, dice)
    side = min(place.right - place.left, place.bottom - place.top) * dice.uniform(0.7, 0.95)
    x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    x += dice.uniform(-0.5, 0.5) * (place.right - place.left - side)
    return placed(TICKS[choice.style](dice), Place(x - side / 2, y - side / 2, x + side / 2, y + side / 2))


def around(place: Place, dice: random.Random) -> list[Stroke]:
    """Return a ring that a pen draws around a word."""
    wide, high = place.right - place.left, place.bottom - place.top
    wider = Place(
        place.left - wide * 0.08 - dice.uniform(2, 5),
        place.top - high * dice.uniform(0.1, 0.4),
        place.right + wide * 0.08 + dice.uniform(2, 5),
        place.bottom + high * dice.uniform(0.1, 0.4),
    )
    shrunk = [[(0.5 + (x - 0.5) / 2, 0.5 + (y - 0.5) / 2) for x, y in s] for s in TICKS["circle"](dice)]
    return placed(shrunk, wider)


def struck(place: Place, dice: random.Random) -> list[Stroke]:
    """Return one or two flat lines through a word, or a cross over it."""
    out = dice.uniform(1, 4)
    left, right, y = place.left - out, place.right + out, (place.top + place.bottom) / 2
    slope, high = dice.uniform(-1.5, 1.5), place.bottom - place.top
    line = smooth([(left, y + slope), ((left + right) / 2, y + dice.uniform(-0.6, 0.6)), (right, y - slope)])
    way = dice.random()
    if way < 0.5:  # noqa: PLR2004 - half are struck out once
        return [line]
    if way < 0.75:  # noqa: PLR2004 - the others twice or crosswise
        return [line, [(x, y + high * 0.22) for x, y in line]]
    return [
        [(left, place.top), (right, place.bottom)],
        [(left, place.bottom), (right, place.top)],
    ]


def _style(dice: random.Random) -> str:
    return dice.choice(_INSIDE) if dice.random() < 0.35 else ""  # noqa: PLR2004 - fewer than half


def _celled(canvas: Canvas, dice: random.Random) -> Iterator[Choice]:
    """Rule a grid whose cells are ticked."""
    count, rows = dice.randint(3, 5), dice.sample(_ROWS, dice.randint(4, 9))
    high, wide, first, top = dice.uniform(17, 30), dice.uniform(52, 78), 180.0, 100.0
    font = dice.choice(_FONTS)
    canvas.setFont(font, 9)
    for column in range(count):
        canvas.drawString(first + column * wide + 2, _HEIGHT - top - high / 2 - 3, _COLUMNS[column])
    canvas.setFont(font, 10)
    canvas.setLineWidth(dice.choice((0.5, 0.8, 1.2)))
    for row in range(len(rows) + 2):
        y = _HEIGHT - top - row * high
        canvas.line(60, y, first + count * wide, y)
    for x in (60, *(first + column * wide for column in range(count + 1))):
        canvas.line(x, _HEIGHT - top, x, _HEIGHT - top - (len(rows) + 1) * high)
    for number, label in enumerate(rows, 1):
        y = top + number * high
        canvas.drawString(64, _HEIGHT - y - high / 2 - 3, label)
        for column in range(count):
            x = first + column * wide
            yield Choice(Place(x, y, x + wide, y + high), _COLUMNS[column], label, _style(dice))


def _bracketed(canvas: Canvas, dice: random.Random) -> Iterator[Choice]:
    """Write brackets before or after the labels."""
    font, size, sign = dice.choice(_FONTS), dice.choice((10.0, 11.0, 12.0)), dice.choice(_BRACKETS)
    after = dice.random() < 0.2  # noqa: PLR2004 - few forms have them there
    canvas.setFont(font, size)
    step = size + dice.uniform(7, 14)
    inner = canvas.stringWidth(sign, font, size)
    for number, label in enumerate(dice.sample(_ROWS, 9)):
        y, left = 100 + number * step, 70.0
        if after:
            left = 76 + canvas.stringWidth(label, font, size)
            canvas.drawString(70, _HEIGHT - y, label)
        canvas.drawString(left, _HEIGHT - y, sign)
        if not after:
            canvas.drawString(left + inner + 6, _HEIGHT - y, label)
        yield Choice(Place(left, y - size * 0.8, left + inner, y + 2), label, "", _style(dice))


def _lined(canvas: Canvas, dice: random.Random) -> Iterator[Choice]:
    """Write short lines before the labels, to tick on."""
    font, size, long = dice.choice(_FONTS), dice.choice((10.0, 11.0, 12.0)), dice.randint(3, 5)
    canvas.setFont(font, size)
    step = size + dice.uniform(9, 16)
    inner = canvas.stringWidth("_" * long, font, size)
    for number, label in enumerate(dice.sample(_ROWS, 9)):
        y = 100 + number * step
        canvas.drawString(70, _HEIGHT - y, "_" * long)
        canvas.drawString(70 + inner + 5, _HEIGHT - y, label)
        yield Choice(Place(70, y - size * 0.9, 70 + inner, y + 1), label, "", _style(dice))


def _worded(canvas: Canvas, dice: random.Random) -> Iterator[Choice]:
    """Ask questions whose answer is ringed, or whose other answer is struck out."""
    font, size, pair = dice.choice(_FONTS), dice.choice((10.0, 11.0, 12.0)), dice.choice(_PAIRS)
    between = dice.choice((" / ", "    ", "/", "   or   "))
    ring = dice.random() < 0.5  # noqa: PLR2004 - both are usual
    step, column = size + dice.uniform(10, 18), dice.choice((0.0, 330.0))
    canvas.setFont(font, size)
    for number, question in enumerate(_QUESTIONS):
        y = 100 + number * step
        canvas.drawString(60, _HEIGHT - y, f"{question}?")
        x = column or 60 + canvas.stringWidth(f"{question}?   ", font, size)
        answer = dice.choice((0, 0, 1, None))
        for which, word in enumerate(pair):
            if which:
                canvas.drawString(x, _HEIGHT - y, between)
                x += canvas.stringWidth(between, font, size)
            canvas.drawString(x, _HEIGHT - y, word)
            end = x + canvas.stringWidth(word, font, size)
            style = ""
            if answer is not None and ring and which == answer:
                style = "around"
            elif answer is not None and not ring and which != answer:
                style = "struck"
            yield Choice(Place(x, y - size * 0.75, end, y + size * 0.1), word, question, style)
            x = end


LAYOUTS: Mapping[str, Callable[[Canvas, random.Random], Iterator[Choice]]] = MappingProxyType(
    {"cells": _celled, "brackets": _bracketed, "lines": _lined, "words": _worded}
)
"""How choices are laid out, by name."""
