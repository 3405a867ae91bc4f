"""Dataclasses to plain JSON values and back, by their annotations.

This is how a reading leaves the sandbox: JSON that is decoded strictly, never a pickle, because the process
on the other side has just parsed hostile bytes.
"""

import types
import typing
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def encode(value: Any) -> Any:
    """Return ``value`` (dataclass, named tuple, tuple, enum, plain) as JSON values, defaults left out."""
    if is_dataclass(value):
        pairs = ((item, getattr(value, item.name)) for item in fields(value))
        return {item.name: encode(part) for item, part in pairs if part != item.default}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [encode(part) for part in value]
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def decode(kind: type[T], value: Any) -> T:
    """Return ``value`` as ``kind``; raises TypeError or ValueError when it has another shape."""
    return typing.cast("T", _decode(kind, value))


def _decode(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _decode_optional(get_args(kind), value)
    if origin is tuple:
        (inner, *_) = get_args(kind)
        return tuple(_decode(inner, part) for part in _expect(value, list))
    if origin is typing.Literal:
        if value not in get_args(kind):
            message = f"{value!r} is not one of {get_args(kind)}"
            raise ValueError(message)
        return value
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        given = _expect(value, dict)
        if unknown := given.keys() - hints.keys():
            message = f"{kind.__name__} has no {sorted(map(str, unknown))}"
            raise TypeError(message)
        return kind(**{name: _decode(hints[name], part) for name, part in given.items()})
    if isinstance(kind, type) and issubclass(kind, tuple):
        hints = _hints(kind)
        parts = _expect(value, list)
        return kind(*(_decode(hint, part) for hint, part in zip(hints.values(), parts, strict=True)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is float:
        return float(_expect(value, (int, float)))
    return _expect(value, kind)


def _decode_optional(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return None
    (inner,) = (kind for kind in kinds if kind is not type(None))
    return _decode(inner, value)


def _expect(value: Any, kind: Any) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        message = f"expected {kind}, got {type(value).__name__}"
        raise TypeError(message)
    return value
