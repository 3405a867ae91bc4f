"""Who signs, by the head over the place that names the house and who represents it."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Act, Role

CUSTOMER = ("Verger du Lac SAS", Role.CUSTOMER)
PARTNER = ("Nuage Clair SARL", Role.PARTNER)


def places(*heads: str) -> Document:
    """A head with a place to sign under each other, signed in ink."""
    items, drawings = [], []
    for number, head in enumerate(heads):
        top = 200.0 + 90 * number
        items += [(60.0, top, head), (60.0, top + 20, "Date : 22/09/2025"), (220.0, top + 20, "Signature :")]
        drawings.append(Drawing("strokes", Box(300, top + 12, 400, top + 36)))
    return document(page(items, drawings=drawings))


def told(act: Act) -> tuple[Role | None, str | None, str | None]:
    return act.role, value(act.name), value(act.title)


@pytest.mark.parametrize(
    "by",
    [
        "représenté par",
        "représentée par son",
        "represented by",
        "vertreten durch",
        "representada por",
        "rappresentata da",
        "vertegenwoordigd door",
    ],
)
def test_who_represents_the_house_over_the_place_signs_there(by: str) -> None:
    customer, partner = acts_in(
        places(
            f"Pour le client, Verger du Lac SAS, {by} Odile Marchand, Directrice",
            f"Pour le prestataire, Nuage Clair SARL, {by} Thierry Lambert, Chef de projet",
        ),
        CUSTOMER,
        PARTNER,
    )
    assert told(customer) == (Role.CUSTOMER, "Odile Marchand", "Directrice")
    assert told(partner) == (Role.PARTNER, "Thierry Lambert", "Chef de projet")


@pytest.mark.parametrize(
    "head",
    [
        "Pour le client, Verger du Lac SAS, conseillé par Odile Marchand, Directrice",
        "Pour le client, Verger du Lac SAS, représenté par le cabinet Marchand",
        "Pour le client, Verger du Lac SAS, représenté par",
    ],
)
def test_other_heads_name_nobody(head: str) -> None:
    assert all(act.name is None for act in acts_in(places(head), CUSTOMER, PARTNER))


def test_of_two_places_each_has_its_own_head_only() -> None:
    heads = ("Pour le client, Verger du Lac SAS, représenté par Odile Marchand", "Pour Nuage Clair SARL")
    customer, partner = acts_in(places(*heads), CUSTOMER, PARTNER)
    assert (value(customer.name), partner.name) == ("Odile Marchand", None)
