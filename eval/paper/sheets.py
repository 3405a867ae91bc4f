"""Sheets of tick boxes and of places to sign, taken by every device in turn and held against their truth."""

import random
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import poedesk
from eval.making.paper import scanner
from eval.making.paper.pen import Place
from eval.making.paper.scanner import SCANS, Taken
from eval.making.paper.sheet import Sheet
from eval.making.paper.sheets.inks import Ink, ink_sheet
from eval.making.paper.sheets.ticks import Tick, tick_sheet
from eval.rates import Rate
from poedesk.proof.document.model import Box, Document, Page

_TOGETHER = 12
"""Sheets that are read in one go, so that the engine is kept warm."""

_ENDINGS = ("pdf", "tiff", "png", "jpg")

_NEAR = 6.0
"""Points by which the middle of a box that was found may be away from that of the printed one."""

_ABOVE, _OVER = 4.0, 0.3
"""Points above a place in which it may be signed, and the share of what is written that lies there."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ticks:
    """The tick boxes of one sheet."""

    right: int
    """Ticked, and told so."""

    invented: int
    """Told as ticked, and not, or not there."""

    overlooked: int
    """Ticked, and not told so."""

    named: Rate
    """Boxes found that bear the label they have."""

    found: Rate


@dataclass(frozen=True, slots=True)
class Inks:
    """The places to sign of one sheet: how many were told right, by kind."""

    signatures: Rate
    initials: Rate
    dates: Rate
    """A date by hand counts when it was read or seen as written, an empty place when nothing was."""


@dataclass(frozen=True, slots=True)
class OnSheet:
    """What one page shows, at its places on the printed sheet."""

    page: Page
    taken: Taken

    def is_at(self, box: Box, place: Place) -> bool:
        """Return whether the middle of what was found lies at the middle of a place."""
        found, asked = self.page.displayed(box), self.where(place)
        across = (found.left + found.right - asked.left - asked.right) / 2
        down = (found.top + found.bottom - asked.top - asked.bottom) / 2
        return abs(across) < _NEAR and abs(down) < _NEAR

    def is_over(self, box: Box, place: Place) -> bool:
        """Return whether what was found was written at a place."""
        found = self.page.displayed(box)
        above = Place(place.left, place.top - _ABOVE, place.right, place.bottom + _NEAR)
        asked = self.where(above)
        wide = min(found.right, asked.right) - max(found.left, asked.left)
        high = min(found.bottom, asked.bottom) - max(found.top, asked.top)
        return wide > 0 and high > 0 and wide * high > _OVER * found.width * found.height

    def where(self, place: Place) -> Box:
        """Return a place of the sheet on the page as displayed."""
        corners = [
            self.taken.where(x, y) for x in (place.left, place.right) for y in (place.top, place.bottom)
        ]
        xs, ys = zip(*corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


def device_of(seed: int) -> str:
    """Return which device takes the sheet of a seed."""
    return tuple(SCANS)[seed % len(SCANS)]


def ticks_of(seeds: Sequence[int]) -> Iterator[tuple[int, Ticks]]:
    """Yield what was told of the tick boxes of each sheet."""
    for seed, truth, page in _read(seeds, tick_sheet):
        yield seed, _ticks(page, truth)


def inks_of(seeds: Sequence[int]) -> Iterator[tuple[int, Inks]]:
    """Yield what was told of the places to sign of each sheet."""
    for seed, truth, page in _read(seeds, ink_sheet):
        yield seed, _inks(page, truth)


def written(
    folder: Path, seed: int, make: Callable[[random.Random], tuple[Sheet, T]]
) -> tuple[Path, T, Taken]:
    """Write the sheet of a seed as its device gives it; return the file, its truth, and how it was taken."""
    dice = random.Random(seed)  # noqa: S311 - dice
    sheet, truth = make(dice)
    taken = scanner.take(sheet, scanner.named(device_of(seed), dice), dice)
    ending = _ENDINGS[seed // len(SCANS) % len(_ENDINGS)]
    if taken.how.one_bit and ending == "jpg":
        ending = "pdf"
    path = folder / f"{seed}.{ending}"
    path.write_bytes(scanner.FILES[ending]([taken.image], taken.how))
    return path, truth, taken


def _read(
    seeds: Sequence[int], make: Callable[[random.Random], tuple[Sheet, T]]
) -> Iterator[tuple[int, T, OnSheet]]:
    for some in _groups(seeds):
        with tempfile.TemporaryDirectory() as name:
            made = [written(Path(name), seed, make) for seed in some]
            read = poedesk.read(*(path for path, _, _ in made), words=True)
            for seed, (_, truth, taken), reading in zip(some, made, read, strict=True):
                yield seed, truth, OnSheet(_only(reading.document), taken)


def _groups(seeds: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(seeds), _TOGETHER):
        yield seeds[first : first + _TOGETHER]


def _only(document: Document) -> Page:
    """Return the page of a document of one; an empty one when nothing was read."""
    return document.pages[0] if document.pages else Page(1, None, None, "", readable=False)


def _ticks(seen: OnSheet, truth: Iterable[Tick]) -> Ticks:
    left = [mark for mark in seen.page.marks if mark.box is not None]
    right = invented = overlooked = named = found = total = 0
    for tick in truth:
        total += 1
        mark = next((mark for mark in left if mark.box and seen.is_at(mark.box, tick.place)), None)
        if mark is not None:
            left.remove(mark)
            found += 1
            named += any(_same(tick.label, told) for told in (mark.label, mark.group))
        told = mark is not None and mark.checked is True
        right += told and tick.ticked
        invented += told and not tick.ticked
        overlooked += tick.ticked and not told
    invented += sum(mark.checked is True for mark in left)
    return Ticks(right, invented, overlooked, Rate(named, found), Rate(found, total))


def _same(printed: str, told: str | None) -> bool:
    """Return whether a label begins as printed; recognition may miss its blanks and last signs."""
    begins = 6
    first, second = (text.replace(" ", "").casefold()[:begins] for text in (printed, told or ""))
    return first == second


def _inks(seen: OnSheet, truth: Iterable[Ink]) -> Inks:
    counts = {kind: [0, 0] for kind in ("signature", "initials", "date")}
    for ink in truth:
        told = any(seen.is_over(drawing.box, ink.place) for drawing in seen.page.drawings)
        if ink.kind == "date" and ink.present and not told:
            told = any(seen.is_over(word.box, ink.place) for word in seen.page.words)
        counts[ink.kind][0] += told == ink.present
        counts[ink.kind][1] += 1
    return Inks(*(Rate(*counts[kind]) for kind in ("signature", "initials", "date")))
