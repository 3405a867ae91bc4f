"""What the running text over a signature block says of whose it is."""

from collections.abc import Sequence

from poedesk.kernel.expressions import later
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import height, same_line
from poedesk.proof.finding.acts.blocks.whose.doers import speaker_of, spoken_by, tells_own_work
from poedesk.proof.finding.acts.blocks.whose.party_names import LONGEST_NAME
from poedesk.proof.finding.acts.blocks.whose.section_heads import is_addressed, role_of_act
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_title,
)
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Finding, Role, State


def last_sentence(above: Sequence[Part], nearest: Part) -> str:
    """Return the last sentence of the paragraph over a block, whatever lines it is broken over.

    ``above`` stands nearest first; ``nearest`` is its first line that is clearly running text. The short line
    in which the paragraph ends stands under it.
    """
    index = above.index(nearest)
    lines = [nearest]
    for part in reversed(above[:index]):
        if part.kind is not Kind.TEXT or not goes_on(lines[-1], part):
            break
        lines.append(part)
    for part in above[index + 1 :]:
        if part.kind not in {Kind.RUNNING, Kind.TEXT} or not goes_on(part, lines[0]):
            break
        lines.insert(0, part)
    return _SENTENCE_END.split(" ".join(part.text for part in lines).strip())[-1]


_SENTENCE_END = later(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[^\W_a-z])")


def goes_on(over: Part, under: Part) -> bool:
    """Return whether two lines of text stand directly under each other, and the upper ends no sentence."""
    near = -0.4 * height(over.box) <= under.box.top - over.box.bottom <= 0.8 * height(over.box)
    same = same_line(over.box, under.box) and over.box.left <= under.box.left
    return (near or same) and not over.text.rstrip().endswith((".", "!", "?", ":"))


def ends_paragraph(above: Sequence[Part], part: Part, inside: Sequence[Part] = ()) -> bool:
    """Return whether a line over or ``inside`` a block ends a sentence of running text, and heads nothing.

    The line over it may be out of reach: then it is one by its own words.
    """
    lines = [other for other in (*above, *inside) if goes_on(other, part)]
    over = [other for other in lines if other.box.top < part.box.top]
    runs = any(other.kind is Kind.RUNNING for other in over)
    alone = part in above and not over and is_sentence(part.text)
    return part.text.rstrip().endswith(".") and (runs or alone)


def mentioned(text: str, parties: Sequence[Finding]) -> Role | None:
    """Return the side of the one party that a sentence names, be it by a word such as "the client".

    Who stands behind the verb of "Harbour Foods accepts what Brightpath has done" does not speak; behind that
    of "Hiermit bestätigt Harbour Foods, dass Brightpath geliefert hat" the first one does. "We confirm that
    the customer accepted the work" is said of the customer.
    """
    if _SPOKEN_OF.search(words.flat(text)) is not None:
        return None
    said = f" {' '.join(organisation_words(text))} "
    verb = _SPEAKS.search(said)
    if verb is None and tells_own_work(words.flat(text).strip()):
        return None
    if verb is None:
        told = _told(said, parties)
        own = speaker_of(text) if told is Role.PARTNER else None
        return told if own is None else _told(" ".join(organisation_words(own)), parties)
    before = said[: verb.start()]
    clause = _CLAUSE_BEFORE.search(f"{before} ")
    if clause is not None and (_OURS.match(clause["who"]) or _begins_as_partner(clause["who"], parties)):
        return None  # "the customer is told that Brightpath confirms the work"
    if _told(before, parties) is not None or _names_any(before, parties):
        return _told(before, parties)
    if _LEADS.fullmatch(before) is None:
        return None  # somebody of neither side speaks
    behind = said[verb.end() - 1 :]
    ends = _OTHERS.search(behind)
    return _told(behind[: ends.start() + 1] if ends is not None else behind, parties)


def _begins_as_partner(who: str, parties: Sequence[Finding]) -> bool:
    """Return whether words begin as the partner's name does, and the customer's does not."""
    first = {role: set[str]() for role in Role}
    for party in parties:
        if party.role is not None and party.value and party.state is State.PRESENT:
            first[party.role].update(organisation_words(party.value)[:1])
    return who.split(maxsplit=1)[0] in first[Role.PARTNER] - first[Role.CUSTOMER]


_CLAUSE_BEFORE = later(
    r" (?:that|which|where|and|while|dass|und|worin|que|et|y|che|ed?|dat|en)"
    r" (?:(?:the|der|die|das|la|le|el|il|de|het) )?(?P<who>\w+(?: \w+){0,3})\s*$"
)
"""The clause of a sentence that ends right before its verb, of few words."""

_OURS = later(r"(?:our|my|unser\w*|mein\w*|notre|nos|nuestr[oa]s?|nostr[oaie]|onze?)\b")


def speaks(text: str) -> bool:
    """Return whether a sentence says that somebody confirms or accepts, in the third person."""
    return _SPEAKS.search(f" {' '.join(organisation_words(text))} ") is not None


def _told(said: str, parties: Sequence[Finding]) -> Role | None:
    """Return the one side that words name, by name or by what it is called.

    "Partners" in the name of a house is no word for a side.
    """
    names = _names_in(said, parties)
    rest = said
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(f" {name} ", " ")
    by_name, by_word = named(said, parties), words.role_of(rest)
    if names:
        return by_name if by_word in {None, by_name} else None
    return by_word


def _names_in(said: str, parties: Sequence[Finding]) -> set[str]:
    known = (p for p in parties if p.role and p.value and p.state is State.PRESENT)
    cores = {" ".join(organisation_words(p.value or "")) for p in known}
    return {core for core in cores if core and f" {core} " in f" {said} "}


def _names_any(said: str, parties: Sequence[Finding]) -> bool:
    return bool(_names_in(said, parties))


def names_both(text: str, parties: Sequence[Finding]) -> bool:
    """Return whether words name a party of either side: "between Harbour Foods and Brightpath Ltd"."""
    sides = [[p for p in parties if p.role is role] for role in (Role.CUSTOMER, Role.PARTNER)]
    said = " ".join(organisation_words(text))
    return all(_names_any(said, side) for side in sides)


def named(text: str, parties: Sequence[Finding]) -> Role | None:
    """Return the side of the one party whose name stands in a text; null for none and for both."""
    said = f" {' '.join(organisation_words(text))} "
    known = [p for p in parties if p.role and p.value and p.state is State.PRESENT]
    roles = {
        p.role for p in known if (core := " ".join(organisation_words(p.value or ""))) and f" {core} " in said
    }
    return roles.pop() if len(roles) == 1 else None


_SPEAKS = later(
    r" (?:hereby )?(?:accepts|confirms|acknowledges|approves|certifies|understands"
    r"|bestatigt|erklart|genehmigt|anerkennt"
    r"|confirme|accepte|approuve|reconnait|atteste|certifie|confirma|acepta|aprueba|reconoce|certifica"
    r"|conferma|accetta|approva|riconosce|dichiara|bevestigt|verklaart|aanvaardt|accepteert) "
)
_SPOKEN_OF = later(
    r"\b(?:our|unser\w*|notre|nuestr[oa]s?|nostr[oi]|onze)"
    r" (?:customers?|clients?|kund\w+|auftraggeber\w*|clientes?|client[ei]|klant\w*)\b"
    r"|\b(?:(?:we|i) (?:\w+ )?(?:confirm|certify|declare|attest|state|acknowledge) that"
    r"|(?:wir|ich) (?:\w+ )?(?:bestatigen?|erklaren?|bescheinigen?),? dass"
    r"|(?:nous|je) (?:\w+ )?(?:confirm|attest|certifi|declar)\w+ que"
    r"|(?:confirm|certific|declar)(?:o|amos) que|(?:conferm|dichiar|attest)(?:o|iamo) che)"
    r" (?:the|der|die|le|la|el|il|l')?\s?(?:customers?|clients?|kunde|kundin|auftraggeber\w*|cliente)\b"
)
"""A customer of whom somebody speaks who is not the customer."""

_LEADS = later(
    r" ?(?:(?:hiermit|hierdurch|hierbij|mit|durch|met|door|de|der|die|dieser|seiner|ihrer|deze|unterschrift"
    r"|unterzeichnung|handtekening|ondertekening) ?)*"
)
"""Words before a verb that names who speaks behind it: "Mit der Unterschrift bestätigt ..."."""

_OTHERS = later(r" (?:that|what|dass|que|che|dat|by|durch|par|por|da|door|von|from|of) ")
"""Where somebody else than who speaks can be named, behind the verb."""


_TAKES_OVER = later(
    r"\b(?:we|i|client|customer|buyer|trust|firm|company)\b.{0,40}\b(?:accept\w*|approv\w*|confirm\w*|agree\w*|acknowledg\w*)"
    r"|^\W*(?:accepted|approved|agreed|acknowledged)\b"
    r"|\b(?:wir|ich|hiermit)\b.{0,60}\b(?:bestatig\w*|nehmen|nehme|akzeptier\w*|genehmig\w*)|\b(?:abgenommen|einverstanden)\b"
    r"|\b(?:aceptamos|acepto|confirm(?:o|amos)|conforme|damos por|doy por|recibido)\b"
    r"|\b(?:nous|je)\b.{0,40}\b(?:accept\w*|approuv\w*|confirm\w*|valid\w*|reconn\w*)|\bbon pour accord\b"
)
_PERFORMED = later(
    r"\bwe (?:have |had )?(?:rendered|performed|delivered|completed|carried out|done|did|provided)\b"
    r"|\b(?:haben wir|wir haben|nous avons|hemos)\b"
)
"""What only those say who did the work."""


def takes_over(text: str) -> bool:
    """Return whether a sentence accepts work, as only a customer does."""
    low = words.flat(text)
    return _TAKES_OVER.search(low) is not None and _PERFORMED.search(low) is None


_ORDERS = later(
    r"\W*(?:bon pour (?:commande|travaux)|commande (?:passee|validee|confirmee)"
    r"|(?:auftrag|bestellung) (?:erteilt|ausgelost)|bestellt|beauftragt"
    r"|ordered|order (?:placed|authori[sz]ed)|work (?:ordered|authori[sz]ed)"
    r"|pedido (?:autorizado|confirmado)|(?:visto )?per (?:accettazione )?ordine"
    r"|(?:getekend )?voor (?:opdracht|bestelling))"
    r"(?: (?:by|le|am|on|el|par|durch|door))?\W*"
)


def orders(text: str) -> bool:
    """Return whether a heading says that work is ordered, as only the customer does: "Bon pour commande"."""
    return _ORDERS.fullmatch(words.flat(text)) is not None


_RECEIVED = later(
    r"\W*(?:received|accepted|approved|agreed|checked|inspected|acknowledged|taken over|erhalten|abgenommen"
    r"|gepruft|ubernommen|genehmigt|recibid[oa]s?|aceptad[oa]s?|conforme|recue?s?|acceptee?s?|approuvee?s?"
    r"|verifiee?s?|ricevut[oaie]|accettat[oaie]|ontvangen|geaccepteerd|goedgekeurd|akkoord)\b"
)
_FOR_WHOM = later(
    r"\b(?:on behalf of|for|fur|im namen (?:von|der|des)|namens|voor|por|en nombre de|pour(?: le compte de)?"
    r"|au nom de|per(?: conto di)?|a nome di)"
    r"\s(?:(?:the|der|die|das|den|le|la|les|el|il|lo|de|het)\s)?(?P<who>.+)"
)


def received_for(text: str, parties: Sequence[Finding]) -> Role | None:
    """Return the side for which work is received: "Received in good order on behalf of Alder Mills Ltd:"."""
    low = words.flat(text)
    found = _FOR_WHOM.search(low) if _RECEIVED.match(low) else None
    if found is None:
        return None
    who = organisation_words(text[found.start("who") :])
    roles = {
        party.role
        for party in parties
        if party.role
        and party.state is State.PRESENT
        and who
        and who == organisation_words(party.value or "")
    }
    return roles.pop() if len(roles) == 1 else None


_CLAUSE = later(r"^\d{1,2}(?:\.\d{1,2})+\.?\s")
_SMALL_WORDS = 2
"""Words in small letters, from which a line with a stop is a sentence and no name."""


def is_clause(text: str) -> bool:
    """Return whether a line is a numbered clause of the paper: "1.02 The contractor is Brightpath Ltd."."""
    said = text.strip()
    few = sum(word[:1].islower() for word in said.split()) >= _SMALL_WORDS
    return _CLAUSE.match(said) is not None and few


def is_sentence(text: str) -> bool:
    """Return whether a line is a sentence or its end: "4.01 The services are accepted."."""
    said = text.strip()
    *first, last = said.split() or [""]
    if is_clause(said):
        return True
    named = looks_like_organisation(last) or len(last.strip(".")) <= _SMALL_WORDS
    return said.endswith(".") and not named and sum(word[:1].islower() for word in first) >= _SMALL_WORDS


_REPORTED = later(
    r"\b(?:was|were|has been|have been|wurden?|a ete|ont ete|fue|fueron|ha sido|e stat[oa]|sono stat[ei]"
    r"|werd|werden)\b.{0,60}\b(?:by|von|durch|par|por|da|dal|dalla|door)\s"
)


def reports(text: str) -> bool:
    """Return whether a line tells what somebody did, as either side may: "It was accepted by the mill."."""
    return is_sentence(text) and _REPORTED.search(words.flat(text)) is not None


REPRESENTS = later(
    rf"^(?:for\s)?(?:the\s)?{words.ROLE_WORDS}(?:'s)?\s(?:(?:duly\s)?authori[sz]ed\s)?"
    r"(?:representatives?|signatory|signatories|signer|approver|sponsor)\s*:?$"
)
"""Headings that look like a title and name a side."""


def heads_block(part: Part) -> bool:
    """Return whether a text is short enough for a head, and no title of a person."""
    short = len(part.text.split()) <= LONGEST_NAME
    return short and (not looks_like_title(part.text) or REPRESENTS.match(words.flat(part.text)) is not None)


_ACKNOWLEDGES = later(
    r"\b(?:acknowledg\w*|accept\w*|approv\w*|confirm\w*|sign-?\s?off|bestatigung|abnahme|freigabe|zustimmung"
    r"|conformidad|aceptacion|aprobacion|acceptation|reception|attestation|validation)\b"
)
"""Words of a heading under which one side acknowledges: "Bestätigung des Kunden"."""


def role_of_section(above: Sequence[Part]) -> Role | None:
    """Return the side that the heading names under which running text and the only block stand.

    ``above`` is what stands over the block, the nearest first.
    """
    part = head_of_section(above)
    if part is None:
        return None
    said = f"{part.label_text} {part.text}".strip()
    if not heads_block(part) or is_addressed(said):
        return None
    return words.role_of(said) if _ACKNOWLEDGES.search(words.flat(said)) else role_of_act(said)


def told_by_section(above: Sequence[Part]) -> Role | None:
    """Return the side whose act all of that heading tells, for papers that list both sides at their top."""
    part = head_of_section(above)
    return role_of_act(f"{part.label_text} {part.text}") if part is not None and heads_block(part) else None


def headed(part: Part) -> Role | None:
    """Return the side that a line over a block names as its own."""
    said = f"{part.label_text} {part.text}".strip()
    return None if is_addressed(said) else role_of_act(said) or spoken_by(words.role_of(said), said)


def head_of_section(above: Sequence[Part]) -> Part | None:
    """Return the nearest line over a block that is no running text, nor the number of a paragraph."""
    told = (p for p in above if p.kind is not Kind.RUNNING and not _NUMBER.fullmatch(p.text.strip()))
    return next(told, None)


_NUMBER = later(r"(?:\d{1,2}|[IVX]{1,4}|[A-H])(?:\.\d{1,2})*[.)]?")
"""The number of a heading or paragraph in a column of its own."""
