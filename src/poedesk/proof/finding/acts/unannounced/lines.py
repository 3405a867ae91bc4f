"""What the lines of a block without labels say by themselves: a name, a date, how somebody is reached."""

import re

from poedesk.kernel.expressions import compiled, later
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.naming.people import looks_like_person

_AFTER_NAME = compiled(
    r"\s*,\s*(?!(?:jr|sr|ii|iii|iv|ph\.?d|md|esq|cpa|mba|pmp)\b)|\s+[-\u2013\u2014|]\s+|\s+\(", re.IGNORECASE
)
PROXY = compiled(r"^(?:i\.\s?[VA]\.|ppa\.|gez\.)\s+(?=\S)")
"""How those begin who sign with a power of their house: the name is their own."""

_DATED = compiled(
    r"^\W*(?:(?:signed|signée?|unterzeichnet|unterschrieben|firmado)\s)?(?:date|dated|datum|fecha|le|den|am|on|el)?\W*",
    re.IGNORECASE,
)
REACHED = compiled(
    r"@|\bwww\.|https?:|\b(?:tel|phone|telefon|mobile|fax|e-?mail)\b|\+?\d[\d ()/.-]{7,}\d", re.IGNORECASE
)


def names_person(text: str) -> bool:
    """Return whether a line begins with a person's name, alone or with a title, an organisation or a date."""
    return looks_like_person(_name_of(text))


def _bare(text: str) -> str:
    """Return a line without the brackets that hold the whole of it."""
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def _name_of(text: str) -> str:
    """Return the name with which a line begins, else the whole of it."""
    shown = _bare(PROXY.sub("", text.strip().rstrip(" :;")))
    cut = _AFTER_NAME.search(shown)
    head = shown[: cut.start()].strip() if cut is not None else ""
    return head if looks_like_person(head) else shown.strip(" ,")


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


def is_name_label(text: str) -> bool:
    """Return whether a label asks for the name of who signs: "Fdo.", "Name", "Signed by"."""
    low = words.flat(text).strip() + ":"
    return any(kind in _NAMED and pattern.match(low) for kind, pattern in words.labels())


_NAMED = frozenset({"name", "name_title", "by"})


def says_signed(text: str) -> bool:
    """Return whether a label before a name says that this person signed: "Fdo.", "gez."."""
    return _SIGNED.match(words.flat(text).strip()) is not None


_SIGNED = later(r"(?:fdo|firmado(?: por)?|signed(?: by)?|sgd|gez|gezeichnet|signe(?: par)?)\s?\.?$")
