"""What shows whose each document is: the ties to the claim, each with its place."""

from collections.abc import Iterable, Iterator

from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.case import Case, is_empty_template
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.model import Belonging, Evidence, Tie
from poedesk.proof.assessing.together.belonging import (
    Belongs,
    agrees,
    in_domains,
    names_another,
    related,
    sender_is_customer,
    stated,
)
from poedesk.proof.assessing.together.links import link, place_of, project_in
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.identity.names import Agreement
from poedesk.proof.finding.model import Findings, Role

_TOLD = {
    "customer-name": "names the customer",
    "tenant-id": "carries the customer's tenant id",
    "domain": "shows the customer's domain",
    "sender": "was sent by the customer's people",
    "signatory": "names the customer's signatory",
    "project": "names the claimed project",
    "reference": "shares a number with a document of this claim",
    "thread": "is of one thread of mail with a document of this claim",
    "attachment": "came together with a document of this claim",
}


def belongings_of(case: Case) -> tuple[Belonging, ...]:
    """Return whose each document is and why, in the order of the documents."""
    return tuple(_belonging(case, entry) for entry in case.findings)


def _belonging(case: Case, entry: Findings) -> Belonging:
    belongs = case.belongs[entry.document.name]
    ties = tuple(_ties(case, entry))
    return Belonging(entry.document.name, belongs.value.replace("-", "_"), _because(case, entry, ties), ties)


def _because(case: Case, entry: Findings, ties: Iterable[Tie]) -> str:
    belongs = case.belongs[entry.document.name]
    told = [_TOLD[by] for by in dict.fromkeys(tie.by for tie in ties)]
    if belongs is Belongs.OURS:
        return f"It {_listed(told or ['stands with the others'])}."
    if belongs is Belongs.NOT_PROOF:
        what = "an empty template" if is_empty_template(entry) else entry.kind_detail or "no proof"
        return f"It is no proof of work ({what}), so nothing in it counts."
    other = next((name for name in _others(case, entry)), None)
    if belongs is Belongs.OTHER_CUSTOMER:
        return f"It is about another customer{f' ({other!r})' if other else ''}, so nothing in it counts."
    if names_another(case.claim, entry):
        named = f" ({other!r})" if other else ""
        return f"It names another customer{named} at the customer's place, so nothing is met by it alone."
    return "Nothing in it says for which customer it is, so nothing is met by it alone."


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _others(case: Case, entry: Findings) -> Iterator[str]:
    """Yield the organisations at the customer's place that are not the claim's."""
    claim = case.claim
    for finding in entry.get("party.name"):
        if finding.role is Role.CUSTOMER and stated(finding) and finding.value:
            names = (claim.customer.name, claim.partner.name)
            if all(agrees(entry, finding.value, name) is Agreement.DIFFERENT for name in names):
                yield finding.value


def _ties(case: Case, entry: Findings) -> Iterator[Tie]:
    """Yield the ties of a document, the strongest first, one of a kind."""
    if case.belongs[entry.document.name] is Belongs.OTHER_CUSTOMER:
        return
    yield from _identities(case, entry)
    claim, document = case.claim, entry.document
    project = project_in(claim, document)
    if project is not None and claim.project and (cited := cite(document, project, 0.9)):
        yield Tie("project", claim.project, cited)
    ours = [other for other, belongs in case.contributing() if belongs is Belongs.OURS]
    linked = link(claim, entry, ours)
    if linked is not None and linked.by != "project":
        place = cite(document, linked.span, 0.9) if linked.span is not None else None
        value = linked.value if linked.other is None else f"{linked.value} ({linked.other})"
        yield Tie(linked.by, value, place)
    family = (
        other.document.name
        for other in ours
        if other is not entry and related(other.document.name, document.name)
    )
    if (name := next(family, None)) is not None:
        yield Tie("attachment", name, None)


def _identities(case: Case, entry: Findings) -> Iterator[Tie]:
    claim, document = case.claim, entry.document
    if (cited := _first(document, mentions.organisation(document, claim.customer.name))) is not None:
        yield Tie("customer-name", cited.quote or claim.customer.name, cited)
    for key, by in (("tenant_id", "tenant-id"), ("domain", "domain")):
        found = (
            finding
            for finding in entry.get(key)
            if stated(finding)
            and (
                finding.value == claim.customer.tenant_id
                if key == "tenant_id"
                else in_domains(finding.value, claim)
            )
        )
        finding = next(found, None)
        if finding is not None:
            yield Tie(by, finding.value or "", _first(document, finding.spans))
    sender = document.mail.sender if document.mail is not None else None
    if sender and sender_is_customer(sender, claim):
        place = place_of(document.pages[0], sender, "From") if document.pages else None
        yield Tie("sender", sender, cite(document, place, 0.95) if place is not None else None)
    known = claim.customer.signatory.name if claim.customer.signatory is not None else None
    if known and (cited := _first(document, mentions.person(document, known))) is not None:
        yield Tie("signatory", known, cited)


def _first(document: Document, spans: Iterable[Span]) -> Evidence | None:
    """Return the first place that can be cited."""
    return next((cited for span in spans if (cited := cite(document, span, 0.9)) is not None), None)
