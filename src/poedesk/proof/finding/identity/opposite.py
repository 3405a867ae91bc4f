"""Gives "Company: ..." the side opposite to the one that is named beside it: "Consultant: ...".

Who writes so calls one side by what it does and the other one "the company", either way round.
"""

from collections.abc import Iterator, Sequence

from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_person
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.identity.names import same_keys
from poedesk.proof.finding.labels.model import Labelled, with_role
from poedesk.proof.finding.labels.phrases import called_company
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.candidates import other_role
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of

ALIGNED = 6.0
"""Points by which the left edges of two such labels, or their heights on one line, differ at most."""

ROWS = 8
"""Heights of a label between the two at most."""


def with_opposite(places: Sequence[Labelled]) -> list[Labelled]:
    """Return the places of parties, "Company" with the side opposite to its neighbour's."""
    named = [item for item in places if _names_side(item)]
    return [_sided(item, named) if is_company(item) else item for item in places]


def company_names(view: DocumentView, known: Sequence[Finding]) -> Iterator[Finding]:
    """Yield "Company" as a further name of the party to which a label of that word gives a side."""
    places = [item for item in with_opposite(labelled(view, "party.name")) if is_company(item) and item.role]
    for item in places:
        keys = same_keys(item.value)
        for party in known:
            if party.role is item.role and not keys.isdisjoint(same_keys(party.value or "")):
                yield Finding(item.label, party.spans, party.confidence * 0.9, party.role, State.PRESENT)
                break


def is_company(item: Labelled) -> bool:
    """Return whether a place has no label but "Company" and names an organisation."""
    called = item.bare and plain_of(item.label).text in called_company()
    return called and item.state is State.PRESENT and _is_firm(item.value)


def heads_signer(item: Labelled) -> bool:
    """Return whether "Company" stands over the name of who signs for it, as the head of a block does."""
    called = item.bare and plain_of(item.label).text in called_company()
    return called and item.via == "below" and item.state is State.PRESENT and not _is_firm(item.value)


def is_contact(item: Labelled) -> bool:
    """Return whether a person with an office or a day stands behind a mere role word, and so no party.

    It is whom to ask there, or who signs: "Buyer:" over "Ada Holm, 6 May 2022".
    """
    if not item.lone_role or item.state is not State.PRESENT:
        return False
    told = taken_apart(item.value.partition("\n")[0])
    said = told.title is not None or told.dated
    return said and looks_like_person(told.name) and not looks_like_organisation(told.name)


def _names_side(item: Labelled) -> bool:
    firm = item.lone_role and item.role is not None and not item.captioned
    return firm and item.state is State.PRESENT and _is_firm(item.value)


def _is_firm(name: str) -> bool:
    """Return whether a name is no person's: who signs under "Company" is not the company."""
    return looks_like_organisation(name) or not looks_like_person(name.partition(",")[0])


def _sided(item: Labelled, named: Sequence[Labelled]) -> Labelled:
    near = [other for other in named if _beside(item, other)]
    roles = {_opposite(item, other) for other in near}
    role = roles.pop() if len(roles) == 1 else None
    return with_role(item, role) if role is not None else item


def _opposite(item: Labelled, other: Labelled) -> Role | None:
    same = not same_keys(item.value).isdisjoint(same_keys(other.value))
    return other.role if same else other_role(other.role)


def _beside(one: Labelled, other: Labelled) -> bool:
    """Return whether two labels stand under each other in one list, or on one line."""
    first, second = one.label_box, other.label_box
    if one.page != other.page or first is None or second is None:
        return False
    level = abs(first.top - second.top) <= ALIGNED
    listed = abs(first.left - second.left) <= ALIGNED
    return level or (listed and abs(first.top - second.top) <= ROWS * max(first.height, second.height))
