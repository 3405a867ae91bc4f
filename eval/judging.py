"""One bundle: checked as a user would, and compared with its labels, place by place."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import poedesk
from eval.labels import ANY, ELEMENTS, NAME, ElementLabel, Labels, load
from eval.names import name_key
from poedesk.proof.claim import load as claims


@dataclass(frozen=True, slots=True)
class Compared:
    """One element of one bundle: what was expected, what came."""

    bundle: str
    element: str
    label: ElementLabel
    verdict: str
    """``met``, ``not_met``, ``unclear`` or ``not_applicable``, as assessed."""

    code: str
    """The code, as assessed."""

    value: Any
    """The value, as assessed."""

    because: str
    """The assessment's own reason."""

    @property
    def counted(self) -> bool:
        """Return whether the labels say what is right here and the element is asked for at all."""
        return self.label.verdict not in {ANY, "not_applicable"}

    @property
    def verdict_right(self) -> bool:
        """Return whether the verdict is the expected one."""
        return self.verdict == self.label.verdict

    @property
    def code_right(self) -> bool:
        """Return whether verdict and code are among the expected ones."""
        return self.verdict_right and self.code in self.label.codes

    @property
    def value_told(self) -> bool:
        """Return whether the labels tell a value."""
        return self.label.value is not None

    @property
    def value_right(self) -> bool:
        """Return whether the value is the expected one: text as folded, lists in any order.

        Names of companies agree as the contract has it: up to legal suffix, punctuation, accents, "&"/"and".
        """
        if self.element in {"partner.name", "customer.name"}:
            return name_key(str(self.value)) == name_key(str(self.label.value))
        return bool(fold(self.value) == fold(self.label.value))


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of one document: expected and assessed."""

    bundle: str
    name: str
    expected: frozenset[str]
    got: str | None

    @property
    def right(self) -> bool:
        """Return whether the kind is one of the expected ones."""
        return self.got in self.expected


@dataclass(frozen=True, slots=True)
class Outcome:
    """One bundle, assessed and compared."""

    bundle: str
    labels: Labels
    verdict: str
    """The whole verdict, as assessed."""

    elements: tuple[Compared, ...]
    kinds: tuple[Kind, ...]
    """One for each document whose kind the labels tell."""

    problems: tuple[str, ...]
    """What no comparison shows: a document that the assessment does not list, a fault while checking."""


def judge(folder: Path) -> Outcome:
    """Return the outcome of one bundle; "today" is the day of submission."""
    labels = load(folder / NAME)
    submitted = submission(folder)
    told = poedesk.check(folder, as_of=submitted).to_json()
    return compare(folder.name, labels, told)


def submission(folder: Path) -> date | None:
    """Return the day on which the bundle's claim was submitted."""
    path = folder / "claim.yaml"
    return claims.load(path.read_bytes(), str(path)).submitted_on


def compare(bundle: str, labels: Labels, told: dict[str, Any]) -> Outcome:
    """Return the outcome of an assessment (a ``poedesk.assessment/1`` value)."""
    given = {element["id"]: element for element in told["elements"]}
    problems = [f"the assessment has no element {key}" for key in ELEMENTS if key not in given]
    elements = tuple(
        Compared(
            bundle,
            key,
            labels.elements[key],
            given[key]["verdict"],
            given[key]["code"],
            given[key]["value"],
            given[key]["because"],
        )
        for key in ELEMENTS
        if key in given
    )
    got = {document["name"]: document["kind"] for document in told["documents"]}
    problems += [f"{name} is not among the documents" for name in labels.documents if name not in got]
    kinds = tuple(
        Kind(bundle, name, expected, got.get(name)) for name, expected in labels.documents.items() if expected
    )
    return Outcome(bundle, labels, told["verdict"], elements, kinds, tuple(problems))


def fold(value: Any) -> Any:
    """Return a value with case, width and white space folded; a list as a sorted one."""
    if isinstance(value, list):
        return sorted(fold(each) for each in value)
    return " ".join(unicodedata.normalize("NFKC", str(value)).casefold().split())
