"""A whole run: our own bundles in their two parts, and the folders of other people's documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.folders.common import Folder
from eval.judging import Outcome
from eval.metrics import Summary
from eval.trying.counting import Counted

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"
HELDOUT = HERE / "heldout.txt"
PAGE = HERE.parent / "docs/accuracy.md"
PASSAGES = HERE / "passages"
SEALED = HERE / "sealed"
"""Bundles and passages that are judged only when an issue closes."""

SCHEMA = "poedesk.evaluation/1"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one run measured."""

    version: str
    """The version of poedesk that was measured."""

    developed: Summary | None
    """The bundles that the code may be mended with; None when not asked for."""

    heldout: Summary | None
    """The bundles that nobody mends the code with; None when not asked for."""

    folders: tuple[Folder, ...]
    """Other people's documents, by folder."""

    left_out: tuple[str, ...]
    """Folders that nobody here knows how to measure."""

    passages: tuple[Counted, ...] = ()
    """Single texts, by family and question."""

    @property
    def everything(self) -> Summary:
        """Return both parts together."""
        parts = [part for part in (self.developed, self.heldout) if part is not None]
        return Summary(tuple(outcome for part in parts for outcome in part.outcomes))

    def to_json(self) -> dict[str, Any]:
        """Return all of it; the same run gives the same value."""
        parts = {"developed": self.developed, "heldout": self.heldout}
        sets = {name: part.to_json() for name, part in parts.items() if part is not None}
        if len(sets) == len(parts):
            sets = {"all": self.everything.to_json(), **sets}
        return {
            "schema": SCHEMA,
            "version": self.version,
            "sets": sets,
            "passages": {each.name: each.to_json() for each in self.passages},
            "folders": {folder.name: folder.to_json() for folder in self.folders},
            "left_out": list(self.left_out),
        }


def bundles(documents: Path = DOCUMENTS) -> list[Path]:
    """Return the folders of our own bundles, by name."""
    return sorted(path for path in documents.iterdir() if path.is_dir())


def heldout_names(path: Path = HELDOUT) -> frozenset[str]:
    """Return the names of the bundles that nobody mends the code with."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def parted(outcomes: Iterable[Outcome], heldout: frozenset[str]) -> tuple[Summary, Summary]:
    """Return the outcomes as developed and held out."""
    ordered = tuple(outcomes)
    return (
        Summary(tuple(each for each in ordered if each.bundle not in heldout)),
        Summary(tuple(each for each in ordered if each.bundle in heldout)),
    )
