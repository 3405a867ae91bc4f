"""Rows of lists of people with their houses: the other cell tells whose person somebody is."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.whose.register.called import side_called
from poedesk.proof.assessing.case import Case
from poedesk.proof.finding.acts.naming.people import looks_like_person
from poedesk.proof.finding.model import Findings, Role
from poedesk.proof.finding.wording.told import lines


def listed(case: Case, entry: Findings, row: str, person: str) -> Role | None:
    """Return the side in the other cell of a row of a list of people with their houses.

    Such a list names people of both sides, or heads the column of houses so; "Site | Alder Mills" beside an
    engineer tells where he worked.
    """
    cells = _cells(row)
    own = next((n for n, cell in enumerate(cells) if mentions.words_in(cell, person)), None)
    told = {n: side for n, cell in enumerate(cells) if n != own and (side := side_called(case, entry, cell))}
    if own is None or len(told) != 1:
        return None
    ((column, side),) = told.items()
    heads, both = case.once(
        ("list", id(entry), len(cells), own, column, side),
        lambda: _of_houses(case, entry, len(cells), (own, column), side),
    )
    head = _heads(case, entry).get(row, cells)
    if not heads and head != cells and not looks_like_person(re.split(r"[,(]", head[own])[0]):
        return None  # headed by something else: "Site"
    return side if heads or both else None


def _of_houses(
    case: Case, entry: Findings, count: int, columns: tuple[int, int], side: Role
) -> tuple[bool, bool]:
    """Tell of lists of so many cells whether a head tells the houses, and whether both sides stand there."""
    own, column = columns
    written = (line for page in entry.document.pages for line in page.text.splitlines())
    rows = [_cells(line) for line in written if line.count("\t") == count - 1]
    heads = any(_houses().fullmatch(plain(cells[column])) for cells in rows)
    both = any(
        side_called(case, entry, cells[column]) not in {None, side}
        and looks_like_person(re.split(r"[,(]", cells[own])[0])
        for cells in rows
    )
    return heads, both


def _heads(case: Case, entry: Findings) -> Mapping[str, list[str]]:
    """Return for each row of a paper the first of the rows of as many cells that stand over it."""
    return case.once(("heads", id(entry)), lambda: dict(reversed([*_headed(entry)])))


def _headed(entry: Findings) -> Iterator[tuple[str, list[str]]]:
    for page in entry.document.pages:
        head: list[str] = []
        for line in page.text.split("\n"):
            cells = _cells(line)
            head = head if len(cells) == len(head) else cells
            yield line, head


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")]


@cache
def _houses() -> re.Pattern[str]:
    """Return one expression for what heads a column of houses."""
    return compiled("|".join(lines(__package__, "people.yaml", "houses")))
