"""Reserves that a paper tells in sentences of their own, wherever they stand: "The open faults prevent acceptance."

Whoever signs under them accepts nothing, or not yet. Terms that provide for a case, what is denied ("nothing
prevents acceptance") and what was mended since are none. The expressions are data in ``withheld.yaml``.
"""

from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.acknowledging.meant.data import expressions, flat, listed
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.composing.words import HARMLESS
from poedesk.proof.finding.wording.necessary import Needed
from poedesk.proof.finding.wording.plain import plain_of

FILE = "withheld.yaml"

_JOINTS = compiled(r"[:;]|,(?! (?:which|that|who|die|der|das|welche|qui|que|che|dat)\b)|\b(?:but|aber|mais|pero|ma|maar)\b")
"""Where a new clause begins; a clause that only tells more of a word belongs to it."""


def withheld(document: Document) -> Span | None:
    """Return the sentence by which a paper holds its acceptance back, denies or defers it; null for none."""
    for page in document.pages:
        if not _needed().may_match(plain_of(page.text).text):
            continue
        for start, end in sentences(page.text):
            if holds_back(page.text[start:end]):
                return Span(page.number, start, end)
    return None


def holds_back(sentence: str) -> bool:
    """Say whether a sentence holds an acceptance back, by what its words say of it."""
    low = HARMLESS.sub(" ", flat(sentence))
    return any(_stands(low, name) for name in ("withheld", "denied"))


def _stands(low: str, name: str) -> bool:
    for expression in expressions(FILE, name):
        for found in expression.finditer(low):
            start = found.start()
            clause = max((joint.end() for joint in _JOINTS.finditer(low, 0, start)), default=0)
            inside = found.end() if name == "withheld" else start
            denied = _any("denying", low[clause:inside])
            if not denied and not _any("provides", low[clause:start]) and not _any("over", low[start:]):
                return True
    return False


def _any(name: str, low: str) -> bool:
    return any(each.search(low) is not None for each in expressions(FILE, name))


@cache
def _needed() -> Needed:
    """Return what stands on every page that tells so: of most no sentence need be looked at."""
    return Needed([each for name in ("withheld", "denied") for each in listed(FILE, name)])
