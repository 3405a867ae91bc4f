"""What stands around a person's name, label, sentence and row, and over a place of signing."""

import re
from collections.abc import Iterator
from functools import reduce
from itertools import islice

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold, plain
from poedesk.proof.assessing import mentions
from poedesk.proof.document.model import Box, Document, Page, Span
from poedesk.proof.finding.acts.naming.people import looks_like_title
from poedesk.proof.finding.identity.names import person_words
from poedesk.proof.finding.model import Act, Findings

NEAR = 160
"""Characters before a person's name in which its label or its sentence stands, and behind it its firm."""


LABEL_WORDS = 8
"""Words of a label that stands alone over a name, at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper names a person."""

    label: str
    """What stands before the name on its line as its label; empty for none."""

    said: str
    """What stands before the name in its sentence, in plain text."""

    behind: str
    """What stands behind the name, up to where its line or its cell ends."""

    row: str
    """The whole line."""

    over: str
    """The line over it."""

    under: tuple[str, ...]
    """The lines under it, where the name is alone on its line or has its title behind it."""


def places(entry: Findings, person: str) -> Iterator[Place]:
    """Yield the places at which a paper names a person.

    Others may stand between a label and the name: "Client's contacts: Ada Holm (finance), Tom Ashby (shop)".
    """
    for span in mentions.person(entry.document, person):
        text = entry.document.page(span.page).text
        start, end = span.start or 0, span.end or 0
        line = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        row = text[line:stop]
        if text[end:stop].rstrip().endswith(",") or text.count("(", end, stop) > text.count(")", end, stop):
            stop = min((at for at in (text.find("\n", stop + 1),) if at >= 0), default=len(text))
        before = text[max(line, start - NEAR) : start]
        label, sign, between = re.split(r"[.;]\s", before)[-1].rpartition("\t" if "\t" in before else ":")
        above = text[:line].rstrip().rpartition("\n")[2]
        if not before.strip() and above.rstrip().endswith(":") and len(above.split()) <= LABEL_WORDS:
            label, sign = above.rstrip(" :"), ":"
        listed = _SENTENCE.search(between) is None and _OF_PAPER.search(plain(f"{above} {label}")) is None
        said = re.split(r"(?<=[a-z)]{2}[.;])\s|\n\s*\n", text[max(0, start - 2 * NEAR) : start])[-1]
        yield Place(
            label.rpartition("\t")[2] if sign and listed else "",
            plain(" ".join(said.split())) + " ",
            text[end : min(stop, end + NEAR)].replace("\n", " "),
            row,
            above,
            _under(text, person, row, stop),
        )


def _under(text: str, person: str, row: str, end: int) -> tuple[str, ...]:
    """Return the lines under that of a name, where nothing but a form of address and a title is beside it."""
    name, _, title = row.partition(",")
    more = len(person_words(name)) > len(person_words(person))
    if more or (title and not looks_like_title(title)) or "\t" in row:
        return ()
    return tuple(line.strip() for line in text[end:].splitlines()[1 : CARD + 1])


CARD = 4
"""Lines under a name in which an address tells title and house, and who is named next."""


_SENTENCE = compiled(
    r"[.;:]\s|\b(?:and|und|et|y|e|en)\s+\S+\s+\S+\s+\S+\s+\S"
    r"|\b(?i:with|by|for|plus|mit|f\u00fcr|avec|pour|con|para|per|met|voor)\s"
)
"""What stands between a label and a name that belongs to no list of people."""

_OF_PAPER = compiled(
    r"\b(?:changes?|change requests?|versions?|revisions?|history|anderung(?:en|sverlauf)?|modifications?"
    r"|historique|cambios?|historial|modifiche|wijziging(?:en)?)\b"
)
"""What heads a list of changes: who asks for one of them may be of either side."""


HEADING_LINES = 4
"""Lines above a signature in which a heading can say for whom the block is."""

HIGH = 75.0
"""Points over the printed name within which the heading over its signature stands."""


def place_of(act: Act) -> Span | None:
    """Return a place of the act that has words: of the signature, else of its name, title or date."""
    parts = act.parts
    return next((span for part in parts for span in part.spans if span.start is not None), None)


def block_places(document: Document, act: Act) -> list[Span]:
    """Return the places of an act that have words, in order, without what stands over its words.

    A list of who was there gives a title, the head of a letter a date.
    """
    spans = [span for part in act.parts for span in part.spans if span.start is not None]
    spans.sort(key=lambda span: (span.page, span.start or 0))
    named = act.name.spans if act.name is not None else ()
    name = next((span for span in named if span.start is not None), None)
    if name is None:
        return spans
    begins = _behind_sentence(document.page(name.page).text, name.start or 0)
    return [span for span in spans if (span.page, span.start or 0) >= (name.page, begins)]


def _behind_sentence(text: str, before: int) -> int:
    """Return where the last line ends that ends a sentence: behind it a block begins."""
    end = text.rfind("\n", 0, before)
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].rstrip()
        if line.endswith(_STOPS) and len(line.split(None, _WORDS)) > _WORDS:
            return end + 1
        end = start - 1
    return 0


_STOPS = (".", "!", "?")
_WORDS = 4
"""Words that a line has more of, where it ends a sentence."""


def over(
    document: Document, span: Span, more: int = 0, *, labelled: bool = False
) -> Iterator[tuple[int, str]]:
    """Yield the lines over a place as ``lines_over`` does, and ``more``, each with its start on the page.

    With ``labelled`` also those over the label that stands beside it.
    """
    page = document.page(span.page)
    assert span.start is not None
    if not document.paged:
        end = page.text.rfind("\n", 0, span.start)
        yield from islice(lines_before(page.text, end), HEADING_LINES + more)
        return
    own = next((piece.box for piece in page.segments if piece.start <= span.start < piece.end), None)
    if own is not None:
        labels = _labels_beside(page, own, span.label) if labelled else ()
        yield from _column(page, reduce(Box.union, labels, own))


def _labels_beside(page: Page, own: Box, label: str | None) -> Iterator[Box]:
    """Yield where a label stands on the line of what it is the label of: they have one column."""
    for piece in page.segments if label else ():
        box = piece.box
        level = box.right <= own.left and box.top < own.bottom and box.bottom > own.top
        if level and fold(page.text[piece.start : piece.end]).strip(" :") == fold(label or "").strip(" :"):
            yield box


def lines_before(text: str, end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines with words up to the line break at ``end``, the last first, with where each starts."""
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            yield start, text[start:end]
        end = start - 1


def over_block(document: Document, act: Act, span: Span) -> Iterator[tuple[int, str]]:
    """Yield the lines over all places of an act on the page of one of them, the nearest first."""
    page = document.page(span.page)
    parts = act.parts
    spans = [each for part in parts for each in part.spans if each.page == span.page]
    if not document.paged:
        first = min((each for each in spans if each.start is not None), key=lambda each: each.start or 0)
        yield from over(document, first)
        return
    boxes = [each.box for each in spans if each.box is not None]
    starts = [each.start for each in spans if each.start is not None]
    boxes += [piece.box for piece in page.segments if any(piece.start <= at < piece.end for at in starts)]
    if boxes:
        yield from _column(page, reduce(Box.union, boxes))


def _column(page: Page, own: Box) -> Iterator[tuple[int, str]]:
    pieces = [
        piece
        for piece in page.segments
        if 0 < own.top - piece.box.bottom <= HIGH
        and piece.box.left < own.right
        and piece.box.right > own.left
    ]
    for piece in sorted(pieces, key=lambda each: -each.box.bottom):
        yield piece.start, page.text[piece.start : piece.end]
