"""Lines in which two columns run together: "Dana Whitfield, Director Omar Reyes, Manager" over two days."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Page, Segment, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import values
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_title
from poedesk.proof.finding.page.view import DocumentView, Line, Piece

LEAST, MOST = 2, 16
"""Words of such a line."""

ROWS = 1.5
"""Heights of a line between such a line and the one that shows its columns at most."""

ALIGNED = 2.5
"""Points by which the parts of a column begin apart at most."""

PASSES = 2
"""Times that all lines are looked at: one that was cut shows the columns of the next."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A document seen with such lines cut."""

    view: DocumentView

    def own(self, span: Span) -> Span:
        """Return a citation where it stands in the document itself: nothing was moved."""
        return span


def apart(view: DocumentView) -> Apart | None:
    """Return the document with lines cut in which columns run together; null where there are none.

    Each part begins where one of the line over or under it does, and all are of one kind.
    """
    if view.document.mail is not None:
        return None
    pages = [_cut(page, dict(_cuts(view, page))) for page in view.pages]
    if all(one is other for one, other in zip(pages, view.pages, strict=True)):
        return None
    return Apart(DocumentView(replace(view.document, pages=tuple(pages))))


def _cuts(view: DocumentView, page: Page) -> Iterator[tuple[int, list[int]]]:
    """Yield the number of each such line with where its parts begin in the text of the page."""
    if not page.width or not page.words or not page.drawings:
        return
    lines = view.lines(page.number)
    lefts = [[piece.box.left for piece in line.pieces] for line in lines]
    for _ in range(PASSES):
        for at, line in enumerate(lines):
            if len(lefts[at]) > 1 or not _may_be_several(line.pieces[0]):
                continue
            near = (other for other in (at + 1, at - 1) if 0 <= other < len(lines))
            shown = (lefts[other] for other in near if _is_near(line, lines[other]))
            starts = next(filter(None, (_starts(page, line.pieces[0], each) for each in shown)), None)
            if starts:
                words = page.words.between(line.pieces[0].start, line.pieces[0].end)
                lefts[at] = [word.box.left for word in words if word.start in starts]
                yield line.pieces[0].index, starts


def _may_be_several(piece: Piece) -> bool:
    return piece.cell is None and LEAST <= len(piece.text.split()) <= MOST


def _is_near(line: Line, other: Line) -> bool:
    gap = max(line.box.top, other.box.top) - min(line.box.bottom, other.box.bottom)
    return gap <= ROWS * line.box.height


def _starts(page: Page, piece: Piece, lefts: Sequence[float]) -> list[int]:
    """Return where the parts of a line begin, the first included; none where a column has no word for it."""
    box = piece.box
    columns = sorted(left for left in lefts if box.left - ALIGNED <= left < box.right)
    if len(columns) < 2 or abs(columns[0] - box.left) > ALIGNED:  # noqa: PLR2004 - side by side
        return []
    words = [word for word in page.words.between(piece.start, piece.end) if word.start > piece.start]
    found = [
        next((word.start for word in words if abs(word.box.left - left) <= ALIGNED), None)
        for left in columns[1:]
    ]
    starts = [piece.start, *(start for start in found if start is not None)]
    edges = [*starts, piece.end]
    texts = [page.text[low:high].strip() for low, high in pairwise(edges)]
    return starts if None not in found and _alike(texts) else []


def _alike(texts: Sequence[str]) -> bool:
    """Return whether texts are of one kind: people, titles, days, houses, empty lines, or one label's."""
    labelled = all(":" in text for text in texts) and len({text.split()[0].casefold() for text in texts}) == 1
    return labelled or any(
        all(map(kind, texts))
        for kind in (values.names_person, looks_like_title, when.is_date, looks_like_organisation, _is_empty)
    )


def _is_empty(text: str) -> bool:
    return not text.strip(" _.\u2026")


def _cut(page: Page, cuts: dict[int, list[int]]) -> Page:
    if not cuts:
        return page
    segments: list[Segment] = []
    for index, segment in enumerate(page.segments):
        edges = [*cuts.get(index, [segment.start]), segment.end]
        for low, high in pairwise(edges):
            end = low + len(page.text[low:high].rstrip())
            box = page.words.around(low, end) if index in cuts else None
            segments.append(replace(segment, start=low, end=end, box=box or segment.box))
    return replace(page, segments=tuple(segments))
