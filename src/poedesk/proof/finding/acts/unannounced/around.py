"""Printed names that stand over ink, left of it, or behind a label: what a block is when it is set otherwise.

"Client's representative / Rowena Hale / Head of Facilities" over the ink; the lines of who signs at the left
and the line to sign on at the right; "MERIDEN FOODS: ROWENA HALE, HEAD OF FACILITIES" before the ink.
"""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import height, middle, overlap
from poedesk.proof.finding.acts.naming.people import looks_like_title
from poedesk.proof.finding.acts.unannounced.lines import is_date, names_person
from poedesk.proof.finding.acts.unannounced.whom import given_for
from poedesk.proof.finding.page.view import Piece

STACK = 5
"""Lines over ink among which a name, its title, a date and a head stand at most."""

NEXT = 30.0
"""Points between ink and the line next to it at most."""

ASIDE = 300.0
"""Points between ink and the lines of who signs at the left of it at most."""

LEANS = 10.0
ALIGNED = 8.0
LONGEST = 90
"""Characters of a line of a block at most."""


def parted(piece: Piece) -> tuple[Piece | None, Piece]:
    """Return the label before a person's name, as a line of its own, and the name; null without a label.

    "Fdo.: Marta Sanz", "MERIDEN FOODS: ROWENA HALE, HEAD OF FACILITIES".
    """
    label, colon, tail = piece.text.partition(":")
    told = tail.strip()
    if not colon or not told or not names_person(told) or words.NOT_SIGNING.search(words.flat(label)):
        return None, piece
    at = piece.text.index(told, len(label))
    share = piece.box.width * at / max(len(piece.text), 1)
    left = Box(piece.box.left, piece.box.top, piece.box.left + share, piece.box.bottom)
    head = replace(piece, text=label, end=piece.start + len(label), box=left)
    name = replace(piece, text=piece.text[at:], start=piece.start + at)
    return head, name


def is_name_label(text: str) -> bool:
    """Return whether a label asks for the name of who signs: "Fdo.", "Name", "Signed by"."""
    low = words.flat(text).strip() + ":"
    return any(kind in _NAMED and pattern.match(low) for kind, pattern in words.labels())


_NAMED = frozenset({"name", "name_title", "by"})


def says_signed(text: str) -> bool:
    """Return whether a label before a name says that this person signed: "Fdo.", "gez."."""
    return _SIGNED.match(words.flat(text).strip()) is not None


_SIGNED = later(r"(?:fdo|firmado(?: por)?|signed(?: by)?|sgd|gez|gezeichnet|signe(?: par)?)\s?\.?$")


def over_ink(placed: Plane[Piece], box: Box) -> tuple[Piece | None, tuple[Piece, ...]] | None:
    """Return the head and the lines of who signs, name first, that stand over ink; null where none do."""
    stack = _stack_over(placed, box)
    for number, piece in enumerate(stack):
        label, name = parted(piece)
        if not names_person(name.text):
            continue
        if label is not None and is_name_label(label.text):
            return None  # a list with labels is of a side's own block
        under = [each for each in reversed(stack[:number]) if _belongs(each)]
        if len(under) < number:
            return None  # other words stand between the name and the ink
        higher = stack[number + 1 :]
        dates = [each for each in higher[:1] if is_date(fold(each.text))]
        head = label or next(iter(higher[len(dates) :]), None)
        return head, (name, *under, *dates, *_under(placed, box))
    return None


def left_of_ink(placed: Plane[Piece], box: Box) -> tuple[Piece | None, tuple[Piece, ...]] | None:
    """Return the head and the lines of who signs that stand left of ink, with nothing between."""
    level = [
        piece
        for piece in placed.near(box.top - NEXT, box.bottom + NEXT, box.left - ASIDE, box.left)
        if piece.box.right <= box.left and len(piece.text) <= LONGEST
    ]
    named = sorted((piece for piece in level if names_person(piece.text)), key=lambda piece: piece.box.top)
    if not named or named[0].box.top > box.bottom:
        return None
    name, *others = named  # titles and organisations can look like names: they stand under one
    if any(abs(other.box.left - name.box.left) > ALIGNED for other in others):
        return None
    between = placed.near(box.top, box.bottom, name.box.right, box.left)
    if any(name.box.right < piece.box.left and piece.box.right <= box.left for piece in between):
        return None
    under = sorted((p for p in level if p.box.top > middle(name.box)), key=lambda p: p.box.top)
    under = [piece for piece in under if abs(piece.box.left - name.box.left) <= ALIGNED]
    over = [
        piece
        for piece in placed.near(name.box.top - NEXT, middle(name.box), name.box.left, name.box.right)
        if middle(piece.box) < name.box.top
    ]
    head = max(over, key=lambda piece: piece.box.bottom, default=None)
    return head, (name, *under, *_under(placed, box))


def with_title_over(
    placed: Plane[Piece], head: Piece | None, lines: tuple[Piece, ...]
) -> tuple[Piece | None, tuple[Piece, ...]]:
    """Return head and lines of a block whose title stands over the ink: "For Lakeview / The Bursar"."""
    said = "" if head is None else fold(head.text)
    if head is None or not looks_like_title(said) or words.role_of(said) or given_for(said) is not None:
        return head, lines
    over = [
        piece
        for piece in placed.near(head.box.top - NEXT, middle(head.box), head.box.left, head.box.right)
        if middle(piece.box) < head.box.top
    ]
    return max(over, key=lambda piece: piece.box.bottom, default=None), (*lines, head)


def _stack_over(placed: Plane[Piece], box: Box) -> list[Piece]:
    """Return the lines set over ink, the nearest first."""
    found: list[Piece] = []
    top, first = middle(box), None
    while len(found) < STACK:
        near = placed.near(top - NEXT - height(box), top, box.left - LEANS, box.right + LEANS)
        higher = [
            piece
            for piece in near
            if middle(piece.box) < top
            and (found or overlap(piece.box, box) > -LEANS)
            and (first is None or abs(piece.box.left - first.box.left) <= ALIGNED)
            and len(piece.text) <= LONGEST
            and piece not in found
        ]
        last = max(higher, key=lambda piece: piece.box.bottom, default=None)
        edge = box.top if first is None else found[-1].box.top
        if last is None or edge - last.box.bottom > NEXT:
            break
        found.append(last)
        first, top = first or last, last.box.top
    return found


def _belongs(piece: Piece) -> bool:
    """Return whether a line between a name and the ink can be of who signs: a title, a house, a day."""
    text = piece.text.strip()
    return not text.endswith((".", ":", "?")) and words.NOT_SIGNING.search(words.flat(text)) is None


def _under(placed: Plane[Piece], box: Box) -> Sequence[Piece]:
    """Return the date that stands closely under ink or behind it."""
    near = placed.near(middle(box), box.bottom + 2 * NEXT, box.left - LEANS, box.right + ASIDE)
    dates = [
        piece
        for piece in near
        if is_date(fold(piece.text))
        and (
            overlap(piece.box, box) > -LEANS
            or (piece.box.left >= box.right and middle(piece.box) <= box.bottom)
        )
    ]
    return dates[:1]
