"""A claim file to a ``Claim``: every problem at once, each with its field and what is allowed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from poedesk.kernel.errors import InvalidClaim, Problem
from poedesk.proof.claim.model import (
    BUSINESS_APPLICATIONS,
    SCHEMA,
    Claim,
    ClaimedProduct,
    ClaimedWorkload,
    Customer,
    Money,
    Partner,
    Signatory,
)
from poedesk.proof.claim.shape import Mapped, claim_shape, examine, json_schema
from poedesk.proof.claim.source import parse
from poedesk.proof.policy import loader, vocabulary


def load(data: bytes, source: str = "claim") -> Claim:
    """Return the claim in ``data`` (YAML; JSON when ``source`` ends in ``.json``).

    Raises:
        InvalidClaim: with every field that is wrong.
    """
    return build(parse(data, source), source)


def build(value: Any, source: str = "claim") -> Claim:
    """Return the claim in the plain ``value``; raises InvalidClaim with every field that is wrong."""
    problems: list[Problem] = []
    made = examine(shape(), value, "", problems)
    if isinstance(made, Mapping):
        problems.extend(_rules(made))
    if problems:
        raise InvalidClaim(_first_of_each(problems), source)
    return _claim(made)


def problems_of(data: bytes, source: str = "claim") -> tuple[Problem, ...]:
    """Return what is wrong with the claim in ``data``; empty when it is valid."""
    try:
        load(data, source)
    except InvalidClaim as error:
        return error.problems
    return ()


def shape() -> Mapped:
    """Return the shape of a claim with the ids that vocabulary and programmes know."""
    words = vocabulary.load()
    return claim_shape(
        [workload.id for workload in words.workloads],
        [activity.id for activity in words.activities],
        [programme.id for programme in loader.programmes()],
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema of ``poedesk.claim/1``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "poedesk.claim/1",
        "title": "A claim for one engagement",
        **json_schema(shape()),
    }


def _first_of_each(problems: list[Problem]) -> list[Problem]:
    seen: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.field, problem.message), problem)
    return list(seen.values())


def _rules(made: Mapping[str, Any]) -> list[Problem]:
    """Rules over several fields; fields that are themselves wrong are None and are passed over."""
    area, engagement = made.get("solution_area"), made.get("engagement")
    workloads = [entry.get("workload") for entry in made.get("workloads") or [] if entry]
    problems = _programme_rules(made)
    # A list that has been reported as wrong is not also reported as missing.
    given = "workloads" in made and made["workloads"] != []
    if engagement == "usage" and area not in {None, "azure"} and not given:
        problems.append(Problem("workloads", "is missing; a usage claim lists at least one workload"))
    if engagement == "presales" and BUSINESS_APPLICATIONS in {area, *workloads}:
        problems.extend(_presales_products(made))
    return problems


def _presales_products(made: Mapping[str, Any]) -> list[Problem]:
    products = made.get("products")
    if not products:
        if "products" in made and products is None:
            return []
        message = "is missing; presales of business applications list each product with its subscription_id"
        return [Problem("products", message)]
    return [
        Problem(
            f"products[{index}].subscription_id", "is missing; presales need the GUID of the subscription"
        )
        for index, product in enumerate(products)
        if product is not None and "subscription_id" not in product
    ]


def _programme_rules(made: Mapping[str, Any]) -> list[Problem]:
    if made.get("programme") is None:
        return []
    programme = loader.programme(made["programme"])
    problems = []
    area = made.get("solution_area")
    if area is not None and area not in programme.solution_areas:
        known = ", ".join(programme.solution_areas)
        message = f"{programme.id} does not know {area}; allowed there: {known}"
        problems.append(Problem("solution_area", message))
    submitted = made.get("submitted_on")
    first = min(version.valid_from for version in programme.versions)
    if submitted is not None and date.fromisoformat(submitted) < first:
        message = f"{submitted} is before the first version of {programme.id}, which begins on {first}"
        problems.append(Problem("submitted_on", message))
    return problems


def _claim(made: Mapping[str, Any]) -> Claim:
    customer = dict(made["customer"])
    signatory = customer.pop("signatory", None)
    money = made.get("expected_incentive")
    submitted = made.get("submitted_on")
    plain = ("programme", "engagement", "solution_area", "id", "agreement", "project", "purchase_type")
    return Claim(
        partner=Partner(**made["partner"]),
        customer=Customer(
            **{**customer, "other_domains": tuple(customer.get("other_domains", ()))},
            signatory=Signatory(**signatory) if signatory else None,
        ),
        submitted_on=date.fromisoformat(submitted) if submitted else None,
        workloads=_workloads(made.get("workloads") or ()),
        products=tuple(ClaimedProduct(**product) for product in made.get("products") or ()),
        expected_incentive=Money(**money) if money else None,
        **{name: made[name] for name in plain if name in made},
    )


def _workloads(entries: Any) -> tuple[ClaimedWorkload, ...]:
    """Return one entry a workload, in the claim's order; what was listed twice is joined."""
    joined: dict[str, dict[str, None]] = {}
    for entry in entries:
        joined.setdefault(entry["workload"], {}).update(dict.fromkeys(entry.get("activities") or ()))
    return tuple(ClaimedWorkload(workload, tuple(activities)) for workload, activities in joined.items())


__all__ = ["SCHEMA", "build", "load", "problems_of", "schema", "shape"]
