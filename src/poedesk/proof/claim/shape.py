"""The shape of a claim as data, from which both the checking and the JSON Schema follow."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any

from poedesk.kernel.errors import Problem
from poedesk.kernel.records import dataclass
from poedesk.proof.claim import scalars
from poedesk.proof.claim.codes import COUNTRIES, CURRENCIES
from poedesk.proof.claim.model import AGREEMENTS, ENGAGEMENTS, PURCHASE_TYPES, SCHEMA, SECTORS, SOLUTION_AREAS
from poedesk.proof.claim.source import Guessed

LIST_LIMIT = 200
"""Entries that a list of a claim may have."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text; ``normalise`` gives its normal form or raises ValueError with what is allowed."""

    about: str
    normalise: Callable[[str], str] = scalars.words
    guesses: frozenset[str] = frozenset()
    """Kinds of unquoted scalar that are taken as text here (``number``, ``date``, ``truth value``)."""

    schema: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    about: str
    values: Sequence[str]
    fold: Callable[[str], str] = str
    hint: str | None = None
    """What to say is allowed, where the whole list would be a page long."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of things of one shape."""

    about: str
    each: "Shape"


@dataclass(frozen=True, slots=True)
class Mapped:
    """Named fields."""

    about: str
    fields: Mapping[str, "Shape"]
    required: tuple[str, ...] = ()


Shape = Text | Choice | ListOf | Mapped

_NUMBER = frozenset({"number"})
_DATE = frozenset({"number", "date"})
_ANY = frozenset({"number", "date", "truth value"})
_GUID = {"pattern": "^\\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?$"}


def claim_shape(workloads: Sequence[str], activities: Sequence[str], programmes: Sequence[str]) -> Mapped:
    """Return the shape of ``poedesk.claim/1`` for the known ids."""
    guid = Text("a GUID; braces and case do not matter", scalars.guid, _NUMBER, _GUID)
    domain = Text("a domain name", scalars.domain)
    purchase = Choice("how the products were bought", PURCHASE_TYPES)
    partner: dict[str, Shape] = {
        "name": Text("the partner's company name"),
        "partner_id": Text("location id in the programme", guesses=_NUMBER),
    }
    workload: dict[str, Shape] = {
        "workload": Choice("what is claimed", workloads),
        "activities": ListOf("activities claimed for it", Choice("activity", activities)),
    }
    product: dict[str, Shape] = {
        "name": Text("product of business applications"),
        "subscription_id": guid,
        "purchase_type": purchase,
    }
    currency = Choice("ISO 4217", sorted(CURRENCIES), str.upper, "a code of ISO 4217, such as USD")
    money: dict[str, Shape] = {
        "amount": Text("decimal number", scalars.amount, _NUMBER),
        "currency": currency,
    }
    fields: dict[str, Shape] = {
        "schema": Choice("version of this format", (SCHEMA,)),
        "id": Text("the claim's own number", guesses=_NUMBER),
        "programme": Choice("programme of the incentives", programmes),
        "engagement": Choice("what is claimed for", ENGAGEMENTS),
        "solution_area": Choice("area of the solution", SOLUTION_AREAS),
        "submitted_on": Text("date of submission", scalars.iso_date, _DATE, {"format": "date"}),
        "agreement": Choice("the customer's agreement", AGREEMENTS),
        "partner": Mapped("who claims", partner, ("name",)),
        "customer": _customer(guid, domain),
        "project": Text("project name"),
        "workloads": ListOf("what is claimed", Mapped("one workload", workload, ("workload",))),
        "products": ListOf("business applications", Mapped("one product", product, ("name",))),
        "purchase_type": purchase,
        "expected_incentive": Mapped("what the partner expects to earn", money, ("amount", "currency")),
    }
    required = ("schema", "programme", "engagement", "solution_area", "partner", "customer")
    return Mapped("a claim", fields, required)


def _customer(guid: Text, domain: Text) -> Mapped:
    signatory: dict[str, Shape] = {
        "name": Text("printed name"),
        "title": Text("role or job title"),
        "email": Text("mail address", scalars.email),
    }
    customer: dict[str, Shape] = {
        "name": Text("the customer's company name"),
        "domain": domain,
        "other_domains": ListOf("further domains of the customer", domain),
        "tenant_id": guid,
        "country": Choice(
            "ISO 3166-1 alpha-2",
            sorted(COUNTRIES),
            str.upper,
            "a code of ISO 3166-1 alpha-2, such as US or PR",
        ),
        "sector": Choice("commercial unless said", SECTORS),
        "signatory": Mapped("who acknowledges for the customer", signatory),
    }
    required = ("name", "domain", "tenant_id", "country")
    return Mapped("for whom", customer, required)


def examine(shape: Shape, value: Any, path: str, problems: list[Problem]) -> Any:
    """Return ``value`` in its normal form, or None; whatever is wrong is added to ``problems``."""
    if isinstance(shape, Mapped):
        return _mapped(shape, value, path, problems)
    if isinstance(shape, ListOf):
        return _list(shape, value, path, problems)
    if not isinstance(value, str):
        problems.append(Problem(path, f"must be text ({_allowed(shape)}), not {_kind(value)}"))
        return None
    if isinstance(shape, Choice):
        return _choice(shape, value, path, problems)
    if isinstance(value, Guessed) and value.kind not in shape.guesses:
        message = f"must be text ({shape.about}), not a {value.kind}; put it in quotes if it is meant"
        problems.append(Problem(path, message))
        return None
    try:
        return shape.normalise(str(value))
    except ValueError as error:
        problems.append(Problem(path, str(error)))
        return None


def _choice(shape: Choice, value: str, path: str, problems: list[Problem]) -> str | None:
    folded = shape.fold(str(value).strip())
    if folded in shape.values:
        return folded
    nearest = difflib.get_close_matches(folded, shape.values, 1)
    guess = f"; did you mean {nearest[0]}?" if nearest and not shape.hint else ""
    problems.append(Problem(path, f"{str(value)!r} is not allowed; allowed: {_allowed(shape)}{guess}"))
    return None


def _list(shape: ListOf, value: Any, path: str, problems: list[Problem]) -> Any:
    if value is None:
        return []
    if not isinstance(value, list):
        problems.append(Problem(path, f"must be a list ({shape.about}), not {_kind(value)}"))
        return None
    if len(value) > LIST_LIMIT:
        problems.append(Problem(path, f"has {len(value)} entries; allowed are {LIST_LIMIT}"))
        return None
    return [examine(shape.each, part, f"{path}[{index}]", problems) for index, part in enumerate(value)]


def _mapped(shape: Mapped, value: Any, path: str, problems: list[Problem]) -> Any:
    if not isinstance(value, dict):
        names = ", ".join(shape.fields)
        problems.append(Problem(path, f"must have named fields ({names}), not be {_kind(value)}"))
        return None
    at = f"{path}." if path else ""
    unknown = (str(name) for name in value if name not in shape.fields)
    problems.extend(Problem(f"{at}{name}", _unknown(name, tuple(shape.fields))) for name in unknown)
    made: dict[str, Any] = {}
    for name, inner in shape.fields.items():
        if value.get(name) is not None:
            made[name] = examine(inner, value[name], f"{at}{name}", problems)
        elif name in shape.required:
            problems.extend(_missing(inner, f"{at}{name}"))
    return made


def _missing(shape: Shape, path: str) -> list[Problem]:
    if isinstance(shape, Mapped):
        return [
            problem for name in shape.required for problem in _missing(shape.fields[name], f"{path}.{name}")
        ]
    return [Problem(path, f"is missing; give {_allowed(shape)}")]


def _unknown(name: str, known: tuple[str, ...]) -> str:
    nearest = difflib.get_close_matches(name, known, 1, 0.5)
    guess = f"did you mean {nearest[0]}? " if nearest else ""
    return f"is not a field of a claim; {guess}known here: {', '.join(known)}"


def _allowed(shape: Shape) -> str:
    if isinstance(shape, Choice):
        return shape.hint or ", ".join(shape.values)
    return shape.about


def _kind(value: Any) -> str:
    names = {dict: "named fields", list: "a list", bool: "a truth value", type(None): "nothing"}
    return names.get(type(value), "text" if isinstance(value, str) else "a number")


def json_schema(shape: Shape) -> dict[str, Any]:
    """Return ``shape`` as JSON Schema (draft 2020-12)."""
    if isinstance(shape, Choice):
        return {"description": shape.about, "enum": list(shape.values)}
    if isinstance(shape, ListOf):
        return {
            "description": shape.about,
            "type": "array",
            "maxItems": LIST_LIMIT,
            "items": json_schema(shape.each),
        }
    if isinstance(shape, Mapped):
        return {
            "description": shape.about,
            "type": "object",
            "additionalProperties": False,
            "required": list(shape.required),
            "properties": {name: json_schema(inner) for name, inner in shape.fields.items()},
        }
    kinds: Any = ["string", "number"] if "number" in shape.guesses else "string"
    return {"description": shape.about, "type": kinds, "minLength": 1, **shape.schema}
