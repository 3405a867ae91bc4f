"""What the line over or beside a signature says: for whom it is given, or that it is none."""

import re
from enum import StrEnum

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.wording.plain import plain_of

HEAD_WORDS = 12
"""Words of a head at most."""

ROLE_WORDS = 5
"""Words of a head that names nothing but a side at most."""

_VERB = r"(?:signed|executed|accepted|agreed|acknowledged|approved|confirmed|authori[sz]ed)"
_FOR = re.compile(
    rf"^(?:{_VERB}(?:\s?,\s|\s(?:and|&)\s|/|\s))*"
    r"(?:for(?: and on behalf of)?|on behalf of|por|en nombre de|f\u00fcr|im namen (?:von|der|des)"
    r"|pour(?: le compte de)?)\s+(?P<who>\S.*?)\s*:?$",
    re.IGNORECASE,
)
_AGREED = re.compile(
    rf"^(?:{_VERB}(?:(?:\s?,\s|\s(?:and|&)\s|/){_VERB})*|einverstanden|abgenommen|genehmigt|conforme|acept\w+|aprobad\w+"
    r"|bon pour accord|lu et approuv\w+|approuv\w+|accept\w+)\s*[:.]?$",
    re.IGNORECASE,
)
_NOT_SIGNING = re.compile(
    r"\b(?:prepared|written|presented|submitted|compiled|reported|author(?:ed)?|contacts?|drafted|photo\w*"
    r"|our team|your (?:team|consultants?)|witness\w*|notary|erstellt|verfass\w+|ansprechpartner\w*|zeuge\w*"
    r"|elaborado|preparado|contacto|testigo|redige|etabli par|interlocuteur|temoin|from|sent|wrote)\b"
)
_CLOSES = re.compile(
    r"\b(?:sincerely|faithfully|truly|regards|respectfully|grussen|gruss|atentamente|cordial\w*|salutations)\b"
)


class Shows(StrEnum):
    """What a head shows of the signature under it."""

    SIDE = "side"
    """For whom it is given."""

    AGREED = "agreed"
    """That somebody agrees, not who."""

    NOTHING = "nothing"
    CLOSING = "closing"
    """That a letter ends."""

    NO_ACT = "no act"
    """That the person under it wrote, or can be asked, or is shown."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says."""

    shows: Shows
    role: Role | None = None
    party: str | None = None
    date: tuple[int, int] | None = None
    """Range of a date in the head's text: "Accepted for Cedar Prairie on October 2, 2020"."""


def judge(text: str, before: str, *, known: bool) -> Head:
    """Return what the head ``text`` says; ``before`` is the page's text before it.

    ``known`` tells whether the head is the name of an organisation that the document gives a role.
    """
    shown = fold(text).strip()
    if len(shown.split()) > HEAD_WORDS:
        return Head(Shows.NOTHING)
    low = plain_of(shown).text
    if _NOT_SIGNING.search(low):
        return Head(Shows.NO_ACT)
    given = _FOR.match(shown)
    if given is not None:
        return _for(text, given["who"], before)
    if _CLOSES.search(low):
        return Head(Shows.CLOSING)
    if _AGREED.match(low):
        return Head(Shows.AGREED)
    bare = shown.rstrip(" :")
    role = words.role_of(bare)
    if role is not None and len(bare.split()) <= ROLE_WORDS and not bare.endswith("."):
        return Head(Shows.SIDE, role)
    if known or _names_side(bare, before, colon=shown.endswith(":")):
        return Head(Shows.SIDE, None, whole_name(bare, before))
    return Head(Shows.NOTHING)


def _for(text: str, who: str, before: str) -> Head:
    hits = when.read(text)
    date = (hits[0].start, hits[0].end) if len(hits) == 1 else None
    name = who
    if date is not None and (stamp := text[date[0] : date[1]]) in who:
        name = re.sub(r"[\s,]*\b(?:on|dated|am|el|le)?\s*$", "", who[: who.index(stamp)], flags=re.IGNORECASE)
    role = words.role_of(name)
    only_role = role is not None and not looks_like_organisation(name) and len(name.split()) <= ROLE_WORDS
    bare = re.sub(r"^(?:the|den|die|das|la|el|le|les)\s+", "", name, flags=re.IGNORECASE).strip(" :,.")
    party = None
    if not only_role:
        party = bare if bare[:1].isupper() or bare[:1].isdigit() else _called(bare, before)
    return Head(Shows.SIDE, role if only_role else None, party, date)


def _names_side(bare: str, before: str, *, colon: bool) -> bool:
    """Return whether a head is an organisation's name: by its look, or as one that the page has named."""
    if not bare[:1].isupper() or bare.endswith(".") or looks_like_title(bare) or when.read(bare):
        return False
    if looks_like_organisation(bare):
        return True
    name = re.sub(r"^(?:the|der|die|das|la|el|le)\s+", "", bare, flags=re.IGNORECASE)
    told = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", before) is not None
    return told and (colon or len(bare.split()) <= ROLE_WORDS) and not (looks_like_person(bare) and not colon)


def whole_name(name: str, before: str) -> str:
    """Return the name that a short one stands for: "The Mill" is "Laxey Glen Mills (the Mill)"."""
    short = re.sub(r"^(?:the|der|die|das|la|el|le)\s+", "", name, flags=re.IGNORECASE)
    told = re.search(
        r"(?P<whole>[^\W\d_a-z][\w&.'\u2019-]*(?:\s(?:[^\W\d_a-z][\w&.'\u2019-]*|&|and|of|und|de))*)\s+"
        rf"\((?:the\s|der\s|die\s|das\s)?[\"\u201c\u201e]?{re.escape(short)}[\"\u201d\u201c]?\)",
        before,
    )
    return fold(told["whole"]) if told else name


def _called(short: str, before: str) -> str | None:
    """Return the one organisation on the page whose name ends so: "the railway" of Eden Gorge Railway."""
    if len(short.split()) != 1:
        return None
    pattern = rf"(?:[^\W\d_a-z][\w&.'\u2019-]*\s(?:&\s|and\s|of\s)?){{1,6}}{re.escape(short.capitalize())}\b"
    found = {fold(match.group()) for match in re.finditer(pattern, before)}
    return found.pop() if len(found) == 1 else None
