"""What is done with a document as soon as it has been read, named as data: reading knows no more of it.

The caller names a task of the child (``child.tasks``) and says how an answer is taken in. The task gets a
document exactly as it was handed over and decoded (``document.sending``), and answers
``{"answers": [...]}``: for the document and each inside it, in order, a JSON object, or
``{"failed": reason}``.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.parent.answers import text_of

T = TypeVar("T")

NOT_READ = "it was not read"
"""Why nothing is made of an unreadable document; its own problems say more."""


@dataclass(frozen=True, slots=True)
class After(Generic[T]):
    """A task to be done on every document after its reading."""

    task: str
    """A name in the table of tasks."""

    accept: Callable[[Document, Any], T]
    """Makes a value of one document and the answer to it, a JSON object.

    Raises TypeError, ValueError, LookupError, RecursionError, AttributeError or OverflowError when the answer
    is not what was agreed. What it returns must hold neither the document nor its name.
    """

    rooms: tuple[str, ...]
    """The code that the answer depends on, as folders of poedesk: part of the key under which it is kept."""


@dataclass(frozen=True, slots=True)
class Taken(Generic[T]):
    """A document as it was read, and what was made of it and of each inside it afterwards."""

    document: Document
    made: tuple[T | str, ...] = ()
    """For each of ``document.with_attachments()`` what was made, or why nothing was: a sentence's clause.

    Empty when nothing was asked for.
    """

    answers: tuple[Any, ...] = ()
    """The JSON objects that ``made`` was made of, to be kept."""

    @property
    def whole(self) -> bool:
        """Return whether something was made of every document that could be read."""
        documents = self.document.with_attachments()
        return len(self.made) == len(documents) and not any(
            isinstance(made, str) and document.read is not Read.UNREADABLE
            for document, made in zip(documents, self.made, strict=True)
        )

    def renamed(self, name: str) -> "Taken[T]":
        """Return the same under another name."""
        return Taken(self.document.renamed(name), self.made, self.answers)


def accepted(after: After[T], document: Document, answers: Any) -> tuple[T | str, ...]:
    """Return what ``answers`` say of ``document`` and of each inside it; raises as ``After.accept`` does."""
    documents = document.with_attachments()
    if not isinstance(answers, list) or len(answers) != len(documents):
        message = "there are not as many answers as documents"
        raise TypeError(message)
    made: list[T | str] = []
    for inner, answer in zip(documents, answers, strict=True):
        if inner.read is Read.UNREADABLE:
            made.append(NOT_READ)
        elif "failed" in answer:
            made.append(text_of(answer, "failed"))
        else:
            made.append(after.accept(inner, answer))
    return tuple(made)
