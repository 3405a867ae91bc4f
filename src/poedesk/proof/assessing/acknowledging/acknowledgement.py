"""Chooses the act by which the customer acknowledged: whose it is, what it covers, which is the newest."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day  # noqa: N812 - ``date`` is a part of an act here
from datetime import datetime

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.altering import alteration
from poedesk.proof.assessing.acknowledging.covering import covers
from poedesk.proof.assessing.acknowledging.days.windows import day_of, moment
from poedesk.proof.assessing.acknowledging.whose.sides import (
    Side,
    foreign,
    hearsay,
    person_of,
    side_of,
    speaks_for_partner,
)
from poedesk.proof.assessing.case import Case, Seen, is_empty_template
from poedesk.proof.assessing.together.belonging import (
    CONTRIBUTES,
    Belongs,
    is_signatory,
)
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import SignatureKind
from poedesk.proof.finding.acts.details import NO_STROKES
from poedesk.proof.finding.identity.names import Agreement, agree_person
from poedesk.proof.finding.model import Act, Finding, Findings, Role, State


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
    def moment(self) -> datetime | None:
        """Return when the customer's own mail was sent; null for other acts and for quoted words."""
        mail = self.source.document.mail
        own = self.act.kind == "mail" and not self.act.quoted and mail is not None
        return moment(mail.date) if own and mail is not None else None

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
        refusals=tuple(
            seen
            for seen in case.seen("approval")
            if seen.value not in {"approved", ""} and not speaks_for_partner(case, _speaker(seen))
        ),
    )


def _speaker(seen: Seen) -> str | None:
    """Return who wrote the words of an answer by mail, as far as the mail says."""
    document = seen.source.document
    number = re.fullmatch(r"(?:mail|answer)-(\d+)", seen.finding.act or "")
    if number is not None and int(number[1]) <= len(document.messages):
        message = document.messages[int(number[1]) - 1]
        if message.sender is not None or message.depth:
            return message.sender
    return document.mail.sender if document.mail is not None else None


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
        side=side_of(case, entry, act),
        signature=seen(act.signature),
        date=seen(_date_of(entry, act)),
        name=seen(act.name),
        title=seen(act.title),
        covers=covers(case, entry, act),
        foreign=foreign(case, entry, act),
        hearsay=hearsay(case, entry, act),
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


def _without_double_signers(acts: Sequence[Acknowledging], claim: Claim) -> list[Acknowledging]:
    """Return the acts; a customer's act whose person also signs for the partner becomes a stranger's."""
    partners = [name for item in acts if item.side is Side.PARTNER and (name := person_of(item.act))]
    return [_checked_for_double(item, partners, claim) for item in acts]


def _checked_for_double(item: Acknowledging, partners: Sequence[str], claim: Claim) -> Acknowledging:
    person = person_of(item.act)
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

    def rank(item: Acknowledging) -> tuple[int, int, Day, float]:
        sent = item.moment
        newest = max(item.days, default=Day.min)
        return (
            _covering_rank(item),
            _STRENGTH[standing(case, item)],
            newest,
            sent.timestamp() if sent is not None else 0.0,
        )

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
        return "typed-with-mark" if _is_conformed(seen.evidence[0].quote or "") else "typed-bare"
    if kind is SignatureKind.IMAGE and seen.finding.detail == NO_STROKES:
        return OTHER_PICTURE
    return kind.value if kind is not None else None


OTHER_PICTURE = "other-picture"
"""A picture at a place of signing that may be a logo: no policy lists it."""

_CONFORMED = compiled(
    r"(?:^|[\s(\[])(?:/\s?[sS]\s?/|[sS]/(?!n\b)|/[sS](?=\s))[\s(_]*(?=[^\W\d_])(?P<name>[^\n]*)"
)
"""The mark that makes a typed name a signature: "/s/ Name", also written "s/ Name"."""


def _is_conformed(quote: str) -> bool:
    """Say whether a name follows the mark: a capital, or two words; "/s/ waived" is nobody's signature."""
    found = _CONFORMED.search(quote)
    if found is None:
        return False
    name = found["name"]
    return any(sign.isupper() for sign in name) or len(name.split()) > 1


def standing(case: Case, item: Acknowledging) -> Verdict:
    """Return whether the kind of signature counts, by the policy alone."""
    if item.signature is None or not item.signed or item.hearsay:
        return Verdict.NOT_MET
    if item.signature.finding.intact is False:
        return Verdict.NOT_MET
    changed = alteration(item.source, item.act)
    if changed is not None:
        return changed.verdict
    key = signature_key(item.signature)
    return Verdict(case.parameter("accepted_signatures").get(key, "unclear"))
