"""A batch of requests as a file (``poedesk.poe-requests/1``): what was drafted, and the log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from poedesk.kernel.calendars.calendar import Calendar
from poedesk.kernel.errors import UsageError
from poedesk.kernel.shapes import fits
from poedesk.kernel.times import to_second
from poedesk.process.claims.tables import loader
from poedesk.process.requests import linking
from poedesk.process.requests.batch import Asked, Batch, Entry, InvalidBatch, Target, draft, taken

SCHEMA = "poedesk.poe-requests/1"
_SHAPE = {
    "schema": str,
    "draw": str,
    "programme": str,
    "solution_area": str,
    "engagement": str,
    "calendar": {"country": (str, None), "zone": str},
    "drafted_at": str,
    "drafted_by": str,
    "targets": [{"request": str, "engagement": str, "partner": str, "chosen": str}],
    "entries": [
        {
            "do": str,
            "at": str,
            "actor": str,
            "role": str,
            "request": (str, None),
            "reason": (str, None),
            "words": str,
            "about": {str: str},
            "content": (str, None),
            "days": (int, None),
        }
    ],
}


def to_json(batch: Batch) -> dict[str, Any]:
    """Return what the file of a batch holds."""
    asked = batch.asked
    return {
        "schema": SCHEMA,
        "draw": asked.draw,
        "programme": asked.programme,
        "solution_area": asked.solution_area,
        "engagement": asked.engagement,
        "calendar": {"country": asked.calendar.country, "zone": asked.calendar.zone},
        "drafted_at": to_second(asked.at),
        "drafted_by": asked.actor,
        "targets": [
            {
                "request": name,
                "engagement": each.target.engagement,
                "partner": each.target.partner,
                "chosen": each.target.chosen,
            }
            for name, each in batch.requests.items()
        ],
        "entries": [
            {
                "do": entry.do,
                "at": to_second(entry.at),
                "actor": entry.actor,
                "role": entry.role,
                "request": entry.request,
                "reason": entry.reason,
                "words": entry.words,
                "about": dict(entry.about),
                "content": entry.content,
                "days": entry.days,
            }
            for entry in batch.entries
        ],
    }


def load(value: Any) -> Batch:
    """Return the batch of a file, every step of its log done again.

    Raises:
        InvalidBatch: it is no such file, or something in its log could not have happened; the message says
            which entry.
    """
    if not fits(value, _SHAPE) or value["schema"] != SCHEMA:
        message = f"it is no {SCHEMA}: a field is missing, unknown or of another kind"
        raise InvalidBatch(message)
    batch = _drafted(value)
    for number, entry in enumerate(value["entries"], 1):
        try:
            batch = taken(batch, _entry(entry))
        except (UsageError, ValueError) as error:
            message = f"entry {number} ({entry['do']}) could not have happened: {error}"
            raise InvalidBatch(message) from error
    return batch


def _drafted(value: Mapping[str, Any]) -> Batch:
    calendar = Calendar(value["calendar"]["country"], value["calendar"]["zone"])
    try:
        at = datetime.fromisoformat(value["drafted_at"])
        to_second(at)
    except ValueError as error:
        message = f"drafted_at: {value['drafted_at']!r} is no time with its zone"
        raise InvalidBatch(message) from error
    asked = Asked(
        value["draw"],
        value["programme"],
        value["solution_area"],
        value["engagement"],
        at,
        value["drafted_by"],
        calendar,
    )
    name, _, version = asked.programme.partition("@")
    table = linking.life(loader.load(name, version or None))
    targets = [Target(each["engagement"], each["partner"], each["chosen"]) for each in value["targets"]]
    batch = draft(asked, table, targets)
    if set(batch.requests) != {each["request"] for each in value["targets"]}:
        message = "the ids of its requests are not those of its draw and engagements"
        raise InvalidBatch(message)
    return batch


def _entry(value: Mapping[str, Any]) -> Entry:
    return Entry(**{**value, "at": datetime.fromisoformat(value["at"])})
