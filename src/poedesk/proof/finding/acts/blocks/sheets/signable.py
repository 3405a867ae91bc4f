"""Whether somebody can sign on a page at all: most pages of a long document need not be cut into parts.

What is asked is necessary for a place of signing and no more (see ``signing/anchors.py``): a page is left out
only where no place, and no end of one (see ``joins.py``), can be.
"""

from poedesk.proof.document.model import Box, Page
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.cutting.cut import begins_spaced, cuts
from poedesk.proof.finding.acts.blocks.cutting.kind import Kind
from poedesk.proof.finding.acts.blocks.cutting.line import BREAK, line_of, may_end_in
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.necessary import Needed

LINE_WIDTH = (55.0, 430.0)
"""Widths of a drawn line that somebody may sign on; wider ones are borders."""

PLACES = frozenset({Kind.SIGN, Kind.BY, Kind.CONFORMED, Kind.ESIGN, Kind.LINE})
"""What a block is signed at."""

_CROSSES = (" x ", "\tx", "x\t")
"""The cross at a line to sign on, where it stands alone."""

_INITIALS = ("initial", "inicial", "paraphe")
"""Words that stand in every label for initials that does not begin a line (see ``disclosures/labels.py``)."""

_WORDS_OF_SIGNING = Needed([words.SLASH_S.pattern, words.ESIGN.pattern, words.SIGNED_BY.pattern])


def may_be_signed_on(rule: Box) -> bool:
    """Return whether a drawn line is of a width that somebody signs on."""
    return LINE_WIDTH[0] <= rule.width <= LINE_WIDTH[1]


def can_be_signed(view: DocumentView, page: Page) -> bool:
    """Return whether a place of signing or for initials can stand on ``page``."""
    if page.drawings or page.fields or any(map(may_be_signed_on, page.rules)):
        return True
    pieces = view.pieces(page.number)
    whole = words.flat(f" {BREAK} ".join([piece.text for piece in pieces]))
    lines, endings = whole.split(f" {BREAK} "), may_end_in(whole)
    if len(lines) != len(endings) or any(word in whole for word in _INITIALS):
        return True
    kinds = frozenset[str]().union(*endings)
    if "sign" in kinds or "initials" in kinds or any(map(words.is_filled, lines)):
        return True
    if {"name", "date"} <= kinds | set(map(begins_spaced, lines)):
        return True  # a name can be signed over the two
    crossed = any(cross in whole for cross in _CROSSES)
    return any(
        _asks(line)
        for line, ending in zip(lines, endings, strict=True)
        if crossed or "by" in ending or _WORDS_OF_SIGNING.may_match(line)
    )


def _asks(low: str) -> bool:
    """Return whether a line holds a place of signing."""
    return any(kind in PLACES for _, kind, _ in cuts(line_of(low)))
