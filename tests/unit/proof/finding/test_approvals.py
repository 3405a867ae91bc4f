import pytest
from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.finding import approvals
from poedesk.proof.finding.approvals import judge_message
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.view import DocumentView


def answer(text: str) -> str | None:
    said = judge_message(text, 0, len(text), None)
    return said.answer.value if said else None


@pytest.mark.parametrize(
    "text",
    [
        "Approved, please go ahead.",
        "We confirm that the work was completed in April.",
        "I accept.",
        "Looks good, we sign off.",
        "Yes, I approve.",
        "You have my approval.",
        "I have reviewed the report and approve it.",
        "We hereby confirm acceptance of the work done.",
        "The migration was completed to our full satisfaction.",
        "We have no objections and approve the report.",
        "We approve the work. If you have any questions, let me know.",
        "The statement of work is approved.",
        "Aprobado, gracias.",
        "Confirmamos que los trabajos fueron completados.",
        "Damos nuestra conformidad al informe.",
        "Wir bestätigen, dass die Migration erfolgreich abgeschlossen wurde.",
        "Nous approuvons le rapport.",
    ],
)
def test_unconditional_approvals(text: str) -> None:
    assert answer(text) == "approved"


@pytest.mark.parametrize(
    "text",
    [
        "Approved provided that the training is repeated.",
        "Once the Teams issue is fixed we will approve.",
        "We accept the deliverables. However, the runbook still needs to be delivered.",
        "We would approve subject to legal review.",
        "We accept phase one. We do not accept phase two.",
        "Aprobaremos cuando esté corregido.",
        "Wir genehmigen, sobald der Fehler behoben ist.",
        "Nous acceptons sous réserve des corrections.",
    ],
)
def test_conditional_approvals(text: str) -> None:
    assert answer(text) == "conditional"


@pytest.mark.parametrize(
    "text",
    [
        "We cannot approve this.",
        "This is not approved.",
        "We have not yet approved the report.",
        "We reject the deliverables.",
        "No podemos aprobar el informe.",
        "Der Bericht ist nicht genehmigt.",
    ],
)
def test_refusals(text: str) -> None:
    assert answer(text) == "refused"


@pytest.mark.parametrize(
    "text",
    [
        "Can you approve the attached?",
        "Please approve the attached form.",
        "Thanks a lot!",
        "We acknowledge receipt of your report.",
        "I accept your invitation to the meeting.",
        "We are waiting for your approval.",
        "¿Pueden aprobar el informe?",
        "Bitte bestätigen Sie den Abschluss der Arbeiten.",
        "Looks good.",
    ],
)
def test_questions_requests_and_courtesies(text: str) -> None:
    assert answer(text) is None


def test_the_sentence_is_told() -> None:
    text = "Hello Omar,\n\nthanks for the report.\nWe approve the completion of the work.\n\nDana"
    said = judge_message(text, 0, len(text), None)
    assert said is not None
    assert text[said.start : said.end].endswith("We approve the completion of the work.")


def test_acceptance_reports_say_what_the_customer_accepts() -> None:
    view = DocumentView(typed("Acceptance of sprint 3\n\nThe customer accepts the work of sprint 3.\n"))
    (finding,) = approvals.find(view)
    assert (finding.value, finding.role) == ("approved", Role.CUSTOMER)


@pytest.mark.parametrize(
    "text",
    [
        "The customer shall accept the deliverables within ten days.",
        "The work is deemed accepted when the customer confirms the deliverables.",
        "The customer will approve the design.",
        "This form shows who worked for whom and that the customer acknowledged the work.",
    ],
)
def test_terms_of_a_contract_are_no_approval(text: str) -> None:
    assert approvals.find(DocumentView(typed(text + "\n"))) == []
