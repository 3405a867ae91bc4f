"""Letters and other papers that say that they amend an agreement: which one, and whether it was given.

What is called an amendment is judged as one. A letter may be none by its name and still say "this letter
amends the Support Agreement No. SUP-9": beside another agreement it does not count.
"""

from collections.abc import Iterator

from poedesk.kernel.expressions import compiled
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.citing import cite_all
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.outcome import Outcome, not_met, unclear
from poedesk.proof.assessing.stacks.references import FIRST, Reference, called, named
from poedesk.proof.assessing.stacks.stacking import agreements_beside
from poedesk.proof.assessing.stacks.tying import Tied, tied
from poedesk.proof.document.model import Document
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.model import Findings
from poedesk.proof.finding.wording.plain import plain_of

_CITED = 0.8

_VERB = (
    r"(?:amend\w*|chang(?:es?|ed|ing)|modif(?:y|ies|ied)|supplement\w*"
    r"|var(?:y|ies|ied)|alter(?:s|ed)?"
    r"|andern|andert|geandert|erganz\w*|modific\w+|complement\w+|modifi(?:e|ons|ee?s?)"
    r"|complet(?:e|ons))"
)
_AMENDS = compiled(
    r"\b(?:this|the present|by this|with this|dieses?|mit diesem|hiermit|est[ae]|por la presente"
    rf"|(?:par )?la presente|cette)\b.{{0,60}}?\b{_VERB}\b"
    rf"|\b{_VERB}\b.{{0,30}}?\b(?:as follows|wie folgt|como sigue|comme suit)\b"
    r"|^\W*(?:letter (?:of )?amendment|amendment letter|side letter|supplement(?:ary)? letter)"
    r" (?:to|under|no)\b"
)
"""How a sentence or a title says that a paper amends another."""

_OTHERWISE_CALLED = frozenset({"contract", "unknown"})
"""Kinds of papers that amend only when they say so; an order may replace another one under its agreement."""

_ANOTHER = "Give the agreement that this paper amends, or the paper that belongs to the agreement given."


def amends_another(case: Case, paper: Findings) -> Outcome | None:
    """Return why a paper that amends another agreement than any given does not count; null otherwise."""
    if paper.kind not in _OTHERWISE_CALLED:
        return None
    agreements = agreements_beside(case, paper)
    amended = list(_amended(paper.document)) if agreements else []
    fits = [(tied(said, agreement), said, agreement.document) for said in amended for agreement in agreements]
    if not fits or any(_fits(fit) for fit, _, _ in fits):
        return None
    against = [each for each in fits if each[0].against]
    if not against:
        return None
    fit, said, other = against[0]
    told = " and ".join("other parties" if each == "parties" else f"another {each}" for each in fit.against)
    which = named(said, paper.document)
    because = f"{paper.document.name} amends another agreement ({which!r}): {other} has {told}."
    sure = all(each.verdict is Verdict.NOT_MET for each, _, _ in fits)
    answer = not_met if sure else unclear
    evidence = cite_all(paper.document, [said.span], _CITED)
    return answer(Code.UNACCEPTABLE_DOCUMENT, because, evidence=evidence, remedy=_ANOTHER)


def _fits(fit: Tied) -> bool:
    return fit.verdict is Verdict.MET


def _amended(document: Document) -> Iterator[Reference]:
    """Yield the agreements that the first pages say they amend."""
    for page in document.pages[:FIRST]:
        for start, end in sentences(page.text):
            if _AMENDS.search(plain_of(page.text[start:end]).text) is None:
                continue
            made = plain_of(page.text)
            low, high = _in_plain(made.text, page.text[start:end])
            yield from (said for _, said in called(page.number, page.text, low, high))


def _in_plain(plain: str, sentence: str) -> tuple[int, int]:
    """Return where a sentence stands in the plain text of its page."""
    wanted = plain_of(sentence).text
    place = plain.find(wanted)
    return (place, place + len(wanted)) if place >= 0 else (0, 0)
