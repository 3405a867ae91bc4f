"""Days as they stand at signatures: alone on a line or behind a place, never behind other words."""

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.naming.declared import MADE
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.acts.unannounced.lines import is_date
from poedesk.proof.finding.acts.weighing.told import expression


def is_day(text: str) -> bool:
    """Return whether a text is a day and nothing else, a place or words of signing before it apart.

    "Please return by 30 April 2026" is none, nor are "Dana Whitfield, 3 May 2026",
    "The customer, on 3 May 2026" and "Date of birth: 4 March 1976".
    """
    shown = fold(text).strip(" .,;()")
    if MADE.match(shown):
        return True
    if not is_date(shown):
        return False
    hits = when.read(shown)
    lead = shown[: hits[0].start].strip() if hits else ""
    if not hits or expression(_LED).fullmatch(words.flat(lead)) or asks(lead):
        return True
    if of_a_paper(lead) or words.begins_with_who(lead):
        return False
    person = looks_like_person(lead.strip(" ,")) or looks_like_title(lead.strip(" ,"))
    return when.is_place_and_date(shown) and not (person and lead.endswith(","))


_LED = r"(?:<signed>\s?:?\s?)?(?:<date>\s?:?\s?)?<before a day>?\s?<weekday>?[\s,.:]*<before a number>?"
"""What stands before a date that is of who signs: words of signing, and of no delivery, order or birth."""


def asks(lead: str) -> bool:
    """Return whether what stands before a date is a label for that of a signature: "Date of acceptance:"."""
    low = words.flat(lead).strip(" :") + ":"
    return any(kind == "date" and pattern.match(low) for kind, pattern in words.labels())


def of_a_paper(lead: str) -> bool:
    """Return whether what stands before a date says that it is of a paper, or of what happened."""
    return expression(_OF_A_PAPER).fullmatch(words.flat(lead).strip(" ,:")) is not None


_OF_A_PAPER = r"(?:\S+\s){0,3}<of a paper>"
"""What looks like a place or a title before a date, and is neither: "Work order, 4 March 2026"."""


def of_all(text: str) -> bool:
    """Return whether a line gives place and day of a paper, which are those of all who sign it."""
    placed = when.is_place_and_date(fold(text).strip()) and not words.begins_with_who(text)
    return placed or MADE.match(text) is not None


_DAY = (
    r"(?:(?<=[,\s(])|^)(?:<on> )?"
    r"(?P<day>\d{1,2}\.?(?:st|nd|rd|th)?(?: de)? [^\W\d_]{3,12}(?: de)?|[^\W\d_]{3,12} \d{1,2},)$"
)
_YEAR = later(r"(?P<year>(?:19|20)\d\d)\b\W*$")


def broken(text: str, under: str) -> tuple[tuple[int, int], str] | None:
    """Return the range of the day at the end of a line, and the date, where its year is the line under it."""
    day, year = expression(_DAY).search(text.rstrip()), _YEAR.match(under)
    if day is None or year is None:
        return None
    whole = f"{day['day']} {year['year']}"
    return (day.span("day"), whole) if is_date(whole) else None
