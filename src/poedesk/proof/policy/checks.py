"""The closed vocabulary of checks: what a rule may ask. Each has three answers; an unknown check is an error.

This module says how checks are written in a policy file; ``proof.assessing.checks`` answers them.
"""

from typing import Annotated, Literal, Union

from poedesk.kernel.records import dataclass
from poedesk.proof.policy.conditions import Condition, Node, key_of, told_condition
from poedesk.proof.policy.constraints import Between, Filled, OneByKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Present(Node):
    """Something of this sort stands in the documents."""

    present: Literal["project.name", "supporting_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAct(Node):
    """This part stands in the same act by which the customer acknowledged."""

    same_act: Literal["name", "title", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf(Node):
    """What stands there is of a kind that the named parameter allows."""

    one_of: Literal["acknowledgement.signature", "purchase_type"]
    among: Literal["accepted_signatures", "purchase_types"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinWindow(Node):
    """The acknowledgement's date lies in the window that the named parameter sets."""

    within_window: Literal["acknowledgement_window"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Initialled(Node):
    """The disclosure's text is there, with the customer's initials at it."""

    initialled: Literal["public_sector", "subscription_information"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast(Node):
    """So many of what is claimed are shown; ``every`` asks for all, and for one when none is listed."""

    at_least: Literal["every"] | Annotated[int, Between(1)]
    of: Literal["workloads", "activities", "products", "subscriptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described(Node):
    """A narrative answers this question about what was claimed."""

    described: Literal["business_need", "presales", "work", "azure.architecture", "azure.benefits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindConditions(Node):
    """The documents that carry the proof are of kinds in this parameter, whose conditions hold."""

    kind_conditions: Literal["acceptable_kinds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf(Node):
    """Every check; the weakest answer counts."""

    all_of: Annotated[tuple["Check", ...], Filled()]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf(Node):
    """Any check; the strongest answer counts."""

    any_of: Annotated[tuple["Check", ...], Filled()]


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Node):
    """A check that is asked only for some claims; for the others it is met."""

    when: Condition
    then: "Check"


_CHOICES: dict[str, type[Node]] = {
    "present": Present,
    "matches_claim": MatchesClaim,
    "same_act": SameAct,
    "one_of": OneOf,
    "within_window": WithinWindow,
    "initialled": Initialled,
    "at_least": AtLeast,
    "described": Described,
    "kind_conditions": KindConditions,
    "all_of": AllOf,
    "any_of": AnyOf,
    "when": When,
}

Check = Annotated[
    Union[  # noqa: UP007 - as one name
        Present,
        MatchesClaim,
        SameAct,
        OneOf,
        WithinWindow,
        Initialled,
        AtLeast,
        Described,
        KindConditions,
        AllOf,
        AnyOf,
        When,
    ],
    OneByKey("check", tuple(_CHOICES.items()), lambda value: key_of(value, _CHOICES)),
]


def title(check: Check) -> str:
    """Return the check as a short title, such as ``matches_claim: customer.name``."""
    name = key_of(check, _CHOICES)
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
