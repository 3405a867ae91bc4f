"""What stands around the signatures of a page: marks, labels, and values with what they can be."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts.blocks import values, words
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.checked import checked, stands_in
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, middle, overlap
from poedesk.proof.finding.acts.blocks.sheets.struck import most_struck
from poedesk.proof.finding.acts.fitting import captions
from poedesk.proof.finding.acts.fitting.spoken import begins_sentence, spoken
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_person
from poedesk.proof.finding.acts.pictured import can_sign
from poedesk.proof.finding.acts.unannounced.heads import HEAD_WORDS, Shows
from poedesk.proof.finding.acts.weighing.answered import answers_otherwise
from poedesk.proof.finding.acts.weighing.atoms import (
    CLOSE,
    LEANS,
    Atom,
    What,
    cut_line,
    is_running,
    is_sentence,
)
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.page.view import Piece

ASKS = {
    Kind.NAME: What.PERSON,
    Kind.TITLE: What.TITLE,
    Kind.DATE: What.DATE,
    Kind.PARTY: What.SIDE,
    Kind.NAME_TITLE: What.PERSON,
}
"""For what a label asks."""

SIGNING = frozenset({Kind.SIGN, Kind.BY})


@dataclass(frozen=True, slots=True)
class Label:
    """A label, with or without a value of its own on its line."""

    kind: Kind
    box: Box
    text: str
    answered: bool
    """Whether its value stands behind it, on its own line."""

    part: Part


@dataclass(frozen=True, slots=True)
class Value:
    """A piece of print that is no label."""

    atom: Atom
    asked: Label | None
    """The label on its own line before it."""

    struck: bool = False
    """Whether it is struck out: it holds the place of what it was, and says nothing."""

    @property
    def box(self) -> Box:
        """Return where it stands."""
        return self.atom.box


@dataclass(frozen=True, slots=True)
class Mark:
    """A signature: drawn, or in words that are one."""

    box: Box
    drawing: Drawing | None = None
    part: Part | None = None
    signed: values.Signed | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """All that stands around the signatures of a page."""

    marks: Sequence[Mark]
    labels: Sequence[Label]
    values: Sequence[Value]
    running: Sequence[Box]
    """Lines of running text: no block reaches over them."""

    @property
    def boxes(self) -> list[Box]:
        """Return where all of it stands."""
        return boxes_of(self.marks, self.labels, self.values)


def boxes_of(*things: Sequence[Label] | Sequence[Value] | Sequence[Mark]) -> list[Box]:
    """Return where things stand."""
    return [thing.box for group in things for thing in group]


def items_of(sheet: Sheet, sides: Sides) -> Items:
    """Return what stands on a page, as far as it can be of a signature; nothing where there is none."""
    marks = [
        Mark(each.box, each)
        for each in sheet.drawings
        if can_sign(each) and each.written is not False and not answers_otherwise(sheet, each.box)
    ]
    parts = sheet.printed
    if not marks and not any(_signed(sheet, part) or _may_be_typed(part) for part in parts):
        return Items((), (), (), ())
    labels: list[Label] = []
    told: list[Value] = []
    running: list[Box] = []
    begun: dict[int, Box] = {}
    asking = {part.value[0] for part in parts if part.kind in _OF_SIGNING and not part.heading}
    repeated = Counter(fold(part.text) for part in parts)
    apart = checked(parts)
    for part in parts:
        signed = _signed(sheet, part) if not stands_in(apart, part.box) else None
        if signed is not None:
            marks.append(Mark(part.box, None, part, signed))
        elif _runs(sheet, part, asking, sides) or _goes_on(part, running):
            running.append(part.box)
            piece = sheet.view.piece_at(part.page, part.start)
            begun |= {piece.start: part.box} if piece is not None else {}
        else:
            label, head = _label(sheet, part, sides, repeated)
            labels += [label] if label is not None else []
            told += [Value(head, None)] if head is not None else []
            if part.text and (label is None or label.answered):
                led, rest = _led(sheet, part) if label is None else (None, part)
                labels += [led] if led is not None else []
                told += [
                    Value(atom, label or led, _is_struck(sheet, atom)) for atom in _atoms(sheet, rest, sides)
                ]
    spoken_in = _sentences(
        sheet, [label.part.start for label in labels if label.part.text or label.kind in ASKS]
    )
    lines = [
        piece
        for piece in sheet.view.pieces(sheet.page.number)
        if piece.start in begun or piece.start in spoken_in
    ]
    said: set[int] = set()
    for sentence in spoken(sheet, lines, [mark.box for mark in marks], sides):
        told = [value for value in told if value.atom.piece.start not in sentence.lines]
        labels = [label for label in labels if label.part.start not in sentence.lines]
        told += [Value(atom, None, _is_struck(sheet, atom)) for atom in sentence.atoms]
        said |= {id(begun[start]) for start in sentence.lines if start in begun}
        spoken_in -= sentence.lines
    told = [value for value in told if value.atom.piece.start not in spoken_in]  # of who has not signed
    running += [piece.box for piece in lines if piece.start in spoken_in and piece.start not in begun]
    running = [box for box in running if id(box) not in said]
    if not marks:
        typed = (_typed(label.part) for label in labels if label.kind in SIGNING and label.answered)
        marks = [mark for mark in typed if mark is not None]
        told = [
            value for value in told if not any(mark.part is value.asked.part for mark in marks if value.asked)
        ]
    return Items(_drawn_apart(marks), labels, told, running)


def _sentences(sheet: Sheet, asking: Sequence[int]) -> set[int]:
    """Return where the lines begin of sentences that say who signs, and are too short for running text."""
    found: set[int] = set()
    last: Piece | None = None
    for piece in sheet.view.pieces(sheet.page.number):
        begins = begins_sentence(piece.text)
        goes_on = (
            last is not None
            and piece.start not in asking
            and not last.text.rstrip().endswith((":", "."))
            and -1 <= piece.box.top - last.box.bottom <= CLOSE * height(last.box)
            and abs(piece.box.left - last.box.left) <= LEANS
            and not _signs(piece.text)
        )
        last = piece if begins or goes_on else None
        found |= {piece.start} if last is not None else set()
    return found


def _signs(text: str) -> bool:
    signed = values.judge(text)
    return signed is not None and signed.detail != words.BARE_NAME


_OF_SIGNING = LABELS - {Kind.OTHER, Kind.PARTY}


def _runs(sheet: Sheet, part: Part, asking: AbstractSet[int], sides: Sides) -> bool:
    """Return whether a part is of running text: of a long line, or of a sentence, that asks for nothing."""
    piece = sheet.view.piece_at(part.page, part.start)
    if piece is None or any(piece.start <= start < piece.end for start in asking):
        return False
    if sides.given(piece.text) is not None and len(piece.text.split()) <= HEAD_WORDS:
        return False
    named = part.kind is Kind.PARTY or looks_like_organisation(piece.text)
    plain = part.label is None and len(piece.text.split()) >= WORDS
    return is_running(piece.text) or (not named and (plain or is_sentence(piece.text)))


WORDS = 8
"""Words of a line without a label from which on it is running text."""


def _goes_on(part: Part, running: Sequence[Box]) -> bool:
    """Return whether a line is the last one of running text: closely under it, and no label."""
    if not running or (part.label is not None and (part.kind is not Kind.OTHER or part.text)):
        return False
    over = running[-1]
    close = -1 <= part.box.top - over.bottom < CLOSE * height(over)
    return close and abs(part.box.left - over.left) <= LEANS and not part.heading


def _may_be_typed(part: Part) -> bool:
    """Return whether a part may hold a label for a signature with a bare name at it."""
    if part.label is None:
        labelled = part.kind is Kind.TEXT and captions.led_by(part.text) > 0
    else:
        labelled = part.kind in SIGNING or part.kind is Kind.OTHER
    return labelled and _typed(part) is not None


def _typed(part: Part) -> Mark | None:
    """Return a bare name at a label for a signature as what is written there."""
    signed = values.judge(part.text)
    named = signed is not None and signed.detail == words.BARE_NAME and looks_like_person(part.text)
    return Mark(part.box, None, part, signed) if named else None


def _signed(sheet: Sheet, part: Part) -> values.Signed | None:
    """Return what a part is as a signature in words: "/s/ Name", or what e-sign software prints."""
    if part.kind not in {Kind.CONFORMED, Kind.ESIGN, *SIGNING} or not part.text:
        return None
    text = sheet.words(part.page, part.start, part.end) if part.kind is Kind.ESIGN else part.text
    signed = values.judge(text)
    plain = signed is None or signed.state.value != "present" or signed.detail == words.BARE_NAME
    if plain and part.kind is Kind.ESIGN:
        signed = values.judge(sheet.words(part.page, part.start, part.end))
        plain = signed is None or signed.detail == words.BARE_NAME
    return None if plain else signed


def _label(
    sheet: Sheet, part: Part, sides: Sides, repeated: Counter[str]
) -> tuple[Label | None, Atom | None]:
    """Return a part's label, and the head that a label is which names a side: "Stadtwerke Ottersheim:"."""
    if part.kind in SIGNING and not part.text and (part.heading or captions.is_heading(part.label_text)):
        return None, None
    if part.label is None or part.kind not in LABELS:
        plain = not any(sign.isdigit() for sign in captions.bare(part.text))
        known = plain and captions.kind_of(part.text) is not None and repeated[fold(part.text)] > 1
        if part.kind is Kind.TEXT and not part.heading and (known or captions.is_label(part.text)):
            kind = captions.kind_of(part.text) or Kind.OTHER
            return Label(kind, part.box, part.text, answered=False, part=part), None
        return None, None
    kind = part.kind
    if kind is Kind.OTHER:
        kind = captions.kind_of(part.label_text) or kind
        if kind is Kind.OTHER and not part.text and (head := _head(sheet, part, sides)) is not None:
            return None, head
    return Label(kind, part.label_box, part.label_text, answered=bool(part.text), part=part), None


def _is_struck(sheet: Sheet, atom: Atom) -> bool:
    boxes = [word.box for word in sheet.view.page(atom.piece.page).words.between(atom.start, atom.end)]
    return most_struck(sheet.strikes, boxes or [atom.box])


def _led(sheet: Sheet, part: Part) -> tuple[Label | None, Part]:
    """Return the label with which a line without a colon begins, and the rest of the line."""
    end = captions.led_by(part.text) if part.kind is Kind.TEXT and not part.heading else 0
    if end == 0:
        return None, part
    low, skipped = part.value[0], len(part.text[end:]) - len(part.text[end:].lstrip())
    value = (low + end + skipped, part.value[1])
    boxes = sheet.view.page(part.page).words
    share = part.box.left + part.box.width * (end + skipped) / max(len(part.text), 1)
    own = boxes.around(low, low + end) or part.box._replace(right=share)
    rest = boxes.around(*value) or part.box._replace(left=share)
    kind = captions.kind_of(part.text[:end]) or Kind.OTHER
    label = Label(kind, own, part.text[:end], answered=True, part=part)
    return label, replace(part, text=part.text[end + skipped :], value=value, start=value[0], box=rest)


def _head(sheet: Sheet, part: Part, sides: Sides) -> Atom | None:
    piece = sheet.view.piece_at(part.page, part.start)
    head = sides.head(f"{part.label_text}:", sheet.view.text(part.page)[: part.start])
    if piece is None or head is None or head.shows is not Shows.SIDE:
        return None
    return Atom(What.SIDE, part.label_text, part.start, part.end, part.box, piece, head)


def _atoms(sheet: Sheet, part: Part, sides: Sides) -> Iterator[Atom]:
    piece = sheet.view.piece_at(part.page, part.value[0])
    if piece is None:
        return
    shown = replace(
        piece,
        text=part.text,
        start=part.value[0],
        end=part.value[0] + len(part.text),
        box=_box(sheet, part, piece),
    )
    for atom in cut_line(sheet, shown, sides):
        yield replace(atom, box=shown.box) if part.broken else atom


def _box(sheet: Sheet, part: Part, piece: Piece) -> Box:
    if part.label is None or part.broken:
        return part.box
    return sheet.view.page(part.page).words.around(*part.value) or piece.box


def _drawn_apart(marks: Sequence[Mark]) -> list[Mark]:
    """Return ``marks`` from top to bottom; strokes of one hand that touch are one mark."""
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda each: (each.box.top, each.box.left)):
        near = next(
            (
                i
                for i, other in enumerate(joined)
                if mark.drawing and other.drawing and touch(mark.box, other.box)
            ),
            None,
        )
        if near is None:
            joined.append(mark)
        else:
            joined[near] = replace(joined[near], box=joined[near].box.union(mark.box))
    return joined


def touch(one: Box, other: Box) -> bool:
    """Return whether two boxes share some of their area."""
    return overlap(one, other) > 0 and min(one.bottom, other.bottom) > max(one.top, other.top)


def level(one: Box, other: Box) -> bool:
    """Return whether two boxes stand on one line."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= 0.5 * min(height(one), height(other), one.height or 1, other.height or 1)


def levels(boxes: Sequence[Box]) -> list[float]:
    """Return the heights of the lines on which boxes stand, from top to bottom."""
    found: list[float] = []
    for box in sorted(boxes, key=middle):
        if not found or middle(box) - found[-1] > 0.6 * height(box):
            found.append(middle(box))
    return found
