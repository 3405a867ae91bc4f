"""Times as records tell them: in UTC, one text for one moment."""

from datetime import UTC, datetime


def to_second(at: datetime) -> str:
    """Return a time as ``2026-05-04T12:00:00Z``; what is below a second is cut off.

    Raises:
        ValueError: it has no zone, or is before or after all that can be told in UTC.
    """
    return _told(at, "seconds")


def to_microsecond(at: datetime) -> str:
    """Return a time as ``2026-05-04T12:00:00.000000Z``; raises ValueError as ``to_second`` does."""
    return _told(at, "microseconds")


def _told(at: datetime, unit: str) -> str:
    if at.tzinfo is None:
        message = "a time needs its zone"
        raise ValueError(message)
    try:
        return at.astimezone(UTC).isoformat(timespec=unit).replace("+00:00", "Z")
    except OverflowError as error:
        message = f"{at.isoformat()} is no time that can be told in UTC"
        raise ValueError(message) from error
