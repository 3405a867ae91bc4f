"""Whose a block is by the running text over it."""

import pytest

from poedesk.proof.finding.acts.blocks.whose.overhead import mentioned, received_for
from poedesk.proof.finding.model import Finding, Role, State

PARTIES = [
    Finding("Orlestone IT", (), 0.9, Role.PARTNER, State.PRESENT),
    Finding("Greyhaven Ports", (), 0.9, Role.CUSTOMER, State.PRESENT),
]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Greyhaven Ports accepts the services that Orlestone IT has provided.", Role.CUSTOMER),
        ("Ferring Bell Foundry accepts the services that Orlestone IT has provided.", None),
        ("The work was carried out by Orlestone IT and is accepted by Greyhaven Ports.", None),
        ("The deliverables were handed over by Orlestone IT on 3 May 2026.", Role.PARTNER),
        ("Nothing here names a house.", None),
        ("By signing below Greyhaven Ports confirms that Orlestone IT has done the work.", Role.CUSTOMER),
        ("By signing below Orlestone IT confirms that Greyhaven Ports was present.", Role.PARTNER),
        ("By signing below the Customer confirms that the Supplier has done the work.", Role.CUSTOMER),
        ("Mit der Unterschrift bestätigt Greyhaven Ports, dass Orlestone IT geliefert hat.", Role.CUSTOMER),
        ("Hiermit bestätigt Orlestone IT, dass Greyhaven Ports anwesend war.", Role.PARTNER),
        ("Par sa signature, Greyhaven Ports confirme que Orlestone IT a livré.", Role.CUSTOMER),
        ("Con su firma, Greyhaven Ports confirma que Orlestone IT ha terminado.", Role.CUSTOMER),
        ("Door ondertekening bevestigt Greyhaven Ports dat Orlestone IT heeft geleverd.", Role.CUSTOMER),
        ("Hiermit bestätigt Ferring Bell Foundry, dass Greyhaven Ports beliefert wurde.", None),
        ("Ferring Bell Foundry confirms Greyhaven Ports as its site.", None),
    ],
)
def test_the_one_house_that_a_sentence_names_speaks_unless_it_stands_behind_the_verb(
    sentence: str, role: Role | None
) -> None:
    assert mentioned(sentence, PARTIES) is role


PARTNERS = [
    Finding("Brightwater Cloud Ltd", (), 0.9, Role.PARTNER, State.PRESENT),
    Finding("Hill Veterinary Partners LLP", (), 0.9, Role.CUSTOMER, State.PRESENT),
]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Received complete and in good order on behalf of Hill Veterinary Partners LLP:", Role.CUSTOMER),
        ("Geprüft und abgenommen für die Hill Veterinary Partners LLP", Role.CUSTOMER),
        ("Reçu et vérifié pour le compte de Hill Veterinary Partners LLP :", Role.CUSTOMER),
        ("Received back in good order on behalf of Brightwater Cloud Ltd:", Role.PARTNER),
        ("Delivered complete and in good order on behalf of Hill Veterinary Partners LLP:", None),
        ("Received for inspection from Brightwater Cloud Ltd", None),
        ("Received complete on behalf of Ferring Bell Foundry:", None),
        ("We have worked on behalf of Hill Veterinary Partners LLP", None),
    ],
)
def test_work_is_received_for_the_house_that_ends_the_line(sentence: str, role: Role | None) -> None:
    assert received_for(sentence, PARTNERS) is role


def test_partners_in_the_name_of_a_house_are_no_word_for_a_side() -> None:
    said = "Signed on behalf of Hill Veterinary Partners LLP"
    assert mentioned(said, PARTNERS) is Role.CUSTOMER
    assert mentioned(f"{said} by its partner", PARTNERS) is None
