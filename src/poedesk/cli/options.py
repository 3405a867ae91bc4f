"""Options and small helpers that several commands share."""

import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from fractions import Fraction

    from poedesk.proof.reading.cache.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])

_SHARE = re.compile(r"(\d{1,12}(?:\.\d{1,40})?|\.\d{1,40}|\d{1,12}/0*[1-9]\d{0,11})\s*(%?)", re.ASCII)
"""No exponents: 1e999999 would be a number of a million digits."""


class Day(click.ParamType[date]):
    """A day written as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; click's usage error when it is none."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"{value!r} is not a day; write YYYY-MM-DD, such as 2026-05-04", param, ctx)


class Moment(click.ParamType[datetime]):
    """A time written in ISO 8601, or a day."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the time; one without a zone is in UTC."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
            return moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no time; write 2026-05-04 or 2026-05-04T10:00:00+02:00", param, ctx)


FILE = click.Path(path_type=Path)
"""A path that the command itself looks at, so that the message can say what to do."""


def output(command: Command) -> Command:
    """Add ``--output``."""
    return click.option("--output", type=FILE, metavar="FILE", help="Write to FILE instead of stdout.")(
        command
    )


def choose_format(*names: str) -> Callable[[Command], Command]:
    """Return a decorator that adds ``--format`` with the first of ``names`` as its default."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="What to write.",
    )


def as_of(command: Command) -> Command:
    """Add ``--as-of``."""
    return click.option("--as-of", type=Day(), metavar="DATE", help='"Today"; default: the system date.')(
        command
    )


def policy(command: Command) -> Command:
    """Add ``--policy``."""
    help_text = "Rules to use; default: the claim's programme, in force on its submission date."
    return click.option("--policy", metavar="ID[@VERSION]", help=help_text)(command)


def no_cache(command: Command) -> Command:
    """Add ``--no-cache``."""
    help_text = "Read and judge anew, and keep nothing for next time."
    return click.option("--no-cache", is_flag=True, help=help_text)(command)


def cache(*, off: bool) -> "Store | None":
    """Return the cache that the environment asks for, unless it is ``off``; it may warn on stderr."""
    if off or os.environ.get("POEDESK_CACHE", "").strip().lower() == "off":
        return None
    from poedesk.cli.output import warn  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.reading.cache.store import from_environment  # noqa: PLC0415

    return from_environment(warn)


def share(text: str, option: str) -> "Fraction":
    """Return a share written as 5%, 0.05 or 1/20; raises UsageError."""
    from fractions import Fraction  # noqa: PLC0415 - few commands take a share

    found = _SHARE.fullmatch(text.strip())
    if found is None:
        message = f"{option}: {text[:40]!r} is no share; write 5%, 0.05 or 1/20"
        raise UsageError(message)
    return Fraction(found[1]) / (100 if found[2] else 1)
