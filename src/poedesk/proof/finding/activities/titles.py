"""What the title of a paper says of all the work in it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from poedesk.proof.finding.activities.words import cues
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.page.faxed import is_fax_header
from poedesk.proof.finding.page.passages import Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.workloads.names import mentions, says_out_of_scope
from poedesk.proof.policy.vocabulary import Vocabulary

UNDER_HEADING = 0.7
"""The heading names the one, the sentence under it the other."""

NAME_WORDS = 8

_HEAD = 4
"""Passages at the beginning among which the title is the first."""

_LETTERHEAD = 16
"""Passages at the beginning among which the title is found below a letterhead."""

_LARGER = 1.15
"""Times the height of the first line from which on another one is set larger than it."""


def from_title(view: DocumentView, found: Sequence[Finding], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield pilots of the workloads that a title calls one, where work on them is told below.

    "Final report: pilot of Teams Phone" says so of all the work on it; a title that names none, as "Proof of
    concept completion report", of the work on each.
    """
    known = _title(view)
    for passage in known[:1]:
        if len(passage.text.split()) > 2 * NAME_WORDS or says_out_of_scope(passage.text):
            continue
        piloted = any(cue.activity == _PILOT for cue in cues(passage.text, vocabulary))
        lines = (passage, *(line for line in known[1:2] if len(line.text.split()) <= NAME_WORDS))
        named = (m.workload for line in lines for m in mentions(line.text, vocabulary, about=True))
        every = {finding.topic for finding in found if finding.topic is not None}
        for workload in sorted(set(named) or every) if piloted else ():
            told = (f for f in found if f.topic == workload and f.confidence >= UNDER_HEADING)
            shown = next(told, None)
            if shown is not None:
                spans = (passage.span(), *shown.spans[:1])
                yield Finding(
                    _PILOT, spans, UNDER_HEADING, topic=workload, detail="so the title calls the work"
                )


def _title(view: DocumentView) -> Sequence[Passage]:
    """Return the passages from the title on: the first, or the largest before running text."""
    first = [passage for passage in passages(view)[:_LETTERHEAD] if not is_fax_header(passage.text)]
    over = [*takewhile(lambda passage: len(passage.text.split()) <= 2 * NAME_WORDS, first)]
    if not over or max(passage.height for passage in over) <= _LARGER * over[0].height:
        return first[:_HEAD]
    largest = max(range(len(over)), key=lambda at: over[at].height)
    return first[largest : largest + _HEAD]


_PILOT = "pilot"
