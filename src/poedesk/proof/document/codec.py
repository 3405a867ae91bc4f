"""Dataclasses to plain JSON values and back, by their annotations.

This is how a reading leaves the sandbox: JSON that is decoded strictly, never a pickle, because the process
on the other side has just parsed hostile bytes.
"""

import types
import typing
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from poedesk.proof.document.words import Words

T = TypeVar("T")


def encode(value: Any) -> Any:
    """Return ``value`` (dataclass, named tuple, tuple, enum, plain) as JSON values, defaults left out."""
    if isinstance(value, str | int | float) or value is None:
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, tuple | list):
        return [encode(part) for part in value]
    if is_dataclass(value):
        pairs = (
            (name, getattr(value, name), default)
            for name, default in _defaults(typing.cast("Hashable", type(value)))
        )
        return {name: encode(part) for name, part, default in pairs if part != default}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Words):
        return value.packed()
    return value


@cache
def _defaults(kind: Hashable) -> tuple[tuple[str, Any], ...]:
    return tuple((item.name, item.default) for item in fields(typing.cast("Any", kind)))


def decode(kind: type[T], value: Any) -> T:
    """Return ``value`` as ``kind``; raises TypeError or ValueError when it has another shape."""
    return typing.cast("T", _decoder(typing.cast("Hashable", kind))(value))


_Decoder = Callable[[Any], Any]
"""Takes a JSON value, gives the typed one; made once for each annotation, because pages hold many words."""


@cache
def _decoder(kind: Any) -> _Decoder:
    origin = get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        return _optional(_later(inner))
    if origin is tuple:
        return _sequence(_later(get_args(kind)[0]))
    if kind is Words:
        return Words.unpacked
    if origin is typing.Literal:
        return _literal(get_args(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _named_tuple(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is float:
        return lambda value: float(_expect(value, (int, float)))
    return lambda value: _expect(value, kind)


def _later(kind: Any) -> _Decoder:
    """Return the decoder of ``kind``, which is made when first used if ``kind`` holds itself."""
    if isinstance(kind, type) and is_dataclass(kind):
        return lambda value: _decoder(kind)(value)  # noqa: PLW0108 - it must not be made yet
    return _decoder(kind)


def _optional(inner: _Decoder) -> _Decoder:
    return lambda value: None if value is None else inner(value)


def _sequence(inner: _Decoder) -> _Decoder:
    return lambda value: tuple([inner(part) for part in _expect(value, list)])


def _literal(allowed: tuple[Any, ...]) -> _Decoder:
    def decoder(value: Any) -> Any:
        if value not in allowed:
            message = f"{value!r} is not one of {allowed}"
            raise ValueError(message)
        return value

    return decoder


def _dataclass(kind: Any) -> _Decoder:
    parts = {name: _later(hint) for name, hint in get_type_hints(kind).items()}

    def decoder(value: Any) -> Any:
        given = _expect(value, dict)
        if unknown := given.keys() - parts.keys():
            message = f"{kind.__name__} has no {sorted(map(str, unknown))}"
            raise TypeError(message)
        return kind(**{name: parts[name](part) for name, part in given.items()})

    return decoder


def _named_tuple(kind: Any) -> _Decoder:
    parts = [_later(hint) for hint in get_type_hints(kind).values()]

    def decoder(value: Any) -> Any:
        given = _expect(value, list)
        return kind(*[part(one) for part, one in zip(parts, given, strict=True)])

    return decoder


def _expect(value: Any, kind: Any) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        message = f"expected {kind}, got {type(value).__name__}"
        raise TypeError(message)
    return value
