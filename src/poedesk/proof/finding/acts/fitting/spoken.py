"""Sentences that say who signs under them: "On 3 May 2026 I, Dana Whitfield, ..., accept"."""

import re
from collections.abc import Iterator, Sequence

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height
from poedesk.proof.finding.acts.blocks.signing.sentences import takes
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.unannounced.heads import Head, Shows
from poedesk.proof.finding.acts.unannounced.signed_by import SIGNED_BY, lines_beside, says_signed_by
from poedesk.proof.finding.acts.weighing.atoms import Atom, What
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.model import State
from poedesk.proof.finding.page.view import Piece
from poedesk.proof.finding.wording.plain import plain_of

LONGEST = 400
"""Characters of such a sentence at most."""

UNDER = 4.5
"""Heights of a line between the sentence and the signature under it at most."""

_NAMED = re.compile(
    r"[^\W\d_a-z][\w.'\u2019-]*(?:\s(?:(?:de|van|von|der|den|la|le|di|da|del|du)\b|[^\W\d_a-z][\w.'\u2019-]*)){1,5}"
)
_CUT = re.compile(r"[,;()]|\.\s")


@dataclass(frozen=True, slots=True)
class _Text:
    """A sentence over several lines, with where each of its characters stands."""

    text: str
    lines: Sequence[tuple[int, Piece]]

    def atom(self, sheet: Sheet, what: What, start: int, end: int, head: Head | None = None) -> Atom:
        offset, piece = next((at, p) for at, p in reversed(self.lines) if at <= start)
        low = piece.start + start - offset
        high = min(low + end - start, piece.end)
        box = sheet.view.page(piece.page).words.around(low, high) or piece.box
        return Atom(what, fold(self.text[start:end]), low, high, box, piece, head)


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says of who signs."""

    atoms: Sequence[Atom]
    lines: frozenset[int]
    """Where its lines begin in the text of the page."""


def spoken(sheet: Sheet, pieces: Sequence[Piece], marks: Sequence[Box], sides: Sides) -> Iterator[Told]:
    """Yield what each sentence over or beside a signature says of who signs it: person, title, party and day.

    Only what takes the work, or says that it is signed, and names one person and one party, says so.
    """
    for mark in marks:
        beside = lines_beside(sheet.view.pieces(sheet.page.number), mark)
        if beside and (told := _told(sheet, _joined(beside), sides)):
            yield Told(told, frozenset(piece.start for piece in beside))
            continue
        over = [p for p in pieces if p.box.bottom <= mark.top + height(p.box) and p.box.left < mark.right]
        last = max(over, key=lambda p: p.box.bottom, default=None)
        if last is None or mark.top - last.box.bottom > UNDER * height(last.box):
            continue
        said = _text(over, last)
        told = _told(sheet, said, sides)
        if told:
            yield Told(told, frozenset(piece.start for _, piece in said.lines))


def _text(over: Sequence[Piece], last: Piece) -> _Text:
    """Return the sentence that ends in a line: with the lines closely over it, up to another sentence."""
    lines = [last]
    for piece in sorted(over, key=lambda p: -p.box.bottom):
        close = 0 <= lines[0].box.top - piece.box.bottom + 2 <= 0.8 * height(piece.box) + 2
        if piece is not last and close and not _ENDS.search(piece.text):
            lines.insert(0, piece)
    return _joined(lines)


def _joined(lines: Sequence[Piece]) -> _Text:
    text, placed = "", []
    for piece in lines:
        placed.append((len(text), piece))
        text += f"{piece.text} "
    return _Text(text.rstrip(), placed)


_ENDS = re.compile(r"(?:(?<!\b[Cc]o)(?<!\bInc)(?<!\bLtd)(?<!\b[A-Z])\.|:)\s*$")
"""The end of a sentence, and not of a legal form that is cut short."""


def _told(sheet: Sheet, said: _Text, sides: Sides) -> list[Atom]:
    text = said.text
    if len(text) > LONGEST or not (takes(text) or says_signed_by(text)):
        return []
    named = {
        party.value: party.role for party in sides.parties if party.role and party.state is State.PRESENT
    }
    parties = [(at, name) for name in named if name and (at := _place_of(name, text)) >= 0]
    parties = [
        each for each in parties if not any(other[1] != each[1] and each[1] in other[1] for other in parties)
    ]
    hits = when.read(text)
    if len({named[name] for _, name in parties}) != 1 or len(hits) > 1:
        return []
    taken = [(at, at + len(name)) for at, name in parties] + [(hit.start, hit.end) for hit in hits]
    begun = SIGNED_BY.match(plain_of(text).text)
    named_from = begun.end() if begun is not None and len(plain_of(text).text) == len(text) else 0
    people = [found for found in _NAMED.finditer(text, named_from) if _is_person(found, taken)]
    if len(people) != 1:
        return []
    (person,) = people
    at, name = parties[0]
    side = Head(Shows.SIDE, named[name], name)
    atoms = [
        said.atom(sheet, What.PERSON, *person.span(), side),
        said.atom(sheet, What.SIDE, at, at + len(name), side),
    ]
    atoms += [said.atom(sheet, What.DATE, hit.start, hit.end) for hit in hits]
    return atoms + [said.atom(sheet, What.TITLE, *span) for span in _titles(text, person.end(), taken)]


def _place_of(name: str, text: str) -> int:
    """Return where a party's name stands in a text, whatever letters are capitals; -1 for nowhere."""
    low = text.lower()
    return low.find(name.lower()) if len(low) == len(text) else text.find(name)


SPEAKS = 6
"""Words of such a sentence at least: "Signed by Dana Whitfield" is a label with its answer."""


def begins_sentence(text: str) -> bool:
    """Return whether a line begins to say who signs and for whom."""
    return len(text.split()) >= SPEAKS and "," in text and says_signed_by(text)


def _is_person(found: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    apart = all(found.end() <= start or end <= found.start() for start, end in taken)
    text = found.group()
    return (
        apart and looks_like_person(text) and not looks_like_organisation(text) and not looks_like_title(text)
    )


def _titles(text: str, start: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the title behind a name: up to whose it is, with a comma inside where what follows is of it."""
    stops = [low for low, _ in taken if low > start]
    rest = text[start : min(stops, default=len(text))]
    begins = _LEADS.match(rest)
    lead = begins.end() if begins is not None else 0
    title = _TAIL.sub("", rest[lead:]).strip(" ,;()")
    title = title if looks_like_title(title) else _CUT.split(title)[0].strip()
    if looks_like_title(title):
        yield start + lead, start + lead + len(title)


_LEADS = re.compile(r"[ ,(]*(?:as(?:\s+|$))?")

_TAIL = re.compile(
    r"[\s,]*(?:\b(?:signs?|accepts?|confirms?|hereby|sign this|for and on behalf of|on behalf of|for|of|on"
    r"|der|des|die|von|f\u00fcr|am|im namen (?:von|der|des)|de la|de|del|du|pour le compte de|pour|par|le"
    r"|en nombre(?: y representaci\u00f3n)? de|en representaci\u00f3n de|por cuenta de|por|el|di|della"
    r"|in nome e per conto di|per conto di|il|van|namens|op|the)\b[\s,]*)+$"
)
