"""The PDF reader: pages through pdfium, fields and annotations through pikepdf, signatures through pyHanko.

Each library may fail alone on a damaged file: what one of them can read is kept, what could not be read is
named among the problems.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import Any

import pikepdf
import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.records import dataclass
from poedesk.kernel.uncollected import uncollected
from poedesk.proof.document.model import Document, Page, Read, Words
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.ocr.sight import sight
from poedesk.proof.reading.readers.pdf import scans, unread
from poedesk.proof.reading.readers.pdf.carried import carried
from poedesk.proof.reading.readers.pdf.embedded import Embedded, embedded_in
from poedesk.proof.reading.readers.pdf.form.appearances import told
from poedesk.proof.reading.readers.pdf.form.tree import Form, FormField, read_form
from poedesk.proof.reading.readers.pdf.layers import Layers
from poedesk.proof.reading.readers.pdf.letters.fonts import Fonts
from poedesk.proof.reading.readers.pdf.objects import listed
from poedesk.proof.reading.readers.pdf.opening import Opened, no_structure, open_pdf
from poedesk.proof.reading.readers.pdf.pages import Beyond, ReadPage, lost_page, read_page
from poedesk.proof.reading.readers.pdf.pictured import with_looks
from poedesk.proof.reading.readers.pdf.signed.signatures import placed, read_signatures, signed_fields
from poedesk.proof.reading.readers.pdf.ticks.groups import carried_on
from poedesk.proof.reading.readers.pdf.units import in_points, unit_of
from poedesk.proof.reading.readers.pdf.xfa.page import is_placeholder, page_of, tells
from poedesk.proof.reading.readers.pdf.xfa.twin import add_entries
from poedesk.proof.reading.readers.registry import Refused, read_nested
from poedesk.proof.reading.sniffing import media

_XFA = "it is an XFA form that only Adobe's programs can show; print it to a PDF and give that"
_MOST_REMARKS = 20
"""Sentences about passages struck out and comments, at most."""

_PASSAGE = 120
"""Characters of a passage struck out that are told."""


@dataclass(slots=True)
class _Reading:
    """Pages read so far, and what is left open."""

    pages: list[Page] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    """Pages with more on them than is looked at."""

    hidden: list[int] = field(default_factory=list)
    """Pages with text that nobody can see."""

    backgrounds: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Page number -> its pictures that may be a background."""

    pinned: list[Any] = field(default_factory=list)
    """The specifications of files that annotations hold."""

    remarks: list[str] = field(default_factory=list)
    """What is said of passages that are struck out, and of comments."""

    looked: list[str] = field(default_factory=list)
    """What is said of pages that were looked at."""

    ended: bool = False
    """Whether the last page was cut where the characters allowed for the document end."""

    characters: int = 0


@uncollected()
def read(data: bytes, name: str, limits: Limits, *, words: bool = True) -> Document:
    """Return the PDF ``data`` as a document.

    ``words`` is there for callers that ask for them; they are always filled.

    Raises:
        Refused: it cannot be opened at all; the message says why and what to do.
    """
    del words
    opened = open_pdf(data)
    try:
        form = _form(opened)
        signatures = read_signatures(data, signed_fields(form.fields), limits)
        if signatures.late:
            form.fields = [_unless(item, signatures.late) for item in form.fields]
        reading = _read_pages(opened, form.fields, limits)
        reading.pages = with_looks(opened.pages, carried_on(reading.pages))
        if form.xfa and (is_placeholder(reading.pages) or (form.dynamic and not form.fields)):
            reading.pages = [_of_data(form)]
        count = len(reading.pages) if form.by_data else len(opened.pages)
        problems = [*opened.problems, *_form_problems(form), *_problems(reading, count, limits)]
        problems += signatures.problems
        inside = _inside(opened, reading.pinned, limits)
        record = carried(opened.structure)
        problems += inside.problems
    finally:
        opened.close()
    notes = [*_form_notes(form), *_hidden_notes(reading.hidden), *reading.remarks[:_MOST_REMARKS]]
    notes += reading.looked
    if inside.portfolio:
        notes.append(f"it is a portfolio of {len(inside.parts)} files, whose own pages are its cover")
    shows = bool(signatures.found or inside.parts)
    document = _document(data, name, reading, problems, notes, shows=shows)
    attachments = read_nested(inside.parts, name, limits)
    found = placed(signatures.found, reading.pages)
    return replace(document, signatures=found, attachments=attachments, record=record)


def _of_data(form: Form) -> Page:
    """Return the page that the data of an XFA form tell; its own pages only ask for Adobe's programs.

    Raises:
        Refused: they tell nothing for a label.
    """
    if not tells(form.entries):
        raise Refused(_XFA)
    form.by_data = True
    return page_of(form.entries)


def _unless(item: FormField, late: Collection[str]) -> FormField:
    """Return a field, as one whose value does not count when it was filled in too ``late``."""
    return replace(item, shown=False) if item.name in late else item


def _form(opened: Opened) -> Form:
    if opened.structure is None:
        return Form()
    try:
        form = read_form(opened.structure)
        if form.xfa:
            add_entries(form, opened.structure)
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError) as error:
        opened.problems.append(no_structure(error))
        return Form()
    return form


def _inside(opened: Opened, pinned: Sequence[Any], limits: Limits) -> Embedded:
    """Return the files inside a file; ``pinned`` are those that annotations hold."""
    if opened.structure is None:
        return Embedded()
    try:
        return embedded_in(opened.structure, pinned, limits)
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError) as error:
        return Embedded(problems=[no_structure(error)])


def _form_problems(form: Form) -> Iterator[str]:
    if not form.complete:
        yield "its form has more fields than are looked at; give it in smaller parts"
    yield from told(form.doubts)
    yield from told(form.twins, verb="holds in its XFA data")
    if form.by_data:
        yield (
            "it is an XFA form that only Adobe's programs can show: labels and values were read from its"
            " data, not from its pages; print it to a PDF and give that"
        )
    elif form.xfa and (form.dynamic or not form.fields):
        yield _XFA


def _form_notes(form: Form) -> Iterator[str]:
    if form.unseen:
        yield f"its form holds values that no page shows ({listed(form.unseen)}); they do not count"
    if form.xfa and form.fields and not form.dynamic and not form.entries:
        yield "it also holds an XFA form, which could not be read; its ordinary form fields were"


def _hidden_notes(pages: Sequence[int]) -> Iterator[str]:
    if pages:
        which, has = ("page", "has") if len(pages) == 1 else ("pages", "have")
        yield f"{which} {unread.ranges(pages)} {has} text that cannot be seen; it was left out"


def _document(
    data: bytes, name: str, reading: _Reading, problems: Sequence[str], notes: Iterable[str], *, shows: bool
) -> Document:
    partly = reading.ended or any(cause in unread.PARTLY for _, cause in reading.unread)
    seen = shows or partly or any(map(_shows, reading.pages))
    read_as = Read.UNREADABLE if not seen else Read.PARTIAL if problems else Read.COMPLETE
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.PDF,
        read=read_as,
        pages=tuple(reading.pages) if seen else (),
        problems=(*problems, *notes),
    )


def _shows(page: Page) -> bool:
    """Return whether anything of a page was read: what it shows, or what its fields hold."""
    return page.readable or any(item.value for item in page.fields)


def _read_pages(opened: Opened, fields: Sequence[FormField], limits: Limits) -> _Reading:
    reading = _Reading()
    objects = _page_objects(opened)
    layers, fonts = Layers.of(opened.structure), Fonts()
    for number in range(1, min(len(opened.pages), limits.pages) + 1):
        if reading.ended:
            break
        page_object = objects[number - 1] if number <= len(objects) else None
        beyond = Beyond(page_object, fields, layers, fonts.doubtful(page_object))
        result = _read_one(opened.pages, number, beyond)
        if result is None:
            reading.lost.append(number)
            reading.pages.append(lost_page(number))
            continue
        page, cause = in_points(result.page, unit_of(page_object)), result.unread
        if scans.wanted(result) and (eyes := sight()) is not None:
            page, cause, said = scans.looked_at(opened.pages, number, scans.Known(page, result), eyes)
            reading.looked += [said] if said else []
        room = limits.characters - reading.characters
        reading.characters += len(page.text)
        reading.ended = len(page.text) > room
        reading.pages.append(_cut(page, room) if reading.ended else page)
        if cause is None and opened.damaged and result.empty:
            cause, reading.pages[-1] = unread.NOTHING, replace(page, readable=False)
        reading.backgrounds[number] = result.backgrounds
        if cause is not None:
            reading.unread.append((number, cause))
        if result.cut:
            reading.cut.append(number)
        reading.remarks += _remarks(result)
        reading.pinned += result.files
        if result.hidden and cause != unread.UNSEEN:
            reading.hidden.append(number)
    _forgive_letterheads(reading)
    return reading


def _remarks(result: ReadPage) -> Iterator[str]:
    number = result.page.number
    if result.struck:
        said = result.struck if len(result.struck) <= _PASSAGE else f"{result.struck[: _PASSAGE - 3]}..."
        yield f"page {number} has a passage that is struck out, which was left out: {said!r}"
    if result.blotted:
        yield (
            f"page {number} has form fields that are struck out or covered ({listed(result.blotted)});"
            " they do not count"
        )
    if result.comments:
        first = ", ".join(map(repr, result.comments[:3]))
        more = f" and {len(result.comments) - 3} more" if len(result.comments) > 3 else ""  # noqa: PLR2004 - as many as are read at a glance
        yield f"page {number} has comments beside its text, which are no part of it: {first}{more}"


def _forgive_letterheads(reading: _Reading) -> None:
    """Take pages with little text for read when the picture behind it stands behind other pages too."""
    count = Counter(size for sizes in reading.backgrounds.values() for size in set(sizes))
    for number, cause in list(reading.unread):
        sizes = reading.backgrounds[number]
        if cause in {unread.PICTURE, unread.PART} and sizes and all(count[size] > 1 for size in sizes):
            reading.unread.remove((number, cause))
            reading.pages[number - 1] = replace(reading.pages[number - 1], readable=True)


def _page_objects(opened: Opened) -> list[pikepdf.Dictionary]:
    if opened.structure is None:
        return []
    try:
        return [page.obj for page in opened.structure.pages]
    except (pikepdf.PdfError, ValueError, TypeError) as error:
        opened.problems.append(no_structure(error))
        return []


def _read_one(source: pypdfium.PdfDocument, number: int, beyond: Beyond) -> ReadPage | None:
    handle = pdfium.FPDF_LoadPage(source, number - 1)
    if not handle:
        return None
    try:
        return read_page(handle, number, beyond)
    finally:
        pdfium.FPDF_ClosePage(handle)


def _cut(page: Page, room: int) -> Page:
    segments = tuple(item for item in page.segments if item.end <= room)
    words = Words(item for item in page.words if item.end <= room)
    marks = tuple(item for item in page.marks if (item.end or 0) <= room)
    return replace(page, text=page.text[:room], segments=segments, words=words, marks=marks, readable=False)


def _problems(reading: _Reading, count: int, limits: Limits) -> Iterator[str]:
    yield from unread.problems(reading.unread)
    if reading.lost:
        which = "page" if len(reading.lost) == 1 else "pages"
        yield f"{which} {unread.ranges(reading.lost)} could not be opened; save or export the document anew"
    if reading.cut:
        which = "page" if len(reading.cut) == 1 else "pages"
        yield f"{which} {unread.ranges(reading.cut)} hold more than is looked at on one page; simplify them"
    done = len(reading.pages)
    if reading.ended:
        yield (
            f"only its first {limits.characters} characters were read (POEDESK_CHARACTERS);"
            " give it in smaller parts"
        )
    elif done < count:
        yield f"only the first {done} of its {count} pages were read (POEDESK_PAGES); give it in parts"
