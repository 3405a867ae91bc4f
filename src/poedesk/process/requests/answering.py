"""The answer to a request, put together from an assessment: what is shown, where, and what is still open.

It says nothing that the assessment does not say; a partner completes it and a person sends it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml

ANY = "any"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a request asks."""

    id: str
    areas: tuple[str, ...]
    """Solution areas, or ``any``."""

    engagements: tuple[str, ...]
    """``usage``, ``presales``; empty for both."""

    asks: str
    elements: tuple[str, ...]
    """Elements of the assessment that speak to it."""

    source: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a document that answer."""

    element: str
    document: str
    place: str
    quote: str | None
    """Null where there are no words, as at a signature."""


@dataclass(frozen=True, slots=True)
class Open:
    """What is not answered yet."""

    element: str
    verdict: str
    """``not_met`` or ``unclear``; any where a reviewer asks about it."""

    because: str
    remedy: str | None
    said: str | None = None
    """What the reviewer wrote about it; null when nobody wrote anything."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with all that is known about it."""

    question: Question
    shown: tuple[Shown, ...]
    open: tuple[Open, ...]

    @property
    def complete(self) -> bool:
        """Return whether something is shown and nothing is open."""
        return bool(self.shown) and not self.open


def questions_for(solution_area: str, engagement: str) -> tuple[Question, ...]:
    """Return what a request about such an engagement asks, in order."""
    return tuple(
        question
        for question in _questions()
        if (ANY in question.areas or solution_area in question.areas)
        and (not question.engagements or engagement in question.engagements)
    )


def answers(assessment: Mapping[str, Any], said: Mapping[str, str] | None = None) -> tuple[Answer, ...]:
    """Return the answer to each question of a request.

    Args:
        assessment: a ``poedesk.assessment/1``.
        said: element -> what a reviewer wrote about it; such an element is open, whatever the machine says.
    """
    claim, words = assessment["claim"], said or {}
    elements = {each["id"]: each for each in assessment["elements"]}
    return tuple(
        _answer(question, [elements[name] for name in question.elements if name in elements], words)
        for question in questions_for(claim["solution_area"], claim["engagement"])
    )


def elsewhere(assessment: Mapping[str, Any], said: Mapping[str, str] | None = None) -> tuple[Open, ...]:
    """Return what is open in elements of which no question speaks, so that nothing is left out."""
    claim, words = assessment["claim"], said or {}
    asked = questions_for(claim["solution_area"], claim["engagement"])
    spoken = {name for question in asked for name in question.elements}
    return tuple(_open([each for each in assessment["elements"] if each["id"] not in spoken], words))


def _answer(question: Question, elements: Sequence[Mapping[str, Any]], said: Mapping[str, str]) -> Answer:
    shown = [
        Shown(each["id"], evidence["document"], evidence["place"], evidence["quote"])
        for each in elements
        if each["verdict"] == "met"
        for evidence in each["evidence"]
    ]
    return Answer(question, tuple(shown), tuple(_open(elements, said)))


def _open(elements: Iterable[Mapping[str, Any]], said: Mapping[str, str]) -> Iterator[Open]:
    for each in elements:
        name = each["id"]
        if (each["required"] and each["verdict"] in {"not_met", "unclear"}) or name in said:
            yield Open(name, each["verdict"], each["because"], each["remedy"], said.get(name))


@cache
def _questions() -> tuple[Question, ...]:
    rows = load_yaml((files(__package__) / "questions.yaml").read_text("utf-8"))
    return tuple(
        Question(
            row["id"],
            tuple(row["areas"]),
            tuple(row.get("engagements", ())),
            row["asks"],
            tuple(row["elements"]),
            row["source"],
        )
        for row in rows
    )
