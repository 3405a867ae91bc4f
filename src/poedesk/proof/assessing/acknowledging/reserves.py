"""Acceptances under reserve: a signed paper says that the work is accepted only once something is mended.

Terms that provide for such a case ("deliverables shall be accepted once ...") are none.
"""

import re

from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.approvals import sentences
from poedesk.proof.finding.page.plain import plain_of

_RESERVES = re.compile(
    r"\b(?:reception|travaux|prestations?|livraison|recette)\b.{0,60}"
    r"\b(?:sous (?:les )?reserves?|avec (?:les |des )?reserves?)\b"
    r"|\b(?:acceptee?s?|receptionnee?s?|validee?s?)\b.{0,20}\b(?:sous|avec) (?:les |des )?reserves?\b"
    r"|\b(?:abnahme|leistung\w*|arbeiten|werk)\b.{0,60}\bunter (?:dem )?vorbehalt\b"
    r"|\bunter (?:dem )?vorbehalt\b.{0,60}\b(?:abgenommen|abnahme)\b"
    r"|\b(?:accept(?:s|ed|ance)?|approv(?:es|ed|al)|sign(?:ed|s)? off)\b.{0,60}"
    r"\b(?:with (?:the following )?(?:reserv\w+|exceptions?)|conditional(?:ly)?\b(?! access)"
    r"|on (?:the )?condition that"
    r"|subject to (?:the )?(?:following|outstanding|open|completion|correction|resolution|repair|rework"
    r"|remed\w+|fix\w*))\b"
    r"|\b(?:recepcion|trabajos?|entrega|entregables?|servicios?)\b.{0,60}"
    r"\b(?:con (?:las siguientes )?(?:reservas|salvedades)|a reserva de|condicionad[oa]s? a"
    r"|sujet[oa]s? a la (?:correccion|subsanacion))\b"
)
_PROVIDES = re.compile(
    r"\b(?:shall|will|may|must|should|would|if|in case|where|whether|deemed|no|without"
    r"|werden|wird|kann|darf|soll\w*|falls|wenn|ohne|keine"
    r"|sera|seront|pourra|peut|si|sans|aucune?|debera\w*|podra\w*|seran|sin|ningun\w*)\b"
)
"""Words of a clause that only provides for a reserve, or says that there is none."""

_LONGEST = 400


def reserved(document: Document) -> Span | None:
    """Return the sentence by which a document accepts under reserve; null for none."""
    for page in document.pages:
        if not _MAY.search(page.text) or not _RESERVES.search(plain_of(page.text).text.replace("\n", " ")):
            continue
        for start, end in sentences(page.text):
            low = plain_of(page.text[start : min(end, start + _LONGEST)]).text.replace("\n", " ")
            found = _RESERVES.search(low)
            if found is not None and _PROVIDES.search(low[: found.end()]) is None:
                return Span(page.number, start, end)
    return None


_MAY = re.compile(r"(?i)r[ée]serv|vorbehalt|subject to|condition|exception|salvedad|sujet[oa]s? a")
"""One of these stands in every such sentence."""
