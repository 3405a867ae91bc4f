"""Progress of long work, on stderr and only when a person is watching."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[str, int, int], None]
"""Called before each thing with its name, how many are done or begun, and how many there are."""


@contextmanager
def watching(doing: str = "reading", *, done: bool = False) -> Iterator[Advance | None]:
    """Yield what ``poedesk.check``, ``read`` and ``find`` call before each file; null without a terminal.

    ``done``: the number counts what is done; else what has begun, of which the last is not done, and the bar
    of a single one only shows that something happens.
    """
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
            finished = number if done else max(0, number - 1)
            known = total if done or total > 1 else None
            bar.update(task, description=printable(name), completed=finished, total=known)

        yield advance
