"""What a row of a table ties together: a workload in one cell, activities in another or over a count."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.activities.boxes import IN_TABLE
from poedesk.proof.finding.activities.words import activity_of_label, cues
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.page.passages import Passage
from poedesk.proof.finding.workloads.names import mentions, says_out_of_scope
from poedesk.proof.policy.vocabulary import Vocabulary

NAME_WORDS = 8
"""Words of a line or cell that is a name, at most."""


def row_of(passage: Passage) -> tuple[int, int, int] | None:
    """Return the page, table and row in which a passage stands; null outside of tables."""
    cell = passage.cell
    return None if cell is None else (passage.page, cell.table, cell.row)


def rows_of(known: Sequence[Passage]) -> Mapping[tuple[int, int, int], list[Passage]]:
    """Return the cells of each row of a table, by page, table and row."""
    rows: dict[tuple[int, int, int], list[Passage]] = defaultdict(list)
    for passage in known:
        if passage.cell is not None:
            rows[passage.page, passage.cell.table, passage.cell.row].append(passage)
    return rows


def heads_over(
    rows: Mapping[tuple[int, int, int], Sequence[Passage]], vocabulary: Vocabulary
) -> Mapping[int, Passage]:
    """Return the cell that says on what a cell's work was done, by the identity of the latter.

    It is the head of the column, or the last row that is one cell over the whole table, and it names one
    workload; the cell's own row names none.
    """
    over: dict[int, Passage] = {}
    spanning: dict[tuple[int, int], Passage | None] = {}
    for (page, table, row), cells in rows.items():
        if len(cells) == 1 and _is_broad(rows, (page, table, row)):
            spanning[page, table] = cells[0]
            continue
        if row == 0 or any(mentions(cell.text, vocabulary, about=True) for cell in cells):
            continue
        first = {one.cell.column: one for one in rows.get((page, table, 0), ()) if one.cell is not None}
        for cell in cells:
            column = first.get(cell.cell.column) if cell.cell is not None else None
            for head in (spanning.get((page, table)), column):
                if head is not None and _names_one(head, vocabulary):
                    over[id(cell)] = head
                    break
    return over


def _is_broad(rows: Mapping[tuple[int, int, int], Sequence[Passage]], place: tuple[int, int, int]) -> bool:
    """Return whether the next row of a table has more cells: the one cell of this row heads them."""
    page, table, row = place
    return len(rows.get((page, table, row + 1), ())) > 1


def _names_one(head: Passage, vocabulary: Vocabulary) -> bool:
    named = {mention.workload for mention in mentions(head.text, vocabulary, about=True)}
    return len(named) == 1 and len(head.text.split()) <= NAME_WORDS and not says_out_of_scope(head.text)


def _counted(cell: Passage, heads: Sequence[Passage], vocabulary: Vocabulary) -> Mapping[str, Passage]:
    """Return the activities that a cell counts, with the head of its column: "Tickets closed", 71."""
    if cell.cell is None or not _COUNT.fullmatch(cell.text.strip()):
        return {}
    over = (head for head in heads if head.cell is not None and head.cell.column == cell.cell.column)
    return {cue.activity: head for head in over for cue in cues(head.text, vocabulary)}


_COUNT = compiled(r"[1-9]\d{0,4}")


def from_row(
    cells: Sequence[Passage], heads: Sequence[Passage], vocabulary: Vocabulary, *, about: bool
) -> Iterator[Finding]:
    """Yield what a row of a table ties together: one cell names a workload, another shows activities."""
    subject = next(
        (
            cell
            for cell in cells
            if len(cell.text.split()) <= NAME_WORDS and mentions(cell.text, vocabulary, about=about)
        ),
        None,
    )
    if subject is None or subject.cell is None:
        return
    named = {mention.workload: mention for mention in mentions(subject.text, vocabulary, about=about)}
    for cell in cells:
        if cell.cell == subject.cell or mentions(cell.text, vocabulary, about=about):
            continue
        activity = activity_of_label(cell.text, vocabulary) if len(cell.text.split()) <= 6 else None  # noqa: PLR2004
        shown = {cue.activity for cue in cues(cell.text, vocabulary)} | ({activity} if activity else set())
        by_head = _counted(cell, heads, vocabulary)
        for value in sorted(shown | by_head.keys()):
            telling = (by_head[value], cell) if value in by_head else (cell,)
            for workload in named:
                yield Finding(
                    value,
                    (*(one.span() for one in telling), subject.span()),
                    IN_TABLE,
                    topic=workload,
                    detail="in one row of a table",
                )
