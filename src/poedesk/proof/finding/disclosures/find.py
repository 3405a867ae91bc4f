"""Disclosures and initials of a document, each of the initials with the disclosure that it belongs to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    height,
    sheets_of,
)
from poedesk.proof.finding.disclosures.places import Place, places_on
from poedesk.proof.finding.disclosures.texts import Text, texts_on
from poedesk.proof.finding.model import Finding, State
from poedesk.proof.finding.page.passages import passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.policy.vocabulary import Disclosure, Vocabulary

REACH = 14.0
"""Lines that initials may stand away from the disclosure that they belong to."""

BESIDE = 1.5
"""Lines between places for initials that belong to one disclosure together."""


def find(view: DocumentView, vocabulary: Vocabulary) -> Mapping[str, tuple[Finding, ...]]:
    """Return the findings for ``disclosure`` and ``initials``; the topic of both is the disclosure's id.

    Initials that belong to no disclosure have a null topic.
    """
    texts = [
        text
        for page, listed in groupby(passages(view), key=lambda passage: passage.page)
        for text in texts_on(page, list(listed), vocabulary.disclosures)
    ]
    places = [
        place
        for sheet in sheets_of(view)
        if not words.is_certificate(sheet.page.text)
        for place in places_on(sheet)
    ]
    told = [_finding(text) for text in texts]
    initials = _tied(places, texts, vocabulary.disclosures, view)
    ordered = sorted(initials, key=lambda f: (f.state is not State.PRESENT, f.topic is None, -f.confidence))
    found = {"disclosure": tuple(told), "initials": tuple(ordered)}
    return {key: value for key, value in found.items() if value}


def _finding(text: Text) -> Finding:
    spans = tuple(span for passage in text.passages for span in passage.spans())
    return Finding(text.id, spans, 0.9, None, State.PRESENT, anchored=True, topic=text.id)


def _tied(
    places: Sequence[Place], texts: list[Text], disclosures: Iterable[Disclosure], view: DocumentView
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


def _near(place: Place, texts: list[Text], view: DocumentView) -> tuple[float, str] | None:
    """Return the disclosure that a place belongs to: around it, in its row, before it, just after it."""
    best: tuple[float, str] | None = None
    for text in texts:
        far = _distance(place, text, view)
        if far is not None and (best is None or far < best[0]):
            best = (far, text.id)
    return best


def _distance(place: Place, text: Text, view: DocumentView) -> float | None:
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
