"""``poedesk cache``: what is kept of earlier readings and assessments."""

from typing import TYPE_CHECKING

import click

from poedesk.cli.output import deliver

if TYPE_CHECKING:
    from poedesk.proof.reading.cache.store import Store

NONE = "Nothing is kept: POEDESK_CACHE is off, or there is no home folder.\n"


@click.group("cache")
def command() -> None:
    """See or clear what is kept of earlier readings and assessments."""


@command.command("info")
def info_command() -> None:
    """Say where it is kept and how much there is."""
    store = _store()
    if store is None:
        deliver(NONE, None)
        return
    usage = store.usage()
    deliver(f"{usage.folder}: {usage.entries} entries, {usage.size} bytes of {store.most} allowed\n", None)


@command.command("clear")
def clear_command() -> None:
    """Remove all of it."""
    store = _store()
    if store is None:
        deliver(NONE, None)
        return
    before = store.clear()
    deliver(f"{before.folder}: {before.entries} entries removed, {before.size} bytes\n", None)


def _store() -> "Store | None":
    from poedesk.proof.reading.cache.store import from_environment  # noqa: PLC0415 - loaded when needed

    return from_environment()
