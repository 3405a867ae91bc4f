"""A signature and what is of it, parted by a page end: laid out as if the page end were not there.

Ink ends a page and the name of who signed begins the next one; or a page ends with the words of who signs,
and ink and name begin the next one. The first lines of the lower page are then seen under the upper one. What
is found in them is cited on the page that they stand on.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Cell, Drawing, Page, Span
from poedesk.proof.document.words import Words
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, height, middle
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_title
from poedesk.proof.finding.acts.pictured import can_sign
from poedesk.proof.finding.acts.unannounced.lines import is_date, names_person
from poedesk.proof.finding.acts.unannounced.whom import given_for
from poedesk.proof.finding.acts.weighing.atoms import is_sentence
from poedesk.proof.finding.acts.weighing.sides import asked_kind
from poedesk.proof.finding.page.view import DocumentView, Piece

DEEP = 0.55
"""Share of a page's height that must be filled before its end can have parted anything."""

LINES = 5
"""Lines that are of a signature, at most."""

APART = 2.2
"""Heights of a line between two lines of one block at most: text is set double-spaced too."""

_UNDER = 3.0
"""Heights of a line between ink and the first line under it at most."""

_TABLES = 1000
"""Added to the numbers of tables that are seen on another page."""

_BAND = 4.0
_NUMBER = compiled(r"\W*(?:(?:page|pagina|pag\.|seite|p\.)\s*)?\d+(?:\s*(?:of|/|de|von|sur|\|)\s*\d+)?\W*$")


@dataclass(frozen=True, slots=True)
class Cut:
    """A document seen without one of its page ends."""

    view: DocumentView
    upper: int
    lower: int
    begins: int
    """Where the text of the lower page begins in that of the upper one."""

    start: int
    """Where that text stands on its own page."""

    foot: float
    """Height on the upper page from which on everything stands on the lower one."""

    by: float
    """Points by which it was moved down."""

    def own(self, span: Span) -> Span:
        """Return a citation where it stands in the document itself."""
        if span.page != self.upper:
            return span
        if span.start is not None and span.end is not None:
            if span.start < self.begins:
                return replace(span, end=min(span.end, self.begins - 1))
            shift = self.start - self.begins
            return replace(span, page=self.lower, start=span.start + shift, end=span.end + shift)
        if span.box is None or middle(span.box) < self.foot:
            return span
        return replace(span, page=self.lower, box=_down(span.box, -self.by))


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two pages at a page end, with what stands on each apart from running heads and feet."""

    upper: Page
    lower: Page
    over: tuple[Piece, ...]
    under: tuple[Piece, ...]


def uncut(view: DocumentView) -> Cut | None:
    """Return the document without the page end that parts a signature from its words; null without one."""
    pages = [page for page in view.pages if page.width and page.segments and page.by == "text"]
    if view.document.mail is not None or not any(page.drawings for page in pages):
        return None
    repeated: set[tuple[str, int]] | None = None
    for upper, lower in pairwise(pages):
        if upper.number + 1 != lower.number or not (_signed(upper) or _signed(lower)):
            continue
        repeated = _repeated(view) if repeated is None else repeated
        sides = _Sides(upper, lower, _body(view, upper.number, repeated), _body(view, lower.number, repeated))
        moved = _moved(sides) if sides.over and sides.under else []
        if moved:
            return _joined(view, sides, moved)
    return None


def _signed(page: Page) -> list[Drawing]:
    """Return what may be signatures on a page, the uppermost first."""
    drawn = [each for each in page.drawings if can_sign(each) and each.written is not False]
    return sorted(drawn, key=lambda each: each.box.top)


def _repeated(view: DocumentView) -> set[tuple[str, int]]:
    seen = Counter(key for page in view.pages for key in {_key(piece) for piece in view.pieces(page.number)})
    return {key for key, count in seen.items() if count > 1}


def _key(piece: Piece) -> tuple[str, int]:
    return _FIGURES.sub("#", words.flat(piece.text).strip()), round(piece.box.top / _BAND)


_FIGURES = compiled(r"\d+")


def _body(view: DocumentView, number: int, repeated: set[tuple[str, int]]) -> tuple[Piece, ...]:
    """Return what stands on a page apart from its number and from running heads and feet, top first."""
    found = [
        piece
        for piece in view.pieces(number)
        if _key(piece) not in repeated and not _NUMBER.match(words.flat(piece.text))
    ]
    return tuple(sorted(found, key=lambda piece: (piece.box.top, piece.box.left)))


def _moved(sides: _Sides) -> list[Piece]:
    """Return the first lines of the lower page that are of a signature which the page end parts from them."""
    assert sides.upper.height is not None
    drawn = _signed(sides.upper)
    last = max(middle(piece.box) for piece in sides.over)
    if drawn and drawn[-1].box.bottom > last:
        deep = drawn[-1].box.bottom >= DEEP * sides.upper.height
        return _block(sides, 0.0) if deep and not _is_named(sides.over, drawn) else []
    if last < DEEP * sides.upper.height:
        return []
    if drawn and _ends_with_name(sides.over, drawn[-1].box):
        return _rest(sides.under)
    if (row := _row_under_heads(sides)) and _is_whole(sides.under, row):
        return row
    first, ink = sides.under[0].box, _signed(sides.lower)
    if not ink or ink[0].box.top > first.top:
        return []
    near = first.top - ink[0].box.bottom <= _UNDER * height(first)
    return _block(sides, ink[0].box.bottom) if near else []


def _is_named(over: Sequence[Piece], drawn: Sequence[Drawing]) -> bool:
    """Return whether the name of who signed last on a page stands over the signature.

    The lines over it are asked up to its head, or up to the signature before it.
    """
    mark = drawn[-1].box
    before = max((each.box.bottom for each in drawn[:-1] if each.box.bottom <= mark.top), default=0.0)
    above = [piece for piece in over if before < middle(piece.box) < mark.bottom]
    for piece in sorted(above, key=lambda piece: -piece.box.bottom)[:LINES]:
        if _heads(piece.text):
            return False
        if names_person(piece.text):
            return True
        if is_sentence(piece.text):
            return False
    return False


def _row_under_heads(sides: _Sides) -> list[Piece]:
    """Return the row of a table that begins a page, where its heads end the one before and ink is in it."""
    heads, first = _last_row(sides.over), sides.under[0].cell
    row = [p for p in sides.under if first and p.cell and p.cell == first._replace(column=p.cell.column)]
    asked = {asked_kind(piece.text) for piece in heads}
    if not heads[1:] or None in asked or not asked & {"by", "sign"} or _table_of(heads, row) is None:
        return []
    top, low = min(p.box.top for p in row), max(p.box.bottom for p in row)
    inked = [
        each for each in _signed(sides.lower) if top - height(row[0].box) <= middle(each.box) <= low + TALL
    ]
    named = any(names_person(piece.text) for piece in row)
    return row if len(inked) == 1 and named and not _asks(sides.lower, row) else []


def _last_row(over: Sequence[Piece]) -> list[Piece]:
    """Return the last row of the table that ends a page."""
    last = over[-1].cell
    return [p for p in over if p.cell and last and (p.cell.table, p.cell.row) == (last.table, last.row)]


def _table_of(over: Sequence[Piece], under: Sequence[Piece]) -> Cell | None:
    """Return the last cell of a table that a page end cuts: its columns begin alike on both pages."""
    lefts: dict[int, float] = {}
    for piece in over:
        if piece.cell is not None:
            lefts[piece.cell.column] = min(piece.box.left, lefts.get(piece.cell.column, piece.box.left))
    own = {piece.cell.column: piece.box.left for piece in reversed(under) if piece.cell is not None}
    alike = len(own) > 1 and all(abs(lefts.get(c, -TALL) - left) <= _COLUMN for c, left in own.items())
    return over[-1].cell if alike else None


_COLUMN = 3.0
"""Points by which the columns of a table begin apart on two pages at most."""


def _ends_with_name(over: Sequence[Piece], mark: Box) -> bool:
    """Return whether a page ends with the name of who signed, directly under the last signature on it."""
    under = [piece for piece in over if middle(piece.box) > middle(mark)]
    tall = height(under[0].box)
    near = all(piece.box.top - mark.bottom <= _UNDER * tall for piece in under)
    return near and all(names_person(piece.text) for piece in under)


def _rest(under: Sequence[Piece]) -> list[Piece]:
    """Return the first lines of a page when they are titles and dates, and nothing else stands at them."""
    found: list[Piece] = []
    for piece in under:
        low = max((each.box.bottom for each in found), default=piece.box.top)
        if piece.box.top - low > APART * height(piece.box):
            break
        found.append(piece)
    titled = any(looks_like_title(piece.text) for piece in found)
    plain = all(_is_title_or_date(piece.text) for piece in found)
    return found if titled and plain and len(found) <= LINES else []


def _is_title_or_date(text: str) -> bool:
    if names_person(text) or _heads(text):
        return False
    return is_date(text) or looks_like_title(text) or _is_row(text, _ADDED)


def _heads(text: str) -> bool:
    said = text.strip()
    return said.endswith(":") or given_for(said) is not None or looks_like_organisation(said)


def _block(sides: _Sides, after: float) -> list[Piece]:
    """Return the lines under a signature, the first of which names a person; nothing where none does."""
    found: list[Piece] = []
    others = [each.box for each in _signed(sides.lower) if each.box.top > max(after, sides.under[0].box.top)]
    for piece in sides.under:
        tall = height(piece.box)
        low = max((each.box.bottom for each in found), default=piece.box.top)
        if piece.box.top - low > APART * tall or is_sentence(piece.text) or len(found) >= 2 * LINES:
            break
        if found and piece.heading and piece.cell is None:
            break
        if found and others and _opens(piece):
            break
        found.append(piece)
    while found and any(box.top < found[-1].box.bottom for box in others):
        found.pop()
    if not found or not _is_whole(sides.under, found) or _asks(sides.lower, found):
        return []
    first = [piece for piece in found if middle(piece.box) - middle(found[0].box) <= height(found[0].box) / 2]
    return found if any(names_person(piece.text) for piece in first) or _is_row(first[0].text, _NAMES) else []


def _opens(piece: Piece) -> bool:
    """Return whether a line can be the head of the next signature on its page."""
    titled = looks_like_title(piece.text) or is_date(piece.text) or names_person(piece.text)
    return not titled and (_heads(piece.text) or words.role_of(piece.text) is not None)


def _is_row(text: str, kinds: AbstractSet[str]) -> bool:
    """Return whether a line begins with a label of one of these kinds, with or without its answer."""
    low = words.flat(text).strip()
    return any(kind in kinds and pattern.match(low) is not None for kind, pattern in words.labels())


_NAMES = frozenset({"name", "name_title", "by"})
_ADDED = frozenset({"title", "date"})


def _is_whole(pieces: Sequence[Piece], found: Sequence[Piece]) -> bool:
    """Return whether the text of a page holds nothing else between the lines that were found."""
    start, end = min(each.start for each in found), max(each.end for each in found)
    own = {each.index for each in found}
    return not any(start <= each.start < end and each.index not in own for each in pieces)


def _asks(page: Page, found: Sequence[Piece]) -> bool:
    """Return whether lines of a page hold a field to fill in."""
    top, low = min(each.box.top for each in found), max(each.box.bottom for each in found)
    return any(field.box is not None and top <= middle(field.box) <= low for field in page.fields)


def _cell(cell: Cell | None, above: Cell | None) -> Cell | None:
    """Return a cell as one of another page: of the table ``above`` that goes on in it, else of its own."""
    if cell is None or above is None:
        return cell._replace(table=cell.table + _TABLES) if cell is not None else None
    return Cell(above.table, above.row + 1 + cell.row, cell.column)


def _over(rules: Sequence[Box], foot: float) -> list[Box]:
    """Return the ruled lines of a page over its foot: the edge of a table, or of a foot, ends the page.

    Both edges of a cut table would part, or strike out, what belongs together.
    """
    return [rule for rule in rules if rule.top < foot]


def _down(box: Box, by: float) -> Box:
    return Box(box.left, box.top + by, box.right, box.bottom + by)


def _joined(view: DocumentView, sides: _Sides, moved: Sequence[Piece]) -> Cut:
    upper, lower = sides.upper, sides.lower
    start, end = min(each.start for each in moved), max(each.end for each in moved)
    begins = len(upper.text) + 1
    low = max(each.box.bottom for each in moved)
    inked = [each for each in lower.drawings if each.box.top < low and can_sign(each)]
    first = min(each.box.top for each in moved)
    top = min([first, *(each.box.top for each in inked)])
    marks = [each.box.bottom for each in _signed(upper)]
    foot = max([*(each.box.bottom for each in sides.over), *marks]) + height(moved[0].box) / 2
    own = {each.index for each in moved}
    taken = [segment for index, segment in enumerate(lower.segments) if index in own]
    kept = [segment for index, segment in enumerate(lower.segments) if index not in own]
    cut = Cut(view, upper.number, lower.number, begins, start, foot, foot - top)
    above = _table_of(_last_row(sides.over), moved)
    feet = {piece.start for piece in view.pieces(upper.number)} - {piece.start for piece in sides.over}
    long = replace(
        upper,
        height=(upper.height or 0.0) + low - top + foot,
        text=f"{upper.text}\n{lower.text[start:end]}\n",
        segments=(*(s for s in upper.segments if s.start not in feet), *(
            replace(s, start=s.start + begins - start, end=s.end + begins - start, box=_down(s.box, cut.by),
                    cell=_cell(s.cell, above))
            for s in taken
        )),
        words=Words([*upper.words, *(
            replace(w, start=w.start + begins - start, end=w.end + begins - start, box=_down(w.box, cut.by))
            for w in lower.words if start <= w.start and w.end <= end
        )]),
        drawings=(*upper.drawings, *(replace(each, box=_down(each.box, cut.by)) for each in inked)),
        rules=(
            *_over(upper.rules, foot),
            *(_down(rule, cut.by) for rule in lower.rules if first <= rule.top <= low + 2),
        ),
    )  # fmt: skip
    text = lower.text[:start] + " " * (end - start) + lower.text[end:] if kept else ""
    short = replace(
        lower,
        text=text,
        segments=tuple(kept),
        words=Words(w for w in lower.words if kept and not start <= w.start < end),
        drawings=tuple(each for each in lower.drawings if each not in inked),
    )
    pages = [{upper.number: long, lower.number: short}.get(page.number, page) for page in view.pages]
    return replace(cut, view=DocumentView(replace(view.document, pages=tuple(pages))))
