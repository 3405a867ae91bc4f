"""``dataclass`` for values with slots, made several times as fast as the standard library makes it.

The standard library compiles six functions for each frozen class, about half a millisecond. Every command
and every child of the sandbox waits for hundreds of classes as it starts. Here one function is compiled, the
rest is shared. ``fields``, ``replace``, ``asdict`` and ``field`` of the standard library go with it.
"""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

_NOT_GIVEN = object()
"""Stands for an argument whose value a factory makes."""


@dataclass_transform(field_specifiers=(dataclasses.field,))
def dataclass(
    *, frozen: bool = False, slots: bool = True, eq: bool = True, kw_only: bool = False
) -> Callable[[type[T]], type[T]]:
    """Return what makes a class a data class, as ``dataclasses.dataclass`` does; it always has slots.

    Raises:
        TypeError: ``slots`` is false.
    """
    if not slots:
        message = "take the standard library's for a class without slots"
        raise TypeError(message)
    return lambda kind: _made(kind, frozen=frozen, eq=eq, kw_only=kw_only)


def _made(kind: type[T], *, frozen: bool, eq: bool, kw_only: bool) -> type[T]:
    kind.__doc__ = (
        kind.__doc__ or kind.__name__
    )  # else the standard library works out a signature to put there
    known: Any = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(kind)
    made = _with_slots(known)
    all_fields = fields(made)
    methods: dict[str, Any] = {"__repr__": _told}
    if eq:
        key = _key([field.name for field in all_fields if field.compare])
        methods["__eq__"] = _equal(key)
        methods["__hash__"] = _hashed(key) if frozen else None
    if frozen:
        methods |= _FROZEN
    methods["__init__"] = _initialiser(made, all_fields, frozen=frozen)
    own = kind.__dict__
    for name, method in methods.items():
        if name not in own or (name == "__hash__" and own[name] is None):
            setattr(made, name, method)
    result: type[T] = made
    return result


def _with_slots(kind: Any) -> Any:
    """Return the class anew with a slot for each field that no base has."""
    members = dict(kind.__dict__)
    names = tuple(field.name for field in fields(kind))
    taken = {name for base in kind.__mro__[1:-1] for name in getattr(base, "__slots__", ())}
    for name in (*names, "__dict__", "__weakref__"):
        members.pop(name, None)
    members["__slots__"] = tuple(name for name in names if name not in taken)
    made: Any = type(kind)(kind.__name__, kind.__bases__, members)
    made.__qualname__ = kind.__qualname__
    return made


def _initialiser(kind: type, all_fields: Sequence[Field[Any]], *, frozen: bool) -> Any:
    """Return ``__init__``: the one function that is compiled for a class."""
    room: dict[str, Any] = {"_not_given": _NOT_GIVEN}
    signature = ", ".join(["self", *_parameters(all_fields, room)])
    lines = list(_assignments(kind, all_fields, room, frozen=frozen))
    if hasattr(kind, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({signature}):\n " + "\n ".join(lines or ["pass"]), room)  # noqa: S102 - of names of fields
    made = room["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    made.__module__ = kind.__module__
    made.__annotations__ = {field.name: field.type for field in all_fields if field.init} | {"return": None}
    return made


def _parameters(all_fields: Sequence[Field[Any]], room: dict[str, Any]) -> Iterator[str]:
    given = [field for field in all_fields if field.init]
    by_name = [field for field in given if field.kw_only]
    for field in (*(field for field in given if not field.kw_only), *by_name):
        if by_name and field is by_name[0]:
            yield "*"
        if field.default_factory is not MISSING:
            yield f"{field.name}=_not_given"
        elif field.default is not MISSING:
            room[f"_default_{field.name}"] = field.default
            yield f"{field.name}=_default_{field.name}"
        else:
            yield field.name


def _assignments(
    kind: type, all_fields: Sequence[Field[Any]], room: dict[str, Any], *, frozen: bool
) -> Iterator[str]:
    for field in all_fields:
        name = value = field.name
        if field.default_factory is not MISSING:
            room[f"_make_{name}"] = field.default_factory
            made = f"_make_{name}()"
            value = f"{made} if {name} is _not_given else {name}" if field.init else made
        elif not field.init:
            if field.default is MISSING:
                continue
            room[f"_default_{name}"] = field.default
            value = f"_default_{name}"
        if frozen:
            room[f"_set_{name}"] = getattr(kind, name).__set__  # its slot
            yield f"_set_{name}(self, {value})"
        else:
            yield f"self.{name} = {value}"


def _key(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of fields, always as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda thing: tuple(getattr(thing, name) for name in names)


def _equal(key: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807 - it becomes a method
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hashed(key: Callable[[Any], Any]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:  # noqa: N807 - it becomes a method
        return hash(key(self))

    return __hash__


@recursive_repr()
def _told(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _refuse_to_set(self: Any, name: str, value: Any) -> NoReturn:  # noqa: ARG001 - the signature of a method
    message = f"cannot assign to field {name!r}"
    raise FrozenInstanceError(message)


def _refuse_to_delete(self: Any, name: str) -> NoReturn:  # noqa: ARG001 - as above
    message = f"cannot delete field {name!r}"
    raise FrozenInstanceError(message)


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in fields(self)]


def _set_state(self: Any, state: Sequence[Any]) -> None:
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_FROZEN = {
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
"""What every frozen class shares."""
