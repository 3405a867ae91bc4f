"""Heads over several blocks: one that stands over a whole row of them, and one over all of a column.

"For Lakeview Orchards" over three signatures beside one another is meant for each of them, be it printed over
the first. Under "Lakeview Orchards | Brightwater Cloud" a second signature of a column is of the same side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.columns import SIDE, ends_block
from poedesk.proof.finding.acts.blocks.find import Placed
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, middle, overlap, same_line, sheets_of
from poedesk.proof.finding.acts.blocks.whose.party_names import LONGEST_NAME, clean_name
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.naming.people import looks_like_title
from poedesk.proof.finding.model import Act, Finding, Role
from poedesk.proof.finding.page.view import DocumentView

ALIGNED = 30.0
"""Points by which the signatures of one column begin apart at most."""

MANY = 3
"""Blocks beside one another from which on a head alone on its line is taken for that of all of them."""

_HEADS = frozenset({Kind.TEXT, Kind.PARTY, Kind.BY})


@dataclass(frozen=True, slots=True)
class _Head:
    part: Part
    role: Role


_Lines = Sequence[Sequence[_Head]]
"""Lines of heads, from top to bottom."""


def with_heads(view: DocumentView, placed: Sequence[Placed], parties: Sequence[Finding]) -> list[Placed]:
    """Return the acts of blocks; one that tells no side has that of the head over its row or column."""
    if all(_tells(item.act) for item in placed):
        return list(placed)
    kept = list(placed)
    for sheet in sheets_of(view):
        on_page = [item for item in placed if item.anchor.page == sheet.page.number and item.act.name]
        if not any(not _tells(item.act) for item in on_page) or len(on_page) == 1:
            continue
        lines = list(_lines(sheet, parties))
        roles = {
            id(item): _given(sheet, item, on_page, lines)
            for item in on_page
            if not _tells(item.act) and not _signs_not(sheet, item)
        }
        kept = [_of(item, roles.get(id(item))) for item in kept]
    return kept


def _tells(act: Act) -> bool:
    return act.role is not None or act.party is not None


def _of(item: Placed, role: Role | None) -> Placed:
    """Return an act with its role, and all that is part of it."""
    if role is None:
        return item

    def given(finding: Finding | None) -> Finding | None:
        return replace(finding, role=role) if finding is not None else None

    act = item.act
    told = replace(
        act,
        role=role,
        signature=given(act.signature),
        date=given(act.date),
        name=given(act.name),
        title=given(act.title),
    )
    return replace(item, act=told)


def _lines(sheet: Sheet, parties: Sequence[Finding]) -> Iterator[list[_Head]]:
    """Yield the lines of heads that name a side, from top to bottom, each from left to right."""
    heads = [
        _Head(part, role)
        for part in sheet.parts
        if part.kind in _HEADS
        and not _lists_party(part)
        and len(part.text.split()) <= LONGEST_NAME
        and (role := _role(part, parties)) is not None
    ]
    line: list[_Head] = []
    for head in sorted(heads, key=lambda each: middle(each.part.box)):
        if line and not same_line(line[0].part.box, head.part.box):
            yield sorted(line, key=lambda each: each.part.box.left)
            line = []
        line.append(head)
    if line:
        yield sorted(line, key=lambda each: each.part.box.left)


def _lists_party(part: Part) -> bool:
    """Return whether a label with its answer tells who a party is: "Customer: Lakeview Orchards"."""
    return bool(part.text) and words.role_of(part.label_text) is not None


def _role(part: Part, parties: Sequence[Finding]) -> Role | None:
    known = role_of_party(clean_name(part.text) or "", parties)
    said = words.role_of(f"{part.label_text} {part.text}") if not looks_like_title(part.text) else None
    return said if known is None else known if said in {None, known} else None


def _given(sheet: Sheet, item: Placed, others: Sequence[Placed], lines: _Lines) -> Role | None:
    top = _place(item).top
    over = [line for line in lines if line[0].part.box.bottom <= top + 2]
    if not over or _parted(sheet, over[-1][0].part, _place(item)):
        return None
    line = over[-1]
    foot = min((each[0].part.box.top for each in lines if each[0].part.box.top > top), default=1e9)
    under = [
        other
        for other in others
        if other is not item and line[0].part.box.bottom <= _place(other).top + 2 and _place(other).top < foot
    ]
    if len(line) > 1:
        return _of_column(sheet, item, under, line)
    return _of_row(sheet, item, under, line[0], lines)


def _place(item: Placed) -> Box:
    return item.anchor.ref


def _left(sheet: Sheet, item: Placed) -> float:
    """Return where the name of who signs begins, with its label: a signature stands anywhere at its place."""
    span = item.act.name.spans[0] if item.act.name is not None else None
    piece = (
        sheet.view.piece_at(span.page, span.start) if span is not None and span.start is not None else None
    )
    return piece.box.left if piece is not None else _place(item).left


def _of_row(sheet: Sheet, item: Placed, under: Sequence[Placed], head: _Head, lines: _Lines) -> Role | None:
    """Return the side of the head alone over a row of blocks, where it can be only that of all."""
    level = middle(_place(item))
    row = [other for other in under if abs(middle(_place(other)) - level) <= SIDE * TALL]
    if not _alone(sheet, head.part) or {other.act.role for other in under} - {None, head.role}:
        return None
    alone = {each[0].role for each in lines if len(each) == 1 and _alone(sheet, each[0].part)}
    if len(alone) > 1:
        return head.role if any(other.act.role for other in under) else None
    return head.role if any(other.act.role for other in row) and len(row) + 1 >= MANY else None


def _of_column(sheet: Sheet, item: Placed, under: Sequence[Placed], line: Sequence[_Head]) -> Role | None:
    """Return the side of the head over a column, where the block under it has it and is one like this."""
    left = _left(sheet, item)
    own = [head for head in line if head.part.box.left <= left + ALIGNED]
    if not own or len({head.role for head in line}) != len(line):
        return None
    over = [
        other
        for other in under
        if abs(_left(sheet, other) - left) <= ALIGNED and _place(other).bottom <= _place(item).top
    ]
    return own[-1].role if over and {other.act.role for other in over} == {own[-1].role} else None


def _alone(sheet: Sheet, part: Part) -> bool:
    """Return whether nothing else stands on the line of a part."""
    return not any(other is not part for other in sheet.level(part.box))


def _parted(sheet: Sheet, head: Part, place: Box) -> bool:
    """Return whether running text or another section begins between a head and a block."""
    top, bottom = head.box.bottom, place.top
    between = [part for part in sheet.placed.near(top, bottom, -1e9, 1e9) if top < middle(part.box) < bottom]
    return any(
        part.kind is Kind.RUNNING or (ends_block(part) and overlap(part.box, place) > 0) for part in between
    )


def _signs_not(sheet: Sheet, item: Placed) -> bool:
    """Return whether a block is that of a witness, or of who wrote the paper: words at its places say so."""
    parts = (item.act.signature, item.act.name, item.act.title)
    told = [part.spans[0].label or "" for part in parts if part is not None]
    place = _place(item)
    near = sheet.placed.near(
        place.top - 2 * TALL, place.bottom + 2 * TALL, place.left - 2 * TALL, place.right
    )
    told += [f"{part.label_text} {part.text}" for part in near]
    return any(words.NOT_SIGNING.search(words.flat(text)) for text in told)
