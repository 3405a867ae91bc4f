"""Incentive lines: what a claim is to earn, as the programme's system lists it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from poedesk.kernel.errors import Problem
from poedesk.kernel.records import dataclass
from poedesk.kernel.tables import rows_below
from poedesk.process.ledger.money import InvalidAmount, amount_of, currency_of

COLUMNS = ("id", "claim", "engagement", "partner", "programme", "period", "amount", "currency", "kind")
NEEDED = ("id", "claim", "period", "amount", "currency", "kind")
_PERIOD = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?")


@dataclass(frozen=True, slots=True)
class Line:
    """An amount that a claim earns in a period."""

    id: str
    claim: str
    engagement: str
    """What a POE request asks about; the claim where nobody says otherwise."""

    partner: str
    programme: str
    """``id@version``; empty where nobody says."""

    period: str
    """``2026-03``, ``2026-Q1``, ``2026-H1`` or ``2026``."""

    amount: Decimal
    currency: str
    kind: str
    """Such as ``usage`` or ``presales``."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table gave: good lines, and every row that is none."""

    lines: tuple[Line, ...]
    problems: Mapping[int, tuple[Problem, ...]]
    """Row as a spreadsheet counts it -> what is wrong, by column."""


def lines_of(table: Sequence[Sequence[str]], known: Iterable[str] = ()) -> Imported:
    """Return the lines of a table; rows that are wrong are named and the others kept.

    Args:
        table: a header of ``COLUMNS`` and a row for each line.
        known: ids of lines that are there already.

    Raises:
        InvalidHeader: the header names no such columns.
    """
    taken = dict.fromkeys(known, "in the ledger")
    lines: list[Line] = []
    problems: dict[int, tuple[Problem, ...]] = {}
    for row in rows_below(table, COLUMNS, NEEDED):
        wrong = [Problem("", row.problem)] if row.problem else []
        wrong += [Problem(column, "it is empty") for column in NEEDED if column not in row.values]
        name = row.values.get("id", "")
        if name in taken:
            wrong.append(Problem("id", f"{name} is {taken[name]} already"))
        line = None if wrong else _line(row.values, wrong)
        if line is None:
            problems[row.number] = tuple(wrong)
            continue
        taken[name] = f"in row {row.number}"
        lines.append(line)
    return Imported(tuple(lines), problems)


def _line(values: Mapping[str, str], wrong: list[Problem]) -> Line | None:
    currency, amount = "", Decimal(0)
    try:
        currency = currency_of(values["currency"])
    except InvalidAmount as error:
        wrong.append(Problem("currency", str(error)))
    try:
        amount = amount_of(values["amount"], currency)
    except InvalidAmount as error:
        wrong.append(Problem("amount", str(error)))
    if not _PERIOD.fullmatch(values["period"]):
        wrong.append(
            Problem("period", f"{values['period']!r} is none; write 2026-03, 2026-Q1, 2026-H1 or 2026")
        )
    if wrong:
        return None
    return Line(
        id=values["id"],
        claim=values["claim"],
        engagement=values.get("engagement", values["claim"]),
        partner=values.get("partner", ""),
        programme=values.get("programme", ""),
        period=values["period"],
        amount=amount,
        currency=currency,
        kind=values["kind"],
    )
