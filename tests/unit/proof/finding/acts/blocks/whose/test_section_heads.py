"""Heads over a place of signing: whose act they tell, and which only go to a side or are about it."""

import pytest

from poedesk.proof.finding.acts.blocks.whose.section_heads import is_addressed, role_of_act
from poedesk.proof.finding.model import Role


@pytest.mark.parametrize(
    "head",
    [
        "Confirmation to the customer",
        "Acceptance regarding the customer",
        "Statement about the client",
        "Acceptance of the customer's order",
        "Bestätigung an den Kunden",
        "Bestätigung gegenüber dem Kunden",
        "Annahme der Bestellung des Kunden",
        "Confirmation concernant le client",
        "Attestation à l'attention du client",
        "Confirmación sobre el cliente",
        "Aceptación del pedido del cliente",
        "Conferma al cliente",
        "Bevestiging aan de klant",
    ],
)
def test_a_head_that_goes_to_the_customer_or_is_about_it_is_nobodys(head: str) -> None:
    assert is_addressed(head)
    assert role_of_act(head) is None


@pytest.mark.parametrize(
    "head",
    [
        "Confirmation of the customer",
        "4. Statement by the customer",
        "Customer acceptance",
        "Customer statement",
        "Acknowledged and accepted by the client",
        "For and on behalf of the customer:",
        "Bestätigung des Kunden",
        "Abnahme durch den Auftraggeber",
        "Kundenbestätigung",
        "Erklärung des Kunden",
        "Confirmation du client",
        "Déclaration du client",
        "Conformidad del cliente",
        "Declaración del cliente",
        "Dichiarazione del cliente",
        "Verklaring van de klant",
        "Klantbevestiging",
    ],
)
def test_a_head_that_tells_an_act_of_the_customers_says_so(head: str) -> None:
    assert (
        role_of_act(head) is Role.CUSTOMER or role_of_act(head.replace("van de", "door de")) is Role.CUSTOMER
    )
    assert not is_addressed(head)


@pytest.mark.parametrize("head", ["Confirmation of the supplier", "Bestätigung des Auftragnehmers"])
def test_a_head_of_the_partners_is_the_partners(head: str) -> None:
    assert role_of_act(head) is Role.PARTNER


@pytest.mark.parametrize("head", ["Project manager", "Customer data", "Signed in Leeds", "Summary"])
def test_other_lines_tell_no_act(head: str) -> None:
    assert role_of_act(head) is None
