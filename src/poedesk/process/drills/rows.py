"""A partner's own engagements from a table: what is known of each, or the bundle in which to look."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.tables import rows_below
from poedesk.process.drills.drill import STANDING, Ready
from poedesk.process.ledger.money import InvalidAmount, amount_of, currency_of

COLUMNS = ("engagement", "bundle", "verdict", "amount", "currency", "hours")
"""``engagement`` alone is needed. ``bundle``: a folder that is checked, where no verdict is given."""

_SHOWN = 20
_MOST_HOURS = 10_000


class InvalidEngagements(UsageError):
    """The table holds no engagements to draw from."""


@dataclass(frozen=True, slots=True)
class Known:
    """One engagement, with the bundle in which its proof is, when there is one to check."""

    ready: Ready
    bundle: str | None


def engagements_of(table: Sequence[Sequence[str]], name: str) -> tuple[Known, ...]:
    """Return the engagements of a table; every row that is wrong is named, and then nothing is drawn.

    Raises:
        InvalidEngagements: rows are wrong; the message names each with row and column.
        InvalidHeader: the header names no such columns.
    """
    found: list[Known] = []
    problems: list[str] = []
    seen: dict[str, int] = {}
    for row in rows_below(table, COLUMNS, ("engagement",)):
        made, wrong = _one(row.values)
        if row.problem:
            wrong.append(Problem("", row.problem))
        if seen.setdefault(made.ready.engagement, row.number) != row.number:
            wrong.append(Problem("engagement", f"it stands in row {seen[made.ready.engagement]} too"))
        problems += [f"row {row.number}, {problem}" for problem in wrong]
        found.append(made)
    if problems or not found:
        told = problems[:_SHOWN] or ["it has no rows below its header"]
        more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        raise InvalidEngagements(f"{name} holds no engagements to draw from:\n  " + "\n  ".join(told) + more)
    return tuple(found)


def _one(values: Mapping[str, str]) -> tuple[Known, list[Problem]]:
    wrong: list[Problem] = []
    name, verdict = values.get("engagement", ""), values.get("verdict")
    if not name:
        wrong.append(Problem("engagement", "it is empty"))
    if verdict is not None and verdict not in STANDING:
        wrong.append(
            Problem("verdict", f"{verdict!r} is none; write {', '.join(STANDING)}, or leave it empty")
        )
    amounts = {}
    if "amount" in values:
        try:
            currency = currency_of(values.get("currency", ""))
            amounts = {currency: amount_of(values["amount"], currency)}
        except InvalidAmount as error:
            wrong.append(Problem("amount", str(error)))
    hours = values.get("hours", "0")
    if not (hours.replace(".", "", 1).isdecimal() and hours.isascii() and float(hours) <= _MOST_HOURS):
        wrong.append(Problem("hours", f"{hours!r} is no number of hours, such as 2.5"))
        hours = "0"
    ready = Ready(name, verdict, amounts, timedelta(hours=float(hours)))
    return Known(ready, values.get("bundle") if verdict is None else None), wrong
