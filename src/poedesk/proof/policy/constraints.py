"""What a value in a policy file must be beyond its type, said beside it: ``Annotated[str, Pattern(...)]``.

They are read by pydantic when a file is checked (see ``shape``). Nothing of it is imported here: rules that
were checked before need none of it, and importing it takes longer than judging.
"""

from collections.abc import Callable
from typing import Any

from poedesk.kernel.records import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text that this expression finds something in."""

    expression: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return the shape with the expression added."""
        return {**handler(source), "pattern": self.expression}


@dataclass(frozen=True, slots=True)
class Filled:
    """A text of at least one character, or a list of at least one entry."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return the shape with the least length added."""
        return {**handler(source), "min_length": 1}


@dataclass(frozen=True, slots=True)
class Between:
    """A number that is neither smaller nor, where ``most`` is given, larger."""

    least: int
    most: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return the shape with the bounds added."""
        bounds = {"ge": self.least} if self.most is None else {"ge": self.least, "le": self.most}
        return {**handler(source), **bounds}


@dataclass(frozen=True, slots=True)
class OneByKey:
    """One of several classes: the one whose own field the value has."""

    noun: str
    """What the classes are, for the error."""

    choices: tuple[tuple[str, type], ...]
    """Name of the field and class, of each."""

    key_of: Callable[[Any], str | None]
    """Gives the name of that field."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return the shape of one of the classes."""
        del source  # it is the union of them
        from pydantic_core import core_schema  # noqa: PLC0415 - as above

        known = ", ".join(sorted(key for key, _ in self.choices))
        return core_schema.tagged_union_schema(
            {key: handler.generate_schema(kind) for key, kind in self.choices},
            self.key_of,
            custom_error_type=f"unknown_{self.noun}",
            custom_error_message=f"unknown {self.noun}; known are: {known}",
        )
