"""Whose work stands under a heading: "Delivered by Corvane Ltd" over a column is told of that firm.

The words are data in ``data/doing_heads.yaml``; of headings that are nothing but organisations' names several
on a page say the same. A sub-heading and the next page go on with the same firm.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.identity import name_bounds
from poedesk.proof.finding.model import CUSTOMER, Finding
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.view import DocumentView

KEYS = ("work", "presales", "activity")
"""Keys of what somebody did."""

ALIGNED = 14.0
"""Points by which the left edges of a heading and of what stands under it differ at most."""

LONGEST, SHORT = 90, 8
"""Characters of such a heading, and words of one that ends with a point."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading with the organisation that it says did what stands under it."""

    passage: Passage
    who: str | None
    alone: bool
    """Whether the name is all that it says."""

    @property
    def number(self) -> str:
        """Return the number that it begins with, "2.1"; none is empty."""
        found = _NUMBER.match(self.passage.text)
        return found["number"].rstrip(".") if found is not None else ""


_NUMBER = later(r"\W*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}\.?)\s")

_TALLER = 0.8
"""Points by which a heading is set larger than its sub-headings at least."""


def with_doers(view: DocumentView, found: Mapping[str, Sequence[Finding]]) -> dict[str, tuple[Finding, ...]]:
    """Return the findings, those of work with whom the heading over them names (``Finding.doer``)."""
    told = {key: tuple(findings) for key, findings in found.items()}
    if not any(told.get(key) for key in KEYS):
        return told
    headings = _headings(view)
    for key in KEYS:
        if headings and told.get(key):
            told[key] = tuple(replace(item, doer=_doer(view, headings, item)) for item in told[key])
    return told


def _headings(view: DocumentView) -> list[_Heading]:
    """Return the headings of a document in which one names who did something, none of another.

    A bare name may be a letterhead: it says so only where another firm has a heading of its own on the page.
    A line that stands on several pages is none.
    """
    every = [heading for passage in passages(view) if (heading := _heading(passage)) is not None]
    pages: dict[str, set[int]] = {}
    firms: dict[int, set[str]] = {}
    for each in every:
        pages.setdefault(fold(each.passage.text), set()).add(each.passage.page)
        if each.who is not None:
            firms.setdefault(each.passage.page, set()).add(each.who)
    several = {page for page, named in firms.items() if len(named) > 1}
    telling = [
        each if not each.alone or each.passage.page in several else replace(each, who=None)
        for each in every
        if each.who is not None or len(pages[fold(each.passage.text)]) == 1
    ]
    return telling if any(each.who is not None for each in telling) else []


def _heading(passage: Passage) -> _Heading | None:
    """Return a passage as a heading; a name at its end may close it with the point of "S.L."."""
    text = passage.text
    closed = len(passage.pieces) == 1 and text.rstrip().endswith(".") and len(text.split()) <= SHORT
    if len(text) > LONGEST or not (passage.form is Form.HEADING or closed):
        return None
    if _begins("customers").match(passage.plain.text):
        return _Heading(passage, CUSTOMER, alone=False)
    found = _begins("by").match(passage.plain.text)
    looks = _is_named if found is not None else name_bounds.looks_like_organisation
    found = found or _begins("of").match(passage.plain.text)
    rest = text[passage.plain.original(0, found.end())[1] :] if found is not None else text
    who = fold(rest).strip(" :,.")
    named = looks(who) or looks(f"{who}.")  # "S.L." ends with a point, and so may the heading
    if closed and not named:
        return None
    return _Heading(passage, who if who and named else None, found is None)


def _is_named(who: str) -> bool:
    """Return whether words are a firm's name: "the Company", "our consulting team" are one of the parties."""
    if name_bounds.looks_like_organisation(who):
        return True
    several = len(who.split()) > 1 and _OURS.match(who) is None
    return several and looks_like_organisation(who)


_OURS = later(
    r"(?:our|your|their|its|unser\w*|ihre?\w*|notre|nos|votre|vos|nuestr\w+|vuestr\w+|sus?)\b", re.IGNORECASE
)


def _doer(view: DocumentView, headings: Sequence[_Heading], finding: Finding) -> str | None:
    """Return whom the heading names under which a finding stands, or the one over its sub-headings."""
    span = finding.spans[0] if finding.spans else None
    if span is None or span.start is None:
        return None
    every = passages(view)
    own = next((each for each in every if each.page == span.page and _holds(each, span.start)), None)
    if own is None:
        return None
    over = [each for each in headings if each.passage.page == own.page and _is_over(each.passage, own)]
    over.sort(key=lambda each: (round(each.passage.top), each.passage.left))
    before = [each for each in headings if each.passage.page < own.page and _goes_on(each.passage, own)]
    return _who_of([*before, *over])


def _who_of(over: Sequence[_Heading]) -> str | None:
    """Return whom the nearest of these headings names, or the nearest of those that it stands under."""
    sub: _Heading | None = None
    for heading in reversed(over):
        if sub is None or _is_under(sub, heading):
            if heading.who is not None:
                return heading.who
            sub = heading
        elif heading.who is not None:
            return None
    return None


def _is_under(sub: _Heading, heading: _Heading) -> bool:
    """Return whether a heading is a sub-heading of an earlier one: by numbers, by size, by its words."""
    if sub.number and heading.number:
        return sub.number.startswith(f"{heading.number}.")
    smaller = heading.passage.height - sub.passage.height
    if abs(smaller) >= _TALLER:
        return smaller > 0
    return heading.who is not None and _begins("topics").match(sub.passage.plain.text) is not None


def _holds(passage: Passage, place: int) -> bool:
    return any(start <= place < end for start, end in passage.pieces)


def _is_over(head: Passage, own: Passage) -> bool:
    """Return whether a heading stands over a passage, in its column or over all columns."""
    if head.top >= own.top:
        return False
    if head.cell is not None and own.cell is not None:
        return head.cell.table == own.cell.table and head.cell.column == own.cell.column
    return abs(head.left - own.left) <= ALIGNED or (head.cell is None and head.left < own.left)


def _goes_on(head: Passage, own: Passage) -> bool:
    """Return whether a passage may stand under a heading of an earlier page: in the same column."""
    return head.cell is None and own.cell is None and head.left <= own.left + ALIGNED


@cache
def _begins(heads: str) -> re.Pattern[str]:
    source = files("poedesk.proof.finding").joinpath("data/doing_heads.yaml").read_text(encoding="utf-8")
    return compiled(rf"\W*(?:\d[\d.]*\W+)?(?:{'|'.join(load_yaml(source)[heads])})\b\s*(?:the\s)?")
