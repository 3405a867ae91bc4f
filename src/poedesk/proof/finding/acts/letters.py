"""The writer's signature under a letter that accepts work: "Yours sincerely", ink, name, title, "for ...".

A letter has no line to sign on and no label. It is an act only when its own words approve, and of the side
that it says it is written for; the date of the letter is its writer's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, Drawing, SignatureKind, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, all_sheets, middle
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.details import LETTER as ACT
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.naming.spoken import split_title
from poedesk.proof.finding.acts.pictured import shown
from poedesk.proof.finding.acts.unannounced.speakers import accepts, closes, complains, letterhead, refuses
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView, Piece

PAGES = 6
"""Pages of the longest letter."""

LINES = 7
"""Lines under the closing in which name, title and side are looked for."""

HEAD_LINES = 20
"""Lines at the top of a letter among which its date stands."""

SIDE_WORDS = 10
"""Words of the line "for Alder Mills Ltd", at most."""

BESIDE = 300.0
"""Points right of the closing's edge at which its ink stands at most."""

_FOR = compiled(
    r"(?i)^(?:for(?: and on behalf of)?|on behalf of|p\.?\s?p\.?|por|en nombre de|für|im namen (?:der|von)"
    r"|pour(?: le compte de)?)"
    r"\s+(?P<who>[^\W\d_].*)$"
)


def letter_acts(view: DocumentView, parties: Sequence[Finding], order: Order | None) -> list[Act]:
    """Return the act of the one who signed a letter that approves; none for what is no such letter."""
    if view.document.mail is not None or len(view.pages) > PAGES:
        return []
    for page in reversed(view.pages):
        pieces = view.pieces(page.number)
        for index in range(len(pieces) - 1, -1, -1):
            if closes(pieces[index].text):
                sheet = all_sheets(view).of(page)
                act = _signed(view, sheet, pieces[index : index + LINES + 1], parties, order)
                if act is None or accepts(view):
                    return [act] if act is not None else []
                return _of_letterhead(view, act, parties)
    return []


def _of_letterhead(view: DocumentView, act: Act, parties: Sequence[Finding]) -> list[Act]:
    """Return the act of who signed by pen or picture under its own letterhead; none of one that complains.

    What else it tells is judged elsewhere.
    """
    drawn = act.signature is not None and act.signature.signature_kind is not SignatureKind.TYPED
    head = letterhead(view) if drawn and not (refuses(view) or complains(view)) else None
    if head is None:
        return []
    party = act.party or head
    role = act.role or role_of_party(party, parties)
    told = {name: getattr(act, name) for name in ("signature", "date", "name", "title")}
    sided = {name: replace(each, role=role) for name, each in told.items() if each is not None}
    return [replace(act, role=role, party=party, **sided)]


def _signed(
    view: DocumentView, sheet: Sheet, lines: Sequence[Piece], parties: Sequence[Finding], order: Order | None
) -> Act | None:
    closing, *under = lines
    name = next((piece for piece in under if looks_like_person(split_title(piece.text)[0])), None)
    if name is None:
        return None
    party = next((found for piece in under if (found := _side(piece, parties)) is not None), None)
    role = role_of_party(party, parties) if party else None
    person, tail = split_title(fold(name.text))
    drawn = [d for d in sheet.drawings if _between(d, closing, name)]
    signature = _signature(view, drawn, name, person, role)

    def told(piece: Piece, text: str, sure: float) -> Finding:
        span = view.span(piece.page, *_written(view, piece, text))
        return Finding(fold(text), (span,), sure, role, State.PRESENT, anchored=True, act=ACT)

    behind = [piece for piece in under if piece.index > name.index and _FOR.match(piece.text) is None]
    title = told(name, tail, 0.8) if tail is not None and tail in name.text else None
    if title is None and behind and looks_like_title(behind[0].text):
        title = told(behind[0], behind[0].text.strip(), 0.8)
    return Act(
        ACT,
        "block",
        role,
        party,
        signature,
        _date(view, closing, role, order),
        told(name, person, 0.85),
        title,
    )


def _written(view: DocumentView, piece: Piece, text: str) -> tuple[int, int]:
    """Return where ``text`` stands in a line, whatever blanks it has there; all of the line otherwise."""
    words = r"\W+".join(map(re.escape, text.split()))
    found = re.compile(words).search(view.text(piece.page), piece.start, piece.end)
    return found.span() if found is not None else (piece.start, piece.end)


def _side(piece: Piece, parties: Sequence[Finding]) -> str | None:
    """Return for whom a line under the closing says that the letter is signed."""
    text = fold(piece.text)
    if len(text.split()) > SIDE_WORDS:
        return None
    given = _FOR.match(text)
    if given is not None:
        return given["who"]
    named = looks_like_organisation(text) or role_of_party(text, parties) is not None
    return text if named and not looks_like_title(text) else None


def _between(drawing: Drawing, closing: Piece, name: Piece) -> bool:
    """Return whether ink or a picture stands between the closing and the printed name, or on either."""
    box = drawing.box
    level = closing.box.top <= middle(box) <= name.box.bottom + name.box.height
    return level and box.left <= closing.box.left + BESIDE and box.right >= closing.box.left - name.box.height


def _signature(
    view: DocumentView, drawn: Sequence[Drawing], name: Piece, person: str, role: Role | None
) -> Finding:
    span = view.span(name.page, name.start, name.end)
    if not drawn:
        return Finding(
            "present", (span,), 0.3, role, State.PRESENT, anchored=True,
            signature_kind=SignatureKind.TYPED, act=ACT, person=person, detail=words.BARE_NAME,
        )  # fmt: skip
    box = drawn[0].box
    for other in drawn[1:]:
        box = box.union(other.box)
    seen = shown(drawn, 0.8)
    quote = fold(name.text)
    return Finding(
        "present", (Span(name.page, box=box, by=By.INK, quote=quote, label=quote),), seen.confidence, role,
        State.PRESENT, anchored=True, signature_kind=seen.kind, act=ACT, person=person, detail=seen.detail,
    )  # fmt: skip


def _date(view: DocumentView, closing: Piece, role: Role | None, order: Order | None) -> Finding | None:
    """Return the letter's date: of its last sentence, alone in its head, or under its signature."""
    text = view.text(closing.page)[: closing.start]
    if (said := _TODAY.search(text)) is not None and len(when.read(said.group())) == 1:
        span = view.span(closing.page, *said.span())
        return when.finding(said.group(), span, order, role=role, act=ACT)
    top = view.pieces(view.pages[0].number)[:HEAD_LINES]
    head = [piece for piece in top if piece.page < closing.page or piece.end < closing.start]
    foot = [p for p in view.pieces(closing.page) if p.start > closing.end][:LINES]
    for pieces in (foot, head):
        dated = [piece for piece in pieces if _is_date_line(piece.text)]
        if len(dated) == 1:
            (piece,) = dated
            span = view.span(piece.page, piece.start, piece.end)
            return when.finding(piece.text, span, order, role=role, act=ACT)
    return None


_TODAY = compiled(
    r"(?i)\b(?:sign(?:ed|ing)?|unterschreibe|unterzeichne|firmo|firmamos|signe|signons)\b[^.;\n]{0,60}?"
    r"\b(?:today|this day|heute|hoy|ce jour|aujourd['\u2019]hui)\b[^.;\n]{0,40}\d{4}"
)
"""How the writer says in the letter itself on which day it is signed."""

_PLACE = compiled(r"^(?:[^\W\d_][^\d,]{1,40},\s*)?(?:(?i:date|datum|fecha|le|den|the|on)\b[:,\s]*)?")


def _is_date_line(text: str) -> bool:
    """Return whether a line is a date, be it with the place before it: "Marlow, 30 June 2023"."""
    bare = _PLACE.sub("", fold(text), count=1)
    return when.is_date(bare) and words.RECEIVED.search(words.flat(text)) is None
