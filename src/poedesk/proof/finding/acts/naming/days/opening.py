"""The day that opens a paper: of a memo from who signs it, of a deed for which those who sign met."""

import re

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.naming.people import same_person
from poedesk.proof.finding.page.view import DocumentView

HEAD = 900
"""Characters at the top of a memo among which it says from whom and when it is."""


def day_of_opening(view: DocumentView, person: str) -> Span | None:
    """Return the day that the opening of a paper tells of the one ``person`` who signs it."""
    return _of_memo(view, person) or _of_deed(view)


_FROM = later(r"(?im)^\W*(?:from|von|de|van|da|exp[e\u00e9]diteur|absender)\s*:\s*(?P<who>\S.*)$")
_DATED = later(r"(?im)^\W*(?:date|datum|fecha|data)\s*:\s*(?P<day>\S.*)$")


def _of_memo(view: DocumentView, person: str) -> Span | None:
    """Return the date at the head of a memo from the person who signs it."""
    if not view.pages:
        return None
    page = view.pages[0]
    top = page.text[:HEAD]
    senders = [match["who"] for match in _FROM.finditer(top)]
    dates = [match for match in _DATED.finditer(top) if when.is_date(fold(match["day"]))]
    if len(senders) != 1 or len(dates) != 1:
        return None
    who = re.split(r"[,;(<|]|\s[-\u2013\u2014]\s", senders[0])[0]
    if not same_person(fold(who).strip(), person):
        return None
    return view.span(page.number, *dates[0].span("day"))


_OPENS = later(
    r"(?i)(?:^|\n)\W*(?:en\s+(?:la\s+)?[^\W\d_][^\n,]{2,50},|verhandelt\s+(?:zu|in)\s+[^\n,]{2,30}?,?\s+(?=am\b|den\b|\d)|l['\u2019]an\s)"
    r"(?P<day>[^;:]{6,160}?)\b(?:reunid[oa]s|se\s+re[\u00fau]nen|se\s+reunieron|comparecen|erschien(?:en)?"
    r"|se\s+sont\s+r[\u00e9e]unis|ont\s+comparu)\b"
)
"""How a deed opens: "En Burgos, a once de febrero de 2026, reunidos". Who signs it does so on that day."""


def _of_deed(view: DocumentView) -> Span | None:
    """Return the day on which those who sign a deed met, as its opening tells it."""
    page = view.pages[0] if view.pages else None
    opening = _OPENS.search(page.text, 0, HEAD) if page is not None else None
    if page is None or opening is None:
        return None
    start = opening.start("day")
    hits = when.read(opening["day"])
    if len({hit.iso for hit in hits}) != 1 or hits[0].iso is None:
        return None
    return view.span(page.number, start + hits[0].start, start + hits[0].end)
