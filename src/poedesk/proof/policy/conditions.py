"""Conditions on the claim: when an element is asked for. Two-valued, because a claim is known."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, Union

from poedesk.kernel.records import dataclass
from poedesk.proof.policy.constraints import Filled, OneByKey


class Node:
    """Anything of a policy file: unknown fields are errors, nothing changes once read."""

    __slots__ = ()
    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic's name for it


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementIs(Node):
    """The claim is for this kind of engagement."""

    engagement: Literal["usage", "presales"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaIs(Node):
    """The claim is for this solution area."""

    solution_area: Literal["modern-work", "security", "business-applications", "azure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorIs(Node):
    """The customer belongs to this sector."""

    sector: Literal["commercial", "public"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryIn(Node):
    """The customer's country is in the list that the named parameter holds."""

    country_in: Literal["public_sector_countries"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims(Node):
    """Business applications are claimed, by area or by workload."""

    claims: Literal["business-applications"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists(Node):
    """The claim lists at least one of these."""

    lists: Literal["workloads", "products"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Both(Node):
    """Every condition holds."""

    all_of: Annotated[tuple["Condition", ...], Filled()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Either(Node):
    """At least one condition holds."""

    any_of: Annotated[tuple["Condition", ...], Filled()]


def key_of(value: Any, known: Iterable[str]) -> str | None:
    """Return the key of ``known`` that the mapping or thing ``value`` has, or None."""
    names = value if isinstance(value, dict) else getattr(type(value), "__dataclass_fields__", ())
    found = [name for name in known if name in names]
    return found[0] if len(found) == 1 else None


_CHOICES: dict[str, type[Node]] = {
    "engagement": EngagementIs,
    "solution_area": AreaIs,
    "sector": SectorIs,
    "country_in": CountryIn,
    "claims": Claims,
    "lists": Lists,
    "all_of": Both,
    "any_of": Either,
}

Condition = Annotated[
    Union[EngagementIs, AreaIs, SectorIs, CountryIn, Claims, Lists, Both, Either],  # noqa: UP007 - as one name
    OneByKey("condition", tuple(_CHOICES.items()), lambda value: key_of(value, _CHOICES)),
]


def told_condition(condition: Condition) -> str:
    """Return the condition in one line."""
    if isinstance(condition, Both):
        return " and ".join(told_condition(part) for part in condition.all_of)
    if isinstance(condition, Either):
        return " or ".join(told_condition(part) for part in condition.any_of)
    name = str(key_of(condition, _CHOICES))
    return f"{name} {getattr(condition, name)}"
