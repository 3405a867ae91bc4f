"""Whose place to sign it is, by the paper's words: who takes an offer; "We, the mill, certify".

Both need that nobody else's signature stands there without a side: of two unnamed ones nobody can tell.
"""

import re

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing.acknowledging.whose.headings import heads_over, lines_over
from poedesk.proof.assessing.acknowledging.whose.over import place_of
from poedesk.proof.assessing.acknowledging.whose.register.bodies import holds_its_office
from poedesk.proof.assessing.acknowledging.whose.telling.spoken import said_by_customer
from poedesk.proof.assessing.case import Case
from poedesk.proof.finding.acts.blocks.signing.sentences import withholds
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.acts.unannounced.whom import given_for
from poedesk.proof.finding.identity.names import Agreement, agree, organisation_words
from poedesk.proof.finding.model import Act, Findings, Role

_OFFER = (
    "(?:quot(?:ation|e)|offer|proposal|angebot|offerte|devis|offre|proposition|presupuesto|oferta|preventivo)"
)
_TAKES_OFFER = compiled(
    r"\W*(?:auftragserteilung|bon pour accord|annahme (?:des angebots|der offerte)"
    r"|acceptation (?:du devis|de l.offre)|(?:aceptacion|conformidad) (?:del presupuesto|de la oferta)"
    r"|accettazione (?:del preventivo|dell.offerta)"
    r"|acceptance of (?:the |this )?(?:quotation|quote|offer|proposal))\W*$"
    r"|\W*(?:hiermit )?(?:wir|ich) (?:erteilen?|beauftragen?)\b"
    r"|\W*(?:(?:we|i) (?:hereby )?(?:accept|order)|(?:wir|ich) (?:nehmen?|bestellen?)"
    r"|nous (?:acceptons|commandons)"
    rf"|aceptamos|acepto|accettiamo|accetto)\b[^.]{{0,60}}\b{_OFFER}\b"
)
"""A line by which an offer is taken, over plain text."""

_SAYS = (
    r"(?:hereby |hiermit |par la presente |por la presente )?"
    r"(?:certif|confirm|declar|acknowledg|accept|attest|bestatig|erklar|bescheinig|acept|acredit)\w*"
)
_RECEIVED = (
    r"(?:(?:have|hereby|duly|fully) ){1,3}(?:received|taken over|taken delivery of)"
    r" (?:all |the |all the |these |those )?(?:services?|works?|deliverables|installation|systems?)\b"
)
"""Words of whoever has received the work."""

_VOICE = r"\b(?:we|the undersigned|wir|nous|nosotros|noi|wij)\b,?\s+(?:the |die |der |das |la |el |le |l')?"

FIRST = 2
"""Pages on which a paper says who speaks in it."""


def speaks_for_customer(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether the words of a paper give its one open signature to the customer."""
    if not _alone(case, entry, act):
        return False
    if entry.kind == "purchase-order" and _orders(entry, act):
        return True
    if holds_its_office(case, entry, act):
        return True
    if (entry.kind == "quotation" and _takes_offer(entry, act)) or _says_we(case, entry):
        return True
    return act.party is None and act.role is None and said_by_customer(case, entry, act)


def _orders(entry: Findings, act: Act) -> bool:
    """Say whether a purchase order is signed by the one who places it: "Authorized by", at it or over it."""
    if act.party is not None or act.role is not None or act.signature is None:
        return False
    labels = [span.label or "" for span in act.signature.spans]
    span = place_of(act)
    over = [] if span is None else list(heads_over(entry.document, span))[:NEAR]
    return any(_ORDERS.fullmatch(plain(line).strip(" :_")) for line in (*labels, *over))


NEAR = 2
"""Lines over a signature among which such a label stands alone."""

_ORDERS = compiled(
    r"(?:(?:purchase )?order )?(?:authori[sz]ed|approved|ordered|requested|issued|placed)(?: by)?"
    r"|authori[sz]ed signature"
    r"|(?:pedido )?(?:autorizado|aprobado|emitido) por|(?:commande )?(?:commandee?|approuvee?|emise?) par"
    r"|(?:bestellung )?(?:genehmigt|bestellt|freigegeben)(?: (?:von|durch))?"
    r"|(?:ordine )?(?:autorizzato|approvato|emesso) da|(?:order |bestelling )?(?:goedgekeurd|besteld) door"
)
"""How the place is labelled where a buyer signs its order."""


def _alone(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether every other place to sign is the partner's by its own words, or of the same person."""
    partner, person = case.claim.partner.name, act.name.value if act.name is not None else None
    return all(
        other.role is Role.PARTNER
        or _is_left_to_others(entry, other)
        or (person is not None and other.name is not None and other.name.value == person)
        or (other.party is not None and agree(other.party, partner) is not Agreement.DIFFERENT)
        for other in entry.acts
        if other is not act
    )


def _is_left_to_others(entry: Findings, other: Act) -> bool:
    """Say whether nobody signed at a place that has a head of its own: "For the distributor"."""
    place = place_of(other)
    if place is None or other.is_signed:
        return False
    heads = list(heads_over(entry.document, place))[:NEAR]
    given = next((each for line in heads if (each := given_for(line.strip())) is not None), None)
    return given is not None and role_of(given) is not Role.CUSTOMER


def _takes_offer(entry: Findings, act: Act) -> bool:
    """Say whether a quotation is accepted in the lines over a signature."""
    span = place_of(act)
    if span is None:
        return False
    over = lines_over(entry.document, span)
    return any(_TAKES_OFFER.match(plain(line)) and not withholds(line) for line in over)


def _says_we(case: Case, entry: Findings) -> bool:
    """Say whether the customer speaks in a paper, by its name: "We, Alder School District, certify"."""
    name = r"\W+".join(map(re.escape, organisation_words(case.claim.customer.name)))
    voice = re.compile(
        rf"{_VOICE}{name}\b(?:,?\s[a-z]{{2,5}}\.)?[^.;]{{0,60}}?[,\s]\s*(?:{_SAYS}|{_RECEIVED})"
    )
    pages = entry.document.pages[:FIRST]
    return any(voice.search(plain(" ".join(page.text.split()))) is not None for page in pages)
