"""Who signs, by the head over the place: "For the client, Alder Mills Ltd, represented by Ada Holm, CEO".

The head counts for the place right under it, and only where it names the side or the house of that place.
"""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.acts.naming.declared import PERSON, TITLE_WORDS
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import DocumentView

NEAR = 160
"""Characters between such a head and the first word of its place at most."""

FULL = 60
"""Characters of a line from which on a title goes on in the next one."""

_SURE = 0.8

_REPRESENTED = later(
    r"\b(?i:represented|repr\u00e9sent\u00e9(?:e|\(e\))?|vertreten|representad[oa]|rappresentat[oa]|vertegenwoordigd)"
    r"\s+(?i:(?:hierin|ai fini della presente)\s+)?(?i:by|par|durch|por|da|door)\s+"
    r"(?:(?i:its|son|sa|ihren|ihre|su|il|la|den|die|mr|ms|mme|herrn|frau|sr|sra|dhr|mevr)\.?\s+)?"
    rf"{PERSON}(?:\s*,\s+(?:(?i:its|son|sa|ihr|su)\s+)?(?P<title>[^,;:()\n]{{3,70}}))?"
)


def with_represented(view: DocumentView, acts: Sequence[Act]) -> list[Act]:
    """Return ``acts``; a signed one without a name with the person that the head over its place names."""
    places = [place_of(view, act) for act in acts]
    return [
        _named(view, act, place, [other for other in places if other is not None and other != place])
        if place is not None and act.is_signed and act.kind == "block" and act.name is None
        else act
        for act, place in zip(acts, places, strict=True)
    ]


_Place = tuple[int, int]


def place_of(view: DocumentView, act: Act) -> _Place | None:
    """Return page and offset of the first word of an act: of a part, or of the label of its signature."""
    spans = [span for part in act.parts for span in part.spans]
    found = [(span.page, span.start) for span in spans if span.start is not None]
    for span in act.signature.spans if act.signature is not None else ():
        if span.box is None or span.label is None:
            continue
        labels = [p for p in view.pieces(span.page) if span.label.strip(" :_") in fold(p.text)]
        near = min(labels, key=lambda p: abs(p.box.top - span.box.top) if span.box else 0.0, default=None)
        found += [(near.page, near.start)] if near is not None else []
    return min(found, default=None)


def _named(view: DocumentView, act: Act, place: _Place, others: Sequence[_Place]) -> Act:
    page, at = place
    text = view.text(page)
    before = max((start for number, start in others if number == page and start < at), default=0)
    heads = [match for match in _REPRESENTED.finditer(text, before, at) if at - match.end() <= NEAR]
    if not heads:
        return act
    head = heads[-1]
    line = fold(text[text.rfind("\n", 0, head.start()) + 1 : head.start()])
    named = act.party is not None and act.party.lower().strip(" .") in line.lower()
    first = fold(head["name"].partition("\n")[0]).strip(" ,")  # what begins the next line may be a label
    name = first if looks_like_person(first) else fold(head["name"]).strip(" ,")
    if not (named or (act.role is not None and role_of(line) is act.role)) or not looks_like_person(name):
        return act
    span = view.span(page, head.start("name"), head.start("name") + len(name))
    found = Finding(name, (span,), _SURE, act.role, State.PRESENT, anchored=True, act=act.id)
    return replace(act, name=found, title=act.title or _title(view, page, head.span("title"), found))


def _title(view: DocumentView, page: int, at: tuple[int, int], name: Finding) -> Finding | None:
    """Return the title behind the name, with its end on the next line where its own line is full."""
    start, end = at
    if start < 0:
        return None
    text = view.text(page)
    stop = text.find("\n", end + 1)
    more = fold(text[start : stop if stop >= 0 else len(text)])
    full = end - (text.rfind("\n", 0, start) + 1) >= FULL and text[end : end + 1] == "\n"
    if full and ":" not in more and looks_like_title(more) and len(more.split()) <= TITLE_WORDS:
        end = stop if stop >= 0 else len(text)
    told = fold(text[start:end]).strip(" ,.")
    fits = looks_like_title(told) and len(told.split()) <= TITLE_WORDS
    return replace(name, value=told, spans=(view.span(page, start, end),)) if fits else None
