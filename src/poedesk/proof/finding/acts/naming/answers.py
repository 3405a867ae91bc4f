"""Reads what stands at the labels of a block: the signatory's name, title and date."""

from collections.abc import Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Drawing, Field, FieldKind, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.columns import Block
from poedesk.proof.finding.acts.blocks.cutting.line import labels_in
from poedesk.proof.finding.acts.blocks.entries import Entry, behind_label, field_span, kind_of_field
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, overlap, same_line
from poedesk.proof.finding.acts.mirrored import captions_right, left_of
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.model import State
from poedesk.proof.finding.page import states

NEARLY = 4.0
"""Points by which a value may miss its caption sideways."""

TITLE_WORDS = 9
"""Words that a title has at most."""


def label_entry(sheet: Sheet, block: Block, label: Part) -> Entry:
    """Return what stands at a name, title or date label: beside, over or under it, or in a field."""
    if label.text.strip():
        return _text_entry(sheet, label, (label.value[0], _end_of(sheet, block, label, label)), label)
    for other in _answers(sheet, block, label):
        return _text_entry(sheet, other, (other.start, _end_of(sheet, block, label, other)), label)
    item = _field_of(sheet, label)
    if item is not None and item.value and not states.is_blank(item.value):
        state = State.PLACEHOLDER if states.is_placeholder(item.value) else State.PRESENT
        return Entry(state, fold(item.value), field_span(sheet, item))
    assert label.label is not None
    for drawing, owner in block.penned:
        if owner is label:
            return Entry(State.PRESENT, None, _penned_span(label, drawing))
    return Entry(State.BLANK, None, sheet.view.span(label.page, *label.label, label=label.label_text))


def _penned_span(label: Part, drawing: Drawing) -> Span:
    """Return the citation of what a pen wrote at a label and nobody could read."""
    return Span(label.page, box=drawing.box, by=By.INK, quote=fold(label.label_text), label=label.label_text)


def _text_entry(sheet: Sheet, part: Part, where: tuple[int, int], label: Part) -> Entry:
    said = part.text if part.broken else sheet.words(part.page, *where)
    text = fold(said).replace("_", " ").strip()
    state = states.state_of(text)
    if state is State.PRESENT and (words.PLACEHOLDER.match(words.flat(text)) or words.BRACKETED.match(text)):
        state = State.PLACEHOLDER
    if state is State.BLANK:
        assert label.label is not None
        return Entry(state, None, sheet.view.span(label.page, *label.label, label=label.label_text))
    return Entry(state, text, sheet.view.span(part.page, *where, label=label.label_text), part=part)


def _end_of(sheet: Sheet, block: Block, label: Part, first: Part) -> int:
    """Return where a name or title ends that is broken over lines, in its cell or under its first word.

    The next line must begin under the value and not under the label, and be no label, date or name itself.
    """
    end = first.end if first is not label else label.value[1]
    if label.kind is Kind.NAME_TITLE and first is not label:
        return _end_in_cell(sheet, block, first)
    if label.kind not in {Kind.NAME, Kind.TITLE}:
        return end
    left, last, words_so_far = first.box.left, first, first.text
    if first is label:
        left = label.box.right - label.box.width * len(label.text) / max(label.end - label.start, 1)
    for part in sorted(block.parts, key=lambda p: (p.page, p.start)):
        if part.kind is not Kind.TEXT or part.page != first.page or part.start < end:
            continue
        tall = height(last.box)
        under = -0.4 * tall <= part.box.top - last.box.bottom <= 0.8 * tall and abs(part.box.left - left) <= 9  # noqa: PLR2004 - points
        apart = left - label.label_box.left > 20 or (first is not label and first.cell is not None)  # noqa: PLR2004 - points
        if not under or not apart or part.cell != first.cell or not _goes_on(label, words_so_far, part.text):
            break
        end, last, words_so_far = part.end, part, f"{words_so_far} {part.text}"
    return end


def _end_in_cell(sheet: Sheet, block: Block, first: Part) -> int:
    """Return where "Dana Whitfield, Executive / Director" ends in the cell that asks for name and title."""
    tail, tall = first.text.partition(",")[2].strip(), height(first.box)
    under = [
        part
        for part in block.parts
        if part.kind is Kind.TEXT
        and (part.page, part.cell) == (first.page, first.cell)
        and -0.4 * tall <= part.box.top - first.box.bottom <= 0.8 * tall
        and part.start >= first.end
    ]
    if first.cell is None or not tail or len(under) != 1 or when.read(under[0].text):
        return first.end
    if sheet.words(first.page, first.end, under[0].start).strip():
        return first.end  # the text of another cell stands between the two
    more = under[0].text
    apart = looks_like_person(more) or looks_like_organisation(more) or "," in more
    return under[0].end if not apart and looks_like_title(f"{tail} {more}") else first.end


def _goes_on(label: Part, begun: str, more: str) -> bool:
    """Return whether ``more`` can be the rest of a name or title."""
    if when.read(more) or states.is_blank(more) or states.is_placeholder(more):
        return False
    if words.SLASH_S.match(words.flat(more)) or _ADDRESSED.search(more) or _is_label(more):
        return False
    whole = fold(f"{begun} {more}")
    if label.kind is Kind.NAME:
        return len(begun.split()) == 1 and _goes_on_as_name(begun, more)
    if len(whole.split()) > TITLE_WORDS:
        return False
    if _OPEN_END.search(words.flat(begun).strip()):
        return True
    alone = looks_like_title(begun) and looks_like_title(more)
    named = looks_like_organisation(more) and len(more.split()) > 1
    return not alone and not looks_like_person(more) and not named


_ADDRESSED = compiled(r"@|https?:|\bwww\.")


def _is_label(text: str) -> bool:
    """Return whether a line is a label alone, be it one without a colon: "Date of signature"."""
    low = words.flat(text).strip()
    return any(
        (found := pattern.match(low)) is not None and found.end("label") == len(low)
        for _, pattern in labels_in(low)
    )


_OPEN_END = compiled(r"(?:\b(?:of|and|for|the|de|del|la|y|und|fur|et)|[,&/-])$")


def _answers(sheet: Sheet, block: Block, label: Part) -> list[Part]:
    """Return the texts that answer a label without words of its own, best first."""
    box, tall = label.label_box, height(label.label_box)
    texts = [p for p in block.parts if p.kind is Kind.TEXT and _fits(sheet, label, p)]
    texts.sort(key=lambda part: label.kind is Kind.DATE and not when.is_date(part.text))
    right = [
        p
        for p in texts
        if same_line(p.box, box)
        and p.box.left >= box.right - 2
        and not behind_label(block, label, p)
        and not _caption_between(block, label, p)
    ]
    below = [
        p
        for p in texts
        if (-0.4 * tall <= p.box.top - box.bottom <= 1.6 * tall or _in_cell_under(label, p))
        and p.box.left < box.right + 60
        and p.box.right > box.left
    ]
    above = [
        p
        for p in texts
        if -0.4 * tall <= box.top - p.box.bottom <= 2.4 * tall and overlap(p.box, box) >= -NEARLY
    ]
    if not right and captions_right(sheet, label):
        return left_of(texts, label)
    ruled = any(
        overlap(line, box) > 0 and -0.4 * tall <= box.top - line.bottom <= 1.6 * tall
        for line in sheet.ruled.near(box.top - 2 * tall, box.top + tall, box.left, box.right)
    )
    under = (
        below if _is_head(sheet, label) or (label.cell is None and not (label.colon or label.filled)) else []
    )
    if not right and not below and _is_caption(sheet, label):
        over = [text for text in sheet.over_caption(label) if any(text is each for each in texts)]
        return above or _over_caption(sheet, label, texts) or over
    if label.kind is Kind.DATE:
        return right + (above + below if not label.filled else [])
    if ruled and label.cell is None and not label.colon:
        return right + above
    return right + under or _over_alone(block, label, above)


def _over_alone(block: Block, label: Part, above: Sequence[Part]) -> list[Part]:
    """Return the words over a label with nothing beside or under it, when they are nearer to no other label.

    "Dana Whitfield", under it "Printed name", then white space, "IT Director", under it "Title".
    """
    if label.colon or label.filled or label.cell is not None:
        return []
    labels = [p for p in block.parts if p.kind in LABELS and p is not label and not p.text]

    def own(text: Part) -> bool:
        gap = label.label_box.top - text.box.bottom
        over = (text.box.top - p.box.bottom for p in labels if overlap(p.box, text.box) > 0)
        return all(abs(gap) < other for other in over if other > -height(text.box))

    return [text for text in above if own(text)]


def _in_cell_under(label: Part, text: Part) -> bool:
    """Return whether words stand in the cell under a label: next to a signature it is high."""
    here, there = label.cell, text.cell
    return here is not None and there == here._replace(row=here.row + 1) and label.page == text.page


def _is_caption(sheet: Sheet, label: Part) -> bool:
    """Return whether a label is one of several captions on one line, whose answers stand over them."""
    if label.colon or label.filled:
        return False
    level = [p for p in sheet.level(label.label_box) if p.kind in LABELS and not p.text]
    return len({p.kind for p in level}) > 1


def _over_caption(sheet: Sheet, label: Part, texts: Sequence[Part]) -> list[Part]:
    """Return the texts over a row of captions that no other caption begins nearer to."""
    box, tall = label.label_box, height(label.label_box)
    level = [p for p in sheet.level(box) if p.kind in LABELS]
    return [
        text
        for text in texts
        if -0.4 * tall <= box.top - text.box.bottom <= 2.4 * tall
        and min(level, key=lambda p: abs(p.box.left - text.box.left)) is label
    ]


def _is_head(sheet: Sheet, label: Part) -> bool:
    """Return whether a label heads a column of a table: no cell to its right, or another label in it."""
    piece = sheet.view.piece_at(label.page, label.start)
    if label.cell is None or piece is None:
        return False
    if sheet.view.cell_right(piece) is None:
        return True
    table, column = label.cell.table, label.cell.column
    others = (p for p in sheet.beside(label) if p.cell is not None and p.cell.table == table)
    after = next((p for p in others if p.cell is not None and p.cell.column > column), None)
    return after is not None and after.kind in LABELS


def _caption_between(block: Block, label: Part, text: Part) -> bool:
    """Return whether ``text`` answers the signature's label, which stands left of both."""
    part = block.anchor.part
    return (
        part is not None
        and part.label is not None
        and label.label_box.right <= part.label_box.left < text.box.left
        and same_line(part.box, text.box)
    )


def _fits(sheet: Sheet, label: Part, text: Part) -> bool:
    if label.kind is Kind.DATE:
        misread = sheet.page.by == "ocr" and _FIGURES.match(text.text.strip()) is not None
        dated = when.is_date(text.text) or states.is_placeholder(text.text)
        return misread or dated or _answers_in_table(sheet, label, text)
    if when.is_date(text.text):
        return False
    if not same_line(text.box, label.label_box) and _ANOTHER_LABEL.search(words.flat(text.text)):
        return False
    if label.kind is Kind.NAME:
        return (
            looks_like_person(text.text)
            or _begins_a_name(sheet, text)
            or states.is_placeholder(text.text)
            or (label.cell is not None and text.cell is not None and same_line(text.box, label.box))
        )
    return (
        len(text.text.split()) <= TITLE_WORDS
        and (
            looks_like_title(text.text)
            or not (looks_like_person(text.text) or looks_like_organisation(text.text))
        )
        if label.kind is Kind.TITLE
        else True
    )


def _answers_in_table(sheet: Sheet, label: Part, text: Part) -> bool:
    """Return whether words stand in the cell right of a label, so that its place is not empty."""
    here, there = label.cell, text.cell
    if here is None or there is None or (here.table, here.row) != (there.table, there.row):
        return False
    return there.column == here.column + 1 and not _is_head(sheet, label)


def _begins_a_name(sheet: Sheet, text: Part) -> bool:
    """Return whether a lone word is the first line of a person's name that a narrow cell has broken."""
    if text.cell is None or len(text.text.split()) != 1:
        return False
    own = (p for p in sheet.parts if p.page == text.page and p.cell == text.cell and p.start >= text.end)
    after = next(own, None)
    return after is not None and after.kind is Kind.TEXT and _goes_on_as_name(text.text, after.text)


def _goes_on_as_name(begun: str, more: str) -> bool:
    return looks_like_person(fold(f"{begun} {more}")) and not looks_like_title(more)


_FIGURES = compiled(r"(?=(?:\D*\d){3})[\dOIlSBZz|/\\.,:\- ]{4,14}$")
"""What a date can have been recognised as that is none: "6125/18"."""

_ANOTHER_LABEL = compiled(
    r"\b(?:name|domain|tenant|signature|date|e-?mail|address|number|phone|telephone|nombre|firma|fecha|correo)\b"
)
"""Words of other labels of a form: a text under a label that holds one answers nothing."""


def _text_between(sheet: Sheet, label: Box, field: Box) -> bool:
    between = sheet.level(label, left=label.right, right=field.left)
    return any(label.right < p.box.left < field.left for p in between)


_WANTED = {
    Kind.DATE: {Kind.DATE},
    Kind.NAME: {Kind.NAME, Kind.NAME_TITLE},
    Kind.TITLE: {Kind.TITLE, Kind.NAME_TITLE},
    Kind.NAME_TITLE: {Kind.NAME, Kind.NAME_TITLE},
}


def _field_of(sheet: Sheet, label: Part) -> Field | None:
    """Return the field that belongs to a printed label: the nearest one that is not for something else."""
    box, tall = label.label_box, height(label.label_box)
    best: tuple[float, Field] | None = None
    for item in sheet.fillable.near(box.top - 2 * tall, box.bottom + 2 * tall, box.left, box.right + 300):
        if item.kind not in {FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE} or item.box is None:
            continue
        kind = kind_of_field(item)
        if kind is not None and kind not in _WANTED.get(label.kind, set()):
            continue
        level = min(item.box.bottom, box.bottom) - max(item.box.top, box.top) > 0.3 * min(
            tall, item.box.height
        )
        right = item.box.left - box.right
        if level and -8 <= right <= 300 and not _text_between(sheet, box, item.box):  # noqa: PLR2004 - points
            far = right
        elif overlap(item.box, box) > 0 and -0.5 * tall <= box.top - item.box.bottom <= 1.2 * tall:
            far = 40 + abs(box.top - item.box.bottom)
        elif overlap(item.box, box) > 0 and -0.5 * tall <= item.box.top - box.bottom <= 1.2 * tall:
            far = 50 + abs(item.box.top - box.bottom)
        else:
            continue
        if best is None or far < best[0]:
            best = (far, item)
    return best[1] if best else None
