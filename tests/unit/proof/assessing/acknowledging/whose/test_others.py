"""A place of signing whose head gives it to somebody else, or whose person the paper calls the partner's."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.whose.others import serves_house
from poedesk.proof.assessing.model import Code
from poedesk.proof.finding.model import Role

PARTS = (
    "customer.signatory.name",
    "customer.signatory.title",
    "acknowledgement.signature",
    "acknowledgement.date",
)


def met(text: str, **claim: object) -> set[str]:
    """The parts of the customer's signing that are met by a paper."""
    assessment = judged_paper(text, **claim)
    return {part for part in PARTS if assessment.element(part).verdict is Verdict.MET}


@pytest.mark.parametrize(
    "head",
    [
        "For the client engagement:",
        "Prepared for Halden Timber Group by",
        "Prepared for Halden Timber Group by Tom Ashby",
        "Delivered to Halden Timber Group by",
        "Submitted to the customer for acceptance by",
        "Presented to: Halden Timber Group",
        "Re: Halden Timber Group",
        "Account: Halden Timber Group",
        "Customer Success",
        "Client team, Brightwater",
        "Released for customer use",
        "On site at the customer",
        "Customer agreed by telephone, recorded by:",
        "Customer acknowledgement\nObtained by:",
        "Signed on behalf of the project",
        "Erstellt für den Kunden von",
        "Kundenprojekt Halden",
        "Preparado para el cliente por",
        "Remis au client par",
    ],
)
def test_a_head_that_gives_the_place_to_another_makes_nothing_the_customers(head: str) -> None:
    assert met(f"{BODY}{head}\n{block()}") == set()


@pytest.mark.parametrize(
    "head",
    [
        "Accepted for Halden Timber Group",
        "Delivered to and accepted by Halden Timber Group",
        "Prepared by the customer",
        "For the Customer",
        "Client project manager, Halden Timber Group",
        "Accepted for Halden Timber Group, Customer Services Department",
        "Accepted on behalf of the project board of Halden Timber Group",
        "Received by the customer",
        "Submitted by Halden Timber Group",
        "Abgenommen für Halden Timber Group",
    ],
)
def test_a_head_of_the_customers_own_stays_the_customers(head: str) -> None:
    assert met(f"{BODY}{head}\n{block('Ingrid Solheim', 'Head of IT')}") == set(PARTS)


@pytest.mark.parametrize(
    "told",
    [
        "Project manager of Brightwater Cloud Partners Ltd: Tom Ashby",
        "Partner contact: Tom Ashby",
        "Consultant's project manager: Tom Ashby",
    ],
)
def test_whom_the_paper_calls_the_partners_signs_for_no_customer(told: str) -> None:
    text = f"{told}\n{BODY}Accepted for Halden Timber Group\n{block()}"
    assert met(text) == set()
    assert judged_paper(text).element("customer.signatory.name").code is Code.NOT_THE_CUSTOMERS


@pytest.mark.parametrize(
    "told",
    [
        "Customer contact: Tom Ashby",
        "Brightwater's contact at Halden Timber Group: Tom Ashby",
        "Questions to: Tom Ashby",
    ],
)
def test_other_labels_say_nothing_of_the_kind(told: str) -> None:
    assert met(f"{told}\n{BODY}Accepted for Halden Timber Group\n{block()}") == set(PARTS)


def test_the_signatory_of_the_claim_is_the_customers_under_any_head() -> None:
    customer = {**CLAIM["customer"], "signatory": {"name": "Ingrid Solheim"}}  # type: ignore[dict-item]
    text = f"{BODY}Presented to: Halden Timber Group\n{block('Ingrid Solheim', 'Head of IT')}"
    assert "acknowledgement.signature" not in met(text)
    assert met(text, customer=customer) == set(PARTS)


@pytest.mark.parametrize("how", ["for", "for and on behalf of", "im Auftrag von"])
def test_who_signs_for_the_partner_at_the_customers_line_is_not_the_customers(how: str) -> None:
    head = f"{BODY}Accepted for Halden Timber Group\n"
    assert met(head + block("Jo Park", "Director")) == set(PARTS)
    assert met(head + block(f"Jo Park {how} Brightwater Cloud Partners Ltd", "Director")) == set()


def test_who_signs_for_the_customer_is_the_customers() -> None:
    head = f"{BODY}Accepted for Halden Timber Group\n"
    assert set(PARTS[:1]) <= met(head + block("Jo Park for Halden Timber Group", "Director"))


@pytest.mark.parametrize(
    "line",
    ["Supplier manager: Ada Holm", "Service provider contact: Ada Holm, Halden Timber Group"],
)
def test_the_customers_person_who_looks_after_suppliers_is_not_the_suppliers(line: str) -> None:
    paper = BODY.replace("1. Business need", f"{line}\n\n1. Business need")
    assert met(f"{paper}Accepted for Halden Timber Group\n{block('Ada Holm')}") == set(PARTS)


@pytest.mark.parametrize(
    ("heads", "signer"),
    [
        (("For the Client", "For the Consultant"), "Ada Holm"),
        (("For the Consultant", "For the Client"), "Tom Ashby"),
        (("Prepared for the client by", "For the Consultant"), None),
    ],
)
def test_of_heads_in_a_row_the_one_over_the_place_counts(heads: tuple[str, str], signer: str | None) -> None:
    rows = [heads, ("", ""), ("/s/ Ada Holm", "/s/ Tom Ashby"), ("Head of IT", "Delivery Director")]
    rows += [("14 April 2026", "14 April 2026")]
    text = "\n".join("\t".join(row) for row in rows)
    name = judged_paper(f"{BODY}{text}\n").element("customer.signatory.name")
    assert (name.value if name.verdict is Verdict.MET else None) == signer


@pytest.mark.parametrize(
    ("told", "ours"),
    [
        ("IT Manager of Halden Timber Group", True),
        ("engineer at Halden Timber Group's supplier", False),
        ("IT Manager of Halden Timber Group until 2025", False),
        ("external adviser of Halden Timber Group", False),
        ("account lead for Halden Timber Group", False),
        ("sales director of Halden Timber Group", True),
    ],
)
def test_who_only_has_to_do_with_the_customer_signs_for_nobody_known(told: str, *, ours: bool) -> None:
    said = f"The undersigned, Ingrid Solheim, {told}, confirms the work.\n\n"
    signed = "Signature: /s/ Ingrid Solheim\nDate: 2 April 2026\n"
    assert ("acknowledgement.signature" in met(f"{BODY}{said}{signed}")) is ours


@pytest.mark.parametrize(
    "title",
    [
        "Key account manager {}",
        "Account executive, {}",
        "Customer success manager, {}",
        "Client director for {}",
        "Solution architect for {}",
        "Großkundenbetreuerin {}",
        "Account Manager für {}",
        "Betreuerin des Kunden {}",
        "Servicemanagerin für die {}",
        "Responsable de compte {}",
        "Chargée de clientèle pour {}",
        "Conseillère auprès de {}",
        "Gestora de cuentas {}",
        "Responsable de la cuenta {}",
        "Consultora externa, {}",
        "Responsabile del cliente {}",
        "Capoprogetto per {}",
        "Addetta al cliente {}",
        "Relatiebeheerder {}",
        "Key accountmanager, {}",
        "Contactpersoon voor {}",
    ],
)
def test_who_looks_after_a_house_is_not_of_it(title: str) -> None:
    assert serves_house(title.format("Alder Mills Ltd"), "Alder Mills Ltd", Role.CUSTOMER)
    assert not serves_house(title.format("Ferring Bell Foundry"), "Alder Mills Ltd", Role.CUSTOMER)


@pytest.mark.parametrize(
    "title",
    [
        "Managing Director, {}",
        "Project manager, {}",
        "IT manager for {}",
        "Solution architect of {}",
        "Geschäftsführerin der {}",
        "Leiterin Kundenservice, {}",
        "Projektleiterin, {}",
        "Directrice générale de {}",
        "Responsable informatique, {}",
        "Directora de compras, {}",
        "Responsable de sistemas de {}",
        "Responsabile acquisti, {}",
        "Amministratrice di {}",
        "Hoofd inkoop, {}",
        "Directeur van {}",
    ],
)
def test_a_title_of_a_house_with_its_name_behind_is_of_it(title: str) -> None:
    assert not serves_house(title.format("Alder Mills Ltd"), "Alder Mills Ltd", Role.CUSTOMER)
