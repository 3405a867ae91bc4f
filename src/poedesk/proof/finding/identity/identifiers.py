"""Finds tenant ids and subscription ids: GUIDs, and what the words around them say they are."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Span
from poedesk.proof.finding.identity.guids import Guid, find_guids
from poedesk.proof.finding.identity.id_words import (
    FAR,
    NEAR,
    called,
    domain_beside,
    of_address,
    of_the_writer,
)
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.identity.preambles import of_preambles
from poedesk.proof.finding.identity.voices import speaks_as_customer
from poedesk.proof.finding.labels.model import Labelled
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.labels.scan import label_like
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.candidates import empty, joined, merged
from poedesk.proof.finding.page.view import DocumentView, Piece
from poedesk.proof.finding.wording.plain import plain_of

_HEAD_PAGES = 3
"""Pages from the beginning on which an opening names the parties."""


_HEAD_WORDS = 6
"""Words of a heading over the label of an id, at most."""


class _Place(NamedTuple):
    """A GUID in the text of a page."""

    page: int
    guid: Guid


def find(view: DocumentView, vocabulary: object = None) -> Mapping[str, Sequence[Finding]]:
    """Return the candidates for ``tenant_id`` and ``subscription_id``, best first."""
    del vocabulary  # other finders need it; the words here are no policy
    found: dict[str, list[Finding]] = {"tenant_id": [], "subscription_id": []}
    taken: set[tuple[int, int]] = set()
    for key, candidates in found.items():
        for item in labelled(view, key):
            theirs = key == "tenant_id" and _headed_as_the_writers(view, item)
            for finding in _of_label(view, item, taken):
                told = replace(finding, role=Role.PARTNER, anchored=False) if theirs else finding
                candidates.append(told)
    for key, finding in _in_texts(view, taken):
        found[key].append(finding)
    named = {finding.value for finding in found["subscription_id"] if finding.anchored}
    tenants = [item for item in found["tenant_id"] if item.anchored or item.value not in named]
    return {"tenant_id": merged(tenants), "subscription_id": merged(found["subscription_id"])}


def _in_texts(view: DocumentView, taken: Collection[tuple[int, int]]) -> Iterator[tuple[str, Finding]]:
    """Yield what stands in running text and is not at a label of its own, ``taken`` already."""
    for page in view.pages:
        whole = ((guid, ()) for guid in find_guids(page.text))
        torn = ((guid, (rest,)) for guid, rest in _torn(view, page.number))
        for guid, more in chain(whole, torn):
            if (page.number, guid.start) not in taken:
                for key, finding in _of_text(view, _Place(page.number, guid)):
                    yield key, replace(finding, spans=(*finding.spans, *more))


_BEGUN = compiled(r"(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{0,4}|[0-9a-f]{4}-[0-9a-f-]{0,20})$", re.IGNORECASE)
"""The first half of an id at the end of a line."""


def _torn(view: DocumentView, page: int) -> Iterator[tuple[Guid, Span]]:
    """Yield the ids that a narrow column broke, beside which other columns stand; and where they go on.

    The first half ends its line, the second begins the next line of the column.
    """
    for piece in view.pieces(page):
        begun = _BEGUN.search(piece.text.rstrip())
        below = view.below(piece, gap=0.8) if begun is not None else None
        if begun is None or below is None or below.start <= piece.end + 1:
            continue  # what follows at once is found in the text itself
        for guid in find_guids(f"{begun.group()}\n{below.text}", labelled=True)[:1]:
            taken = guid.end - len(begun.group()) - 1
            if guid.start == 0 and taken > 0:
                start = piece.start + begun.start()
                first = Guid(start, start + len(begun.group()), guid.value, broken=True)
                yield first, view.span(page, below.start, below.start + taken)


def _headed_as_the_writers(view: DocumentView, item: Labelled) -> bool:
    """Return whether the line over a label says "our tenant", in a paper that the customer did not write."""
    text = view.text(item.page)
    start = text.rfind("\n", 0, max(item.position, 0)) + 1
    head = plain_of(text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]).text.strip()
    if len(head.split()) > _HEAD_WORDS or "tenant" not in head or any(sign.isdigit() for sign in head):
        return False
    return of_the_writer(head) and not speaks_as_customer(view)


def _of_label(view: DocumentView, item: Labelled, taken: set[tuple[int, int]]) -> Iterator[Finding]:
    if item.state is State.BLANK or (item.state is State.PLACEHOLDER and not find_guids(item.value)):
        if _names_an_id(item):
            yield empty(item)
        return
    text = joined(view, item)
    if text is None:
        guids = find_guids(item.value, labelled=True)
        for guid in guids:
            yield _finding(item, guid, (replace(item.spans[0], quote=item.spans[0].quote),), None)
    else:
        guids = find_guids(text.text, labelled=True)
        for guid in guids:
            spans = text.spans(guid.start, guid.end)
            taken.update((item.page, span.start) for span in spans if span.start is not None)
            yield _finding(item, guid, spans, _topic(view, item, spans[0]))
        if not guids and (wrapped := _continued(view, item)):
            guids = [wrapped[0]]
            taken.add((item.page, wrapped[1][0].start or 0))
            yield _finding(item, wrapped[0], wrapped[1], None)
    if not guids and _names_an_id(item) and item.via == "below" and item.position >= 0:
        # Words under the label of an id are the next heading or label: the place itself is empty.
        where = view.span(item.page, item.position, item.position + len(item.label), item.label)
        yield Finding(None, (where,), item.confidence, item.role, State.BLANK, anchored=True)
    elif not guids and _names_an_id(item) and item.via != "adjacent" and len(item.value) <= NEAR:
        detail = "what stands at this place is not a GUID"
        yield Finding(item.value, item.spans, item.confidence * 0.6, item.role, anchored=True, detail=detail)


def _finding(item: Labelled, guid: Guid, spans: tuple[Span, ...], topic: str | None) -> Finding:
    state = State.PLACEHOLDER if len(set(guid.value) - {"-"}) == 1 else State.PRESENT
    detail = "put together over a line break" if guid.broken else None
    confidence = 0.98 if item.via not in ("adjacent", "below") else 0.93
    return Finding(guid.value, spans, confidence, item.role, state, anchored=True, topic=topic, detail=detail)


def _names_an_id(item: Labelled) -> bool:
    """Whether the label asks for an id ("Tenant ID"), not just for a "Tenant" or "Subscription"."""
    words = plain_of(item.label).text
    return bool(re.search(r"\b(?:id|ids|guid|identifi\w*|identificador|kennung|number|tenantid)\b", words))


def _continued(view: DocumentView, item: Labelled) -> tuple[Guid, tuple[Span, ...]] | None:
    """Return the GUID that begins at the labelled place and goes on in the next line of the same column."""
    first = item.spans[0]
    if first.start is None or first.end is None:
        return None
    page = view.text(item.page)
    for guid in find_guids(page[first.start : first.end + 90], labelled=True):
        if guid.start <= first.end - first.start:
            return guid, (view.span(item.page, first.start + guid.start, first.start + guid.end, item.label),)
    piece = view.piece_at(item.page, first.start)
    below = view.below(piece) if piece is not None else None
    if piece is None or below is None:
        return None
    for other in (below, *(part for part in view.line_of(below).pieces if part is not below)):
        for guid in find_guids(f"{page[first.start : first.end]}\n{other.text}", labelled=True):
            if guid.start >= first.end - first.start:
                continue
            taken = guid.end - (first.end - first.start) - 1
            spans = (
                view.span(item.page, first.start + guid.start, first.end, item.label),
                view.span(item.page, other.start, other.start + taken, item.label),
            )
            return guid, spans
    return None


def _topic(view: DocumentView, item: Labelled, span: Span) -> str | None:
    """Return what else stands in the row of a subscription id: the product it belongs to."""
    if item.key != "subscription_id" or span.start is None:
        return None
    piece = view.piece_at(item.page, span.start)
    return _row_words(view, piece) if piece is not None else None


def _row_words(view: DocumentView, piece: Piece) -> str | None:
    """Return the first other cell or column of the row of ``piece`` that names something."""
    cells: Sequence[Sequence[Piece]] = [(other,) for other in view.line_of(piece).pieces]
    if piece.cell is not None:
        cells = view.row(piece.page, piece.cell.table, piece.cell.row) if item_row(view, piece) else ()
    for cell in cells:
        text = fold(" ".join(part.text for part in cell))
        named = any(sign.isalpha() for sign in text) and not find_guids(text) and not label_like(text)
        if cell and piece not in cell and named:
            return text
    return None


def item_row(view: DocumentView, piece: Piece) -> bool:
    """Return whether ``piece`` stands in a row of a table with a header, not beside its own label."""
    assert piece.cell is not None
    return piece.cell.row > 0 and view.table_size(piece.page, piece.cell.table)[1] > 1


# GUIDs in running text and addresses


def _of_text(view: DocumentView, place: _Place) -> Iterator[tuple[str, Finding]]:
    page, guid = place
    text = view.text(page)
    before = plain_of(text[max(0, guid.start - FAR) : guid.start]).text
    span = view.span(page, guid.start, guid.end)
    if (key := of_address(before)) is not None:
        yield key, Finding(guid.value, (span,), 0.93, anchored=True, detail="part of a web address")
        return
    if speaks_as_customer(view):
        before = _OURS.sub("the ", before)
    after = plain_of(text[guid.end : guid.end + NEAR]).text
    words = called(before, after)
    if words.kind == "tenant_id":
        sure = words.plainly and (words.role is not None or not _of_partner(view, words.owner))
        role = words.role or (None if sure or words.plainly is False else Role.PARTNER)
        confidence, topic = 0.85 if sure else 0.65, None
        if of_the_writer(words.owner):
            topic = domain_beside(before, after)
        yield "tenant_id", Finding(guid.value, (span,), confidence, role, anchored=sure, topic=topic)
    elif words.kind == "subscription_id" or (words.kind is None and "subscription" in before):
        confidence = 0.65 if words.distance <= NEAR else 0.5
        topic = _line_words(view, place)
        yield "subscription_id", Finding(guid.value, (span,), confidence, topic=topic)
    elif words.kind is None:
        yield "tenant_id", Finding(guid.value, (span,), 0.2, detail="a GUID that nothing calls a tenant id")


_OURS = compiled(
    r"\b(?:our|unser(?:e[nmrs]?)?|nuestr[oa]|notre|(?:il |la )?nostr[oa]|on[sz]e?)\s"
    r"(?:(?:own|eigene[nmrs]?|propi[oa]|propre|propri[oa]|eigen)\s)?"
)


def _of_partner(view: DocumentView, owner: str) -> bool:
    """Whether the words before "tenant" name the partner: "Oakfen's tenant"."""
    names = [item.value for item in labelled(view, "party.name") if item.role is Role.PARTNER]
    names += [
        item.value or ""
        for page in view.pages[:_HEAD_PAGES]
        for item in of_preambles(view, page.number)
        if item.role is Role.PARTNER
    ]
    words = set(re.findall(r"[^\W_]+", owner))
    return any(set(organisation_words(name)[:1]) & words for name in names)


def _line_words(view: DocumentView, place: _Place) -> str | None:
    """Return the words before a subscription id on its line, when they name something: its product."""
    piece = view.piece_at(place.page, place.guid.start)
    if piece is None:
        return None
    row = _row_words(view, piece)
    if row is not None:
        return row
    own = fold(view.text(place.page)[piece.start : place.guid.start])
    words = re.sub(r"(?i)[\s(:–—-]*(?:\(?(?:azure )?subscription(?: id)?s?|id|guid)?[\s:(#–—-]*$", "", own)
    words = words.strip(" -–—•*·:;,(")
    return words if len("id") < len(words) <= NEAR else None
