"""Reserves told in sentences of their own, wherever these stand: "The open faults prevent acceptance".

Whoever signs under them accepts nothing, or not yet. Terms that provide for a case, what is denied ("nothing
prevents acceptance") and what was mended since are none. The expressions are data in ``withheld.yaml``.
"""

from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.acknowledging.choices import chosen_text
from poedesk.proof.assessing.acknowledging.meant.data import expressions, flat, listed
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.composing.words import HARMLESS
from poedesk.proof.finding.wording.necessary import Needed
from poedesk.proof.finding.wording.plain import plain_of

FILE = "withheld.yaml"

_JOINTS = compiled(
    r"[:;]|,(?! (?:which|that|who|die|der|das|welche|qui|que|che|dat)\b)"
    r"|\b(?:but|aber|mais|pero|ma|maar)\b"
)
"""Where a new clause begins; a clause that only tells more of a word belongs to it."""


def withheld(document: Document) -> Span | None:
    """Return the sentence by which a paper holds its acceptance back, denies or defers it; null for none."""
    for page in document.pages:
        if not _needed().may_match(plain_of(page.text).text):
            continue
        text = chosen_text(page)  # the answer of a box that is not ticked is nobody's
        for start, end in sentences(text):
            if holds_back(text[start:end]):
                return Span(page.number, start, end)
    return None


def holds_back(sentence: str) -> bool:
    """Say whether a sentence holds an acceptance back, by what its words say of it."""
    low = HARMLESS.sub(" ", flat(sentence))
    return any(_stands(low, name) for name in ("withheld", "denied"))


def _stands(low: str, name: str) -> bool:
    for expression in expressions(FILE, name):
        for found in expression.finditer(low):
            clause = max((joint.end() for joint in _JOINTS.finditer(low, 0, found.start())), default=0)
            before = low[clause : found.start()]
            denied = _any("denying", before) or (name == "withheld" and _denies_itself(found.group()))
            if not denied and not _any("provides", before) and not _is_over(low[found.end() :]):
                return True
    return False


def _denies_itself(told: str) -> bool:
    """Say whether the words themselves say "not", before they come to speak of something else."""
    (further,) = expressions(FILE, "further")
    rest = further.search(told)
    return _any("denying within", told[: rest.start()] if rest is not None else told)


def _is_over(behind: str) -> bool:
    """Say whether what is told behind it ends it; what it waits for does not."""
    (awaited,) = expressions(FILE, "awaited")
    until = awaited.search(behind)
    return _any("over", behind[: until.start()] if until is not None else behind)


def _any(name: str, low: str) -> bool:
    return any(each.search(low) is not None for each in expressions(FILE, name))


@cache
def _needed() -> Needed:
    """Return what stands on every page that tells so: of most no sentence need be looked at."""
    return Needed([each for name in ("withheld", "denied") for each in listed(FILE, name)])
