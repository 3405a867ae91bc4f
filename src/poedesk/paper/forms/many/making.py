"""Forms for the rows of a table: made side by side, in the order of the table, each whole or not at all."""

import os
import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Self

from poedesk.kernel.errors import PoedeskError, Problem
from poedesk.kernel.records import dataclass
from poedesk.paper.forms.drawing import Look, filled
from poedesk.paper.forms.many.rows import Row
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy import loader

AHEAD = 4
"""Rows, for each worker, that are given out before the first of them is done: memory stays the same."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one row."""

    row: int
    file: str | None
    """Name of the form in the folder; null when none was written."""

    problems: tuple[Problem, ...]
    """Why none was written; with a file, what has no place in it or is too long."""


@dataclass(frozen=True, slots=True)
class Order:
    """Where and how forms are made."""

    folder: Path
    """It must exist."""

    look: Look
    as_of: date
    """"Today", for claims without a day of submission."""

    replace: bool = False
    """Whether files of the same name are written anew; they are left alone otherwise."""


def make_all(rows: Iterable[Row], order: Order, workers: int | None = None) -> Iterator[Made]:
    """Yield what became of each row, in order, while the next ones are made.

    Memory does not grow with the table. There are as many ``workers`` as processors by default.
    """
    count = workers or os.cpu_count() or 1
    names: dict[str, int] = {}
    waiting: deque[tuple[Row, Path, Future[Made]] | Made] = deque()
    with _Workers(count) as makers:
        for row in rows:
            target = _target(row, order, names)
            if isinstance(target, Path):
                waiting.append((row, target, makers.give(row, target, order)))
            else:
                waiting.append(target)
            while len(waiting) >= count * AHEAD:
                yield _done(waiting.popleft(), order)
        while waiting:
            yield _done(waiting.popleft(), order)


class _Workers:
    """Processes that make forms side by side; new ones where one of them was killed."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._count, mp_context=get_context("spawn"), initializer=_end_with_parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def give(self, row: Row, target: Path, order: Order) -> "Future[Made]":
        """Have a form made."""
        try:
            return self._pool.submit(make_one, row, target, order)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._started()
            return self._pool.submit(make_one, row, target, order)


def _end_with_parent() -> None:
    """Have a worker end when the process that started it is gone; it would wait for rows forever."""
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _done(result: "tuple[Row, Path, Future[Made]] | Made", order: Order) -> Made:
    """Return what became of a row; one that waited beside a killed worker is made again, alone."""
    if isinstance(result, Made):
        return result
    row, target, future = result
    try:
        return _kept(row, future)
    except BrokenProcessPool:
        pass
    with _Workers(1) as maker:
        try:
            return _kept(row, maker.give(row, target, order))
        except BrokenProcessPool:
            return _failed(row, "its worker was killed")


def _kept(row: Row, future: "Future[Made]") -> Made:
    """Return what a worker gave back; raises BrokenProcessPool when it was killed."""
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a row does to a worker is told of this row
        return _failed(row, type(error).__name__)


def _failed(row: Row, why: str) -> Made:
    return Made(row.number, None, (Problem("", f"could not be made: {why}"),))


def _target(row: Row, order: Order, names: dict[str, int]) -> Path | Made:
    """Return where the form of a row is written, or why there is none to make."""
    if row.engagement is None:
        return Made(row.number, None, row.problems)
    name = file_name(row.number, row.engagement[0], order.look)
    if name.casefold() in names:
        why = Problem("id", f"row {names[name.casefold()]} makes {name} too; give each row its own id")
        return Made(row.number, None, (why,))
    names[name.casefold()] = row.number
    try:
        there = (order.folder / name).exists()
    except OSError as error:
        return _failed(row, f"{name}: {error.strerror}")
    if there and not order.replace:
        return Made(row.number, None, (Problem("", f"{name} is there already; it was left alone"),))
    return order.folder / name


def make_one(row: Row, target: Path, order: Order) -> Made:
    """Make and write the form of one row that is good; what goes wrong is this row's alone."""
    assert row.engagement is not None
    claim, narratives = row.engagement
    try:
        policy = loader.load(claim.programme, None, claim.submitted_on or order.as_of)
        form = filled(claim, policy, narratives, order.look)
        whole = target.with_name(f".{target.name}.part")
        whole.write_bytes(form.data)
        whole.replace(target)
    except PoedeskError as error:
        return Made(row.number, None, (Problem("", str(error)),))
    except OSError as error:
        return Made(row.number, None, (Problem("", f"{target.name} could not be written: {error.strerror}"),))
    notes = tuple(Problem("", note) for note in form.notes)
    return Made(row.number, target.name, (*form.contents.without_place, *form.contents.too_long, *notes))


_LONGEST_ID = 80
"""Letters of a claim's id in the name of its form."""


def file_name(number: int, claim: Claim, look: Look) -> str:
    """Return the name of a form: the claim's id, else the row's number, then the customer's name."""
    start = _plain(claim.id)[:_LONGEST_ID] if claim.id else f"row-{number}"
    return f"{start}-{_plain(claim.customer.name)[:40].strip('-')}.{look.shape}"


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "ł": "l", "Ł": "L", "đ": "d"}
)
"""Letters that no decomposition makes plain."""


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-") or "form"
