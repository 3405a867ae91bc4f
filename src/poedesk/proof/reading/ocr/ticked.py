"""Choices that a page's layout tells: cells of its tables that are there to be ticked."""

from collections.abc import Iterator, Sequence

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.reading.ocr.penned import Penned
from poedesk.proof.reading.pen.choices.cells import Table, TickedCell, find_cells
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RawWord
from poedesk.proof.reading.readers.pdf.ticks.boxes import TickBox

_TICKS = frozenset("xX\u00d7vV\u2713\u2714\u221a4/\\")
"""Signs as which a tick is read."""

_CHECKED = frozenset({
    "done", "ok", "okay", "yes", "completed", "complete", "checked", "check", "passed", "received",
    "delivered", "accepted", "approved", "confirmed",
    "erledigt", "ja", "geprüft", "erhalten", "geliefert", "abgenommen", "bestätigt", "vorhanden",
    "durchgeführt",
    "fait", "oui", "vérifié", "reçu", "livré", "accepté", "approuvé", "confirmé", "effectué", "conforme",
    "hecho", "sí", "si", "revisado", "recibido", "entregado", "aceptado", "aprobado", "confirmado",
    "realizado",
    "fatto", "sì", "verificato", "ricevuto", "consegnato", "accettato", "approvato", "confermato", "eseguito",
    "gedaan", "gecontroleerd", "ontvangen", "geleverd", "geaccepteerd", "akkoord", "bevestigd", "uitgevoerd",
    "gereed",
})  # fmt: skip
"""Heads of columns in which a tick tells that something is so."""


def ticked_cells(pen: Penned, grids: Sequence[Grid], words: Sequence[RawWord]) -> list[TickedCell]:
    """Return the cells of a page's tables that are there to be ticked, where no box is printed in them."""
    return [
        cell
        for grid in grids
        if not any(grid.cell_at(*_middle(tick)) >= 0 for tick in pen.boxes)
        for cell in find_cells(pen.view, _table(grid, words))
    ]


def without_cells(drawings: Sequence[Drawing], cells: Sequence[TickedCell]) -> Iterator[Drawing]:
    """Yield what a pen drew that is no tick in one of the cells."""
    for drawing in drawings:
        x, y = (drawing.box.left + drawing.box.right) / 2, (drawing.box.top + drawing.box.bottom) / 2
        if not any(_holds(cell, x, y) for cell in cells):
            yield drawing


def without_ticks(words: Sequence[RawWord], cells: Sequence[TickedCell]) -> list[RawWord]:
    """Return the words without those that are what was read of a tick in a cell."""
    return [
        word
        for word in words
        if word.text not in _TICKS
        or not any(
            _holds(cell, (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2)
            for cell in cells
        )
    ]


def _holds(cell: TickedCell, x: float, y: float) -> bool:
    box = cell.cell
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _middle(tick: TickBox) -> tuple[float, float]:
    return (tick.box.left + tick.box.right) / 2, (tick.box.top + tick.box.bottom) / 2


def _table(grid: Grid, words: Sequence[RawWord]) -> Table:
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    worded = [[False] * columns for _ in range(rows)]
    signs: set[tuple[int, int]] = set()
    checked = False
    for word in words:
        if word.text in _TICKS:
            continue
        number = grid.cell_at((word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2)
        if number >= 0 and len(word.text) == 1:
            signs.add(grid.coordinates[number])
        elif number >= 0:
            row, column = grid.coordinates[number]
            worded[row][column] = True
            checked |= row == 0 < column and word.text.strip(".:?").casefold() in _CHECKED
    cells: list[list[Box | None]] = [[None] * columns for _ in range(rows)]
    for cell, (row, column) in zip(grid.cells, grid.coordinates, strict=True):
        cells[row][column] = cell
    return Table(tuple(map(tuple, cells)), tuple(map(tuple, worded)), frozenset(signs), checked)
