"""One line in flat text with what can stand in it, told without matching a label at each of its words.

A label ends where something ends: the line, a stretch before punctuation or a wide gap. Few lines have such
an end behind one of the words with which labels end, and only those are looked at closely. The words come
from the labels themselves (``page/necessary.py``).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, compress, repeat

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.wording.bounded import NeededWords
from poedesk.proof.finding.wording.necessary import Needed, alternatives, endings
from poedesk.proof.finding.wording.signs import Signs

Label = tuple[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line in flat text (``words.flat``)."""

    low: str
    labels: tuple[Label, ...]
    """The kinds of labels, with their patterns, that can stand anywhere in it; the order is that of all."""

    filled: bool
    """Whether an empty line (underscores, dots) stands in it."""

    colon: bool
    gapped: bool
    """Whether a tab or three blanks part it."""

    @property
    def parted(self) -> bool:
        """Return whether a part can begin within it: behind a gap, or with a label that is marked as one."""
        if self.gapped:
            return True
        if self.colon or self.filled:
            return bool(self.labels) or _for_whom().may_match(self.low)
        return any(kind == "date" for kind, _ in self.labels)


def line_of(low: str) -> Line:
    """Return the line of a flat text."""
    return Line(
        low,
        labels_in(low),
        words.is_filled(low),
        ":" in low or "\uff1a" in low,
        "\t" in low or "   " in low,
    )


def labels_in(low: str) -> tuple[Label, ...]:
    """Return the kinds of labels that can stand anywhere in a flat text, with their patterns."""
    book = _book()
    kinds: set[str] = set()
    for stretch in _STRETCHES.put(low).replace("  ", "\n").split("\n"):
        told = stretch.rstrip()
        endings_of_letter = book.endings.get(told[-1:], ())
        if told.endswith(endings_of_letter):
            for ending in filter(told.endswith, endings_of_letter):
                kinds |= book.closed[ending].of(low)
    if book.free_needed.may_match(low):
        kinds |= book.free.of(low)
    return tuple(label for label in words.labels() if label[0] in kinds) if kinds else ()


def may_end_in(lines: str) -> list[frozenset[str]]:
    """Return for each line the kinds of labels of which the last line can end in it, whatever stands before.

    ``lines`` is flat text, parted by ``BREAK``. An end may be a common word ("signed on"): the rest of its
    label stands on the page too.
    """
    book = _book()
    whole = lines.replace(f" {BREAK} ", " ")
    ending_so = cache(lambda ending: book.closed[ending].of(whole))
    found = []
    ends = _STRETCHES_OF_LINES.put(lines).replace("  ", "\n").split(BREAK)
    for line, free in zip(ends, _ending_freely(lines), strict=False):
        kinds = free
        for stretch in line.split("\n"):
            told = stretch.rstrip()
            endings_of_letter = book.endings.get(told[-1:], ())
            if told.endswith(endings_of_letter):
                for ending in filter(told.endswith, endings_of_letter):
                    common = len(ending) <= COMMON
                    kinds |= ending_so(ending) if common else book.closed[ending].kinds
        found.append(kinds)
    return found


def _ending_freely(lines: str) -> Iterator[frozenset[str]]:
    """Yield for each line the kinds of labels without a known end that can stand in it and in short lines."""
    free = _book().free.among(lines)
    if not free.kinds:
        yield from repeat(_NONE)
    told = lines.split(BREAK)
    short = [len(line.split(None, SHORT)) <= SHORT or _PARTED.search(line) is not None for line in told]
    joined = free.of(BREAK.join(compress(told, short)))
    for line, brief in zip(told, short, strict=True):
        yield joined if brief else joined | free.of(line)


_NONE = frozenset[str]()

SHORT = 6
"""Words of one line of a broken label at most."""

_PARTED = compiled(r"[:\uff1a\t_\u2026]|   |\.{4}|--|==|\u2013{2}|\u2014{2}|\b(?:date|fecha|datum)")
"""What can part a long line, so that a short part of it begins or ends a broken label."""

COMMON = 2
"""Letters, at most, of an end that is a common word, and with which many others end."""

BREAK = "\0"
"""Stands between two lines of which it is asked at once how they end."""


class _Stretches(dict[int, str]):
    """Keeps letters, figures and blanks; whatever else ends a stretch."""

    def __missing__(self, code: int) -> str:
        return "\n"


_KEPT = {code: chr(code) if chr(code).isalnum() or chr(code) == " " else "\n" for code in range(128)}
_STRETCHES = Signs(_Stretches(_KEPT))
_STRETCHES_OF_LINES = Signs(_Stretches(_KEPT | {ord(BREAK): BREAK}))


class _Kinds:
    """Kinds of labels, each with the words of which its labels hold one."""

    def __init__(self, phrases: Sequence[tuple[str, Needed | NeededWords]], ending: str = "") -> None:
        """Take the expressions of labels with their kinds; all of them end with ``ending``."""
        self._sure = frozenset(kind for kind, needed in phrases if ending and needed.may_match(ending))
        self._others = tuple(item for item in phrases if item[0] not in self._sure)
        self.kinds = self._sure | {kind for kind, _ in phrases}

    def of(self, low: str) -> frozenset[str]:
        """Return the kinds of which a label can stand in a flat text."""
        return self._sure | {kind for kind, needed in self._others if needed.may_match(low)}

    def among(self, lines: str) -> "_Kinds":
        """Return those of which a label can stand in one of several lines, of kinds without an ending."""
        return _Kinds([(kind, needed) for kind, needed in self._others if needed.may_match(lines)])


@dataclass(frozen=True, slots=True)
class _Book:
    """By what labels end."""

    endings: Mapping[str, tuple[str, ...]]
    """Last letter -> endings."""

    closed: Mapping[str, _Kinds]
    """Ending -> kinds that have it."""

    free: _Kinds
    """Kinds of which some labels end freely."""

    free_needed: Needed
    """Words of which all of those hold one."""


@cache
def _book() -> _Book:
    closed: dict[str, list[tuple[str, Needed | NeededWords]]] = defaultdict(list)
    free: list[tuple[str, str]] = []
    for kind, phrases in words.label_phrases(_ANYBODY).items():
        for part in chain.from_iterable(map(alternatives, phrases)):
            ends = {_last_word(ending) for ending in endings(part)}
            if not ends or "" in ends:
                free.append((kind, part))
                continue
            needed = Needed([part])
            for ending in ends:
                whole = NeededWords(part, whole=True) if len(ending) <= COMMON else needed
                closed[ending].append((kind, whole))
    letters: dict[str, list[str]] = defaultdict(list)
    for ending in sorted(closed):
        letters[ending[-1]].append(ending)
    return _Book(
        {letter: tuple(found) for letter, found in letters.items()},
        {ending: _Kinds(found, ending) for ending, found in closed.items()},
        _Kinds([(kind, NeededWords(part, whole=True)) for kind, part in free]),
        Needed(part for _, part in free),
    )


_ANYBODY = r"(?:.*\s)"
"""Stands for whatever names a side before a label: the words of the label itself do not depend on it."""


def _last_word(ending: str) -> str:
    """Return the end of ``ending`` that no punctuation parts: "(printed)" and "printed" end alike."""
    found = re.search(r"[a-z0-9]*$", re.sub(r"[^a-z0-9]+$", "", ending))
    return found.group() if found else ""


@cache
def _for_whom() -> Needed:
    return Needed([words.BEHALF.pattern, words.SIGNED_BY.pattern])
