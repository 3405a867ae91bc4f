"""What the lines of a block without labels say: who signs, as what, for whom, and when."""

import re
from collections.abc import Callable, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.unannounced.whom import given_for, without_article
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.view import Piece

TITLE_WORDS = 7
"""Words of a title at most."""

_AFTER_NAME = compiled(
    r"\s*,\s*(?!(?:jr|sr|ii|iii|iv|ph\.?d|md|esq|cpa|mba|pmp)\b)|\s+[-\u2013\u2014|]\s+|\s+\(", re.IGNORECASE
)
PROXY = compiled(r"^(?:i\.\s?[VA]\.|ppa\.|gez\.)\s+(?=\S)")
"""How those begin who sign with a power of their house: the name is their own."""

_DATED = compiled(
    r"^\W*(?:(?:signed|signée?|unterzeichnet|unterschrieben|firmado)\s)?(?:date|dated|datum|fecha|le|den|am|on|el)?\W*",
    re.IGNORECASE,
)
_ON = compiled(r"(?:^|(?<=\W))(?:on|dated?|am|den|vom|le|du|el|a|al|fecha|datum)\s*:?\s*$", re.IGNORECASE)
"""What stands before a date on the line of a name: "Socio director, a 2 de julio"."""

REACHED = compiled(
    r"@|\bwww\.|https?:|\b(?:tel|phone|telefon|mobile|fax|e-?mail)\b|\+?\d[\d ()/.-]{7,}\d", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """A value with the line and the range in the page text at which it stands."""

    text: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands under or beside a signature."""

    name: Told
    title: Told | None
    party: str | None
    date: Told | None
    sided: bool
    """Whether a line says for whom it is signed: "für die Molkerei Seeblick"."""

    role: Role | None
    """The side that such a line names by its role: "for the Client"."""

    reached: bool
    """Whether a telephone number, address or site stands there: so somebody's card ends, and many mails."""


def names_person(text: str) -> bool:
    """Return whether a line begins with a person's name, alone or with a title, an organisation or a date."""
    return looks_like_person(_name_of(text)[0])


def printed(lines: Sequence[Piece], is_party: Callable[[str], bool]) -> Printed:
    """Return what ``lines`` say; the first holds the name. ``is_party`` knows the parties of the paper."""
    first, *rest = lines
    name, tail = _name_of(first.text)
    title = party = date = None
    sided, role = False, None
    reached = REACHED.search(first.text) is not None
    if tail:
        title, party, date = _behind_name(first, tail, is_party)
    for piece in rest:
        text = _bare(fold(piece.text).strip(" :;"))
        if REACHED.search(text) and not when.is_date(text):
            reached = True
        elif date is None and is_date(text):
            date = _told(piece, piece.text.strip())
        elif (given := given_for(text)) is not None:
            party = without_article(given)
            sided = is_party(party) or looks_like_organisation(party)
            if not sided and (role := words.role_of(party)) is not None:
                sided, party = True, None
        elif is_party(text):
            party = party or text
        elif title is None and _is_title(text):
            office, owner = _office(text)
            title, party = _told(piece, office), party or owner
        elif party is None and looks_like_organisation(text):
            party = text
    return Printed(_told(first, name), title, party, date, sided, role, reached)


def _bare(text: str) -> str:
    """Return a line without the brackets that hold the whole of it."""
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def _name_of(text: str) -> tuple[str, str]:
    """Return the name with which a line begins, and what follows it."""
    shown = _bare(PROXY.sub("", text.strip().rstrip(" :;")))
    for cut in _AFTER_NAME.finditer(shown):
        head = shown[: cut.start()].strip()
        if looks_like_person(head):
            return head, shown[cut.end() :].strip(" )")
        break
    return shown.strip(" ,"), ""


def _behind_name(
    piece: Piece, tail: str, is_party: Callable[[str], bool]
) -> tuple[Told | None, str | None, Told | None]:
    """Return title, organisation and date of "Chief Information Officer, Hollin Foods, 20 May 2024"."""
    date = None
    hits = when.read(tail)
    if len(hits) == 1:
        date = _told(piece, tail[hits[0].start : hits[0].end])
        head = _ON.sub("", tail[: hits[0].start])
        tail = (head + tail[hits[0].end :]).strip(" ,;|()-\u2013\u2014")
    if not tail or len(hits) > 1:
        return None, None, date
    office, owner = _office(tail)
    if is_party(office) or (looks_like_organisation(office) and not looks_like_title(office)):
        return None, office, date
    told = _told(piece, office) if office in piece.text and _is_title(office) else None
    return told, owner, date


def _office(text: str) -> tuple[str, str | None]:
    """Return title and organisation of "Owner, Tolland Feeds"; a title may have a comma of its own."""
    head, comma, tail = (part.strip() for part in text.rpartition(","))
    named = tail[:1].isupper() and (looks_like_organisation(tail) or len(tail.split()) > 1)
    if comma and looks_like_title(head) and named and not looks_like_title(tail):
        return head, tail
    return text, None


def _is_title(text: str) -> bool:
    """Return whether a line at a printed name can say what that person is: by its words or by its place."""
    if looks_like_title(text):
        return True
    plain_line = not re.search(r"[\d@:;?!]|\.\s|\.$", text) and text[:1].isupper()
    return plain_line and len(text.split()) <= TITLE_WORDS and not looks_like_organisation(text)


_NO_DAY = compiled(
    r"^(?:date|datum|fecha)(?: of signature)?\s?:\s*\d{1,2}[\s./-]\S+[\s./-]\d{2,4}$", re.IGNORECASE
)
"""What stands at a label for a date and looks like one, whether or not a calendar has that day."""


def is_date(text: str) -> bool:
    """Return whether a line is the date of a signature: "Signed on 3 May 2026", "Kiel, den 3. Mai 2026"."""
    bare = _DATED.sub("", text)
    if _NO_DAY.match(text):
        return True
    return (when.is_date(bare) or when.is_date(text)) and words.RECEIVED.search(words.flat(text)) is None


def _told(piece: Piece, text: str) -> Told:
    at = piece.start + max(piece.text.find(text), 0)
    return Told(fold(text), piece.page, at, at + len(text))
