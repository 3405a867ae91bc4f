"""Which disclosures stand in a document, and whether the customer's initials stand at them.

A text is a disclosure when each of its groups of key terms (``policy/vocabulary/disclosures.yaml``) has a
term within a short stretch: the programme's wording, the template's, or the same in other words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, groupby

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Drawing, Field, FieldKind, Span
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    TALL,
    Sheet,
    height,
    line_of,
    middle,
    overlap,
    same_line,
    sheets_of,
)
from poedesk.proof.finding.acts.blocks.signing.anchors import anchors_of
from poedesk.proof.finding.acts.blocks.signing.drawn import another_label_between, drawn_on
from poedesk.proof.finding.acts.naming.people import initials_agree, looks_like_person
from poedesk.proof.finding.initial_labels import run_on, wrapped, wrapped_value
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page import states
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.necessary import Needed
from poedesk.proof.finding.wording.plain import any_of, plain_of
from poedesk.proof.policy.vocabulary import Disclosure, Vocabulary

__all__ = ["find", "initials_agree"]

STRETCH = 90
"""Words within which a disclosure says all that it has to say."""

REACH = 14.0
"""Lines that initials may stand away from the disclosure that they belong to."""

BESIDE = 1.5
"""Lines between places for initials that belong to one disclosure together."""

_INITIALS = re.compile(r"^[^\W\d_](?:[.\s-]{0,2}[^\W\d_]){0,4}\.?$")
_NO_INITIALS = frozenset(
    "yes no na ok okay si ja nein oui non x y n tbd none date here name via pdf".split()  # noqa: SIM905 - reads better
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A disclosure as it stands on a page."""

    id: str
    page: int
    passages: tuple[Passage, ...]

    @property
    def top(self) -> float:
        return self.passages[0].top

    @property
    def range(self) -> tuple[int, int]:
        starts = [start for passage in self.passages for start, _ in passage.pieces]
        ends = [end for passage in self.passages for _, end in passage.pieces]
        return min(starts), max(ends)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place for initials."""

    page: int
    box: Box
    offset: int | None
    """Where its label begins in the page text."""

    label: str
    finding: Finding
    cell: tuple[int, int] | None = None
    """Table and row."""


def find(view: DocumentView, vocabulary: Vocabulary) -> Mapping[str, tuple[Finding, ...]]:
    """Return the findings for ``disclosure`` and ``initials``; the topic of both is the disclosure's id.

    Initials that belong to no disclosure have a null topic.
    """
    texts = [
        text
        for page, listed in groupby(passages(view), key=lambda passage: passage.page)
        for text in _texts(page, list(listed), vocabulary.disclosures)
    ]
    places = [
        place
        for sheet in sheets_of(view)
        if not words.is_certificate(sheet.page.text)
        for place in _places(sheet)
    ]
    told = [_finding(text) for text in texts]
    initials = _tied(places, texts, vocabulary.disclosures, view)
    ordered = sorted(initials, key=lambda f: (f.state is not State.PRESENT, f.topic is None, -f.confidence))
    found = {"disclosure": tuple(told), "initials": tuple(ordered)}
    return {key: value for key, value in found.items() if value}


def _finding(text: _Text) -> Finding:
    spans = tuple(span for passage in text.passages for span in passage.spans())
    return Finding(text.id, spans, 0.9, None, State.PRESENT, anchored=True, topic=text.id)


def _texts(page: int, listed: Sequence[Passage], disclosures: Iterable[Disclosure]) -> Iterator[_Text]:
    lows = [plain_of(passage.text).text for passage in listed]
    whole = " ".join(lows)
    for disclosure in disclosures:
        groups = [_group(*group.any_of) for group in disclosure.terms]
        if not all(group.stands_in(whole) for group in groups):
            continue
        index = 0
        while index < len(listed):
            most = next((n for n in (1, 2) if _begins_anew(listed, index + n)), 3)
            width = next((n for n in range(1, most + 1) if _says(lows[index : index + n], groups)), 0)
            if width == 0:
                index += 1
                continue
            while width > 1 and _says(lows[index + 1 : index + width], groups):
                index, width = index + 1, width - 1
            yield _Text(disclosure.id, page, tuple(listed[index : index + width]))
            index += width


_NUMBERED = re.compile(r"\s*(?:§\s*)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+\S")


def _begins_anew(listed: Sequence[Passage], index: int) -> bool:
    """Say whether a numbered heading stands there: one clause does not say the half of the next one's."""
    if index >= len(listed):
        return False
    passage = listed[index]
    return passage.form is Form.HEADING and _NUMBERED.match(passage.text) is not None


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of key terms."""

    pattern: re.Pattern[str]
    needed: Needed
    """Words that every one of them holds, by which most texts are told to have none."""

    def stands_in(self, low: str) -> bool:
        """Return whether one of the terms stands in a plain text."""
        return self.needed.may_match(low) and self.pattern.search(low) is not None


@cache
def _group(*terms: str) -> _Group:
    pattern = any_of(terms)
    return _Group(pattern, Needed([pattern.pattern]))


def _says(stretch: Sequence[str], groups: Sequence[_Group]) -> bool:
    """Return whether every group of terms has one within a short stretch of the passages."""
    low = " ".join(stretch)
    if not all(group.stands_in(low) for group in groups):
        return False
    if len(low.split()) < 12:  # noqa: PLR2004 - a heading says nothing
        return False
    hits = [[len(low[: found.start()].split()) for found in group.pattern.finditer(low)] for group in groups]
    return any(
        all(any(0 <= place - first <= STRETCH for place in places) for places in hits)
        for first in sorted(chain.from_iterable(hits))
    )


# Places for initials


def _places(sheet: Sheet) -> list[_Place]:
    labels = [part for part in sheet.parts if part.kind is Kind.INITIALS or wrapped(sheet, part)]
    labels += [label for part in sheet.parts if (label := run_on(sheet, part)) is not None]
    drawings = drawn_on(sheet, anchors_of(sheet)).initials if labels else ()
    places = [_at_label(sheet, part, drawings) for part in labels]
    taken = {id(item) for part in labels if (item := _field_at(sheet, part)) is not None}
    for item in sheet.fields:
        named = re.search(
            r"\binitial|iniciales|paraphe|initialen",
            words.flat(f"{item.label or ''} {item.name}".replace("_", " ")),
        )
        if named and item.kind is FieldKind.TEXT and id(item) not in taken:
            places.append(_at_field(sheet, item))
    return [place for place in places if words.role_of(place.label) is not Role.PARTNER]


_Drawings = Sequence[tuple[Drawing, Part]]


def _at_label(sheet: Sheet, part: Part, drawings: _Drawings) -> _Place:
    assert part.label is not None
    label = fold(_context(sheet, part))
    row = (part.cell.table, part.cell.row) if part.cell else None
    return _Place(part.page, part.box, part.start, label, _entry(sheet, part, label, drawings), row)


def _context(sheet: Sheet, part: Part) -> str:
    """Return the label with what stands in brackets before it: "(Public Sector) Customer initials here"."""
    before = sheet.page.text[max(0, part.start - 40) : part.start]
    opened = re.search(
        r"\(([^()\n]{3,30})\)?\s*$|(?:customer|client|cliente)\s+initials?\s*$", before, re.IGNORECASE
    )
    return (opened.group() if opened else "") + part.label_text


def _entry(sheet: Sheet, part: Part, label: str, drawings: _Drawings) -> Finding:
    assert part.label is not None
    own = sheet.view.span(part.page, *part.label, label=label)
    drawn = [drawing for drawing, owner in drawings if owner is part]
    for text, span in _written(sheet, part, label):
        state = states.state_of(text)
        if state is State.PLACEHOLDER or words.BRACKETED.match(text):
            return _initials(None, span, State.PLACEHOLDER, 0.85, label)
        if drawn and not sheet.surely_read(span):
            continue  # a hand's letters may be taken for others: that they stand there is all that is seen
        if state is State.PRESENT and _can_be_initials(text):
            return _initials(fold(text), span, State.PRESENT, 0.92, label)
    if drawn:
        nearest = min(drawn, key=lambda drawing: abs(middle(drawing.box) - middle(part.box)))
        quote = fold(sheet.page.text[slice(*part.label)])
        span = Span(part.page, box=nearest.box, by=By.INK, quote=quote, label=label)
        return _initials(None, span, State.PRESENT, 0.75, label, "drawn, not typed")
    item = _field_at(sheet, part)
    if item is not None and item.value and not states.is_blank(item.value):
        placeholder = states.is_placeholder(item.value) or not _can_be_initials(item.value)
        state = State.PLACEHOLDER if placeholder else State.PRESENT
        return _initials(fold(item.value), _field_span(sheet, item), state, 0.9, label)
    return _initials(None, own, State.BLANK, 0.85, label)


def _initials(
    value: str | None, span: Span, state: State, sure: float, label: str, detail: str | None = None
) -> Finding:
    shown = value if state is State.PRESENT else None
    person = shown if shown and looks_like_person(shown) else None
    return Finding(
        shown, (span,), sure, words.role_of(label), state, anchored=True, person=person, detail=detail
    )


def _can_be_initials(text: str) -> bool:
    shown = text.strip(" .:;_()")
    letters = re.sub(r"[^\w]", "", shown)
    if letters.casefold() in _NO_INITIALS:
        return False
    return bool(_INITIALS.match(shown)) or looks_like_person(shown)


def _written(sheet: Sheet, part: Part, label: str) -> list[tuple[str, Span]]:
    """Return the words that may answer a label for initials: behind it, right of it, under it."""
    found: list[tuple[str, Span]] = []
    if part.text.strip():
        found.append((part.text, sheet.view.span(part.page, *part.value, label=label)))
    tall = height(part.label_box)
    own = part.label_box
    low, high = line_of(own)
    near = sheet.placed.near(
        min(low, part.box.bottom - tall),
        max(high, part.box.bottom + 2 * tall),
        min(own.right, part.box.left - TALL),
        max(own.right + 220, part.box.right + TALL),
    )
    for other in near:
        if other is part or other.kind not in {Kind.TEXT, Kind.CONFORMED, Kind.BY} or other.label is not None:
            continue
        right = same_line(other.box, part.label_box) and -2 <= other.box.left - part.label_box.right <= 220  # noqa: PLR2004 - points
        below = (
            not part.filled
            and -0.4 * tall <= other.box.top - part.box.bottom <= 1.7 * tall
            and overlap(other.box, part.box) > -height(part.box)
            and (part.cell is not None or not looks_like_person(other.text))
        )
        if (right and not another_label_between(sheet, part, other.box)) or below:
            found.append((other.text, sheet.view.span(other.page, other.start, other.end, label=label)))
    found += wrapped_value(sheet, part, label)
    return found


def _field_at(sheet: Sheet, part: Part) -> Field | None:
    box, tall = part.label_box, height(part.label_box)
    best: tuple[float, Field] | None = None
    near = sheet.fillable.near(box.top - 250, box.bottom + 250, box.left, box.right + 160)
    for item in near:
        if item.kind is not FieldKind.TEXT or item.box is None:
            continue
        if item.label and not re.search(r"initial|inicial|here|paraphe", words.flat(item.label)):
            continue
        level = abs(middle(item.box) - middle(box)) <= max(tall, item.box.height) * 0.8
        right, down = item.box.left - box.right, item.box.top - box.bottom
        if level and -25 <= right <= 160:  # noqa: PLR2004 - points
            far = right
        elif overlap(item.box, box) > 0 and -0.5 * tall <= down <= 2.5 * tall:
            far = 60 + down
        else:
            continue
        if best is None or far < best[0]:
            best = (far, item)
    return best[1] if best else None


def _field_span(sheet: Sheet, item: Field) -> Span:
    label = fold(item.label) if item.label else fold(item.name)
    if item.start is not None and item.end is not None:
        return Span(sheet.page.number, item.start, item.end, by=By.FORM_FIELD, label=label)
    return Span(
        sheet.page.number, box=item.box, by=By.FORM_FIELD, quote=fold(item.value or label), label=label
    )


def _at_field(sheet: Sheet, item: Field) -> _Place:
    label = f"{item.label or ''} {re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', item.name).replace('_', ' ')}".strip()
    value = item.value if item.value and not states.is_blank(item.value) else None
    state = State.BLANK
    if value is not None:
        state = (
            State.PRESENT
            if _can_be_initials(value) and not states.is_placeholder(value)
            else State.PLACEHOLDER
        )
    finding = _initials(fold(value) if value else None, _field_span(sheet, item), state, 0.9, label)
    return _Place(sheet.page.number, item.box or Box(0, 0, 0, 0), item.start, label, finding)


# Which disclosure they belong to


def _tied(
    places: Sequence[_Place], texts: list[_Text], disclosures: Iterable[Disclosure], view: DocumentView
) -> list[Finding]:
    """Return what stands at the places, each with the disclosure that it belongs to.

    Of places that name none and stand at the same one only the nearest are its own.
    """
    listed = tuple(disclosures)
    near = [None if _named(place.label, listed) else _near(place, texts, view) for place in places]
    best: dict[tuple[int, str], float] = {}
    for place, found in zip(places, near, strict=True):
        if found is not None:
            key = place.page, found[1]
            best[key] = min(found[0], best.get(key, found[0]))
    tied = []
    for place, found in zip(places, near, strict=True):
        topic = _named(place.label, listed)
        if found is not None and found[0] <= best[place.page, found[1]] + BESIDE:
            topic = found[1]
        sure = place.finding.confidence * (1.0 if topic else 0.6)
        tied.append(replace(place.finding, confidence=sure, topic=topic))
    return tied


_NAMED = {
    "public_sector": re.compile(r"public.?sector|sector publico|government|secteur public|offentlich"),
    "subscription_information": re.compile(r"subscription|suscripcion|abonnement"),
}


def _named(label: str, disclosures: Iterable[Disclosure]) -> str | None:
    low = words.flat(label)
    return next((d.id for d in disclosures if (p := _NAMED.get(d.id)) is not None and p.search(low)), None)


def _near(place: _Place, texts: list[_Text], view: DocumentView) -> tuple[float, str] | None:
    """Return the disclosure that a place belongs to: around it, in its row, before it, just after it."""
    best: tuple[float, str] | None = None
    for text in texts:
        far = _distance(place, text, view)
        if far is not None and (best is None or far < best[0]):
            best = (far, text.id)
    return best


def _distance(place: _Place, text: _Text, view: DocumentView) -> float | None:
    """Return how many lines a place stands from a disclosure; null when too far to belong to it."""
    if text.page != place.page:
        return None
    start, end = text.range
    if place.offset is not None and start <= place.offset < end:
        return 0.0
    row = {(p.cell.table, p.cell.row) for p in text.passages if p.cell is not None}
    if place.cell is not None and place.cell in row:
        return 0.5
    boxes = [piece.box for piece in view.pieces(text.page) if start <= piece.start < end]
    if not boxes:
        return None
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    line = max(height(place.box), 9.0)
    if place.box.bottom >= bottom - line:
        far = max(0.0, place.box.top - bottom) / line
        return 1.0 + far if far <= REACH else None
    if place.box.top >= top - line:
        return 0.8
    far = (top - place.box.bottom) / line
    return 4.0 + far if far <= REACH / 3 else None
