"""What a form shows and the record that it carries, made one: what is shown counts."""

import copy
from collections.abc import Mapping
from functools import cache
from typing import Any

from poedesk.kernel.text import fold
from poedesk.paper.forms.contents import Contents, Value, contents, put, told
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.paths import (
    ANSWERS,
    BETWEEN_PRODUCTS,
    BY_PEN,
    CLAIM_PATHS,
    OTHER_ACTIVITY,
    PRODUCT,
    path_of,
    product_texts,
    ticks,
)
from poedesk.paper.forms.planning import blank_claim, plan
from poedesk.paper.forms.reading.model import Difference, Shown
from poedesk.paper.forms.record import Record
from poedesk.proof.policy import loader

Plain = dict[str, Any]

_GRID_PROGRAMME = "microsoft-cpor"
"""A programme whose form has every field."""


@cache
def everything() -> Outline:
    """Return the form with every field that there is."""
    programme = loader.programme(_GRID_PROGRAMME)
    newest = max(programme.versions, key=lambda version: version.valid_from)
    policy = loader.load(_GRID_PROGRAMME, newest.version, newest.valid_from)
    blank = blank_claim(_GRID_PROGRAMME, "usage", programme.solution_areas[0], business_applications=True)
    return plan(blank, policy, everything=True)


def without_record(shown: Shown) -> tuple[Plain, Plain]:
    """Return the part of a claim and the answers that a form shows."""
    claim, answers = told(everything(), shown.values)
    if not claim.get("products"):
        put(claim, ("products",), _products([], shown.values))
    return claim, answers


def with_record(shown: Shown, record: Record) -> tuple[Plain, Plain, tuple[Difference, ...]]:
    """Return claim and answers, and by field what the form shows in another way than its record."""
    expected = _expected(record).values
    claim, answers = record.claim.to_json(), record.narratives.to_json()
    names = [name for name in (*shown.places, *shown.values) if name not in BY_PEN]
    changed = [
        name
        for name in dict.fromkeys(names)
        if name not in shown.doubtful and not _same(shown.values.get(name), expected.get(name))
    ]
    if not changed:
        return claim, answers, ()
    found = tuple(
        sorted((_difference(name, shown, expected) for name in changed), key=lambda item: item.field)
    )
    return (*_corrected(claim, answers, changed, shown.values), found)


def _difference(name: str, shown: Shown, expected: Mapping[str, Value]) -> Difference:
    seen, recorded = shown.values.get(name), expected.get(name)
    if name in ticks():
        return Difference(path_of(name), bool(seen), bool(recorded))
    return Difference(path_of(name), seen, recorded)


def _expected(record: Record) -> Contents:
    """Return what a form that was filled from a record would show, whichever of its items are there."""
    version = record.programme.partition("@")[2] or None
    first = loader.programme(record.claim.programme).versions[0].valid_from
    policy = loader.load(record.claim.programme, version, record.claim.submitted_on or first)
    return contents(plan(record.claim, policy, everything=True), record.claim, record.narratives)


def _same(one: Value | None, other: Value | None) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return bool(one) is bool(other)
    return _bare(one) == _bare(other)


def _bare(text: str | None) -> str:
    """Return a text without what a page does not show: blanks, ends of lines, signs that print nothing."""
    return "".join(sign for sign in fold(text or "") if sign.isprintable() and not sign.isspace())


def _corrected(
    claim: Plain, answers: Plain, changed: list[str], values: Mapping[str, Value]
) -> tuple[Plain, Plain]:
    claim, answers = copy.deepcopy(claim), copy.deepcopy(answers)
    part, told_answers = told(everything(), values)
    for name in changed:
        if name in CLAIM_PATHS:
            put(claim, CLAIM_PATHS[name], values.get(name))
        elif name in ANSWERS or name == OTHER_ACTIVITY:
            key = "other_activity" if name == OTHER_ACTIVITY else name
            put(answers, (key,), told_answers.get(key))
    if any(PRODUCT.fullmatch(name) for name in changed):
        put(claim, ("products",), part.get("products"))
    if any(name in product_texts() for name in changed):
        put(claim, ("products",), _products(claim.get("products", []), values))
    for workload in {ticks()[name][1] for name in changed if name in ticks()}:
        _tick(claim, answers, workload, part)
    return claim, answers


_BETWEEN = BETWEEN_PRODUCTS.strip()


def _products(known: list[Plain], values: Mapping[str, Value]) -> list[Plain]:
    """Return the products that a usage form names, with what is known of each."""
    texts = [str(values[name]) for name in product_texts() if values.get(name)]
    names = list(
        dict.fromkeys(name.strip() for text in texts for name in text.split(_BETWEEN) if name.strip())
    )
    by_name = {_bare(product["name"]): product for product in known}
    return [by_name.get(_bare(name), {"name": name}) for name in names]


def _tick(claim: Plain, answers: Plain, workload: str, part: Plain) -> None:
    """Give a workload the activities that are ticked for it; one with no tick left is not claimed."""
    shown = next((entry for entry in part.get("workloads", []) if entry["workload"] == workload), None)
    entries = claim.get("workloads", [])
    at = next((place for place, entry in enumerate(entries) if entry["workload"] == workload), len(entries))
    entries[at : at + 1] = [shown] if shown else []
    put(claim, ("workloads",), entries)
    ticked = {key: value for key, value in answers.get("activities", {}).items() if key != workload}
    put(answers, ("activities",), ticked)
