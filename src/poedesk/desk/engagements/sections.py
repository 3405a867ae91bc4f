"""The sections of a guided engagement, from ``sections.yaml`` and the shape of a claim."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.errors import InvalidClaim, Problem
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import SCHEMA, Claim
from poedesk.proof.claim.shape import Choice, Mapped, Shape


@dataclass(frozen=True, slots=True)
class Field:
    """One question."""

    path: str
    """Of the answer in the claim, such as ``customer.name``."""

    label: str
    hint: str
    optional: bool
    choices: tuple[str, ...]
    """What may be chosen; empty for text."""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that are asked on one page."""

    id: str
    title: str
    fields: tuple[Field, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Return the sections in the order in which they are asked."""
    told = load_yaml((resources.files(__package__) / "sections.yaml").read_text("utf-8"))
    return tuple(
        Section(each["id"], each["title"], tuple(_field(one) for one in each["fields"])) for each in told
    )


def section(wanted: str) -> Section | None:
    """Return the section with an id, or null."""
    return next((each for each in sections() if each.id == wanted), None)


_LONG = 60
"""Choices that are too many for radio buttons or a list: they are typed, and checked all the same."""


def _field(told: Mapping[str, Any]) -> Field:
    shape: Shape = claims.shape()
    for part in told["path"].split("."):
        shape = shape.fields[part] if isinstance(shape, Mapped) else shape
    choices = tuple(shape.values) if isinstance(shape, Choice) and len(shape.values) < _LONG else ()
    return Field(told["path"], told["label"], told.get("hint", ""), told.get("optional", False), choices)


def value_of(answers: Mapping[str, Any], path: str) -> Any:
    """Return the answer at a path, or null."""
    value: Any = answers
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def with_value(answers: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Return answers in which the one at a path is ``value``; what is empty is left out."""
    name, _, rest = path.partition(".")
    made = dict(answers)
    inner = with_value(made.get(name) or {}, rest, value) if rest else value
    if inner in (None, "", [], {}):
        made.pop(name, None)
    else:
        made[name] = inner
    return made


def claim_of(answers: Mapping[str, Any], partner: str) -> Claim:
    """Return the claim that the answers make; raises InvalidClaim with every field that is wrong."""
    return claims.build(plain(answers, partner))


def plain(answers: Mapping[str, Any], partner: str) -> dict[str, Any]:
    """Return the answers as a claim file has them."""
    return {"schema": SCHEMA, **with_value(answers, "partner.name", partner)}


def problems(answers: Mapping[str, Any], partner: str) -> tuple[Problem, ...]:
    """Return what is wrong with the answers, what is not answered yet included."""
    try:
        claim_of(answers, partner)
    except InvalidClaim as error:
        return error.problems
    return ()


def belongs(problem: Problem, each: Section) -> Field | None:
    """Return the question of a section that a problem is about, or null."""
    return next((one for one in each.fields if _about(problem.field, one.path)), None)


def _about(field: str, path: str) -> bool:
    return field == path or field.startswith((f"{path}.", f"{path}["))


def given(answers: Mapping[str, Any], each: Section) -> Iterator[Field]:
    """Yield the questions of a section that were answered."""
    yield from (one for one in each.fields if value_of(answers, one.path) is not None)
