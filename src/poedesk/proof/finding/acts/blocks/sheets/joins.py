"""Joins a signature block that a page end has cut: signature above, "Date:" at the top of the next page.

The end of one page and the beginning of the next are laid out as if the page end were not there. Parts keep
the page that they stand on, so that they are still cited there; only their boxes move.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box, By, Drawing, Field, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.columns import GAP, ends_block
from poedesk.proof.finding.acts.blocks.parts import EDGES, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    Sheet,
    all_sheets,
    fits_page,
    height,
    same_line,
)

DEEP = 0.55
"""Share of a page's height that must be filled before its end can have cut a block."""

NEAR = 40.0
"""Points right of its label at which a picture of a signature stands at most."""

LINES = 14
"""Lines at a page's edge that a block can be cut into at most."""

_PAGE_NUMBER = compiled(
    r"^\W*(?:(?:page|pagina|pag\.|seite|p\.)\s*)?\d+(?:\s*(?:of|/|de|von|sur|\|)\s*\d+)?\W*$"
)
_PLACES = frozenset({Kind.SIGN, Kind.BY, Kind.CONFORMED, Kind.ESIGN})
_ANCHORS = _PLACES | {Kind.LINE}
"""What a block is signed at: no block stands on a page without."""

_BLOCK = frozenset({Kind.NAME, Kind.TITLE, Kind.NAME_TITLE, Kind.DATE})


def joined(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets; where a page end cuts a block, one of them holds both of its parts."""
    result = list(sheets)
    furniture: _Furniture | None = None
    for index in range(len(result) - 1):
        upper, lower = result[index], result[index + 1]
        if upper.page.number + 1 != lower.page.number or not upper.page.height or not lower.page.height:
            continue
        if not any(part.kind in _ANCHORS for part in (*upper.parts, *lower.parts)):
            continue
        furniture = _Furniture(sheets) if furniture is None else furniture
        tail = _tail(upper, furniture)
        if not tail or tail[0].box.bottom < DEEP * upper.page.height:
            continue
        if any(part.kind in _ANCHORS for part in tail):
            after = _body(lower, furniture)
            head = _head(after, tail) if after else []
            if head:
                result[index], result[index + 1] = _carried(upper, lower, tail, head)
        elif (first := _first(lower, furniture)) is not None and _signs_soon(lower, first, furniture):
            result[index + 1] = _headed(lower, tail, first)
    return result


class _Furniture:
    """What several pages repeat at one height: running heads and feet."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        """Count the parts of ``sheets``, of one document; its other pages are cut when they matter."""
        self._view = sheets[0].view
        self._seen = Counter[tuple[str, int]]()
        for sheet in sheets:
            self._count(sheet)
        known = {sheet.page.number for sheet in sheets}
        self._others = {page.number: page for page in self._view.pages if page.number not in known}

    def has(self, part: Part) -> bool:
        """Return whether ``part`` is repeated on another page."""
        key = _key(part)
        for page in self._may_repeat(part) if self._others and self._seen[key] <= 1 else ():
            self._count(all_sheets(self._view).of(self._others.pop(page)))
            if self._seen[key] > 1:
                break
        return self._seen[key] > 1

    def _count(self, sheet: Sheet) -> None:
        self._seen.update({_key(p) for p in sheet.parts if p.kind not in _PLACES and p.kind not in _BLOCK})

    def _may_repeat(self, part: Part) -> list[int]:
        """Return the pages not yet cut on which a line at the height of ``part`` has its words."""
        said = _unnumbered(part.label_text or part.text)
        whole = part.label is None and not part.broken
        if not whole:  # it may go on in other lines
            said = (said.split() or [""])[0]
        return [
            number
            for number, text in self._texts.items()
            if number in self._others
            and said in text
            and any(
                piece.box.top - _BAND <= part.box.top <= piece.box.bottom + _BAND
                and _may_say(_unnumbered(piece.text), said, whole=whole)
                for piece in self._view.pieces(number)
            )
        ]

    @cached_property
    def _texts(self) -> Mapping[int, str]:
        """Hold the words of the pages not cut at first."""
        return {number: _unnumbered(page.text) for number, page in self._others.items()}


def _may_say(line: str, said: str, *, whole: bool) -> bool:
    """Return whether a part of a line can have just these words; ``whole``: one without a label."""
    if not whole or line.strip(EDGES) == said.strip(EDGES):
        return said in line
    return said in line and _MAY_PART.search(line) is not None


_MAY_PART = compiled(r"[:\uff1a\t_\u2026]|   |\.\.|- ?-|==|\u2013\u2013|\u2014\u2014|\b(?:date|datum|fecha)")
"""What stands in lines of several parts: a gap, a colon, an empty line, a date at the end."""

_BAND = 4.0
"""Points within which what is repeated stands at one height."""


def _key(part: Part) -> tuple[str, int]:
    return _unnumbered(part.label_text + part.text), round(part.box.top / _BAND)


def _unnumbered(text: str) -> str:
    return _FIGURES.sub("#", words.flat(text).strip())


_FIGURES = compiled(r"\d+")


def _body(sheet: Sheet, furniture: _Furniture) -> list[Part]:
    return [part for part in sheet.parts if _is_body(part, furniture)]


def _is_body(part: Part, furniture: _Furniture) -> bool:
    """Return whether a part is neither a running head or foot nor the number of a page."""
    return not furniture.has(part) and not _PAGE_NUMBER.match(words.flat(part.label_text + part.text))


def _tail(sheet: Sheet, furniture: _Furniture) -> list[Part]:
    """Return the last lines of a page, from the bottom up to running text."""
    found: list[Part] = []
    top = bottom = 0.0
    for part in sorted(sheet.parts, key=lambda p: -p.box.bottom):
        if not _is_body(part, furniture):
            continue
        if not found:
            top = bottom = part.box.bottom
        tall = height(part.box)
        if top - part.box.bottom > GAP * tall or bottom - part.box.top > LINES * 1.6 * tall:
            break
        found.append(part)
        if part.kind is Kind.RUNNING:
            break
        top = min(top, part.box.top)
    return found


def _first(sheet: Sheet, furniture: _Furniture) -> Part | None:
    """Return the uppermost part of a page below its running head."""
    ordered = sorted(sheet.parts, key=lambda p: p.box.top)
    return next((part for part in ordered if _is_body(part, furniture)), None)


def _head(body: Sequence[Part], tail: Sequence[Part]) -> list[Part]:
    """Return the first lines of a page that go on with the block at the end of the page before."""
    seen, asked = _labels_of_last(tail), _asks_for_date(tail)
    found: list[Part] = []
    level: dict[Kind, float] = {}
    top = bottom = min(p.box.top for p in body)
    for part in body:
        tall = height(part.box)
        far = part.box.top - bottom > GAP * tall or part.box.top - top > LINES * 1.4 * tall
        if far or (_opens(part) and not _answers(part, body)):
            break
        again = part.kind in level and part.box.top - level[part.kind] > 0.6 * tall
        if part.kind in _BLOCK and (part.kind in seen or again):
            break
        if part.kind is Kind.OTHER:
            return []
        level.setdefault(part.kind, part.box.top)
        found.append(part)
        bottom = max(bottom, part.box.bottom)
    if not found:
        return []
    answers = asked and when.is_date(found[0].text)
    return found if found[0].kind in _BLOCK or answers or _answers(found[0], found) else []


def _opens(part: Part) -> bool:
    """Return whether a part belongs to what follows: another block, a section, running text."""
    if part.kind in _PLACES or part.kind in {Kind.RUNNING, Kind.PARTY, Kind.INITIALS}:
        return True
    named = part.kind is Kind.TEXT and words.role_of(part.text) is not None
    return ends_block(part) or part.heading or named


def _answers(part: Part, body: Sequence[Part]) -> bool:
    """Return whether words stand right of a label of a block, in bold or not: they are its answer."""
    return part.kind is Kind.TEXT and any(
        label.kind in _BLOCK and same_line(label.box, part.box) and label.label_box.right <= part.box.left + 2
        for label in body
    )


def _labels_of_last(tail: Sequence[Part]) -> set[Kind]:
    """Return the kinds of labels that the last block of a page has already."""
    places = [p for p in tail if p.kind in _ANCHORS]
    last = max(places, key=lambda p: p.box.top)
    tall = height(last.box)
    earlier = [
        p
        for p in places
        if p.kind in _PLACES and last.box.top - p.box.top > tall and abs(p.box.left - last.box.left) < 60  # noqa: PLR2004 - points
    ]
    limit = last.box.top - 0.6 * tall if earlier else -1e9
    return {p.kind for p in tail if p.kind in _BLOCK and p.box.top >= limit}


def _asks_for_date(tail: Sequence[Part]) -> bool:
    low = max(p.box.top for p in tail)
    return any(p.kind is Kind.DATE and not p.text and low - p.box.top <= height(p.box) for p in tail)


def _signs_soon(sheet: Sheet, first: Part, furniture: _Furniture) -> bool:
    return any(
        p.kind in _ANCHORS and p.box.top - first.box.top <= LINES * height(p.box) and _is_body(p, furniture)
        for p in sheet.parts
    )


def _down(box: Box, by: float) -> Box:
    return Box(box.left, box.top + by, box.right, box.bottom + by)


def _moved(part: Part, by: float) -> Part:
    return replace(part, box=_down(part.box, by), label_box=_down(part.label_box, by))


def _carried(upper: Sheet, lower: Sheet, tail: Sequence[Part], head: Sequence[Part]) -> tuple[Sheet, Sheet]:
    """Return both sheets, with ``head`` moved from the lower one to the end of the upper one."""
    top, bottom = min(p.box.top for p in head), max(p.box.bottom for p in head)
    by = max(p.box.bottom for p in tail) - top + 0.5 * height(head[0].box)
    taken = {id(p) for p in head}
    lines = tuple(_down(line, by) for line in lower.lines if top - 2 <= line.bottom <= bottom + 6)
    fields: dict[int, tuple[int, Field]] = {}
    shown: list[Field] = []
    for item in lower.page.fields:
        if item.box is not None and top - 6 <= (item.box.top + item.box.bottom) / 2 <= bottom + 6:
            moved = replace(item, box=_down(item.box, by))
            shown.append(moved)
            fields[id(moved)] = lower.page.number, item
    drawn = _drawn_over(lower, tail, head)
    upper = replace(
        upper,
        parts=(*upper.parts, *(_moved(p, by) for p in head)),
        lines=(*upper.lines, *lines),
        drawings=(*upper.drawings, *(moved for moved, _ in drawn)),
        pictures={id(moved): Span(lower.page.number, box=box, by=By.INK) for moved, box in drawn},
        carried=tuple(shown),
        origins=fields,
    )
    rest = tuple(line for line in lower.lines if not top - 2 <= line.bottom <= bottom + 6)
    return upper, replace(lower, parts=tuple(p for p in lower.parts if id(p) not in taken), lines=rest)


def _drawn_over(lower: Sheet, tail: Sequence[Part], head: Sequence[Part]) -> list[tuple[Drawing, Box]]:
    """Return the picture over the rest of a block whose label for the signature ends the page before.

    It stands right of where that label ends, in the column of the other labels' answers. It is given as if
    it stood on the line of its label, with the place that it has on its own page.
    """
    last = max(tail, key=lambda p: p.box.bottom)
    if last.kind is not Kind.SIGN or last.text.strip():
        return []
    top, tall = min(p.box.top for p in head), height(head[0].box)
    column = [p.box.left for p in head if p.kind is Kind.TEXT]
    level = last.label_box
    return [
        (replace(drawing, box=Box(box.left, level.top, box.right, level.bottom)), box)
        for drawing in lower.page.drawings
        if fits_page(drawing, lower.page)
        and -tall <= top - (box := drawing.box).bottom <= 2.5 * tall
        and box.left - level.right >= -6  # noqa: PLR2004 - points
        and (box.left - level.right <= NEAR or any(abs(box.left - left) <= tall for left in column))
    ]


def _headed(lower: Sheet, tail: Sequence[Part], first: Part) -> Sheet:
    """Return the lower sheet with the end of the page before over it: headings, names over a line."""
    by = first.box.top - max(p.box.bottom for p in tail) - 0.5 * height(tail[0].box)
    moved = [_moved(p, by) for p in tail]
    return replace(lower, parts=tuple(sorted([*moved, *lower.parts], key=lambda p: (p.box.top, p.box.left))))
