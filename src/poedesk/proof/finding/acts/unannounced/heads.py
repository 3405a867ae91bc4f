"""What the line over or beside a signature says: for whom it is given, or that it is none."""

import re
from dataclasses import replace
from enum import StrEnum

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.unannounced.whom import (
    called,
    given_for,
    named_by,
    whole_name,
    without_article,
)
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.wording.plain import plain_of

HEAD_WORDS = 12
"""Words of a head at most."""

ROLE_WORDS = 5
"""Words of a head that names nothing but a side at most."""

SHORT = 3
"""Letters at most by which a trade calls a side: AG, AN, MOA."""

_VERB = (
    r"(?:signed|executed|accepted|agreed|acknowledged|approved|confirmed|authori[sz]ed|firmado|aceptado|aprobado"
    r"|recibido|signe|accepte|approuve|recu|unterzeichnet|unterschrieben|abgenommen|bestatigt|angenommen)"
)
_AGREED = later(
    rf"^(?:{_VERB}(?:(?:\s?,\s|\s(?:and|&)\s|/){_VERB})*|einverstanden|abgenommen|genehmigt|conforme|acept\w+|aprobad\w+"
    r"|bon pour accord|lu et approuv\w+|approuv\w+|accept\w+)\s*[:.]?$",
    re.IGNORECASE,
)
_OF_TEAMS = later(r"\b(?:our team|your (?:team|consultants?)|from|sent|wrote)\b")
_ACCEPTS = later(
    r"^(?P<who>(?:\S+\s){1,3}?)(?:hereby\s|herewith\s|hiermit\s|par la presente\s|por la presente\s)?"
    r"(?:accepts?|acknowledges?|confirms?|approves?|reconnait|accepte|atteste|confirme|approuve|valide|bestatigt"
    r"|akzeptiert|genehmigt|acepta|reconoce|confirma|aprueba|certifica)\s(?P<what>.+)$"
)
"""A sentence in which a side takes what was done: "The client acknowledges the completion of this work."."""

_TAKEN = later(
    r"\b(?:works?|services?|deliver\w+|complet\w+|perform\w+|execution|project|travaux|prestations?|livra\w+|realisation"
    r"|arbeiten|leistung\w*|durchfuhrung|erbringung|ausfuhrung|abschluss|trabajos?|servicios?|ejecucion|realizacion|entrega)\b"
)
_BUT = later(
    r"\b(?:not|no|nothing|never|if|once|unless|until|when|after|subject|provided|except|pas|rien|si|fois|sauf|reserve"
    r"|lorsque|nicht|kein\w*|wenn|sobald|falls|vorbehalt\w*|nada|nunca|cuando|salvo|vez|shall|will|must)\b"
)
"""What takes such a sentence back, or makes it wait."""

_RECEIVED = later(
    r"^(?:the\s|die\s|les\s|los\s)?(?:works?|services?|arbeit(?:en)?|leistung(?:en)?|prestations?|travaux|trabajos?|servicios?)"
    r"(?:\s(?:were|was|wurden?|ont ete|fueron))?\s(?:duly\s|ordnungsgemass\s|vollstandig\s)?"
    r"(?:received|erhalten|recue?s|recibid[oa]s?)(?:\s(?:and|und|et|y)\s\w+)?(?:\s(?:on|am|le|el)\b)?\s*[:.]?$"
)
"""Who has received the work is the customer: "Leistung erhalten und geprüft:"."""

CLOSES = later(
    r"\b(?:sincerely|faithfully|truly|regards|respectfully|grussen|gruss|atentamente|cordial\w*|salutations)\b"
)
"""Words with which letters close."""


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

    alone: bool = False
    """Whether the head says so only of one signature, and where the block names no other side."""


def judge(text: str, before: str) -> Head:
    """Return what the head ``text`` says; ``before`` is the page's text before it."""
    shown = fold(words.FILLER_RE.sub(" ", text)).strip()
    if len(shown.split()) > HEAD_WORDS:
        return Head(Shows.NOTHING)
    low = plain_of(shown).text
    if _DONE.match(low) or _signs_not(low):
        return Head(Shows.NO_ACT)
    given = given_for(shown)
    if given is not None:
        return _in_both(shown, text, before) or _for(text, given, before)
    if CLOSES.search(low):
        return Head(Shows.CLOSING)
    if _AGREED.match(low):
        return Head(Shows.AGREED)
    if _RECEIVED.match(low) or _accepts(low):
        return Head(Shows.SIDE, Role.CUSTOMER, alone=True)
    *_, last = _SENTENCES.split(shown)
    if last != shown and (given := given_for(last)) is not None:
        return _for(text, given, before)
    bare = shown.rstrip(" :")
    role = words.role_of(bare)
    if role is not None and len(bare.split()) <= ROLE_WORDS and not bare.endswith("."):
        return Head(Shows.SIDE, role)
    if _names_side(bare, before, colon=shown.endswith(":")):
        return _of(without_article(bare), before, otherwise=whole_name(bare, before))
    return Head(Shows.NOTHING)


def _signs_not(low: str) -> bool:
    """Return whether a head says who wrote, is asked or saw others sign, and not that somebody signs."""
    low = _MY_HAND.sub("signed", low)
    other = words.NOT_SIGNING.search(low) or _OF_TEAMS.search(low)
    return other is not None and SIGNATORY.search(low) is None


_MY_HAND = later(r"\bwitness (?:my|our) hands?\b")
"""Who says so is no witness."""

_SENTENCES = compiled(r"(?<=[^\W\d_]{4}[.;!])\s+(?=[^\W\d_a-z])")
SIGNATORY = compiled(r"\b(?:signator(?:y|ies)|signers?|unterzeichn\w+|firmantes?|signataires?)\b")
"""Who is named as the one to ask, and as the one who signs: "Contact and signatory for the customer"."""


def _in_both(shown: str, text: str, before: str) -> Head | None:
    """Return what a head in two languages says, when both halves say the same side."""
    halves = [given_for(half) for half in re.split(r"\s/\s", shown)]
    if len(halves) != 2 or None in halves:  # noqa: PLR2004 - two languages
        return None
    first, second = (_for(text, half, before) for half in halves if half is not None)
    if first.role is second.role and first.role is not None:
        return first
    return None


def _of(short: str, before: str, *, otherwise: str | None) -> Head:
    """Return the head for one who is called by a common word: "the yard"."""
    known = called(short, before)
    if known is not None:
        return Head(Shows.SIDE, None, known)
    name, has_tenant = named_by(short, before)
    if name is None and has_tenant:
        return Head(Shows.SIDE, Role.CUSTOMER)
    return Head(Shows.SIDE, None, name or otherwise)


def _accepts(low: str) -> bool:
    """Return whether a sentence says that the customer accepts the work, with nothing that takes it back."""
    found = _ACCEPTS.match(low)
    if found is None or _BUT.search(low) is not None:
        return False
    return words.role_of(found["who"]) is Role.CUSTOMER and _TAKEN.search(found["what"]) is not None


_DONE = later(
    r"^(?:completed|delivered|performed|carried out|done|provided|rendered|erledigt|ausgefuhrt|durchgefuhrt"
    r"|realizado|ejecutado|entregado|realise|execute|effectue|livre)\s(?:for|fur|para|por|pour)\b"
)
"""What was done for a customer: whoever did it signs."""

_BY = later(
    r"(?i)(?<!represented)(?<!vertreten)(?<!representada)(?<!repr\u00e9sent\u00e9e)\s(?:by|durch|par|por)\s+(?P<doer>\S.*)$"
)


def _doer(who: str) -> Head | None:
    """Return the side that signs for another one: "the client by the supplier"."""
    found = _BY.search(who)
    if found is None:
        return None
    doer = without_article(found["doer"]).strip(" :,.")
    role = words.role_of(doer)
    if role is not None and not looks_like_organisation(doer):
        return Head(Shows.SIDE, role)
    return Head(Shows.SIDE, None, doer) if looks_like_organisation(doer) else None


_ITS_OWN = compiled(r"(?:[Tt]he\s)?\w+['\u2019]s\s[a-z][^,]{2,40},\s+(?P<name>[^\W\d_a-z].+)$")
"""Who works for a side and has a name of its own: "the Customer's auditor, Birch Audit LLP"."""


def _for(text: str, who: str, before: str) -> Head:
    by = _doer(who)
    if by is not None:
        return by
    other = _ITS_OWN.match(who)
    if other is not None and looks_like_organisation(other["name"]):
        return Head(Shows.SIDE, None, other["name"].strip(" :,."))
    hits = when.read(text)
    date = (hits[0].start, hits[0].end) if len(hits) == 1 else None
    name = who
    if date is not None and (stamp := text[date[0] : date[1]]) in who:
        name = re.sub(
            r"[\s,]*\b(?:on|this|dated|am|el|le)?\s*$", "", who[: who.index(stamp)], flags=re.IGNORECASE
        )
    first = _LINKS.split(name, maxsplit=1)[0]  # "invoicing to the customer" is not for the customer
    role = words.role_of(name) if words.role_of(first) is not None else None
    called_short = name.rpartition(" ")[2]
    if role is not None and called_short.isupper() and len(called_short) <= SHORT:
        return Head(Shows.SIDE, role, None, date)  # "Für den AG": no company of that form of law
    only_role = role is not None and not looks_like_organisation(name) and len(name.split()) <= ROLE_WORDS
    if only_role:
        return Head(Shows.SIDE, role, None, date)
    bare = _ADDED.split(without_article(name), maxsplit=1)[0].strip(" :,.")
    named = bare[:1].isupper() or bare[:1].isdigit()
    party = bare if named else None
    told = _of(bare, before, otherwise=party) if len(bare.split()) == 1 else Head(Shows.SIDE, None, party)
    return replace(told, date=date)


_LINKS = compiled(
    r"\s(?:to|of|from|by|at|in|with|zu|zum|zur|an|bei|von|vom|durch|mit|de|des|del|du|chez|\u00e0|au|para|par|por|con)\s",
    re.IGNORECASE,
)
"""What stands between the one for whom something is signed and who else is named."""

_ADDED = compiled(r"[,;(]\s*(?=[a-z\u00df-\u00ff])")
"""Where what is said of a name begins: "Hillside Orchards, neighbour of Lakeview Orchards"."""


def _names_side(bare: str, before: str, *, colon: bool) -> bool:
    """Return whether a head is an organisation's name: by its look, or as one that the page has named."""
    if not bare[:1].isupper() or bare.endswith(".") or looks_like_title(bare) or when.read(bare):
        return False
    if looks_like_organisation(bare):
        return True
    name = re.sub(r"^(?:the|der|die|das|la|el|le)\s+", "", bare, flags=re.IGNORECASE)
    told = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", before) is not None
    told = told or (colon and name != bare and called(name, before) is not None)
    return told and (colon or len(bare.split()) <= ROLE_WORDS) and not (looks_like_person(bare) and not colon)
