"""What commands share that write down what somebody did: who, when, and the file in which it is kept."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from poedesk.cli import options
from poedesk.cli.output import deliver_private, json_text
from poedesk.kernel.errors import UsageError

by = click.option("--by", "actor", required=True, metavar="ID", help="Who does it: an id, never a name.")
at = click.option("--at", type=options.Moment(), metavar="TIME", help="When it was; default: now.")


def keep(made: Any, path: Path, known: Any = None, current: Any = None) -> None:
    """Write a file that only its owner may read: it names who is asked, decided about, or paid.

    Args:
        made: the JSON value.
        path: of the file.
        known: what it held when it was read; null when it is new.
        current: what it holds now.

    Raises:
        UsageError: the file is no longer what it was when it was read.
    """
    if known != current:
        message = f"{path} was changed by somebody else meanwhile; nothing was written, do it again"
        raise UsageError(message)
    deliver_private(json_text(made), path)


def moment(given: datetime | None) -> datetime:
    """Return when something was done, now unless it was said; raises UsageError for what is still to come."""
    now = datetime.now(UTC).replace(microsecond=0)
    if given is not None and given > now:
        message = f"--at: {given.isoformat()} is still to come; record what happened when it has happened"
        raise UsageError(message)
    return given.replace(microsecond=0) if given is not None else now
