"""What the title of a paper says of all the work in it."""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.activities.rows import NAME_WORDS, rows_of
from poedesk.proof.finding.activities.words import cues
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.page.faxed import is_fax_header
from poedesk.proof.finding.page.passages import Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.names import DOUBTFUL, mentions, says_out_of_scope
from poedesk.proof.policy.vocabulary import Vocabulary

UNDER_HEADING = 0.7
"""The heading names the one, the sentence under it the other."""

_HEAD = 4
"""Passages at the beginning among which the title is the first."""

_LETTERHEAD = 16
"""Passages at the beginning among which the title is found below a letterhead."""

_LARGER = 1.15
"""Times the height of the first line from which on another one is set larger than it."""


def from_title(
    view: DocumentView, found: Sequence[Finding], vocabulary: Vocabulary, working: Sequence[Passage]
) -> Iterator[Finding]:
    """Yield pilots of the workloads that a title calls one, where work on them is told below.

    "Final report: pilot of Teams Phone" says so of all the work on it; a title that names none, as "Proof of
    concept completion report", of the work on each. What stands at the place of the work (``working``) is on
    the one workload that the paper names, when its title or the row "Product" does so.
    """
    known = _title(view)
    for passage in known[:1]:
        if len(passage.text.split()) > 2 * NAME_WORDS or says_out_of_scope(passage.text):
            continue
        piloted = any(cue.activity == _PILOT for cue in cues(passage.text, vocabulary))
        lines = (passage, *(line for line in known[1:2] if _goes_with_title(line.text)))
        named = (m.workload for line in lines for m in mentions(line.text, vocabulary, about=True))
        every = {finding.topic for finding in found if finding.topic is not None}
        titled = set(named)
        only = _only_one(view, titled, vocabulary) if piloted else None
        deed = next((one for one in working if done_words(one.text)), None) if only is not None else None
        for workload in sorted(titled or every | ({only} if only else set())) if piloted else ():
            told = (f for f in found if f.topic == workload and f.confidence >= UNDER_HEADING)
            shown = next((f.spans[0] for f in told), None)
            shown = deed.span() if shown is None and deed is not None and workload == only else shown
            if shown is not None:
                spans = (passage.span(), shown)
                yield Finding(
                    _PILOT, spans, UNDER_HEADING, topic=workload, detail="so the title calls the work"
                )


def _goes_with_title(text: str) -> bool:
    """Return whether the line under a title is a part of it: "Teams Phone at Oxley Freight", no sentence."""
    return len(text.split()) <= 2 * NAME_WORDS and not text.rstrip().endswith((".", ";", ",", ":"))


def _only_one(view: DocumentView, titled: Collection[str], vocabulary: Vocabulary) -> str | None:
    """Return the one workload that a paper names, when its title (``titled``) or its row "Product" does."""
    known = passages(view)
    named = {
        mention.workload
        for passage in known
        for mention in mentions(passage.text, vocabulary, about=True)
        if mention.confidence > DOUBTFUL
    }
    if len(named) != 1:
        return None
    (only,) = named
    return only if only in titled or _in_product_row(known, vocabulary) else None


def _in_product_row(known: Sequence[Passage], vocabulary: Vocabulary) -> bool:
    """Return whether a row that is headed "Product" names a workload."""
    rows = ([" ".join(cell.text.split()) for cell in cells] for cells in rows_of(known).values())
    return any(
        _PRODUCT.fullmatch(plain_of(cells[0]).text) and mentions(" ".join(cells[1:]), vocabulary, about=True)
        for cells in rows
    )


_PRODUCT = compiled(
    r"(?:(?:microsoft|claimed) )?(?:products?|solutions?|workloads?|produkte?|losung|produits?|solution"
    r"|productos?|solucion|prodott[oi]|soluzione|product(?:en)?|oplossing)(?:\(s\))?\W*"
)
"""What heads the row that says which product a paper is about, over plain text."""


def _title(view: DocumentView) -> Sequence[Passage]:
    """Return the passages from the title on: the first, or the largest before running text."""
    first = [passage for passage in passages(view)[:_LETTERHEAD] if not is_fax_header(passage.text)]
    over = [*takewhile(lambda passage: len(passage.text.split()) <= 2 * NAME_WORDS, first)]
    if not over or max(passage.height for passage in over) <= _LARGER * over[0].height:
        return first[:_HEAD]
    largest = max(range(len(over)), key=lambda at: over[at].height)
    return first[largest : largest + _HEAD]


_PILOT = "pilot"
