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
from poedesk.kernel.text import fold
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.identity import name_bounds
from poedesk.proof.finding.model import CUSTOMER, Finding
from poedesk.proof.finding.narratives.under import Heading, said_over
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.view import DocumentView

KEYS = ("work", "presales", "activity")
"""Keys of what somebody did."""

LONGEST, SHORT = 90, 8
"""Characters of such a heading, and words of one that ends with a point."""


def with_doers(view: DocumentView, found: Mapping[str, Sequence[Finding]]) -> dict[str, tuple[Finding, ...]]:
    """Return the findings, those of work with whom the heading over them names (``Finding.doer``)."""
    told = {key: tuple(findings) for key, findings in found.items()}
    if not any(told.get(key) for key in KEYS):
        return told
    headings = _headings(view)
    for key in KEYS:
        if headings and told.get(key):
            told[key] = tuple(
                replace(item, doer=said_over(view, headings, item, is_topic)) for item in told[key]
            )
    return told


def _headings(view: DocumentView) -> list[Heading]:
    """Return the headings of a document in which one names who did something, none of another.

    A bare name may be a letterhead: it says so only where another firm has a heading of its own on the page.
    A line that stands on several pages is none.
    """
    every = [heading for passage in passages(view) if (heading := _heading(passage)) is not None]
    pages: dict[str, set[int]] = {}
    firms: dict[int, set[str]] = {}
    for each in every:
        pages.setdefault(fold(each.passage.text), set()).add(each.passage.page)
        if each.says is not None:
            firms.setdefault(each.passage.page, set()).add(each.says)
    several = {page for page, named in firms.items() if len(named) > 1}
    telling = [
        each if not each.alone or each.passage.page in several else replace(each, says=None)
        for each in every
        if each.says is not None or len(pages[fold(each.passage.text)]) == 1
    ]
    return telling if any(each.says is not None for each in telling) else []


def _heading(passage: Passage) -> Heading | None:
    """Return a passage as a heading; a name at its end may close it with the point of "S.L."."""
    text = passage.text
    closed = len(passage.pieces) == 1 and text.rstrip().endswith(".") and len(text.split()) <= SHORT
    if len(text) > LONGEST or not (passage.form is Form.HEADING or closed):
        return None
    if _begins("customers").match(passage.plain.text):
        return Heading(passage, CUSTOMER, alone=False)
    found = _begins("by").match(passage.plain.text)
    looks = _is_named if found is not None else name_bounds.looks_like_organisation
    found = found or _begins("of").match(passage.plain.text)
    rest = text[passage.plain.original(0, found.end())[1] :] if found is not None else text
    who = fold(rest).strip(" :,.")
    named = looks(who) or looks(f"{who}.")  # "S.L." ends with a point, and so may the heading
    if closed and not named:
        return None
    return Heading(passage, who if who and named else None, found is None)


def _is_named(who: str) -> bool:
    """Return whether words are a firm's name: "the Company", "our consulting team" are one of the parties."""
    if name_bounds.looks_like_organisation(who):
        return True
    several = len(who.split()) > 1 and _OURS.match(who) is None
    return several and looks_like_organisation(who)


_OURS = later(
    r"(?:our|your|their|its|unser\w*|ihre?\w*|notre|nos|votre|vos|nuestr\w+|vuestr\w+|sus?)\b", re.IGNORECASE
)


def is_topic(passage: Passage) -> bool:
    """Return whether a heading names a part of somebody's work, and so stands under the heading of that."""
    return _begins("topics").match(passage.plain.text) is not None


@cache
def _begins(heads: str) -> re.Pattern[str]:
    source = files("poedesk.proof.finding").joinpath("data/doing_heads.yaml").read_text(encoding="utf-8")
    return compiled(rf"\W*(?:\d[\d.]*\W+)?(?:{'|'.join(load_yaml(source)[heads])})\b\s*(?:the\s)?")
