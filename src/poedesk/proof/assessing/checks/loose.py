"""What is nowhere, and a "/s/" that stands at no line of a signature."""

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.outcome import Outcome, unclear
from poedesk.proof.assessing.recognition import by_ocr
from poedesk.proof.document.model import Span

_LOOSE = compiled(r"(?<![\w/])/s/[ \t]*[^\W\d_][^\n\t]{1,60}")
LOOSE_CONFIDENCE = 0.4
"""Confidence of a "/s/" that stands at no line of a signature."""


def nowhere(case: Case, what: str) -> Outcome:
    """Return that ``what`` is missing; unclear where a "/s/" stands that no finder could place.

    It is unclear on paper too: where no place of an act was found, none was seen to be read with confidence.
    """
    for entry, _ in case.contributing():
        if any(act.is_signed for act in entry.acts):
            continue
        for page in entry.document.pages:
            for match in _LOOSE.finditer(page.text):
                cited = cite(entry.document, Span(page.number, *match.span()), LOOSE_CONFIDENCE)
                if cited is not None:
                    told = f"{what} was not found, but a signature that nobody's line explains is there"
                    because = f"{told} ({cited.document}, {cited.place})."
                    return unclear(Code.UNCERTAIN, because, evidence=(cited,))
    paper = next((entry.document.name for entry, _ in case.contributing() if by_ocr(entry.document)), None)
    if paper is not None:
        because = (
            f"{what} was not found, but in {paper}, which was read in a picture, its place may be overlooked."
        )
        return unclear(Code.ILLEGIBLE, because)
    return case.missing(what)
