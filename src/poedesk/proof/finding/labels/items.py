"""Numbered items of a form that are answered in more than one value, or under a label of their own.

"8. What is the name and address of the client?" over "Name" and "Address"; "10. List every client for whom
you work" over a line for each.
"""

from collections.abc import Iterator

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.labels.model import Value
from poedesk.proof.finding.labels.scan import Hit, label_like, numbered
from poedesk.proof.finding.page.view import DocumentView, Piece

_NAME = compiled(r"(?i)\W*(?:n ?a ?m ?e|nom|nombre|nome|naam)\b[\s:_.]*")
_OTHER = compiled(
    r"(?i)\W*(?:address|adresse|anschrift|direcci[oó]n|domicilio|indirizzo|adres|street|city|state|zip|tele?phone|phone|e-?mail)\b"
)
"""What is asked beside the name, under the same item."""

_LIST = compiled(r"(?i)\blist\s+(?:the\s+names?\s+of\s+)?(?:every|each|all)\s")

_LINES = 4
"""Lines, at most, of a list under its item."""

_FIRST = 1.6
"""Heights of an item, at most, down to the first of them."""

_FULL = 0.75
"""Part of the page's width from which on a line is full, so that its last words go on in the next one."""

_CLOSE = 0.7
"""Heights of a line, at most, between the lines of a list."""

_SIDEWAYS = 6.0
"""Units that the left edges of such lines may differ."""

_ENDS_OPEN = compiled(r"(?i)(?:[,;&-]|\b(?:and|of|the|for|und|de|et|y))\s*$")
"""How a line ends that goes on in the next one."""


def item_values(view: DocumentView, piece: Piece, hit: Hit) -> list[Value]:
    """Return what answers an item that asks for the name and more, or for every party; none for others."""
    own = _own_label(view, piece, hit)
    return [own] if own is not None else _listed(view, piece, hit)


def _own_label(view: DocumentView, piece: Piece, hit: Hit) -> Value | None:
    """Return what stands at "Name" under an item that asks for a party's name and more; null without it."""
    if hit.separator != "end" or not (numbered(piece.text) or piece.text.rstrip().endswith("?")):
        return None
    if all(entry.bare or entry.key != "party.name" for entry in hit.entries):
        return None
    below = view.below(piece)
    found = _NAME.match(below.text) if below is not None else None
    if below is None or found is None:
        return None
    if found.end() < len(below.text):
        return Value("right", ((below.start + found.end(), below.end),), below.box)
    places = (view.right_of(below), view.below(below))
    for via, place in zip(("right", "below"), places, strict=True):
        if place is not None and not _OTHER.match(place.text) and not label_like(place.text):
            return Value(via, ((place.start, place.end),), place.box)
    return Value("right")


def _listed(view: DocumentView, piece: Piece, hit: Hit) -> list[Value]:
    """Return what stands in the lines under an item that asks for every party; none where nothing does."""
    if hit.separator != "end" or not _LIST.search(piece.text[: hit.start]):
        return []
    parts: list[list[tuple[int, int]]] = []
    goes_on = False
    for line in _lines(view, piece):
        start = line.start
        for text in line.text.split(";"):
            if text.strip():
                place = (start, start + len(text))
                if goes_on and parts:
                    parts[-1].append(place)
                else:
                    parts.append([place])
            goes_on, start = False, start + len(text) + 1
        width = view.page(piece.page).width
        wide = width is not None and line.box.right - piece.box.left >= _FULL * width
        goes_on = not line.text.rstrip().endswith(";") and (wide or _ENDS_OPEN.search(line.text) is not None)
    via = "list" if len(parts) > 1 else "below"
    return [Value(via, tuple(part)) for part in parts]


def _lines(view: DocumentView, piece: Piece) -> Iterator[Piece]:
    """Yield the lines under an item, down to a gap, a label or the next item."""
    last = piece
    for number in range(_LINES):
        below = view.below(last, gap=_CLOSE if number else _FIRST)
        if below is None or label_like(below.text) or numbered(below.text):
            return
        if number and abs(below.box.left - last.box.left) > _SIDEWAYS:
            return
        yield below
        last = below
