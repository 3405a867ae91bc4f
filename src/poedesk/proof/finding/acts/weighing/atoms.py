"""The print of a page in pieces that can be of a signature: a person, a title, a side, a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from poedesk.kernel.expressions import later
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.roles import role_of_party
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, middle
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.unannounced.around import is_name_label, says_signed
from poedesk.proof.finding.acts.unannounced.heads import Head, Shows, judge
from poedesk.proof.finding.acts.unannounced.lines import TITLE_WORDS, is_date
from poedesk.proof.finding.acts.unannounced.whom import given_for
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.page.view import Piece

SENTENCE = 9
"""Words of a line, at most, that can be of a signature and not running text."""

LONGEST = 100
"""Characters of such a line at most."""


class What(StrEnum):
    """What a piece of print can be."""

    PERSON = "person"
    TITLE = "title"
    SIDE = "side"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of print, with what it can be."""

    what: What
    text: str
    start: int
    """Where it stands in the page text; ``end`` is exclusive."""

    end: int
    box: Box
    piece: Piece
    head: Head | None = None
    """For a side: whose it is, or that it is of no act."""

    sure: bool = True
    """Whether its words say what it is; false for a title that only stands where titles do."""

    label: str | None = None
    """What stands before it with a colon."""

    @property
    def asked(self) -> bool:
        """Return whether a label asks for it."""
        return self.label is not None and (is_name_label(self.label) or says_signed(self.label))


def atoms_of(sheet: Sheet, pieces: Sequence[Piece], parties: Sequence[Finding]) -> list[Atom]:
    """Return what ``pieces`` of a page can be, in their order; print that was struck out is left out."""
    found: list[Atom] = []
    over: Piece | None = None
    for piece in pieces:
        if is_running(piece.text) or (over is not None and _ends(over, piece)):
            over = piece
            continue
        over = None
        if not _struck(sheet, piece):
            found += _cut(sheet, piece, parties)
    return found


def is_running(text: str) -> bool:
    """Return whether a line is running text: it is long, or of many words with nothing that parts them."""
    parts = _APART.split(text)
    return len(text) > LONGEST or max(len(part.split()) for part in parts) > SENTENCE


def _ends(over: Piece, piece: Piece) -> bool:
    """Return whether a line ends the running text over it: it stands closely under it and ends with a stop."""
    close = piece.box.top - over.box.bottom < CLOSE * over.box.height
    text = piece.text.strip()
    stops = text.endswith((".", "!", "?")) and not when.is_place_and_date(fold(text))
    return close and abs(piece.box.left - over.box.left) <= LEANS and (stops or text[:1].islower())


CLOSE = 0.5
"""Heights of a line that stand between two lines of one text at most."""

LEANS = 40.0
"""Points by which the first line of a text may be set in."""


_APART = later(r"\s*[,;|\u2022\u00b7]\s+|\s+[-\u2013\u2014]\s+|\s*[()\[\]]\s*|\t|\s{2,}")
_LABEL = later(r"(?P<label>[^:]{2,60}):\s+(?=\S)")
_TAIL = later(
    r"(?:inc|llc|ltd|limited|llp|plc|corp|co|gmbh|ag|kg|s\.?\s?a|s\.?\s?l|b\.?\s?v|jr|sr|ii|iii|ph\.?\s?d|md|mba|esq|cpa|pmp)\.?$"
)
"""What a comma parts from its name."""


def _cut(sheet: Sheet, piece: Piece, parties: Sequence[Finding]) -> Iterator[Atom]:
    text = piece.text
    before = sheet.view.text(piece.page)[: piece.start]
    label = _LABEL.match(text)
    if label is not None and given_for(fold(label["label"])) is not None:
        yield _atom(sheet, piece, (0, label.end("label")), What.SIDE, judge(label["label"], before, known=False))
    low = label.end() if label is not None else 0
    asked = label["label"].strip() if label is not None else None
    ranges = list(_ranges(text, low))
    if (len(ranges) > 1 or label is not None) and not when.is_place_and_date(fold(text)):
        told = [_told(sheet, piece, part, parties, before) for part in ranges]
        if any(atom.what in {What.PERSON, What.DATE} for atom in told):
            yield from (_labelled(atom, asked) for atom in _one_person(told))
            return
    yield _labelled(_told(sheet, piece, (low, len(text)), parties, before), asked)


def _one_person(told: Sequence[Atom]) -> Iterator[Atom]:
    """Yield the parts of a line; what looks like a second name behind the first one can be a title."""
    named = False
    for atom in told:
        second = atom.what is What.PERSON and named
        named = named or atom.what is What.PERSON
        yield replace(atom, what=What.TITLE, sure=False) if second else atom


def _labelled(atom: Atom, label: str | None) -> Atom:
    return replace(atom, label=label)


def _ranges(text: str, low: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line between commas, dashes and brackets; a date is one of them."""
    dates = [(hit.start, hit.end) for hit in when.read(text) if hit.start >= low]
    cuts = [
        match.span()
        for match in _APART.finditer(text, low)
        if not any(start < match.end() and match.start() < end for start, end in dates)
        and _TAIL.match(words.flat(text[match.end() :]).split(",")[0].strip()) is None
    ]
    edges = [low, *(edge for cut in cuts for edge in cut), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        inside = [date for date in dates if start <= date[0] and date[1] <= end]
        lead = text[start : inside[0][0]] if len(inside) == 1 else ""
        if inside and lead.strip() and not is_date(fold(text[start:end]).strip(" .")):
            if looks_like_person(lead) or looks_like_title(lead) or looks_like_organisation(lead):
                yield start, inside[0][0]
                yield inside[0]
                continue
        if text[start:end].strip(" .:"):
            yield start, end


def _told(
    sheet: Sheet, piece: Piece, part: tuple[int, int], parties: Sequence[Finding], before: str
) -> Atom:
    shown = fold(piece.text[slice(*part)]).strip(" .,:;")
    what, head, sure = _what(shown, before, parties, whole=part == (0, len(piece.text)))
    return _atom(sheet, piece, part, what, head, sure=sure)


def _what(
    shown: str, before: str, parties: Sequence[Finding], *, whole: bool
) -> tuple[What, Head | None, bool]:
    known = role_of_party(shown, parties) is not None
    if is_date(shown) and given_for(shown) is None:
        return What.DATE, None, True
    if known:
        return What.SIDE, Head(Shows.SIDE, None, shown), True
    head = judge(shown, before, known=False) if whole or given_for(shown) is not None else None
    if head is not None and (
        head.shows is Shows.NO_ACT or (head.shows is Shows.SIDE and given_for(shown) is not None)
    ):
        return What.SIDE, head, True
    if looks_like_organisation(shown):
        return What.SIDE, Head(Shows.SIDE, None, shown), True
    if looks_like_title(shown):
        return What.TITLE, None, words.NOT_SIGNING.search(words.flat(shown)) is None
    if looks_like_person(shown):
        return What.PERSON, None, True
    if head is not None and head.shows is Shows.SIDE:
        return What.SIDE, head, True
    return (What.TITLE, None, False) if _may_be_title(shown) else (What.OTHER, None, True)


def _may_be_title(shown: str) -> bool:
    plain = re.search(r"[\d@:;?!_]|\.\s|\.$", shown) is None and shown[:1].isupper()
    return plain and len(shown.split()) <= TITLE_WORDS and words.role_of(shown) is None


def _atom(
    sheet: Sheet,
    piece: Piece,
    part: tuple[int, int],
    what: What,
    head: Head | None,
    *,
    sure: bool = True,
) -> Atom:
    text = piece.text[slice(*part)]
    shown = text.strip(" .,:;()\t")
    start = piece.start + part[0] + text.find(shown)
    end = start + len(shown)
    box = sheet.view.page(piece.page).words.around(start, end)
    if box is None:
        width = piece.box.width / max(len(piece.text), 1)
        left = piece.box.left + (start - piece.start) * width
        box = Box(left, piece.box.top, left + len(shown) * width, piece.box.bottom)
    return Atom(what, fold(shown), start, end, box, piece, head, sure)


STRUCK = 0.6
"""Share of a line's width from which on a ruled line through its middle strikes it out."""


def _struck(sheet: Sheet, piece: Piece) -> bool:
    box = piece.box
    third = box.height / 3
    return any(
        box.top + third <= middle(rule) <= box.bottom - third
        and min(rule.right, box.right) - max(rule.left, box.left) >= STRUCK * box.width
        and not any(each.box.top <= middle(rule) <= each.box.bottom and each.box.left <= rule.left for each in sheet.drawings)
        for rule in sheet.page.rules
    )
