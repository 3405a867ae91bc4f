"""The words of a page with their boxes: plain numbers until somebody asks for a word.

A page holds hundreds of words of which a few are cited, so they leave the sandbox, and wait, as numbers.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from operator import le, lt
from typing import NamedTuple, Self, overload

from poedesk.kernel.records import dataclass
from poedesk.proof.document.columns import (
    Column,
    Real,
    Whole,
    interleaved,
    packed,
    real,
    real_of,
    whole,
    whole_of,
)

NOT_RECOGNISED = -1.0
"""Stands among confidences for a word that the file itself says."""


class Box(NamedTuple):
    """A rectangle on a page; see ``model`` for its units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the horizontal extent."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the vertical extent."""
        return self.bottom - self.top

    def union(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def shared(self, other: "Box") -> float:
        """Return the area that both have in common, 0 for none."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * tall if wide > 0 and tall > 0 else 0.0


class Slant(NamedTuple):
    """A straight line that runs neither along nor across the page, from left to right."""

    x0: float
    y0: float
    x1: float
    y1: float

    def share_in(self, box: Box) -> float:
        """Return which share of the line lies in a box; 0 for a line that does not slant."""
        if self.x0 == self.x1 or self.y0 == self.y1:
            return 0.0
        first, last = 0.0, 1.0
        for start, end, low, high in (
            (self.x0, self.x1, box.left, box.right),
            (self.y0, self.y1, box.top, box.bottom),
        ):
            near, far = sorted(((low - start) / (end - start), (high - start) / (end - start)))
            first, last = max(first, near), min(last, far)
        return max(0.0, last - first)


@dataclass(frozen=True, slots=True)
class Word:
    """A word between blanks, with its range in the page text and its box."""

    start: int
    end: int
    box: Box
    confidence: float | None = None
    """How sure the recognition of text is, from 0 to 1; null for what the file itself says."""


class Words(Sequence[Word]):
    """The words of one page in the order of its text; none overlap."""

    __slots__ = ("_ends", "_made", "_sides", "_starts", "_sure")

    def __init__(self, words: Iterable[Word] = ()) -> None:
        """Take ``words`` in."""
        made = tuple(words)
        self._starts = whole(word.start for word in made)
        self._ends = whole(word.end for word in made)
        self._sides = real(chain.from_iterable(word.box for word in made))
        self._sure = _column(word.confidence for word in made)
        self._made: tuple[Word, ...] | None = made

    @classmethod
    def of(
        cls,
        starts: Iterable[int],
        ends: Iterable[int],
        boxes: Iterable[Box],
        confidence: Iterable[float | None] = (),
    ) -> Self:
        """Return the words with these ranges and boxes; without ``confidence`` none was recognised."""
        sides = real(chain.from_iterable(boxes))
        return cls._of(whole(starts), whole(ends), sides, _column(confidence))

    @classmethod
    def in_columns(
        cls, starts: Iterable[int], ends: Iterable[int], columns: Sequence[Sequence[float]]
    ) -> Self:
        """Return the words with these ranges and with boxes of these left, top, right and bottom sides."""
        return cls._of(whole(starts), whole(ends), interleaved(columns), real(()))

    @classmethod
    def _of(cls, starts: Whole, ends: Whole, sides: Real, sure: Real) -> Self:
        words = cls()
        words._starts, words._ends, words._sides, words._made = starts, ends, sides, None
        words._sure = sure
        return words

    def columns(self) -> list[Column]:
        """Return the words as columns: ranges, sides of the boxes, confidence if there is."""
        sure = [self._sure] if self._sure else []
        return [self._starts + self._ends, self._sides, *sure]

    def packed(self) -> list[str]:
        """Return the columns as texts."""
        return [packed(column) for column in self.columns()]

    @classmethod
    def unpacked(cls, value: object) -> Self:
        """Return the words of columns, texts or bytes; raises TypeError or ValueError otherwise."""
        if not isinstance(value, list):
            message = "words are a list of columns"
            raise TypeError(message)
        given, sides, *more = value
        ranges, places = whole_of(given), real_of(sides)
        (sure,) = map(real_of, more) if more else (real(()),)
        count = len(ranges) // 2
        if len(ranges) != 2 * count or len(places) != 4 * count or len(sure) not in {0, count}:
            message = "words and boxes are not equally many"
            raise ValueError(message)
        if not all(part == NOT_RECOGNISED or 0 <= part <= 1 for part in sure):
            message = "a confidence is out of bounds"
            raise ValueError(message)
        starts, ends = ranges[:count], ranges[count:]
        first, last = starts.tolist(), ends.tolist()  # an array makes its numbers anew each time
        if not (all(map(lt, first, last)) and all(map(le, last, first[1:]))):
            message = "words overlap"
            raise ValueError(message)
        return cls._of(starts, ends, places, sure)

    @property
    def starts(self) -> Sequence[int]:
        """Return where the words begin."""
        return self._starts

    @property
    def ends(self) -> Sequence[int]:
        """Return where the words end."""
        return self._ends

    def confidence(self, start: int, end: int) -> float | None:
        """Return the least confidence of the words of ``between``; null when none of them was recognised."""
        if not self._sure:
            return None
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return min((part for part in self._sure[first:last] if part != NOT_RECOGNISED), default=None)

    def fit(self, length: int) -> bool:
        """Return whether all words lie in a text of ``length`` characters."""
        return not self._ends or self._ends[-1] <= length

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words of which at least one character stands in ``[start, end)``."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return self._some(first, last)

    def around(self, start: int, end: int) -> Box | None:
        """Return the box around the words of ``between``; null when there are none."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return None
        sides = self._sides[4 * first : 4 * last]
        return Box(min(sides[::4]), min(sides[1::4]), max(sides[2::4]), max(sides[3::4]))

    def _some(self, first: int, last: int) -> tuple[Word, ...]:
        if self._made is not None:
            return self._made[first:last]
        sides = iter(self._sides[4 * first : 4 * last])
        boxes = map(Box, sides, sides, sides, sides)
        sure = map(_told, self._sure[first:last]) if self._sure else repeat(None)
        return tuple(map(Word, self._starts[first:last], self._ends[first:last], boxes, sure))

    def _all(self) -> tuple[Word, ...]:
        if self._made is None:
            self._made = self._some(0, len(self._starts))
        return self._made

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._starts)

    def __iter__(self) -> Iterator[Word]:
        """Go through all of them."""
        return iter(self._all())

    @overload
    def __getitem__(self, number: int) -> Word: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, number: int | slice) -> Word | tuple[Word, ...]:
        """Return one of them, or some."""
        return self._all()[number]

    def __eq__(self, other: object) -> bool:
        """Return whether ``other`` are the same words."""
        if not isinstance(other, Words):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        """Return the same number for the same words."""
        return hash(tuple(tuple(column) for column in self._key()))

    def __repr__(self) -> str:
        """Return all of them, for people who look for a mistake."""
        return f"Words({self._all()!r})"

    def _key(self) -> tuple[Whole, Whole, Real, Real]:
        return self._starts, self._ends, self._sides, self._sure


def _column(confidence: Iterable[float | None]) -> Real:
    """Return the confidences as numbers; nothing when no word was recognised."""
    given = [NOT_RECOGNISED if part is None else part for part in confidence]
    return real(given if any(part != NOT_RECOGNISED for part in given) else ())


def _told(number: float) -> float | None:
    return None if number == NOT_RECOGNISED else number


NO_WORDS = Words()
"""Those of a page without any."""
