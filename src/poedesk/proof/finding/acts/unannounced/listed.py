"""Lists of the parties at the head of a paper: "Supplier: Marrick Tech" says of no signature whose it is."""

from itertools import chain, pairwise

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.whose.party_names import begins_for
from poedesk.proof.finding.acts.unannounced.party_lines import goes_on
from poedesk.proof.finding.page.view import DocumentView, Piece

LABEL_WORDS = 4
"""Words of a label such as "Customer" or "Name of the supplier" at most."""

APART = 5
"""Lines from one party of a list to the next at most."""

ALIGNED = 8.0
"""Points by which the lines of a list differ on their left at most."""

RUNNING = 12
"""Words of a line that is running text, at least."""


def listed(view: DocumentView, page: int, top: float, party: str | None, *, low: float | None = None) -> bool:
    """Return whether ``party`` stands, over a place of signing, in a list of the parties and not at its head.

    ``low`` is where the signature ends, if it stands under what asks for it. Such a list gives both
    sides under each other, or stands over the text of the paper.
    """
    if party is None:
        return False
    over = [piece for piece in view.pieces(page) if piece.box.bottom <= top]
    told = [(number, piece) for number, piece in enumerate(over) if _role(piece) is not None]
    own = [(number, piece) for number, piece in told if party.strip(" .") in piece.text.partition(":")[2]]
    if not own:
        return False
    number, last = own[-1]
    if _headed(view, last, max(top + LEVEL, low or 0.0), party.strip(" .")):
        return False
    if any(_role(piece) is not _role(last) and _level(piece, last) for _, piece in told):
        return False  # two columns, each under its own head
    texted = any(len(piece.text.split()) >= RUNNING for piece in over[number + 1 :])
    both = any(
        after - before <= APART and abs(one.box.left - other.box.left) <= ALIGNED
        for (before, one), (after, other) in pairwise(told)
        if _role(one) is not _role(other)
        if other.box.top > one.box.top
        if not any(_SIGNS & set(words.flat(piece.text).split()) for piece in over[before + 1 : after])
    )
    return both or (texted and len(told) == 1)


def _level(one: Piece, other: Piece) -> bool:
    return one.box.top < other.box.bottom and one.box.bottom > other.box.top


def _headed(view: DocumentView, last: Piece, low: float, party: str) -> bool:
    """Return whether ``party`` stands again between the list and the place of signing, or on its line."""
    pieces = [piece for piece in view.pieces(last.page) if last.box.bottom <= piece.box.top <= low]
    broken = (f"{piece.text} {other.text}" for piece in pieces for other in pieces if goes_on(piece, other))
    return any(
        party in text and (len(text.replace(party, " ").split()) <= LABEL_WORDS or begins_for(text))
        for text in chain((piece.text for piece in pieces), broken)
    )


LEVEL = 15.0
"""Points under the top of a signature at which the print of its line begins at most."""

_SIGNS = frozenset({"signature:", "signed:", "by:", "name:", "date:", "unterschrift:", "firma:"})


def _role(piece: Piece) -> object:
    label, colon, value = piece.text.partition(":")
    named = colon and value.strip() and len(label.split()) <= LABEL_WORDS
    return words.role_of(label) if named else None
