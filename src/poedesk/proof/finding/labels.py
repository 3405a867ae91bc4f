"""Pairs labels with their values in every way people lay them out, and says what stands at each place.

The same line after a colon, a gap or a line to write on; the next line; the cell to the right or below;
the column to the right; over the rule that the label stands under; a form field. The words that count as
labels are data (``data/labels.yaml``); a phrase in running prose is no label.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Cell, FieldKind, Span
from poedesk.proof.finding.date_text import parse_dates
from poedesk.proof.finding.label_scan import Hit, field_words, label_like, label_only, scan
from poedesk.proof.finding.model import Role, State
from poedesk.proof.finding.phrases import Entry, phrase_book
from poedesk.proof.finding.states import cleaned, is_blank, state_of
from poedesk.proof.finding.view import DocumentView, Piece, PlacedField

CONFIDENCE = {
    "field": 0.98,
    "colon": 0.95,
    "cell-right": 0.95,
    "cell-below": 0.85,
    "cell-line": 0.85,
    "fill": 0.9,
    "gap": 0.85,
    "right": 0.85,
    "above": 0.8,
    "below": 0.75,
    "dash": 0.7,
    "adjacent": 0.5,
}
"""How far each layout (``Labelled.via``) can be trusted, from 0 to 1."""

_MAIL_LINE = re.compile(
    r"[>\s*]*(?i:from|to|cc|bcc|sent|date|subject|reply-to|de|para|enviado|fecha|asunto|von|an|gesendet|datum|betreff|"
    r"à|envoyé|objet|importance)\s*\**:"
)
"""The beginning of a header line of a mail."""

_NEXT_LINE_LIMIT = 120
"""Characters, at most, of a value on the line under its label."""

_RULE_GAP = 1.8
"""Heights of a label, at most, between it and the rule that it stands under."""

_UNDER_RULES = frozenset(
    {"signature", "signatory.name", "signatory.title", "signatory.name_and_title", "date.signed", "initials", "party.name"}
)
"""Keys whose labels are printed under the line to write on."""

_TOUCH = 3.0
"""Units by which a rule and the text at it may overlap."""

_WRAPPED_LINES = 3
_ALIGNED = 4.0
"""Units that two left edges may differ and still count as aligned."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One place that has a label, with what stands there."""

    key: str
    label: str
    """The printed label, folded."""

    value: str
    """What stands there, folded, without the line it was written on; empty when blank."""

    spans: tuple[Span, ...]
    """The value; of a blank place the label."""

    state: State
    via: str
    """A key of ``CONFIDENCE``: how label and value lie to each other."""

    role: Role | None
    """The side that the label names, or that the caption above it names."""

    confidence: float
    page: int
    position: int
    """Where the label begins in the page text; of a form field without text -1."""

    bare: bool
    """Whether the label means the key only in a form or signature block ("Name", "Date", "By")."""

    lone_role: bool
    """Whether the label is nothing but a role word ("Customer")."""

    language: str
    label_box: Box | None
    box: Box | None
    """The box of the value, or of the place for it as far as known."""

    field: str | None = None
    """Name of the form field."""

    captioned: bool = False
    """Whether the role is that of a caption above, not of the label itself."""


@dataclass(frozen=True, slots=True)
class _Value:
    """What was found for a label: pieces of text, as ranges of the page."""

    via: str
    ranges: tuple[tuple[int, int], ...] = ()
    box: Box | None = None


def pair_all(view: DocumentView) -> dict[str, tuple[Labelled, ...]]:
    """Return every labelled place of the document by key, in reading order."""
    from poedesk.proof.finding.captions import with_roles  # noqa: PLC0415 - captions need Labelled

    found = [item for page in view.pages for item in _on_page(view, page.number)]
    fields = [item for placed in view.fields for item in _of_field(placed)]
    filled = {(item.page, item.key, item.role) for item in fields if not item.bare}
    found = [
        item
        for item in found
        if item.state is State.PRESENT or (item.page, item.key, item.role) not in filled
    ]
    table: dict[str, list[Labelled]] = {}
    for item in with_roles(view, sorted([*found, *fields], key=lambda one: (one.page, one.position))):
        table.setdefault(item.key, []).append(item)
    return {key: tuple(items) for key, items in table.items()}


def _on_page(view: DocumentView, page: int) -> Iterator[Labelled]:
    done: set[Cell] = set()
    wrapped: set[int] = set()
    for piece in view.pieces(page):
        if (piece.cell is not None and piece.cell in done) or _in_mail_header(view, piece):
            continue
        cell = view.cell(page, piece.cell) if piece.cell is not None else ()
        whole = label_only(" ".join(part.text for part in cell)) if len(cell) > 1 else ()
        if whole and piece.cell is not None:
            done.add(piece.cell)
            for value in _cell_values(view, cell, whole[0]):
                yield from _results(view, cell, whole[0], value)
        elif piece.index not in wrapped:
            hits = scan(piece.text)
            if _may_go_on(view, piece, hits) and (pair := _wrapped_label(view, piece)):
                wrapped.add(pair[1].index)
                (hit,) = label_only(f"{pair[0].text} {pair[1].text}")
                yield from _results(view, pair, hit, _free_value(view, piece, hit, pair[1]))
                continue
            for hit in hits:
                for value in _values(view, piece, hit):
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
    alone = len(hits) == 1 and hits[0].separator == "end" and not _lone(hits[0])
    return alone and view.right_of(piece) is None


def _wrapped_label(view: DocumentView, piece: Piece) -> tuple[Piece, Piece] | None:
    """Return ``piece`` and the one below when only both together are a label."""
    if piece.cell is not None or len(piece.text) > len("Customer Signatory Name (printed) / Nombre del"):
        return None
    below = view.below(piece, gap=0.8)
    if below is None or below.cell is not None or abs(below.box.left - piece.box.left) > _ALIGNED:
        return None
    return (piece, below) if label_only(f"{piece.text} {below.text}") else None


# Where the value is


def _values(view: DocumentView, piece: Piece, hit: Hit) -> Iterator[_Value]:
    raw = piece.text[hit.value : hit.stop]
    if hit.separator != "end" and (raw.strip() or hit.stop < len(piece.text)):
        ranges = [(piece.start + hit.value, piece.start + hit.stop)]
        if hit.stop == len(piece.text) and not is_blank(raw) and piece.cell is not None:
            ranges += _rest_of_cell(view, piece)
        yield _Value(hit.separator, tuple(ranges), _part_of(piece, hit.value, hit.stop))
    elif piece.cell is not None:
        yield from _cell_values(view, view.cell(piece.page, piece.cell), hit, piece)
    else:
        yield from _free_values(view, piece, hit)


def _part_of(piece: Piece, start: int, end: int) -> Box:
    """Return the box of a part of the piece, as if all its characters were equally wide."""
    width = piece.box.width / max(len(piece.text), 1)
    return piece.box._replace(left=piece.box.left + start * width, right=piece.box.left + end * width)


def _rest_of_cell(view: DocumentView, piece: Piece) -> list[tuple[int, int]]:
    """Return the lines of the cell behind ``piece``, up to the next label: a value that wraps."""
    ranges: list[tuple[int, int]] = []
    cell = view.cell(piece.page, piece.cell) if piece.cell is not None else ()
    for other in cell[cell.index(piece) + 1 :]:
        if label_like(other.text):
            break
        ranges.append((other.start, other.end))
    return ranges


def _cell_values(
    view: DocumentView, cell: Sequence[Piece], hit: Hit, piece: Piece | None = None
) -> Iterator[_Value]:
    """Yield the value in the same cell, or the cell to the right, or those below a header."""
    first = cell[0]
    if piece is not None and piece is not cell[-1]:
        rest = _rest_of_cell(view, piece)
        yield _Value("cell-line", tuple(rest), piece.box)
        return
    if piece is not None and piece is not first and hit.separator == "colon":
        yield _Value("cell-line", (), piece.box)
        return
    right = view.cell_right(first)
    if right is not None and not _is_label(right):
        if right or not _lone(hit):
            yield _cell_value("cell-right", right)
        return
    yield from _column_values(view, first, hit, header=right is not None)


def _column_values(view: DocumentView, first: Piece, hit: Hit, *, header: bool) -> Iterator[_Value]:
    """Yield the cells under a column header, down to the next label or empty cell."""
    assert first.cell is not None
    row = view.row(first.page, first.cell.table, first.cell.row)
    header = header or all(_is_label(cell) for cell in row if cell)
    if not header and first.cell.column:
        return
    below = view.cell_below(first)
    if not below or _is_label(below):
        if below is not None and not _lone(hit):
            yield _Value("cell-below")
        return
    rows, _ = view.table_size(first.page, first.cell.table)
    for number in range(first.cell.row + 1, rows if header else first.cell.row + 2):
        cell = view.cell(first.page, first.cell._replace(row=number))
        if not cell or _is_label(cell):
            break
        yield _cell_value("cell-below", cell)


def _cell_value(via: str, cell: Sequence[Piece]) -> _Value:
    box = None
    for piece in cell:
        box = piece.box if box is None else box.union(piece.box)
    return _Value(via, tuple((piece.start, piece.end) for piece in cell), box)


def _is_label(cell: Sequence[Piece]) -> bool:
    text = " ".join(piece.text for piece in cell)
    return bool(text) and (bool(label_only(text)) or label_like(cell[0].text))


def _lone(hit: Hit) -> bool:
    return all(entry.lone_role for entry in hit.entries)


def _free_values(view: DocumentView, piece: Piece, hit: Hit) -> Iterator[_Value]:
    """Yield the value of a label outside tables; of the head of a column all that stands under it."""
    value = _free_value(view, piece, hit, piece)
    if value is not None:
        yield value
    heads = view.line_of(piece).pieces
    if value is None or value.via != "below" or len(heads) < len(("one", "other")):
        return
    if not all(label_only(other.text) for other in heads):
        return
    last = view.below(piece)
    while last is not None and (last := view.below(last)) is not None:
        beside = len(view.line_of(last).pieces) > 1
        if not beside or label_like(last.text) or last.heading or abs(last.box.left - piece.box.left) > 3 * _ALIGNED:
            return
        yield _Value("below", ((last.start, last.end),), last.box)


def _free_value(view: DocumentView, piece: Piece, hit: Hit, last: Piece) -> _Value | None:
    """Return the value to the right, over the rule, or on the next line; outside tables."""
    right = view.right_of(piece) or (view.right_of(last) if last is not piece else None)
    if right is not None and not label_like(right.text):
        return _Value("right", _wrapped_value(view, piece, right), right.box)
    if hit.separator == "end" and (over := _over_rule(view, piece, hit)) is not None:
        return over
    below = view.below(last) if right is None or hit.separator == "colon" or _lone(hit) or _heads(view, piece) else None
    if hit.separator == "end" and (over := _date_over(view, piece, hit, below)) is not None:
        return over
    if below is not None and _may_be_next_line(view, last, below, hit):
        return _Value("below", ((below.start, below.end),), below.box)
    if hit.separator == "end" and (_lone(hit) or any(entry.bare for entry in hit.entries)):
        return None
    if _lone(hit) and below is not None:
        return None
    return _Value("right", (), None) if hit.separator == "colon" or right is None else None


def _heads(view: DocumentView, piece: Piece) -> bool:
    """Whether ``piece`` stands in a line of labels with a line of as many columns under it."""
    line = view.line_of(piece)
    below = view.below(piece)
    rows = below is not None and len(view.line_of(below).pieces) > 1 and not label_like(below.text)
    return len(line.pieces) > 1 and rows and all(label_only(other.text) for other in line.pieces)


def _date_over(view: DocumentView, piece: Piece, hit: Hit, below: Piece | None) -> _Value | None:
    """Return the date right above a label "Date signed" that has none below: the line it stands on may be drawn."""
    if not any(entry.key == "date.signed" for entry in hit.entries) or (below and parse_dates(below.text)):
        return None
    above = view.above(piece)
    if above is None or abs(above.box.left - piece.box.left) > 3 * _ALIGNED or not parse_dates(above.text):
        return None
    return None if label_like(above.text) else _Value("above", ((above.start, above.end),), above.box)


def _may_be_next_line(view: DocumentView, piece: Piece, below: Piece, hit: Hit) -> bool:
    if below.heading or label_like(below.text) or len(below.text) > _NEXT_LINE_LIMIT:
        return False
    if hit.separator == "end" and piece.heading and any(not entry.lone_role for entry in hit.entries):
        # A sentence is running text; "Pellwick Freight, Inc." is a name.
        return not (below.text.rstrip().endswith((".", ";")) and len(below.text.split()) > 5)  # noqa: PLR2004
    sentence = below.text.rstrip().endswith((".", ";", ",")) and len(below.text.split()) > len(
        ["one", "of", "a", "few", "words"]
    )
    return not sentence and (view.left_of(below) is None or below.box.left >= piece.box.left - _ALIGNED)


def _wrapped_value(view: DocumentView, label: Piece, value: Piece) -> tuple[tuple[int, int], ...]:
    """Return the ranges of ``value`` and of the lines under it that have no label of their own."""
    ranges, last = [(value.start, value.end)], value
    while len(ranges) < _WRAPPED_LINES and (below := view.below(last, gap=0.6)):
        aligned = abs(below.box.left - value.box.left) <= _ALIGNED and below.box.left > label.box.right
        if not aligned or below.cell is not None or view.left_of(below) is not None or label_like(below.text):
            break
        ranges.append((below.start, below.end))
        last = below
    return tuple(ranges)


def _over_rule(view: DocumentView, piece: Piece, hit: Hit) -> _Value | None:
    """Return what stands on the line that ``piece`` is printed under; null when there is none.

    A rule above and another below is a row of a table, not a line to sign on.
    """
    if not any(entry.key in _UNDER_RULES for entry in hit.entries):
        return None
    above = view.above(piece, gap=_RULE_GAP)
    if above is not None and is_blank(above.text) and "__" in above.text:
        return _Value("above", (), above.box)
    rule = _rule_over(view, piece)
    if rule is None:
        return None
    limit = _RULE_GAP * max(piece.box.height, 1)
    stands = above is not None and -_TOUCH <= rule.top - above.box.bottom <= limit
    if above is None or not stands or above.heading or label_like(above.text):
        return _Value("above", (), rule)
    return _Value("above", ((above.start, above.end),), above.box)


def _rule_over(view: DocumentView, piece: Piece) -> Box | None:
    """Return the rule close above ``piece``, unless another close below makes it a table's."""
    limit = _RULE_GAP * max(piece.box.height, 1)
    wide = [
        rule
        for rule in view.page(piece.page).rules
        if rule.left - 6 <= piece.box.left and rule.right >= piece.box.left + piece.box.width / 2
    ]
    if any(-_TOUCH <= rule.top - piece.box.bottom <= limit for rule in wide):
        return None
    over = [rule for rule in wide if -_TOUCH <= piece.box.top - rule.bottom <= limit]
    return max(over, key=lambda rule: rule.top, default=None)


# Results


def _results(
    view: DocumentView, label: Sequence[Piece], hit: Hit, value: _Value | None
) -> Iterator[Labelled]:
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
            role=entry.role,
            confidence=_confidence(entry, hit, value.via),
            page=first.page,
            position=start,
            bare=entry.bare,
            lone_role=entry.lone_role,
            language=entry.language,
            label_box=first.box if hit.separator == "end" else _part_of(first, hit.start, hit.end),
            box=value.box,
        )


def _confidence(entry: Entry, hit: Hit, via: str) -> float:
    confidence = CONFIDENCE[via]
    if entry.bare:
        confidence *= 0.85
    if entry.lone_role and (via in ("dash", "below", "gap") or hit.separator == "end"):
        confidence *= 0.8
    return round(confidence, 2)


def _inked(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the line that the value is written on and blanks at its ends."""
    while start < end and text[start] in "_ \t.…*|:\u00a0":
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


# Form fields


def _of_field(placed: PlacedField) -> Iterator[Labelled]:
    field = placed.field
    if field.kind in (FieldKind.CHECKBOX, FieldKind.RADIO):
        return
    label, entries = _field_entries(placed)
    state = state_of(field.value or "")
    shown = fold(field.label or field_words(field.name))
    if field.start is not None and field.end is not None and state is not State.BLANK:
        span = Span(placed.page, field.start, field.end, box=field.box, by=By.FORM_FIELD, label=shown)
    else:
        quote = field.value if state is not State.BLANK else shown
        span = Span(placed.page, box=field.box, by=By.FORM_FIELD, quote=quote, label=shown)
    for entry in entries:
        yield Labelled(
            key=entry.key,
            label=label,
            value=cleaned(field.value or "") if state is not State.BLANK else "",
            spans=(span,),
            state=state,
            via="field",
            role=entry.role,
            confidence=CONFIDENCE["field"] * (0.9 if entry.bare else 1),
            page=placed.page,
            position=field.start if field.start is not None else -1,
            bare=entry.bare,
            lone_role=entry.lone_role,
            language=entry.language,
            label_box=None,
            box=field.box,
            field=field.name,
        )


def _field_entries(placed: PlacedField) -> tuple[str, tuple[Entry, ...]]:
    """Return the words that name the field and what they mean: its label, its name, its group with either."""
    field, book = placed.field, phrase_book()
    names = [field.label or "", field_words(field.name)]
    names += [f"{field.group} {name}" for name in names if field.group and name]
    options: list[tuple[str, tuple[Entry, ...]]] = []
    for name in names:
        text = name.rstrip(" 0123456789:*")
        hits = label_only(text[:1].upper() + text[1:])
        entries = hits[0].entries if hits else book.exact(text)
        if entries:
            options.append((fold(name), entries))
    return max(options, key=lambda option: _sharpness(option[1]), default=("", ()))


def _sharpness(entries: Sequence[Entry]) -> tuple[bool, bool]:
    return any(not entry.bare for entry in entries), any(entry.role is not None for entry in entries)


def with_role(item: Labelled, role: Role) -> Labelled:
    """Return ``item`` with the role that a caption gives it, a little less sure."""
    return replace(item, role=role, captioned=True, confidence=round(item.confidence * 0.95, 2))
