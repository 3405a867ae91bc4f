"""Which documents speak for this claim: ours, one that does not say whose it is, another's, no proof.

Passages of documents about another customer, and of documents that are no proof, never contribute.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.recognition import by_ocr
from poedesk.proof.assessing.together.links import link
from poedesk.proof.claim.model import Claim
from poedesk.proof.finding.identity.confused import differences
from poedesk.proof.finding.identity.domains import is_public_mail
from poedesk.proof.finding.identity.name_bounds import looks_like_organisation
from poedesk.proof.finding.identity.names import Agreement, agree, agree_person, organisation_words
from poedesk.proof.finding.model import Finding, Findings, Role, State


class Belongs(StrEnum):
    """Whose a document is."""

    OURS = "ours"
    """It names the claim's customer."""

    UNTIED = "untied"
    """It names no customer, or leaves a doubt: it can support, but nothing is met by it alone."""

    OTHER_CUSTOMER = "other-customer"
    NOT_PROOF = "not-proof"


CONTRIBUTES = frozenset({Belongs.OURS, Belongs.UNTIED})


NO_PROOF = 0.6
"""Confidence from which a document is taken to be no proof; below it a person has to look."""


NAMED = 0.6
"""Confidence from which a name in the customer's column is somebody's, be it no more than words."""

DAMAGED = 0.34
"""Share of the signs of a word of a recognised name that may be damaged before it is called another's."""

_OTHER = Agreement.DIFFERENT


def belongings(claim: Claim, findings: Sequence[Findings]) -> Mapping[str, Belongs]:
    """Return whose each document is, by its name; attachments and their mail speak for each other.

    A document with another customer at its own place and with our tenant or domain is taken for ours while
    there is no other: then the wrong name is what there is to say. Beside a document of ours it only leaves a
    doubt, because anybody can put an id into somebody else's document. A document that names nobody is ours
    when it names the claim's project, shares a number with a document of ours, or is of one thread with it.
    """
    own = {entry.document.name: _own(claim, entry) for entry in findings}
    silent = [entry for entry in findings if own[entry.document.name] is Belongs.UNTIED]
    silent = [entry for entry in silent if not names_another(claim, entry)]
    marked = {entry.document.name for entry in findings if identified(claim, entry)}
    others = {name for name, belongs in own.items() if belongs is Belongs.OTHER_CUSTOMER}
    others |= {entry.document.name for entry in findings if _shows_another(claim, entry)}
    as_ours = Belongs.UNTIED if Belongs.OURS in own.values() else Belongs.OURS
    own |= dict.fromkeys(marked & others, as_ours)
    ours = [entry for entry in findings if own[entry.document.name] is Belongs.OURS]
    own |= {entry.document.name: Belongs.OURS for entry in silent if link(claim, entry, ours) is not None}
    return {name: _with_family(name, own) for name in own}


def _with_family(name: str, own: Mapping[str, Belongs]) -> Belongs:
    if own[name] is not Belongs.UNTIED:
        return own[name]
    family = (belongs for other, belongs in own.items() if related(name, other))
    return Belongs.OURS if Belongs.OURS in family else Belongs.UNTIED


def related(one: str, other: str) -> bool:
    """Say whether one document was inside the other, or both inside the same mail or archive."""
    top, other_top = one.split("/"), other.split("/")
    shorter = min(len(top), len(other_top))
    return one == other or (top[:shorter] == other_top[:shorter])


def _own(claim: Claim, entry: Findings) -> Belongs:
    if entry.kind == "not-proof" and entry.kind_confidence >= NO_PROOF:
        return Belongs.NOT_PROOF
    answers = {agrees(entry, name, claim.customer.name) for name in _customers(claim, entry)}
    if answers & {Agreement.SAME, Agreement.POSSIBLY}:
        return Belongs.OURS
    mentioned = any(True for _ in mentions.organisation(entry.document, claim.customer.name))
    mentioned = mentioned or mentions.on_lines_of_head(entry.document, claim.customer.name)
    if names_another(claim, entry):
        return Belongs.UNTIED if mentioned else Belongs.OTHER_CUSTOMER
    if not mentioned and _signed_for_another(claim, entry):
        return Belongs.OTHER_CUSTOMER
    return Belongs.OURS if mentioned or identified(claim, entry) else Belongs.UNTIED


def names_another(claim: Claim, entry: Findings) -> bool:
    """Say whether another organisation than the claim's customer stands at the customer's own place."""
    return any(True for _ in _customers(claim, entry)) or _identifies_another(claim, entry)


def _shows_another(claim: Claim, entry: Findings) -> bool:
    """Say whether a document never names the customer, and shows another domain where its own belongs."""
    if any(True for _ in mentions.organisation(entry.document, claim.customer.name)):
        return False
    places = [f for f in entry.get("domain") if f.anchored and stated(f) and f.role is not Role.PARTNER]
    return bool(places) and not any(in_domains(finding.value, claim) for finding in places)


def _signed_for_another(claim: Claim, entry: Findings) -> bool:
    """Say whether somebody of a house that is neither party signs a document about another tenant only."""
    tenants = {f.value for f in entry.get("tenant_id") if stated(f) and f.role is not Role.PARTNER}
    if not tenants or identified(claim, entry):
        return False
    titles = (str(act.title.value or "") for act in entry.acts if act.title is not None)
    houses = [act.party for act in entry.acts if act.party]
    houses += [tail for _, comma, tail in (title.rpartition(", ") for title in titles) if comma]
    sides = claim.customer.name, claim.partner.name
    return any(
        looks_like_organisation(house) and all(agree(house, side) is _OTHER for side in sides)
        for house in houses
    )


def agrees(entry: Findings, name: str, expected: str) -> Agreement:
    """Return how a name agrees with the claimed one; one that was recognised may be damaged."""
    plainly = agree(name, expected)
    if plainly is not Agreement.DIFFERENT or not by_ocr(entry.document):
        return plainly
    return Agreement.POSSIBLY if _is_damaged(name, expected) else plainly


def _is_damaged(name: str, expected: str) -> bool:
    """Say whether a recognised name can be the expected one, word for word: another word is no damage."""
    read, wanted = organisation_words(name), organisation_words(expected)
    pairs = (
        zip(read, wanted, strict=True) if len(read) == len(wanted) else [(" ".join(read), " ".join(wanted))]
    )
    return all(differences(one, other) <= DAMAGED * len(other) for one, other in pairs)


def _identifies_another(claim: Claim, entry: Findings) -> bool:
    """Say whether a column of the customer's names another, with another tenant or domain."""
    names = [f for f in entry.get("party.name") if f.role is Role.CUSTOMER and stated(f)]
    named = [f for f in names if f.confidence >= NAMED and agree(str(f.value), claim.partner.name) is _OTHER]
    if not named or any(agree(str(f.value), claim.customer.name) is not _OTHER for f in names):
        return False
    places = [f for key in ("tenant_id", "domain") for f in entry.get(key) if f.anchored and stated(f)]
    return any(f.role is Role.CUSTOMER for f in places) and not identified(claim, entry)


def _customers(claim: Claim, entry: Findings) -> Iterable[str]:
    """Yield the names that stand at the customer's own place; the partner's name there is only a slip."""
    for finding in entry.get("party.name"):
        if finding.anchored and finding.role is Role.CUSTOMER and stated(finding):
            assert finding.value is not None
            if agree(finding.value, claim.partner.name) is not Agreement.SAME:
                yield finding.value


def identified(claim: Claim, entry: Findings) -> bool:
    """Say whether the claim's tenant, a domain of it or its signatory's address stands in the document."""
    if any(finding.value == claim.customer.tenant_id for finding in entry.get("tenant_id")):
        return True
    if any(in_domains(finding.value, claim) for finding in entry.get("domain") if stated(finding)):
        return True
    senders = [entry.document.mail.sender] if entry.document.mail is not None else []
    senders += [message.sender for message in entry.document.messages]
    return any(sender_is_customer(sender, claim) for sender in senders)


def stated(finding: Finding) -> bool:
    """Say whether something stands at the finding's place."""
    return finding.state is State.PRESENT and bool(finding.value)


def in_domains(domain: str | None, claim: Claim) -> bool:
    """Say whether ``domain`` is one of the customer's, or below one."""
    if not domain:
        return False
    bare = domain.lower().removesuffix(".").removeprefix("www.")
    return any(bare == own or bare.endswith(f".{own}") for own in claim.customer.domains)


def sender_is_customer(sender: str | None, claim: Claim) -> bool:
    """Say whether a mail's ``sender`` writes from the customer's domain or is its known signatory."""
    if not sender or "@" not in sender:
        return False
    address = sender.rsplit("<", 1)[-1].strip(" <>\t").lower()
    signatory = claim.customer.signatory
    if signatory is not None and signatory.email and address == signatory.email:
        return True
    host = address.rpartition("@")[2]
    return not is_public_mail(host) and in_domains(host, claim)


def is_signatory(person: str | None, claim: Claim) -> bool:
    """Say whether ``person`` is the signatory whom the claim names."""
    signatory = claim.customer.signatory
    known = signatory.name if signatory is not None else None
    return bool(person and known) and agree_person(str(person), str(known)) is Agreement.SAME
