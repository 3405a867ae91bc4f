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

_CUSTOMER_TAKES = later(
    rf"^(?:(?:the|der|die|le|la|l'|el|il|lo|de)\s?)?(?:{words.CUSTOMER_WORDS})\s"
    r"(?!(?:service|relations?|support|care|success|experience|account)s?\b)(?P<between>(?:[^.;]{1,120}\s)??)"
    r"(?:accepts|confirms|approves|acknowledges|bestatigt|akzeptiert|genehmigt|accepte|confirme|approuve"
    r"|acepta|aprueba|confirma|accetta|conferma|approva|aanvaardt|accepteert|bevestigt)\b"
)
_ANOTHER = later(
    r"\b(?:that|che|dass|que|dat|while|whereas|wahrend|mentre|terwijl|mientras)\s"
    r"|\b(?:and|und|et|ed?|y|en)\s(?!(?:(?:hereby|herewith|fully|formally|also|thus|so|now|then|hiermit|sie|es|diese"
    r"|dies|das|ausdrucklich|les?|la|l'|los?|las?|li|ne|ainsi|formellement|asi|expresamente|formalmente|cosi"
    r"|hierbij|deze|dit|het|ze|die)\s)*$)"
)
"""Where somebody else may begin to speak: "The customer was informed and the consultant confirms"."""

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
    r"(?:rendered|performed|carried out|completed|delivered|done|provided)\b"
)
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
    if takes is not None and _ANOTHER.search(takes["between"]) is None:
        return True
    return headed and _WE_CONFIRM.match(said) is not None


def _asks_to_sign(piece: Piece, place: Box) -> bool:
    """Return whether a line is the label of the place itself, in its own cell: "By", "Signature"."""
    near = place.top - piece.box.bottom <= UNDER and piece.cell is not None
    return near and asked_kind(piece.text.strip(" :")) in _SIGNING


_SIGNING = frozenset({"by", "sign"})


def _is_over(piece: Piece, place: Box) -> bool:
    return piece.box.bottom <= place.top + TALL / 2 and piece.box.left < place.right
