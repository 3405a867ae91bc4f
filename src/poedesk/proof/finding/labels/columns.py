"""Where the value of a label lies outside tables: to the right, over a rule, on the next line."""

from collections.abc import Callable, Iterator

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold, plain
from poedesk.proof.document.model import Box, By
from poedesk.proof.finding.dating.date_text import parse_dates
from poedesk.proof.finding.identity.name_bounds import looks_like_organisation
from poedesk.proof.finding.labels.model import Value
from poedesk.proof.finding.labels.phrases import also_titles
from poedesk.proof.finding.labels.scan import Hit, label_like, label_only, numbered
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.states import is_blank
from poedesk.proof.finding.page.view import DocumentView, Piece

_NEXT_LINE_LIMIT = 120
"""Characters, at most, of a value on the line under its label."""

_RULE_GAP = 1.8
"""Heights of a label, at most, between it and the rule that it stands under."""

_UNDER_RULES = frozenset(
    {
        "signature",
        "signatory.name",
        "signatory.title",
        "signatory.name_and_title",
        "date.signed",
        "initials",
        "party.name",
    }
)
"""Keys whose labels are printed under the line to write on."""

_TOUCH = 3.0
"""Units by which a rule and the text at it may overlap."""

_WRAPPED_LINES = 3

_LINE_GAP = 0.7
"""Heights of a line, at most, between the lines of one value."""

_ITEM = compiled(r"\W{0,3}\d{1,2}\s?[.)](?:\s|$)")
"""The number before an item of a form, with or without its words."""

_FEW = 5
"""Words of a line that ends like a sentence and may still be a value."""

_FOR_A_SIDE = compiled(r"(?i)(?:for|on behalf of|p\.?\s?p\.?|für|im namen|pour|por|en nombre)\s")

_OF_NO_SIDE = frozenset({"tenant_id", "domain", "project.name", "subscription_id"})
"""Keys of what a form asks about the customer without saying so."""

_ALIGNED = 4.0
"""Units that two left edges may differ and still count as aligned."""


def lone(hit: Hit) -> bool:
    """Return whether the label is nothing but a role word."""
    return all(entry.lone_role for entry in hit.entries)


def answers_title(hit: Hit, text: str) -> bool:
    """Return whether ``text`` is a word for a side that answers a label for a title ("Partner")."""
    asked = any(entry.key == "signatory.title" and not entry.bare for entry in hit.entries)
    return asked and plain(fold(text)).strip(" .") in also_titles()


def free_values(view: DocumentView, piece: Piece, hit: Hit) -> Iterator[Value]:
    """Yield the value of a label outside tables; of the head of a column all that stands under it."""
    value = free_value(view, piece, hit, piece)
    if value is not None:
        yield value
    heads = view.line_of(piece).pieces
    if value is None or value.via != "below" or len(heads) == 1:
        return
    if not all(label_only(other.text) for other in heads) or any(
        entry.key == "party.name" for entry in hit.entries
    ):
        return
    last = view.below(piece)
    while last is not None and (last := view.below(last)) is not None:
        beside = len(view.line_of(last).pieces) > 1
        if (
            not beside
            or label_like(last.text)
            or last.heading
            or abs(last.box.left - piece.box.left) > 3 * _ALIGNED
        ):
            return
        yield Value("below", ((last.start, last.end),), last.box)


def free_value(view: DocumentView, piece: Piece, hit: Hit, last: Piece) -> Value | None:
    """Return the value to the right, over the rule, or on the next line; outside tables."""
    right = view.right_of(piece) or (view.right_of(last) if last is not piece else None)
    item = numbered(piece.text) and any(entry.key == "party.name" for entry in hit.entries)
    if item and right is not None and _ITEM.match(right.text):
        right = None  # "1. Name of applicant" beside "2. Number": the next thing that is asked
    if right is not None and answers_title(hit, right.text):
        return Value("right", ((right.start, right.end),), right.box)
    if right is not None and not label_like(right.text):
        return Value("right", _wrapped_value(view, piece, right), right.box)
    caption = piece.heading and lone(hit)
    under = hit.separator == "end" and not caption and not item
    if under and (over := _over_rule(view, piece, hit)) is not None:
        return over
    below = (
        view.below(last) or (_set_in(view, piece) if item else None)
        if right is None or hit.separator == "colon" or lone(hit) or _heads(view, piece)
        else None
    )
    if hit.separator == "end" and (over := _date_over(view, piece, hit, below)) is not None:
        return over
    if below is not None and _may_be_next_line(view, (piece, last), below, hit):
        return Value("below", ((below.start, below.end),), below.box)
    if hit.separator == "end" and (lone(hit) or any(entry.bare for entry in hit.entries)):
        return None
    if lone(hit) and below is not None:
        return None
    return Value("right", (), None) if hit.separator == "colon" or right is None else None


def _set_in(view: DocumentView, label: Piece) -> Piece | None:
    """Return what stands on the line under a numbered label, further in than the label is long."""
    lines = view.lines(label.page)
    after = next((line for line in lines if line.box.top >= label.box.bottom - _TOUCH), None)
    if after is None or after.box.top - label.box.bottom > label.box.height:
        return None
    beside = view.right_of(label)
    end = beside.box.left if beside is not None else label.box.right + label.box.width
    inside = [other for other in after.pieces if label.box.right <= other.box.left < end - _ALIGNED]
    return inside[0] if inside and inside[0].cell is None else None


def _heads(view: DocumentView, piece: Piece) -> bool:
    """Whether ``piece`` stands in a line of labels with a line of as many columns under it."""
    line = view.line_of(piece)
    below = view.below(piece)
    rows = below is not None and len(view.line_of(below).pieces) > 1 and not label_like(below.text)
    return len(line.pieces) > 1 and rows and all(label_only(other.text) for other in line.pieces)


def _date_over(view: DocumentView, piece: Piece, hit: Hit, below: Piece | None) -> Value | None:
    """Return the date right above a label "Date signed" that has none below: its line may be a drawing."""
    if not any(entry.key == "date.signed" for entry in hit.entries) or (below and parse_dates(below.text)):
        return None
    above = view.above(piece)
    if above is None or abs(above.box.left - piece.box.left) > 3 * _ALIGNED or not parse_dates(above.text):
        return None
    return None if label_like(above.text) else Value("above", ((above.start, above.end),), above.box)


def _may_be_next_line(view: DocumentView, label: tuple[Piece, Piece], below: Piece, hit: Hit) -> bool:
    first, piece = label
    if not below.heading and answers_title(hit, below.text) and not _heads_a_side(view, below):
        return True
    if label_like(below.text) or len(below.text) > _NEXT_LINE_LIMIT:
        return False
    if numbered(first.text) and numbered(below.text):
        return False  # the next thing that is asked
    if below.heading and not (_captions(piece, below, hit) or _is_typed_in(view, first, below, hit)):
        return False
    if hit.separator == "end" and piece.heading and any(not entry.lone_role for entry in hit.entries):
        # A sentence is running text; "Pellwick Freight, Inc." is a name.
        return not (below.text.rstrip().endswith((".", ";")) and len(below.text.split()) > _FEW)
    if lone(hit) and _FOR_A_SIDE.match(below.text):
        return False  # "Sebastian Hurrell / Partner / for Foxcombe Auctioneers" is who signs, and no label
    sentence = below.text.rstrip().endswith((".", ";", ",")) and len(below.text.split()) > len(
        ["one", "of", "a", "few", "words"]
    )
    if sentence and any(entry.key == "party.name" for entry in hit.entries):
        sentence = not looks_like_organisation(below.text)  # "Molinos del Lago S.A. de C.V." is a name
    return not sentence and (view.left_of(below) is None or below.box.left >= first.box.left - _ALIGNED)


_SMALLER = 0.8
"""Heights of its value that a small label over it has at most."""


def _captions(label: Piece, value: Piece, hit: Hit) -> bool:
    """Whether a label is set close over its value, so that a bold value is no heading.

    It is set small, or asks for a party: "Prepared for" over the name in heavy type.
    """
    small = label.box.height <= _SMALLER * value.box.height
    party = any(entry.key == "party.name" and not entry.lone_role for entry in hit.entries)
    party = party and not (numbered(label.text) or numbered(value.text))
    close = value.box.top - label.box.bottom <= label.box.height / 2
    aligned = abs(value.box.left - label.box.left) <= _ALIGNED
    return (small or party) and close and aligned and not label.heading


def _is_typed_in(view: DocumentView, label: Piece, value: Piece, hit: Hit) -> bool:
    """Whether heavy type is set in under a numbered label on paper: a typewriter's answer, no heading."""
    asked = numbered(label.text) and any(entry.key == "party.name" for entry in hit.entries)
    on_paper = view.seen_by(value.page, value.start) is By.OCR
    return asked and on_paper and not label.heading and value.box.left > label.box.left + _ALIGNED


def _heads_a_side(view: DocumentView, piece: Piece) -> bool:
    """Whether a word for a side, as "Partner", heads what follows: labels of that side, or of none."""
    after = view.below(piece, gap=4.0)
    hits = label_only(after.text) if after is not None else ()
    roles = {entry.role for hit in hits for entry in hit.entries}
    return Role.CUSTOMER not in roles and not any(
        entry.key in _OF_NO_SIDE for hit in hits for entry in hit.entries
    )


def _wrapped_value(view: DocumentView, label: Piece, value: Piece) -> tuple[tuple[int, int], ...]:
    """Return the ranges of ``value`` and of the lines around it that have no label of their own.

    A label may stand beside the first line of its value, the last, or in the middle.
    """
    lines = [value]
    for step in (view.below, view.above):
        last = value
        while len(lines) < _WRAPPED_LINES and (other := step(last, gap=_LINE_GAP)) is not None:
            if not _goes_on(view, label, value, other) or _nearer_to_next(view, last, other, step):
                break
            lines.append(other)
            last = other
    return tuple((line.start, line.end) for line in sorted(lines, key=lambda line: line.box.top))


def _goes_on(view: DocumentView, label: Piece, value: Piece, other: Piece) -> bool:
    aligned = abs(other.box.left - value.box.left) <= _ALIGNED and other.box.left > label.box.right
    return (
        aligned
        and other.cell is None
        and not other.heading
        and view.left_of(other) is None
        and not label_like(other.text)
    )


def _nearer_to_next(view: DocumentView, last: Piece, other: Piece, step: Callable[..., Piece | None]) -> bool:
    """Whether ``other`` belongs to the value of another label, which stands beside its last or first line."""
    after = step(other, gap=_LINE_GAP)
    if after is None or view.left_of(after) is None or abs(after.box.left - other.box.left) > _ALIGNED:
        return False
    return _distance(other, after) < _distance(last, other)


def _distance(one: Piece, other: Piece) -> float:
    return max(other.box.top - one.box.bottom, one.box.top - other.box.bottom)


def _over_rule(view: DocumentView, piece: Piece, hit: Hit) -> Value | None:
    """Return what stands on the line that ``piece`` is printed under; null when there is none.

    A rule above and another below is a row of a table, not a line to sign on.
    """
    if not any(entry.key in _UNDER_RULES for entry in hit.entries):
        return None
    above = view.above(piece, gap=_RULE_GAP)
    if above is not None and is_blank(above.text) and "__" in above.text:
        return Value("above", (), above.box)
    rule = _rule_over(view, piece)
    if rule is None:
        return None
    limit = _RULE_GAP * max(piece.box.height, 1)
    stands = above is not None and -_TOUCH <= rule.top - above.box.bottom <= limit
    if above is None or not stands or above.heading or label_like(above.text):
        return Value("above", (), rule)
    return Value("above", ((above.start, above.end),), above.box)


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
