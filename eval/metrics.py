"""What the outcomes of many bundles say: rates, and the errors by name, the worst first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eval.judging import Compared, Kind, Outcome
from eval.labels import ELEMENTS
from eval.rates import Rate, rate


@dataclass(frozen=True, slots=True)
class ElementRow:
    """What was measured of one element."""

    element: str
    verdict: Rate
    """Right verdicts of all where the element is asked for and the labels say what is right."""

    code: Rate
    """Right verdict and right code."""

    precision: Rate
    """Of those assessed as met, how many are."""

    recall: Rate
    """Of those that are met, how many were assessed so."""

    value: Rate
    """Of values that the labels tell, how many came out exactly, whatever the verdict."""

    def to_json(self) -> dict[str, Any]:
        """Return the rates by name."""
        names = ("verdict", "code", "precision", "recall", "value")
        return {name: getattr(self, name).to_json() for name in names}


@dataclass(frozen=True, slots=True)
class Summary:
    """What was measured of a set of bundles."""

    outcomes: tuple[Outcome, ...]

    @property
    def compared(self) -> list[Compared]:
        """Return every place that is counted."""
        return [each for outcome in self.outcomes for each in outcome.elements if each.counted]

    @property
    def whole(self) -> Rate:
        """Return how many whole verdicts are right."""
        return rate(outcome.verdict == outcome.labels.verdict for outcome in self.outcomes)

    @property
    def elements(self) -> list[ElementRow]:
        """Return a row for each element that was asked for, in the contract's order."""
        rows = [row(key, [each for each in self.compared if each.element == key]) for key in ELEMENTS]
        return [each for each in rows if each.verdict.total]

    @property
    def total(self) -> ElementRow:
        """Return all elements taken together."""
        return row("all", self.compared)

    @property
    def codes(self) -> dict[str, Rate]:
        """Return, for each code that the labels ask for, how often verdict and code came out right.

        A place with several right codes counts for the first by name.
        """
        found: dict[str, list[bool]] = {}
        for each in self.compared:
            suffix = " (unclear)" if each.label.verdict == "unclear" else ""
            found.setdefault(min(each.label.codes) + suffix, []).append(each.code_right)
        return {code: rate(answers) for code, answers in sorted(found.items())}

    @property
    def kinds(self) -> list[Kind]:
        """Return every document whose kind the labels tell."""
        return [kind for outcome in self.outcomes for kind in outcome.kinds]

    @property
    def wrong_approvable(self) -> list[Outcome]:
        """Return the worst errors: approvable, but it is not."""
        return self._bundles(
            lambda each: each.verdict == "approvable" and each.labels.verdict != "approvable"
        )

    @property
    def needless_refusals(self) -> list[Outcome]:
        """Return good bundles that were refused."""
        return self._bundles(
            lambda each: each.verdict == "not_approvable" and each.labels.verdict != "not_approvable"
        )

    @property
    def needless_reviews(self) -> list[Outcome]:
        """Return good or bad bundles that were left to a person, though the papers decide."""
        return self._bundles(
            lambda each: each.verdict == "needs_review" and each.labels.verdict != "needs_review"
        )

    @property
    def wrong_met(self) -> list[Compared]:
        """Return elements assessed as met that are not."""
        return [each for each in self.compared if each.verdict == "met" and each.label.verdict != "met"]

    @property
    def wrong_missing(self) -> list[Compared]:
        """Return elements that are met and were assessed as not met."""
        return [each for each in self.compared if each.verdict == "not_met" and each.label.verdict == "met"]

    @property
    def unasked(self) -> list[Compared]:
        """Return elements that are asked for by only one of the two: the labels or the assessment."""
        return [
            each
            for outcome in self.outcomes
            for each in outcome.elements
            if (each.label.verdict == "not_applicable") != (each.verdict == "not_applicable")
            and each.label.verdict != "any"
        ]

    def _bundles(self, wrong: Callable[[Outcome], bool]) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if wrong(outcome)]

    def to_json(self) -> dict[str, Any]:
        """Return all of it."""
        return {
            "bundles": len(self.outcomes),
            "whole_verdict": self.whole.to_json(),
            "confusion": self._confusion(),
            "wrong_approvable": _names(self.wrong_approvable),
            "wrong_met": [f"{each.bundle}: {each.element}" for each in self.wrong_met],
            "needless_refusals": _names(self.needless_refusals),
            "needless_reviews": _names(self.needless_reviews),
            "wrong_missing": [f"{each.bundle}: {each.element}" for each in self.wrong_missing],
            "unasked": [f"{each.bundle}: {each.element}" for each in self.unasked],
            "elements": {row.element: row.to_json() for row in [*self.elements, self.total]},
            "codes": {code: found.to_json() for code, found in self.codes.items()},
            "kinds": rate(kind.right for kind in self.kinds).to_json(),
            "wrong_kinds": [
                f"{kind.bundle}/{kind.name}: {kind.got}, not {' or '.join(sorted(kind.expected))}"
                for kind in self.kinds
                if not kind.right
            ],
            "problems": [f"{each.bundle}: {problem}" for each in self.outcomes for problem in each.problems],
        }

    def _confusion(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for each in self.outcomes:
            line = found.setdefault(each.labels.verdict, {})
            line[each.verdict] = line.get(each.verdict, 0) + 1
        return {expected: dict(sorted(line.items())) for expected, line in sorted(found.items())}


def row(element: str, compared: Sequence[Compared]) -> ElementRow:
    """Return the row of an element from every place that is counted."""
    return ElementRow(
        element,
        verdict=rate(each.verdict_right for each in compared),
        code=rate(each.code_right for each in compared),
        precision=rate(each.label.verdict == "met" for each in compared if each.verdict == "met"),
        recall=rate(each.verdict == "met" for each in compared if each.label.verdict == "met"),
        value=rate(each.value_right for each in compared if each.value_told),
    )


def _names(outcomes: Iterable[Outcome]) -> list[str]:
    return [outcome.bundle for outcome in outcomes]
