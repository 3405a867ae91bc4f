"""Conditions on the claim: when an element is asked for. Two-valued, because a claim is known."""

from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag


class Node(BaseModel):
    """Anything of a policy file: unknown fields are errors, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EngagementIs(Node):
    """The claim is for this kind of engagement."""

    engagement: Literal["usage", "presales"]


class AreaIs(Node):
    """The claim is for this solution area."""

    solution_area: Literal["modern-work", "security", "business-applications", "azure"]


class SectorIs(Node):
    """The customer belongs to this sector."""

    sector: Literal["commercial", "public"]


class CountryIn(Node):
    """The customer's country is in the list that the named parameter holds."""

    country_in: Literal["public_sector_countries"]


class Claims(Node):
    """Business applications are claimed, by area or by workload."""

    claims: Literal["business-applications"]


class Lists(Node):
    """The claim lists at least one of these."""

    lists: Literal["workloads", "products"]


class Both(Node):
    """Every condition holds."""

    all_of: tuple["Condition", ...] = Field(min_length=1)


class Either(Node):
    """At least one condition holds."""

    any_of: tuple["Condition", ...] = Field(min_length=1)


def key_of(value: Any, known: frozenset[str]) -> str | None:
    """Return the key of ``known`` that the mapping or model ``value`` has, or None."""
    names = (
        value if isinstance(value, dict) else type(value).model_fields if isinstance(value, BaseModel) else ()
    )
    found = [name for name in names if name in known]
    return found[0] if len(found) == 1 else None


_KEYS = frozenset(
    {"engagement", "solution_area", "sector", "country_in", "claims", "lists", "all_of", "any_of"}
)

Condition = Annotated[
    Union[  # noqa: UP007 - tags need the long form
        Annotated[EngagementIs, Tag("engagement")],
        Annotated[AreaIs, Tag("solution_area")],
        Annotated[SectorIs, Tag("sector")],
        Annotated[CountryIn, Tag("country_in")],
        Annotated[Claims, Tag("claims")],
        Annotated[Lists, Tag("lists")],
        Annotated[Both, Tag("all_of")],
        Annotated[Either, Tag("any_of")],
    ],
    Discriminator(
        lambda value: key_of(value, _KEYS),
        custom_error_type="unknown_condition",
        custom_error_message=f"unknown condition; known are: {', '.join(sorted(_KEYS))}",
    ),
]

Both.model_rebuild()
Either.model_rebuild()


def told_condition(condition: Condition) -> str:
    """Return the condition in one line."""
    if isinstance(condition, Both):
        return " and ".join(told_condition(part) for part in condition.all_of)
    if isinstance(condition, Either):
        return " or ".join(told_condition(part) for part in condition.any_of)
    name = str(key_of(condition, _KEYS))
    return f"{name} {getattr(condition, name)}"
