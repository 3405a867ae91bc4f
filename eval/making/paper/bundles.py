"""A bundle on paper: its PDF files printed, ticked and signed by pen, and taken by a scanner, fax or camera.

What a pen does is done at the places that reading the digital document gives: a printed tick becomes a pen's,
a pasted signature a signed one; at times the date and the name are written by hand. Other files stay.
"""

import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import poedesk
from eval.making.paper import scanner
from eval.making.paper.pen import TICKS, Place, placed, signature, width_of, written
from eval.making.paper.sheet import INKS, Pen, Sheet, printed
from poedesk.proof.document.model import Box, Document, Drawing, Mark, Page

_SIGNATURE_WIDTH, _SIGNATURE_HEIGHT = (25.0, 260.0), (8.0, 95.0)
"""Points that a pasted or drawn signature is wide and high."""

_SQUARE = 1.6
"""Times that one side of a tick box may be longer than the other."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which a bundle comes on paper."""

    device: str
    """A name of ``SCANS``."""

    ending: str = "pdf"
    by_hand: bool = False
    """Whether the date of signing and the signatory's name are written by hand."""


@dataclass(slots=True)
class Made:
    """What stands on the paper documents of a bundle."""

    pages: int = 0
    words: dict[str, list[str]] = field(default_factory=dict)
    """Name of a paper document -> the words printed on it, page after page."""

    hand_written: set[str] = field(default_factory=set)
    """Elements whose value a pen wrote."""


def can_be_printed(bundle: Path) -> bool:
    """Return whether the bundle has a PDF, and none with a digital signature, which paper does not keep."""
    files = [path for path in sorted(bundle.iterdir()) if path.suffix.lower() == ".pdf"]
    read = [reading.document for reading in poedesk.read(*files)] if files else []
    return any(document.pages for document in read) and not any(document.signatures for document in read)


def on_paper(bundle: Path, target: Path, variant: Variant, dice: random.Random) -> Made:
    """Make ``target`` a copy of ``bundle`` whose PDF files are scans; return what is on them."""
    target.mkdir(parents=True)
    made = Made()
    evidence = list(_evidence(bundle))
    for path in sorted(bundle.iterdir()):
        document = poedesk.read(path)[0].document if path.suffix.lower() == ".pdf" else None
        if document is None or not document.pages:
            shutil.copy2(path, target / path.name)
            continue
        pieces = [piece for piece in evidence if piece.document == path.name]
        sheets = printed(path.read_bytes())
        hand = _Hand(dice, by_hand=variant.by_hand)
        for sheet, page in zip(sheets, document.pages, strict=True):
            hand.works_on(sheet, page, [piece for piece in pieces if piece.page == page.number])
        name = f"{path.stem}.{variant.ending}"
        how = scanner.named(variant.device, dice)
        images = [scanner.scan(sheet, how, dice) for sheet in sheets]
        (target / name).write_bytes(scanner.FILES[variant.ending](images, how))
        made.pages += len(sheets)
        made.words[name] = _words(document)
        made.hand_written |= hand.written
    return made


@dataclass(frozen=True, slots=True)
class _Piece:
    element: str
    document: str
    page: int
    box: Box
    value: str


def _evidence(bundle: Path) -> Iterator[_Piece]:
    """Yield the places of the date of signing and the signatory's name, one each."""
    assessment = poedesk.check(bundle)
    for name in ("acknowledgement.date", "customer.signatory.name"):
        element = assessment.element(name)
        boxed = [piece for piece in element.evidence if piece.box is not None and piece.quote]
        if element.value and boxed:
            piece = boxed[0]
            assert piece.page is not None
            assert piece.box is not None
            yield _Piece(name, piece.document, piece.page, piece.box, str(piece.quote))


class _Hand:
    """One person with one pen."""

    def __init__(self, dice: random.Random, *, by_hand: bool) -> None:
        self._dice = dice
        self._pen = Pen(dice.choice(INKS), dice.uniform(0.9, 1.5))
        self._tick = dice.choice(tuple(TICKS))
        self._by_hand = by_hand
        self.written: set[str] = set()

    def works_on(self, sheet: Sheet, page: Page, pieces: Iterable[_Piece]) -> None:
        """Tick, sign and write what the page holds as print."""
        for mark in page.marks:
            self._ticks(sheet, mark)
        for drawing in filter(_is_signature, page.drawings):
            self._signs(sheet, drawing, page)
        for piece in pieces if self._by_hand else ():
            self._writes(sheet, piece)

    def _ticks(self, sheet: Sheet, mark: Mark) -> None:
        if mark.box is None or max(mark.box.width, mark.box.height) > _SQUARE * min(
            mark.box.width, mark.box.height
        ):
            return  # brackets and other signs of text stay as they are
        box = mark.box
        inset = 0.16 * min(box.width, box.height)
        inner = Place(box.left + inset, box.top + inset, box.right - inset, box.bottom - inset)
        if mark.by == "glyph":
            sheet.clear(Place(*box))
            side = min(box.width, box.height) * 0.85
            inner = Place(box.left, box.bottom - side, box.left + side, box.bottom)
            corners = [(inner.left, inner.top), (inner.right, inner.top), (inner.right, inner.bottom)]
            outline = [*corners, (inner.left, inner.bottom), corners[0]]
            sheet.draw([outline], Pen((30, 30, 30), 0.6), self._dice)
        else:
            sheet.clear(inner, sheet.colour_at(inner.left, inner.top))
        if mark.checked:
            sheet.draw(placed(TICKS[self._tick](self._dice), inner), self._pen, self._dice)

    def _signs(self, sheet: Sheet, drawing: Drawing, page: Page) -> None:
        box = drawing.box
        sheet.clear(Place(box.left - 2, box.top - 2, box.right + 2, box.bottom + 2))
        for rule in page.rules:
            if rule.top <= box.bottom + 2 and rule.bottom >= box.top - 2:
                sheet.line(rule.left, rule.right, (rule.top + rule.bottom) / 2)
        name = self._dice.choice(("Ada Thornbury", "Chidi Okonjo", "Ines Paredes", "Hugo de Vries"))
        sheet.draw(placed(signature(name, self._dice), Place(*box)), self._pen, self._dice)

    def _writes(self, sheet: Sheet, piece: _Piece) -> None:
        box = piece.box
        sheet.clear(Place(box.left - 1, box.top, box.right + 1, box.bottom - 0.5))
        size = min(11.0, 9.0 * max(1.0, box.width / width_of(piece.value, 9.0)))
        strokes = written(piece.value, box.left, box.bottom - 2, size, self._dice)
        sheet.draw(strokes, Pen(self._pen.ink, min(self._pen.width, size / 9)), self._dice)
        self.written.add(piece.element)


def _is_signature(drawing: Drawing) -> bool:
    """Return whether a pen signs in place of what is drawn: a logo stays the print that it is."""
    if drawing.written is False:
        return False
    low, high = _SIGNATURE_WIDTH
    flat, tall = _SIGNATURE_HEIGHT
    return (
        drawing.kind in {"strokes", "picture"}
        and low <= drawing.box.width <= high
        and flat <= drawing.box.height <= tall
    )


def _words(document: Document) -> list[str]:
    return [page.text[word.start : word.end] for page in document.pages for word in page.words]
