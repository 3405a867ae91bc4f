"""The printed label of a field: left of it on its line, else closely above, else closely below."""

from collections.abc import Callable, Iterable, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, Page, Segment, Word
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid, locate

_WORD = compiled(r"[^\W\d_]{2}")
_LEADERS = compiled(r"(?: ?[._\u2026]){4,}(?: ?\S{1,4})?$")
"""Dots that lead to a field, and the number of the line before it."""

_TRIM = " :_-\u2013\u2014*\u2610\u2611\u2612\u25a1.\t\n"
_LONGEST = 200
"""Characters of a label."""

_FAR = 230.0
"""Points between a field and its label on the left."""

_NEAR_LEFT = 40.0
"""Points up to which a label on the left is the label, whatever stands above."""

_ABOVE = 15.0
"""Points between a field and its label above."""

_BELOW = 9.0
_CLOSE_ABOVE = 8.0
_ALIGNED = 14.0
_TOUCH = 3.0
"""Points by which a field may reach over its label."""

_NARROW = 28.0
"""Points of a field for a few digits, whose label may stand at its right."""

_LINES = 3
"""Lines of a label that is wrapped over lines."""


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    gap: float
    box: Box


class Labels:
    """The labels of one page."""

    def __init__(self, page: Page, grids: Sequence[Grid], fields: Iterable[Box]) -> None:
        """Prepare to look; ``fields`` are the boxes of all fields of the page."""
        self.page = page
        self.grids = grids
        self.fields = list(fields)
        self._middles = [(_middle(box), box) for box in self.fields]
        self._places = [(*segment.box, segment) for segment in page.segments]
        texts = [(segment, page.text[segment.start : segment.end]) for segment in page.segments]
        said = [(segment, _clean(text)) for segment, text in texts if segment.heading and _says(text)]
        self._headings = [(segment.box, text) for segment, text in said if text]

    def of(self, box: Box) -> str | None:
        """Return the printed label of a field at ``box``."""
        left = self._left(box)
        if left is not None and left.gap <= _NEAR_LEFT and _says(left.text):
            return left.text
        above = self._above(box)
        if above is not None and left is not None and _says(left.text):
            close = above.gap <= _CLOSE_ABOVE and abs(above.box.left - box.left) <= _ALIGNED
            return above.text if close and _says(above.text) else left.text
        right = self._right(box) if box.width <= _NARROW else None
        near = (right, above, left) if right or above or left else (self._below(box),)
        found = [item.text for item in near if item is not None]
        return next((text for text in found if _says(text)), found[0] if found else None)

    def _words(self, segment: Segment) -> tuple[Word, ...]:
        return self.page.words.between(segment.start, segment.end)

    def _right(self, box: Box) -> _Found | None:
        """Return the words right of a field that takes no more than a few digits."""
        best: _Found | None = None
        for segment in self.page.segments:
            gap = segment.box.left - box.right
            if -_TOUCH <= gap <= _NARROW and _level(segment.box, box) and (best is None or gap < best.gap):
                said = _clean(self.page.text[segment.start : segment.end])
                best = _Found(said, gap, segment.box) if said else best
        return best

    def heading(self, box: Box, label: str | None) -> str | None:
        """Return the heading that a field at ``box`` stands under."""
        best: tuple[float, str] | None = None
        for place, said in self._headings:
            over = place.bottom <= box.top + _TOUCH and said != label
            if over and (best is None or place.top >= best[0]):
                best = place.top, said
        return None if best is None else best[1]

    def _left(self, box: Box) -> _Found | None:
        border = -1e9
        begin, high, _, low = box
        for middle, other in self._middles:
            beside = border < middle < begin and other[1] < low and other[3] > high
            if beside and other != box and _share_line(other, box):
                border = middle
        best: _Found | None = None
        for left, top, right, bottom, segment in self._places:
            if top >= low or bottom <= high or left > begin or begin - right > _FAR:
                continue
            if not _level(segment.box, box):
                continue
            before = [word for word in self._words(segment) if border < _middle(word.box) < begin + 1]
            found = self._run(segment, before, box)
            if found is not None and (best is None or found.gap < best.gap):
                best = found
        return best

    def _run(self, segment: Segment, words: list[Word], box: Box) -> _Found | None:
        """Return the last words before a field, back to the blank of the field before it."""
        kept: list[Word] = []
        for word in reversed(words):
            blank = not self.page.text[word.start : word.end].strip(_TRIM)
            if blank and kept:
                break
            if not blank:
                kept.append(word)
        if not kept:
            return None
        last, first = kept[0].box, kept[-1].box
        assert last is not None
        assert first is not None
        gap = box.left - last.right
        text = self.page.text[kept[-1].start : kept[0].end]
        if kept[-1].start == segment.start:
            text = self._whole_cell(segment, box) or text
        said = _clean(text)
        return _Found(said, max(0.0, gap), first.union(last)) if said and gap <= _FAR else None

    def _whole_cell(self, segment: Segment, box: Box) -> str | None:
        """Return all lines of the table cell of a label, unless the field stands in the same cell."""
        if segment.cell is None:
            return None
        own = locate(self.grids, _middle(box), (box.top + box.bottom) / 2)
        if own == segment.cell:
            return None
        lines = [
            self.page.text[one.start : one.end] for one in self.page.segments if one.cell == segment.cell
        ]
        return " ".join(lines) if len(lines) <= _LINES else None

    def _above(self, box: Box) -> _Found | None:
        return self._over_or_under(box, lambda place: box.top - place.bottom, _ABOVE)

    def _below(self, box: Box) -> _Found | None:
        return self._over_or_under(box, lambda place: place.top - box.bottom, _BELOW)

    def _over_or_under(self, box: Box, gap_of: Callable[[Box], float], most: float) -> _Found | None:
        best: _Found | None = None
        begin, _, end, _ = box
        for left, _, right, _, segment in self._places:
            if right < begin or left > end:
                continue
            gap = gap_of(segment.box)
            if not -_TOUCH <= gap <= most:
                continue
            if any(_between(other, segment.box, box) for other in self.fields if other != box):
                continue
            words = self._words(segment)
            held = [word for word in words if word.box and self._is_over(word.box, box, segment)]
            if not held:
                continue
            said = _clean(self._with_line_before(segment, self.page.text[held[0].start : held[-1].end]))
            if said and (best is None or gap < best.gap):
                best = _Found(said, max(0.0, gap), segment.box)
        return best

    def _with_line_before(self, segment: Segment, words: str) -> str:
        """Return the words of a label with the line before, where the label is wrapped over two lines."""
        if words[:1].isupper() or words != self.page.text[segment.start : segment.end]:
            return words
        for other in self.page.segments:
            gap = segment.box.top - other.box.bottom
            if abs(other.box.left - segment.box.left) < 2 and abs(gap) < 0.5 * segment.box.height:  # noqa: PLR2004 - lines of one paragraph
                return f"{self.page.text[other.start : other.end]} {words}"
        return words

    def _is_over(self, word: Box, box: Box, segment: Segment) -> bool:
        """Return whether a word belongs to the column of a field: all of a line that begins over it."""
        if segment.box.left >= box.left - _ALIGNED:
            return True
        return word.right > box.left - _ALIGNED and word.left < box.right


def _middle(box: Box) -> float:
    return (box.left + box.right) / 2


def _level(place: Box, box: Box) -> bool:
    """Return whether a line of text stands at a field, or at the top of a high one."""
    shared = min(place.bottom, box.bottom) - max(place.top, box.top)
    return shared >= 0.45 * min(place.bottom - place.top, box.bottom - box.top)


def _share_line(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.4 * min(one.height, other.height)


def _between(other: Box, place: Box, box: Box) -> bool:
    """Return whether another field stands between a line and a field."""
    wide = min(other.right, box.right, place.right) - max(other.left, box.left, place.left)
    low, high = min(place.bottom, box.bottom), max(place.top, box.top)
    return wide > 0 and low - 1 <= (other.top + other.bottom) / 2 <= high + 1


def _says(text: str) -> bool:
    """Return whether a label says something: more than the number of its line."""
    return _WORD.search(text) is not None


def _clean(text: str) -> str | None:
    label = fold(_LEADERS.sub("", fold(text))).strip(_TRIM)
    return label if label and len(label) <= _LONGEST else None
