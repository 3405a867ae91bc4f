"""What a report shows beside each element: pictures of the cited pages, and the words around quotations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.assessing.model import Assessment, Evidence
from poedesk.proof.document.model import Box, By, Document
from poedesk.proof.document.outlines import Outline, lines_of, quarters
from poedesk.proof.reading.limits import BundleLimits, Limits, variable
from poedesk.proof.reading.parent.sandbox import Sandbox
from poedesk.proof.reading.read import Entry
from poedesk.proof.reading.shown.pictures import NotShown, Picture, Wanted, draw_all, taken_out
from poedesk.proof.reading.sniffing import media

Progress = Callable[[str, int, int], None]

_AROUND = 140
"""Characters shown before and after a quotation in a format without pages."""

_QUOTED = frozenset({By.TEXT, By.TABLE})
"""Ways of seeing whose quotation stands in the page's own text, so that it can be found again."""


_UNREAD = 12
"""Pages that could not be read that are shown at most: pictures of them take room from the cited ones."""

_MANY = f"of the pages that could not be read only the first {_UNREAD} are shown"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quotation with what stands around it."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Illustrations:
    """Everything that can be shown of the evidence of one assessment."""

    pictures: Mapping[tuple[str, int], Picture] = field(default_factory=lambda: MappingProxyType({}))
    """By hash of the document and number of the page, in the order of the documents."""

    not_shown: Mapping[tuple[str, int], str] = field(default_factory=lambda: MappingProxyType({}))
    """Pages without a picture: hash of the document and number of the page -> why, as a clause."""

    unread: tuple[tuple[str, int], ...] = ()
    """Pages that could not be read and are not cited, at which a person has to look: hash of the document and
    number of the page."""

    excerpts: Mapping[tuple[str, str, str], Excerpt] = field(default_factory=lambda: MappingProxyType({}))
    """By hash of the document, place and quotation, for formats without pages."""


NOTHING = Illustrations()
"""For a report in words only."""


def illustrate(
    assessment: Assessment,
    entries: Sequence[Entry],
    limits: Limits,
    bundle: BundleLimits,
    progress: Progress | None = None,
) -> Illustrations:
    """Return the pictures and excerpts for ``assessment``, and for which pages there is no picture.

    Shown are the pages that are cited, then those that could not be read.

    Args:
        assessment: what was found.
        entries: the files that were given; one that has changed since is not drawn.
        limits: what drawing one page may cost.
        bundle: how many pages are drawn at most, and the bytes that all pictures together may take.
        progress: called before each page is drawn: its document, its number from 1, and how many there are.
    """
    cited = cited_pages(assessment)
    known = {(one.sha256, one.page) for one in cited}
    unread = [one for one in _unread_pages(assessment) if (one.sha256, one.page) not in known]
    pages = [*cited, *unread[:_UNREAD]]
    wanted = pages[: bundle.pictures]
    with Sandbox(limits) as sandbox:
        pages_with_bytes = loaded(sandbox, wanted, entries, progress)
        drawn = list(draw_all(sandbox, pages_with_bytes, len(wanted), bundle.picture_bytes))
    left_out = f"the pages that a report shows are limited to {bundle.pictures:,} ({variable('pictures')})"
    return Illustrations(
        {(one.sha256, one.page): one for one in drawn if isinstance(one, Picture)},
        {(one.sha256, one.page): one.reason for one in drawn if isinstance(one, NotShown)}
        | {(one.sha256, one.page): left_out for one in pages[bundle.pictures :]}
        | {(one.sha256, one.page): _MANY for one in unread[_UNREAD:]},
        tuple((one.sha256, one.page) for one in unread),
        _excerpts(assessment),
    )


def _evidence(assessment: Assessment) -> Iterator[Evidence]:
    for element in assessment.elements:
        yield from element.evidence


def _drawable(assessment: Assessment) -> dict[str, Document]:
    """Return the documents of which pages can be drawn, by their hash, in their order."""
    kinds = (media.PDF, *media.PICTURES)
    given = (entry.document for entry in assessment.documents if entry.document.media_type in kinds)
    documents: dict[str, Document] = {}
    for document in given:
        documents.setdefault(document.sha256, document)
    return documents


def cited_pages(assessment: Assessment) -> list[Wanted]:
    """Return the pages that are cited and can be drawn, in the order of documents and pages."""
    documents = _drawable(assessment)
    cited: dict[tuple[str, int], dict[tuple[str, Box], Evidence]] = {}
    for piece in _evidence(assessment):
        if piece.page is None or piece.sha256 not in documents:
            continue
        quoted = cited.setdefault((piece.sha256, piece.page), {})
        if piece.quote and piece.box:
            quoted[piece.quote, piece.box] = piece
    order = list(documents)
    keys = sorted(cited, key=lambda key: (order.index(key[0]), key[1]))
    return [_wanted(documents[sha256], page, cited[sha256, page]) for sha256, page in keys]


def _unread_pages(assessment: Assessment) -> list[Wanted]:
    """Return the pages that can be drawn and could not be read."""
    return [
        _wanted(document, page.number, {})
        for document in _drawable(assessment).values()
        for page in document.pages
        if not page.readable
    ]


def _wanted(document: Document, number: int, quoted: Mapping[tuple[str, Box], Evidence]) -> Wanted:
    """Return a page to draw; ``quoted`` are the quotations on it."""
    page = document.page(number)
    known: dict[tuple[str, Box], tuple[Outline, ...]] = {}
    sought = []
    for key, piece in quoted.items():
        if piece.by in _QUOTED:
            sought.append(key)
        elif piece.by is By.OCR and piece.start is not None:
            known[key] = lines_of(page, piece.start, key[0])
    found = {key: lines for key, lines in known.items() if lines}
    return Wanted(document.name, document.sha256, number, tuple(sought), quarters(page), found)


def loaded(
    sandbox: Sandbox, pages: Sequence[Wanted], entries: Sequence[Entry], progress: Progress | None
) -> Iterator[tuple[bytes | None, Wanted]]:
    """Yield each page with the bytes of its document, which are had once for all its pages."""
    known: tuple[str, bytes | None] = "", None
    for number, wanted in enumerate(pages, 1):
        if progress is not None:
            progress(f"{wanted.name}, page {wanted.page}", number, len(pages))
        if known[0] != wanted.sha256:
            known = wanted.sha256, _bytes_of(sandbox, wanted, entries)
        yield known[1], wanted


def _bytes_of(sandbox: Sandbox, wanted: Wanted, entries: Sequence[Entry]) -> bytes | None:
    """Return the document: the file that is it, or what the mail or archive holds; null if it changed."""
    holding = [
        entry for entry in entries if entry.name == wanted.name or wanted.name.startswith(f"{entry.name}/")
    ]
    if not holding:
        return None
    entry = max(holding, key=lambda one: len(one.name))
    try:
        data = entry.data if entry.data is not None else entry.path.read_bytes()
    except OSError:
        return None
    if sha256_hex(data) == wanted.sha256:
        return data
    return None if entry.name == wanted.name else taken_out(sandbox, data, entry.name, wanted.sha256)


def _excerpts(assessment: Assessment) -> dict[tuple[str, str, str], Excerpt]:
    texts = {
        entry.document.sha256: entry.document.pages[0].text
        for entry in assessment.documents
        if entry.document.pages and not entry.document.paged
    }
    found = {}
    for piece in _evidence(assessment):
        text = texts.get(piece.sha256)
        if text is None or piece.start is None or not piece.quote or piece.by not in _QUOTED:
            continue
        # Folding what stands before and from the place on keeps the place itself.
        before, rest = fold(text[: piece.start]), fold(text[piece.start :])
        if rest.startswith(piece.quote):
            gap = " " if before and text[piece.start - 1].isspace() else ""
            whole = before + gap + rest
            start = len(before) + len(gap)
            found[piece.sha256, piece.place, piece.quote] = _excerpt(whole, start, start + len(piece.quote))
    return found


def _excerpt(text: str, start: int, end: int) -> Excerpt:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Excerpt(before, text[start:end], after)
