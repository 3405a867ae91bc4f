"""Whose work stands under a heading: "Delivered by Corvane Ltd" over a column is told of that firm.

The words are data in ``data/doing_heads.yaml``; a heading that is nothing but an organisation's name says the
same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from poedesk.kernel.text import fold
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.identity import name_bounds
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of

KEYS = ("work", "presales", "activity")
"""Keys of what somebody did."""

ALIGNED = 14.0
"""Points by which the left edges of a heading and of what stands under it differ at most."""

LONGEST = 90
"""Characters of such a heading."""


def with_doers(view: DocumentView, found: Mapping[str, Sequence[Finding]]) -> dict[str, tuple[Finding, ...]]:
    """Return the findings, those of work with whom the heading over them names (``Finding.doer``)."""
    told = {key: tuple(findings) for key, findings in found.items()}
    if any(told.get(key) for key in KEYS) and any(_heads(view)):
        for key in KEYS:
            told[key] = tuple(replace(item, doer=_doer(view, item)) for item in told.get(key, ()))
    return {key: findings for key, findings in told.items() if findings}


def _heads(view: DocumentView) -> Iterator[Passage]:
    return (each for each in passages(view) if _who(each) is not None)


def _doer(view: DocumentView, finding: Finding) -> str | None:
    """Return whom the heading names under which a finding stands."""
    span = finding.spans[0] if finding.spans else None
    if span is None or span.start is None:
        return None
    every = passages(view)
    own = next((each for each in every if each.page == span.page and _holds(each, span.start)), None)
    if own is None:
        return None
    over = [each for each in every if _is_over(each, own)]
    nearest = max(over, key=lambda each: (round(each.top), each.left), default=None)
    return _who(nearest) if nearest is not None else None


def _holds(passage: Passage, place: int) -> bool:
    return any(start <= place < end for start, end in passage.pieces)


def _is_over(head: Passage, own: Passage) -> bool:
    """Return whether a heading stands over a passage, in its column or over all columns."""
    if head.page != own.page or not _is_heading(head) or head.top >= own.top:
        return False
    if head.cell is not None and own.cell is not None:
        return head.cell.table == own.cell.table and head.cell.column == own.cell.column
    return abs(head.left - own.left) <= ALIGNED or (head.cell is None and head.left < own.left)


def _is_heading(passage: Passage) -> bool:
    """Return whether a passage is a heading; a name at its end may close it with the point of "S.L."."""
    if len(passage.text) > LONGEST:
        return False
    return passage.form is Form.HEADING or (
        len(passage.pieces) == 1
        and passage.text[:1].isupper()
        and _begins().match(passage.plain.text) is not None
    )


def _who(passage: Passage) -> str | None:
    """Return the organisation that a heading says did what stands under it."""
    if not _is_heading(passage):
        return None
    plain = plain_of(passage.text)
    found = _begins().match(plain.text)
    who = fold(passage.text[plain.original(0, found.end())[1] :] if found else passage.text).strip(" :,.")
    named = looks_like_organisation(who) if found is not None else name_bounds.looks_like_organisation(who)
    return who if who and named else None


@cache
def _begins() -> re.Pattern[str]:
    source = files("poedesk.proof.finding").joinpath("data/doing_heads.yaml").read_text(encoding="utf-8")
    return re.compile(rf"\W*(?:\d[\d.]*\W+)?(?:{'|'.join(load_yaml(source)['heads'])})\b\s*(?:the\s)?")
