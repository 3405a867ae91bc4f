"""A population from a table: a header of known columns, a unit in each row."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NoReturn

from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.tables import InvalidHeader, rows_below
from poedesk.process.audits.design import MOST_SIZE, Unit

COLUMNS = ("id", "group", "stratum", "size", "last_drawn")
"""``id`` alone is needed. ``group``: the partner, in a draw of two stages. ``last_drawn``: YYYY-MM-DD."""

_SHOWN = 20


class InvalidPopulation(UsageError):
    """The table is no population."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says."""

    units: tuple[Unit, ...]
    last_drawn: Mapping[str, date]


def units_of(table: Sequence[Sequence[str]], name: str) -> Table:
    """Return the units of a table; every row that is wrong is named, and then nothing is frozen.

    A population with rows left out would be another one, so there is no half of it.

    Raises:
        InvalidPopulation: rows or columns are wrong; the message names each with row and column.
    """
    try:
        rows = rows_below(table, COLUMNS, ("id",))
    except InvalidHeader as error:
        _refuse(name, [f"row 1, {problem}" for problem in error.problems])
    problems: list[str] = []
    units: list[Unit] = []
    drawn: dict[str, date] = {}
    first: dict[str, int] = {}
    for row in rows:
        unit, last, wrong = _unit(row.values)
        if unit.id and first.setdefault(unit.id, row.number) != row.number:
            wrong.append(Problem("id", f"{unit.id} stands in row {first[unit.id]} too"))
        problems += [f"row {row.number}, {problem}" for problem in wrong]
        problems += [f"row {row.number}: {row.problem}"] if row.problem else []
        units.append(unit)
        if last is not None:
            drawn[unit.id] = last
    if problems:
        _refuse(name, problems)
    return Table(tuple(units), drawn)


def _refuse(name: str, problems: Sequence[str]) -> NoReturn:
    more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    raise InvalidPopulation(f"{name} is no population:\n  " + "\n  ".join(problems[:_SHOWN]) + more)


def _unit(values: Mapping[str, str]) -> tuple[Unit, date | None, list[Problem]]:
    problems = []
    name = values.get("id", "")
    if not name or not name.isprintable():
        problems.append(Problem("id", "an id of printable signs is needed"))
    size, text = 1, values.get("size", "")
    if text:
        if text.isascii() and text.isdecimal() and 1 <= int(text[:20]) <= MOST_SIZE:
            size = int(text)
        else:
            problems.append(Problem("size", f"{text!r} is no whole number from 1 to 2^63-1, such as 1250"))
    last, text = None, values.get("last_drawn", "")
    if text:
        try:
            last = date.fromisoformat(text)
        except ValueError:
            problems.append(Problem("last_drawn", f"{text!r} is no day; write YYYY-MM-DD"))
    return Unit(name, values.get("group", ""), values.get("stratum", ""), size), last, problems
