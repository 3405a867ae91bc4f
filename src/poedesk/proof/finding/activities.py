"""Finds which activity was done for which workload: in tick grids, in tables and lists, in described work.

Every finding is a pair: ``value`` is the activity, ``topic`` the workload it is tied to. An unticked box gives
nothing; what the customer does itself, or what is out of scope, gives almost nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, FieldKind, Mark, Page, Span
from poedesk.proof.document.model import Field as FormField
from poedesk.proof.finding.form_text import instructs
from poedesk.proof.finding.model import Finding, State
from poedesk.proof.finding.passages import (
    Form,
    Passage,
    Sentence,
    passages,
    sentences_of,
    without_number,
)
from poedesk.proof.finding.plain import any_of, plain_of
from poedesk.proof.finding.states import state_of
from poedesk.proof.finding.view import DocumentView, Line, Piece
from poedesk.proof.finding.workloads import (
    DOUBTFUL,
    EXCLUDED,
    SURE,
    Mention,
    excluded_from,
    grid_labels,
    is_grid_text,
    mark_span,
    mentions,
    names_products,
    says_out_of_scope,
    ticked,
    workload_of_label,
)
from poedesk.proof.policy.vocabulary import Vocabulary

IN_SENTENCE = 0.85
IN_TABLE = 0.85
UNDER_HEADING = 0.7
"""The heading names the one, the sentence under it the other."""

_CROSS = re.compile(r"(?:x|\u00d7|\u2713|\u2714|\u2611|\u2612|\u25cf|\u2022|yes|y|si|ja|oui|\u2705|done|1)", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"(?:[;,]\s*(?:and|then|y|e|und|et)?|\band|\bthen|\by|\be|\bund|\bet)\s*(?:we\s+|also\s+|then\s+|it\s+|he\s+|se\s+)?$"
)
_CUSTOMER_DOES = re.compile(
    r"\b(?:the\s+)?(?:customer|client|el cliente|kunde|auftraggeber|le client)\s+(?:\w+\s+)?(?:shall|will|must|is responsible|are responsible"
    r"|remains responsible|debera|se encarga|es responsable|wird|doit)\b"
)
_NOT_DONE = re.compile(
    r"\b(?:not|never|no longer|without|instead of|rather than|no se|sin|nicht|keine?|ne\s+\w+\s+pas)\s+(?:\w+\s+){0,2}$"
)
_OTHER_NOTE = re.compile(r"^\W*(?:please\s+)?(?:specify|explain|describe|especifi\w+|indi\w+)?[\s:.()\-_]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that shows an activity: ``text[start:end]``."""

    activity: str
    start: int
    end: int


_CUES: dict[int, tuple[Vocabulary, re.Pattern[str], Mapping[str, str], re.Pattern[str], Mapping[str, str]]] = {}


def _tables(vocabulary: Vocabulary) -> tuple[re.Pattern[str], Mapping[str, str], re.Pattern[str], Mapping[str, str]]:
    known = _CUES.get(id(vocabulary))
    if known is None:
        cues = {_key(cue): activity.id for activity in vocabulary.activities for cue in activity.all_cues}
        names = {_key(name): activity.id for activity in vocabulary.activities for name in activity.headings}
        known = _CUES[id(vocabulary)] = (vocabulary, any_of(cues), cues, any_of(names), names)
    return known[1:]


def _key(text: str) -> str:
    return " ".join(re.split(r"[\s-]+", plain_of(text).text))


def cues(text: str, vocabulary: Vocabulary) -> tuple[Cue, ...]:
    """Return the words of ``text`` by which described work shows an activity, in order."""
    pattern, known, _, _ = _tables(vocabulary)
    made = plain_of(text)
    return tuple(
        Cue(known[_key(match.group())], *made.original(*match.span()))
        for match in pattern.finditer(made.text)
        if not _NOT_DONE.search(made.text[: match.start()])
    )


def activity_of_label(label: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the activity that a row, column or group is named after; the first named wins."""
    if not label:
        return None
    _, _, pattern, known = _tables(vocabulary)
    text = plain_of(without_number(label)).text
    match = pattern.search(text)
    if match is None:
        return None
    begins = match.start() <= 3 or len(text.split()) <= 6  # noqa: PLR2004 - a long label counts by its first words only
    return known[_key(match.group())] if begins else None


def find(view: DocumentView, vocabulary: Vocabulary) -> Mapping[str, Sequence[Finding]]:
    """Return activity findings, the surest first; ``topic`` is the workload, ``detail`` the note of "other"."""
    about = names_products(view, vocabulary)
    found = [
        *(finding for page in view.pages for finding in _from_marks(view, page, vocabulary)),
        *_from_matrices(view, vocabulary),
        *_from_text(view, vocabulary, about=about),
    ]
    return {"activity": tuple(sorted(found, key=lambda finding: -finding.confidence))}


# Tick boxes


def _from_marks(view: DocumentView, page: Page, vocabulary: Vocabulary) -> Iterator[Finding]:
    for box in ticked(page):
        for activity, workload in _pairs_of(view, page, box, vocabulary):
            sure = SURE if box.checked else DOUBTFUL - 0.05
            detail = None if box.checked else "it cannot be told whether the box is ticked"
            spans: tuple[Span, ...] = (mark_span(box, page),)
            if activity == "other":
                note = _explanation(view, page, box)
                detail = note.quote if note is not None else "without an explanation"
                spans = (*spans, note) if note is not None else spans
            yield Finding(activity, spans, sure, anchored=True, topic=workload, detail=detail)


def _pairs_of(
    view: DocumentView, page: Page, box: Mark | FormField, vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Yield (activity, workload) of a ticked box, whichever of the two its label and its group name."""
    workloads = {mention.workload for mention in workload_of_label(box.label, vocabulary)}
    activity = activity_of_label(box.group, vocabulary)
    if not workloads:
        workloads = {mention.workload for mention in workload_of_label(box.group, vocabulary)}
        activity = activity_of_label(box.label, vocabulary)
    if workloads and activity is None:
        activity = activity_of_label(box.label, vocabulary) or _activity_above(view, page, box, vocabulary)
    if activity is not None:
        for workload in sorted(workloads):
            yield activity, workload


def _activity_above(
    view: DocumentView, page: Page, box: Mark | FormField, vocabulary: Vocabulary
) -> str | None:
    """Return the activity named by the nearest short line above the box, or left of it, back over pages."""
    best: str | None = None
    for passage in passages(view):
        below = passage.page == page.number and box.box is not None and passage.top > box.box.bottom
        later = box.start is not None and passage.page == page.number and passage.pieces[0][0] > box.start
        if passage.page > page.number or below or (box.box is None and later):
            continue
        first = passage.text.split("For example")[0]
        if len(first.split()) <= 8:  # noqa: PLR2004 - a name, with a note at most
            best = activity_of_label(first, vocabulary) or best
    return best


def _explanation(view: DocumentView, page: Page, box: Mark | FormField) -> Span | None:
    """Return where the "other" activity is explained: a field, or words after "please specify"."""
    for field in page.fields:
        asks = plain_of(f"{field.label or ''} {field.name}").text
        if field.kind is FieldKind.TEXT and field.value and re.search(r"other|otr[oa]|specify|especifi", asks):
            if "product" not in asks and state_of(field.value) is State.PRESENT:
                return Span(page.number, field.start, field.end, field.box, By.FORM_FIELD, fold(field.value), field.label)
    own = f"{box.label or ''} {box.group or ''}"
    for passage in passages(view):
        if passage.page != page.number:
            continue
        match = _OTHER_LINE.search(passage.plain.text)
        if match is None:
            continue
        low, high = passage.plain.original(match.start("note"), match.end("note"))
        note = passage.text[low:high].strip(" _:.-()")
        if len(note) > 3 and state_of(note) is State.PRESENT and not workload_like(note, own):  # noqa: PLR2004 - "n/a"
            low = passage.text.index(note, low)
            span = passage.span(low, low + len(note))
            return Span(span.page, span.start, span.end, by=span.by, quote=fold(note))
    return None


_OTHER_LINE = re.compile(
    r"(?:^\W*(?:other|otr[oa]s?)\b\W*(?:\(?(?:please\s+)?(?:specify|explain|especifi\w+|indi\w+)[^:)]*\)?)?\W*"
    r"|(?:please\s+specify|please\s+explain|especifique)(?!\s+product)\W*)(?P<note>.+)$"
)


def workload_like(note: str, own: str) -> bool:
    """Return whether a note only repeats the labels of the form."""
    words = plain_of(note).text
    return words in plain_of(own).text or words.startswith(("please specify", "for example", "specify"))


# Tables with crosses


def _from_matrices(view: DocumentView, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield the crossings of tables whose columns are activities and whose rows are workloads, or the reverse."""
    for page in view.pages:
        header: list[tuple[Piece, str]] = []
        lines = view.lines(page.number)
        for line in lines:
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
        yield Finding(activity, (span, mark), IN_TABLE, topic=workload, detail=f"crossed under '{fold(over[0].text)}'")


def _distance(head: Piece, piece: Piece) -> float:
    if head.cell is not None and piece.cell is not None and head.cell.table == piece.cell.table:
        return 0.0 if head.cell.column == piece.cell.column else 1000.0
    return abs((head.box.left + head.box.right) / 2 - (piece.box.left + piece.box.right) / 2)


# Words


def _from_text(view: DocumentView, vocabulary: Vocabulary, *, about: bool) -> Iterator[Finding]:
    labels = {page.number: grid_labels(page, vocabulary) for page in view.pages}
    known = passages(view)
    out = excluded_from(known)
    rows = _rows(known)
    heading: Passage | None = None
    for number, passage in enumerate(known):
        if is_grid_text(passage, labels[passage.page], vocabulary):
            heading = None
            continue
        if passage.form is Form.HEADING:
            heading = passage
        context = heading if heading is not passage else None
        for sentence in sentences_of(passage):
            if instructs(sentence.text):
                continue
            excluded = number in out or says_out_of_scope(sentence.text)
            yield from _from_sentence(sentence, context, vocabulary, about=about, excluded=excluded)
    for cells in rows.values():
        yield from _from_row(cells, vocabulary, about=about)


def _from_sentence(
    sentence: Sentence, heading: Passage | None, vocabulary: Vocabulary, *, about: bool, excluded: bool
) -> Iterator[Finding]:
    text = sentence.text
    named = mentions(text, vocabulary, about=about)
    shown = cues(text, vocabulary)
    weight = IN_SENTENCE
    if sentence.passage.form is Form.HEADING or len(text.split()) < 4:  # noqa: PLR2004 - a title such as "Intune pilot"
        weight = UNDER_HEADING - 0.1
    pairs: list[tuple[Cue, Mention]] = list(_tied(text, named, shown))
    borrowed = ""
    if not pairs and heading is not None and sentence.passage.form is not Form.CELL:
        pairs = _borrowed(heading, named, shown, vocabulary)
        weight, borrowed = UNDER_HEADING, f"under the heading '{fold(heading.text)}'"
    if excluded:
        weight = EXCLUDED
    elif _CUSTOMER_DOES.search(plain_of(text).text):
        weight = DOUBTFUL - 0.1
    seen: set[tuple[str, str]] = set()
    for cue, mention in pairs:
        pair = (cue.activity, mention.workload)
        if pair in seen:
            continue
        seen.add(pair)
        sure = round(weight * min(1.0, mention.confidence / 0.8), 2)
        yield Finding(cue.activity, (sentence.span(),), sure, topic=mention.workload, detail=borrowed or None)


def _borrowed(
    heading: Passage, named: Sequence[Mention], shown: Sequence[Cue], vocabulary: Vocabulary
) -> list[tuple[Cue, Mention]]:
    """Return pairs of what the sentence shows and what the heading over it names."""
    if shown and not named:
        over = mentions(heading.text, vocabulary, about=True)
        return [(cue, mention) for mention in over for cue in shown]
    activity = activity_of_label(heading.text, vocabulary)
    if named and not shown and activity is not None:
        return [(Cue(activity, 0, 0), mention) for mention in named]
    return []


def _tied(text: str, named: Sequence[Mention], shown: Sequence[Cue]) -> Iterator[tuple[Cue, Mention]]:
    """Yield pairs of one clause; a clause without a workload lends its verbs to the next that names one.

    "migrated mail to A, and trained users on B" ties migration to A and training to B; "deployed, tested and
    supported A" ties all three to A; "A and B were deployed and configured" ties both to both.
    """
    free = [cue for cue in shown if not any(m.start < cue.end and cue.start < m.end for m in named)]
    plain = plain_of(text).text
    starts = [0, *(cue.start for cue in free if cue.start and _NEW_CLAUSE.search(plain[: cue.start])), len(text)]
    waiting: list[Cue] = []
    last: list[Mention] = []
    for low, high in zip(starts, starts[1:], strict=False):
        verbs = [cue for cue in free if low <= cue.start < high]
        things = [mention for mention in named if low <= mention.start < high]
        if not things:
            waiting.extend(verbs)
            continue
        yield from ((cue, mention) for mention in things for cue in (*waiting, *verbs))
        waiting, last = [], things
    yield from ((cue, mention) for mention in last for cue in waiting)


def _rows(known: Sequence[Passage]) -> Mapping[tuple[int, int, int], list[Passage]]:
    rows: dict[tuple[int, int, int], list[Passage]] = defaultdict(list)
    for passage in known:
        if passage.cell is not None:
            rows[passage.page, passage.cell.table, passage.cell.row].append(passage)
    return rows


def _from_row(cells: Sequence[Passage], vocabulary: Vocabulary, *, about: bool) -> Iterator[Finding]:
    """Yield what a row of a table ties together: a cell that names a workload, another that shows activities."""
    subject = next(
        (cell for cell in cells if len(cell.text.split()) <= 8 and mentions(cell.text, vocabulary, about=about)), None  # noqa: PLR2004 - a name
    )
    if subject is None or subject.cell is None:
        return
    named = {mention.workload: mention for mention in mentions(subject.text, vocabulary, about=about)}
    for cell in cells:
        if cell.cell == subject.cell or mentions(cell.text, vocabulary, about=about):
            continue
        activity = activity_of_label(cell.text, vocabulary) if len(cell.text.split()) <= 6 else None  # noqa: PLR2004
        shown = {cue.activity for cue in cues(cell.text, vocabulary)} | ({activity} if activity else set())
        for value in sorted(shown):
            for workload in named:
                yield Finding(value, (cell.span(), subject.span()), IN_TABLE, topic=workload, detail="in one row of a table")
