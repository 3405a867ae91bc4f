"""Progress of long work, on stderr and only when a person is watching."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[str, int, int], None]
"""Called before each document with its name, its number from 0, and how many there are."""


@contextmanager
def watching(doing: str = "reading") -> Iterator[Advance | None]:
    """Yield what ``poedesk.check``, ``read`` and ``find`` call before each file; null without a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - rich is only for terminals
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    from poedesk.kernel.text import printable  # noqa: PLC0415

    columns = (
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True, markup=False), transient=True) as bar:
        task = bar.add_task("", total=None)

        def advance(name: str, number: int, total: int) -> None:
            bar.update(task, description=printable(name), completed=number, total=total)

        yield advance
