"""Forms for the rows of a table: made side by side, in the order of the table, each whole or not at all."""

import os
import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

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
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[int, Future[Made] | Made]] = deque()
        for row in rows:
            target = _target(row, order, names)
            if isinstance(target, Path):
                waiting.append((row.number, pool.submit(make_one, row, target, order)))
            else:
                waiting.append((row.number, target))
            while len(waiting) >= count * AHEAD:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())


def _done(row: int, result: "Future[Made] | Made") -> Made:
    if isinstance(result, Made):
        return result
    try:
        return result.result()
    except Exception as error:  # noqa: BLE001 - whatever a row does to a worker is told of this row
        why = f"could not be made: {type(error).__name__}"
        return Made(row, None, (Problem("", why),))


def _target(row: Row, order: Order, names: dict[str, int]) -> Path | Made:
    """Return where the form of a row is written, or why there is none to make."""
    if row.engagement is None:
        return Made(row.number, None, row.problems)
    name = file_name(row.number, row.engagement[0], order.look)
    if name.casefold() in names:
        why = Problem("id", f"row {names[name.casefold()]} makes {name} too; give each row its own id")
        return Made(row.number, None, (why,))
    names[name.casefold()] = row.number
    if (order.folder / name).exists() and not order.replace:
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
