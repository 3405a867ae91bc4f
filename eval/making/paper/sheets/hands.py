"""Sheets signed, named and dated by hand, on lines and in combs (one sign a cell), with what was written."""

import io
import random
from dataclasses import dataclass
from datetime import date, timedelta

from reportlab.pdfgen.canvas import Canvas

from eval.making.paper.pen import Place, placed, signature, width_of, written
from eval.making.paper.sheet import INKS, Pen, Sheet, printed
from eval.making.paper.sheets.forms import CUSTOMER, PARTNER

NAMES = ("Ada Thornbury", "Chidi Okonjo", "Ines Paredes", "Hugo de Vries", "Greta Holm", "Jonas Feld")
DOMAIN = "alderquay.example"
_WIDTH, _HEIGHT, _LEFT = 595.0, 842.0, 60.0
_FORMS = ("%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%Y-%m-%d", "%d %b %Y", "%B %d, %Y")
_COMBED = "%d%m%Y"
_PROSE = (
    "The partner moved 640 mailboxes to Exchange Online and set up the rules that keep them safe.",
    "Teams was introduced to nine departments; two trainers showed each of them how to hold meetings.",
    "Afterwards the old servers were switched off, and their backups were kept for another year.",
    "We accept this work as complete.",
)


@dataclass(frozen=True, slots=True)
class Hand:
    """What stands on one sheet."""

    tenant: str
    signed: date
    """No month can be taken for its day."""

    name: str
    combed: bool
    """Whether tenant and date stand one sign a cell."""


def hand_sheet(dice: random.Random) -> tuple[Sheet, Hand]:
    """Return a sheet that a person filled in with a pen; its tenant id is printed."""
    digits = f"{dice.getrandbits(128):032x}"
    tenant = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    signed = date(2025, 6, 1) + timedelta(days=dice.randrange(300))
    signed = signed.replace(day=dice.randint(13, 28))
    hand = Hand(tenant, signed, dice.choice(NAMES), combed=dice.random() < 0.4)  # noqa: PLR2004 - many are not
    stream = io.BytesIO()
    canvas = Canvas(stream, (_WIDTH, _HEIGHT))
    places = _print(canvas, hand, dice)
    canvas.save()
    (sheet,) = printed(stream.getvalue())
    pen = Pen(dice.choice(INKS), dice.uniform(0.8, 1.3))
    sheet.draw(placed(signature(hand.name, dice), places["signature"]), pen, dice)
    _write(sheet, hand.name, places["name"], pen, dice)
    if hand.combed:
        text, place = signed.strftime(_COMBED), places["date"]
        side = (place.right - place.left) / len(text)
        for number, sign in enumerate(text):
            left = place.left + number * side + (side - width_of(sign, 10)) / 2 + 1
            sheet.draw(written(sign, left, place.bottom - 4, 10, dice), pen, dice)
    else:
        _write(sheet, signed.strftime(dice.choice(_FORMS)), places["date"], pen, dice)
    return sheet, hand


def _write(sheet: Sheet, text: str, place: Place, pen: Pen, dice: random.Random) -> None:
    size = min(place.bottom - place.top, 13.0) * dice.uniform(0.75, 0.95)
    size *= min(1.0, (place.right - place.left - 8) / width_of(text, size))
    sheet.draw(written(text, place.left + 4, place.bottom - 3, size, dice), pen, dice)


def _print(canvas: Canvas, hand: Hand, dice: random.Random) -> dict[str, Place]:
    """Print the form; return where a pen writes."""
    y = 70.0

    def line(text: str, down: float = 17.0) -> None:
        nonlocal y
        canvas.drawString(_LEFT, _HEIGHT - y, text)
        y += down

    canvas.setFont("Helvetica-Bold", 14)
    line("Completion of work", 28)
    canvas.setFont(dice.choice(("Helvetica", "Times-Roman")), 10)
    for label, value in (
        ("Partner name", PARTNER),
        ("Customer name", CUSTOMER),
        ("Customer domain", DOMAIN),
    ):
        line(f"{label}: {value}", 19)
    line("Customer tenant ID:" if hand.combed else f"Customer tenant ID: {hand.tenant}", 19)
    if hand.combed:
        _comb(canvas, _LEFT, y + 2, 13.0, len(hand.tenant), hand.tenant)
        y += 28
    for text in _PROSE:
        line(text)
    y += 24
    line(f"Signed for {CUSTOMER}", 50)
    places = {}
    for kind, label in (("signature", "Signature:"), ("name", "Name:"), ("date", "Date:")):
        canvas.drawString(_LEFT, _HEIGHT - y, label)
        high = 32 if kind == "signature" else 17
        places[kind] = Place(_LEFT + 62, y - high, _LEFT + 240, y + 1)
        if kind == "date" and hand.combed:
            wide = dice.choice((15.0, 18.0))
            _comb(canvas, _LEFT + 62, y + 2, wide, 8, "")
            places[kind] = Place(_LEFT + 62, y - 14, _LEFT + 62 + 8 * wide, y + 2)
        else:
            canvas.line(_LEFT + 60, _HEIGHT - y - 2, _LEFT + 250, _HEIGHT - y - 2)
        y += 34
    return places


def _comb(canvas: Canvas, left: float, base: float, side: float, count: int, text: str) -> None:
    """Rule ``count`` cells as wide as ``side``, on a line at ``base``, and print ``text`` in them."""
    canvas.setLineWidth(0.5)
    canvas.rect(left, _HEIGHT - base, side * count, 16)
    for number in range(1, count):
        canvas.line(left + number * side, _HEIGHT - base, left + number * side, _HEIGHT - base + 16)
    for number, sign in enumerate(text):
        canvas.drawCentredString(left + (number + 0.5) * side, _HEIGHT - base + 4.5, sign)
