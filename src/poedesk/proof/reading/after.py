"""What a child does with a document as soon as it has read it, named as data: reading knows no more of it.

The caller names a task (``child.tasks.AFTERWARDS``) and says how the child's answer is taken in; the answer
comes from a process that has just parsed hostile bytes, so whatever is odd about it must raise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from poedesk.proof.document.model import Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class After(Generic[T]):
    """A task for the child after each reading."""

    task: str
    """A name in the table of tasks after reading."""

    accept: Callable[[Document, Any], T]
    """Makes a value of the document as handed over and the answer, a JSON value.

    Raises TypeError, ValueError, LookupError, RecursionError, AttributeError or OverflowError when the answer
    is not what was agreed. What it returns must hold neither the document nor its name.
    """

    rooms: tuple[str, ...]
    """The code that the answer depends on, as folders of poedesk: part of the key under which it is kept."""


@dataclass(frozen=True, slots=True)
class Taken(Generic[T]):
    """A document as it was read, and what the child made of it afterwards."""

    document: Document
    made: T | None = None
    """Null when nothing was asked for after reading, when no child was asked, or when it failed."""

    answer: Any = None
    """The JSON value that ``made`` was made of, to be kept."""

    problem: str | None = None
    """Why there is nothing made, when the child broke a limit after reading; a clause and what next."""

    def renamed(self, name: str) -> "Taken[T]":
        """Return the same under another name."""
        return Taken(self.document.renamed(name), self.made, self.answer, self.problem)
