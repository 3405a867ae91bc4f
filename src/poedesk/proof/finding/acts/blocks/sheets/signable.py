"""Whether somebody can sign on a page at all: most pages of a long document need not be cut into parts.

What is asked is necessary for a place of signing and no more (see ``signing/anchors.py``): a page is left out
only where no place, and no end of one (see ``joins.py``), can be.
"""

from collections.abc import Sequence

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box, Field, FieldKind, Page
from poedesk.proof.finding.acts.blocks import values, words
from poedesk.proof.finding.acts.blocks.cutting.cut import begins_spaced, cuts
from poedesk.proof.finding.acts.blocks.cutting.kind import Kind
from poedesk.proof.finding.acts.blocks.cutting.line import BREAK, labels_in, line_of, may_end_in
from poedesk.proof.finding.acts.blocks.esign import ESIGN, STAMPED
from poedesk.proof.finding.acts.blocks.parts import cut
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.bounded import NeededWords

LINE_WIDTH = (55.0, 430.0)
"""Widths of a drawn line that somebody may sign on; wider ones are borders."""

PLACES = frozenset({Kind.SIGN, Kind.BY, Kind.CONFORMED, Kind.ESIGN, Kind.LINE})
"""What a block is signed at."""

_NAMES = frozenset({Kind.NAME, Kind.NAME_TITLE})
"""Labels over which an empty rule is a place of signing."""

_CROSSES = (" x ", "\tx", "x\t")
"""The cross at a line to sign on, where it stands alone."""

_INITIALS = ("initial", "inicial", "paraphe")
"""Words that stand in every label for initials that does not begin a line (see ``disclosures/labels.py``)."""

_SIGNED = (words.SLASH_S, ESIGN, STAMPED, words.SIGNED_BY)
_WORDS_OF_SIGNING = [NeededWords(each.pattern) for each in _SIGNED]


def may_be_signed_on(rule: Box) -> bool:
    """Return whether a drawn line is of a width that somebody signs on."""
    return LINE_WIDTH[0] <= rule.width <= LINE_WIDTH[1]


def names_signature(item: Field) -> bool:
    """Return whether a field is for a signature, or a text field is called so."""
    if item.kind is not FieldKind.TEXT:
        return item.kind is FieldKind.SIGNATURE
    low = words.flat(item.label or item.name)
    return any(kind == "sign" and pattern.match(low.strip()) for kind, pattern in labels_in(low))


_INITIALS_OF_FIELD = compiled(r"\binitial|iniciales|paraphe|initialen")


def names_initials(item: Field) -> bool:
    """Return whether a text field is called one for initials."""
    called = words.flat(f"{item.label or ''} {item.name}".replace("_", " "))
    return item.kind is FieldKind.TEXT and _INITIALS_OF_FIELD.search(called) is not None


def can_be_signed(view: DocumentView, page: Page) -> bool:
    """Return whether a place of signing or for initials can stand on ``page``."""
    if page.drawings or any(names_signature(item) or names_initials(item) for item in page.fields):
        return True
    pieces = view.pieces(page.number)
    whole = words.flat(f" {BREAK} ".join([piece.text for piece in pieces]))
    lines, endings = whole.split(f" {BREAK} "), may_end_in(whole)
    if len(lines) != len(endings) or any(word in whole for word in _INITIALS):
        return True
    kinds = frozenset[str]().union(*endings)
    if "sign" in kinds or "initials" in kinds or words.is_filled(whole):
        return True
    spaced = set(map(begins_spaced, lines))
    if {"name", "date"} <= kinds | spaced:
        return True  # a name can be signed over the two
    rules = [rule for rule in page.rules if may_be_signed_on(rule)]
    if rules and (_NAMES & kinds or "name" in spaced or _may_sign_over(view, page, rules)):
        return True
    crossed = any(cross in whole for cross in _CROSSES)
    signing = [each for each in _WORDS_OF_SIGNING if each.may_match(whole)]
    return any(
        _asks(line)
        for line, ending in zip(lines, endings, strict=True)
        if crossed or any(each.may_match(line) for each in signing) or ("by" in ending and _names_doer(line))
    )


def _may_sign_over(view: DocumentView, page: Page, rules: Sequence[Box]) -> bool:
    """Return whether a side, or a name with a date near, may stand right under a rule: most rule a table.

    As in ``signing/anchors.py``, for pages on which a pen wrote nothing.
    """
    pieces, boxes = view.pieces(page.number), page.words
    dated = [piece.box.top for piece in pieces if any(map(str.isdigit, piece.text))]
    for piece in pieces:
        if not _may_hold_name(piece.text) or not any(_is_under(piece.box, rule) for rule in rules):
            continue
        near = any(-_DATED_OVER <= top - piece.box.top <= _DATED_UNDER for top in dated)
        texts = [part.text for part in cut(piece, boxes) if part.kind is Kind.TEXT]
        if any(values.is_side(text) or (near and values.names_or_asks(text)) for text in texts):
            return True
    return False


def _may_hold_name(text: str) -> bool:
    """Return whether a part of a line can be a name or a side: a long line without parts is running text."""
    return len(text.split()) <= _LONGEST_OF_NAMES or ":" in text or "\t" in text or "   " in text


_LONGEST_OF_NAMES = 15
"""Words of a line that nothing parts but the label for a date behind a name, at most."""


def _is_under(box: Box, rule: Box) -> bool:
    """Return whether a line begins a few lines at most under a rule, within its width."""
    across = min(box.right, rule.right) - max(box.left, rule.left)
    return across > -_ROUGHLY and box.bottom > rule.top and box.top - rule.bottom <= _UNDER


_ROUGHLY = 4.0
"""Points by which a line is looked at as wider than it is."""

_UNDER = 36.0
"""Points under a rule within which begins what is signed over it, and more."""

_DATED_OVER, _DATED_UNDER = 60.0, 120.0
"""Points over and under a name within which its date begins, and more."""


def _names_doer(low: str) -> bool:
    return any(kind == "by" for kind, _ in labels_in(low))


def _asks(low: str) -> bool:
    """Return whether a line holds a place of signing."""
    return any(kind in PLACES for _, kind, _ in cuts(line_of(low)))
