"""Whether a signed paper accepts the work only under a reserve that is still open when it is signed."""

import re

from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.page.necessary import Needed
from poedesk.proof.finding.page.plain import plain_of

_RESERVED = (
    r"\b(?:reception|recette|acceptation|validation)\b[^.]{0,60}\b(?:prononce|donne|accorde|accepte)e?s?\b"
    r"[^.]{0,60}\b(?:sous (?:les |la )?reserves?|avec (?:les |des )?reserves?)\b"
    r"|\b(?:abnahme|freigabe|abgenommen)\b[^.]{0,60}\bunter (?:dem |folgendem )?vorbehalt\b"
    r"|\bunter (?:dem |folgendem )?vorbehalt\b[^.]{0,80}\babgenommen\b"
    r"|\b(?:se acepta|se aceptan|aceptad[oa]s?|conformidad)\b[^.]{0,40}\b(?:con reservas?|bajo reserva)\b"
    r"|\b(?:hereby|we|is|are|was|were|has been|have been) accept(?:ed)?\b[^.]{0,40}"
    r"\b(?:with (?:the following )?reservations?|under reserve"
    r"|subject to (?:the )?(?:correction|completion|repair|mending|resolution|remedy|fixing) of)\b"
)
_SENTENCE = re.compile(_RESERVED)
_HINT = Needed([r"\breserv", r"\bvorbehalt\b", r"\bsubject to\b"])
_EITHER = re.compile(r"\b(?:sans|ohne|sin|without)\b")
"""A form that offers both answers says nothing by its words: "sans réserve / avec réserves"."""


def reserve(document: Document) -> Span | None:
    """Return where a paper says that the acceptance it gives is under a reserve; null when it does not."""
    for page in document.pages:
        made = plain_of(page.text)
        if not _HINT.may_match(made.text):
            continue
        for found in _SENTENCE.finditer(made.text):
            after = re.split(r"[.\n]", made.text[found.end() :], maxsplit=1)[0]
            if _EITHER.search(found.group() + after) is None:
                return Span(page.number, *made.original(*found.span()))
    return None
