"""A population from a table: a header of known columns, a unit in each row."""

import difflib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NoReturn

from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass
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
    header = [
        cell.strip().casefold().replace(" ", "_").replace("-", "_") for cell in (table[0] if table else ())
    ]
    while header and not header[-1]:
        header.pop()
    problems = [f"row 1, {problem}" for problem in _header_problems(header)]
    if problems:
        _refuse(name, problems)
    units: list[Unit] = []
    drawn: dict[str, date] = {}
    first: dict[str, int] = {}
    for number, cells in enumerate(table[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        values = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
        unit, last, wrong = _unit(values)
        if unit.id and first.setdefault(unit.id, number) != number:
            wrong = (*wrong, Problem("id", f"{unit.id} stands in row {first[unit.id]} too"))
        if any(cell.strip() for cell in cells[len(header) :]):
            wrong = (
                *wrong,
                Problem("", "it has more cells than the header; put a text with commas in quotes"),
            )
        problems += [
            f"row {number}, {problem}" if problem.field else f"row {number}: {problem}" for problem in wrong
        ]
        units.append(unit)
        if last is not None:
            drawn[unit.id] = last
    if problems:
        _refuse(name, problems)
    return Table(tuple(units), drawn)


def _refuse(name: str, problems: Sequence[str]) -> NoReturn:
    more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    raise InvalidPopulation(f"{name} is no population:\n  " + "\n  ".join(problems[:_SHOWN]) + more)


def _header_problems(header: Sequence[str]) -> list[Problem]:
    problems = (
        [] if "id" in header else [Problem("id", f"the column is missing; columns are {', '.join(COLUMNS)}")]
    )
    for column in header:
        if column not in COLUMNS:
            near = difflib.get_close_matches(column, COLUMNS, 1)
            hint = f"do you mean {near[0]}?" if near else f"columns are {', '.join(COLUMNS)}"
            problems.append(Problem(column or "a column without name", f"is not known; {hint}"))
        elif header.count(column) > 1 and f"{column} stands twice" not in {each.message for each in problems}:
            problems.append(Problem(column, f"{column} stands twice"))
    return problems


def _unit(values: Mapping[str, str]) -> tuple[Unit, date | None, tuple[Problem, ...]]:
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
    return Unit(name, values.get("group", ""), values.get("stratum", ""), size), last, tuple(problems)
