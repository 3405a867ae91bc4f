"""Dataclasses to plain JSON values and back, by their annotations.

This is how a reading leaves the sandbox (``sending``): JSON that is decoded strictly, never a pickle,
because the process on the other side has just parsed hostile bytes.
"""

import types
import typing
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from poedesk.proof.document import segments
from poedesk.proof.document.model import Segment
from poedesk.proof.document.words import Words

T = TypeVar("T")

_LARGEST = 1e300
"""Places and sizes beyond it, and those that are no number, are refused."""


def encode(value: Any, *, columns: bool = False) -> Any:
    """Return a dataclass as JSON values by the annotations of its fields, defaults left out.

    With ``columns`` those of words and segments stay columns, which are no JSON (see ``sending``).
    """
    return _encoder(typing.cast("Hashable", type(value)), columns=columns)(value)


_Coder = Callable[[Any], Any]
"""From a typed value to a JSON value, or back; made once for each annotation, since pages hold many parts."""


@cache
def _encoder(kind: Any, *, columns: bool) -> _Coder:
    """Return what makes a JSON value of a ``kind``; plain values stay as they are."""
    origin = get_origin(kind)
    maker = _MAKERS[columns]
    if origin in (typing.Union, types.UnionType):
        return _unless_null(maker(_inner(kind)))
    if columns and kind in _LEFT:
        return _LEFT[kind]
    if kind in _WRITTEN:
        return _WRITTEN[kind]
    if origin is tuple:
        return _listed(maker(get_args(kind)[0]))
    if origin is Mapping:
        return _mapped(maker(get_args(kind)[1]))
    if isinstance(kind, type) and is_dataclass(kind):
        return _spread(kind, maker)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return list
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _listed(inner: _Coder) -> _Coder:
    return lambda value: [inner(part) for part in value]


def _mapped(inner: _Coder) -> _Coder:
    return lambda value: {key: inner(part) for key, part in value.items()}


def _unless_null(inner: _Coder) -> _Coder:
    return lambda value: None if value is None else inner(value)


def _spread(kind: Any, maker: Callable[[Any], _Coder]) -> _Coder:
    @cache
    def parts() -> list[tuple[str, Any, _Coder]]:  # not before it is asked: a document may hold documents
        hints = get_type_hints(kind)
        return [(item.name, item.default, maker(hints[item.name])) for item in fields(kind)]

    def encoder(value: Any) -> Any:
        made = {}
        for name, default, inner in parts():
            part = getattr(value, name)
            if part is not default and part != default:
                made[name] = part if inner is _as_it_is else inner(part)
        return made

    return encoder


def decode(kind: type[T], value: Any) -> T:
    """Return ``value`` as ``kind``; raises TypeError or ValueError when it has another shape."""
    return typing.cast("T", _decoder(typing.cast("Hashable", kind))(value))


@cache
def _decoder(kind: Any) -> _Coder:
    origin = get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _unless_null(_decoder(_inner(kind)))
    if kind in _READ:
        return _READ[kind]
    if origin is tuple:
        return _sequence(_decoder(get_args(kind)[0]))
    if origin is Mapping:
        return _mapping(_decoder(get_args(kind)[1]))
    if origin is typing.Literal:
        return _literal(get_args(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _named_tuple(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind)
    return lambda value: value if type(value) is kind else _expect(value, kind)


def _inner(kind: Any) -> Any:
    """Return what an optional ``kind`` is when it is not null."""
    (inner,) = (part for part in get_args(kind) if part is not type(None))
    return inner


def _sequence(inner: _Coder) -> _Coder:
    return lambda value: tuple([inner(part) for part in _expect(value, list)])


def _mapping(inner: _Coder) -> _Coder:
    return lambda value: {key: inner(part) for key, part in _expect(value, dict).items()}


def _literal(allowed: tuple[Any, ...]) -> _Coder:
    def decoder(value: Any) -> Any:
        if value not in allowed:
            message = f"{value!r} is not one of {allowed}"
            raise ValueError(message)
        return value

    return decoder


def _member(kind: type[Enum]) -> _Coder:
    known = {each.value: each for each in kind}
    return lambda value: known[value] if value in known else kind(value)


def _dataclass(kind: Any) -> _Coder:
    @cache
    def parts() -> dict[str, tuple[Any, _Coder]]:  # as in _spread
        hints = get_type_hints(kind).items()
        return {name: (_plain(hint), _decoder(hint)) for name, hint in hints}

    def decoder(value: Any) -> Any:
        known, made = parts(), {}
        for name, part in _expect(value, dict).items():
            if name not in known:
                message = f"{kind.__name__} has no {name}"
                raise TypeError(message)
            plain, inner = known[name]
            made[name] = part if type(part) is plain else inner(part)
        return kind(**made)

    return decoder


def _plain(hint: Any) -> Any:
    """Return the type whose values are taken as they are; null where more must be looked at."""
    kind = _inner(hint) if get_origin(hint) in (typing.Union, types.UnionType) else hint
    return kind if kind in _PLAIN else None


def _named_tuple(kind: Any) -> _Coder:
    parts = [_decoder(hint) for hint in get_type_hints(kind).values()]

    def decoder(value: Any) -> Any:
        given = _expect(value, list)
        return kind(*[part(one) for part, one in zip(parts, given, strict=True)])

    return decoder


def _number(value: Any) -> float:
    given = value if type(value) is float else _expect(value, (int, float))
    if not -_LARGEST <= given <= _LARGEST:
        message = "a number is out of bounds"
        raise ValueError(message)
    return float(given)


def _expect(value: Any, kind: Any) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        message = f"expected {kind}, got {type(value).__name__}"
        raise TypeError(message)
    return value


_PLAIN = frozenset({str, int, bool})
"""Kinds of which a value of just that type is taken as it is; so are texts where there may be none."""

_SEGMENTS = Sequence[Segment]

_WRITTEN: Mapping[Any, _Coder] = {
    Words: Words.packed,
    _SEGMENTS: segments.pack,
    date: date.isoformat,
}
"""How those kinds are encoded that have a way of their own."""

_LEFT: Mapping[Any, _Coder] = {Words: Words.columns, _SEGMENTS: segments.columns_of}
"""The same where columns stay columns."""

_MAKERS = (partial(_encoder, columns=False), partial(_encoder, columns=True))

_READ: Mapping[Any, _Coder] = {
    Words: Words.unpacked,
    _SEGMENTS: segments.unpack,
    float: _number,
    date: lambda value: date.fromisoformat(_expect(value, str)),
    Any: _as_it_is,
}
"""How those kinds are decoded that are no text, whole number or flag and have no parts of their own."""
