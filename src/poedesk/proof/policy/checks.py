"""The closed vocabulary of checks: what a rule may ask. Each has three answers; an unknown check is an error.

This module says how checks are written in a policy file; ``proof.assessing.checks`` answers them.
"""

from typing import Annotated, Literal, Union

from pydantic import Discriminator, Field, Tag

from poedesk.proof.policy.conditions import Condition, Node, key_of, told_condition


class Present(Node):
    """Something of this sort stands in the documents."""

    present: Literal["project.name", "supporting_document"]


class MatchesClaim(Node):
    """What the documents say at this place agrees with the claim."""

    matches_claim: Literal[
        "partner.name",
        "customer.name",
        "customer.domain",
        "customer.tenant_id",
        "customer.signatory.name",
        "customer.signatory.title",
        "project.name",
    ]
    differing: Literal["contradicts", "is_noted"] = "contradicts"
    """What a differing value does: refutes the element, or is only told."""


class SameAct(Node):
    """This part stands in the same act by which the customer acknowledged."""

    same_act: Literal["name", "title", "date"]


class OneOf(Node):
    """What stands there is of a kind that the named parameter allows."""

    one_of: Literal["acknowledgement.signature", "purchase_type"]
    among: Literal["accepted_signatures", "purchase_types"]


class WithinWindow(Node):
    """The acknowledgement's date lies in the window that the named parameter sets."""

    within_window: Literal["acknowledgement_window"]


class Initialled(Node):
    """The disclosure's text is there, with the customer's initials at it."""

    initialled: Literal["public_sector", "subscription_information"]


class AtLeast(Node):
    """So many of what is claimed are shown; ``every`` asks for all, and for one when none is listed."""

    at_least: Literal["every"] | Annotated[int, Field(ge=1)]
    of: Literal["workloads", "activities", "products", "subscriptions"]


class Described(Node):
    """A narrative answers this question about what was claimed."""

    described: Literal["business_need", "presales", "work", "azure.architecture", "azure.benefits"]


class KindConditions(Node):
    """The documents that carry the proof are of kinds in this parameter, whose conditions hold."""

    kind_conditions: Literal["acceptable_kinds"]


class AllOf(Node):
    """Every check; the weakest answer counts."""

    all_of: tuple["Check", ...] = Field(min_length=1)


class AnyOf(Node):
    """Any check; the strongest answer counts."""

    any_of: tuple["Check", ...] = Field(min_length=1)


class When(Node):
    """A check that is asked only for some claims; for the others it is met."""

    when: Condition
    then: "Check"


_KEYS = frozenset(
    {
        "present",
        "matches_claim",
        "same_act",
        "one_of",
        "within_window",
        "initialled",
        "at_least",
        "described",
        "kind_conditions",
        "all_of",
        "any_of",
        "when",
    }
)

Check = Annotated[
    Union[  # noqa: UP007 - tags need the long form
        Annotated[Present, Tag("present")],
        Annotated[MatchesClaim, Tag("matches_claim")],
        Annotated[SameAct, Tag("same_act")],
        Annotated[OneOf, Tag("one_of")],
        Annotated[WithinWindow, Tag("within_window")],
        Annotated[Initialled, Tag("initialled")],
        Annotated[AtLeast, Tag("at_least")],
        Annotated[Described, Tag("described")],
        Annotated[KindConditions, Tag("kind_conditions")],
        Annotated[AllOf, Tag("all_of")],
        Annotated[AnyOf, Tag("any_of")],
        Annotated[When, Tag("when")],
    ],
    Discriminator(
        lambda value: key_of(value, _KEYS),
        custom_error_type="unknown_check",
        custom_error_message=f"unknown check; known are: {', '.join(sorted(_KEYS))}",
    ),
]

AllOf.model_rebuild()
AnyOf.model_rebuild()
When.model_rebuild()


def title(check: Check) -> str:
    """Return the check as a short title, such as ``matches_claim: customer.name``."""
    name = key_of(check, _KEYS)
    if isinstance(check, AllOf | AnyOf | When):
        return str(name)
    if isinstance(check, AtLeast):
        return f"at_least: {check.at_least} of {check.of}"
    return f"{name}: {getattr(check, str(name))}"


def told(check: Check) -> str:
    """Return the whole check in one line, its parts included."""
    if isinstance(check, AllOf):
        return "; and ".join(told(part) for part in check.all_of)
    if isinstance(check, AnyOf):
        return "; or ".join(told(part) for part in check.any_of)
    if isinstance(check, When):
        return f"when {told_condition(check.when)}: {told(check.then)}"
    return title(check)
