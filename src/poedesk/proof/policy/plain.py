"""Things of a policy file as plain values: what keys are made of and JSON shows."""

from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any

from poedesk.proof.policy.conditions import Node


def plain(value: Any) -> Any:
    """Return ``value`` as JSON values: things become objects, days ``YYYY-MM-DD``, tuples lists."""
    if isinstance(value, Node):
        return {field.name: plain(getattr(value, field.name)) for field in _given(value)}
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def told(value: Any) -> Any:
    """Return ``plain`` without the fields that are null."""
    if isinstance(value, Node):
        parts = ((field.name, getattr(value, field.name)) for field in _given(value))
        return {name: told(part) for name, part in parts if part is not None}
    if isinstance(value, list | tuple):
        return [told(part) for part in value]
    return plain(value)


def changed(thing: Node) -> dict[str, Any]:
    """Return ``plain`` of a thing without the fields that have their default."""
    return {
        field.name: plain(getattr(thing, field.name))
        for field in _given(thing)
        if field.default is MISSING or getattr(thing, field.name) != field.default
    }


def _given(thing: Node) -> list[Field[Any]]:
    """Return the fields that a file gives, not those that are made of them."""
    return [field for field in fields(thing) if field.init]  # type: ignore[arg-type]


def shapes() -> str:
    """Return the names of the classes of policy files with their fields: another text when one changes."""
    kinds, told = [Node], []
    while kinds:
        kind = kinds.pop()
        told.append(f"{kind.__name__}({' '.join(getattr(kind, '__dataclass_fields__', ()))})")
        # Making a class with slots leaves the one that it was made of behind.
        kinds += kind.__subclasses__()
    return " ".join(sorted(set(told)))
