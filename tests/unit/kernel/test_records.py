"""Our own data classes behave as those of the standard library do, which are made beside them."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from poedesk.kernel.records import dataclass as ours


def made(kind: Callable[..., Any], *, frozen: bool) -> Any:
    @kind(frozen=frozen, slots=True)
    class Thing:
        """A thing with every kind of field that is used."""

        name: str
        size: int = 3
        parts: list[str] = field(default_factory=list)
        remark: str | None = field(default=None, compare=False)
        secret: str = field(default="s", repr=False)
        twice: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "twice", 2 * self.size)

    return Thing


@ours(frozen=True, slots=True)
class Place:
    """At module level, so that it can be pickled."""

    left: float
    top: float = 0.0


@ours(slots=True)
class Base:
    """Has a subclass."""

    one: int


@ours(slots=True)
class Derived(Base):
    """Adds a field to another class."""

    two: int = 2


@ours(frozen=True, slots=True)
class Empty:
    """Has no field."""


@pytest.mark.parametrize("frozen", [True, False])
def test_a_thing_is_made_shown_compared_and_changed_as_in_the_standard_library(*, frozen: bool) -> None:
    own, other = made(ours, frozen=frozen), made(dataclasses.dataclass, frozen=frozen)
    for kind in (own, other):
        thing = kind("a", parts=["x"], remark="r")
        assert (thing.size, thing.parts, thing.twice) == (3, ["x"], 6)
        assert thing == kind("a", parts=["x"], remark="another")
        assert thing != kind("a", 4, ["x"])
        assert thing != ("a", 3, ["x"], "s", 6)
        assert asdict(replace(thing, size=5))["twice"] == 10
        assert kind("a").parts is not kind("a").parts
    assert repr(own("a", 1)) == repr(other("a", 1))
    assert [one.name for one in fields(own)] == [one.name for one in fields(other)]
    assert own.__slots__ == other.__slots__
    assert own.__match_args__ == other.__match_args__
    assert own.__init__.__annotations__ == other.__init__.__annotations__


def test_arguments_that_do_not_fit_are_refused() -> None:
    for arguments in ((), (1, 2, 3)):
        with pytest.raises(TypeError):
            Place(*arguments)
    with pytest.raises(TypeError):
        ours(slots=False)


def test_a_frozen_value_stays_as_it_is_and_can_be_a_key() -> None:
    place = Place(1.0)
    with pytest.raises(FrozenInstanceError):
        place.left = 2.0  # type: ignore[misc] # the point of the test
    with pytest.raises(FrozenInstanceError):
        del place.left
    with pytest.raises((FrozenInstanceError, AttributeError)):
        place.other = 2.0  # type: ignore[attr-defined] # as above
    assert {place: "here"}[Place(1.0, 0.0)] == "here"
    assert len({Empty(), Empty()}) == 1


def test_a_changeable_value_is_no_key_and_has_no_other_attributes() -> None:
    thing = Derived(1)
    thing.two = 5
    assert thing == Derived(1, 5)
    with pytest.raises(TypeError):
        hash(thing)
    with pytest.raises(AttributeError):
        thing.three = 3  # type: ignore[attr-defined] # the point of the test


def test_values_are_copied_and_pickled() -> None:
    for value in (Place(1.0, 2.0), Empty(), Derived(1)):
        assert copy.deepcopy(value) == value
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own


def test_methods_of_the_class_itself_come_first() -> None:
    @ours(frozen=True, slots=True, eq=False)
    class Own:
        """Compared by identity, shown in its own way."""

        a: int

        def __repr__(self) -> str:
            return f"<{self.a}>"

    assert repr(Own(1)) == "<1>"
    assert Own(1) != Own(1)
    assert isinstance(hash(Own(1)), int)


def test_a_class_without_a_docstring_is_described_by_its_name() -> None:
    @ours(frozen=True, slots=True)
    class Silent:
        one: int

    assert Silent.__doc__ == "Silent"
