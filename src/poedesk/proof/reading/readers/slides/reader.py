"""PPTX: the slides that are shown, in their order; notes, comments and hidden slides apart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Document, Drawing, Page, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.docx.parts.package import Package, Relation, open_package
from poedesk.proof.reading.readers.docx.parts.signatures import read_signatures
from poedesk.proof.reading.readers.embedded import MAY_SAY, is_pixels, read_embedded
from poedesk.proof.reading.readers.looks import with_looks
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.readers.sheets.excel import local
from poedesk.proof.reading.readers.sheets.grid import many
from poedesk.proof.reading.readers.slides.pages import page_of
from poedesk.proof.reading.readers.slides.shapes import Shapes, Text, anchors_of, shapes_of, words_of_diagram
from poedesk.proof.reading.sniffing import media

_POINT = 12_700
_USUAL = (720.0, 540.0)
"""Points of a slide whose size is not said."""

_LARGEST = 5_000.0
_LITTLE = 40
"""Characters below which a slide with a large picture is taken for a picture of a document."""

_LARGE = 0.3
"""Share of the slide that such a picture takes."""

_BARE = "is a picture, whose words are not read here; give it as PDF"
_AGAIN = "save it anew with PowerPoint and give it again"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the slides of the presentation ``data`` as pages.

    Raises:
        Refused: the package is damaged, encrypted, too large, or holds no presentation.
    """
    package = open_package(data, limits)
    reading = _Reading(package, limits)
    reading.slides()
    looked_at = read_embedded(reading.pixels(), name, limits)
    reading.note_pictures(looked_at=looked_at is not None)
    unread = [*reading.unread, *package.problems]
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.PPTX,
        read=Read.PARTIAL if unread else Read.COMPLETE,
        pages=tuple(reading.pages),
        signatures=tuple(read_signatures(package)),
        attachments=looked_at or (),
        problems=tuple(dict.fromkeys((*unread, *reading.notes()))),
    )


class _Reading:
    """One walk over the slides."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self._package, self._limits = package, limits
        named = (item.target for item in package.relations("").values() if item.kind == "officeDocument")
        self._main = next(named, "ppt/presentation.xml")
        root = package.xml(self._main)
        if root is None:
            message = f"{next(iter(package.problems), 'its package holds no presentation')}; {_AGAIN}"
            raise Refused(message)
        self._root = root
        self.pages: list[Page] = []
        self.unread: list[str] = []
        self._hidden: list[int] = []
        self._apart = {"notesSlide": 0, "comments": 0}
        self._room = limits.characters
        self._charts = 0
        self._pictured: dict[str, None] = {}
        self._bare: list[int] = []
        self._looked_at = False

    def slides(self) -> None:
        """Read slide after slide."""
        relations = self._package.relations(self._main)
        listed = [item for item in self._root.iter() if local(item) == "sldId"]
        width, height = self._size()
        for number, item in enumerate(listed[: self._limits.pages], 1):
            keys = [str(value) for key, value in item.attrib.items() if str(key).startswith("{")]
            relation = next((relations[key] for key in keys if key in relations), None)
            root = self._package.xml(relation.target) if relation and not relation.external else None
            if root is None or relation is None:
                self.unread.append(f"slide {number} is missing or damaged; {_AGAIN}")
                self.pages.append(Page(number, width, height, "", readable=False))
            elif root.get("show", "1").lower() in {"0", "false"}:
                self._hidden.append(number)
            else:
                self.pages.append(self._slide(number, width, height, root, relation.target))
        if len(listed) > self._limits.pages:
            self.unread.append(
                f"only the first {self._limits.pages} of its {len(listed)} slides were read (POEDESK_PAGES)"
            )
        if self._room <= 0:
            self.unread.append(
                f"only the first {self._limits.characters} of its characters were read (POEDESK_CHARACTERS)"
            )

    def pixels(self) -> dict[str, bytes]:
        """Return the pictures that may be pasted pages: member -> bytes."""
        found = {member: self._package.part(member) for member in self._pictured}
        return {member: data for member, data in found.items() if data}

    def note_pictures(self, *, looked_at: bool) -> None:
        """Say which slides are pictures that were not read; where pictures are ``looked_at`` none is."""
        self._looked_at = looked_at
        for number in () if looked_at else self._bare:
            self.unread.append(f"slide {number} {_BARE}")
            self.pages[number - 1] = replace(self.pages[number - 1], readable=False)

    def notes(self) -> list[str]:
        """Return what a reviewer should know of a complete reading."""
        found = []
        if self._hidden:
            numbers = ", ".join(map(str, self._hidden[:10]))
            found.append(f"not counted as shown: {many(len(self._hidden), 'hidden slide')} ({numbers})")
        if self._apart["notesSlide"]:
            found.append(f"speaker notes of {many(self._apart['notesSlide'], 'slide')} left apart")
        if self._apart["comments"]:
            found.append(f"comments on {many(self._apart['comments'], 'slide')} left apart")
        if self._charts:
            found.append(f"not read: {many(self._charts, 'chart')} on its slides")
        pictures = sum(len(page.drawings) for page in self.pages)
        if pictures and not self._looked_at:
            found.append(f"not read: words in {many(pictures, 'picture')} on its slides")
        return found

    def _slide(self, number: int, width: float, height: float, root: Any, part: str) -> Page:
        relations = self._package.relations(part)
        layout = _of_kind(relations.values(), "slideLayout")
        layout_root = self._package.xml(layout) if layout else None
        master = _of_kind(self._package.relations(layout).values(), "slideMaster") if layout else None
        master_root = self._package.xml(master) if master else None
        shapes = shapes_of(root, [anchors_of(layout_root), anchors_of(master_root)])
        for box, key in shapes.frames:
            diagram = relations.get(key)
            drawn = self._package.xml(diagram.target) if diagram and not diagram.external else None
            if drawn is None:
                shapes.unread.append("diagram")
            else:
                shapes.texts.append(Text(box, [(line, 12.0) for line in words_of_diagram(drawn)]))
        for kind in self._apart:
            self._apart[kind] += _of_kind(relations.values(), kind) is not None
        page, left = page_of(number, width, height, shapes, max(0, self._room))
        page = replace(page, drawings=self._with_looks(page.drawings, shapes, relations))
        cut = sum(len(line) for item in shapes.texts for line, _ in item.lines) > self._room
        self._room = 0 if cut else left
        self._charts += shapes.charts
        unread = [f"slide {number}: its {kind} was not read; give it as PDF" for kind in shapes.unread]
        pasted = self._pasted(width * height, shapes, relations)
        self._pictured |= pasted
        area = sum(item.box.width * item.box.height for item in page.drawings)
        if area > _LARGE * width * height and len(fold(page.text)) < _LITTLE:
            if pasted:
                self._bare.append(number)
            else:
                unread.append(f"slide {number} {_BARE}")
        self.unread += unread
        return replace(page, readable=not unread)

    def _with_looks(
        self, drawings: Sequence[Drawing], shapes: Shapes, relations: Mapping[str, Relation]
    ) -> tuple[Drawing, ...]:
        held = {box: relations[key] for box, key in shapes.pixels if key in relations}
        members = {
            number: held[item.box].target if item.box in held and not held[item.box].external else None
            for number, item in enumerate(drawings)
        }
        return with_looks(drawings, members, self._package.part)

    def _pasted(self, area: float, shapes: Shapes, relations: Mapping[str, Relation]) -> dict[str, None]:
        """Return the members that hold pictures large enough to be pasted pages, on a slide of ``area``."""
        large = [key for box, key in shapes.pixels if box.width * box.height >= MAY_SAY * area]
        held = (relations[key] for key in large if key in relations)
        return {item.target: None for item in held if not item.external and is_pixels(item.target)}

    def _size(self) -> tuple[float, float]:
        item = next((item for item in self._root if local(item) == "sldSz"), None)
        sides = [item.get(side, "") for side in ("cx", "cy")] if item is not None else []
        if not all(side.isascii() and side.isdigit() and len(side) < 10 for side in sides) or not sides:  # noqa: PLR2004
            return _USUAL
        width, height = (min(max(int(side) / _POINT, 1.0), _LARGEST) for side in sides)
        return width, height


def _of_kind(relations: Any, kind: str) -> str | None:
    found: list[Relation] = [item for item in relations if item.kind == kind and not item.external]
    return found[0].target if found else None
