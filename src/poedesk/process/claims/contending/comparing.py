"""Both proofs element by element, and which one the programme's rule prefers. A person decides."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.claims.tables.loader import Table
from poedesk.proof.policy.elements import ELEMENTS

Json = Mapping[str, Any]

NEWEST = "newest-proof"
_STRENGTH = {"not_met": 0, "unclear": 1, "met": 2}


class NoContest(UsageError):
    """There is nothing to arbitrate."""


@dataclass(frozen=True, slots=True)
class Side:
    """One partner's proof in a case."""

    association: str
    """Id."""

    partner: str
    """Id."""

    assessment: Json
    """The newest ``poedesk.assessment/1`` of its proof."""

    @property
    def acknowledged(self) -> date | None:
        """Return when the customer acknowledged; null when that is not met."""
        entry = _element(self.assessment, "acknowledgement.date")
        if entry["verdict"] != "met" or not isinstance(entry["value"], str):
            return None
        return date.fromisoformat(entry["value"][:10])

    @property
    def stands(self) -> bool:
        """Whether every required element is met."""
        return bool(self.assessment["verdict"] == "approvable")


@dataclass(frozen=True, slots=True)
class Row:
    """One element in every proof of the case."""

    element: str
    verdicts: tuple[str, ...]
    """One a side, in the order of the case."""

    codes: tuple[str, ...]
    because: tuple[str, ...]
    stronger: str | None
    """Id of the association that alone shows it best; null when none does."""


@dataclass(frozen=True, slots=True)
class Case:
    """A dispute about one key."""

    key: str
    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    recommended: str | None
    """Id of the association that the rule prefers; null when a person has to decide without it."""

    because: str


def case(table: Table, key: str, sides: Sequence[Side]) -> Case:
    """Return the case about ``key`` with every element side by side and what the version's rule says.

    Raises:
        NoContest: there are not at least two sides of different partners.
    """
    if len({side.partner for side in sides}) != len(sides) or len(sides) < 2:  # noqa: PLR2004 - a contest
        message = f"{key}: arbitration needs the proofs of two or more partners, one of each"
        raise NoContest(message)
    ordered = tuple(sides)
    rows = tuple(_row(element, ordered) for element in ELEMENTS)
    recommended, because = _preferred(table, ordered)
    return Case(key, ordered, rows, recommended, because)


def _preferred(table: Table, sides: Sequence[Side]) -> tuple[str | None, str]:
    standing = [side for side in sides if side.stands]
    if not standing:
        return None, "None of the proofs stands as it is; ask for more, or decide by the elements."
    if len(standing) < len(sides) and any(side.assessment["verdict"] == "needs_review" for side in sides):
        return None, "A proof still needs review: what it shows has to be settled first."
    if len(standing) == 1:
        return standing[0].association, "Only this proof stands."
    if table.settings.arbitration != NEWEST:
        return None, f"More than one proof stands, and {table} has no rule between them: a person decides."
    dated = [(side.acknowledged, side) for side in standing]
    days = [day for day, _ in dated if day is not None]
    newest = max(days, default=None)
    best = [side for day, side in dated if day == newest]
    if len(days) < len(dated) or len(best) != 1:
        return None, "The proofs stand and none is the newest: a person decides."
    return best[0].association, f"Of the proofs that stand it was acknowledged last, on {newest}."


def _row(element: str, sides: Sequence[Side]) -> Row:
    entries = [_element(side.assessment, element) for side in sides]
    strengths = [_STRENGTH.get(entry["verdict"], -1) for entry in entries]
    best = max(strengths)
    alone = strengths.count(best) == 1 and min(strengths) >= 0
    return Row(
        element=element,
        verdicts=tuple(entry["verdict"] for entry in entries),
        codes=tuple(entry["code"] for entry in entries),
        because=tuple(entry["because"] for entry in entries),
        stronger=sides[strengths.index(best)].association if alone else None,
    )


def _element(assessment: Json, element: str) -> Json:
    found: Json = next(entry for entry in assessment["elements"] if entry["id"] == element)
    return found
