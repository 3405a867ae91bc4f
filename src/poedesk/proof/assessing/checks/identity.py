"""Names, domain, tenant and project against the claim; only anchored values can contradict it."""

from collections.abc import Collection, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions, recognition
from poedesk.proof.assessing.acknowledging.whose.telling.letters import from_customer
from poedesk.proof.assessing.case import Case, Seen, soften, where
from poedesk.proof.assessing.checks.acts import the
from poedesk.proof.assessing.checks.disowned import disowned
from poedesk.proof.assessing.checks.identities import IDENTITIES, Identity
from poedesk.proof.assessing.checks.no_house import is_none, without_none
from poedesk.proof.assessing.checks.recognised import recognised_name, recognised_value
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.model import Code, Evidence
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.assessing.together.belonging import Belongs, sender_is_customer
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.acts.details import LETTER
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_person
from poedesk.proof.finding.identity.confused import Likeness
from poedesk.proof.finding.identity.names import Agreement, bears_form, legal_forms
from poedesk.proof.finding.labels.phrases import where_sent
from poedesk.proof.finding.model import Role, State

MENTION_CONFIDENCE = 0.5
"""Confidence of a claimed value that merely stands somewhere in the text."""


def matches(case: Case, path: str, *, noted: bool) -> Outcome:
    """Answer ``matches_claim`` for ``path``; ``noted`` tells a difference instead of refuting by it."""
    identity = IDENTITIES[path]
    expected = identity.expected(case.claim)
    if expected is None:
        return met("The claim gives none to compare.", quiet=True)
    places = [seen for seen in case.seen(identity.key, identity.role) if _of_its_side(seen, identity)]
    stated = [seen for seen in places if seen.finding.state is State.PRESENT and seen.value]
    agreeing = [seen for seen in stated if _agreement(seen, identity, case) is Agreement.SAME]
    contradicting = [seen for seen in stated if _contradicts(seen, identity, case)]
    differing = without_none(case, identity, contradicting)
    if noted:
        return _noted(expected, agreeing, stated)
    differing += _of_another_customer(case) if path == "customer.name" else []
    shown = [seen for seen in agreeing if _shows(case, seen, identity)]
    if identity.key in {"tenant_id", "domain"}:
        shown = [seen for seen in shown if not disowned(case, seen)]
    if identity.key == "party.name" and _related(
        [seen for seen in stated if seen.finding.anchored], identity, case
    ):
        shown = [seen for seen in shown if bears_form(seen.value)]
    if shown and (torn := next(filter(_holds_another, places), None)) is not None:
        return _torn(identity, expected, shown[0], torn)
    if shown:
        return _shown(identity, expected, shown, differing or _read_otherwise(stated, identity, case))
    if differing:
        outcome = _contradicted(identity, expected, differing)
        if identity.role is Role.PARTNER and all(map(is_none, differing)):
            return _doubted(outcome, "that is the name of no house")
        refuted = any(_refutes(seen, identity, expected) for seen in differing)
        return outcome if refuted else _doubted(outcome, "the claimed one is in the same recognised text")
    return _not_shown(case, identity, expected, places)


def _read_otherwise(stated: Sequence[Seen], identity: Identity, case: Case) -> list[Seen]:
    """Return ids at their own place that were read with other signs than the claimed one: one is misread."""
    if identity.key not in {"tenant_id", "domain"}:
        return []
    return [
        seen
        for seen in stated
        if seen.recognised and seen.finding.anchored and seen.finding.role in {identity.role, None}
        if recognition.likest(seen.value, identity.claimed(case.claim)) in {Likeness.ALIKE, Likeness.BLURRED}
    ]


def _of_its_side(seen: Seen, identity: Identity) -> bool:
    """Say whether a name counts as a place: a party without a side that is only mentioned is none."""
    return identity.key != "party.name" or seen.finding.role is not None or seen.finding.anchored


def _shows(case: Case, seen: Seen, identity: Identity) -> bool:
    """Say whether an agreeing value counts: at its own place, or where the finder could tell its side."""
    return (
        seen.finding.anchored
        or identity.anywhere
        or (seen.finding.role is not None and identity.key == "party.name")
        or (
            identity.key == "tenant_id"
            and (_beside_its_domain(case, seen) or _written_by_customer(case, seen))
        )
    )


OWN_TENANT = 0.6
"""Confidence from which a GUID is called a tenant's, be it only "our tenant ID"."""


def _beside_its_domain(case: Case, seen: Seen) -> bool:
    """Say whether "our tenant" is the customer's, whoever writes: its own domain stands beside it."""
    finding = seen.finding
    called = finding.confidence >= OWN_TENANT and finding.role is not Role.PARTNER
    return called and finding.topic is not None and finding.topic.lower() in case.claim.customer.domains


def _written_by_customer(case: Case, seen: Seen) -> bool:
    """Say whether the customer itself wrote the words of a mail or letter, so that "our" is its own."""
    document, finding = seen.source.document, seen.finding
    place = finding.spans[0].start
    if document.mail is None and finding.role is not Role.PARTNER and finding.confidence >= OWN_TENANT:
        acts = [item for item in the(case).customers if item.source is seen.source and item.signed]
        ordered = seen.source.kind == "purchase-order"  # which the buyer writes
        return any(item.act.id == LETTER for item in acts) or (
            bool(acts) and (ordered or from_customer(case, seen.source))
        )
    if document.mail is None or place is None or finding.confidence < OWN_TENANT:
        return False
    if finding.role is Role.PARTNER or not sender_is_customer(document.mail.sender, case.claim):
        return False
    return all(
        message.depth == 0 or not message.start <= place < message.end for message in document.messages
    )


def _contradicts(seen: Seen, identity: Identity, case: Case) -> bool:
    finding = seen.finding
    if not finding.anchored or (identity.role is not None and finding.role not in {identity.role, None}):
        return False
    if identity.key == "party.name" and finding.role is not identity.role:
        return False
    if identity.key == "party.name" and plain(finding.spans[0].label or "").strip(" :") in where_sent():
        return False
    return _agreement(seen, identity, case) is Agreement.DIFFERENT


def _agreement(seen: Seen, identity: Identity, case: Case) -> Agreement:
    """Return how a value agrees with the claim; a recognised one also by what its signs can stand for."""
    plainly = identity.agrees(seen.value, case.claim)
    if identity.key == "tenant_id" and recognition.in_two_cases(seen.evidence):
        plainly = Agreement.POSSIBLY if plainly is Agreement.SAME else plainly
    if plainly is Agreement.SAME or not seen.recognised:
        return plainly
    if identity.key == "party.name":
        return recognised_name(case, seen, identity, plainly)
    claimed = identity.claimed(case.claim)
    return recognised_value(seen, identity.key, claimed, plainly)


def _of_another_customer(case: Case) -> list[Seen]:
    """Return where a document about another customer names it: it proves nothing, but it lies there."""
    found = []
    for entry in case.findings:
        if case.belongs[entry.document.name] is not Belongs.OTHER_CUSTOMER:
            continue
        for finding in entry.get("party.name"):
            if finding.anchored and finding.role is Role.CUSTOMER and finding.state is State.PRESENT:
                seen = case.seen_as(finding, entry)
                found += [seen] if seen else []
    return found


def _shown(identity: Identity, expected: str, shown: Sequence[Seen], differing: Sequence[Seen]) -> Outcome:
    best = shown[0]
    if not differing:
        because = f"{identity.what} {best.value!r} agrees with the claim ({best.where})."
        outcome = met(
            because, value=_value(identity, best, expected), expected=expected, evidence=best.evidence
        )
        return outcome if identity.role is Role.PARTNER else soften(outcome, best)
    other = differing[0]
    because = (
        f"{identity.what} is {best.value!r} as claimed ({best.where}), but {other.value!r} stands at the same"
        f" kind of place ({other.where})."
    )
    evidence = (*best.evidence, *other.evidence)
    return unclear(Code.CONTRADICTED, because, value=best.value, expected=expected, evidence=evidence)


def _holds_another(seen: Seen) -> bool:
    """Say whether a place counts as empty because its field holds one thing and shows another, or nothing."""
    if seen.finding.state is not State.BLANK:
        return False
    places = {(span.page, span.box) for span in seen.finding.spans}
    return any(
        (page.number, field.box) in places
        for page in seen.source.document.pages
        for field in page.fields
        if field.value and not field.shown
    )


def _torn(identity: Identity, expected: str, best: Seen, torn: Seen) -> Outcome:
    """Return unclear: programs differ in what they show at the element's own place."""
    because = (
        f"{identity.what} is {best.value!r} as claimed ({best.where}), but the field for it does not show"
        f" what it holds ({torn.where})."
    )
    evidence = (*best.evidence, *torn.evidence)
    return unclear(Code.CONTRADICTED, because, value=best.value, expected=expected, evidence=evidence)


def _value(identity: Identity, seen: Seen, expected: str) -> str:
    return expected if identity.key == "tenant_id" else seen.value


def _contradicted(identity: Identity, expected: str, differing: Sequence[Seen]) -> Outcome:
    best = differing[0]
    because = f"{identity.what} is {best.value!r} ({best.where}); the claim says {expected!r}."
    return not_met(Code.CONTRADICTED, because, value=best.value, expected=expected, evidence=best.evidence)


def _refutes(seen: Seen, identity: Identity, expected: str) -> bool:
    """Say whether a differing value refutes the claim, also where it was recognised in a picture.

    A name that was cut out of recognised prose may be cut wrongly, because a word beside it was misread; it
    refutes nothing while the claimed name stands in the same document.
    """
    cut = identity.key == "party.name" and seen.recognised and seen.finding.spans[0].label is None
    return not (cut and any(True for _ in identity.mentions(seen.source.document, expected)))


def _doubted(outcome: Outcome, why: str) -> Outcome:
    because = f"{outcome.because.rstrip('.')}, but {why}."
    parts = {"value": outcome.value, "expected": outcome.expected, "evidence": outcome.evidence}
    return unclear(Code.CONTRADICTED, because, **parts)


def _not_shown(case: Case, identity: Identity, expected: str, places: Sequence[Seen]) -> Outcome:
    """Return what is known when no place states the value and none contradicts it."""
    stated = [seen for seen in places if seen.finding.state is State.PRESENT and seen.value]
    alike = [seen for seen in stated if _agreement(seen, identity, case) is not Agreement.DIFFERENT]
    parts = {"expected": expected}
    # An empty place says nothing about the other documents, which may name the party in their text.
    empty_in = {seen.document for seen in places if seen not in alike and not _is_contact(seen)}
    longer = _related(alike, identity, case)
    named = (
        _mention(case, identity, expected, empty_in, longer, alone=True)
        if identity.key == "party.name"
        else ()
    )
    if named:
        at = where(named)
        because = f"{identity.what} {expected!r} is in the text, and nothing speaks against it ({at})."
        return met(because, value=expected, evidence=named, **parts)
    if alike:
        best = alike[0]
        same = _agreement(best, identity, case) is Agreement.SAME
        how = "stands in the text only" if same else f"is alike, but not the same as {expected!r}"
        because = f"{identity.what}: {best.value!r} {how} ({best.where})."
        return unclear(Code.UNCERTAIN, because, value=best.value, evidence=best.evidence, **parts)
    damaged = _damaged(case, identity)
    if damaged:
        because = (
            f"{identity.what} {expected!r} can be what stands at {where(damaged)}, but it was read otherwise."
        )
        return unclear(Code.UNCERTAIN, because, evidence=damaged, **parts)
    empty = [
        case.empty_place(identity.what, seen, **parts)
        for seen in places
        if seen.finding.state is not State.PRESENT and seen.finding.role in {identity.role, None}
    ]
    if empty:
        return first_of(empty)
    mention = _mention(case, identity, expected)
    if mention:
        because = f"{expected!r} is mentioned ({where(mention)}); nothing says it is {identity.plainly}."
        return unclear(Code.UNCERTAIN, because, value=expected, evidence=mention, **parts)
    return case.missing(identity.what, **parts)


def _is_contact(seen: Seen) -> bool:
    """Say whether a person stands at the place of a party, who buys for it: "Buyer" over "C. Laframboise"."""
    person = looks_like_person(seen.value) and not looks_like_organisation(seen.value)
    return person and not seen.finding.anchored and seen.finding.state is State.PRESENT


def _related(stated: Sequence[Seen], identity: Identity, case: Case) -> list[str]:
    """Return the stated names of a company that only bears the claimed one's: "Harrow Mills Holdings"."""
    own = set(_RELATED.findall(plain(identity.expected(case.claim) or "")))
    return [
        seen.value
        for seen in stated
        if set(_RELATED.findall(plain(seen.value))) - own
        if _agreement(seen, identity, case) is Agreement.POSSIBLY
    ]


_RELATED = compiled(
    r"\b(?:holdings?|group|trustees?|pension|foundation|beteiligung\w*|gruppe|stiftung|groupe|fondation|grupo"
    r"|fundacion)\b"
)
"""Words by which a company is told from the one whose name it bears; over plain text."""


def _damaged(case: Case, identity: Identity) -> tuple[Evidence, ...]:
    """Return where recognised text can be read as the claimed value, though it was read otherwise."""
    if identity.key == "project.name":
        return ()
    for entry, _ in case.contributing():
        for claimed in identity.claimed(case.claim):
            for evidence in recognition.alike_in(entry.document, claimed):
                return (evidence,)
    return ()


def _mention(
    case: Case,
    identity: Identity,
    expected: str,
    without: Collection[str] = (),
    longer: Sequence[str] = (),
    *,
    alone: bool = False,
) -> tuple[Evidence, ...]:
    """Return where a document of ours has the expected value in its text, save those of ``without``.

    Beside a ``longer`` name at the party's place, "Harrow Mills" is short for that: "Harrow Mills Holdings"
    does not name Harrow Mills Ltd. Then only the name in full, with a legal form, is a mention.
    With ``alone`` a name that goes on to such a longer one is none.
    """
    for entry, belongs in case.contributing():
        if belongs is not Belongs.OURS or entry.document.name in without:
            continue
        around = [span for name in longer for span in identity.mentions(entry.document, name)]
        for span in identity.mentions(entry.document, expected):
            if longer and not mentions.in_full(entry.document, span):
                continue
            if any(_within(span, other) for other in around):
                continue
            if alone and _goes_on(entry.document, span, expected):
                continue
            evidence = cite(entry.document, span, MENTION_CONFIDENCE)
            if evidence is not None:
                return (evidence,)
    return ()


def _goes_on(document: Document, span: Span, expected: str) -> bool:
    """Say whether a name goes on to that of a related company: "Harrow Mills (Holdings) Ltd"."""
    behind = _COMPANY.match(plain(document.page(span.page).text[span.end : (span.end or 0) + _BEHIND]))
    if behind is None or behind["form"].strip(".") not in legal_forms():
        return False
    return behind["kind"] not in plain(expected).split()


_BEHIND = 60
"""Characters behind a name in which it can go on."""

_COMPANY = compiled(rf"[\s,(]{{0,3}}(?P<kind>{_RELATED.pattern})[\s)]{{1,3}}(?P<form>[\w.]+)")


def _within(span: Span, other: Span) -> bool:
    """Say whether a place is a part of a longer one."""
    if span.page != other.page or None in {span.start, span.end, other.start, other.end}:
        return False
    first, last = (span.start or 0, span.end or 0), (other.start or 0, other.end or 0)
    return last[0] <= first[0] and first[1] <= last[1] and first != last


def _noted(expected: str, agreeing: Sequence[Seen], stated: Sequence[Seen]) -> Outcome:
    if agreeing or not stated:
        return met("It agrees with the claim.", quiet=True, expected=expected)
    because = f"the claim calls it {expected!r}, the document {stated[0].value!r}."
    return met(because, expected=expected)


def present(case: Case, key: str) -> Outcome:
    """Answer ``present`` for a key of the findings."""
    what = {"project.name": "The project name", "supporting_document": "A supporting document"}[key]
    places = case.seen(key)
    stated = [seen for seen in places if seen.finding.state is State.PRESENT and seen.value]
    if stated:
        best = stated[0]
        values = list(dict.fromkeys(seen.value for seen in stated))
        value = values if key == "supporting_document" else best.value
        return met(f"{what} {best.value!r} is there ({best.where}).", value=value, evidence=best.evidence)
    if places:
        return case.empty_place(what, places[0])
    return case.missing(what)
