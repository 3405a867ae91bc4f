"""For whom a head over a signature says that it is given, where it calls a party by a common word."""

import pytest

from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.model import Finding, Role


def party(name: str, role: Role) -> Finding:
    return Finding(name, (Span(1, 0, len(name)),), 0.8, role, anchored=True)


CUSTOMERS = party("Centre hospitalier de Lanvau", Role.CUSTOMER), party("Alder Mills Trust", Role.CUSTOMER)
SIDES = Sides([*CUSTOMERS, party("Birch Conseil SAS", Role.PARTNER)])


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Pour le centre hospitalier", "Centre hospitalier de Lanvau"),
        ("For the Trust", "Alder Mills Trust"),
        ("Pour le prestataire", None),
        ("For the hospital:", None),
    ],
)
def test_a_common_word_means_the_party_whose_name_begins_or_ends_with_it(head: str, name: str | None) -> None:
    told = SIDES.head(head, "")
    assert told is not None
    assert told.party == name


def test_a_word_in_the_names_of_two_parties_means_neither() -> None:
    two = Sides([party("Alder Trust", Role.CUSTOMER), party("Birch Trust", Role.PARTNER)])
    told = two.head("For the Trust", "")
    assert told is not None
    assert told.party == "Trust"
