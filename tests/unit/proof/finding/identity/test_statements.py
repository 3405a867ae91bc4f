import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.identity.statements import of_statements
from poedesk.proof.finding.model import Role

BOTH = {("Alder Clinic Ltd", Role.CUSTOMER), ("Birch Consulting Inc", Role.PARTNER)}


@pytest.mark.parametrize(
    "text",
    [
        "Migration report\n\nby Birch Consulting Inc for Alder Clinic Ltd",
        "Dear Ms Oak,\n\nOn behalf of Alder Clinic Ltd I confirm that Birch Consulting Inc deployed Teams.",
        "We at Alder Clinic Ltd hereby confirm that our partner Birch Consulting Inc delivered the services.",
        "Birch Consulting Inc (“we”, “us”) will provide the services to Alder Clinic Ltd (“you”).",
        "This proposal is made to Alder Clinic Ltd by Birch Consulting Inc.",
        "This letter confirms that Birch Consulting Inc led the rollout for Alder Clinic Ltd.",
        "It binds the customer Alder Clinic Ltd and the service provider Birch Consulting Inc.",
        "Customer (Alder Clinic Ltd) and Partner (Birch Consulting Inc) agree as follows.",
        "I, Ann Oak, Head of Alder Clinic Ltd, declare that Birch Consulting Inc performed the work.",
        'In it "Customer" means Alder Clinic Ltd and "Partner" means Birch Consulting Inc.',
    ],
)
def test_a_sentence_tells_who_works_for_whom(text: str) -> None:
    found = list(of_statements(typed(text)))
    assert {((item.value or "").rstrip("."), item.role) for item in found} == BOTH
    assert not any(item.anchored for item in found)


@pytest.mark.parametrize(
    "text",
    [
        "We confirm that Exchange Online has been deployed for all staff.",
        "Alder Clinic Ltd (“we”) orders from Birch Consulting Inc (“you”); you will provide the licences.",
        "The work was done by the team for the users.",
        "I, Ann Moor, certify that all work described in this report was delivered.",
    ],
)
def test_other_sentences_name_no_side(text: str) -> None:
    assert list(of_statements(typed(text))) == []


def test_months_and_pronouns_are_nobodys_name() -> None:
    text = "Wir haben von März bis Mai 2026 für Sie folgende Arbeiten durchgeführt:"
    assert list(of_statements(typed(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "I, Ann Oak, Managing Director of Alder Clinic Ltd, certify that the work was done.",
        "I, the undersigned, Ann Oak, Director at Alder Clinic Ltd, hereby confirm the work.",
        "Ich, Ann Oak, Geschäftsführerin der Alder Clinic Ltd, bestätige die Arbeiten.",
        "Yo, Ann Oak, Directora de Alder Clinic Ltd, certifico que los trabajos se realizaron.",
        "Je soussignée, Ann Oak, Directrice de Alder Clinic Ltd, atteste que les travaux sont faits.",
    ],
)
def test_a_person_speaks_for_the_company_behind_the_title(text: str) -> None:
    found = list(of_statements(typed(text)))
    assert {(item.value, item.role) for item in found} == {("Alder Clinic Ltd", Role.CUSTOMER)}


def test_a_head_of_a_signature_behind_who_did_the_work_names_no_customer() -> None:
    found = list(
        of_statements(typed("The work was carried out by Birch Consulting Inc.\nFor Birch Consulting Inc"))
    )
    assert {item.role for item in found} <= {Role.PARTNER}


@pytest.mark.parametrize(
    "text",
    [
        "What Birch Consulting Inc did, 1 December to 27 March:",
        "4. What Birch Consulting Inc has done",
        "Was die Birch Consulting Inc für Sie getan hat:",
        "Ce que Birch Consulting Inc a fait :",
        "Lo que hizo Birch Consulting Inc:",
    ],
)
def test_the_heading_of_the_work_names_who_did_it(text: str) -> None:
    found = list(of_statements(typed(f"Dear Ann,\n\n{text}\n\nMoved 40 mailboxes.")))
    assert [(item.value, item.role, item.anchored) for item in found] == [
        ("Birch Consulting Inc", Role.PARTNER, False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "What Alder Clinic Ltd did itself, 1 December to 27 March:",
        "What did Birch Consulting Inc do?",
        "What Exchange Online did for us",
        "We do not know what Birch Consulting Inc did.",
    ],
)
def test_what_others_did_or_is_asked_names_no_partner(text: str) -> None:
    assert list(of_statements(typed(f"Dear Ann,\n\n{text}\n\nMoved 40 mailboxes."))) == []
