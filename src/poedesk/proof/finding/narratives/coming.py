"""What a heading says of the time of what is under it: "Next steps" over a list tells of nothing done.

A cell of a table says so of its row. The words are data in ``data/coming_heads.yaml`` and ``tenses.yaml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.model import Coming, Finding
from poedesk.proof.finding.narratives.heads import is_topic
from poedesk.proof.finding.narratives.under import Heading, holding, said_over
from poedesk.proof.finding.page.headings import meaning
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.tense import is_planned
from poedesk.proof.finding.wording.told import lines

KEYS = ("work", "presales", "activity")
"""Keys of what somebody did."""

TITLES = 2
"""Passages at the top of a document that are its title and the line under it: they head no list."""

WORDS = 10
"""Words of such a heading at most."""

_RUN_IN = compiled(r"(?P<head>[^.:;]{3,60}):\s+\S")


def with_time(view: DocumentView, found: Mapping[str, Sequence[Finding]]) -> dict[str, tuple[Finding, ...]]:
    """Return the findings, those of work with what the heading over them says of their time."""
    told = {key: tuple(findings) for key, findings in found.items()}
    if not any(told.get(key) for key in KEYS):
        return told
    headings = _headings(view)
    rows = _planned_rows(view)
    if not headings and not rows and not any(_own(passage) for passage in passages(view)):
        return told
    for key in KEYS:
        if told.get(key):
            told[key] = tuple(replace(item, coming=_coming(view, headings, rows, item)) for item in told[key])
    return told


def _coming(
    view: DocumentView, headings: Sequence[Heading], rows: frozenset[tuple[int, int, int]], finding: Finding
) -> Coming | None:
    own = holding(view, finding)
    if own is None:
        return None
    if (itself := _own(own)) is not None:
        return itself
    if own.cell is not None and (own.page, own.cell.table, own.cell.row) in rows:
        return "planned"
    said = said_over(view, headings, finding, is_topic)
    return _SAYS.get(said or "")


def _headings(view: DocumentView) -> list[Heading]:
    """Return the headings of a document, when one of them says that what is under it is still to come."""
    every = [heading for number, one in enumerate(passages(view)) if (heading := _heading(number, one))]
    return every if any(each.says in _SAYS for each in every) else []


def _heading(number: int, passage: Passage) -> Heading | None:
    text = passage.text.strip()
    words = len(text.split())
    inner = passage.cell is not None and passage.cell.row and passage.cell.column
    if number < TITLES or words > WORDS or inner or text.endswith((".", ";", ",")):
        return None
    says = _says(passage.plain.text)
    if says is not None or passage.form is Form.HEADING:
        return Heading(passage, says)
    if passage.form is not Form.ITEM and (text.endswith(":") or meaning(text, free=True)[1]):
        return Heading(passage, None)
    return None


def _own(passage: Passage) -> Coming | None:
    """Return what a label at the beginning of a passage says of it: "Next steps: 40 mailboxes are moved"."""
    match = _RUN_IN.match(passage.text)
    said = _says(passage.plain.text[: match.end("head")]) if match is not None else None
    return _SAYS.get(said or "")


@cache
def _says(plain: str) -> Literal["planned", "another_order", "done"] | None:
    if _begins("another_order").match(plain):
        return "another_order"
    if _begins("planned").match(plain):
        return "planned"
    return "done" if _begins("done").match(plain) else None


_SAYS: Mapping[str, Coming] = {"planned": "planned", "another_order": "another order"}


def _planned_rows(view: DocumentView) -> frozenset[tuple[int, int, int]]:
    """Return page, table and row of the rows of tables in which a cell says that the deed is planned."""
    cells = ((one, one.cell) for one in passages(view) if one.cell is not None and one.cell.column)
    return frozenset((one.page, cell.table, cell.row) for one, cell in cells if is_planned(one.text))


@cache
def _begins(name: str) -> re.Pattern[str]:
    told = lines("poedesk.proof.finding", "data/coming_heads.yaml", name)
    return compiled(rf"\W*(?:(?:\d[\d.]*|[ivx]+\.|[a-h][.)])\W+)?(?:{'|'.join(told)})")
