"""Signatures directly over labelled rows: "Name: ...", "Title: ...", "Date: ...", whatever stands over them.

Who fills such rows under ink has signed there. For whom, the words over it say, or nothing does.
"""

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, height, overlap
from poedesk.proof.finding.acts.blocks.signing.beside import listed_under
from poedesk.proof.finding.acts.naming.people import looks_like_person
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.acts.pictured import can_sign
from poedesk.proof.finding.acts.places import Anchor, Style, by_zone, taken_by

UNDER = 30.0
"""Points between a signature's foot and the first row at most."""

LEANS = 40.0
"""Points by which a signature may begin left or right of the rows."""

HEADS = 4
"""Lines over a signature within which it must have words: at the top of a page stands a letterhead."""

_NAMES = frozenset({Kind.NAME, Kind.NAME_TITLE})


def at_rows(sheet: Sheet, found: list[Anchor]) -> list[Anchor]:
    """Return the signatures over filled rows of a person's name and a date that no other place takes."""
    known = by_zone(found)
    return [
        Anchor(sheet.page.number, None, Style.ROWS, drawing.box)
        for drawing in sheet.drawings
        if can_sign(drawing) and not taken_by(known, drawing.box) and _over_rows(sheet, drawing.box)
    ]


def _over_rows(sheet: Sheet, box: Box) -> bool:
    first = _first_row(sheet, box)
    if first is None or not looks_like_person(taken_apart(_answer(sheet, first)).name):
        return False
    rows = [first, *(row for row in _rows_under(sheet, first.box) if row is not first)]
    dated = any(row.kind is Kind.DATE and _answer(sheet, row).strip() for row in rows)
    over = sheet.over(box, rows=HEADS)
    return dated and bool(over) and not any(_of_others(part) for part in over[:2])


def _answer(sheet: Sheet, label: Part) -> str:
    """Return what stands behind a label, else what stands on the line under it."""
    if label.text.strip() or label.cell is not None:
        return label.text
    under = next((p for p in sheet.under(label.box, rows=1.6) if p.kind is not Kind.LINE), None)
    aligned = under is not None and abs(under.box.left - label.box.left) <= TALL
    return under.text if under is not None and aligned and under.kind is Kind.TEXT else ""


def _rows_under(sheet: Sheet, box: Box) -> list[Part]:
    """Return the labels under ``box``, be their answers on the lines between them."""
    found, last = listed_under(sheet, box), box
    if found:
        return found
    while len(found) < HEADS:
        near = sheet.placed.near(last.bottom - 2, last.bottom + 3 * TALL, box.left - TALL, box.left + TALL)
        below = [part for part in near if part.kind in _ROWS and part.box.top > last.top + 2]
        if not below:
            break
        found.append(min(below, key=lambda part: part.box.top))
        last = found[-1].box
    return found


_ROWS = frozenset({Kind.NAME, Kind.NAME_TITLE, Kind.TITLE, Kind.DATE})


def _first_row(sheet: Sheet, box: Box) -> Part | None:
    """Return the row of a name that stands directly under ink, with nothing between."""
    near = sheet.placed.near(box.bottom - TALL, box.bottom + UNDER, box.left - LEANS, box.right)
    below = [
        part
        for part in near
        if part.box.top >= box.bottom - height(part.box) and overlap(part.box, box) > -LEANS
    ]
    first = min(below, key=lambda part: (part.box.top, part.box.left), default=None)
    return first if first is not None and first.kind in _NAMES else None


def _of_others(part: Part) -> bool:
    """Return whether words say that somebody wrote the paper, can be asked, or saw others sign."""
    return words.NOT_SIGNING.search(words.flat(f"{part.label_text} {part.text}")) is not None
