"""Values that were recognised in a picture against those of the claim, by what their signs can stand for."""

from collections.abc import Iterator, Sequence
from datetime import date

from poedesk.proof.assessing import recognition
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks.identities import Identity
from poedesk.proof.assessing.together.belonging import DAMAGED
from poedesk.proof.finding.identity import confused
from poedesk.proof.finding.identity.confused import Likeness
from poedesk.proof.finding.identity.guids import normal_guid
from poedesk.proof.finding.identity.names import (
    Agreement,
    agree,
    agree_person,
    legal_forms,
    organisation_words,
    person_words,
)
from poedesk.proof.finding.model import State

_GUID_KEYS = frozenset({"tenant_id", "subscription_id"})

_FAR = 3
"""Signs in which a damaged id truly differs before it is called another."""


def recognised_value(seen: Seen, key: str, claimed: Sequence[str], plainly: Agreement) -> Agreement:
    """Return how a recognised id or domain agrees with the likest of ``claimed``, which it does not equal.

    It is never the same; it is another only by a sign that is not confused, and only as a whole value.
    """
    source, spans = seen.source.document, seen.finding.spans
    if recognition.likest(_host(seen.value, key), _ends(seen.value, key, claimed)) is not Likeness.OTHER:
        return Agreement.POSSIBLY
    if any(recognition.can_be(source, spans, one) for one in claimed):
        return Agreement.POSSIBLY
    if key in _GUID_KEYS and normal_guid(seen.value) is None:
        if any(confused.is_cut(seen.value, one) for one in claimed):
            return Agreement.POSSIBLY
        near = min(confused.differences(seen.value, one) for one in claimed)
        return Agreement.DIFFERENT if near >= _FAR and _has_figures(seen.value) else Agreement.POSSIBLY
    if key == "domain" and "." not in seen.value:
        return Agreement.POSSIBLY
    return plainly


def _has_figures(text: str) -> bool:
    """Say whether a text is an id, though damaged, and no words."""
    signs = [sign for sign in text if sign.isalnum()]
    return len(signs) >= 24 and sum(sign.isdigit() for sign in signs) >= len(signs) // 4  # noqa: PLR2004 - an id has 32


def _host(value: str, key: str) -> str:
    return value.rpartition("@")[2] if key == "domain" else value


def _ends(value: str, key: str, claimed: Sequence[str]) -> list[str]:
    """Return what a value is compared with: the claimed ones, also below the host's own further labels."""
    if key != "domain":
        return list(claimed)
    labels = _host(value, key).split(".")
    before = [".".join(labels[:count]) + "." for count in range(1, len(labels) - 1)]
    return [*claimed, *(head + own for head in before for own in claimed)]


def recognised_name(case: Case, seen: Seen, identity: Identity, plainly: Agreement) -> Agreement:
    """Return how a recognised name agrees with the claimed one, which it does not equal.

    One that differs only in signs of the same look is the same, when no other party's name is as near.
    """
    expected = identity.expected(case.claim) or ""
    found = _named(_organisation(seen.value), " ".join(organisation_words(expected)), plainly)
    if found is Agreement.SAME and any(_as_near(seen.value, other) for other in _others(case, expected)):
        return Agreement.POSSIBLY
    return found


def _organisation(read: str) -> str:
    """Return the words of a recognised name that tell, without a legal form that was misread ("lnc")."""
    words = organisation_words(read)
    if len(words) > 1 and any(confused.likeness(words[-1], form) is Likeness.ALIKE for form in legal_forms()):
        words = words[:-1]
    return " ".join(words)


def _as_near(read: str, other: str) -> bool:
    words = " ".join(organisation_words(other))
    return confused.likeness(_organisation(read), words) is not Likeness.OTHER


def _others(case: Case, expected: str) -> Iterator[str]:
    """Yield the names of the other parties, as claimed or found; a recognised one alike may be the same."""
    wanted = " ".join(organisation_words(expected))
    for name in (case.claim.partner.name, case.claim.customer.name):
        if agree(name, expected) is not Agreement.SAME:
            yield name
    for entry in case.findings:
        read = recognition.by_ocr(entry.document)
        for finding in entry.get("party.name"):
            found = finding.value
            if finding.state is not State.PRESENT or not found or agree(found, expected) is Agreement.SAME:
                continue
            if not read or confused.likeness(_organisation(found), wanted) is Likeness.OTHER:
                yield found


def recognised_person(case: Case, read: str, expected: str, plainly: Agreement) -> Agreement:
    """Return how a recognised person's name agrees with the claimed one."""
    if plainly is Agreement.SAME:
        return plainly
    one = " ".join(person_words(read))
    found = _named(one, " ".join(person_words(expected)), plainly)
    others = (
        finding.value
        for entry in case.findings
        for finding in entry.get("signatory.name")
        if finding.value
        and finding.value != read
        and agree_person(finding.value, expected) is Agreement.DIFFERENT
    )
    near = any(confused.likeness(one, " ".join(person_words(name))) is not Likeness.OTHER for name in others)
    return Agreement.POSSIBLY if found is Agreement.SAME and near else found


def _named(read: str, claimed: str, plainly: Agreement) -> Agreement:
    like = confused.likeness(read, claimed)
    if like in {Likeness.SAME, Likeness.ALIKE}:
        return Agreement.SAME
    if like is Likeness.BLURRED or confused.differences(read, claimed) <= DAMAGED * len(claimed):
        return Agreement.POSSIBLY
    return plainly


def misread(seen: Seen, days: Sequence[date]) -> tuple[date, ...]:
    """Return the days that a recognised date can be when one of its figures is another that looks like it.

    None when it was read with confidence; a month that is written as a word stays.
    """
    if not seen.recognised or seen.sure >= recognition.EXACT:
        return ()
    worded = any(sign.isalpha() for sign in seen.evidence[0].quote or "")
    return tuple(dict.fromkeys(other for day in days for other in _lookalikes(day, worded=worded)))


def _lookalikes(day: date, *, worded: bool) -> Iterator[date]:
    text = day.isoformat()
    for place, figure in enumerate(text):
        if worded and place in _MONTH:
            continue
        for other in confused.figures_for(figure):
            try:
                yield date.fromisoformat(text[:place] + other + text[place + 1 :])
            except ValueError:
                continue


_MONTH = range(5, 7)
"""Places of the month in an ISO date."""
