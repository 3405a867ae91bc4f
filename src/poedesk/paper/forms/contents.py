"""Which value stands in which field of a form: from claim and narratives, and back."""

from collections.abc import Iterator, Mapping
from typing import Any

from poedesk.kernel.errors import Problem
from poedesk.kernel.records import dataclass
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.outline import PURCHASE_TYPES, TICK, Outline
from poedesk.paper.forms.paths import (
    ANSWERS,
    BETWEEN_PRODUCTS,
    CLAIM_PATHS,
    NOT_SHOWN,
    OTHER_ACTIVITY,
    PRODUCT,
)
from poedesk.paper.forms.planning import tick_name
from poedesk.proof.claim.model import BUSINESS_APPLICATIONS, Claim
from poedesk.proof.policy import vocabulary

Value = str | bool
"""A text (of a choice: the printed name of what is chosen), or whether a box is ticked."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is written into a form."""

    values: Mapping[str, Value]
    """Name of the field -> its value; fields that stay empty are left out."""

    without_place: tuple[Problem, ...] = ()
    """Values of claim and narratives for which this form has no field."""

    too_long: tuple[Problem, ...] = ()
    """Values of more characters than their field takes; they are written whole all the same."""


EMPTY = Contents({})


def contents(outline: Outline, claim: Claim, narratives: Narratives) -> Contents:
    """Return what stands where when ``outline`` is filled; what the customer writes by pen stays empty."""
    fields = {field.name: field for field in outline.fields()}
    values: dict[str, Value] = {}
    lost: list[Problem] = []
    long: list[Problem] = []
    for origin, name, value in _all(claim, narratives):
        field = fields.get(name)
        if field is None:
            if not _stands_in_grid(origin, claim):
                lost.append(Problem(origin, "has no place in this form"))
            continue
        values[name] = value
        if isinstance(value, str) and len(value) > field.most:
            long.append(Problem(origin, f"has {len(value)} characters; its place is for {field.most}"))
    lost.extend(_without_activity(outline, claim, narratives))
    return Contents(values, tuple(dict.fromkeys(lost)), tuple(long))


def _without_activity(outline: Outline, claim: Claim, narratives: Narratives) -> Iterator[Problem]:
    """Yield the claimed workloads under which nothing can be ticked: what was done is not guessed."""
    if any(field.kind == TICK for field in outline.fields()):
        ticked = ticks(claim, narratives)
        for entry in claim.workloads:
            if entry.workload not in ticked:
                yield Problem(f"workloads.{entry.workload}", "names no activity, so no box is ticked for it")


def _all(claim: Claim, narratives: Narratives) -> Iterator[tuple[str, str, Value]]:
    """Yield (path in claim or narratives, name of the field, value) for all that a form may hold."""
    for name, path in CLAIM_PATHS.items():
        if text := _at(claim, path):
            yield ".".join(path), name, text
    for path in NOT_SHOWN:
        if _at(claim, path):
            yield ".".join(path), "", ""
    for name in ANSWERS:
        told = getattr(narratives, name)
        if text := "\n".join(told) if isinstance(told, tuple) else told:
            yield name, name, text
    if narratives.other_activity:
        yield "other_activity", OTHER_ACTIVITY, narratives.other_activity
    yield from _products(claim)
    yield from _ticks(claim, narratives)


def _stands_in_grid(origin: str, claim: Claim) -> bool:
    """Return whether a value has no field of its own because a usage form names products in its grid."""
    return claim.engagement == "usage" and origin.startswith("products[") and origin.endswith(".name")


def _at(claim: Claim, path: tuple[str, ...]) -> Any:
    """Return what stands at a path of a claim; null where something on the way is not given."""
    value: Any = claim
    for name in path:
        value = getattr(value, name, None)
    return value


def _products(claim: Claim) -> Iterator[tuple[str, str, Value]]:
    """Yield the cells of the table of products."""
    for row, product in enumerate(claim.products, 1):
        path, name = f"products[{row - 1}]", f"products_{row}"
        yield f"{path}.name", f"{name}_name", product.name
        if product.subscription_id:
            yield f"{path}.subscription_id", f"{name}_subscription_id", product.subscription_id
        bought = product.purchase_type or claim.purchase_type
        if bought:
            yield f"{path}.purchase_type", f"{name}_purchase_type", PURCHASE_TYPES[bought]


def _ticks(claim: Claim, narratives: Narratives) -> Iterator[tuple[str, str, Value]]:
    ticked = ticks(claim, narratives)
    for workload, activities in ticked.items():
        for activity in activities:
            yield f"activities.{workload}", tick_name(activity, workload), True
    names = BETWEEN_PRODUCTS.join(product.name for product in claim.products)
    if names:
        for activity in ticked.get(BUSINESS_APPLICATIONS, ()):
            yield "products", tick_name(activity, "products"), names


def ticks(claim: Claim, narratives: Narratives) -> dict[str, tuple[str, ...]]:
    """Return workload -> activities to tick: those of the claim and those of the narratives."""
    words = vocabulary.load()
    wanted: dict[str, set[str]] = {entry.workload: set(entry.activities) for entry in claim.workloads}
    for workload, activities in narratives.activities:
        wanted.setdefault(workload, set()).update(activities)
    return {
        workload.id: tuple(kind.id for kind in words.activities if kind.id in wanted[workload.id])
        for workload in words.workloads
        if wanted.get(workload.id)
    }


def told(outline: Outline, values: Mapping[str, Value]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the fields of a form say: (part of a claim, narratives), both as plain values.

    The part of a claim holds only what stands in the form. Ticked activities stand under ``workloads``.
    """
    text = {name: value for name, value in values.items() if isinstance(value, str) and value.strip()}
    claim: dict[str, Any] = {}
    for name, path in CLAIM_PATHS.items():
        if name in text:
            put(claim, path, text[name])
    put(claim, ("workloads",), _told_ticks(outline, values))
    put(claim, ("products",), _told_products(text))
    answers: dict[str, Any] = {name: text[name] for name in ANSWERS if name in text}
    if "supporting_documents" in answers:
        lines = (line.strip() for line in answers["supporting_documents"].splitlines())
        answers["supporting_documents"] = [line for line in lines if line]
    put(answers, ("other_activity",), text.get(OTHER_ACTIVITY))
    return claim, answers


def put(plain: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set or, for nothing, take away what stands at a path of plain values."""
    *over, last = path
    for name in over:
        plain = plain.setdefault(name, {})
    if value:
        plain[last] = value
    else:
        plain.pop(last, None)


def _some(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _told_products(text: Mapping[str, str]) -> list[dict[str, str]]:
    kinds = {label: kind for kind, label in PURCHASE_TYPES.items()}
    rows = sorted({int(match[1]) for name in text if (match := PRODUCT.fullmatch(name))})
    found = []
    for row in rows:
        bought = text.get(f"products_{row}_purchase_type", "")
        found.append(
            _some(
                {
                    "name": text.get(f"products_{row}_name"),
                    "subscription_id": text.get(f"products_{row}_subscription_id"),
                    "purchase_type": kinds.get(bought, bought),
                }
            )
        )
    return found


def _told_ticks(outline: Outline, values: Mapping[str, Value]) -> list[dict[str, Any]]:
    known = {field.name for field in outline.fields()}
    words = vocabulary.load()
    found = []
    for workload in words.workloads:
        done = [
            activity.id
            for activity in words.activities
            if (name := tick_name(activity.id, workload.id)) in known and values.get(name) is True
        ]
        if done:
            found.append({"workload": workload.id, "activities": done})
    return found
