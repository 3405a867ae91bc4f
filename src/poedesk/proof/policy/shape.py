"""Checks values against the classes of policy files, and holds what other files of rules are built on.

This is where pydantic is imported: programmes that come with poedesk were checked before (``loader``).
"""

from datetime import date
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from poedesk.kernel.errors import Problem
from poedesk.proof.policy.schema import PARAMETERS, Basis, Programme, holds_on, in_order

__all__ = ["DatedRow", "Row", "ValidationError", "parameter", "problems_of", "programme", "programme_of_json"]

_EXTRA = "unexpected_keyword_argument"


class Row(BaseModel):
    """Anything of another file of rules: unknown fields are errors, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Text = Annotated[str, Field(min_length=1)]


class DatedRow(Row):
    """What ``schema.Dated`` is, in such a file."""

    id: Text
    valid_from: date
    valid_to: date | None = None
    source: Text
    basis: Basis
    note: Text | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it is valid on ``day``."""
        return holds_on(self, day)

    @model_validator(mode="after")
    def _ordered(self) -> "DatedRow":
        in_order(self)
        return self


def programme(value: Any) -> Programme:
    """Return the programme in plain values; raises ValidationError."""
    made: Programme = _adapter(Programme).validate_python(value)
    return made


def programme_of_json(text: str | bytes) -> Programme:
    """Return the programme in JSON; raises ValidationError."""
    made: Programme = _adapter(Programme).validate_json(text)
    return made


def parameter(name: str, value: Any) -> Any:
    """Return ``value`` in the shape of the parameter of that name; raises ValidationError."""
    return _adapter(PARAMETERS[name]).validate_python(value)


def problems_of(error: ValidationError) -> list[Problem]:
    """Return what is wrong, each with where it stands."""
    return [
        Problem(
            ".".join(str(part) for part in detail["loc"]),
            "Extra inputs are not permitted" if detail["type"] == _EXTRA else detail["msg"],
        )
        for detail in error.errors()
    ]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
