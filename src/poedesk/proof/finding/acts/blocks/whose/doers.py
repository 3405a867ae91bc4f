"""Whether a sentence names a side only as who did the work, and not as who speaks in it.

"I confirm that the supplier has carried out the work" is not said by the supplier.
"""

from poedesk.kernel.expressions import later
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.model import Role

_CONFIRMS = later(
    r"\b(?:i|we) (?:\w+ ){0,3}?(?:confirm|accept|acknowledge|approve|certify|agree|declare|verify|attest)\b"
    r"|\b(?:it is|is|are|has been|have been|was|were) (?:hereby |fully |duly |finally )?"
    r"(?:certified|confirmed|acknowledged|accepted|approved)\b"
    r"|\breceived\b(?= (?:in full |complete )?from\b)"
    r"|\b(?:ich|wir) (?:\w+ ){0,3}?(?:bestatigen?|akzeptieren?|genehmigen?|erklaren?|nehmen?|erkennen?)\b"
    r"|\b(?:bestatigen?|akzeptieren?|genehmigen?|erklaren?|nehmen?) (?:ich|wir)\b"
    r"|\b(?:wird|werden) (?:\w+ )?(?:bestatigt|abgenommen|anerkannt)\b"
    r"|\b(?:je|nous) (?:\w+ ){0,4}?(?:confirm|accept|approuv|certifi|attest|reconnai|valid|declar)\w+"
    r"|\bil est (?:\w+ )?(?:confirme|certifie|atteste|reconnu)\b"
    r"|\b(?:confirm|certific|acept|apruebo|aprob|declar|recib)(?:o|amos|imos)?\b"
    r"|\bse (?:certifica|confirma|acepta|reciben?|hace constar|deja constancia)\b"
    r"|\b(?:conferm|certific|accett|approv|dichiar|attest)(?:o|iamo)\b"
    r"|\bsi (?:conferma|certifica|attesta|accetta|dichiara)\b"
    r"|\b(?:ik|wij|we) (?:\w+ ){0,3}?(?:bevestig|aanvaard|accepteer|accepteren|verklaar|verklaren|keur)\w*"
    r"|\b(?:bevestig|verklaar|aanvaard)(?:en)? (?:ik|wij|we)\b|\bwordt (?:\w+ )?bevestigd\b"
)
"""Words of who speaks of himself, or of nobody, that take or confirm what somebody did."""

_OBJECT = later(
    r"\b(?:that|what|whatever|dass|que|qu'|che|dat|hetgeen)\b"
    r"|\b(?:of|by|from|durch|vom|von|des|der|du|de|d'|par|del|por|dal?|dalla|van|door)\b"
)
"""Where somebody else than who speaks can be named, behind such a verb."""

_OWN = later(
    r"\b(?:on behalf|in (?:my|our) (?:capacity|role)|acting|as (?:the |a |an )?"
    rf"{words.ROLE_WORDS}|for (?:the )?{words.ROLE_WORDS}"
    r"|(?:im namen|namens|fur den|fur die|als|in vertretung)\b"
    r"|(?:au nom|pour le compte|en qualite|en tant|pour (?:le|la))\b"
    r"|(?:en nombre|por cuenta|en representacion|en calidad|como"
    r"|(?<!ado )(?<!ido )(?<!ada )(?<!ida )(?<!dos )(?<!das )por (?:el|la))\b"
    rf"|(?:per conto|in nome|in qualita|per il|per la)\b|in naam\b"
    r"|signed by|issued by)\b"
)
"""Words with which somebody speaks for a side, or says that he is it."""

_DID = later(
    r"\b(?:we|i(?= (?:have|had|am|was|did|myself|carried|completed|performed|provided|delivered))|our|us|my"
    r"|wir|ich|uns|unser\w*|nous|notre|nos|j'|je|nosotros|nuestr\w+"
    r"|hemos|noi|abbiamo|nostr\w+"
    r"|wij|ik|ons|onze)\b"
)
"""Words of the speaker himself: behind the verb he may say that he did the work."""

_TAKEN = later(
    r"\b(?:for|to) us\b|\b(?:fur|bei) uns\b|\b(?:pour|chez) nous\b|\bpara nosotros\b|\bper noi\b"
    r"|\b(?:voor|bij|aan) ons\b"
    r"|\b(?:our|my) (?:\w+ ){0,2}?(?:satisfaction|requirements?|needs|tenant|premises|offices?|staff|users"
    r"|organi[sz]ation|systems?|site|expectations|instructions|order|request)\b"
    r"|\bunsere[rnms]? (?:\w+ )?(?:zufriedenheit|anforderungen|auftrag\w*|hause?|mandanten|vorgaben)\b"
    r"|\bnotre (?:\w+ )?(?:satisfaction|demande|commande|locataire)\b"
    r"|\bnuestra (?:\w+ )?(?:satisfaccion|conformidad|orden)\b"
    r"|\bnostra (?:\w+ )?(?:soddisfazione|richiesta)\b"
    r"|\bonze (?:\w+ )?(?:tevredenheid|opdracht|wensen)\b"
)
"""What is the speaker's own, or done for him, and no work of his: "to our satisfaction", "for us"."""


_TAKEN_BY_NOBODY = later(
    r"\b(?:is|are|has been|have been|was|were) (?:hereby |fully |duly |finally )?"
    r"(?:accepted|approved)\b(?! by\b)"
    r"|\b(?:have been|has been|was|were) (?:performed|rendered|carried out|done|delivered|provided|completed)"
    r" by\b[^.;]{0,120}\b(?:and )?(?:accepted|approved)\b(?! by\b)"
    r"|\b(?:wird|werden|ist|sind|wurden?) (?:\w+ )?abgenommen\b"
    r"|\b(?:est|sont) (?:accepte|approuve|receptionne)e?s?\b(?! par\b)"
    r"|\bse (?:aceptan?|reciben?|aprueban?)\b|\bsi accettano\b|\bwordt (?:\w+ )?geaccepteerd\b"
)
"""Words that take work and name nobody who does."""

_BY = later(r"\s(?:by|durch|von|vom|par|por|dal?|dalla|door)\b")
"""Directly behind a verb of nobody: who confirms is named."""

_SAYS = later(
    r"\b(?:agrees|declares|states|warrants|represents|undertakes|signed|reports|notes|erklart"
    r"|versichert|bestatigt"
    r"|declare|garantit|confirme|atteste|declara|garantiza|confirma|dichiara|garantisce|conferma|verklaart)\b"
)
"""What a side does that speaks."""


def speaker_of(text: str) -> str | None:
    """Return the words of a confirming sentence that can name who speaks; null when that is not told apart.

    The partner may speak himself: "We confirm that we, as the contractor, have done the work". Where somebody
    says that he speaks for a side, or that he did something, nothing is told apart.
    """
    low = words.flat(text)
    if _OWN.search(low):
        return None
    verb = _CONFIRMS.search(low)
    if verb is not None and _BY.match(low, verb.end()):
        return None
    begins = _OBJECT.search(low, verb.end()) if verb is not None else None
    if begins is not None and not _DID.search(_TAKEN.sub(" ", low[begins.start() :])):
        return text[: begins.start()]
    alone = _TAKEN_BY_NOBODY.search(low) and not _DID.search(_TAKEN.sub(" ", low)) and not _SAYS.search(low)
    return "" if alone else None


def spoken_by(role: Role | None, text: str) -> Role | None:
    """Return ``role``, which ``text`` names, but not the partner where it says only that he did the work."""
    own = speaker_of(text) if role is Role.PARTNER else None
    return role if own is None else words.role_of(own)


def tells_own_work(low: str) -> bool:
    """Return whether a sentence in flat text is of who did the work: "rendered to you by our engineers"."""
    return _OWN_WORK.search(low) is not None


_DONE = r"(?:rendered|performed|carried out|completed|delivered|done|provided)"
_OWN_WORK = later(
    r"\b(?:we|i) (?:\w+ )?(?:confirm|certify|declare) that (?!.*\b(?:accept|approv|behalf))"
    rf"(?:[^.;]{{0,80}}\b{_DONE} by (?:us|our (?:\w+ )?(?:engineers?|people|staff|team|technicians?"
    rf"|consultants?|specialists?|company))\b|[^.;]{{0,80}}\b{_DONE}"
    r" (?:[^.;]{0,40} )?(?:for|to) (?:you|the (?:customer|client|buyer))\b)"
)
