"""Who signs, by what is said over the one open signature of a paper: "We confirm that this was done for us".

Whoever did the work does not take it over, nor is it done for its house. Words that withhold, a sentence that
tells what the customer did, and an order that is taken tell nothing.
"""

import re

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing.acknowledging.meant.papers import is_of_work_done
from poedesk.proof.assessing.acknowledging.whose.headings import lines_over
from poedesk.proof.assessing.case import Case
from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.composing.meaning import Meaning, composed, withheld
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Act, Findings, Role

_WE = compiled(r"\b(?:we|i|wir|ich|nous|je|j|nosotros|yo|noi|io|wij|ik)\b|\b\w+(?:amos|emos|imos|iamo)\b")
_CONFIRMS = compiled(
    r"\b(?:confirm|certif|acknowledg|attest|declar|accept|approv|bestatig|bescheinig|erklar|akzeptier|reconnais"
    r"|acept|apr[ou]|acredit|conferm|dichiar|accett|bevestig|verklar)\w*"
)
_FOR_US = compiled(
    r"\b(?:(?:for|to|with) us|for our (?:company|house|firm)|(?:fur|bei) uns|(?:pour|chez) nous"
    r"|pour notre compte|para nosotros|por cuenta nuestra|per noi|presso di noi|(?:voor|bij) ons)\b"
)
_CUSTOMER = compiled(
    r"\b(?:customers?|clients?|clientes?|kunden?|auftraggeber\w*|klanten?|buyer|purchaser)\b"
)
"""Somebody who is spoken of, and does not speak."""

_ORDER = compiled(
    r"\b(?:orders?|purchase|bestellung\w*|auftr\w+|commandes?|pedidos?|encargos?|ordine|ordini|opdracht\w*)\b"
)
"""What a supplier accepts."""

_TAKEN = compiled(
    r"\W*(?:(?:works?|services?|delivery|all) )?(?:received and )?accepted(?: and received)?\W*"
    r"|\W*(?:leistung \w+ und )?abgenommen\W*|\W*(?:travaux |prestations? )?accepte(?:e?s)?\W*"
    r"|\W*(?:trabajos? )?aceptad[oa]s?\W*|\W*(?:lavori )?accettat[oi]\W*"
)
"""All that a line over a signature says."""

_HEAD_WORDS = 4
"""Words of a head that stands in the line of its sentence, at most: "Customer acknowledgment."."""

_GIVES = compiled(
    r"\b(?:acknowledge?ment|acceptance|approval|confirmation|sign-?off|abnahme|bestatigung|freigabe"
    r"|acceptation|reception|aceptacion|conformidad|accettazione)\b"
)


def said_by_customer(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether what stands over a signature is said by the customer."""
    span = _place(act)
    if span is None:
        return False
    lines = list(lines_over(entry.document, span))
    told = " ".join(reversed(lines))
    said = [plain(told[low:high]).strip() for low, high in sentences(told)]
    if any(withheld(each) in {Meaning.WITHHELD, Meaning.ELSE} for each in said):
        return False
    if any(_speaks(case, each) or _heads(each) for each in said):
        return True
    taken = any(_TAKEN.fullmatch(plain(line)) for line in (*_labels(act), *lines[:1]))
    return taken and is_of_work_done(entry, ())


def _speaks(case: Case, said: str) -> bool:
    if _WE.search(said) is None or _CUSTOMER.search(said) is not None:
        return False
    if composed(said) is Meaning.ACCEPTS and _ORDER.search(said) is None:
        return True
    partner = r"\W+".join(map(re.escape, organisation_words(case.claim.partner.name)[:1]))
    given = _CONFIRMS.search(said)
    if given is None:
        return False
    behind = said[given.end() :]
    by_partner = (
        re.search(rf"^\W*(?:that |dass |que |che |dat )(?:\w+ )?{partner}\b", behind) if partner else None
    )
    return _FOR_US.search(behind) is not None or by_partner is not None


def _heads(said: str) -> bool:
    """Say whether a sentence is the head of an acceptance by the customer."""
    words = said.rstrip(" .:")
    short = len(words.split()) <= _HEAD_WORDS
    return short and _GIVES.search(words) is not None and role_of(words) is Role.CUSTOMER


def _labels(act: Act) -> list[str]:
    spans = act.signature.spans if act.signature is not None else ()
    return [span.label or "" for span in spans]


def _place(act: Act) -> Span | None:
    parts = (part for part in (act.signature, act.name, act.title, act.date) if part is not None)
    return next((span for part in parts for span in part.spans if span.start is not None), None)
