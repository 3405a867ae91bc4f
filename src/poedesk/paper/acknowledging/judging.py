"""Does a record stand? One answer a question; a change of what was acknowledged voids it, visibly."""

from collections.abc import Iterator

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.paper.acknowledging.comparing import Compare, still_shown
from poedesk.paper.acknowledging.model import Kind, Record, State
from poedesk.paper.acknowledging.required import disclosures
from poedesk.proof.claim.model import Claim
from poedesk.proof.finding.identity.domains import is_public_mail
from poedesk.proof.policy.loader import Policy


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to one question about a record."""

    question: str
    """``content``, ``disclosures``, ``e-mail``, ``domain``, ``signature``, ``initials``, ``state``."""

    verdict: Verdict
    because: str


def judged(
    record: Record, content: bytes, claim: Claim, policy: Policy, compare: Compare | None = None
) -> tuple[Judged, ...]:
    """Return every answer about a record.

    Args:
        record: the acknowledgement.
        content: the document as it is now; certificate and seals may stand behind what was shown.
        claim: whose customer it should be.
        policy: what asks for disclosures.
        compare: tells what the pages show now; without it that is unclear where bytes came behind.
    """
    return (
        _content(record, content, compare),
        _disclosures(record, claim, policy),
        _email(record),
        domain(record.person.email, claim),
        _signature(record),
        *_initials(record),
        _state(record),
    )


def unchanged(record: Record, content: bytes) -> bool:
    """Say whether a document still begins with the very bytes that were shown; no bytes begin every one."""
    size = record.shown.size
    return size > 0 and sha256_hex(content[:size]) == record.shown.sha256


def _content(record: Record, content: bytes, compare: Compare | None) -> Judged:
    if not unchanged(record, content):
        because = "the document is not the one that was acknowledged: the acknowledgement is void for it"
        return Judged("content", Verdict.NOT_MET, because)
    because = f"its first {record.shown.size} bytes are those that were shown"
    if len(content) == record.shown.size:
        return Judged("content", Verdict.MET, because)
    found = "they were not looked at" if compare is None else compare(content, record)
    verdict, says = still_shown(found)
    void = ": the acknowledgement is void for it" if verdict is Verdict.NOT_MET else ""
    return Judged("content", verdict, f"{because}; {says}{void}")


def _disclosures(record: Record, claim: Claim, policy: Policy) -> Judged:
    shown = {each.element: each.sha256 for each in record.shown.disclosures}
    for each in disclosures(claim, policy):
        if each.element not in shown:
            because = f"{each.element} is asked for and was not shown"
            return Judged("disclosures", Verdict.NOT_MET, because)
        if shown[each.element] != each.sha256:
            because = f"the text of {each.element} that was shown is not the one that is known here"
            return Judged("disclosures", Verdict.UNCLEAR, because)
    return Judged("disclosures", Verdict.MET, f"{len(shown)} were shown, every one that is asked for")


def _email(record: Record) -> Judged:
    proven = record.code.proven_at
    if proven is None or record.code.email != record.person.email.strip().lower():
        return Judged("e-mail", Verdict.NOT_MET, "nobody proved to receive mail at the address")
    return Judged("e-mail", Verdict.MET, f"a code sent to it was entered at {proven.isoformat()}")


def domain(email: str, claim: Claim) -> Judged:
    """Return whether an address is one of the customer's."""
    host = email.strip().lower().rpartition("@")[2]
    customer = claim.customer
    named = customer.signatory.email if customer.signatory is not None else None
    if any(host == each or host.endswith(f".{each}") for each in customer.domains) and not is_public_mail(
        host
    ):
        return Judged("domain", Verdict.MET, f"{host} is the customer's")
    if named is not None and named.strip().lower() == email.strip().lower():
        return Judged("domain", Verdict.MET, "it is the address of the signatory whom the claim names")
    if is_public_mail(host):
        return Judged("domain", Verdict.NOT_MET, f"anybody can have an address at {host}")
    because = f"{host} is none of the customer's domains: {', '.join(customer.domains)}"
    return Judged("domain", Verdict.NOT_MET, because)


def _signature(record: Record) -> Judged:
    act = record.signature()
    if act is None or act.mark is None:
        return Judged("signature", Verdict.NOT_MET, f"{record.person.name} did not sign")
    because = f"{record.person.name}, {record.person.title}, signed ({act.mark.way}) at {act.at.isoformat()}"
    return Judged("signature", Verdict.MET, because)


def _initials(record: Record) -> Iterator[Judged]:
    missing = {each.element for each in record.missing()}
    for each in record.shown.disclosures:
        if each.element in missing:
            yield Judged(
                "initials", Verdict.NOT_MET, f"{each.element} has no initials; an addendum adds them"
            )
        else:
            yield Judged("initials", Verdict.MET, f"{each.element} was initialled")


def _state(record: Record) -> Judged:
    verdict = Verdict.MET if record.state is State.ACKNOWLEDGED else Verdict.NOT_MET
    last = next((act for act in reversed(record.acts) if act.reason), None)
    why = f": {last.reason}" if last is not None and last.kind in {Kind.DECLINE, Kind.CHANGE} else ""
    return Judged("state", verdict, f"it is {record.state}{why}")
