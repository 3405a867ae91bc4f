"""Finds the dates of an agreement, of its effect, and of signing where a label says so."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from poedesk.kernel.expressions import later
from poedesk.proof.finding.acts.blocks.sheets.struck import stands
from poedesk.proof.finding.dating.date_text import DateHit, Order, hinted, order_of, parse_dates, settle
from poedesk.proof.finding.labels.model import Labelled
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Finding, State
from poedesk.proof.finding.page.candidates import empty, joined, merged
from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.view import DocumentView

_EFFECTIVE = later(
    r"(?i)\b(?:effective\s+(?:as\s+of|on|from|date|beginning)|(?:shall\s+)?(?:become|be|is|are|be\s+made)\s+effective|"
    r"with\s+effect\s+from|takes?\s+effect|commencement\s+date|"
    r"entrar[áa]?\s+en\s+vigor|vigencia|surte\s+efectos|tritt\s+.{0,30}in\s+kraft|entre(?:ra)?\s+en\s+vigueur|prend\s+effet)"
)
_AGREEMENT = later(
    r"(?i)\b(?:(?:made|entered|executed|signed|concluded|dated|agreement|contract|order|sow|addendum|amendment|work)\b"
    r"[^.;\n]{0,60}?\b(?:as\s+of|on|this|into|dated|the)|is\s+dated|dated(?:\s+as\s+of)?|as\s+of(?:\s+the)?|"
    r"(?:celebrado|suscrito|firmado|otorgado)\b.{0,60}|a\s+los\b|en\s+fecha|con\s+fecha|vom|fait\s+(?:le|à))"
)
_THIS_DAY = later(r"(?i)\b(?:made|entered|executed|dated|effective|on|as\s+of|into)\b.{0,80}$", re.DOTALL)
_BLANK_DATE = later(
    r"(?ix) (?:this\s+)? (?:_{2,}|\[[\s_.●•]*\]|\.{4,})\s*(?:st|nd|rd|th)?\s*day\s+of\s+(?:_{2,}"
    r"|\[[\s_.●•]*\]|\w+)\s*,?\s*(?:(?:20|19)(?:\d\d|_+)|_{2,})"
    r"| (?:_{3,}|\[[\s_.●•]*\])\s*,?\s*(?:20|19)(?:\d\d|_{1,4})\b"
    r"| this\s+day\s+of\s*,?\s*(?:20\d{0,2}|19\d{0,2})\b"
    r"| \b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+(?:_{2,}|\[[\s_.●•]*\])\s*,?\s*(?:20|19)(?:\d\d|_{1,4})"
)
_DEFINED = later(r"""(?ix) ^\s*\(\s*(?:the\s+)?["“'‘]*(?:effective|commencement)\s+date""")
_OTHER_PAPER = later(
    r"(?i)\b(?:that\s+certain|pursuant\s+to|under\s+the|amends?|amended|between\s+\w+\s+and\s+\w+\s+dated|original|prior|"
    r"previous|attached|proposal)\b"
)
"""Words that make a date that of another paper."""

_OF_OTHER_PAPER = later(
    r"(?i)\b(?:that\s+certain\s+[^.;]{2,60}?|(?:letter|offer|memorandum(?:\s+of\s+understanding)?|e-?mail|invoice"
    r"|notice|tender|minutes)\s+)(?:dated|of|from)(?:\s+as\s+of)?\s*$"
)
"""What stands before the date of another paper that is named with it: "by letter dated"."""

_HEAD = 6000
"""Characters from the beginning of a document in which a sentence dates the agreement."""

_BLOCK = 8
"""Heights of a label within which the labels of one signature block stand."""

_LEADS_ON = later(r"(?i)\b(?:as\s+of|on|dated|this|the|into|date|from|el|de|vom|am|le|du)\s*:?\s*$")
"""Words that a line of prose ends with when its date stands on the next."""

_LABEL = 80
"""Characters, at most, of a line that may be a label with the order in which its date is to be written."""

_LOOK_BACK = 120


def find(view: DocumentView, language: str | None = None) -> Mapping[str, Sequence[Finding]]:
    """Return the candidates for ``date.agreement``, ``date.effective`` and labelled ``date.signed``.

    ``language`` is that of the document; it may settle the order of day and month.
    """
    order = document_order(view, language)
    found: dict[str, list[Finding]] = {"date.agreement": [], "date.effective": [], "date.signed": []}
    for key, findings in found.items():
        for item in labelled(view, key):
            if (not item.bare or _beside_signature(view, item)) and stands(view, item.spans):
                findings.extend(of_label(view, item, order))
    passed = 0
    for page in view.pages:
        if passed > _HEAD:
            break
        for key, finding in _of_text(view, page.number, _HEAD - passed, order):
            found[key].append(finding)
        passed += len(page.text)
    for page in view.pages:
        found["date.effective"] += _effective_anywhere(view, page.number, order)
    if not found["date.effective"]:
        found["date.effective"] += _from_its_own_day(view, found["date.agreement"])
    return {key: merged(findings) for key, findings in found.items()}


def _beside_signature(view: DocumentView, item: Labelled) -> bool:
    """Whether a mere "Date" stands at a signature, not at the head of a letter or invoice."""
    if item.label_box is None:
        return item.field is not None
    reach, top = _BLOCK * max(item.label_box.height, 1), item.label_box.top
    tops = view.once(_signature_tops).get(item.page, [])
    after = bisect_left(tops, top)
    return any(abs(other - top) <= reach for other in tops[max(0, after - 1) : after + 1])


def _signature_tops(view: DocumentView) -> dict[int, list[float]]:
    """Return for each page how high the labels of signatures and their names stand, sorted."""
    tops: dict[int, list[float]] = {}
    for other in labelled(view, "signature", "signatory.name", "signatory.name_and_title"):
        if other.label_box is not None:
            tops.setdefault(other.page, []).append(other.label_box.top)
    return {page: sorted(found) for page, found in tops.items()}


@once_a_view
def document_order(view: DocumentView, language: str | None = None) -> Order | None:
    """Return the order in which this document writes dates in figures, or null when nothing tells."""
    hits = (hit for page in view.pages for hit in parse_dates(page.text))
    labels = (f"{placed.field.label or ''} {placed.field.name}" for placed in view.fields)
    printed = (piece.text for piece in view.pieces() if len(piece.text) <= _LABEL)
    return order_of(hits, language, chain(labels, printed))


def of_label(view: DocumentView, item: Labelled, order: Order | None = None) -> Iterator[Finding]:
    """Yield the dates at a labelled place, or that it is blank or untouched."""
    text = joined(view, item)
    source = text.text if text else item.value
    hits = [settle(hit, hinted(item.label) or order) for hit in parse_dates(source)]
    if item.state is State.BLANK or (
        not hits and (item.state is State.PLACEHOLDER or _BLANK_DATE.search(source))
    ):
        state = item.state if item.state is not State.PRESENT else State.BLANK
        yield replace(empty(item), value=None, state=state)
        return
    for hit in hits[:1]:
        spans = text.spans(hit.start, hit.end) if text else item.spans
        yield _finding(
            hit, partial(Finding, spans=spans, confidence=item.confidence, role=item.role, anchored=True)
        )


def _finding(hit: DateHit, make: "partial[Finding]") -> Finding:
    doubt = "the figures can be read in two ways" if hit.readings else None
    return make(value=hit.iso, readings=hit.readings, detail=doubt)


def _of_text(view: DocumentView, page: int, limit: int, order: Order | None) -> Iterator[tuple[str, Finding]]:
    """Yield the dates that the opening sentences give the agreement."""
    text = view.text(page)
    seen = False
    signed = [span for item in labelled(view, "date.signed") for span in item.spans if item.page == page]
    for hit in parse_dates(text[: max(limit, 0)]):
        before = _clause_before(text, hit.start)
        if any(span.start is not None and span.start <= hit.start < (span.end or 0) for span in signed):
            continue
        if _stands_alone(view, page, hit) and not _LEADS_ON.search(before):
            continue
        cue = _last(_AGREEMENT, before)
        effective = _last(_EFFECTIVE, before)
        make = partial(Finding, spans=(view.span(page, hit.start, hit.end),), anchored=True)
        if effective is not None or _DEFINED.match(text[hit.end : hit.end + 60]):
            yield "date.effective", _finding(settle(hit, order), partial(make, confidence=0.88))
        if cue is not None and not _OF_OTHER_PAPER.search(before):
            sure = not seen and not _OTHER_PAPER.search(before[-70:])
            seen = seen or sure
            make = make if sure else partial(make, anchored=False)
            yield (
                "date.agreement",
                _finding(settle(hit, order), partial(make, confidence=0.85 if sure else 0.4)),
            )
        elif effective is not None and "agreement" in before.lower():
            yield "date.agreement", _finding(settle(hit, order), partial(make, confidence=0.6))
    for blank in _BLANK_DATE.finditer(text[: max(limit, 0)]):
        before = text[max(0, blank.start() - _LOOK_BACK) : blank.start()]
        if _THIS_DAY.search(before):
            span = (view.span(page, blank.start(), blank.end()),)
            yield "date.agreement", Finding(None, span, 0.8, state=State.BLANK, anchored=True)
            if _EFFECTIVE.search(before):
                yield "date.effective", Finding(None, span, 0.8, state=State.BLANK, anchored=True)


_OWN_DAY = later(
    r"(?i)\b(?:effective|commenc\w+|begins?|in\s+force|takes?\s+effect)\b[^.;]{0,80}?\bdate\s+(?:hereof|of\s+this\b"
    r"|first\s+(?:above\s+)?(?:written|set\s+forth|mentioned|stated)|(?:written|set\s+forth|stated|mentioned)\s+above)"
)
_AS_OF = later(r"(?i)\bas\s+of(?:\s+the)?\s*$")
_LONG_DAY = later(r"(?i)[\s,]*(?:this|the)?[\s,]*$")


def _from_its_own_day(view: DocumentView, dated: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the day of the agreement as that of its effect where it says so: "dated as of", "date hereof"."""
    for item in dated:
        span = item.spans[0] if item.anchored and item.state is State.PRESENT and item.spans else None
        if span is None or span.start is None:
            continue
        before = _LONG_DAY.sub("", view.text(span.page)[max(0, span.start - _LOOK_BACK) : span.start])
        if _AS_OF.search(before) or any(_OWN_DAY.search(page.text) for page in view.pages):
            yield replace(item, confidence=0.7)
            return


def _stands_alone(view: DocumentView, page: int, hit: DateHit) -> bool:
    """Whether the date is all that stands at its place, as in a form or signature block."""
    piece = view.piece_at(page, hit.start)
    return piece is not None and not (
        piece.text[: hit.start - piece.start] + piece.text[hit.end - piece.start :]
    ).strip(" .,")


def _effective_anywhere(view: DocumentView, page: int, order: Order | None) -> Iterator[Finding]:
    """Yield dates that a sentence anywhere calls the day of effect."""
    text = view.text(page)
    for hit in parse_dates(text):
        before = _clause_before(text, hit.start)
        if _last(_EFFECTIVE, before[-60:]) is not None:
            spans = (view.span(page, hit.start, hit.end),)
            yield _finding(settle(hit, order), partial(Finding, spans=spans, confidence=0.6))


def _clause_before(text: str, start: int) -> str:
    """Return what stands before the date in its sentence, at most ``_LOOK_BACK`` characters."""
    before = text[max(0, start - _LOOK_BACK) : start]
    cuts = [match.end() for match in re.finditer(r"(?<=[a-z0-9)])\.\s+(?=[A-Z])|\n\s*\n|;\s", before)]
    return before[cuts[-1] :] if cuts else before


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None
