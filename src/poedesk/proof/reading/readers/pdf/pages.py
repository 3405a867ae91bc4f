"""One page of a PDF: what pdfium shows of it, put together with the fields and annotations of the file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2.raw as pdfium

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Field, Page
from poedesk.proof.reading.readers.pdf.annotations import Annotations, read_annotations
from poedesk.proof.reading.readers.pdf.drawings import read_drawings
from poedesk.proof.reading.readers.pdf.form.fields import control_boxes, page_fields
from poedesk.proof.reading.readers.pdf.form.tree import FormField
from poedesk.proof.reading.readers.pdf.layers import Layers
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import find_grids, level_rules
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Shapes, read_shapes
from poedesk.proof.reading.readers.pdf.layout.frame import frame_of
from poedesk.proof.reading.readers.pdf.layout.shown.overprint import without_covered_blanks
from poedesk.proof.reading.readers.pdf.layout.shown.slants import slants_of, strikes_of, without
from poedesk.proof.reading.readers.pdf.layout.shown.strikes import struck_through
from poedesk.proof.reading.readers.pdf.layout.shown.unseen import apart_unseen
from poedesk.proof.reading.readers.pdf.layout.text import lay_out
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RawWord, short_words
from poedesk.proof.reading.readers.pdf.layout.worded.spaced import crumbs_joined, letters_joined
from poedesk.proof.reading.readers.pdf.layout.worded.symbols import show_symbols
from poedesk.proof.reading.readers.pdf.layout.worded.text_page import TextPage
from poedesk.proof.reading.readers.pdf.layout.worded.words import read_words
from poedesk.proof.reading.readers.pdf.letters.leftward import from_the_right
from poedesk.proof.reading.readers.pdf.letters.meaning import with_meaning
from poedesk.proof.reading.readers.pdf.letters.scrambled import scrambled
from poedesk.proof.reading.readers.pdf.ticks.boxes import Overlays, TickBox, drawn_boxes
from poedesk.proof.reading.readers.pdf.ticks.marks import Written, apart_at_boxes, read_marks
from poedesk.proof.reading.readers.pdf.unread import LETTERS, UNSEEN, WORDS, why_unread

SHORTEST_RULE = 20.0
"""Points a horizontal line must have to be reported."""

MOST_WORDS = 50_000
"""Words taken from one page."""


_NO_LAYERS = Layers()


@dataclass(frozen=True, slots=True)
class Beyond:
    """What the file holds for a page besides what is drawn on it."""

    page: pikepdf.Dictionary | None = None
    """The page object, for its annotations."""

    fields: Sequence[FormField] = ()
    """The fields of the whole file."""

    layers: Layers = _NO_LAYERS
    """The layers of the file that are switched off."""

    doubtful_fonts: bool = False
    """Whether a font of the page may not say what its signs mean."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with what its reading left open."""

    page: Page
    unread: str | None
    """Why it could not be read, in the terms of ``unread``; null when it was."""

    cut: bool
    """Whether it holds more than is looked at on one page."""

    backgrounds: tuple[int, ...]
    """Bytes of each picture behind the text of a page that has some, as ``Shapes`` tells them."""

    empty: bool
    """Whether it shows nothing at all."""

    hidden: bool
    """Whether it has text that nobody can see, which was left out."""

    struck: str = ""
    """The words on it that are struck out, which were left out."""

    comments: tuple[str, ...] = ()
    """What comments beside it say, shortened."""

    files: tuple[Any, ...] = ()
    """The specifications of files that are pinned to it."""

    blotted: tuple[str, ...] = ()
    """Names of its fields that are struck out or covered."""

    layer: bool = False
    """Whether its words are the text layer of a scan, which nobody sees."""


def read_page(handle: Any, number: int, beyond: Beyond) -> ReadPage:
    """Return page ``number`` of a pdfium page (raw handle)."""
    frame = frame_of(handle)
    shapes = read_shapes(handle, frame)
    grids = find_grids(shapes, frame.width, frame.height)
    notes = read_annotations(beyond.page, frame, beyond.layers) if beyond.page is not None else Annotations()
    text_handle = pdfium.FPDFText_LoadPage(handle)
    try:
        source = TextPage(text_handle, frame, mixed=shapes.ink.mixed)
        seen = _seen(handle, source, shapes, beyond, notes)
        short = [seen.words[number] for number in seen.short]
        show_symbols(source, seen.words, short)
        words = _with_notes(source, seen.words, notes.words)
        if words is not seen.words:
            short = [words[number] for number in short_words(words)]
        ink = [drawing.box for drawing in notes.drawings if drawing.kind == "ink-annotation"]
        overlays = Overlays.of(short, shapes, ink)
        boxes = _tick_boxes(shapes, overlays, control_boxes(beyond.fields, number, frame))
        words = apart_at_boxes(words, boxes)
        text = lay_out(source, words, grids, source.columns_of(words))
        found = read_marks(Written(source, words, text, grids), boxes, overlays)
    finally:
        pdfium.FPDFText_ClosePage(text_handle)
    slants = slants_of(shapes.bars, words)
    page = Page(
        number,
        frame.width,
        frame.height,
        text.text,
        text.segments,
        text.words,
        marks=found.marks,
        rules=(*level_rules(shapes.lines, SHORTEST_RULE), *strikes_of(slants, words)),
        slants=slants,
        readable=seen.unread is None,
    )
    ticks = [mark.box for mark in found.marks if mark.box is not None]
    fields, blotted = _blotted(page_fields(beyond.fields, page, frame, grids, found.of_fields), notes)
    page = replace(
        page,
        fields=fields,
        drawings=(*read_drawings(without(shapes, slants), words, ticks, frame), *notes.drawings),
    )
    empty = not words and shapes.empty and not page.drawings and not page.fields
    unread = UNSEEN if seen.left_out and empty else seen.unread
    page = page if unread is not UNSEEN else replace(page, readable=False)
    cut = not (seen.whole and shapes.complete)
    beside = (seen.struck, tuple(notes.comments), tuple(notes.files), blotted)
    backgrounds = tuple(shapes.backgrounds) if words else ()
    return ReadPage(page, unread, cut, backgrounds, empty, seen.left_out, *beside, layer=seen.layer)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The printed words that a person sees, and what became of the others."""

    words: list[RawWord]
    short: list[int]
    """The numbers of the short ones of them."""

    unread: str | None
    struck: str
    left_out: bool
    whole: bool
    layer: bool


def _seen(handle: Any, source: TextPage, shapes: Shapes, beyond: Beyond, notes: Annotations) -> _Seen:
    """Return the words of a page without those that mean nothing, do not show, or were struck out."""
    drawn, complete = read_words(source, MOST_WORDS)
    meant, garbled = with_meaning(source, drawn, doubtful=beyond.doubtful_fonts)
    layered = bool(beyond.layers.off or beyond.layers.all_off)
    apart = apart_unseen(handle, source, meant, shapes, layered=layered)
    notes.struck += struck_through(apart.shown, shapes.lines, source.columns)
    kept, struck, covered = notes.apart(apart.shown)
    whole = crumbs_joined(kept)
    short = short_words(whole)
    kept = letters_joined(whole, short)
    unread = why_unread(kept, source.text(), shapes, source.frame, layer=apart.layer)
    garbled += notes.unreadable
    if unread is None and garbled:
        unread = WORDS if len(kept) > garbled else LETTERS
    if unread is None and scrambled(word.text for word in kept):
        unread = LETTERS
    if source.leftward:
        kept = from_the_right(source, kept)
    if kept is not whole:
        short = short_words(kept)
    passage = " ".join(word.text for word in struck)
    left_out = bool(apart.hidden or covered) or source.beyond
    return _Seen(kept, short, unread, passage, left_out, complete, apart.layer)


def _with_notes(source: TextPage, words: list[RawWord], noted: list[RawWord]) -> list[RawWord]:
    """Return the words and those of notes, without the lines to write on that these cover."""
    together = [*words, *noted] if noted else words
    return without_covered_blanks(together) if noted or "_" in source.text() else together


def _blotted(fields: Sequence[Field], notes: Annotations) -> tuple[tuple[Field, ...], tuple[str, ...]]:
    """Return the fields, those that notes strike out or cover as not shown, and the names of these."""
    names = {item.name for item in fields if item.value and notes.blots(item.box)}
    shown = (replace(item, shown=False) if item.name in names else item for item in fields)
    return tuple(shown), tuple(sorted(names))


def _tick_boxes(shapes: Shapes, overlays: Overlays, controls: list[TickBox]) -> list[TickBox]:
    """Return the controls, and the drawn boxes that are not printed under one."""
    drawn = [box for box in drawn_boxes(shapes, overlays) if not _under_control(box, controls)]
    return [*controls, *drawn]


def _under_control(box: TickBox, controls: Sequence[TickBox]) -> bool:
    x, y = (box.box.left + box.box.right) / 2, (box.box.top + box.box.bottom) / 2
    return any(
        one.box.left - 3 <= x <= one.box.right + 3 and one.box.top - 3 <= y <= one.box.bottom + 3
        for one in controls
    )


def lost_page(number: int) -> Page:
    """Return the stand-in for a page that could not even be opened."""
    return Page(number, None, None, "", readable=False)
