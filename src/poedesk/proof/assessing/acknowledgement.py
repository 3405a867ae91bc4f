"""Chooses the act by which the customer acknowledged: whose it is, what it covers, which is the newest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812 - ``date`` is a part of an act here
from enum import StrEnum

from poedesk.kernel.text import plain
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.belonging import (
    CONTRIBUTES,
    Belongs,
    is_signatory,
    related,
    sender_is_customer,
)
from poedesk.proof.assessing.case import Case, Seen, is_empty_template
from poedesk.proof.assessing.windows import day_of
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document, SignatureKind
from poedesk.proof.finding.model import Act, Finding, Findings, Role, State
from poedesk.proof.finding.names import Agreement, agree, agree_person, organisation_words


class Side(StrEnum):
    """Whose act it is."""

    CUSTOMER = "customer"
    PARTNER = "partner"
    STRANGER = "stranger"
    """Another organisation, or a person who signs for both sides."""

    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Acknowledging:
    """An act with its document, seen from this claim."""

    act: Act
    source: Findings
    belongs: Belongs
    side: Side
    signature: Seen | None
    """Null when the act has no place for a signature, or it cannot be cited."""

    date: Seen | None
    name: Seen | None
    title: Seen | None
    covers: Verdict
    """Whether it covers the described work."""

    foreign: bool = False
    """Whether its block names another organisation."""

    hearsay: bool = False
    """Whether its words are only quoted by somebody else."""

    @property
    def signed(self) -> bool:
        """Say whether something stands at the place of the signature."""
        return self.signature is not None and self.signature.finding.state is State.PRESENT

    @property
    def days(self) -> tuple[Day, ...]:
        """Return the days that its date can be read as; none without a date."""
        return days_of(self.date.finding) if self.date is not None else ()


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What is known about the customer's acknowledgement."""

    chosen: Acknowledging | None
    """The customer's act that counts; an unsigned one when no other is there."""

    customers: tuple[Acknowledging, ...]
    partners: tuple[Acknowledging, ...]
    unknown: tuple[Acknowledging, ...]
    elsewhere: tuple[Acknowledging, ...]
    """Signed acts in documents that never contribute."""

    refusals: tuple[Seen, ...]
    """Approvals that are none: conditional, refused, an absence note."""


def days_of(finding: Finding) -> tuple[Day, ...]:
    """Return the days that a date can be read as; none when it is blank or no date."""
    if finding.state is not State.PRESENT:
        return ()
    return stamped_days(*(finding.readings or (finding.value,)))


def stamped_days(*stamps: str | None) -> tuple[Day, ...]:
    """Return the days of ISO dates and time stamps, without those that are none."""
    days = []
    for stamp in stamps:
        try:
            days.append(day_of(stamp or ""))
        except ValueError:
            continue
    return tuple(dict.fromkeys(days))


def acknowledgement(case: Case) -> Acknowledgement:
    """Return the customer's acknowledgement, as far as the documents have one."""
    acts = [_seen_act(case, entry, act) for entry in case.findings for act in entry.acts]
    counted = [item for item in acts if item.belongs in CONTRIBUTES or _unsigned_template(item)]
    counted = _without_double_signers(counted, case.claim)
    customers = tuple(item for item in counted if item.side is Side.CUSTOMER)
    return Acknowledgement(
        chosen=_newest(customers, case),
        customers=customers,
        partners=tuple(item for item in counted if item.side is Side.PARTNER and item.signed),
        unknown=tuple(item for item in counted if item.side in {Side.UNKNOWN, Side.STRANGER}),
        elsewhere=tuple(item for item in acts if item not in counted and item.signed and _not_ours(item)),
        refusals=tuple(seen for seen in case.seen("approval") if seen.value not in {"approved", ""}),
    )


def _unsigned_template(item: Acknowledging) -> bool:
    return is_empty_template(item.source) and not item.signed


def _not_ours(item: Acknowledging) -> bool:
    return item.belongs in {Belongs.OTHER_CUSTOMER, Belongs.NOT_PROOF}


def _seen_act(case: Case, entry: Findings, act: Act) -> Acknowledging:
    def seen(finding: Finding | None) -> Seen | None:
        return case.seen_as(finding, entry) if finding is not None else None

    return Acknowledging(
        act=act,
        source=entry,
        belongs=case.belongs[entry.document.name],
        side=_side(case, entry, act),
        signature=seen(act.signature),
        date=seen(_date_of(entry, act)),
        name=seen(act.name),
        title=seen(act.title),
        covers=_covers(case, entry, act),
        foreign=_foreign(case, entry, act),
        hearsay=_hearsay(case, entry, act),
    )


def _date_of(entry: Findings, act: Act) -> Finding | None:
    """Return the date of an act.

    Where the act's own place seems empty, a date that another finder paired with the very same label is
    taken, when there is but one and no other act in the document could claim it.
    """
    own = act.date
    if own is None or own.state is State.PRESENT or len(entry.acts) > 1:
        return own
    labels = {span.label for span in own.spans if span.label}
    paired = [
        finding
        for finding in entry.get("date.signed")
        if finding.state is State.PRESENT and finding.anchored and finding.act is None
        if finding.role in {Role.CUSTOMER, None} and labels & {span.label for span in finding.spans}
    ]
    return paired[0] if len({finding.value for finding in paired}) == 1 else own


def _side(case: Case, entry: Findings, act: Act) -> Side:
    claim = case.claim
    if act.kind == "mail":
        return _mail_side(case, entry, act)
    person = _person(act)
    party = act.party
    ours = party is not None and agree(party, claim.customer.name) is not Agreement.DIFFERENT
    theirs = party is not None and agree(party, claim.partner.name) is not Agreement.DIFFERENT
    if ours and not theirs:
        return Side.CUSTOMER
    if theirs and not ours:
        return Side.PARTNER
    if act.role is Role.PARTNER:
        return Side.PARTNER
    if is_signatory(person, claim):
        return Side.CUSTOMER
    if _foreign(case, entry, act):
        return Side.STRANGER
    return Side.CUSTOMER if act.role is Role.CUSTOMER else _headed_side(case, entry, act)


def _foreign(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether a block names an organisation that is neither the customer nor the partner."""
    if act.party is None or not _organisation(act.party, entry):
        return False
    names = (case.claim.customer.name, case.claim.partner.name)
    return all(agree(act.party, name) is Agreement.DIFFERENT for name in names)


def _organisation(party: str, entry: Findings) -> bool:
    """Say whether a block's party is an organisation, and not some heading that stands over it."""
    if _LEGAL_FORM.search(plain(party)):
        return True
    named = (finding.value for finding in entry.get("party.name") if finding.anchored and finding.value)
    return any(agree(party, name) is Agreement.SAME for name in named)


HEADING_LINES = 4
"""Lines above a signature in which a heading can say for whom the block is."""

HEADING_WORDS = 12
"""Words that such a heading has at most."""


def _headed_side(case: Case, entry: Findings, act: Act) -> Side:
    """Return the side that the nearest heading above a block names: "Accepted for Pinefield Health:"."""
    span = next((s for s in act.signature.spans if s.start is not None), None) if act.signature else None
    if span is None or entry.document.paged:
        return Side.UNKNOWN
    above = entry.document.page(span.page).text[: span.start].splitlines()[:-1]
    lines = [line for line in above if line.strip()][-HEADING_LINES:]
    for line in reversed(lines):
        ours = mentions.words_in(line, " ".join(organisation_words(case.claim.customer.name)))
        theirs = mentions.words_in(line, " ".join(organisation_words(case.claim.partner.name)))
        if len(line.split()) > HEADING_WORDS or (ours and theirs):
            return Side.UNKNOWN
        if ours or theirs:
            return Side.CUSTOMER if ours else Side.PARTNER
    return Side.UNKNOWN


_LEGAL_FORM = re.compile(
    r"\b(?:inc|incorporated|llc|ltd|limited|llp|plc|corp|corporation|company|gmbh|ag|kg|s\.?a|s\.?l|s\.?r\.?l|b\.?v|n\.v)\.?$"
)


def _mail_side(case: Case, entry: Findings, act: Act) -> Side:
    """Return whose words an approval by mail are: told by the address alone, never by a name in the text."""
    sender = sender_of(entry.document, act)
    if sender is not None:
        if sender_is_customer(sender, case.claim):
            return Side.CUSTOMER
        partners = act.role is Role.PARTNER or _sender_is_partner(sender, case.claim)
        return Side.PARTNER if partners else Side.STRANGER
    return Side.UNKNOWN


def _sender_is_partner(sender: str, claim: Claim) -> bool:
    """Say whether an address is at a domain that is made of the partner's name."""
    label = re.sub(r"[^a-z0-9]", "", sender.rpartition("@")[2].split(".")[0].lower())
    joined = "".join(organisation_words(claim.partner.name))
    return len(label) >= TELLING and (joined.startswith(label) or label.startswith(joined))


TELLING = 5
"""Letters of a domain's name, at least, that tell whose it is."""


def sender_of(document: Document, act: Act) -> str | None:
    """Return who wrote the words of a mail act, with the address as far as the mail gives it."""
    return act.sender or (document.mail.sender if document.mail is not None and not act.quoted else None)


def _hearsay(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether approving words are only quoted, in a mail that the customer itself did not send."""
    if act.kind != "mail" or not act.quoted:
        return False
    carrier = entry.document.mail
    return carrier is None or not sender_is_customer(carrier.sender, case.claim)


def _person(act: Act) -> str | None:
    name = act.name.value if act.name is not None and act.name.state is State.PRESENT else None
    return name or (act.signature.person if act.signature is not None else None)


def _without_double_signers(acts: Sequence[Acknowledging], claim: Claim) -> list[Acknowledging]:
    """Return the acts; a customer's act whose person also signs for the partner becomes a stranger's."""
    partners = [name for item in acts if item.side is Side.PARTNER and (name := _person(item.act))]
    return [_checked_for_double(item, partners, claim) for item in acts]


def _checked_for_double(item: Acknowledging, partners: Sequence[str], claim: Claim) -> Acknowledging:
    person = _person(item.act)
    if item.side is not Side.CUSTOMER or not item.signed or person is None or is_signatory(person, claim):
        return item
    double = any(agree_person(person, name) is Agreement.SAME for name in partners)
    return replace(item, side=Side.STRANGER) if double else item


def _newest(acts: Sequence[Acknowledging], case: Case) -> Acknowledging | None:
    """Return the customer's act that counts: the newest of those that cover the described work.

    A signed act that covers the work comes first, then one that may cover it, then an unsigned place for it;
    a signature under something else comes after that. Among equals an act whose kind of signature counts is
    preferred to one that is only suspected to be a signature.
    """
    if not acts:
        return None

    def rank(item: Acknowledging) -> tuple[int, int, Day]:
        return _covering_rank(item), _STRENGTH[standing(case, item)], max(item.days, default=Day.min)

    return max(acts, key=rank)


def _covering_rank(item: Acknowledging) -> int:
    if item.signed:
        return {Verdict.MET: 4, Verdict.UNCLEAR: 3, Verdict.NOT_MET: 1}[item.covers]
    return 0 if item.covers is Verdict.NOT_MET else 2


_STRENGTH = {Verdict.NOT_MET: 0, Verdict.UNCLEAR: 1, Verdict.MET: 2}


def signature_key(seen: Seen) -> str | None:
    """Return the name under which the policy lists this kind of signature."""
    kind = seen.finding.signature_kind
    if kind is SignatureKind.TYPED:
        told = f"{seen.evidence[0].quote or ''} {seen.finding.detail or ''}"
        return "typed-with-mark" if _CONFORMED.search(told) else "typed-bare"
    return kind.value if kind is not None else None


_CONFORMED = re.compile(r"(?:^|\s|\()/?s/", re.IGNORECASE)
"""The mark that makes a typed name a signature: "/s/ Name", also written "s/ Name"."""


def standing(case: Case, item: Acknowledging) -> Verdict:
    """Return whether the kind of signature counts, by the policy alone."""
    if item.signature is None or not item.signed or item.hearsay:
        return Verdict.NOT_MET
    if item.signature.finding.intact is False:
        return Verdict.NOT_MET
    key = signature_key(item.signature)
    return Verdict(case.parameter("accepted_signatures").get(key, "unclear"))


_WORK_KEYS = ("work", "presales", "azure.architecture", "azure.benefits", "business_need")


def _covers(case: Case, entry: Findings, act: Act) -> Verdict:
    """Return whether an act covers the described work.

    It does when the work, or a claimed workload or product, stands in its document or in the mail that the
    document belongs to; an approval that names a project or an order may.
    """
    family = [other for other in case.findings if related(other.document.name, entry.document.name)]
    if any(_names_claimed(case, other) for other in family):
        return Verdict.MET
    if entry.kind == "poe-template":
        return Verdict.MET
    told = plain("\n".join(page.text for page in entry.document.pages))
    if entry.kind == "master-agreement":
        return Verdict.NOT_MET
    if _accepts(entry, act, told) and _approves_another(case, entry, told):
        return Verdict.MET
    project = case.claim.project
    if project and any(True for _ in mentions.phrase(entry.document, project)):
        return Verdict.MET
    if act.kind == "mail" and act.signature is not None and act.signature.topic:
        told = f"{told} {plain(act.signature.topic)}"
    return Verdict.UNCLEAR if in_plain("work", told) else Verdict.NOT_MET


def _accepts(entry: Findings, act: Act, told: str) -> bool:
    """Say whether a document accepts another one: a mail, or a letter that says so, never an order."""
    return act.kind == "mail" or (entry.kind not in _AGREEMENTS and in_plain("acceptance", told))


_AGREEMENTS = frozenset({"statement-of-work", "purchase-order", "quotation", "amendment"})


def _approves_another(case: Case, entry: Findings, told: str) -> bool:
    """Say whether an acceptance names, by kind or file name, a document of ours that describes the work."""
    for other, belongs in case.contributing():
        if other is entry or belongs is not Belongs.OURS or not _names_claimed(case, other):
            continue
        name = plain(other.document.name.rsplit("/", 1)[-1])
        if name in told or in_plain(other.kind, told):
            return True
    return False


def _describes(entry: Findings) -> bool:
    return any(
        finding.state is State.PRESENT and finding.value for key in _WORK_KEYS for finding in entry.get(key)
    )


def _names_claimed(case: Case, entry: Findings) -> bool:
    """Say whether a document names what is claimed; where nothing is listed, whether it describes work."""
    claim = case.claim
    claimed = {item.workload for item in claim.workloads}
    if any(finding.value in claimed and finding.confidence >= NAMED for finding in entry.get("workload")):
        return True
    names = [product.name for product in claim.products]
    if any(True for name in names for _ in mentions.phrase(entry.document, name)):
        return True
    if claim.solution_area == "azure":
        return any(in_plain("azure", plain(page.text)) for page in entry.document.pages)
    return not claimed and not names and _describes(entry)


NAMED = 0.4
"""Confidence from which a workload counts as named at all."""
