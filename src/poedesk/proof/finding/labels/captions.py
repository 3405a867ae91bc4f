"""Gives labels that name no side ("Company name") the side of the caption they stand under.

A caption is a short line that names one side: "Customer", "CLIENT:", "Customer information", "Datos del
cliente". In two columns the caption of the same column counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from poedesk.proof.document.model import Cell
from poedesk.proof.finding.labels.model import Labelled, with_role
from poedesk.proof.finding.labels.phrases import Entry, also_titles, caption_words, phrase_book
from poedesk.proof.finding.labels.scan import Hit, label_like, scan
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.view import DocumentView, Piece
from poedesk.proof.finding.wording.plain import WORD, plain_of, tokens_of

_WORDS = 7
"""Words, at most, of a caption."""

_REACH = 14
"""Heights of a label, at most, from its caption down to it."""

_LONGEST = 90
"""Characters, at most, of a caption, or of the beginning of a line in which its label stands."""


_KNOWN_WORDS = 2048
"""Words whose sides are remembered, at most."""

_ALIGNED = 12
"""Points by which two captions of one column begin apart, at most."""

_NEVER_SIGNED = frozenset({"tenant_id", "subscription_id", "domain", "project.name"})
"""Keys of what stands in no signature block."""

_ADDRESS_GAP = 0.9
"""Heights of a line, at most, between the lines of one address."""


_ENDS = (".", ",", ";", ")")
"""Signs with which a sentence or a part of it ends."""

_SENTENCE_GAP = 1.6
"""Heights of a line, at most, between the lines of one sentence."""


class Caption(NamedTuple):
    """A short line that names one side."""

    piece: Piece
    role: Role
    heads: bool
    """Whether nothing else stands on its line: "Customer details", not "Customer: Alder Clinic"."""


@lru_cache(_KNOWN_WORDS)
def role_words(text: str) -> frozenset[Role]:
    """Return the sides that the words of ``text`` name."""
    found = plain_of(text)
    tokens = tokens_of(found.text)
    roles: set[Role] = set()
    index = 0
    while index < len(tokens):
        match = phrase_book().match(found.text, tokens, index)
        sides = {entry.role for entry in match.entries if entry.role} if match else set()
        roles |= sides
        index = match.last if match and sides else index + 1
    return frozenset(roles)


def captions(view: DocumentView, page: int) -> Iterator[Caption]:
    """Yield the captions of a page, in reading order."""
    for piece in view.pieces(page):
        hits = scan(piece.text[:_LONGEST])
        if hits and _answers_title(view, piece):
            continue
        if hits:
            heads = [entry for entry in hits[0].entries if entry.lone_role or _heads_block(entry, hits[0])]
            roles = frozenset(entry.role for entry in heads if entry.role)
        else:
            captioned = _is_caption(piece.text) and not _ends_sentence(view, piece)
            roles = role_words(piece.text) if captioned else frozenset()
        if len(roles) == 1:
            yield Caption(piece, next(iter(roles)), _heads(view, piece, hits))


def _ends_sentence(view: DocumentView, piece: Piece) -> bool:
    """Whether a narrow line holds only the end of the sentence over it: "(hereinafter the | Provider)."."""
    text = piece.text.rstrip()
    if not text.endswith(_ENDS):
        return False
    if text.count(")") > text.count("("):
        return True
    above = view.above(piece, gap=_SENTENCE_GAP)
    return above is not None and above.cell == piece.cell and not above.text.rstrip().endswith((*_ENDS, ":"))


def _answers_title(view: DocumentView, piece: Piece) -> bool:
    """Whether a word for a side is a title behind its label: "Job title | Partner"."""
    left = view.left_of(piece)
    if left is None or plain_of(piece.text).text.strip(" .") not in also_titles():
        return False
    found = scan(left.text)
    return bool(found) and any(entry.key == "signatory.title" for entry in found[-1].entries)


def _heads(view: DocumentView, piece: Piece, hits: Sequence[Hit]) -> bool:
    """Whether the caption has no value of its own, on its line or in the next cell."""
    if hits and any(entry.key == "signature" for entry in hits[0].entries):
        return False
    if hits and piece.text[hits[0].value : hits[0].stop].strip():
        return False
    right = view.right_of(piece)
    return right is None or label_like(right.text) or _is_caption(right.text)


def _heads_block(entry: Entry, hit: Hit) -> bool:
    """Whether the label is the head of contact data or of a signature block ("Signed for the customer")."""
    return entry.key in ("contact.name", "signature") and hit.separator in ("end", "colon", "fill")


def _is_caption(text: str) -> bool:
    """Whether ``text`` is made of role words and words of captions only ("1: Customer information")."""
    if len(text) > _LONGEST or len(text.split()) > _WORDS or text[:1].islower():
        return False
    found = plain_of(text)
    first = WORD.search(found.text)
    if first is not None and not _may_begin_caption(first.group()):
        return False
    tokens = tokens_of(found.text)
    index = 0
    while index < len(tokens):
        match = phrase_book().match(found.text, tokens, index)
        if match is not None and any(entry.role for entry in match.entries):
            index = match.last
        elif tokens[index].word in caption_words() or tokens[index].word.isdigit():
            index += 1
        else:
            return False
    return True


def _may_begin_caption(word: str) -> bool:
    """Return whether a caption may begin with ``word``; a lone s may be the end of a genitive."""
    return word == "s" or word.isdigit() or word in caption_words() or phrase_book().begins(word)


def with_roles(view: DocumentView, items: Iterable[Labelled]) -> list[Labelled]:
    """Return ``items``, those without a role given that of their caption, if they have one."""
    by_page = {page.number: list(captions(view, page.number)) for page in view.pages}
    return [_with_role(view, item, by_page[item.page]) for item in items]


def _with_role(view: DocumentView, item: Labelled, found: list[Caption]) -> Labelled:
    if item.role is not None or item.label_box is None or not found:
        return item
    piece = view.piece_at(item.page, item.position)
    usable = found if item.bare else [caption for caption in found if caption.heads]
    signing = item.key not in _NEVER_SIGNED
    caption = caption_of(view, piece, usable, signing=signing) if piece is not None else None
    if piece is None or caption is None or _is_over(caption, piece, found):
        return item
    return with_role(item, caption.role)


def _is_over(caption: Caption, piece: Piece, found: Sequence[Caption]) -> bool:
    """Whether the other side is named between a caption and ``piece``, in the caption's own column."""
    return any(
        other.role is not caption.role
        and caption.piece.box.top < other.piece.box.top < piece.box.top
        and abs(other.piece.box.left - caption.piece.box.left) <= _ALIGNED
        for other in found
    )


def caption_of(
    view: DocumentView, piece: Piece, found: list[Caption], *, signing: bool = True
) -> Caption | None:
    """Return the nearest of the captions ``found`` that ``piece`` stands under, or null.

    ``signing`` says that it may be part of a signature block, where a gap parts the name from the lines.
    """
    if piece.cell is not None:
        if not signing:
            found = [item for item in found if not _has_own_value(view, item, piece.cell)]
        found = [item for item in found if not _heads_column(view, item, piece.cell)]
        in_table = _in_table(piece, piece.cell, found)
        if in_table is not None:
            return in_table
    reach = _REACH * max(piece.box.height, 1)
    above = [
        caption
        for caption in found
        if 0 <= piece.box.top - caption.piece.box.top <= reach and caption.piece.index != piece.index
    ]
    if not above:
        return None
    above.sort(key=lambda caption: -caption.piece.box.top)
    captioned = {caption.piece.index for caption in found}
    ends = [
        other.box.top
        for other in view.pieces(piece.page)
        if other.heading and other.index not in captioned and other.box.top < piece.box.top
    ]
    above = [
        caption
        for caption in above
        if caption.piece.box.top >= max(ends, default=caption.piece.box.top)
        and (signing or piece.box.top <= _end_of_address(view, caption) or _is_asked_beside(view, piece))
    ]
    for caption in above:
        rivals = [
            other
            for other in found
            if other.role is not caption.role and _are_side_by_side(view, other.piece, caption.piece)
        ]
        if not rivals:
            return caption
        beside = [other for other in (caption, *rivals) if other.piece.box.left <= piece.box.left + 12]
        if beside:
            return max(beside, key=lambda other: other.piece.box.left)
    return None


def _are_side_by_side(view: DocumentView, one: Piece, other: Piece) -> bool:
    """Whether two pieces stand beside each other, be one a little above the other."""
    if view.line_of(one) is view.line_of(other):
        return True
    apart = one.box.left >= other.box.right or other.box.left >= one.box.right
    return apart and abs(one.box.top - other.box.top) < max(one.box.height, other.box.height)


def _is_asked_beside(view: DocumentView, piece: Piece) -> bool:
    """Whether the label of ``piece`` stands a second time beside it: each is of its own column then."""
    own = _asked(piece)
    beside = (other for other in view.pieces(piece.page) if _are_side_by_side(view, other, piece))
    return bool(own) and any(_asked(other) & own for other in beside if other.index != piece.index)


def _asked(piece: Piece) -> frozenset[str]:
    hits = scan(piece.text)
    return frozenset(entry.key for entry in hits[0].entries) if len(hits) == 1 else frozenset()


def _end_of_address(view: DocumentView, caption: Caption) -> float:
    """Return how far down a caption reaches over an address, not over labels: to the first gap."""
    last = caption.piece
    below = view.below(last) if caption.heads else None
    if below is None or below.cell is not None or label_like(below.text) or scan(below.text):
        return float("inf")
    while below is not None and below.box.top - last.box.bottom <= _ADDRESS_GAP * last.box.height:
        if below.heading or label_like(below.text):
            break
        last, below = below, view.below(below)
    return last.box.top


def _has_own_value(view: DocumentView, caption: Caption, cell: Cell) -> bool:
    """Whether the caption, in another cell than ``cell``, is a label with its value in its own cell."""
    own = caption.piece.cell
    return own is not None and own != cell and len(view.cell(caption.piece.page, own)) > 1


def _heads_column(view: DocumentView, caption: Caption, cell: Cell) -> bool:
    """Whether a caption left of ``cell`` heads its own column: "Partner | Tenant ID" over their answers."""
    own = caption.piece.cell
    if own is None or own.table != cell.table or own.row != cell.row or own == cell:
        return False
    below = view.cell_below(caption.piece)
    row = [part for part in view.row(caption.piece.page, own.table, own.row) if part]
    answered = below is not None and len(below) > 0 and not scan(below[0].text)
    return answered and all(_asks_only(part) for part in row)


def _asks_only(cell: Sequence[Piece]) -> bool:
    """Whether a cell holds a label, or the words of a caption, and nothing else."""
    text = " ".join(piece.text for piece in cell)
    hits = scan(text)
    return (len(hits) == 1 and hits[0].separator == "end") or (not hits and _is_caption(text))


def _in_table(piece: Piece, cell: Cell, found: list[Caption]) -> Caption | None:
    """Return the caption in the same cell, at the head of the row, or nearest above in the column."""
    near = [
        caption
        for caption in found
        if caption.piece.cell is not None
        and caption.piece.cell.table == cell.table
        and (
            (caption.piece.cell == cell and caption.piece.start < piece.start)
            or (caption.piece.cell.row == cell.row and caption.piece.cell.column < cell.column)
            or (caption.piece.cell.row < cell.row and caption.piece.cell.column == cell.column)
        )
    ]
    return max(near, key=lambda caption: (caption.piece.cell or cell).row, default=None)
