"""Tick boxes that are written as characters: "[x]", "☐", "( )", "_X_", and the boxes of symbol fonts.

``find_marks`` is pure over text and knows nothing of geometry: it gives each mark with the label that stands
in the same piece of text. ``page_marks`` adds what the page's layout tells: the label in the neighbouring
column or cell, and the row or heading above as the group.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass

_CHECKED = "☑☒✓✔✅🗹🗷🗸⊠⮽🗵\uf0fe\uf0fd\uf052\uf053\uf054\uf0fc\uf050"
_CROSSES = "✗✘✖❌❎\uf0fb\uf04f"
_EMPTY = "☐□▢◻⬜❏❐❑❒⃞\uf0a8\uf06f\uf071\uf072\uf0a3\uf02a"
_FULL_SHAPES = "■◼▣●◉⦿⬤🔘"
_EMPTY_SHAPES = "○◯⚪⭘"
_LONE_EMPTY_BOXES = "□▢◻☐⬜\uf0a8\uf06f\uf0a3"

_MARK = compiled(
    rf"(?P<checked>[{_CHECKED}])|(?P<cross>[{_CROSSES}])|(?P<empty>[{_EMPTY}])"
    rf"|(?P<full>[{_FULL_SHAPES}])|(?P<hollow>[{_EMPTY_SHAPES}])"
    r"|(?P<brackets>\[[ \u00a0_]{0,3}(?P<inner>[xX✓✔√✗✘*•\u00d7]?)[ \u00a0_]{0,3}\])(?![\[(:])"
    r"|(?P<round>\([ \u00a0]{0,3}(?P<dot>[xX✓✔√•●*\u00d7]?)[ \u00a0]{0,3}\))"
    r"|(?<![\w_])(?P<line>_{1,4}[ ]?[xX✓✔√][ ]?_{1,4})(?![\w_])"
)
_SIGNS = _CHECKED + _CROSSES + _EMPTY + _FULL_SHAPES + _EMPTY_SHAPES
_BEGIN = r"(?:(?<=\[)(?=[\] \u00a0_xX✓✔√✗✘*•\u00d7])|(?<=\()(?=[) \u00a0xX✓✔√•●*\u00d7])"
_CANDIDATE = compiled(rf"[\[(_{_SIGNS}]{_BEGIN}|(?<=[_{_SIGNS}]))")
_ASCII_CANDIDATE = compiled(rf"[\[(_]{_BEGIN}|(?<=_))")
"""Where a mark can begin: a quick look, so that most pieces need no closer one."""

_LINE_MARK = compiled(r"(?<![\w_])_{1,4}[ ]?[xX✓✔√][ ]?_{1,4}(?![\w_])")
_SHORT_LINE = compiled(r"(?<![\w_])_{2,6}(?![\w_])")
_LEADING_LINE = compiled(r"_{2,6}[ \u00a0]+\w")
_LINE_REACH = 200
_NEAR = 8
_SENTENCE = 4
"""Words after a mark from which on it may stand in a sentence."""
_ROMAN_NEIGHBOURS = compiled(r"\((?:ix|xi|w|y)\)")
_WORD_BEFORE = compiled(r"[a-z,](?:[ \u00a0])$")
_WORD_AFTER = compiled(r"[ \u00a0][a-z0-9]|[,.;)%/]")
_TRIM = " \t\u00a0\n,;|/·•"
_WIDE_GAP = compiled(r"\t|[ \u00a0]{3,}")
_QUESTION = compiled(r"^.*[?:]\s+(?=\S)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class GlyphMark:
    """A tick box in text; ranges are over the text that was searched."""

    start: int
    end: int
    checked: bool | None
    label: tuple[int, int] | None
    """Range of the label in the same piece, when there is one."""

    group: tuple[int, int] | None
    """Range of the words before the marks of a line ("Sector: [ ] commercial [x] public")."""


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    checked: bool | None


_Found = tuple[re.Match[str], _Hit]


def find_marks(text: str, pieces: Iterable[tuple[int, int]]) -> list[GlyphMark]:
    """Return the marks in ``pieces`` (half-open ranges of ``text``, such as its segments), in order.

    Signs that can be something else (a bullet, the tenth item of a list, a blank in running text) count only
    where the rest of ``text`` shows that they are tick boxes.
    """
    places = _candidates(text)
    if not places:
        return []
    habits: _Habits | None = None
    marks: list[GlyphMark] = []
    for start, end in pieces:
        number = bisect_left(places, start)
        if number == len(places) or places[number] > end:
            continue
        if habits is None:
            habits = _Habits.of(text)
        hits = _hits(text, start, end, habits)
        if hits:
            marks.extend(_labelled(text, start, end, hits))
    return marks


def _candidates(text: str) -> list[int]:
    """Return where marks can begin; most pieces hold none of their signs."""
    if not text.isascii():
        return [match.start() for match in _CANDIDATE.finditer(text)]
    if not any(sign in text for sign in "[(_"):
        return []
    return [match.start() for match in _ASCII_CANDIDATE.finditer(text)]


@dataclass(frozen=True, slots=True)
class _Habits:
    """What the signs mean in this text."""

    ticks: bool
    squares: bool
    round_only: bool
    """Whether a circle with a dot shows that circles are radio buttons."""

    round_brackets: bool
    lines: bool
    """Whether there is an "_X_", so that a short line can be an empty box."""

    @staticmethod
    def of(text: str) -> "_Habits":
        def holds(signs: str) -> bool:
            return any(sign in text for sign in signs)

        empty_round = re.search(r"\([ \u00a0]{1,3}\)", text) is not None
        return _Habits(
            ticks=holds("✓✔✅\uf0fc"),
            squares=holds(_LONE_EMPTY_BOXES) and not holds("☑☒●○\uf0fe\uf0fd"),
            round_only=holds("◉⦿🔘"),
            round_brackets=empty_round and _ROMAN_NEIGHBOURS.search(text) is None,
            lines="_" in text and _LINE_MARK.search(text) is not None,
        )

    def means(self, match: re.Match[str]) -> bool | str | None:
        """Return checked or not, or "" when the sign is no mark here."""
        kind = match.lastgroup if match.lastgroup not in ("inner", "dot") else None
        if match["checked"]:
            return True
        if match["cross"]:
            return not self.ticks
        if match["empty"]:
            return False
        if match["full"]:
            counterpart = self.squares if match["full"] in "■◼▣" else self._is_radio(match)
            return True if counterpart or match["full"] in "▣◉⦿🔘" else ""
        if match["hollow"]:
            return False if self._is_radio(match) else ""
        if match["round"]:
            inner = match["dot"]
            return bool(inner) if self.round_brackets or (inner and inner not in "xX*") else ""
        if match["line"] or kind == "line":
            return True
        return bool(match["inner"])

    def _is_radio(self, match: re.Match[str]) -> bool:
        """Tell radio buttons from the bullets of nested lists, which never share a line."""
        if self.round_only:
            return True
        start, end = match.span()
        before = match.string[max(0, start - _LINE_REACH) : start].rpartition("\n")[2]
        after = match.string[end : end + _LINE_REACH].partition("\n")[0]
        line = {*before, match.group(), *after}
        return bool(line & set("●⬤")) and bool(line & set(_EMPTY_SHAPES))


def _hits(text: str, start: int, end: int, habits: _Habits) -> list[_Hit]:
    found: list[_Found] = []
    for match in _MARK.finditer(text, start, end):
        meaning = habits.means(match)
        if isinstance(meaning, bool):
            found.append((match, _Hit(match.start(), match.end(), meaning)))
    found = _without_running_text(text, start, end, found)
    hits = [hit for _, hit in found]
    if any(match["line"] for match, _ in found) or (habits.lines and _LEADING_LINE.match(text, start, end)):
        taken = [(hit.start, hit.end) for hit in hits]
        hits.extend(
            _Hit(blank.start(), blank.end(), checked=False)
            for blank in _SHORT_LINE.finditer(text, start, end)
            if not any(left < blank.end() and blank.start() < right for left, right in taken)
        )
        hits.sort(key=lambda hit: hit.start)
    return hits


def _without_running_text(text: str, start: int, end: int, found: list[_Found]) -> list[_Found]:
    """Leave out what stands in a sentence; of several marks only those with many words after them."""
    if len(found) > 1:
        borders = [*(match.start() for match, _ in found[1:]), end]
        kept = [
            (match, hit)
            for (match, hit), border in zip(found, borders, strict=True)
            if len(text[match.end() : border].split()) < _SENTENCE
            or not _in_running_text(text, start, end, match)
        ]
        if len(kept) > 1 or kept == found:
            return kept
        found = kept
    return [(match, hit) for match, hit in found if not _in_running_text(text, start, end, match)]


def _in_running_text(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Tell a blank or placeholder within a sentence ("within [ ] days") from a tick box."""
    if not match["brackets"] and not match["round"]:
        return False
    before = text[max(start, match.start() - _NEAR) : match.start()]
    after = text[match.end() : min(end, match.end() + _NEAR)]
    if match["brackets"] == "[]" and before.strip():
        return True
    return bool(_WORD_BEFORE.search(before) and _WORD_AFTER.match(after))


def _labelled(text: str, start: int, end: int, hits: Sequence[_Hit]) -> list[GlyphMark]:
    before, after = text[start : hits[0].start].strip(), text[hits[-1].end : end].strip(_TRIM)
    if before and not after and not before.endswith(("?", ":")):
        return _left_labels(text, start, hits)
    group = _trimmed(text, start, hits[0].start, extra=":") if before else None
    borders = [*(hit.start for hit in hits[1:]), end]
    return [
        GlyphMark(hit.start, hit.end, hit.checked, _right_label(text, hit.end, border), group)
        for hit, border in zip(hits, borders, strict=True)
    ]


def _right_label(text: str, start: int, end: int) -> tuple[int, int] | None:
    label = _trimmed(text, start, end)
    if label is None:
        return None
    gap = _WIDE_GAP.search(text, *label)
    return (label[0], gap.start()) if gap else label


def _left_labels(text: str, start: int, hits: Sequence[_Hit]) -> list[GlyphMark]:
    """Return marks that stand after their labels: "First purchase? Yes [x] No [ ]"."""
    marks: list[GlyphMark] = []
    group: tuple[int, int] | None = None
    left = start
    for number, hit in enumerate(hits):
        label = _trimmed(text, left, hit.start)
        if label is not None and number == 0:
            question = _QUESTION.match(text[label[0] : label[1]])
            if question:
                middle = label[0] + question.end()
                group = _trimmed(text, label[0], middle, extra=":")
                label = _trimmed(text, middle, label[1])
        marks.append(GlyphMark(hit.start, hit.end, hit.checked, label, group))
        left = hit.end
    return marks


def _trimmed(text: str, start: int, end: int, extra: str = "") -> tuple[int, int] | None:
    part = text[start:end]
    left = len(part) - len(part.lstrip(_TRIM + extra))
    right = len(part.rstrip(_TRIM + extra))
    return (start + left, start + right) if right > left else None
