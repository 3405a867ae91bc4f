"""An association as JSON that a database keeps, and back: equal values, equal bytes."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from poedesk.process.claims.association import Association


def to_json(association: Association) -> dict[str, Any]:
    """Return an association as plain values: everything that the machine needs to go on."""
    told: dict[str, Any] = _shape().dump_python(association, mode="json")
    return told


def from_json(told: Any) -> Association:
    """Return the association that ``to_json`` told; raises ValueError for anything else."""
    return _shape().validate_python(told)


@cache
def _shape() -> TypeAdapter[Association]:
    return TypeAdapter(Association)
