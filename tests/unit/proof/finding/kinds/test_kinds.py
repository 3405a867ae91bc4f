import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.document.model import Mail
from poedesk.proof.finding.kinds import UNDER, WITH_PLAN, WITHOUT_PLAN, kind_of

BODY = """

Tillbrook Systems Ltd will move the mailboxes of Harrow Vale Clinics to Exchange Online and train the staff.
The work begins in March and ends in June of the same year, as the two companies have agreed between them.
"""


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("STATEMENT OF WORK", "statement-of-work"),
        ("Statement of Work No. 3: Mailbox migration", "statement-of-work"),
        ("SOW-2025-014", "statement-of-work"),
        ("Scope of Work", "statement-of-work"),
        ("WORK ORDER #12", "statement-of-work"),
        ("Task Order 7", "statement-of-work"),
        ("Leistungsbeschreibung", "statement-of-work"),
        ("ALCANCE DEL TRABAJO", "statement-of-work"),
        ("Declaración de trabajo", "statement-of-work"),
        ("Proof of Concept Completion Report", "poc-completion-report"),
        ("Pilot Report: Teams Phone", "poc-completion-report"),
        ("Certificate of Acceptance", "poc-completion-report"),
        ("Project Completion Report", "poc-completion-report"),
        ("Acta de aceptación", "poc-completion-report"),
        ("Confirmation of services", "poc-completion-report"),
        ("Procès-verbal de livraison", "poc-completion-report"),
        ("Bon de livraison no 118", "poc-completion-report"),
        ("Abnahmeprotokoll", "poc-completion-report"),
        ("Übergabe- und Einweisungsprotokoll", "poc-completion-report"),
        ("PURCHASE ORDER", "purchase-order"),
        ("Orden de compra", "purchase-order"),
        ("Bestellung", "purchase-order"),
        ("Quotation", "quotation"),
        ("QUOTE #Q-8841", "quotation"),
        ("Project Proposal: Modern Workplace", "quotation"),
        ("Presupuesto", "quotation"),
        ("Angebot", "quotation"),
        ("Devis", "quotation"),
        ("MASTER SERVICES AGREEMENT", "master-agreement"),
        ("Framework Agreement", "master-agreement"),
        ("Contrato marco de servicios", "master-agreement"),
        ("Rahmenvertrag", "master-agreement"),
        ("Amendment No. 2 to the Master Services Agreement", "amendment"),
        ("ADDENDUM", "amendment"),
        ("Change Order 4", "amendment"),
        ("Adenda al contrato marco", "amendment"),
        ("Nachtrag zum Rahmenvertrag", "amendment"),
        ("CONSULTING AGREEMENT", "contract"),
        ("Managed Services Agreement", "contract"),
        ("Contrato de prestación de servicios", "contract"),
        ("Dienstleistungsvertrag", "contract"),
        ("Solution Architecture", "supporting-document"),
        ("Migration Plan", "supporting-document"),
        ("Support log March 2026", "supporting-document"),
        ("Sprint 14 Summary", "supporting-document"),
        ("Hoja de ruta", "supporting-document"),
        ("MUTUAL NON-DISCLOSURE AGREEMENT", "not-proof"),
        ("Employment Agreement", "not-proof"),
        ("First Amendment to the Employment Agreement", "not-proof"),
        ("Severance Agreement", "not-proof"),
        ("Price List 2026", "not-proof"),
        ("Request for Quotation", "not-proof"),
        ("Request for Proposals (RFP)", "not-proof"),
        ("Press release", "not-proof"),
        ("Acuerdo de confidencialidad", "not-proof"),
        ("Order 6 under the Framework Agreement of 15 March", "statement-of-work"),
        ("Order LP-2", "statement-of-work"),
        ("Plan K-2207: lot records in SharePoint Online", "supporting-document"),
        ("Plan 2026 for the garden", "unknown"),
        ("Annual service review 2025", "poc-completion-report"),
        ("Bilan annuel des prestations", "poc-completion-report"),
        ("Annual review of the garden", "unknown"),
        ("Agreement to end Statement of Work BB-40", "amendment"),
        ("Lettre de mission", "statement-of-work"),
        ("Ordine di acquisto n. 118", "purchase-order"),
        ("INKOOPORDER 4471", "purchase-order"),
        ("Preventivo", "quotation"),
        ("Raamovereenkomst dienstverlening", "master-agreement"),
        ("Acordo quadro", "master-agreement"),
        ("Proces-verbaal van oplevering", "poc-completion-report"),
        ("Verbale di collaudo", "poc-completion-report"),
        ("Termo de aceitação", "poc-completion-report"),
        ("Accordo di riservatezza", "not-proof"),
        ("Geheimhoudingsovereenkomst", "not-proof"),
        ("End User License Agreement", "not-proof"),
        ("Garden party", "unknown"),
    ],
)
def test_the_title_says_the_kind_and_is_cited(title: str, kind: str) -> None:
    view = typed(title + BODY)
    found = kind_of(view)
    assert found.kind == kind
    if kind != "unknown":
        (span, *_) = found.spans
        assert view.text(1)[span.start : span.end].strip(" #:").split()[0] in title


@pytest.mark.parametrize(
    ("title", "detail"),
    [
        ("Supplier Security Questionnaire", "questionnaire"),
        ("Enquête de satisfaction", "questionnaire"),
        ("Lizenznachweis", "licences"),
        ("Licence confirmation", "licences"),
        ("Teilnahmebescheinigung", "certificate of training"),
        ("Factuur 2025-114", "invoice"),
    ],
)
def test_other_papers_of_business_are_no_kind_of_ours_and_it_is_told_what_they_are(
    title: str, detail: str
) -> None:
    found = kind_of(typed(title + BODY))
    assert (found.kind, found.detail) == ("unknown", detail)


def test_a_certificate_of_completion_of_a_course_is_none_of_work() -> None:
    text = (
        "CERTIFICATE OF COMPLETION\n\nThis is to certify that\nInes Duarte\n"
        "has successfully completed the course\nNetwork basics\n14 March 2026\n"
    )
    assert kind_of(typed(text)).detail == "certificate of training"
    assert kind_of(typed("CERTIFICATE OF COMPLETION" + BODY)).kind == "poc-completion-report"


def test_a_master_agreement_that_speaks_of_statements_of_work_is_none() -> None:
    text = """
MASTER SERVICES AGREEMENT

1. Services
The services are described in one or more Statements of Work. Each Statement of Work is part of this
Agreement. Where a Statement of Work and this Agreement differ, the Statement of Work prevails.
"""
    assert kind_of(typed(text)).kind == "master-agreement"


def test_an_order_with_the_words_of_a_buyer_is_a_purchase_order() -> None:
    text = "Order 4500018823\n\nPO number: 4500018823\nShip to: dock B\nQty 12, unit price 900.00"
    assert kind_of(typed(text)).kind == "purchase-order"


def test_a_statement_of_work_names_the_agreement_above_it() -> None:
    text = """
STATEMENT OF WORK

This Statement of Work is issued under the Master Services Agreement dated 3 May 2025.
"""
    found = kind_of(typed(text))
    assert (found.kind, found.detail) == ("statement-of-work", UNDER + "Master Services Agreement")


def test_an_amendment_names_its_parent() -> None:
    assert kind_of(typed("AMENDMENT NO. 1\n\nto the Consulting Agreement between the parties")).detail == (
        UNDER + "Consulting Agreement"
    )


def test_a_title_broken_over_lines_is_read_whole() -> None:
    assert kind_of(
        typed("MODIFICATION\n\nTO THE BRIDGE LOAN\n\nAGREEMENT\n\nThe bank and the borrower agree.")
    ).kind != ("contract")


@pytest.mark.parametrize(
    ("heading", "detail"),
    [("Implementation Plan", WITH_PLAN), ("Project phases", WITH_PLAN), ("Terms of payment", WITHOUT_PLAN)],
)
def test_a_quotation_says_whether_it_has_a_plan(heading: str, detail: str) -> None:
    text = f"QUOTATION\n\nQuote number Q-17, valid until 30 June.\n\n{heading}\n\nPhase 1 begins in March."
    found = kind_of(typed(text))
    assert (found.kind, found.detail) == ("quotation", detail)


def test_every_message_is_an_email() -> None:
    view = typed(
        "Statement of Work attached", mail=Mail("a@tillbrook.example", (), None, "Statement of Work")
    )
    assert kind_of(view).kind == "email"


def test_a_printed_message_is_an_email() -> None:
    text = "From: Ann Lee <ann@tillbrook.example>\nTo: Bo Ray\nSubject: Approval\n\nI approve the work."
    assert kind_of(typed(text)).kind == "email"


def test_a_template_full_of_slots_proves_nothing() -> None:
    text = """
STATEMENT OF WORK TEMPLATE

Customer: [Customer Name]
Partner: [Partner Name]
Scope: [Describe the scope here]
Dates: [Insert dates]
"""
    found = kind_of(typed(text))
    assert (found.kind, found.detail) == ("not-proof", "empty template")


def test_one_forgotten_slot_leaves_a_statement_of_work_what_it_is() -> None:
    text = "STATEMENT OF WORK\n\nCustomer: [Client Name]\nPartner: Tillbrook Systems Ltd" + BODY
    assert kind_of(typed(text)).kind == "statement-of-work"


FORM = """
POE Template

Section 1: Partner and Customer Contact Information

Partner Company Name: {partner}
Customer Company Name: {customer}
Customer Signatory Name (printed): {name}
Customer Domain Name: {domain}
Customer Tenant ID: {tenant}

Section 2: Customer Acknowledgment

Section 3: Scope of Work Details
"""


def test_the_form_is_the_form_when_it_is_filled() -> None:
    filled = FORM.format(
        partner="Tillbrook Systems Ltd",
        customer="Harrow Vale Clinics",
        name="Ines Calder",
        domain="harrowvale.example",
        tenant="8d5e1a52-6a0e-4d27-9f1e-3f4f8f1f2a11",
    )
    assert kind_of(typed(filled)).kind == "poe-template"


def test_the_form_is_an_empty_template_when_nothing_is_filled_in() -> None:
    empty = FORM.format(partner="", customer="", name="", domain="", tenant="")
    found = kind_of(typed(empty))
    assert (found.kind, found.detail) == ("not-proof", "empty template")


def test_an_article_about_the_form_is_not_the_form() -> None:
    text = """
How to fill in your proof of execution and earn more

Partners are asked for proof of execution at any time. Read our guide to learn what reviewers look for and how
to keep good records of what you did for whom.
"""
    assert kind_of(typed(text)).kind != "poe-template"


def test_salary_and_holidays_make_an_agreement_one_of_employment() -> None:
    text = """
SERVICE AGREEMENT

The Executive is paid an annual salary. The salary is reviewed each year. The Executive works forty hours of
work a week. The Executive may take 25 days of annual leave. Gross misconduct ends the agreement; the
Executive then has no right to a bonus.
"""
    assert kind_of(typed(text)).detail == "employment or severance"


def test_nothing_makes_nothing() -> None:
    assert kind_of(typed("")).kind == "unknown"


def test_a_leaflet_that_asks_for_a_call_is_marketing() -> None:
    found = kind_of(
        typed(
            "Tillbrook Shield\n\nLeading companies trust Tillbrook. Up to 70% less risk with Intune.\n\n"
            "Book a demo now: sales@tillbrook.example"
        )
    )
    assert (found.kind, found.detail) == ("not-proof", "marketing")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "SCHEDULE OF WORKS No. 4\nThe consultant does for the client what stands below.",
            "statement-of-work",
        ),
        (
            (
                "2. Nachtrag zur Rahmenvereinbarung vom 3. März 2024\n"
                "Die Parteien fügen den Betrieb der Anlage an."
            ),
            "amendment",
        ),
        (
            (
                "Employment contract\n"
                "between Harrow Vale Clinics and Jo Marsh, nurse, of Harrow in Vale. Pay monthly."
            ),
            "not-proof",
        ),
        (
            "Confirmation de commande 77\nNous avons reçu votre commande et l'exécutons en mai et en juin.",
            "purchase-order",
        ),
    ],
)
def test_a_title_that_runs_into_its_text_is_read(text: str, kind: str) -> None:
    assert kind_of(typed(text)).kind == kind


def test_an_offer_that_records_what_was_done_is_no_mere_quotation() -> None:
    text = (
        "Offer and summary of the pre-sales work\n\nFor Harrow Vale Clinics\n\nWe showed Dynamics 365 twice."
    )
    assert kind_of(typed(text)).kind != "quotation"
