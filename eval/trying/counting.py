"""How many passages come out as labelled, by family and question."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from eval.rates import Rate, rate
from eval.trying.families import answers
from eval.trying.model import Answer, Passage


@dataclass(frozen=True, slots=True)
class Counted:
    """One question, asked of every passage of a family."""

    name: str
    """Family and question."""

    answers: tuple[Answer, ...]

    @property
    def rate(self) -> Rate:
        """Return how many are as labelled."""
        return rate(each.right for each in self.answers)

    @property
    def wrongly_good(self) -> int:
        """Return how many were taken for proof that are none."""
        return sum(each.wrongly_good for each in self.answers)

    @property
    def misses(self) -> list[str]:
        """Return each difference in a line."""
        return [
            f"{each.passage.id}: {each.came or 'nothing'}, not {' or '.join(each.expected) or 'nothing'};"
            f" {each.because or each.passage.told['why']}"
            for each in self.answers
            if not each.right
        ]

    def to_json(self) -> dict[str, Any]:
        """Return the counts as a JSON value."""
        return {**self.rate.to_json(), "wrongly_good": self.wrongly_good, "misses": self.misses}


def count(passages: Iterable[Passage]) -> tuple[Counted, ...]:
    """Judge every passage; return the counts by the names of family and question."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for passage in passages:
        for answer in answers(passage):
            found[f"{passage.family}, {answer.question}"].append(answer)
    return tuple(Counted(name, tuple(listed)) for name, listed in sorted(found.items()))
