"""Sheets that name a tenant, a domain and a date, with the words printed on them."""

import io
import random
from dataclasses import dataclass
from datetime import date, timedelta

import pypdfium2 as pypdfium
from reportlab.pdfgen.canvas import Canvas

from eval.making.paper.pen import Place, placed, signature
from eval.making.paper.sheet import INKS, Pen, Sheet, printed

PARTNER, CUSTOMER, SIGNATORY = "Wrenfield Consulting Ltd", "Alder Quay Water plc", "Ada Thornbury"

_WIDTH, _HEIGHT, _LEFT = 595.0, 842.0, 60.0
_FONTS = ("Helvetica", "Times-Roman", "Courier")
_FIRST = ("alder", "thornbury", "okonjo", "mill10", "kell", "isle", "born", "wold5", "brill", "corn8")
_SECOND = ("quay", "water", "foods", "supply", "clinic", "rail", "college", "timber", "looms", "mill")
_PROSE = (
    "The users had no way to work together from outside of the office, and mail was lost every week.",
    "The partner moved 640 mailboxes to Exchange Online and set up the rules that keep them safe.",
    "Teams was introduced to nine departments; two trainers showed each of them how to hold meetings.",
    "Afterwards the old servers were switched off, and their backups were kept for another year.",
    "The help desk was shown the new tools, and 38 key users were trained in three sessions.",
    "Both sides looked at the list of open points on 4 occasions and closed every one of them.",
    "What remains to be done is looked after by the customer's own people from next month on.",
)
_DATES = ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d-%b-%Y")


@dataclass(frozen=True, slots=True)
class Form:
    """What is printed on one sheet."""

    tenant: str
    domain: str
    signed: date
    words: tuple[str, ...]
    """All that is printed, from top to bottom."""


def form_sheet(dice: random.Random) -> tuple[Sheet, Form]:
    """Return a sheet that describes work, signed with a pen, and what is printed on it."""
    digits = f"{dice.getrandbits(128):032x}"
    tenant = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    domain = f"{dice.choice(_FIRST)}{dice.choice(('', '-'))}{dice.choice(_SECOND)}.example"
    signed = date(2025, 6, 1) + timedelta(days=dice.randrange(300))
    stream = io.BytesIO()
    canvas = Canvas(stream, (_WIDTH, _HEIGHT))
    place = _print(canvas, (tenant, domain, signed.strftime(dice.choice(_DATES))), dice)
    canvas.save()
    (sheet,) = printed(stream.getvalue())
    pen = Pen(dice.choice(INKS), dice.uniform(0.8, 1.5))
    sheet.draw(placed(signature(SIGNATORY, dice), place), pen, dice)
    return sheet, Form(tenant, domain, signed, _words(stream.getvalue()))


def _print(canvas: Canvas, values: tuple[str, str, str], dice: random.Random) -> Place:
    """Print the form with its ``values``; return where it is signed."""
    font, size = dice.choice(_FONTS), dice.choice((9.0, 10.0, 11.0))
    tenant, domain, signed = values
    y = _HEIGHT - 70.0

    def line(text: str, down: float = 1.6) -> None:
        nonlocal y
        canvas.drawString(_LEFT, y, text)
        y -= down * size

    canvas.setFont("Helvetica-Bold", 14)
    line("Completion of work", 3.0)
    canvas.setFont(font, size)
    for label, value in (
        ("Partner name", PARTNER),
        ("Customer name", CUSTOMER),
        ("Customer domain", domain),
        ("Customer tenant ID", tenant),
    ):
        line(f"{label}: {value}", 1.9)
    for text in dice.sample(_PROSE, dice.randint(4, len(_PROSE))):
        cut = len(text) // 2 + text[len(text) // 2 :].index(" ")  # no line is wider than the page
        line(text[:cut])
        line(text[cut + 1 :])
    y -= 3 * size
    line(f"Signed for {CUSTOMER}", 5.0)
    place = Place(_LEFT + 60, _HEIGHT - y - 34, _LEFT + 230, _HEIGHT - y)
    canvas.line(_LEFT + 55, y - 1, _LEFT + 260, y - 1)
    line("Signature:", 2.4)
    line(f"Name: {SIGNATORY}", 1.9)
    line("Title: Head of IT", 1.9)
    line(f"Date: {signed}")
    return place


def _words(data: bytes) -> tuple[str, ...]:
    opened = pypdfium.PdfDocument(data)
    try:
        return tuple(opened[0].get_textpage().get_text_range().split())
    finally:
        opened.close()
