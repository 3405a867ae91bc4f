"""Leads to a signature by what is drawn: ink or a picture of a hand that no act explains.

On a layout that no rule knows a signature still looks like one. Where somebody drew something at a name, a
date or words of signing, and no signature of the customer's was found, a person looks. So at a seal that
stands with a name and a date: some houses take it for their signature.
"""

from collections.abc import Iterator, Sequence

from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.leads.told import Place, words_of
from poedesk.proof.document.model import Box, By, Document, Drawing, Span
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, all_sheets, middle, overlap
from poedesk.proof.finding.acts.pictured import can_sign
from poedesk.proof.finding.acts.unannounced.lines import is_date, names_person
from poedesk.proof.finding.acts.unannounced.speakers import refuses
from poedesk.proof.finding.model import Findings, State
from poedesk.proof.finding.page.view import Piece
from poedesk.proof.finding.wording.plain import plain_of

MOST = 12
"""Drawings of a page at most: more of them are a figure or a gallery."""

AROUND = 5 * TALL
"""Points over and under a drawing in which its name, its date and what asks for it stand."""

ASIDE = 260.0
"""Points beside a drawing in which they stand on its level."""

SHORT = 14
"""Words of such a line at most."""

SEAL = (40.0, 190.0)
"""Points that a seal measures at least and at most, in either direction."""

ROUND = 1.7
"""Times its shorter side that the longer side of a seal measures at most; a logo is mostly wider."""

TOP = 3
"""Lines that stand over a signature on a first page, at least: a letterhead has fewer."""


def unexplained_ink(case: Case) -> Iterator[Place]:
    """Yield what is drawn as a signature is, at a name, a date or words of signing, and of no known act.

    Where the customer's signature was found there is none to look for, nor in a paper that refuses.
    """
    known = case.acknowledgement
    if known is not None and known.chosen is not None and known.chosen.signed:
        return
    for entry, _ in case.contributing():
        if entry.document.mail is not None:
            continue
        drawn = [page for page in entry.document.pages if page.drawings]
        view = case.view(entry.document)
        if not drawn or refuses(view):
            continue
        owned, sheets = list(_owned(entry)), all_sheets(view)
        for page in drawn:
            yield from _on_sheet(entry.document, sheets.of(page), owned)


def _on_sheet(document: Document, sheet: Sheet, owned: list[tuple[int, Box]]) -> Iterator[Place]:
    pens = [each for each in sheet.drawings if can_sign(each) and each.written is not False]
    seals = [each for each in sheet.drawings if each not in pens and _is_seal(each)]
    drawings = [*pens, *seals]
    if len(drawings) > MOST:
        return
    pieces = sheet.view.pieces(sheet.page.number)
    for drawing in drawings:
        if any(page == sheet.page.number and _same(box, drawing.box) for page, box in owned):
            continue
        if _heads_page(sheet, drawing, pieces) or _initials(sheet, drawing):
            continue
        near = _near(drawing, pieces)
        told = next((piece for piece in near if _speaks(piece.text)), None)
        if drawing in seals and not (_named(near) and _dated(near)):
            continue
        if told is not None:
            quote = " ".join(told.text.split())
            yield document, Span(sheet.page.number, box=drawing.box, by=By.INK, quote=quote, label=quote)


def _is_seal(drawing: Drawing) -> bool:
    """Say whether a drawing has the shape and size of a house's seal: about as high as wide."""
    wide, tall = drawing.box.width, drawing.box.height
    return min(wide, tall) >= SEAL[0] and max(wide, tall) <= min(SEAL[1], ROUND * min(wide, tall))


def _named(near: Sequence[Piece]) -> bool:
    return any(names_person(piece.text) for piece in near)


def _dated(near: Sequence[Piece]) -> bool:
    return any(is_date(plain_of(piece.text).text.strip()) for piece in near)


def _owned(entry: Findings) -> Iterator[tuple[int, Box]]:
    """Yield where the signatures of the known acts, and the known initials, stand."""
    found = [act.signature for act in entry.acts if act.signature is not None]
    for finding in (*found, *entry.get("initials")):
        if finding.state is State.PRESENT:
            yield from ((span.page, span.box) for span in finding.spans if span.box is not None)


def _same(one: Box, other: Box) -> bool:
    return overlap(one, other) > 0 and min(one.bottom, other.bottom) > max(one.top, other.top)


def _heads_page(sheet: Sheet, drawing: Drawing, pieces: Sequence[Piece]) -> bool:
    """Say whether something stands where a letterhead has its logo."""
    over = sum(middle(piece.box) < middle(drawing.box) for piece in pieces)
    return sheet.page.number == 1 and over < TOP


def _initials(sheet: Sheet, drawing: Drawing) -> bool:
    box = drawing.box
    near = sheet.placed.near(box.top - TALL, box.bottom, box.left - ASIDE, box.right)
    return any(part.kind is Kind.INITIALS for part in near)


def _near(drawing: Drawing, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the short lines around a drawing, the nearest first."""
    box = drawing.box
    found = [
        piece
        for piece in pieces
        if box.top - AROUND <= middle(piece.box) <= box.bottom + AROUND
        and box.left - ASIDE <= piece.box.right
        and piece.box.left <= box.right + ASIDE
        and len(piece.text.split()) <= SHORT
    ]
    return sorted(found, key=lambda piece: abs(middle(piece.box) - middle(box)))


def _speaks(text: str) -> bool:
    """Say whether a line names a person, gives a day, or says that somebody signs or agrees."""
    plain = plain_of(text).text
    if words.NOT_SIGNING.search(words.flat(text)):
        return False
    told = words_of("signing").search(plain) or words_of("agreeing").search(plain)
    return told is not None or is_date(plain.strip()) or names_person(text)
