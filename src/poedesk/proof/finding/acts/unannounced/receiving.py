"""The sentence right over a paper's one signature, where it says that the customer takes what was done.

"Il cliente ha verificato i lavori e li accetta."; "We confirm that these services were rendered",
under the head "Received and confirmed".
"""

from poedesk.kernel.expressions import later
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL
from poedesk.proof.finding.acts.blocks.signing.sentences import withholds
from poedesk.proof.finding.acts.weighing.sides import asked_kind
from poedesk.proof.finding.model import Act
from poedesk.proof.finding.page.view import DocumentView, Piece
from poedesk.proof.finding.wording.plain import plain_of

UNDER = 3.5 * TALL
"""Points between the sentence and the signature at most."""

_VERBS = (
    r"(?:accepts|confirms|approves|acknowledges|bestatigt|akzeptiert|genehmigt|accepte|confirme|approuve"
    r"|acepta|aprueba|confirma|accetta|conferma|approva|aanvaardt|accepteert|bevestigt)"
)
_OWN_DEED = (
    r"(?:has|ha|hat|a|heeft)\s[^.;]{1,100}?\s(?:and|e|ed|und|et|y|en)\s"
    r"(?:(?:le|li|lo|la|les|los|las|ze|deze|diese|sie|it|them)\s)?"
)
"""What the customer did first: "has checked the services and". Between the two nobody else is told of."""

_CUSTOMER_TAKES = later(
    rf"^(?:(?:the|der|die|le|la|l'|el|il|lo|de)\s?)?(?:{words.CUSTOMER_WORDS})"
    r"(?:\s(?:named|mentioned)\sabove)?(?:,\s(?!represented|by|through|durch|per|par|por)[^,;]{3,60},)?\s"
    rf"(?:{_OWN_DEED})?(?:hereby\s|herewith\s|hiermit\s|hierbij\s)?{_VERBS}\b"
)
"""The customer itself takes; "the customer success manager confirms" is somebody else's word."""

_WORK = later(
    r"\b(?:works?|the above|the foregoing|services?|deliver\w+|activities|deployment|migration|project"
    r"|training|results?|report"
    r"|arbeit\w*|leistung\w*|werk|ergebnis\w*|projekt|lavor[io]|attivita|prestazion\w+|servizi\w*|oper[ae]"
    r"|progetto|migrazione|werkzaamheden|diensten|levering\w*|travaux|prestations?|projet|livrables?"
    r"|trabajos?|servicios?|tareas|entreg\w+|proyecto|migracion)\b"
)
_OTHERWISE = later(
    r"\b(?:badly|poorly|late|too|wrong\w*|unfinished|incomplete|remains?|open|outstanding|in part|partly|only"
    r"|defects?|faults?|receipt|received|visit\w*|present|presence|invoices?|prices?|terms|quotation|offer"
    r"|difett\w+|vizi|ricevut\w+|ricezione|preventiv\w+|offert[ae]|prezz\w+|condizioni|visita|parzial\w+"
    r"|fattur\w+"
    r"|gebreken|ontvang\w+|offerte|prijs\w*|voorwaarden|bezoek|gedeeltelijk|factuur"
    r"|mangel\w*|erhalt|erhalten|eingang|besuch\w*|anwesenheit|preis\w*|angebot\w*|bedingungen"
    r"|teilweise|rechnung\w*"
    r"|defauts?|recu\w*|visite|presence|prix|devis|conditions|partiel\w*|facture\w*"
    r"|defectos?|recib\w+|presencia|precios?|presupuesto|condiciones|parcial\w*|facturas?)\b"
)
"""The work is told of and something else is taken, or the work is said to be bad."""

_NOT_YET = later(
    r"\b(?:non|niet|nog|zal|zodra|mits|wanneer|als|sara|verra|quando|qualora|purche|salvo|una volta|se"
    r"|une fois|des que|lorsqu\w*|si|apres|quand|sobald|wenn|falls|nachdem"
    r"|if|when|after|may|can|offers?|requests?)\b"
)
"""What waits or refuses, in the languages that ``withholds`` does not know too."""

_WE_CONFIRM = later(
    r"^(?:we|i)\s(?:hereby\s|herewith\s)?(?:confirm|acknowledge|certify)\sthat\s(?:the|these|those|all|this)\s"
    r"(?:above\s)?(?:services?|works?|deliverables|activities)\s(?:\w+\s){0,4}?"
    r"(?:was|were|has been|have been)\s(?:\w+\s)?"
    r"(?:rendered|performed|carried out|completed|delivered|done|provided)"
    r"(?:,?\s(?:to us|for us|in full|completely|on time|properly|correctly"
    r"|satisfactorily|to our (?:full )?satisfaction"
    r"|as (?:agreed|ordered|described|listed|stated|set out)(?: above)?))*\W*$"
)
"""Who writes "by our engineers" or "to you" did the work; who writes no more received it."""

_RECEIVED = later(
    r"^(?:received|accepted|receipt|acceptance)(?:\s(?:and|&)\s(?:confirmed|accepted|approved|agreed))?$"
)


def customer_receives(view: DocumentView, act: Act) -> bool:
    """Return whether the sentence right over a signature says that the customer takes what was done."""
    span = act.signature.spans[0] if act.signature is not None else None
    if span is None or span.box is None:
        return False
    over = [piece for piece in view.pieces(span.page) if _is_over(piece, span.box)]
    if not over:
        return False
    ordered = sorted(over, key=lambda piece: -piece.box.bottom)
    place = span.box.top
    while len(ordered) > 1 and _asks_to_sign(ordered[0], span.box):
        place = ordered.pop(0).box.top
    last, *before = ordered
    if place - last.box.bottom > UNDER:
        return False
    said = plain_of(last.text).text.strip()
    if withholds(last.text) or _NOT_YET.search(said):
        return False
    headed = bool(before) and _RECEIVED.match(plain_of(before[0].text).text.strip(" :.")) is not None
    takes = _CUSTOMER_TAKES.match(said)
    if takes is not None:
        return _WORK.search(said) is not None and _OTHERWISE.search(said, takes.end()) is None
    return headed and _WE_CONFIRM.match(said) is not None


def _asks_to_sign(piece: Piece, place: Box) -> bool:
    """Return whether a line is the label of the place itself, in its own cell: "By", "Signature"."""
    near = place.top - piece.box.bottom <= UNDER and piece.cell is not None
    return near and asked_kind(piece.text.strip(" :")) in _SIGNING


_SIGNING = frozenset({"by", "sign"})


def _is_over(piece: Piece, place: Box) -> bool:
    return piece.box.bottom <= place.top + TALL / 2 and piece.box.left < place.right
