"""A table of engagements as claims and answers: a header of known columns, a row for each engagement."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from poedesk.kernel.errors import InvalidClaim, Problem, UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.paper.forms import narratives as answers
from poedesk.paper.forms.narratives import InvalidNarratives, Narratives
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import PURCHASE_TYPES, SCHEMA, Claim
from poedesk.proof.reading.limits import Limits, from_environment
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, TaskFailed

CLAIM_COLUMNS = (
    "id",
    "programme",
    "engagement",
    "solution_area",
    "submitted_on",
    "agreement",
    "partner.name",
    "partner.partner_id",
    "customer.name",
    "customer.domain",
    "customer.other_domains",
    "customer.tenant_id",
    "customer.country",
    "customer.sector",
    "customer.signatory.name",
    "customer.signatory.title",
    "customer.signatory.email",
    "project",
    "workloads",
    "products",
    "purchase_type",
    "expected_incentive.amount",
    "expected_incentive.currency",
)
"""Columns that hold fields of a claim, by their path in it.

``workloads``: ``exchange-online: migration; teams: adoption, support``. ``products``: ``Dynamics 365 Sales |
8b1d... | first-purchase; ...`` with what is known of each. ``customer.other_domains``: separated by commas.
"""

ANSWER_COLUMNS = (*answers.TEXTS, "supporting_documents")
"""Columns that hold answers; supporting documents are separated by line ends or semicolons."""

COLUMNS = (*CLAIM_COLUMNS, *ANSWER_COLUMNS)
_MOST_COLUMNS = 200
"""Columns of a workbook's sheet, known or not."""

_GUID = re.compile(r"\{?[0-9A-Fa-f]{8}-")


@dataclass(frozen=True, slots=True)
class Row:
    """One engagement of a table."""

    number: int
    """Counted from 1 as a spreadsheet shows it; the header is row 1."""

    engagement: tuple[Claim, Narratives] | None
    """Null when something in the row is wrong."""

    problems: tuple[Problem, ...]
    """What is wrong, each with its column."""


def sheet_table(path: Path, limits: Limits | None = None) -> list[list[str]]:
    """Return the cells of the first sheet of a workbook, as they are shown; it is read in the sandbox.

    Empty rows stay where they are, so that rows have the numbers that a spreadsheet shows.

    Raises:
        UsageError: it cannot be read, or not whole, or is no workbook.
    """
    try:
        with Sandbox(limits or from_environment()) as sandbox:
            cells = sandbox.ask(path.read_bytes(), path.name, "table", {})["rows"]
        found = {(int(row), int(column)): str(text) for row, column, text in cells}
    except (TaskFailed, Breach) as error:
        message = f"{path} cannot be taken as a table: {error}; give CSV or XLSX"
        raise UsageError(message) from error
    except (LookupError, TypeError, ValueError) as error:
        message = f"{path} cannot be taken as a table: what came out of it is none"
        raise UsageError(message) from error
    except OSError as error:
        message = f"the table {path} cannot be read: {error.strerror or error}"
        raise UsageError(message) from error
    widest = max(column for _, column in found) + 1
    if widest > _MOST_COLUMNS:
        message = f"{path} has {widest} columns; a table of engagements has at most {_MOST_COLUMNS}"
        raise UsageError(message)
    rows: list[list[str]] = [[]] * (max(row for row, _ in found) + 1)
    for (row, column), text in sorted(found.items()):
        rows[row] = rows[row] or [""] * widest
        rows[row][column] = text
    return rows


def rows_of(table: Sequence[Sequence[str]], name: str) -> Iterator[Row]:
    """Yield each row below the header, in order; empty rows are passed over.

    Raises:
        UsageError: the table has no header, or a column that is unknown or stands twice.
    """
    header = _header(table, name)
    for number, cells in enumerate(table[1:], 2):
        values = {column: cell.strip() for column, cell in zip(header, cells, strict=False) if cell.strip()}
        if values:
            extra = [cell for cell in cells[len(header) :] if cell.strip()]
            yield _row(number, values, extra)


def _header(table: Sequence[Sequence[str]], name: str) -> list[str]:
    header = [re.sub(r"[\s-]+", "_", cell.strip().casefold()) for cell in (table[0] if table else ())]
    while header and not header[-1]:
        header.pop()
    if not header:
        message = f"{name} has no header; its first row names columns such as {', '.join(COLUMNS[1:4])}"
        raise UsageError(message)
    problems = []
    for column in dict.fromkeys(header):
        if column not in COLUMNS:
            near = difflib.get_close_matches(column, COLUMNS, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            problems.append(
                f"{column or 'a column without a name'} is no column of a table of engagements{hint}"
            )
        elif header.count(column) > 1:
            problems.append(f"{column} stands twice")
    if problems:
        message = f"{name}: " + "; ".join(problems) + f". Known columns: {', '.join(COLUMNS)}"
        raise UsageError(message)
    return header


def _row(number: int, values: Mapping[str, str], extra: Sequence[str]) -> Row:
    problems = [Problem("", f"has more cells than the header: {fold(extra[0])!r}")] if extra else []
    claim = told = None
    try:
        claim = claims.build(_claim(values), f"row {number}")
    except InvalidClaim as error:
        problems.extend(
            Problem(_column(problem.field, values), problem.message) for problem in error.problems
        )
    try:
        told = answers.build(_answers(values), f"row {number}")
    except InvalidNarratives as error:
        problems.extend(error.problems)
    made = None if problems or claim is None or told is None else (claim, told)
    return Row(number, made, tuple(problems))


def _column(field: str, values: Mapping[str, str]) -> str:
    """Return the column in which a field of the claim stands: that of its list, for an entry of one."""
    path = re.sub(r"\[\d+\].*", "", field)
    return path if path in COLUMNS or path in values else field


def _claim(values: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"schema": SCHEMA}
    for column in CLAIM_COLUMNS:
        if column in values:
            *path, last = column.split(".")
            place = made
            for part in path:
                place = place.setdefault(part, {})
            place[last] = _LISTS.get(column, str)(values[column])
    return made


def _answers(values: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {name: values[name] for name in answers.TEXTS if name in values}
    if "supporting_documents" in values:
        made["supporting_documents"] = _parts(values["supporting_documents"], r"[;\n]")
    return made


def _parts(text: str, separator: str) -> list[str]:
    return [part.strip() for part in re.split(separator, text) if part.strip()]


def _workloads(text: str) -> list[dict[str, Any]]:
    entries = []
    for part in _parts(text, r"[;\n]"):
        workload, _, activities = part.partition(":")
        done = _parts(activities, ",")
        entries.append({"workload": workload.strip(), **({"activities": done} if done else {})})
    return entries


def _products(text: str) -> list[dict[str, str]]:
    entries = []
    for part in _parts(text, r"[;\n]"):
        name, *more = _parts(part, r"\|")
        entry = {"name": name}
        for value in more:
            key = "purchase_type" if value in PURCHASE_TYPES or not _GUID.match(value) else "subscription_id"
            entry[key] = value
        entries.append(entry)
    return entries


_LISTS: Mapping[str, Callable[[str], Any]] = {
    "workloads": _workloads,
    "products": _products,
    "customer.other_domains": lambda text: _parts(text, r"[,;\s]"),
}
"""Columns that hold a list -> what reads it."""
