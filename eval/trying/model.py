"""Passages with their labels, as files hold them, and what came out of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from poedesk.kernel.yaml_data import load_yaml

SCHEMA = "poedesk.passages/1"


@dataclass(frozen=True, slots=True)
class Passage:
    """One text with its labels."""

    id: str
    family: str
    told: Mapping[str, Any]
    """Every field of its entry: the text, what is claimed, the labels, why."""

    @property
    def text(self) -> str:
        """Return the text."""
        return str(self.told["text"])


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out for one question about one passage."""

    passage: Passage
    question: str
    """``verdict``, ``activities``, ``kind``, ..."""

    expected: tuple[str, ...]
    """The label; several where several are right."""

    came: str
    because: str = ""

    @property
    def right(self) -> bool:
        """Return whether it is as labelled."""
        return self.came in self.expected

    @property
    def wrongly_good(self) -> bool:
        """Return whether something was taken for proof that is none."""
        return not self.right and self.came in {"met", "approved"}


def load(folder: Path) -> list[Passage]:
    """Return the passages of every file in ``folder``; raises ValueError for a file of another shape."""
    found: list[Passage] = []
    for path in sorted(folder.glob("*.yaml")):
        data = load_yaml(path.read_text("utf-8"))
        if data.get("schema") != SCHEMA:
            message = f"{path} is no file of {SCHEMA}"
            raise ValueError(message)
        found += [Passage(entry["id"], data["family"], entry) for entry in data["passages"]]
    names = [passage.id for passage in found]
    if len(names) != len(set(names)):
        message = f"{folder} holds an id twice"
        raise ValueError(message)
    return found
