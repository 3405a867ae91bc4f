"""What every adapter needs: the labels of a folder, the documents, and what was measured."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import poedesk
from eval.rates import Rate, rate


@dataclass(frozen=True, slots=True)
class Measure:
    """One question put to a folder."""

    name: str
    """What was asked, in a few words."""

    rate: Rate
    """How often the answer was right."""

    misses: tuple[str, ...]
    """Where it was not: the document, and what came instead."""

    def to_json(self) -> dict[str, Any]:
        """Return the rate and the misses."""
        return {**self.rate.to_json(), "misses": list(self.misses)}


@dataclass(frozen=True, slots=True)
class Folder:
    """What was measured of one folder."""

    name: str
    documents: int
    """How many documents were looked at."""

    measures: tuple[Measure, ...]
    note: str = ""
    """What to know before reading the figures."""

    def to_json(self) -> dict[str, Any]:
        """Return the measures by name."""
        return {
            "documents": self.documents,
            "note": self.note,
            "measures": {each.name: each.to_json() for each in self.measures},
        }


class Tally:
    """Answers by question, in the order in which the questions first came up."""

    def __init__(self, *questions: str) -> None:
        """Take the questions that are to be shown even when nothing was asked."""
        self._answers: dict[str, list[bool]] = {question: [] for question in questions}
        self._misses: dict[str, list[str]] = {question: [] for question in questions}

    def ask(self, question: str, document: str, got: object, *, right: bool) -> None:
        """Note one answer; ``got`` is what to say when it is wrong."""
        self._answers.setdefault(question, []).append(right)
        misses = self._misses.setdefault(question, [])
        if not right:
            misses.append(f"{document}: {got}"[:200])

    def measures(self) -> tuple[Measure, ...]:
        """Return a measure for each question."""
        return tuple(
            Measure(question, rate(answers), tuple(self._misses[question]))
            for question, answers in self._answers.items()
        )


def labelled(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each labelled document with its label, by name."""
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    for label in sorted(labels, key=lambda each: str(each["id"])):
        names = [folder / label["file"]] if "file" in label else sorted(folder.glob(f"{label['id']}.*"))
        for path in names[:1]:
            yield path, label


def read(path: Path) -> dict[str, Any]:
    """Return the ``poedesk.document/1`` value of a file."""
    return _named(poedesk.read, path)


def find(path: Path) -> dict[str, Any]:
    """Return the ``poedesk.findings/1`` value of a file."""
    return _named(poedesk.find, path)


def _named(ask: Callable[[Path], Any], path: Path) -> dict[str, Any]:
    value: dict[str, Any] = ask(path)[0].to_json()
    return value


def whole(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a document and all that is inside of it."""
    yield document
    for inner in document.get("attachments", []):
        yield from whole(inner)


def fields(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the fillable fields of all pages."""
    return [field for page in document["pages"] for field in page["fields"]]
