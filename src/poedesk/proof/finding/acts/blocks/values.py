"""Judges the words at a place of signing: a conformed signature, a bare name, nothing, a prompt."""

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import SignatureKind
from poedesk.proof.finding.acts import details
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.esign import esigned
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_person
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.model import State
from poedesk.proof.finding.page import states

LONGEST = 6
"""Words that a bare entry on a signature line has at most."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What the words at a place of signing amount to."""

    state: State
    kind: SignatureKind | None = None
    person: str | None = None
    detail: str | None = None
    confidence: float = 0.9
    title: str | None = None
    """The signatory's title, when it is written with the name."""


BLANK = Signed(State.BLANK)


def judge(text: str) -> Signed | None:
    """Return what ``text`` on a signature line is; null when it is something else than a signature."""
    shown = fold(text).strip(" )(")
    low = words.flat(shown)
    if states.is_blank(text) or low in {"x", "x:", "l.s", "l.s.", "seal"}:
        return BLANK
    conformed = words.SLASH_S.match(low)
    if conformed:
        return _conformed(shown[conformed.start("name") :])
    esign = esigned(words.flat(fold(text)))
    if esign:
        person = fold(text)[slice(*esign.span("name"))].strip(" :,()")
        return Signed(
            State.PRESENT, SignatureKind.E_SIGN_PLATFORM, _person(person), details.APPEARANCE_ONLY, 0.7
        )
    if states.is_placeholder(shown) or words.PLACEHOLDER.match(low) or words.BRACKETED.match(shown):
        return Signed(State.PLACEHOLDER)
    if looks_like_person(shown):
        return Signed(State.PRESENT, SignatureKind.TYPED, shown.strip(" ,;"), words.BARE_NAME, 0.6)
    said = taken_apart(shown)
    if (said.dated or said.title) and looks_like_person(said.name):
        return Signed(State.PRESENT, SignatureKind.TYPED, said.name, words.BARE_NAME, 0.6, said.title)
    if len(shown.split()) <= LONGEST and not any(sign.isdigit() for sign in shown):
        return Signed(State.PRESENT, SignatureKind.TYPED, None, words.BARE_NAME, 0.4)
    return None


def signer_of(text: str) -> str | None:
    """Return who signed by the words under "DocuSigned by:": a person, else the house or the address."""
    shown = fold(text).strip(" .,;")
    if looks_like_person(shown):
        return shown
    said = taken_apart(shown)
    heads = (said.name, _AFTER_NAME.split(shown, maxsplit=1)[0], _FOR_WHOM.split(shown, maxsplit=1)[0])
    person = next((head.strip(" ,;") for head in heads if looks_like_person(head)), None)
    return person or (shown if looks_like_organisation(shown) or _ADDRESS.fullmatch(shown) else None)


_FOR_WHOM = compiled(r"[,;|(]|\s[-\u2013\u2014]\s|\s(?:for|on behalf of|f\u00fcr|im auftrag|pour|por)\s")
_ADDRESS = compiled(r"\W*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\W*")


def is_side(text: str) -> bool:
    """Return whether words under a line say no more than whose side signs there."""
    return text.strip(" ()").casefold() in _SIDES


_SIDES = frozenset({"customer", "client", "partner", "contractor", "cliente"})


def names_or_asks(text: str) -> bool:
    """Return whether words under a line are those of who signs there, or ask for a name."""
    return names_person(text) or asks(text)


def names_person(text: str) -> bool:
    """Return whether words are a person's name, be it with a title or a date."""
    return looks_like_person(text.partition(",")[0]) or looks_like_person(taken_apart(text).name)


def asks(text: str) -> bool:
    """Return whether words only say what is to be written."""
    judged = judge(text)
    return judged is not None and judged.state is State.PLACEHOLDER


def _conformed(name: str) -> Signed:
    bare = name.strip(" _.:-()")
    if states.is_blank(bare):
        return Signed(State.PRESENT, SignatureKind.TYPED, None, words.CONFORMED, 0.5)
    if (
        states.is_placeholder(bare)
        or words.PLACEHOLDER.match(words.flat(bare))
        or words.BRACKETED.match(bare)
    ):
        return Signed(State.PLACEHOLDER)
    said = taken_apart(bare)
    title = said.title if looks_like_person(said.name) else None
    return Signed(State.PRESENT, SignatureKind.TYPED, _person(bare), words.CONFORMED, 0.95, title)


_AFTER_NAME = compiled(
    r"\(|\s{2}|\s(?:on|at|el|am|le)\s(?=\S*\d)|\s(?=\d)"
    r"|\s(?:using|with|via|mit|uber|avec|con|tramite|met)\s(?=\S+(?:\s\S+)?$)"
)
"""What may stand behind the name of who signed: when it was, or with which software."""


def _person(text: str) -> str | None:
    """Return the name at the head of ``text``, up to a comma, a bracket or a wide gap."""
    head = _AFTER_NAME.split(text, maxsplit=1)[0]
    first = head.split(",")[0].strip(" ._-")
    return first if first and "illegible" not in first.casefold() else None
