"""Places of signing that stand at a side's own head or list: no label of theirs asks for a signature.

"Customer:" with ink beside it over "Name:" and "Date:"; "Signed for the client:" with ink beside it; ink
under a side's name, title and date; a name that stands once in script and once more at "Name:".
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import reduce
from operator import attrgetter

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    TALL,
    Sheet,
    dated,
    height,
    line_of,
    middle,
    overlap,
    same_line,
)
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_person, same_person
from poedesk.proof.finding.acts.places import Anchor, Style, by_ref, by_zone, taken_by

ALIGNED = 6.0
"""Points by which the left edges of a list's labels differ at most."""

FAR = 60.0
"""Points between a head and the ink beside it at most."""

ROWS = 7
"""Lines of name, title and date under a head at most."""

LONGEST_LIST = 40
"""Lines of one list of names, titles and dates that are looked at for what heads it at most."""

FARTHEST = 1000.0
"""Points that a list is looked for over its last line at once at most."""

SIGNED_OVER, SIGNED_ASIDE, SIGNED_WIDE = 40.0, 420.0, 40.0
"""Points over and beside the label of the date of signing in which ink signs, and its least width."""

LONGEST_HEAD = 8
"""Words of a head that names an organisation at most."""

_LISTED = frozenset({Kind.NAME, Kind.TITLE, Kind.NAME_TITLE, Kind.DATE})
_SIGNS = compiled(
    r"\b(?:signed|accepted|agreed|acknowledged|approved|authori[sz]ed|confirmed|firmado|aceptado"
    r"|unterzeichnet|signe|accepte)\b"
)


def at_heads(sheet: Sheet, found: list[Anchor]) -> list[Anchor]:
    """Return the heads of sides beside which somebody signs, and those of the other sides set like them."""
    known = {id(anchor.part) for anchor in found}
    heads = [
        part
        for part in sheet.parts
        if part.page == sheet.page.number and id(part) not in known and _opens_block(sheet, part)
    ]
    signed = [head for head in heads if _signed_beside(sheet, head)]
    like = _Like(signed)
    return [Anchor(head.page, head, Style.RIGHT, head.box) for head in heads if like.has(head)]


_OF_SIGNING = compiled(
    r"\b(?:sign(?:ed|ing|ature)|firma(?:do)?|unterschrift|unterzeichnet|unterzeichnung|signe)"
)


def at_dates(sheet: Sheet, found: list[Anchor]) -> list[Anchor]:
    """Return the ink on the line of a "Date of signature" that stands beside no place of signing.

    Strokes that cross the word "Signature" under their line can make it unreadable on a scan.
    """
    anchors: list[Anchor] = []
    for part in sheet.parts:
        if part.kind is not Kind.DATE or part.page != sheet.page.number:
            continue
        own = part.label_box
        if not _OF_SIGNING.search(words.flat(part.label_text)) or any(
            abs(middle(anchor.ref) - middle(own)) <= SIGNED_OVER for anchor in [*found, *anchors]
        ):
            continue
        near = sheet.drawn.near(
            own.top - SIGNED_OVER, own.bottom, own.left - SIGNED_ASIDE, own.right + SIGNED_ASIDE
        )
        ink = [
            drawing.box
            for drawing in near
            if drawing.kind == "strokes"
            and own.top - SIGNED_OVER <= middle(drawing.box) <= own.bottom
            and drawing.box.bottom >= own.top - TALL
            and max(drawing.box.left - own.right, own.left - drawing.box.right) >= TALL
        ]
        box = reduce(Box.union, ink) if ink else None
        if box is not None and box.width >= SIGNED_WIDE:
            anchors.append(Anchor(part.page, None, Style.ITSELF, box))
    return anchors


class _Like:
    """Heads of sides, asked whether one is set like any of them."""

    def __init__(self, heads: list[Part]) -> None:
        self._placed = Plane(heads, attrgetter("box"))
        self._lefts: dict[tuple[Kind, bool], list[float]] = {}
        for head in sorted(heads, key=lambda part: part.box.left):
            self._lefts.setdefault((head.kind, head.colon), []).append(head.box.left)

    def has(self, head: Part) -> bool:
        """Return whether ``head`` stands under or beside one of them and says so in the same way."""
        lefts = self._lefts.get((head.kind, head.colon), [])
        next_left = bisect_left(lefts, head.box.left)
        if any(abs(left - head.box.left) <= ALIGNED for left in lefts[max(0, next_left - 1) : next_left + 1]):
            return True
        near = self._placed.near(*line_of(head.box)) if lefts else []
        return any(
            same_line(head.box, other.box) and head.kind is other.kind and head.colon is other.colon
            for other in near
        )


def _opens_block(sheet: Sheet, part: Part) -> bool:
    """Return whether an empty head names one side, and its name and date, or its date alone, follow."""
    empty = part.kind in {Kind.PARTY, Kind.BY} and not part.text.strip() and not part.filled
    if not empty or words.role_of(part.label_text) is None:
        return False
    kinds = {listed.kind for listed in listed_under(sheet, part.label_box)}
    if kinds & {Kind.NAME, Kind.NAME_TITLE} and Kind.DATE in kinds:
        return True
    return _SIGNS.search(words.flat(_said(sheet, part))) is not None and dated(sheet, part)


def _said(sheet: Sheet, part: Part) -> str:
    """Return a head with the words before it on its line: "Signed for" and "the customer"."""
    level = sheet.level(part.box, left=part.box.left - 6, right=part.box.left)
    near = [p for p in level if 0 <= part.box.left - p.box.right <= 6]  # noqa: PLR2004 - a blank
    return " ".join([*(f"{p.label_text} {p.text}" for p in near), part.label_text])


def _signed_beside(sheet: Sheet, head: Part) -> bool:
    own = head.label_box
    drawn = sheet.drawn.near(own.top, own.bottom, own.right - ALIGNED, own.right + FAR)
    return any(_beside(drawing.box, head) for drawing in drawn)


def _beside(box: Box, head: Part) -> bool:
    own, tall = head.label_box, height(head.label_box)
    on_level = box.bottom >= own.top and box.top <= own.bottom and middle(box) <= own.bottom + tall
    return on_level and -ALIGNED <= box.left - own.right <= FAR


def listed_under(sheet: Sheet, box: Box) -> list[Part]:
    """Return the labels of name, title and date that stand directly under ``box``, line by line."""
    listed: list[Part] = []
    last = box
    while len(listed) < ROWS:
        near = sheet.placed.near(
            middle(last), last.bottom + 1.6 * TALL, box.left - ALIGNED, box.left + ALIGNED
        )
        below = [
            p
            for p in near
            if p.kind in _LISTED
            and abs(p.box.left - box.left) <= ALIGNED
            and (not listed or p.box.top >= listed[-1].box.top)
            and middle(p.box) > middle(last)
            and _near(p.box, last)
        ]
        if not below:
            break
        listed.append(min(below, key=lambda p: p.box.top))
        last = listed[-1].box
    return listed


def _near(box: Box, last: Box) -> bool:
    """Return whether two lines of a list follow each other with no more than a line between them."""
    return box.top - last.bottom <= 1.6 * max(height(box), height(last))


def under_lists(sheet: Sheet, found: list[Anchor], *, attested: Callable[[Box], bool]) -> list[Anchor]:
    """Return the ink directly under a side's name, title and date, which nothing else claims.

    ``attested`` tells whether the document says over a place that its parties sign there; else the list's
    head must name a side.
    """
    anchors = []
    known = by_zone(found)
    for drawing in sheet.drawings:
        if drawing.kind == "stamp" or taken_by(known, drawing.box):
            continue
        over = sheet.over(drawing.box, rows=2)
        head = _head_of(sheet, over[0]) if over and over[0].kind in _LISTED else None
        if head is None or sheet.under(drawing.box, rows=2.5):
            continue
        side = words.role_of(f"{head.label_text} {head.text}")
        named = head.kind in {Kind.TEXT, Kind.PARTY} and len(head.text.split()) <= LONGEST_HEAD
        if side is not None or (named and attested(drawing.box)):
            anchors.append(Anchor(sheet.page.number, None, Style.ITSELF, drawing.box))
    return anchors


def _shares(one: Box, other: Box) -> bool:
    return overlap(one, other) > 0 and min(one.bottom, other.bottom) > max(one.top, other.top)


def _head_of(sheet: Sheet, last: Part) -> Part | None:
    """Return what stands directly over the list that ``last`` ends, when it holds a name and a date."""
    listed, foot = [last], last
    for part in _upward(sheet, last):
        if not _near(foot.box, part.box) or len(listed) > LONGEST_LIST:
            return None
        if part.kind not in _LISTED:
            kinds = {p.kind for p in listed if p.text.strip()}
            return part if kinds >= {Kind.NAME, Kind.DATE} else None
        listed.append(part)
        foot = part
    return None


def _upward(sheet: Sheet, last: Part) -> Iterator[Part]:
    """Yield the parts over ``last`` whose left edges are aligned with its own, the lowest first."""
    left, foot, high = last.box.left, last.box.top, 4 * TALL
    while True:
        near = sheet.placed.near(foot - high, foot, left - ALIGNED, left + ALIGNED)
        column = [p for p in near if abs(p.box.left - left) <= ALIGNED and p.page == last.page]
        found = [p for p in column if foot - high <= p.box.top < foot]
        yield from sorted(found, key=lambda p: -p.box.top)
        if not column or high > FARTHEST:
            return
        foot, high = foot - high, 2 * high


def named_twice(sheet: Sheet, found: list[Anchor]) -> list[Anchor]:
    """Return the names that stand, as if signed, between a side's head and "Name:" with the same name."""
    anchors = []
    for label in sheet.parts:
        if label.kind is not Kind.NAME or label.page != sheet.page.number or not label.text.strip():
            continue
        part = next(iter(sheet.over(label.box, rows=1.2)), None)
        if part is None or part.kind is not Kind.TEXT or abs(part.box.left - label.box.left) > ALIGNED:
            continue
        twice = looks_like_person(part.text) and same_person(label.text, part.text)
        if twice and _headed(sheet, part) and Kind.DATE in {p.kind for p in listed_under(sheet, part.box)}:
            anchors.append(Anchor(part.page, part, Style.ITSELF, part.box))
    known = by_ref(found)
    return [anchor for anchor in anchors if not any(_shares(ref, anchor.ref) for ref in _refs(known, anchor))]


def _refs(known: Plane[Anchor], anchor: Anchor) -> list[Box]:
    ref = anchor.ref
    return [other.ref for other in known.near(ref.top, ref.bottom, ref.left, ref.right)]


def _headed(sheet: Sheet, name: Part) -> bool:
    """Return whether a side's head or an organisation's name stands directly over a name."""
    over = sheet.over(name.box, rows=1.5)
    if not over:
        return False
    side = words.role_of(f"{over[0].label_text} {over[0].text}") is not None
    return side or looks_like_organisation(over[0].text) or _party_over(sheet, over[0])


def _party_over(sheet: Sheet, name: Part) -> bool:
    """Return whether a head that names a side stands directly over a name: "CLIENT" over "Quayside"."""
    over = sheet.over(name.box, rows=1.2)
    return bool(over) and over[0].kind is Kind.PARTY and words.role_of(over[0].label_text) is not None
