"""Who signs, from the one cell without a label in the ruled row of the signature.

"AUTHORIZED SIGNATURE | Ada Holm, Practice Administrator | DATE 19 May 2026": the frame says that they belong
together.
"""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Cell
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import DocumentView, Piece

NEAR = 40.0
"""Points from the top of a signature to that of its label, at most."""

LINES = 3
"""Lines of such a cell at most."""

_SURE = 0.8


def with_person_of_row(view: DocumentView, acts: Sequence[Act]) -> list[Act]:
    """Return ``acts``; a signed one without a name with who stands in its row, where one act has that row."""
    rows = [_row(view, act) for act in acts]
    return [
        _named(view, act, row) if row is not None and rows.count(row) == 1 and _is_bare(act) else act
        for act, row in zip(acts, rows, strict=True)
    ]


def _is_bare(act: Act) -> bool:
    return act.is_signed and act.kind == "block" and act.name is None and act.title is None


def _row(view: DocumentView, act: Act) -> tuple[int, Cell] | None:
    """Return page and first cell of the row in which the label of a signature stands."""
    span = act.signature.spans[0] if act.signature is not None and act.signature.spans else None
    if span is None or span.box is None or span.label is None:
        return None
    for piece in view.pieces(span.page):
        level = abs(piece.box.top - span.box.top) <= NEAR and piece.box.left <= span.box.right
        if (
            piece.cell is not None
            and level
            and fold(piece.text).strip(" :_") == fold(span.label).strip(" :_")
        ):
            return span.page, piece.cell._replace(column=0)
    return None


def _named(view: DocumentView, act: Act, row: tuple[int, Cell]) -> Act:
    page, first = row
    cells = [cell for cell in view.row(page, first.table, first.row) if cell]
    people = [(cell, who) for cell in cells if (who := _person(cell)) is not None]
    if len(people) != 1:
        return act
    cell, (name, title) = people[0]
    span = view.span(page, cell[0].start, cell[-1].end)
    found = Finding(name, (span,), _SURE, act.role, State.PRESENT, anchored=True, act=act.id)
    return replace(act, name=found, title=replace(found, value=title) if title is not None else None)


def _person(cell: Sequence[Piece]) -> tuple[str, str | None] | None:
    """Return the person in a cell that holds one, with the title behind or under the name, and no more."""
    first, *rest = [fold(piece.text) for piece in cell]
    said = taken_apart(first)
    titles = [said.title, *rest] if said.title else rest
    title = " ".join(titles) or None
    fits = len(cell) <= LINES and (title is None or looks_like_title(title))
    person = looks_like_person(said.name) and not looks_like_organisation(said.name)
    return (said.name, title) if fits and person and not looks_like_title(said.name) else None
