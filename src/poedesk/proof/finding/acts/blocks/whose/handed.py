"""Two heads beside one another by which work changes hands: "Handed over by | Taken over by".

Who did the work hands it over, and the other takes it. That holds where the paper names both sides and tells
that the partner did something, and where nothing is given back.
"""

from collections.abc import Sequence

from poedesk.kernel.expressions import later
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Finding, Role, State

_BY = r"(?: by| durch| von| por| par| door| da)?"
_BEHIND = r"\s*:?\s*(?:\((?P<who>[^()]{3,60})\))?\s*:?$"
_GIVES = later(
    r"^(?:handed over|delivered|submitted|ubergeben|entregado|remis|livre|overgedragen|opgeleverd"
    r"|consegnato)"
    rf"{_BY}{_BEHIND}"
)
_TAKES = later(
    r"^(?:taken over|received|accepted|(?:work|services?|delivery) (?:taken over|received|accepted)"
    r"|ubernommen"
    r"|abgenommen|entgegengenommen|recibido|receptionne|recu|overgenomen|ontvangen|aanvaard|ricevuto"
    rf"|preso in consegna){_BY}{_BEHIND}"
)
_BACK = later(
    r"\b(?:returned|return of|returns?|loans?|loaned|collected|ruckgabe|zuruckgegeben|leih\w*|restitution"
    r"|restitue\w*|devolucion|devuelt\w+|retour\w*|bruikleen|restituzion\w+)\b"
)
"""Something goes back to who owns it, so that its user hands it over."""

_DID = later(
    r" (?:(?:gmbh|ag|kg|se|ltd|limited|llc|inc|plc|bv|nv|sas|sarl|sa|sl|srl|spa) )?(?:has|have|hat|ha|heeft"
    r"|a (?:\w+ment )?(?:migre|installe|deploye|configure|mis|remis|fourni|livre|realise|effectue|forme"
    r"|execute|transfere|accompagne|equipe|fait|termine|assure|mene|repris|bascule|cree|construit|raccorde)) "
)
"""The deed behind the partner's name; a bare "a" is the English article more often than the French verb."""


def handed(heads: Sequence[str], text: str, parties: Sequence[Finding]) -> list[Role] | None:
    """Return the sides of two heads, in their order; null where they tell none.

    ``text`` is that of the page, ``parties`` are the organisations that the document names.
    """
    if len(heads) != 2:  # noqa: PLR2004 - who gives and who takes
        return None
    low = [words.flat(head).strip() for head in heads]
    for order in (0, 1):
        gives, takes = _GIVES.match(low[order]), _TAKES.match(low[1 - order])
        if gives is None or takes is None or not _did_it(text, parties):
            continue
        told = _fits(gives["who"], Role.PARTNER, parties) and _fits(takes["who"], Role.CUSTOMER, parties)
        both = [Role.PARTNER, Role.CUSTOMER]
        return (both[::-1] if order else both) if told else None
    return None


def _fits(who: str | None, role: Role, parties: Sequence[Finding]) -> bool:
    """Return whether the house in brackets, if there is one, is of a side."""
    return who is None or tuple(organisation_words(who)) in _names(role, parties)


def _names(role: Role, parties: Sequence[Finding]) -> set[tuple[str, ...]]:
    known = (p for p in parties if p.role is role and p.value and p.state is State.PRESENT)
    return {tuple(organisation_words(p.value or "")) for p in known} - {()}


def _did_it(text: str, parties: Sequence[Finding]) -> bool:
    """Return whether the paper knows one house on each side, and tells what the partner has done."""
    ours, theirs = (_names(role, parties) for role in (Role.CUSTOMER, Role.PARTNER))
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs or _BACK.search(words.flat(text)) is not None:
        return False
    (name,) = theirs
    said = f" {' '.join(organisation_words(text))} "
    behind = said.split(f" {' '.join(name)} ")[1:]
    return any(_DID.match(f" {each}") is not None for each in behind)
