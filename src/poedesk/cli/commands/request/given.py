"""What the commands of ``poedesk request`` share: the file of a batch, who does something, and when."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options
from poedesk.cli.inputs import json_file
from poedesk.cli.output import deliver_private, json_text
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.process.requests.batch import Batch

by = click.option("--by", "actor", required=True, metavar="ID", help="Who does it: an id, never a name.")
at = click.option("--at", type=options.Moment(), metavar="TIME", help="When it was; default: now.")


def batch(path: Path) -> "Batch":
    """Return the batch in a file; raises UsageError."""
    from poedesk.process.requests.files import load  # noqa: PLC0415 - loaded when it is needed

    return load(json_file(path, "the batch"))


def keep(made: "Batch", path: Path, known: "Batch | None" = None) -> None:
    """Write the file of a batch; it names who is asked about what, so only its owner may read it.

    Raises UsageError when the file is no longer what it was when it was read as ``known``.
    """
    from poedesk.process.requests.files import to_json  # noqa: PLC0415 - loaded when it is needed

    if known is not None and json_file(path, "the batch") != to_json(known):
        message = f"{path} was changed by somebody else meanwhile; nothing was written, do it again"
        raise UsageError(message)
    deliver_private(json_text(to_json(made)), path)


def moment(given: datetime | None) -> datetime:
    """Return when something was done, now unless it was said; raises UsageError for what is still to come."""
    now = datetime.now(UTC).replace(microsecond=0)
    if given is not None and given > now:
        message = f"--at: {given.isoformat()} is still to come; record what happened when it has happened"
        raise UsageError(message)
    return given.replace(microsecond=0) if given is not None else now
