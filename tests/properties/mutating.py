"""Sound proofs in several shapes, and one change of one element at a time; see ``shapes.yaml``.

A mutation replaces the part of one element and leaves every other sign as it was.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from poedesk.kernel.yaml_data import load_yaml

_DATA = load_yaml((Path(__file__).parent / "shapes.yaml").read_text("utf-8"))
_PART = re.compile(r"\{\{(?P<element>[a-z_.]+)(?P<again>\*?)\|(?P<text>.*?)\}\}", re.DOTALL)
_LABELLED = re.compile(r"^(?P<label>[^:\n]{3,60}: ?)(?P<value>.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shape:
    """A sound proof."""

    claim: Mapping[str, Any]
    documents: Mapping[str, str]
    """Name -> text with its marked parts."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of one element."""

    kind: str
    """``deleted``, ``blanked``, ``aged`` or ``swapped``."""

    element: str
    told_again: bool
    """Whether the documents say it once more elsewhere."""

    documents: Mapping[str, str]
    """Name -> text of each document after it."""


def _shape(entry: Mapping[str, Any]) -> Shape:
    claim = {**_DATA["claim"], **entry["claim"]}
    return Shape({name: value for name, value in claim.items() if value is not None}, entry["documents"])


SHAPES = {name: _shape(entry) for name, entry in _DATA["shapes"].items()}


def whole(documents: Mapping[str, str]) -> dict[str, str]:
    """Return the documents without marks."""
    return {name: _PART.sub(lambda match: match["text"], text) for name, text in documents.items()}


def mutations(documents: Mapping[str, str]) -> Iterator[Mutation]:
    """Yield every change of one element."""
    for name, text in documents.items():
        for part in _PART.finditer(text):
            for kind, changed in _changed(part["element"], part["text"]):
                mutated = text[: part.start()] + changed + text[part.end() :]
                again = bool(part["again"])
                yield Mutation(kind, part["element"], again, whole({**documents, name: mutated}))


def _changed(element: str, text: str) -> Iterator[tuple[str, str]]:
    yield "deleted", ""
    if labelled := _LABELLED.match(text):
        yield "blanked", labelled["label"]
    if element in _DATA["others"]:
        here, other = _DATA["others"][element]
        yield "aged" if element.endswith(".date") else "swapped", text.replace(here, other)
