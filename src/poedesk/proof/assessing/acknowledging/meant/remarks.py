"""Remarks beside a signature that take back what it gives: "Acceptance refused", "Signed for receipt only".

They stand in lines of their own, in the block or next to it, and begin with what they say. A box that nobody
ticked offers such words and says nothing. The expressions are data in ``remarks.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.acknowledging.hedged import goes_on
from poedesk.proof.assessing.acknowledging.meant.data import flat, listed, needed
from poedesk.proof.assessing.acknowledging.meant.papers import is_of_work_done
from poedesk.proof.assessing.acknowledging.whose.over import block_places
from poedesk.proof.document.model import Page, Span
from poedesk.proof.finding.model import Act, Findings
from poedesk.proof.finding.wording.plain import plain_of

FILE = "remarks.yaml"

OVER, BEHIND = 4, 3
"""Lines over and behind a place of signing in which a remark on it stands."""

WORDS = 18
"""Words of a remark at most; a longer line is running text."""

_CELLS = compiled(r"[^\t]+")

_OFFERED = compiled(
    r"[\u2610-\u2612\u25a1\u25a0\u25fb\u25fc]|\[\s?[x ]?\s?\]|\(\s?\)|\w\s?/\s?(?:accepted|rejected)\b",
    re.IGNORECASE,
)
"""Boxes to tick, and a choice that is offered: what stands beside them is judged by what was chosen."""

_ALSO = compiled(
    r"\b(?:and|und|et|y|e|en) (?:\w+ ){0,2}?(?:accept|approv|acknowledg|abnahme|abgenommen|genehmig|conform"
    r"|acept|aprob|accett|akkoord|goedgekeurd)"
)
"""What is said beside it takes something over."""

_OF_BOTH = compiled(
    r"\b(?:both|all|each) (?:of the )?(?:parties|sides)\b|\bbeide[rn]?\b|\bambas\b|\bles deux\b"
    r"|\bentramb[ei]\b"
)
"""What every party gives to a paper."""


def remark(entry: Findings, act: Act) -> Span | None:
    """Return the line beside an act by which it takes nothing over, or nothing yet; null for none."""
    document = entry.document
    spans = block_places(document, act)
    if not spans or act.kind != "block":
        return None
    page = document.page(spans[0].page)
    plain = plain_of(page.text).text
    if not any(needed(FILE, name).may_match(plain) for name in ("remarks", "put_off", "receipt", "choices")):
        return None
    own = [span for span in spans if span.page == page.number]
    first, last = min(span.start or 0 for span in own), max(span.end or 0 for span in own)
    for start, end in _lines(page.text, first, last):
        low = flat(page.text[start:end])
        if _choice().fullmatch(low) is not None and not _is_marked(page, start, end):
            return Span(page.number, start, end)
        if not _may_be_remark(page, start, end, low):
            continue
        if _told("remarks").match(low) is not None:
            return Span(page.number, start, end)
        if _told("put_off").match(low) is not None and is_of_work_done(entry, [low]):
            return Span(page.number, start, end)
        receipt = end <= first and _told("receipt").fullmatch(low) is not None
        if receipt and not is_of_work_done(entry, [low]):
            return Span(page.number, start, end)
    return None


def _is_marked(page: Page, start: int, end: int) -> bool:
    """Return whether something on a line is known to be chosen."""
    return any(mark.checked and mark.start is not None and start <= mark.start < end for mark in page.marks)


@cache
def _choice() -> re.Pattern[str]:
    return compiled("|".join(listed(FILE, "choices")))


def _may_be_remark(page: Page, start: int, end: int, low: str) -> bool:
    """Return whether a line says something by itself: no running text, and no choice that is offered."""
    if len(low.split()) > WORDS or _OFFERED.search(page.text[start:end]) or _is_box(page, low):
        return False
    return not (_ALSO.search(low) or _OF_BOTH.search(low) or goes_on(page.text, start))


def _is_box(page: Page, low: str) -> bool:
    """Return whether a line is the label of a box."""
    return any(mark.label and flat(mark.label) in low for mark in page.marks)


def _lines(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the lines around a place of signing; cells of a row are lines of their own."""
    start, stop = text.rfind("\n", 0, first) + 1, last
    for _ in range(OVER):
        start = text.rfind("\n", 0, max(start - 1, 0)) + 1
    for _ in range(BEHIND + 1):
        end = text.find("\n", stop + 1)
        stop = end if end >= 0 else len(text)
    for line in re.finditer(r"[^\n]+", text[start:stop]):
        for cell in _CELLS.finditer(line[0]):
            yield start + line.start() + cell.start(), start + line.start() + cell.end()


@cache
def _told(name: str) -> re.Pattern[str]:
    return compiled(rf"{_LEAD}(?:{'|'.join(listed(FILE, name))})")


_LEAD = (
    r"\W*(?:(?:note|remarks?|nb|comments?|hinweise?|bemerkung(?:en)?|anmerkung(?:en)?|nota|observacion(?:es)?"
    r"|remarques?|observations?|osservazion[ei]|annotazion[ei]|opmerking(?:en)?)\s?:\s*)?"
)
