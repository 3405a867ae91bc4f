"""One page as the finder of signature blocks looks at it: its parts, lines to sign on, fields, drawings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress, pairwise
from operator import attrgetter
from typing import TypeVar

from poedesk.proof.document.model import Box, Drawing, Field, Page, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks.broken.row_labels import with_row_labels
from poedesk.proof.finding.acts.blocks.broken.under_labels import apart_under_labels
from poedesk.proof.finding.acts.blocks.broken.wrapped import wrapped
from poedesk.proof.finding.acts.blocks.broken.wrapped_under import wrapped_under
from poedesk.proof.finding.acts.blocks.broken.wraps import unbroken
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part, parts_of
from poedesk.proof.finding.acts.blocks.sheets.checked import checked, stands_in
from poedesk.proof.finding.acts.blocks.sheets.inked import without_signatures
from poedesk.proof.finding.acts.blocks.sheets.over_captions import answers_over, joined_over_captions, row_of
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.signable import can_be_signed, may_be_signed_on
from poedesk.proof.finding.acts.blocks.sheets.stamps import stamped
from poedesk.proof.finding.acts.blocks.sheets.standing import standing
from poedesk.proof.finding.acts.blocks.sheets.struck import ruled
from poedesk.proof.finding.page.view import DocumentView

_Key = TypeVar("_Key")

TALL = 16.0
"""A line of text is taken to be at most so high, whatever the size of its type."""


WIDEST = 0.9
"""Share of the page that a picture at a signature's own label takes in width at most."""

WRAPPED = 18.0
"""Points from which on a box holds more than one line of text."""

LEADING = 9.0
"""A line under a printed name is taken to be at least so high: small type is often set wide apart."""

READ = 0.9
"""Confidence from which on letters of a hand are those that were recognised."""

MINIMUM = 3.0
"""Points up to which a box is a rule and no text."""


@dataclass(frozen=True)
class Sheet:
    """A page with everything that a signature can be made of."""

    view: DocumentView
    page: Page
    parts: tuple[Part, ...]
    lines: tuple[Box, ...]
    """Empty lines: runs of underscores, drawn rules of a plausible width."""

    drawings: tuple[Drawing, ...]
    """What may be a signature: not letterheads, borders, whole-page pictures."""

    carried: tuple[Field, ...] = ()
    """Fields of the next page whose block begins on this one, placed as if there were no page end."""

    origins: Mapping[int, tuple[int, Field]] = field(default_factory=dict)
    """``id`` of a carried field -> its page and the field as it stands there."""

    pictures: Mapping[int, Span] = field(default_factory=dict)
    """``id`` of a carried drawing -> where it stands on the next page."""

    printed: tuple[Part, ...] = ()
    """The parts of the page itself, with those that are struck out."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fillable fields of the page, and those carried to it."""
        return (*self.page.fields, *self.carried)

    def origin(self, item: Field) -> tuple[int, Field]:
        """Return page and field as the file has it, of a field of this sheet."""
        return self.origins.get(id(item), (self.page.number, item))

    def words(self, page: int, start: int, end: int) -> str:
        """Return a range of the text of ``page``: a part of this sheet may stand on the next one."""
        return self.view.text(page)[start:end]

    def surely_read(self, span: Span) -> bool:
        """Return whether the words of ``span`` stand in the file or were recognised beyond doubt."""
        if span.start is None or span.end is None:
            return True
        sure = self.view.page(span.page).words.confidence(span.start, span.end)
        return sure is None or sure >= READ

    @cached_property
    def placed(self) -> Plane[Part]:
        """Return the parts by where they stand."""
        return Plane(self.parts, attrgetter("box"))

    @cached_property
    def tables(self) -> Mapping[int, list[Part]]:
        """Return the parts in cells by the number of their table, in their order."""
        return _grouped((p.cell.table, p) for p in self.parts if p.cell is not None)

    @cached_property
    def rows(self) -> Mapping[tuple[int, int], list[Part]]:
        """Return the parts in cells by the numbers of their table and row, in their order."""
        return _grouped(((p.cell.table, p.cell.row), p) for p in self.parts if p.cell is not None)

    def first_column(self, table: int) -> Mapping[Kind, Part]:
        """Return the last part of each kind in the first column of a table."""
        if table not in self._first_columns:
            first = (p for p in self.tables[table] if p.cell is not None and p.cell.column == 0)
            self._first_columns[table] = {p.kind: p for p in first}
        return self._first_columns[table]

    @cached_property
    def _first_columns(self) -> dict[int, dict[Kind, Part]]:
        return {}

    @cached_property
    def strikes(self) -> Plane[Box]:
        """Return the ruled lines that can strike print out, by where they stand."""
        return ruled(self.page.rules, self.drawings)

    @cached_property
    def ruled(self) -> Plane[Box]:
        """Return the empty lines by where they stand."""
        return Plane(self.lines, lambda line: line)

    @cached_property
    def drawn(self) -> Plane[Drawing]:
        """Return the drawings by where they stand."""
        return Plane(self.drawings, attrgetter("box"))

    @cached_property
    def fillable(self) -> Plane[Field]:
        """Return the fields by where they stand."""
        return Plane(self.fields, attrgetter("box"))

    def level(self, box: Box, *, left: float = -1e9, right: float = 1e9) -> list[Part]:
        """Return the parts on the line of ``box`` that reach between two places on it, in their order."""
        near = self.placed.near(*line_of(box), left, right)
        return [p for p in near if same_line(p.box, box)]

    def beside(self, part: Part, *, reach: float = 1e9) -> Iterator[Part]:
        """Yield the parts to the right on the same line, nearest first, at most ``reach`` away."""
        begin = part.label_box.right - 2
        for low, high, found in self.placed.rightward(*line_of(part.box), begin):
            right = [p for p in found if low <= p.box.left < high and p is not part]
            for other in sorted(right, key=lambda p: p.box.left):
                if other.box.left - part.label_box.right > reach:
                    return
                if same_line(other.box, part.box):
                    yield other

    def under(self, box: Box, *, rows: float) -> list[Part]:
        """Return the parts less than ``rows`` lines under ``box``, overlapping it, nearest first."""
        deep = rows * height(box)
        near = self.placed.near(middle(box), middle(box) + deep + TALL, box.left, box.right)
        found = [
            p
            for p in near
            if 0 < middle(p.box) - middle(box) <= deep + height(box) * 0.5 and overlap(p.box, box) > 0
        ]
        return sorted(
            (p for p in found if p.box.top > box.top + 0.4 * height(box)),
            key=lambda p: (p.box.top, p.box.left),
        )

    def over(self, box: Box, *, rows: float) -> list[Part]:
        """Return the parts less than ``rows`` lines over ``box``, overlapping it, nearest first."""
        high = rows * TALL
        near = self.placed.near(box.top - high, box.top + TALL, box.left, box.right)
        found = [
            p
            for p in near
            if 0 <= box.top - p.box.bottom + 0.5 * height(p.box) <= high and overlap(p.box, box) > 0
        ]
        return sorted(found, key=lambda p: (-p.box.top, p.box.left))

    def over_caption(self, label: Part) -> Sequence[Part]:
        """Return what stands over ``label`` when it is one of a row of captions under their answers."""
        near = self.level(label.label_box) if label.cell is None else self.tables[label.cell.table]
        return answers_over(row_of(label, near), self.parts).get(id(label), ())


def _grouped(items: Iterable[tuple[_Key, Part]]) -> dict[_Key, list[Part]]:
    groups: dict[_Key, list[Part]] = {}
    for key, part in items:
        groups.setdefault(key, []).append(part)
    return groups


def height(box: Box) -> float:
    """Return the height of a line of text, within reason."""
    return min(max(box.height, 7.0), TALL)


def middle(box: Box) -> float:
    """Return the vertical middle."""
    return (box.top + box.bottom) / 2


def overlap(one: Box, other: Box) -> float:
    """Return how far two boxes overlap horizontally; negative for the gap between them."""
    return min(one.right, other.right) - max(one.left, other.left)


def same_line(one: Box, other: Box) -> bool:
    """Return whether two boxes stand on one line of text, or in one row when one of them wraps."""
    low, high = sorted((one.height, other.height))
    if high > WRAPPED and low > MINIMUM:
        return min(one.bottom, other.bottom) - max(one.top, other.top) >= 0.5 * low
    return abs(middle(one) - middle(other)) <= 0.6 * min(height(one), height(other)) + 0.5


def line_of(box: Box) -> tuple[float, float]:
    """Return between which heights stands what is on one line with ``box``."""
    centre = middle(box)
    return min(box.top, centre - TALL), max(box.bottom, centre + TALL)


class Sheets:
    """The sheets of a document, each made when it is asked for."""

    def __init__(self, view: DocumentView) -> None:
        """Take the document; see ``all_sheets``."""
        self._view = view
        self._repeated = _repeated(view.pages)
        self._made: dict[int, Sheet] = {}

    def of(self, page: Page) -> Sheet:
        """Return the sheet of ``page``."""
        if page.number not in self._made:
            self._made[page.number] = _sheet(self._view, page, self._repeated)
        return self._made[page.number]


def all_sheets(view: DocumentView) -> Sheets:
    """Return the sheets of a view, which are the same each time."""
    return view.once(Sheets)


def sheets_of(view: DocumentView) -> tuple[Sheet, ...]:
    """Return a sheet for each page on which somebody can sign, and for those before and behind it."""
    return view.once(_sheets)


def _sheets(view: DocumentView) -> tuple[Sheet, ...]:
    pages = [p for p in view.pages if p.segments or p.text or p.fields or p.drawings]
    signed = [can_be_signed(view, page) for page in pages]
    near = (any(signed[max(0, place - 1) : place + 2]) for place in range(len(pages)))
    sheets = all_sheets(view)
    return tuple(sheets.of(page) for page in compress(pages, near))


def _sheet(view: DocumentView, page: Page, repeated: frozenset[tuple[int, ...]]) -> Sheet:
    lines = with_row_labels(unbroken(parts_of(view, page.number)))
    lines = apart_under_labels(stamped(lines), page.words)
    lines = joined_over_captions(wrapped(wrapped_under(lines)))
    parts = printed = tuple(without_signatures(lines, page))
    rules = [rule for rule in page.rules if may_be_signed_on(rule)]
    written = [
        part.box for part in parts if part.kind is Kind.LINE and part.text.strip(" xX:") == "" and part.filled
    ]
    labels = Plane((p for p in parts if p.kind is Kind.SIGN and not p.text), attrgetter("label_box"))
    apart = checked(parts)
    drawings = tuple(
        d
        for d in page.drawings
        if _key(d) not in repeated
        and (_may_sign(d, page) or _fills_place(d, page, labels))
        and not stands_in(apart, d.box)
    )
    strikes = ruled(page.rules, drawings)
    if page.rules:
        parts = tuple(standing(parts, strikes, page.words))
    return Sheet(view, page, parts, tuple(written + rules), drawings, printed=printed)


def _key(drawing: Drawing) -> tuple[int, ...]:
    return tuple(round(edge) for edge in drawing.box)


def _repeated(pages: Sequence[Page]) -> frozenset[tuple[int, ...]]:
    """Return the places at which several pages show a picture: a letterhead, no signature."""
    seen: dict[tuple[int, ...], int] = {}
    for page in pages:
        for key in {_key(d) for d in page.drawings if d.kind == "picture"}:
            seen[key] = seen.get(key, 0) + 1
    return frozenset(key for key, count in seen.items() if count > 1)


_NO_SIGNATURE = (
    "logo",
    "banner",
    "header",
    "icon",
    "received",
    "recibido",
    "draft",
    "copy",
    "eingegangen",
    "letterhead",
)


def _may_sign(drawing: Drawing, page: Page) -> bool:
    width, tall = drawing.box.width, drawing.box.height
    widest = 0.62 * page.width if page.width else 380.0
    if drawing.kind == "signature-line":
        return False
    if width > widest or tall > 170 or width < 12 or (tall < 4 and drawing.kind != "ink-annotation"):  # noqa: PLR2004 - points; thinner is a rule, larger a figure
        return False
    return not is_emblem(drawing)


def is_emblem(drawing: Drawing) -> bool:
    """Return whether a picture's own name says that it is a logo or a stamp."""
    return any(word in (drawing.detail or "").casefold() for word in _NO_SIGNATURE)


def fits_page(drawing: Drawing, page: Page) -> bool:
    """Return whether a picture of whatever width may still be a signature that was set too large."""
    widest = WIDEST * page.width if page.width else 560.0
    fits = 4 <= drawing.box.height <= 170 and drawing.box.width <= widest  # noqa: PLR2004 - points
    return drawing.kind == "picture" and fits and not is_emblem(drawing)


def _fills_place(drawing: Drawing, page: Page, places: Plane[Part]) -> bool:
    """Return whether a picture too wide for a signature begins right at a signature's empty label.

    Who puts a scan of a signature into a form does not always make it fit.
    """
    if not fits_page(drawing, page):
        return False
    box = drawing.box
    labels = places.near(box.top - TALL, box.bottom + TALL, box.left - 60, box.left + 30)
    if any(begins_at(box, part.label_box) for part in labels):
        return True
    captions = [part for part in labels if not part.colon and not part.filled]
    return sum(ends_at(box, part.label_box) for part in captions) == 1


def begins_at(box: Box, label: Box) -> bool:
    """Return whether a picture begins right under a label or right beside it."""
    under = -6 <= box.top - label.bottom <= max(height(label), TALL) and abs(box.left - label.left) <= 30  # noqa: PLR2004 - points
    level = min(box.bottom, label.bottom) - max(box.top, label.top) > 0
    return under or (level and -6 <= box.left - label.right <= 60)  # noqa: PLR2004 - points


def ends_at(box: Box, caption: Box) -> bool:
    """Return whether a picture ends right over a caption, and begins where the caption does."""
    return -6 <= caption.top - box.bottom <= height(caption) and abs(box.left - caption.left) <= 30  # noqa: PLR2004 - points


def on_line(sheet: Sheet, part: Part) -> bool:
    """Return whether ``part`` stands on a line, under which its own caption may follow."""
    tall = height(part.box)
    return any(
        overlap(line, part.box) > 0 and -0.5 * tall <= line.bottom - part.box.bottom <= 1.3 * tall
        for line in sheet.ruled.near(
            part.box.bottom - tall, part.box.bottom + 2 * tall, part.box.left, part.box.right
        )
    )


def unlabelled(sheet: Sheet, line: Box) -> bool:
    """Return whether no label stands directly left of ``line``, whose line it would be."""
    return not any(
        part.kind in LABELS and -40 < line.left - part.label_box.right < 60  # noqa: PLR2004 - points
        for part in sheet.level(line, left=line.left - 60, right=line.left + 40)
    )


def dated(sheet: Sheet, name: Part) -> bool:
    """Return whether a date, or a place for one, stands beside a printed name or in the lines under it."""
    tall = max(height(name.box), LEADING)
    return any(
        (p.kind is Kind.DATE or (p.kind is Kind.TEXT and when.is_date(p.text)))
        and -2 * tall < middle(p.box) - middle(name.box) < 4.5 * tall
        for p in sheet.placed.near(middle(name.box) - 2 * tall, middle(name.box) + 4.5 * tall)
    )


def gaps(parts: Sequence[Part]) -> list[float]:
    """Return the vertical gaps between consecutive parts, each from bottom to top."""
    return [after.box.top - before.box.bottom for before, after in pairwise(parts)]
