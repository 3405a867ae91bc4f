"""Reads the excerpts of ``sentences/``: by file, kind, language, one a line; " / " ends a line on paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.wording.plain import plain_of

FOLDER = Path(__file__).parent / "sentences"

_GROUPS = {"agreements": None, "supporting": "supporting-document", "not_proof": "not-proof"}
"""File -> the kind that its classes are details of; None when they are kinds themselves."""

_MORE = ("plain_words", "houses")
"""The files with more of the same classes."""

NONE = "none"
"""The class of what is nothing of ours."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some sentences of a document, with what the document is."""

    label: str
    """"kind" or "kind: detail"."""

    language: str
    lines: tuple[str, ...]
    """Plain text, line by line."""


def excerpts(folder: Path = FOLDER) -> Iterator[Excerpt]:
    """Yield every excerpt, in the order of files and lines."""
    known: dict[str, str] = {NONE: "unknown"}
    for name in (*_GROUPS, *_MORE):
        kind = _GROUPS.get(name)
        for given, languages in _read(folder, name).items():
            if name in _GROUPS:
                known.setdefault(given, f"{kind}: {given}" if kind else given)
            for language, block in languages.items():
                for line in filter(None, map(str.strip, block.splitlines())):
                    lines = tuple(plain_of(part).text for part in line.split(" / "))
                    yield Excerpt(known[given], language, lines)


def _read(folder: Path, name: str) -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = load_yaml((folder / f"{name}.yaml").read_text(encoding="utf-8"))
    return told


def sentences(excerpt: Excerpt) -> Iterator[Excerpt]:
    """Yield the sentences of an excerpt one by one: a piece of a document may be as short."""
    for line in excerpt.lines:
        for part in re.split(r"(?<=[.!?]) ", line):
            if len(part.split()) >= 5:  # noqa: PLR2004 - a shorter one says nothing by itself
                yield Excerpt(excerpt.label, excerpt.language, (part,))


def digest(folder: Path = FOLDER) -> str:
    """Return the hash of all sentences, by which the weights name those that they were learnt from."""
    read = sha256()
    for name in (*_GROUPS, *_MORE):
        read.update((folder / f"{name}.yaml").read_bytes())
    return read.hexdigest()
