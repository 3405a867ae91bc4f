"""Moments as workbooks store them in words."""

import datetime as dt


def moment_of(text: str) -> dt.datetime | None:
    """Return the moment in an ISO date or date and time, without a zone; null for anything else."""
    clean = text.strip()[:40]
    try:
        return dt.datetime.fromisoformat(clean).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None
