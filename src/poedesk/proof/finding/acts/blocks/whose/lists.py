"""Lists over a block that tell who the parties are, or whom to ask, and not whose the block is."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.columns import Block
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import same_line
from poedesk.proof.finding.acts.naming.people import looks_like_person

TABLE = 2
"""Rows and columns of a table that parts what stands over it from what stands under it, at least."""


def without_list(block: Block) -> Block:
    """Return ``block`` without what stands over a table of the paper, as the goods of an order.

    "Supplier: Brightpath Ltd" over the goods says who delivers them, and not who signs under them.
    """
    tables = {p.cell.table for p in block.parts if p.cell is not None and p.kind is Kind.TEXT}
    tops = [top for table in tables if (top := _top_of_goods(block, table)) is not None]
    if not tops:
        return block
    over = [part for part in block.parts if part.box.bottom <= max(tops) + 2]
    if not any(words.role_of(part.label_text) for part in over if part.kind is Kind.PARTY):
        return block
    kept = tuple(part for part in block.parts if part not in over)
    return replace(block, parts=kept, above=())


def _top_of_goods(block: Block, table: int) -> float | None:
    """Return where a table over the place of signing begins, with no label in it and more than one row."""
    own = block.anchor.part
    inside = [p for p in block.parts if p.cell is not None and p.cell.table == table]
    cells = {p.cell for p in inside if p.cell is not None}
    size = min(len({cell.row for cell in cells}), len({cell.column for cell in cells}))
    signed = own is not None and own.cell is not None and own.cell.table == table
    over = all(part.box.bottom <= block.anchor.ref.top for part in inside)
    if size < TABLE or signed or not over or any(part.kind in LABELS for part in inside):
        return None
    return min(part.box.top for part in inside)


def lists_both_sides(block: Block) -> bool:
    """Return whether both sides are listed by their labels over running text, and then one block stands.

    "Seller: ...", "Buyer: ..." at the top of a paper say who the parties are, and not whose the block is.
    """
    if not block.alone or not any(part.kind is Kind.RUNNING for part in block.above):
        return False
    labels = (part.label_text for part in block.above if part.kind is Kind.PARTY)
    return len({words.role_of(label) for label in labels} - {None}) > 1


def stands_in_list(above: Sequence[Part], part: Part) -> bool:
    """Return whether words are of a list of the parties over the running text of the paper.

    "Supplier | Brightpath Ltd" at its top says who they are, and not whose the block under the text is.
    """
    texts = [o for o in above if o.kind is Kind.RUNNING and o.box.top >= part.box.bottom]
    if not texts:
        return False
    if part.cell is not None and part.cell.column > 0 and all(_apart(part, other) for other in texts):
        return True  # what answers the label of its row, which may be out of the block's reach
    labels = [part] if part.kind is Kind.PARTY else _labels_left(above, part)
    return any(words.role_of(label.label_text) is not None for label in labels)


def _apart(part: Part, other: Part) -> bool:
    """Return whether two parts do not stand in one table."""
    return part.cell is None or other.cell is None or part.cell.table != other.cell.table


def _labels_left(above: Sequence[Part], part: Part) -> list[Part]:
    return [
        other
        for other in above
        if other.kind is Kind.PARTY
        and other.box.right <= part.box.left + 2
        and same_line(other.box, part.box)
    ]


def lists_contact(parts: Sequence[Part], part: Part) -> bool:
    """Return whether a cell tells whom to ask, and is no head: "Customer contact | Dana Whitfield"."""
    if part.cell is None:
        return False
    table, row, column = part.cell
    level = [p for p in parts if p.cell is not None and p.cell[:2] == (table, row)]
    right = [p for p in level if p.cell is not None and p.cell.column > column]
    return any(looks_like_person(p.text.partition(",")[0]) for p in right)
