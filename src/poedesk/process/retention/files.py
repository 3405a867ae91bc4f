"""What retention is told and tells: cases and legal holds as tables, a preview as ``poedesk.retention/1``."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from poedesk.kernel.canonical import content_key
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.tables import Row, rows_below
from poedesk.kernel.text import printable
from poedesk.process.retention.keeping import Fate, Hold

SCHEMA = "poedesk.retention/1"
CASES = ("subject", "ended", "person")
"""``subject``: claim or engagement. ``ended``: YYYY-MM-DD, empty while it goes on. ``person``: an id."""

HOLDS = ("id", "subject", "begins", "ends", "because")
"""A row for each subject of a hold; ``ends`` is empty while it lasts."""


class InvalidRetention(UsageError):
    """The table does not say what is kept, and for how long."""


@dataclass(frozen=True, slots=True)
class Ended:
    """When a case ended, and whom it is about."""

    ended: date | None
    person: str | None


def cases_of(table: Sequence[Sequence[str]], name: str) -> Mapping[str, Ended]:
    """Return subject -> when its case ended; raises InvalidRetention and InvalidHeader.

    Every row must be right: a case that is left out by mistake would go on for ever, or not at all.
    """
    found: dict[str, Ended] = {}
    problems: list[str] = []
    for row in rows_below(table, CASES, ("subject", "ended")):
        subject, day = row.values.get("subject", ""), _day(row, "ended", problems)
        problems += [f"row {row.number}: {row.problem}"] if row.problem else []
        problems += [] if subject else [f"row {row.number}, subject: it is empty"]
        problems += [f"row {row.number}, subject: {subject} stands twice"] if subject in found else []
        found[subject] = Ended(day, row.values.get("person"))
    _refuse(name, problems)
    return found


def holds_of(table: Sequence[Sequence[str]], name: str) -> tuple[Hold, ...]:
    """Return legal holds; raises InvalidRetention and InvalidHeader: a hold that is misread holds nothing."""
    found = []
    problems: list[str] = []
    for row in rows_below(table, HOLDS, ("id", "subject", "begins", "because")):
        begins, ends = _day(row, "begins", problems), _day(row, "ends", problems)
        lacking = [column for column in ("id", "subject", "begins", "because") if column not in row.values]
        problems += [f"row {row.number}, {column}: it is empty" for column in lacking]
        problems += [f"row {row.number}: {row.problem}"] if row.problem else []
        if begins is not None and not lacking:
            values = row.values
            found.append(Hold(values["id"], (values["subject"],), begins, ends, values["because"]))
    _refuse(name, problems)
    return tuple(found)


def key_of(fates: Sequence[Fate], day: date, trail: str | None) -> str:
    """Return a key of what goes: who confirms it confirms this and nothing else.

    Args:
        fates: of everything.
        day: on which they were told.
        trail: root of the log from which values go, in hexadecimal digits; null without one.
    """
    going = sorted([fate.thing.what, fate.thing.subject, fate.thing.id] for fate in fates if fate.goes)
    return content_key(["poedesk.retention", day.isoformat(), trail, going])


def to_json(
    fates: Sequence[Fate], names: Mapping[str, str], day: date, key: str, person: str | None
) -> dict[str, Any]:
    """Return a preview as a ``poedesk.retention/1``; ``names`` are id -> name of the file or of the value."""
    return {
        "schema": SCHEMA,
        "day": day.isoformat(),
        "key": key,
        "person": person,
        "fates": [
            {
                "id": fate.thing.id,
                "what": fate.thing.what,
                "subject": fate.thing.subject,
                "name": names[fate.thing.id],
                "size": fate.thing.size,
                "goes": fate.goes,
                "until": fate.until.isoformat() if fate.until else None,
                "because": fate.because,
            }
            for fate in fates
        ],
    }


def text(value: Mapping[str, Any]) -> str:
    """Return a ``poedesk.retention/1`` in words."""
    lines = []
    for goes, head in ((True, "Would go"), (False, "Stays")):
        rows = [each for each in value["fates"] if each["goes"] is goes]
        lines.append(f"{head} on {value['day']}: {len(rows)}" + (f", {_sizes(rows)}" if rows else ""))
        lines += [f"  {each['subject']}  {each['what']}  {each['name']}  {each['because']}" for each in rows]
    if any(each["goes"] for each in value["fates"]):
        lines += ["", f"Nothing was done. To do this and no more: --confirm {value['key']}"]
    return printable("\n".join(lines)) + "\n"


def _sizes(rows: Sequence[Mapping[str, Any]]) -> str:
    return f"{sum(each['size'] for each in rows):,} bytes"


def _day(row: Row, column: str, problems: list[str]) -> date | None:
    told = row.values.get(column)
    if told is None:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        problems.append(f"row {row.number}, {column}: {told!r} is no day; write YYYY-MM-DD")
        return None


def _refuse(name: str, problems: Sequence[str]) -> None:
    if problems:
        raise InvalidRetention(f"{name} cannot be used:\n  " + "\n  ".join(problems))
