"""Whose work stands under a heading: "Delivered by Corvane Ltd" over a column is told of that firm.

The words are data in ``data/doing_heads.yaml``; of headings that are nothing but organisations' names several
on a page say the same.
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
from poedesk.proof.finding.model import Finding
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


def with_doers(view: DocumentView, found: Mapping[str, Sequence[Finding]]) -> dict[str, tuple[Finding, ...]]:
    """Return the findings, those of work with whom the heading over them names (``Finding.doer``)."""
    told = {key: tuple(findings) for key, findings in found.items()}
    if not any(told.get(key) for key in KEYS):
        return told
    pages = _headings(view)
    for key in KEYS:
        if pages and told.get(key):
            told[key] = tuple(replace(item, doer=_doer(view, pages, item)) for item in told[key])
    return told


def _headings(view: DocumentView) -> dict[int, list[_Heading]]:
    """Return the headings of the pages on which one names who did something.

    A bare name may be a letterhead: it says so only where another firm has a heading of its own.
    """
    pages: dict[int, list[_Heading]] = {}
    for passage in passages(view):
        if (heading := _heading(passage)) is not None:
            pages.setdefault(passage.page, []).append(heading)
    kept = {}
    for page, headings in pages.items():
        several = len({each.who for each in headings if each.who is not None}) > 1
        telling = [each if several or not each.alone else replace(each, who=None) for each in headings]
        if any(each.who is not None for each in telling):
            kept[page] = telling
    return kept


def _heading(passage: Passage) -> _Heading | None:
    """Return a passage as a heading; a name at its end may close it with the point of "S.L."."""
    text = passage.text
    closed = len(passage.pieces) == 1 and text.rstrip().endswith(".") and len(text.split()) <= SHORT
    if len(text) > LONGEST or not (passage.form is Form.HEADING or closed):
        return None
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


def _doer(view: DocumentView, pages: Mapping[int, Sequence[_Heading]], finding: Finding) -> str | None:
    """Return whom the heading names under which a finding stands."""
    span = finding.spans[0] if finding.spans else None
    if span is None or span.start is None or span.page not in pages:
        return None
    every = passages(view)
    own = next((each for each in every if each.page == span.page and _holds(each, span.start)), None)
    if own is None:
        return None
    over = [each for each in pages[span.page] if _is_over(each.passage, own)]
    nearest = max(over, key=lambda each: (round(each.passage.top), each.passage.left), default=None)
    return nearest.who if nearest is not None else None


def _holds(passage: Passage, place: int) -> bool:
    return any(start <= place < end for start, end in passage.pieces)


def _is_over(head: Passage, own: Passage) -> bool:
    """Return whether a heading stands over a passage, in its column or over all columns."""
    if head.top >= own.top:
        return False
    if head.cell is not None and own.cell is not None:
        return head.cell.table == own.cell.table and head.cell.column == own.cell.column
    return abs(head.left - own.left) <= ALIGNED or (head.cell is None and head.left < own.left)


@cache
def _begins(heads: str) -> re.Pattern[str]:
    source = files("poedesk.proof.finding").joinpath("data/doing_heads.yaml").read_text(encoding="utf-8")
    return compiled(rf"\W*(?:\d[\d.]*\W+)?(?:{'|'.join(load_yaml(source)[heads])})\b\s*(?:the\s)?")
