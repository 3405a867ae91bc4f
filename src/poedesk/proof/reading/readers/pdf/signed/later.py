"""What came after a signature: fields filled in or changed, pages that look different."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pikepdf

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, FieldKind
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.form.appearances import Doubt
from poedesk.proof.reading.readers.pdf.form.tree import Form, read_form
from poedesk.proof.reading.readers.pdf.layout.frame import Frame, frame_of
from poedesk.proof.reading.readers.pdf.signed.change import Change
from poedesk.proof.reading.readers.pdf.signed.pictures import NotCompared, Pictures

_CELL = 4.0
"""Points by which a place of a picture may be larger than what was drawn."""


@dataclass(frozen=True, slots=True)
class Later:
    """What came after one revision."""

    shown: bool | None
    """Whether a person still sees what that revision showed; null when it cannot be told."""

    changes: tuple[Change, ...] = ()
    reasons: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def covered(self) -> tuple[str, ...]:
        """Return words of the revision that are not, or not wholly, shown as they were."""
        return tuple(words for item in self.changes for words in (item.covers, item.uncovers) if words)


class Now:
    """The file as it stands: its form, and where each field is shown."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open it; a file without a structure that can be read has no fields."""
        self._data = data
        self._pictures = Pictures(data, limits)
        self._known: dict[int, Later] = {}
        self.form = Form()
        self._frames: list[Frame] = []
        try:
            with pikepdf.open(io.BytesIO(data)) as structure:
                self.form = read_form(structure)
                self.widgets = {item.name: item.widgets for item in self.form.fields}
        except Exception:  # noqa: BLE001 - a damaged or hostile file may raise anything; the pictures still count
            self.widgets = {}

    @property
    def doubts(self) -> Mapping[str, Doubt]:
        """Return the fields that show something else than they hold."""
        return {item.name: item for item in self.form.doubts}

    def after(self, end: int | None, filled: frozenset[str], changed: frozenset[str]) -> Later:
        """Return what came after the revision that ends at ``end``.

        Args:
            end: bytes of the file that the signature knows; null when they are no revision of it.
            filled: names of the fields that were filled in after it.
            changed: those among them whose value was another one before.
        """
        length = len(self._data) if end is None else end
        later = self._known.get(length) or self._compared(length)
        self._known[length] = later
        fields = tuple(self._fields(filled, changed))
        wrong = sorted(filled & self.doubts.keys())
        reasons = [
            f"the field {name!r} was filled in later and shows {_doubt(self.doubts[name])}" for name in wrong
        ]
        shown = False if wrong else later.shown
        return Later(shown, fields + later.changes, (*later.reasons, *reasons), later.unknown)

    def changes(self, end: int) -> tuple[Change, ...]:
        """Return where pages look different from the revision that ends at ``end``, signatures by name.

        Raises:
            NotCompared: they cannot be compared.
        """
        return tuple(map(self._named, self._pictures.changes(end)))

    def _compared(self, end: int) -> Later:
        if end >= len(self._data):
            return Later(True)  # noqa: FBT003 - the answer to the question
        try:
            found = self.changes(end)
        except NotCompared as error:
            return Later(None, unknown=(f"whether it still looks as it did when it was signed: {error}",))
        covered = [item for item in found if item.covers or item.uncovers]
        pages = [item for item in found if item.what not in {"looks different", "later signature"}]
        unknown = [
            f"whether what was signed is still shown: on page {item.page} {_told(item)};"
            " a person must look at it"
            for item in covered[:5]
        ]
        shown = False if pages else None if covered else True
        reasons = tuple(f"{item.what} after it was signed: page {item.page}" for item in pages[:5])
        return Later(shown, found, reasons, tuple(unknown))

    def _named(self, change: Change) -> Change:
        """Say so when a place that looks different is that of a signature."""
        for item in self.form.fields:
            if item.kind is FieldKind.SIGNATURE and item.signature is not None:
                boxes = [self._box(widget.page, widget.rectangle) for widget in item.widgets]
                if any(_within(change.box, box) for box in boxes):
                    return replace(change, what="later signature", name=item.name)
        return change

    def _fields(self, filled: frozenset[str], changed: frozenset[str]) -> Iterator[Change]:
        for name in sorted(filled | changed):
            what = "field changed" if name in changed else "field filled"
            places = self.widgets.get(name, ())
            if not places:
                yield Change(what, name=name)
            for widget in places:
                yield Change(what, widget.page, self._box(widget.page, widget.rectangle), name)

    def _box(self, page: int, rectangle: tuple[float, float, float, float]) -> Box | None:
        if not self._frames:
            self._frames = _frames(self._data)
        return self._frames[page - 1].box(*rectangle) if 0 < page <= len(self._frames) else None


def _within(inner: Box | None, outer: Box | None) -> bool:
    """Return whether a box lies in another one, as far as cells of pixels tell."""
    if inner is None or outer is None:
        return False
    return (
        inner.left >= outer.left - _CELL
        and inner.top >= outer.top - _CELL
        and inner.right <= outer.right + _CELL
        and inner.bottom <= outer.bottom + _CELL
    )


def said_of_doubts(now: Now) -> tuple[str, ...]:
    """Return what is to be said of fields that show something else than they hold."""
    kinds = {item.name: item.kind for item in now.form.fields}
    return tuple(
        f"what the field {name!r} says: it shows {_doubt(doubt)}"
        for name, doubt in list(now.doubts.items())[:5]
        if kinds.get(name) is not FieldKind.SIGNATURE
    )


def _told(change: Change) -> str:
    """Say what a place covers, or what it shows that was hidden."""
    if change.covers:
        return f"something covers or replaces {change.covers!r}"
    return f"{change.uncovers!r} shows, which was hidden when it was signed"


def _doubt(doubt: Any) -> str:
    return f"{doubt.shows or 'nothing'!r} while it holds {doubt.held or 'nothing'!r}"


def _frames(data: bytes) -> list[Frame]:
    import pypdfium2  # noqa: PLC0415 - only for a file with later changes

    opened = pypdfium2.PdfDocument(data)
    try:
        return [frame_of(page.raw) for page in opened]
    finally:
        opened.close()
