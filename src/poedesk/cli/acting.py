"""What commands share that write down what somebody did: who, when, and the file in which it is kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from poedesk.cli import options
from poedesk.cli.inputs import json_file
from poedesk.cli.output import deliver_private, json_text
from poedesk.kernel.errors import UsageError

T = TypeVar("T")

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


def loaded(path: Path, what: str, load: Callable[[Any], T]) -> T:
    """Return what a file holds, made by ``load`` of its JSON; raises UsageError that names the file."""
    value = json_file(path, what)
    try:
        return load(value)
    except UsageError as error:
        message = f"{path}: {error}"
        raise UsageError(message) from error


def kept(made: T, path: Path, known: T | None, told: Callable[[T], Any], again: Callable[[Path], T]) -> None:
    """Write a file anew, or for the first time when ``known`` is null; see ``keep``.

    Args:
        made: what it will hold.
        path: of the file.
        known: what it held when it was read.
        told: makes the JSON value.
        again: reads the file.

    Raises:
        UsageError: the file is no longer what it was when it was read.
    """
    if known is None:
        keep(told(made), path)
    else:
        keep(told(made), path, told(known), told(again(path)))


def moment(given: datetime | None) -> datetime:
    """Return when something was done, now unless it was said; raises UsageError for what is still to come."""
    now = datetime.now(UTC).replace(microsecond=0)
    if given is not None and given > now:
        message = f"--at: {given.isoformat()} is still to come; record what happened when it has happened"
        raise UsageError(message)
    return given.replace(microsecond=0) if given is not None else now
