"""Takes apart words that say several things at once: "Dana Whitfield (IT Director) on 3 May 2026"."""

import re

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

TITLE_WORDS = 9
"""Words that a title has at most."""

_CUT = compiled(r"\s*[,|/;]\s*|\s+[-\u2013\u2014]\s+|\s+\(|\)\s*|\s{3,}|\t+")
_BEFORE_DATE = compiled(
    r"(?i)[\s,;|(\u2013\u2014-]*(?:\b(?:on|el|am|le|den|dated?|date|fecha|datum)\b[:\s]*)?$"
)
_FOR = compiled(
    r"(?i)^(?:for(?: and on behalf of)?|on behalf of|por|en nombre de|fur|im namen|pour(?: le compte de)?)\s+"
    r"(?:the\s+|el\s+|la\s+|de\s+)?(?P<who>\S.*)$"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What such words say of the one who signs."""

    name: str
    title: str | None = None
    party: str | None = None
    """Organisation or side that it is signed for: "for Contoso Health", "(Customer)"."""

    dated: bool = False


_EDGES = " )/|;,"
"""What a title does not begin or end with: "Dana Whitfield / IT Director /" before an empty line."""


def split_title(text: str) -> tuple[str, str | None]:
    """Return name and title of "Dana Whitfield, IT Director"; the title is null when there is none."""
    for found in re.finditer(r"\s*[,|/;]\s*|\s+[-\u2013\u2014]\s+|\s+\(", text):
        head, tail = text[: found.start()].strip(), text[found.end() :].strip(_EDGES)
        if head and tail and looks_like_title(tail):
            return head, tail
    return text, None


def taken_apart(text: str) -> Spoken:
    """Return name, title and side of ``text``; words that say only one thing are all name."""
    shown, dated = _without_date(fold(text))
    head, tail = split_title(shown)
    parts = [part.strip(" .") for part in _CUT.split(shown) if part and part.strip(" .")]
    if len(parts) < 2 or not looks_like_person(parts[0]):  # noqa: PLR2004 - a name and what is said of it
        return Spoken(head, tail, None, dated)
    party = next((who for part in parts[1:] if (who := _side(part)) is not None), None)
    rest = [part for part in parts[1:] if _side(part) is None]
    title = next((part for part in rest if looks_like_title(part)), None)
    if title is None and dated and rest and len(rest[0].split()) <= TITLE_WORDS:
        title = rest[0]
    if title is not None and tail is not None and party is None:
        title = tail if _CUT.split(tail)[-1] == tail.split(",")[-1].strip() else title
    settled = title is not None or party is not None or dated
    return Spoken(parts[0] if settled else shown, title, party, dated)


def _side(part: str) -> str | None:
    """Return for whom a part says that somebody signs."""
    given = _FOR.match(part)
    if given:
        return given["who"]
    if looks_like_title(part):
        return None
    only_role = words.role_of(part) is not None and len(part.split()) <= 3  # noqa: PLR2004 - "the Customer"
    return part if only_role or looks_like_organisation(part) else None


def _without_date(text: str) -> tuple[str, bool]:
    """Return ``text`` without the one date in it."""
    hits = when.read(text)
    if len(hits) != 1:
        return text, False
    before = _BEFORE_DATE.sub("", text[: hits[0].start])
    after = re.sub(r"^[\s,;|)]+", "", text[hits[0].end :])
    after = re.sub(r"^(?:at\s)?\d{1,2}:\d{2}.*$", "", after).strip(" .")
    if before.count("(") > before.count(")"):
        before += ")"
    return (f"{before}, {after}" if before and after else before or after), True
