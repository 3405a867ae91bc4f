"""What the words directly over filled rows say of who signs there: "I accept this on behalf of ...".

Nothing but these words tells the side of such a signature, so that they must take the work for somebody, and
neither tell what was done, nor refuse, nor wait for something.
"""

from collections.abc import Sequence

from poedesk.kernel.expressions import later
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import height
from poedesk.proof.finding.acts.blocks.whose.doers import spoken_by, tells_own_work
from poedesk.proof.finding.acts.blocks.whose.overhead import named
from poedesk.proof.finding.acts.blocks.whose.party_names import can_be_party, clean_name
from poedesk.proof.finding.model import Finding, Role
from poedesk.proof.finding.wording.plain import plain_of

LINES = 6
"""Lines of such a sentence at most."""

SPACED = 0.9
"""Lines between two lines of one sentence at most."""

_WORDS = frozenset({Kind.TEXT, Kind.RUNNING, Kind.PARTY, Kind.BY, Kind.SIGN})


@dataclass(frozen=True, slots=True)
class Told:
    """For whom a sentence says that the signature under it is given; both null when for nobody."""

    role: Role | None
    party: str | None


NOBODY = Told(None, None)

_TAKES = later(
    r"\b(?:accept(?:s|ed|ance)?|approv(?:e|es|ed|al)|agree[sd]?|acknowledg\w+|confirm(?:s|ed)?|certif(?:y"
    r"|ies|ied)|sign(?:s|ed|-?off)?"
    r"|receiv(?:e|ed)|endorse[sd]?|satisf\w+|authori[sz]es?|take over|taken over|instruct|order"
    r"|akzeptier\w+|bestatig\w+|genehmig\w+|(?:nehme|nehmen|nimmt)\b.{0,80}\b(?:ab|an)|abgenommen"
    r"|angenommen|erhalten|einverstanden"
    r"|beauftrag\w+|erteil\w+|quittier\w+|freigegeben"
    r"|acept\w+|aprueb\w+|aprob\w+|conform\w+|recib\w+|confirm(?:o|a|amos)|certific(?:o|a|amos)"
    r"|autoriz(?:o|a|amos)"
    r"|approuv\w+|reconn\w+|valid(?:e|ons|ee?s?)|recu\w*|atteste\w*|certifi(?:e|ons)|bon pour (?:accord"
    r"|commande))\b"
)
"""Words with which somebody takes what was done or offered."""

_TAKES_NOT = later(
    r"\b(?:not|never|nothing|cannot|refus\w+|reject\w+|declin\w+|unless|until|once|provided that"
    r"|subject (?:only |solely |always )?to|pending|will|shall"
    r"|must|should|would|may|to be|please"
    r"|nicht|nichts|abgelehnt|sobald|falls|vorbehalt\w*|wird|werden|soll\w*|muss|bitte"
    r"|nunca|nada|rechaz\w+|salvo|cuando|debera|una vez"
    r"|ne|pas|rien|refus\w+|sauf|sous reserve|lorsque|des que|sera|seront|devra)\b"
)
_HARMLESS = later(
    r"\b(?:will|shall) (?:pay|be (?:paid|invoiced))\b|\b(?:werden|wird) (?:hiermit|von|abgenommen"
    r"|angenommen|bestatigt|akzeptiert)\b"
    r"|\bwerden (?:\w+ ){1,6}?(?:abgenommen|angenommen|bestatigt)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? may\b|\bmay \d{1,2}\b"  # the month
    r"|\bsans reserves?\b|\bohne vorbehalte?\b|\bsin salvedad\w*\b"
)
_GIVES = later(
    r"\b(?:we|i|our \w+) (?:have |had |also )?(?:rendered|performed|delivered|completed|carried out|done"
    r"|did|provided|migrated|trained"
    r"|deployed|implemented|installed|configured|thank|submit|offer|quote|propose|prepared)\b"
    r"|\b(?:your|the) (?:order|purchase order|commission) (?:of|from|by)\b|\byour (?:order|enquiry"
    r"|commission)\b"
    r"|\b(?:ihre[nr]?|eure[nr]?) (?:bestellung|auftrag|anfrage)\b|\bvotre (?:commande|demande)\b"
    r"|\bsu pedido\b"
    r"|\bwe .{2,80}\b(?:for|at|of|on behalf of) .{2,60} and confirm\b"
    r"|\b(?:haben wir|wir haben|ich habe|habe ich|nous avons|j'ai|hemos|he)\b (?!(?:erhalten|gelesen"
    r"|gepruft|recu|lu|verifie|recibido|leido))"
    r"|\b(?:was|were) (?:accepted|approved|signed off) by\b"
)
"""Words of who did the work, or offers it, or tells that somebody else accepted."""

_BEHALF = later(
    r"\b(?:on behalf of|in the name of|en nombre(?: y representacion)? de|por cuenta de|im namen (?:von"
    r"|der|des)|namens (?:der|des)"
    r"|au nom de|pour le compte de)\s(?P<who>[^,;:]{3,70}?)"
    r"(?=[,;:]|\.?$|\.\s|\s(?:that|i|we|hereby|and (?:do|confirm|accept)|nehmen?|bestatigen?|akzeptieren?"
    r"|erklaren?|recibimos|aceptamos"
    r"|confirmamos|acepto|recibo|nous|je)\b)"
)
_FOR = later(
    r"(?:^|[,;.]\s|\b(?:accept|approve|confirm|work|services?|quotation|order|proposal|above"
    r"|order)\s)(?:for|por|para|fur|pour)\s"
    r"(?P<who>[^,;:]{3,60}?)(?=[,;:]|\.?$|\s(?:and|is|are|was|were|has|have|nous|je|we|i|bestatig\w+"
    r"|nehm\w+)\b)"
)
_SUBJECT = later(
    r"(?:^|[.:;]\s)(?P<who>[^,;:.]{3,60}(?:\.[^,;:.\s]{1,5})*)\s(?:hereby |hiermit |por la presente "
    r"|par la presente )?"
    r"(?:accepts?|approves?|confirms?|acknowledges|certifies|agrees|bestatigt|akzeptiert|genehmigt|acepta"
    r"|aprueba|confirma|accepte"
    r"|approuve|confirme|atteste|reconnait)\b"
)


def told_over(above: Sequence[Part], parties: Sequence[Finding]) -> Told | None:
    """Return what the sentence says that ends ``above`` rows; null when no sentence but a head stands there.

    ``above`` holds what stands over them, nearest first.
    """
    sentence = _sentence(above)
    text = " ".join(f"{part.label_text} {part.text}".strip() for part in reversed(sentence))
    if not _speaks(sentence):
        mixed = words.role_of(text) is Role.PARTNER and named(text, parties) is Role.CUSTOMER
        return NOBODY if mixed else None
    if not takes(text):
        return NOBODY
    party = _party(text)
    known = named(party, parties) if party else None
    role = known or spoken_by(named(text, parties), text)
    if role is None and party is not None and words.role_of(party) is not None:
        party = None  # "The customer has checked the services and" is no name
    if role is None and party is None:
        role = spoken_by(words.role_of(text), text)
    return Told(role, party)


def takes(text: str) -> bool:
    """Return whether a sentence takes what was done, and neither tells of it, nor refuses, nor waits."""
    plain = plain_of(text).text
    return (
        _TAKES.search(plain) is not None
        and not withholds(text)
        and not _GIVES.search(plain)
        and not tells_own_work(plain)
    )


def withholds(text: str) -> bool:
    """Return whether a sentence refuses, waits, or tells of what is still to come: "will accept this"."""
    return _TAKES_NOT.search(_HARMLESS.sub(" ", plain_of(text).text)) is not None


def _sentence(above: Sequence[Part]) -> list[Part]:
    """Return the lines of the sentence that stands nearest over the rows, the last line first."""
    found: list[Part] = []
    for part in above:
        if part.kind not in _WORDS or len(found) >= LINES:
            break
        if found and found[-1].box.top - part.box.bottom > SPACED * height(part.box):
            break
        if found and part.text.rstrip().endswith((".", ":")):
            break
        found.append(part)
    return found


def _speaks(sentence: Sequence[Part]) -> bool:
    """Return whether words are a sentence, not the head of a block."""
    return any(part.kind is Kind.RUNNING for part in sentence) or (
        bool(sentence) and sentence[0].text.rstrip().endswith(".") and _clause(sentence)
    )


def _clause(sentence: Sequence[Part]) -> bool:
    return sum(len(part.text.split()) for part in sentence) >= 4  # noqa: PLR2004 - subject, verb, object


_NO_NAME = later(
    r"(?:I|We|It|This|You|They|These|That|The undersigned|Ich|Wir|Nous|Je|Yo)\b|[^\W\d_A-Z\u00c0-\u00dd]"
)


def _party(text: str) -> str | None:
    low = plain_of(text).text
    for pattern in (_BEHALF, _SUBJECT, _FOR):
        for found in pattern.finditer(low):
            name = clean_name(text[found.start("who") : found.end("who")]) if len(low) == len(text) else None
            if name and _NO_NAME.match(name) is None and can_be_party(name) and words.role_of(name) is None:
                return name
    return None
