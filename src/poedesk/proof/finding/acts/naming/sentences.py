"""Who signed and when by the sentence over a paper's one signature.

"IN WITNESS WHEREOF this Memorandum was executed on the fourteenth day of May 2026."; "Abgenommen am 12.3.2026
durch Frau Kastner (Leiterin Betrieb)". Such a sentence begins with words of signing and stands close over the
place; a date further up is that of something else.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.naming.days.signing_day import told, waits
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import DocumentView, Piece

LINES = 9
"""Lines over a signature in which such a sentence begins at most."""

WHOLE = 8
"""Words, at least, of such a sentence on the page before: "Dated 3 May 2026" may end a cover."""

_SURE = 0.75


@cache
def _begins() -> re.Pattern[str]:
    return compiled(
        rf"(?m)(?:^|(?<=[.;:]\s))\W*(?:{'|'.join(told()['begins'])})\b"
        r"(?P<rest>(?s:[^;]{0,220}?))(?:[.;](?=\s|$)|$(?=\n\s*\n)|\Z)",
        re.IGNORECASE,
    )


@cache
def _by() -> re.Pattern[str]:
    return compiled(
        rf"\b(?i:{told()['by']})\s+(?:(?:{told()['polite']})\.?\s+)?"
        r"(?P<name>[^\W\d_a-z][^,()\n;:]{3,50}?)"
        r"(?:\s*\((?P<one>[^()\n]{3,60})\)|,\s+(?P<other>[^,()\n;:.]{3,60}))"
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of signing, with where it begins on its page."""

    page: int
    start: int
    text: str


def with_sentence(view: DocumentView, acts: Sequence[Act], order: Order | None) -> list[Act]:
    """Return ``acts``; the one signed act of a document with what the sentence over it says of it."""
    signed = [act for act in acts if act.is_signed]
    if view.document.mail is not None or len(signed) != 1 or len(acts) != 1 or signed[0].kind != "block":
        return list(acts)
    (act,) = signed
    if act.date is not None and act.name is not None:
        return [act]
    for said in _over(view, act):
        act = _named(view, _dated(view, act, said, order), said)
    return [act]


def _over(view: DocumentView, act: Act) -> list[_Said]:
    """Return the sentences of signing over the place of an act, the nearest last."""
    assert act.signature is not None
    span = act.signature.spans[0]
    pieces = view.pieces(span.page)
    if span.box is not None:
        foot = span.box.bottom
        over = [piece for piece in pieces if piece.box.top < foot - 2]
    elif span.start is not None:
        over = [piece for piece in pieces if piece.start < span.start]
    else:
        return []
    said = _said(view, span.page, over[-LINES:])
    rest, before = LINES - len(over), [page.number for page in view.pages if page.number == span.page - 1]
    if rest > 0 and before:
        told = _said(view, before[0], view.pieces(before[0])[-rest:])
        said = [*(each for each in told if len(each.text.split()) >= WHOLE), *said]
    return said


def _said(view: DocumentView, page: int, over: Sequence[Piece]) -> list[_Said]:
    """Return the sentences of signing in some lines of a page."""
    if not over:
        return []
    low, high = min(piece.start for piece in over), max(piece.end for piece in over)
    found = [(low + each.start(), low + each.end()) for each in _begins().finditer(view.text(page)[low:high])]
    said = [
        _Said(page, start, view.text(page)[start : _end(view.pieces(page), start, end)])
        for start, end in found
    ]
    return [each for each in said if waits().search(each.text) is None]


def _end(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return where a sentence ends at the latest: before a line that does not stand under the one before."""
    lines = [piece for piece in pieces if piece.start < end and piece.end > start]
    for last, line in pairwise(sorted(lines, key=lambda piece: piece.start)):
        under = line.box.top >= last.box.top + last.box.height / 2
        across = min(last.box.right, line.box.right) - max(last.box.left, line.box.left)
        if not (under and across > 0 and line.cell == last.cell):
            return last.end
    return end


def _dated(view: DocumentView, act: Act, said: _Said, order: Order | None) -> Act:
    hits = when.read(said.text)
    if act.date is not None or len(hits) != 1:
        return act
    start = said.start + hits[0].start
    span = view.span(said.page, start, said.start + hits[0].end)
    text = said.text[hits[0].start :]
    return replace(act, date=when.finding(text, span, order, role=act.role, act=act.id))


def _named(view: DocumentView, act: Act, said: _Said) -> Act:
    found = _by().search(said.text)
    if found is None or act.name is not None:
        return act
    title = "one" if found["one"] else "other"
    if not looks_like_person(found["name"]) or not looks_like_title(found[title]):
        return act

    def finding(key: str) -> Finding:
        low, high = found.span(key)
        span = view.span(said.page, said.start + low, said.start + high)
        return Finding(fold(found[key]), (span,), _SURE, act.role, State.PRESENT, anchored=True, act=act.id)

    return replace(act, name=finding("name"), title=act.title or finding(title))
