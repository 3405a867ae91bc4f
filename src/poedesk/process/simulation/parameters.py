"""The numbers of a simulation: names, values and bounds are data (``parameters.yaml``), can be changed."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml


class InvalidParameter(UsageError):
    """The simulation has no such parameter, or it cannot have that value."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number with its bounds. A share lies between 0 and 1."""

    value: float
    about: str
    least: float = 0
    most: float = 1


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that can be wrong with a proof."""

    element: str
    code: str
    """Of the assessment."""

    weight: int
    """How often, beside the others."""


@cache
def known() -> Mapping[str, Parameter]:
    """Return every parameter with its default."""
    rows: Mapping[str, Mapping[str, Any]] = _data("parameters.yaml")
    return {name: Parameter(**row) for name, row in rows.items()}


@cache
def flaws() -> tuple[Flaw, ...]:
    """Return what can be wrong with a proof."""
    return tuple(Flaw(**row) for row in _data("flaws.yaml"))


def chosen(changes: Mapping[str, float]) -> Mapping[str, float]:
    """Return the value of every parameter, the defaults with ``changes``.

    Raises:
        InvalidParameter: a name that there is not, a value out of bounds, or amounts that leave no room.
    """
    values = {name: each.value for name, each in known().items()}
    for name, value in changes.items():
        if name not in values:
            message = f"there is no parameter {name!r}; known are: {', '.join(values)}"
            raise InvalidParameter(message)
        bounds = known()[name]
        if not (isfinite(value) and bounds.least <= value <= bounds.most):
            message = f"{name} lies between {bounds.least:g} and {bounds.most:g}, not {value:g}"
            raise InvalidParameter(message)
        if isinstance(bounds.value, int) and value != int(value):
            message = f"{name} is a whole number, not {value:g}"
            raise InvalidParameter(message)
        values[name] = value
    claims = int(values["partners"]) * int(values["claims_per_partner"])
    if claims > values["most_claims"]:
        message = (
            f"{claims} claims are more than most_claims, {values['most_claims']:.0f}: name fewer partners or"
            f" claims, or raise it with --set most_claims={claims} where there is memory for them"
        )
        raise InvalidParameter(message)
    if values["least_amount"] > values["most_amount"]:
        message = "least_amount is above most_amount"
        raise InvalidParameter(message)
    return values


def _data(name: str) -> Any:
    return load_yaml(files(__package__).joinpath(name).read_text(encoding="utf-8"))
