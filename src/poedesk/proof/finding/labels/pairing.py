"""Pairs labels with their values in every way people lay them out, and says what stands at each place.

The same line after a colon, a gap or a line to write on; the next line; the cell to the right or below;
the column to the right; over the rule that the label stands under; a form field. The words that count as
labels are data (``data/labels.yaml``); a phrase in running prose is no label.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.finding.labels.captions import with_roles
from poedesk.proof.finding.labels.cells import cell_values, part_of, values
from poedesk.proof.finding.labels.columns import free_value, lone
from poedesk.proof.finding.labels.fields import of_field
from poedesk.proof.finding.labels.model import CONFIDENCE, Labelled, Value
from poedesk.proof.finding.labels.phrases import Entry
from poedesk.proof.finding.labels.scan import Hit, label_only, may_go_on, numbered, scan
from poedesk.proof.finding.model import State
from poedesk.proof.finding.page.states import cleaned, state_of
from poedesk.proof.finding.page.view import DocumentView, Piece

if TYPE_CHECKING:
    from poedesk.proof.document.model import Cell, Span

_ALIGNED = 4.0
"""Units that two left edges may differ and still count as aligned."""

_WRAPPED_LABEL = len("Customer Signatory Name (printed) / Nombre del")
"""Characters, at most, of the first line of a label that goes on in the next one."""

_HANGING = 2.5
"""Heights of a numbered label, at most, by which its further lines are set in: they hang under its words."""

_MAIL_LINE = compiled(
    r"[>\s*]*(?i:from|to|cc|bcc|sent|date|subject|reply-to|de|para|enviado|fecha|asunto|von|an|gesendet|datum|betreff|"
    r"à|envoyé|objet|importance)\s*\**:"
)
"""The beginning of a header line of a mail."""


def pair_all(view: DocumentView) -> dict[str, tuple[Labelled, ...]]:
    """Return every labelled place of the document by key, in reading order."""
    found = [item for page in view.pages for item in _on_page(view, page.number)]
    fields = [item for placed in view.fields for item in of_field(placed)]
    filled = {(item.page, item.key, item.role) for item in fields if not item.bare}
    labels = {(item.page, item.key, item.label) for item in fields if item.state is State.PRESENT}
    found = [
        item
        for item in found
        if item.state is State.PRESENT or (item.page, item.key, item.role) not in filled
        # What stands under a label is the next question when the answer is in a field beside it.
        if item.via != "below" or (item.page, item.key, item.label) not in labels
    ]
    table: dict[str, list[Labelled]] = {}
    for item in with_roles(view, sorted([*found, *fields], key=lambda one: (one.page, one.position))):
        table.setdefault(item.key, []).append(item)
    return {key: tuple(items) for key, items in table.items()}


def _on_page(view: DocumentView, page: int) -> Iterator[Labelled]:
    done: set[Cell] = set()
    wrapped: set[int] = set()
    labels: dict[Cell | None, tuple[Hit, ...]] = {None: ()}
    for piece in view.pieces(page):
        if (piece.cell is not None and piece.cell in done) or _in_mail_header(view, piece):
            continue
        cell = view.cell(page, piece.cell) if piece.cell is not None else ()
        if piece.cell not in labels:  # a cell of many lines is joined once, not once a line
            labels[piece.cell] = label_only(" ".join(part.text for part in cell)) if len(cell) > 1 else ()
        whole = labels[piece.cell]
        if whole and piece.cell is not None:
            done.add(piece.cell)
            for value in cell_values(view, cell, whole[0]):
                yield from _results(view, cell, whole[0], value)
        elif piece.index not in wrapped:
            hits = scan(piece.text)
            if _may_go_on(view, piece, hits) and (pair := _wrapped_label(view, piece)):
                wrapped.add(pair[1].index)
                (hit,) = label_only(f"{pair[0].text} {pair[1].text}")
                yield from _results(view, pair, hit, free_value(view, piece, hit, pair[1]))
                continue
            for hit in hits:
                for value in values(view, piece, hit):
                    yield from _results(view, (piece,), hit, value)


def _in_mail_header(view: DocumentView, piece: Piece) -> bool:
    """Whether ``piece`` is a header line of a message, its own or one that it quotes."""
    if view.document.mail is None or not _MAIL_LINE.match(piece.text):
        return False
    if piece.end <= view.mail_head and piece.page == view.pages[0].number:
        return True
    beside = (view.above(piece, gap=0.5), view.below(piece, gap=0.5))
    return any(other is not None and _MAIL_LINE.match(other.text) for other in beside)


def _may_go_on(view: DocumentView, piece: Piece, hits: Sequence[Hit]) -> bool:
    """Whether the label in ``piece`` may go on in the line below; a mere "Customer" is a caption."""
    if not hits:
        return True
    alone = len(hits) == 1 and hits[0].separator == "end" and not lone(hits[0])
    return alone and view.right_of(piece) is None


def _wrapped_label(view: DocumentView, piece: Piece) -> tuple[Piece, Piece] | None:
    """Return ``piece`` and the one below when only both together are a label."""
    hanging = numbered(piece.text)
    if piece.cell is not None or (len(piece.text) > _WRAPPED_LABEL and not hanging):
        return None
    if not may_go_on(piece.text):
        return None
    below = view.below(piece, gap=0.8)
    if below is None or below.cell is not None:
        return None
    indent = below.box.left - piece.box.left
    small = hanging and below.text[:1].islower() and 0 <= indent <= _HANGING * piece.box.height
    if not small and (abs(indent) > _ALIGNED or len(piece.text) > _WRAPPED_LABEL):
        return None
    return (piece, below) if label_only(f"{piece.text} {below.text}") else None


def _results(view: DocumentView, label: Sequence[Piece], hit: Hit, value: Value | None) -> Iterator[Labelled]:
    if value is None:
        return
    first, page = label[0], view.text(label[0].page)
    printed = label[0].text if len(label) == 1 else " ".join(part.text for part in label)
    label_text = fold(printed[hit.start : hit.end]).strip("*_ ")
    raw = " ".join(page[start:end] for start, end in value.ranges)
    state = state_of(raw)
    start = first.start + (hit.start if len(label) == 1 else 0)
    if state is State.BLANK:
        end = first.start + hit.end if len(label) == 1 else label[-1].end
        spans: tuple[Span, ...] = (view.span(first.page, start, end, label_text),)
    else:
        ranges = [_inked(page, *part) for part in value.ranges]
        spans = tuple(view.span(first.page, *part, label_text) for part in _merged(page, ranges))
    for entry in hit.entries:
        yield Labelled(
            key=entry.key,
            label=label_text,
            value=cleaned(raw) if state is not State.BLANK else "",
            spans=spans,
            state=state,
            via=value.via,
            role=entry.role or value.role,
            confidence=_confidence(entry, hit, value.via),
            page=first.page,
            position=start,
            bare=entry.bare,
            lone_role=entry.lone_role,
            language=entry.language,
            label_box=first.box if hit.separator == "end" else part_of(first, hit.start, hit.end),
            box=value.box,
        )


def _confidence(entry: Entry, hit: Hit, via: str) -> float:
    confidence = CONFIDENCE[via]
    if entry.bare:
        confidence *= 0.85
    if entry.lone_role and hit.separator in ("dash", "gap", "end"):
        confidence *= 0.8
    return round(confidence, 2)


def _inked(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the line that the value is written on and blanks at its ends."""
    while start < end and text[start] in "_ \t.…*|\u00a0":
        start += 1
    while end > start and text[end - 1] in "_ \t…*|\u00a0":
        end -= 1
    return start, end


def _merged(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges, those joined that only white space parts."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and merged[-1][1] <= start and not text[merged[-1][1] : start].strip():
            merged[-1] = merged[-1][0], end
        elif start < end:
            merged.append((start, end))
    return merged
