"""The sentence right over a paper's one signature, where it says that the customer takes what was done.

"Il cliente ha verificato i lavori e li accetta."; "We confirm that these services were rendered",
under the head "Received and confirmed".
"""

from poedesk.kernel.expressions import later
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL
from poedesk.proof.finding.acts.blocks.signing.sentences import withholds
from poedesk.proof.finding.model import Act
from poedesk.proof.finding.page.view import DocumentView, Piece
from poedesk.proof.finding.wording.plain import plain_of

UNDER = 3.5 * TALL
"""Points between the sentence and the signature at most."""

_CUSTOMER_TAKES = later(
    rf"^(?:(?:the|der|die|le|la|l'|el|il|lo|de)\s?)?(?:{words.CUSTOMER_WORDS})\s(?:[^.;]{{1,120}}\s)??"
    r"(?:accepts|confirms|approves|acknowledges|bestatigt|akzeptiert|genehmigt|accepte|confirme|approuve"
    r"|acepta|aprueba|confirma|accetta|conferma|approva|aanvaardt|accepteert|bevestigt)\b"
)
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
    last, *before = sorted(over, key=lambda piece: -piece.box.bottom)
    if span.box.top - last.box.bottom > UNDER:
        return False
    said = plain_of(last.text).text.strip()
    if withholds(last.text) or _NOT_YET.search(said):
        return False
    headed = bool(before) and _RECEIVED.match(plain_of(before[0].text).text.strip(" :.")) is not None
    return _CUSTOMER_TAKES.match(said) is not None or (headed and _WE_CONFIRM.match(said) is not None)


def _is_over(piece: Piece, place: Box) -> bool:
    return piece.box.bottom <= place.top + TALL / 2 and piece.box.left < place.right
