"""Places of signing without a label, and the empty place beside one that only a heading shows.

Under "Signed for the provider | Signed for the customer" a signature in one column leaves an empty place in
the other: without it the signature would be anybody's.
"""

from collections.abc import Iterable

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, middle, overlap, same_line
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.model import Role

WIDE = 40.0
"""Points between two places of signing that are not the same."""

ALIGNED = 12.0
"""Points by which the names of parties under each other may differ on their left."""

ROWS = 6
"""Lines between a party's name and the printed name of who signs for it at most."""

MINIMUM = 8.0
"""Points that an empty place between the two takes at least."""


class Twins:
    """The places beside signatures that nothing but headings shows, each given once."""

    def __init__(self, sheet: Sheet, taken: Iterable[Box]) -> None:
        """Take the sheet and the places of signing that are known on it."""
        self._sheet = sheet
        self._taken: dict[float, list[Box]] = {}
        for box in taken:
            self._take(box)
        self._open: _Stacks | None = None

    def of(self, ref: Box) -> list[Box]:
        """Return the places beside ``ref`` that headings on one line with its own give to the other side."""
        places: list[Box] = []
        for heading in self._sheet.over(ref, rows=6):
            beside = _beside(self._sheet, heading)
            empty = [
                Box(other.box.left, ref.top, max(other.box.right, other.box.left + 60), ref.bottom)
                for other in beside
            ]
            for place in [*empty, *self._stacked(heading)]:
                if not self._is_taken(place):
                    places.append(place)
                    self._take(place)
            if beside or _side(heading) is not None:
                break
        return places

    def _stacked(self, heading: Part) -> list[Box]:
        if not _names_organisation(heading):
            return []
        if self._open is None:
            self._open = _Stacks(self._sheet)
        return self._open.beside(heading)

    def _take(self, box: Box) -> None:
        self._taken.setdefault(middle(box) // WIDE, []).append(box)

    def _is_taken(self, place: Box) -> bool:
        row = middle(place) // WIDE
        return any(_same(place, box) for near in (row - 1, row, row + 1) for box in self._taken.get(near, ()))


def _beside(sheet: Sheet, heading: Part) -> list[Part]:
    """Return the headings of other sides on the line of ``heading``, by their role or as organisations."""
    level = [p for p in sheet.level(heading.box) if overlap(p.box, heading.box) <= 0]
    role = _side(heading)
    if role is not None:
        return [other for other in level if _side(other) not in {None, role}]
    if not _names_organisation(heading):
        return []
    return [other for other in level if _names_organisation(other) and other.text != heading.text]


class _Stacks:
    """The empty places between an organisation's name and "Name:" that no heading was given yet."""

    def __init__(self, sheet: Sheet) -> None:
        self._columns: dict[tuple[float, str], list[tuple[int, Part, Box]]] = {}
        self._names: dict[float, list[str]] = {}
        for number, other in enumerate(sheet.parts):
            place = _place_under(sheet, other) if _names_organisation(other) else None
            if place is None:
                continue
            column = other.box.left // ALIGNED
            if (column, other.text) not in self._columns:
                self._columns[column, other.text] = []
                self._names.setdefault(column, []).append(other.text)
            self._columns[column, other.text].append((number, other, place))

    def beside(self, heading: Part) -> list[Box]:
        """Return the places of other organisations, over or under a heading; none is given again.

        What was given is taken from then on, by itself or by what stands there already.
        """
        found: list[tuple[int, Part, Box]] = []
        middle_column = heading.box.left // ALIGNED
        for column in (middle_column - 1, middle_column, middle_column + 1):
            for name in self._names.get(column, ()):
                if name == heading.text:
                    continue
                waiting = self._columns[column, name]
                given = [item for item in waiting if _stands_over(item[1], heading)]
                if given:
                    self._columns[column, name] = [
                        item for item in waiting if not _stands_over(item[1], heading)
                    ]
                    found += given
            self._names[column] = [
                name for name in self._names.get(column, ()) if self._columns[column, name]
            ]
        return [place for _, _, place in sorted(found, key=lambda item: item[0])]


def _stands_over(other: Part, heading: Part) -> bool:
    """Return whether two names stand over each other in one column."""
    aligned = abs(other.box.left - heading.box.left) <= ALIGNED
    return aligned and not same_line(other.box, heading.box)


def _place_under(sheet: Sheet, name: Part) -> Box | None:
    """Return the empty place between an organisation's name and "Name:" under it."""
    below = [p for p in sheet.under(name.box, rows=ROWS) if p.kind is not Kind.LINE]
    if not below or below[0].kind is not Kind.NAME or below[0].box.top - name.box.bottom <= MINIMUM:
        return None
    foot = max(below[0].box.top - 1, name.box.bottom + MINIMUM)
    return Box(name.box.left, name.box.bottom + 1, name.box.left + 60, foot)


def _names_organisation(part: Part) -> bool:
    return part.kind in {Kind.TEXT, Kind.PARTY} and looks_like_organisation(part.text)


def _side(part: Part) -> Role | None:
    if part.kind not in {Kind.TEXT, Kind.PARTY, Kind.BY}:
        return None
    return words.role_of(f"{part.label_text} {part.text}")


def _same(one: Box, other: Box) -> bool:
    return overlap(one, other) > 0 and abs(middle(one) - middle(other)) < WIDE
