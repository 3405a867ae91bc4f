"""Activities from tick boxes and from tables with crosses: the row names the one, the column the other."""

import re
from collections.abc import Iterator, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, Field, FieldKind, Mark, Page, Span
from poedesk.proof.finding.activities.words import activity_of_label
from poedesk.proof.finding.model import Finding, State
from poedesk.proof.finding.page.passages import passages
from poedesk.proof.finding.page.states import state_of
from poedesk.proof.finding.page.view import DocumentView, Line, Piece
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.grids import mark_span, ticked, workload_of_label
from poedesk.proof.finding.workloads.names import DOUBTFUL, SURE
from poedesk.proof.policy.vocabulary import Vocabulary

IN_TABLE = 0.85

UNEXPLAINED = "without an explanation"
"""``Finding.detail`` of the activity "other" when nothing says what it was."""

_CROSS = compiled(
    r"(?:x|\u00d7|\u2713|\u2714|\u2611|\u2612|\u25cf|\u2022|yes|y|si|ja|oui|\u2705|done|1)", re.IGNORECASE
)


_LETTERS = 2
"""Letters that an explanation has at least."""

_NAME = 8
"""Words that the name of a row may have, with a note."""


def from_marks(view: DocumentView, page: Page, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield what the ticked boxes of ``page`` say; one that may be ticked comes with little confidence."""
    for box in ticked(page):
        for activity, workload in _pairs_of(view, page, box, vocabulary):
            sure = SURE if box.checked else DOUBTFUL - 0.05
            detail = None if box.checked else "it cannot be told whether the box is ticked"
            spans: tuple[Span, ...] = (mark_span(box, page),)
            if activity == "other":
                note = _explanation(view, page, box)
                detail = note.quote if note is not None else UNEXPLAINED
                spans = (*spans, note) if note is not None else spans
            yield Finding(activity, spans, sure, anchored=True, topic=workload, detail=detail)


def _pairs_of(
    view: DocumentView, page: Page, box: Mark | Field, vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Yield (activity, workload) of a ticked box, whichever of the two its label and its group name."""
    workloads = {mention.workload for mention in workload_of_label(box.label, vocabulary)}
    activity = activity_of_label(box.group, vocabulary)
    named_by_label = bool(workloads)
    if not named_by_label:
        workloads = {mention.workload for mention in workload_of_label(box.group, vocabulary)}
        activity = activity_of_label(box.label, vocabulary)
    if workloads and activity is None:
        activity = activity_of_label(box.label, vocabulary)
    # A label of its own beside the row's name says another thing than the lines above.
    if workloads and activity is None and (named_by_label or not fold(box.label or "")):
        activity = _activity_above(view, page, box, vocabulary)
    if activity is not None:
        for workload in sorted(workloads):
            yield activity, workload


def _activity_above(view: DocumentView, page: Page, box: Mark | Field, vocabulary: Vocabulary) -> str | None:
    """Return the activity named by the nearest short line above the box, or left of it, back over pages."""
    best: str | None = None
    for passage in passages(view):
        below = passage.page == page.number and box.box is not None and passage.top > box.box.bottom
        later = box.start is not None and passage.page == page.number and passage.pieces[0][0] > box.start
        if passage.page > page.number or below or (box.box is None and later):
            continue
        first = passage.text.split("For example")[0]
        if len(first.split()) > _NAME:
            # A row's name with its examples below may be one passage: its first line is the name.
            start, end = passage.pieces[0]
            first = view.text(passage.page)[start:end]
        if len(first.split()) <= _NAME:
            best = activity_of_label(first, vocabulary) or best
    return best


def _explanation(view: DocumentView, page: Page, box: Mark | Field) -> Span | None:
    """Return where the "other" activity is explained: a field, or words after "please specify"."""
    for field in page.fields:
        asks = plain_of(f"{field.label or ''} {field.name}").text
        wanted = re.search(r"other|otr[oa]|specify|especifi", asks) and "product" not in asks
        if field.kind is FieldKind.TEXT and wanted and state_of(field.value or "") is State.PRESENT:
            said, label = fold(field.value or ""), field.label
            return Span(page.number, field.start, field.end, field.box, By.FORM_FIELD, said, label)
    return _note(view, page.number, f"{box.label or ''} {box.group or ''}")


def _note(view: DocumentView, page: int, own: str) -> Span | None:
    """Return the words after "Other (please specify)" on a page, which are not the labels ``own``."""
    for passage in passages(view):
        if passage.page != page:
            continue
        match = _OTHER_LINE.search(passage.plain.text)
        if match is None:
            continue
        low, high = passage.plain.original(match.start("note"), match.end("note"))
        note = passage.text[low:high].strip(" _:.-()")
        if len(note) > 3 and _explains(note, own):  # noqa: PLR2004 - "n/a"
            low = passage.text.index(note, low)
            span = passage.span(low, low + len(note))
            return Span(span.page, span.start, span.end, by=span.by, quote=fold(note))
    return _note_beside(view, page, own)


def _note_beside(view: DocumentView, page: int, own: str) -> Span | None:
    """Return the words right of a lone "Please specify:", in a box of their own."""
    for piece in view.pieces(page):
        if _LONE.fullmatch(plain_of(piece.text).text) is None or (beside := view.right_of(piece)) is None:
            continue
        note = fold(beside.text)
        if _explains(note, own):
            span = view.span(page, beside.start, beside.end)
            return Span(page, beside.start, beside.end, by=span.by, quote=note)
    return None


_LONE = compiled(r"\W*(?:other\W+)?(?:please\s+(?:specify|explain)|especifique)\W*")


_OTHER_LINE = compiled(
    r"(?:^\W*(?:other|otr[oa]s?)\b\W*(?:\(?(?:please\s+)?(?:specify|explain|especifi\w+|indi\w+)[^:)]*\)?)?\W*"
    r"|(?:please\s+specify|please\s+explain|especifique)(?!\s+product)\W*)(?P<note>.+)$"
)


def _explains(note: str, own: str) -> bool:
    """Return whether a note says something: words, not an empty box or line, and no labels of the form."""
    words = sum(map(str.isalpha, note)) >= _LETTERS
    return words and state_of(note) is State.PRESENT and not workload_like(note, own)


def workload_like(note: str, own: str) -> bool:
    """Return whether a note only repeats the labels of the form."""
    words = plain_of(note).text
    return words in plain_of(own).text or words.startswith(("please specify", "for example", "specify"))


def from_matrices(view: DocumentView, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield the crossings of tables whose columns are activities and rows workloads, or the reverse."""
    for page in view.pages:
        header: list[tuple[Piece, str]] = []
        for line in view.lines(page.number):
            if len(line.pieces) < 2:  # noqa: PLR2004 - a row and a column
                continue
            heads = [(piece, _head_of(piece.text, vocabulary)) for piece in line.pieces]
            named = [(piece, head) for piece, head in heads if head is not None]
            kinds = {head[0] for _, head in named}
            if len(named) >= 2 and len(kinds) == 1 and not _has_cross(line):  # noqa: PLR2004 - two columns make a table
                header = [(piece, f"{head[0]}:{head[1]}") for piece, head in named]
            elif header and named and named[0][0] is line.pieces[0]:
                yield from _crossings(view, line, header, named[0][1])


def _head_of(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    if len(text.split()) > 7:  # noqa: PLR2004 - longer is a sentence
        return None
    found = workload_of_label(text, vocabulary)
    if found:
        return "workload", found[0].workload
    activity = activity_of_label(text, vocabulary)
    return None if activity is None else ("activity", activity)


def _has_cross(line: Line) -> bool:
    return any(_CROSS.fullmatch(piece.text.strip()) for piece in line.pieces)


def _crossings(
    view: DocumentView, line: Line, header: Sequence[tuple[Piece, str]], row: tuple[str, str]
) -> Iterator[Finding]:
    for piece in line.pieces[1:]:
        if not _CROSS.fullmatch(piece.text.strip()):
            continue
        over = min(header, key=lambda item: _distance(item[0], piece))
        kind, _, value = over[1].partition(":")
        if kind == row[0] or _distance(over[0], piece) > max(over[0].box.width, 60):
            continue
        activity, workload = (value, row[1]) if kind == "activity" else (row[1], value)
        first = line.pieces[0]
        span = view.span(piece.page, first.start, first.end, over[0].text)
        mark = view.span(piece.page, piece.start, piece.end, over[0].text)
        spans: tuple[Span, ...] = (span, mark)
        detail: str | None = f"crossed under '{fold(over[0].text)}'"
        if activity == "other":
            note = _note(view, piece.page, over[0].text)
            detail = note.quote if note is not None else UNEXPLAINED
            spans = (*spans, note) if note is not None else spans
        yield Finding(activity, spans, IN_TABLE, topic=workload, detail=detail)


def _distance(head: Piece, piece: Piece) -> float:
    if head.cell is not None and piece.cell is not None and head.cell.table == piece.cell.table:
        return 0.0 if head.cell.column == piece.cell.column else 1000.0
    return abs((head.box.left + head.box.right) / 2 - (piece.box.left + piece.box.right) / 2)
