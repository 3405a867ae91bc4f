"""Sheets with places to sign, to initial and to date, some of them used, with stamps and logos about."""

import io
import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from eval.making.paper.pen import Place, initials, placed, signature, smooth, written
from eval.making.paper.sheet import INKS, Pen, Sheet, printed

_WIDTH, _HEIGHT = 595.0, 842.0
_PARTIES = (
    ("Customer", "Partner"),
    ("Client", "Supplier"),
    ("Buyer", "Contractor"),
    ("Alder Quay plc", "Wrenfield Ltd"),
)
_NAMES = (
    "Ada Thornbury", "Ben Castellan", "Chidi Okonjo", "Dana Whitmore", "Eva Lindqvist", "Farid Nazari",
    "Greta Holm", "Hugo de Vries", "Ines Paredes", "Jonas Feld", "Katya Orlova", "Liam Byrne",
)  # fmt: skip
_WORDS = (
    "The work described above was carried out for us and is accepted.",
    "Signed for and on behalf of the parties.",
    "We confirm that the services were provided as planned.",
    "This page belongs to the agreement named above.",
    "Please return a signed copy to the address below.",
    "Each party keeps one copy of this document.",
)


@dataclass(frozen=True, slots=True)
class Ink:
    """One place on a sheet where a pen is expected."""

    place: Place
    kind: str
    """``signature``, ``initials`` or ``date``."""

    party: str
    present: bool
    """Whether a pen was there."""

    text: str = ""
    """What was written, for a date."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a pen may write, before it is known whether it does."""

    place: Place
    kind: str
    party: str


def ink_sheet(dice: random.Random) -> tuple[Sheet, list[Ink]]:
    """Return a sheet and its places."""
    stream = io.BytesIO()
    canvas = Canvas(stream, (_WIDTH, _HEIGHT))
    _prose(canvas, dice)
    layout = dice.choice((_side_by_side, _one_below_the_other, _boxed, _label_first))
    spots = [*layout(canvas, dice.choice(_PARTIES), dice), *_disclosures(canvas, dice)]
    if dice.random() < 0.3:  # noqa: PLR2004 - some letterheads bear a logo
        _logo(canvas, dice)
    canvas.save()
    (sheet,) = printed(stream.getvalue())
    hands = {
        party: (dice.choice(_NAMES), Pen(dice.choice(INKS), dice.uniform(0.8, 1.6)))
        for party in _parties(spots)
    }
    inks = [_used(sheet, spot, *hands[spot.party], dice) for spot in spots]
    if dice.random() < 0.3:  # noqa: PLR2004 - some companies stamp
        _stamp(sheet, dice)
    return sheet, inks


def _parties(spots: Sequence[Spot]) -> list[str]:
    return list(dict.fromkeys(spot.party for spot in spots))


def _used(sheet: Sheet, spot: Spot, name: str, pen: Pen, dice: random.Random) -> Ink:
    if dice.random() < 0.4:  # noqa: PLR2004 - many are left empty
        return Ink(spot.place, spot.kind, spot.party, present=False)
    place, text = spot.place, ""
    if spot.kind == "date":
        text = dice.choice(("{0}/{1}/{2}", "{0}.{1}.{2}", "{2}-{1}-{0}")).format(
            f"{dice.randint(13, 28):02d}", f"{dice.randint(1, 12):02d}", dice.randint(2022, 2026)
        )
        size = min(place.bottom - place.top, 13) * dice.uniform(0.6, 0.9)
        sheet.draw(written(text, place.left + 6, place.bottom - 3, size, dice), pen, dice)
    elif spot.kind == "initials":
        sheet.draw(placed(initials(name, dice), _within(place, dice, 0.75)), pen, dice)
    else:
        sheet.draw(placed(signature(name, dice), _within(place, dice, 0.6, over=True)), pen, dice)
    return Ink(place, spot.kind, spot.party, present=True, text=text)


def _within(place: Place, dice: random.Random, share: float, *, over: bool = False) -> Place:
    """Return a part of ``place``, about ``share`` of its width; ``over`` may cross its lower edge."""
    width, height = place.right - place.left, place.bottom - place.top
    wide = width * share * dice.uniform(0.8, 1.15)
    left = place.left + dice.uniform(0.02, 0.15) * width
    down = dice.uniform(-0.1, 0.3) * height if over else 0.0
    return Place(left, place.top + height * 0.12 + down, left + wide, place.bottom - height * 0.05 + down)


def _prose(canvas: Canvas, dice: random.Random) -> None:
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(60, _HEIGHT - 70, "Acceptance of the work")
    canvas.setFont(dice.choice(("Helvetica", "Times-Roman")), dice.choice((9, 10, 11)))
    for number in range(14):
        canvas.drawString(60, _HEIGHT - 100 - 15 * number, dice.choice(_WORDS))


def _side_by_side(canvas: Canvas, parties: tuple[str, str], dice: random.Random) -> Iterator[Spot]:
    top = dice.uniform(360, 420)
    for number, party in enumerate(parties):
        left = 60 + 250 * number
        _print(canvas, left, top, f"For {party}")
        yield from _lines(canvas, left, top + 50, 200, party, ("signature", "date"))


def _one_below_the_other(canvas: Canvas, parties: tuple[str, str], dice: random.Random) -> Iterator[Spot]:
    for number, party in enumerate(parties):
        top = 350 + 170 * number + dice.uniform(0, 15)
        _print(canvas, 60, top, f"Signed on behalf of {party}")
        yield from _lines(canvas, 60, top + 45, 240, party, ("signature", "date"))


def _lines(
    canvas: Canvas, left: float, top: float, wide: float, party: str, kinds: Sequence[str]
) -> Iterator[Spot]:
    """Print lines with their labels below."""
    for number, kind in enumerate(kinds):
        y = top + 55 * number
        _rule(canvas, left, left + wide, y)
        _print(canvas, left, y + 11, {"signature": "Signature", "date": "Date"}[kind], 8)
        high = 36 if kind == "signature" else 16
        yield Spot(Place(left, y - high, left + wide, y), kind, party)


def _label_first(canvas: Canvas, parties: tuple[str, str], dice: random.Random) -> Iterator[Spot]:
    for number, party in enumerate(parties):
        top = 370 + 150 * number + dice.uniform(0, 15)
        _print(canvas, 60, top, party)
        for line, (kind, label) in enumerate((("signature", "Signature:"), ("date", "Date:"))):
            y = top + 40 + 36 * line
            _print(canvas, 60, y, label)
            _rule(canvas, 120, 340, y + 1)
            yield Spot(Place(122, y - (30 if kind == "signature" else 15), 340, y + 1), kind, party)


def _boxed(canvas: Canvas, parties: tuple[str, str], dice: random.Random) -> Iterator[Spot]:
    top = dice.uniform(370, 420)
    for number, party in enumerate(parties):
        y = top + 64 * number
        canvas.setLineWidth(0.7)
        canvas.rect(60, _HEIGHT - y - 56, 320, 56)
        canvas.rect(380, _HEIGHT - y - 56, 140, 56)
        _print(canvas, 64, y + 11, f"Signature of {party}", 8)
        _print(canvas, 384, y + 11, "Date", 8)
        yield Spot(Place(62, y + 14, 378, y + 54), "signature", party)
        yield Spot(Place(382, y + 26, 518, y + 48), "date", party)


def _disclosures(canvas: Canvas, dice: random.Random) -> Iterator[Spot]:
    for number in range(dice.randint(0, 2)):
        y = 700 + 40 * number
        _print(canvas, 60, y, "The customer has read this disclosure.  Initials:")
        _rule(canvas, 320, 380, y + 1)
        yield Spot(Place(322, y - 17, 380, y + 1), "initials", "initialler")


def _print(canvas: Canvas, left: float, top: float, text: str, size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(left, _HEIGHT - top, text)


def _rule(canvas: Canvas, left: float, right: float, top: float) -> None:
    canvas.setLineWidth(0.6)
    canvas.line(left, _HEIGHT - top, right, _HEIGHT - top)


def _logo(canvas: Canvas, dice: random.Random) -> None:
    canvas.setFillColorRGB(*(dice.uniform(0.1, 0.6) for _ in range(3)))
    canvas.circle(500, _HEIGHT - 60, 18, stroke=0, fill=1)
    canvas.setFont("Helvetica-BoldOblique", 18)
    canvas.drawString(400, _HEIGHT - 66, "Wrenfield")
    canvas.setFillColorRGB(0, 0, 0)


def _stamp(sheet: Sheet, dice: random.Random) -> None:
    """Press a round stamp on the sheet, away from every place to sign."""
    x, y, radius = dice.uniform(440, 520), dice.uniform(250, 300), dice.uniform(24, 34)
    pen = Pen(dice.choice(((170, 30, 40), (40, 60, 150))), 1.6)
    rings: Callable[[float], list[tuple[float, float]]] = lambda size: [  # noqa: E731 - a ring twice
        (x + size * math.cos(step / 6), y + size * math.sin(step / 6)) for step in range(39)
    ]
    sheet.draw([smooth(rings(radius), 2), smooth(rings(radius * 0.72), 2)], pen, dice)
    sheet.draw(written("RECEIVED", x - radius * 0.62, y + 3, 7, dice), Pen(pen.ink, 1.0), dice)
