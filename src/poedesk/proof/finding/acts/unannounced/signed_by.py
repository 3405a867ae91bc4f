"""Lines that say who signs and for whom: "Signed by Dana Whitfield for and on behalf of Alder Mills"."""

from collections.abc import Sequence

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.sheets.sheet import height
from poedesk.proof.finding.acts.blocks.signing.sentences import withholds
from poedesk.proof.finding.page.view import Piece
from poedesk.proof.finding.wording.plain import plain_of

SIGNED_BY = compiled(
    r"^(?:signed|executed|accepted|unterzeichnet|unterschrieben|gezeichnet|signe|firmad[oa]|suscrito|firmato|sottoscritto"
    r"|(?:onder)?getekend|assinado)\s"
    r"(?:\S+\s){0,4}?(?:by|von|durch|par|por|da|door)\s"
)
"""That somebody signs, at the head of a sentence: "Firmado por Dana Whitfield, en nombre de"."""

NEARLY = 4.0
"""Points by which lines of one column begin apart at most."""

BESIDE = 2.5
"""Heights of a line between the top of a signature and that of the sentence beside it at most."""


def says_signed_by(text: str) -> bool:
    """Return whether a line begins to say by whom something is signed."""
    return SIGNED_BY.match(plain_of(text).text) is not None and not withholds(text)


def lines_beside(pieces: Sequence[Piece], mark: Box) -> list[Piece]:
    """Return the lines of the sentence that begins left of a signature, at its height, if one does."""
    left = [p for p in pieces if p.box.right <= mark.left + NEARLY]
    level = [p for p in left if abs(p.box.top - mark.top) <= BESIDE * height(p.box)]
    begun = [p for p in level if says_signed_by(p.text)]
    first = min(begun, key=lambda p: abs(p.box.top - mark.top), default=None)
    if first is None:
        return []
    lines = [first]
    for piece in sorted(left, key=lambda p: p.box.top):
        gap = piece.box.top - lines[-1].box.bottom
        close = piece.box.top > lines[-1].box.top and gap <= 0.8 * height(lines[-1].box)
        aligned = abs(piece.box.left - first.box.left) <= NEARLY
        if close and aligned and not says_signed_by(piece.text):
            lines.append(piece)
    return lines
