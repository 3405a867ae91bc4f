import re

import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.find import find_all

RECORD = """
Project record

Partner: Tillbrook Systems Ltd
Customer: Harrow Vale Clinics

What was done

Tillbrook Systems migrated 900 mailboxes to Exchange Online in March and trained 40 nurses.

Accepted by Harrow Vale Clinics
Customer signature: /s/ Dana Whitmore
Printed name: Dana Whitmore
Date signed: 30 April 2026
"""


def kind(text: str) -> str:
    return find_all(typed(text).document).kind


def test_a_delivery_note_is_a_contract_when_the_customer_signed_for_work() -> None:
    assert kind(RECORD.replace("Project record", "Delivery note 44")) == "contract"
    goods = "Deliver to: goods in\nYour order: PO-9921\nQty 40 headsets\nReceived in good order: ______"
    assert kind(f"DELIVERY NOTE 44\nTillbrook Systems Ltd\n{goods}\n") == "unknown"


def test_a_signed_paper_between_both_that_describes_work_is_a_contract() -> None:
    assert kind(RECORD) == "contract"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Customer: Harrow Vale Clinics\n", ""),
        (
            "Tillbrook Systems migrated 900 mailboxes to Exchange Online in March and trained 40 nurses.",
            "-",
        ),
        ("/s/ Dana Whitmore", ""),
    ],
)
def test_without_a_party_work_or_act_it_stays_unknown(old: str, new: str) -> None:
    assert kind(RECORD.replace(old, new).replace("Accepted by Harrow Vale Clinics", "")) != "contract"


@pytest.mark.parametrize(
    "title",
    [
        "Mutual Non-Disclosure Agreement",
        "Price list",
        "Invitation to tender",
        "Brochure",
        "Offer letter",
        "Request for tenders",
        "Letter of employment",
        "Stellenausschreibung",
        "Bordereau de prix",
    ],
)
def test_what_is_no_proof_by_its_title_stays_so(title: str) -> None:
    assert kind(RECORD.replace("Project record", title)) == "not-proof"


@pytest.mark.parametrize(
    "title",
    [
        "Internal memo",
        "Hausmitteilung",
        "Note de service",
        "Nota interna",
        "Notice of termination",
        "Mise en demeure",
    ],
)
def test_what_is_not_between_the_two_by_its_title_stays_unknown(title: str) -> None:
    assert kind(RECORD.replace("Project record", title)) == "unknown"


def test_words_of_secrecy_forbid_it() -> None:
    clause = "The receiving party keeps all confidential information of the disclosing party secret."
    assert kind(RECORD.replace("What was done", f"{clause}\n\nWhat was done")) == "unknown"


SUMMED = RECORD.replace("Partner: Tillbrook Systems Ltd\n", "")


@pytest.mark.parametrize(
    "title",
    ["Summary of the engagement", "Subject: Confirmation of our migration work", "Resumen de los trabajos"],
)
def test_a_signed_paper_that_sums_up_work_is_a_contract(title: str) -> None:
    assert kind(SUMMED.replace("Project record", title)) == "contract"


@pytest.mark.parametrize("title", ["Hello", "Our company profile"])
def test_another_title_does_not_stand_for_the_missing_party(title: str) -> None:
    assert kind(SUMMED.replace("Project record", title)) == "unknown"


def test_a_paper_that_sums_up_work_needs_the_customers_act() -> None:
    unsigned = SUMMED.replace("Project record", "Summary of the engagement").replace("/s/ Dana Whitmore", "")
    assert kind(unsigned.replace("Accepted by Harrow Vale Clinics", "")) != "contract"


LETTER = """
Tillbrook Systems Ltd

Dear Ms Whitmore,

Partner: Tillbrook Systems Ltd

Tillbrook Systems migrated 900 mailboxes to Exchange Online in March and trained 40 nurses.

Customer signature: /s/ Dana Whitmore
Printed name: Dana Whitmore
Date signed: 30 April 2026
"""


def test_a_letter_that_its_reader_signed_is_a_contract() -> None:
    assert kind(LETTER) == "contract"
    assert kind(LETTER.replace("Dear Ms Whitmore,", "Notes")) == "unknown"
    assert kind(LETTER[: LETTER.index("Customer signature")]) == "unknown"


def test_a_report_that_the_customer_accepts_in_it_is_a_contract() -> None:
    report = RECORD.replace("Project record", "Service report and acceptance")
    assert kind(report) == "contract"
    assert kind(report.replace("/s/ Dana Whitmore", "")) != "contract"


def test_a_number_of_the_template_in_the_header_does_not_empty_a_filled_record() -> None:
    assert kind("Template 4.2\n\n" + RECORD) == "contract"


MASTER = """
Master Services Agreement

This Master Services Agreement is made between Tillbrook Systems Ltd and Harrow Vale Clinics.

1. Services are ordered by addenda under it.
2. Fees are due in thirty days.

{heading}
to the Master Services Agreement of 1 March 2021

Tillbrook Systems deploys Teams for 40 nurses.
"""


def test_an_addendum_in_the_file_of_its_master_agreement_is_told() -> None:
    found = find_all(typed(MASTER.format(heading="ADDENDUM NO. 4")).document)
    assert found.kind == "master-agreement"
    assert found.kind_detail is not None
    assert found.kind_detail.startswith("with: ADDENDUM NO. 4")


def test_another_heading_under_it_is_none() -> None:
    found = find_all(typed(MASTER.format(heading="SCHEDULE OF HOLIDAYS")).document)
    assert (found.kind, found.kind_detail) == ("master-agreement", None)


CONFIRMED = """
Harrow Vale Clinics

To Tillbrook Systems

We confirm that you have done the following for the clinics. You migrated 900 mailboxes to Exchange Online in
March and trained 40 nurses.

For Harrow Vale Clinics
Customer signature: /s/ Dana Whitmore
Printed name: Dana Whitmore
Date signed: 30 April 2026
"""


def test_a_signed_paper_in_which_one_side_confirms_the_others_work_is_a_contract() -> None:
    assert kind(CONFIRMED) == "contract"
    assert kind(CONFIRMED.replace("We confirm that you have", "You have")) != "contract"
    assert kind(CONFIRMED.replace("/s/ Dana Whitmore", "")) != "contract"


MINUTES = """
{title}

Present: Dana Whitmore of Harrow Vale Clinics, and Jo Tillbrook of Tillbrook Systems Ltd

In March Tillbrook Systems migrated 900 mailboxes to Exchange Online and trained 40 nurses.

{taken}

Customer signature: /s/ Dana Whitmore
Printed name: Dana Whitmore
Date signed: 30 April 2026
"""


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("Minutes of the closing meeting", "The clinics accept the work without reserve."),
        ("Schlussprotokoll der Sitzung", "Die Leistungen werden ohne Mangel abgenommen."),
        ("Compte rendu de la séance de clôture", "Les travaux sont réceptionnés sans réserve."),
        ("Acta del cierre", "Harrow Vale da por terminados los trabajos."),
    ],
)
def test_minutes_in_which_the_customer_takes_the_work_are_a_contract(title: str, taken: str) -> None:
    assert kind(MINUTES.format(title=title, taken=taken)) == "contract"


@pytest.mark.parametrize(
    "taken",
    [
        "Next week we talk on.",
        "Harrow Vale does not accept the work.",
        "Harrow Vale accepts the work once the missing calendars are there.",
        "Die Leistungen werden nicht abgenommen.",
        "Harrow Vale no da por terminados los trabajos.",
    ],
)
def test_minutes_that_do_not_take_the_work_are_none(taken: str) -> None:
    text = MINUTES.format(title="Minutes of the weekly meeting", taken=taken)
    assert kind(re.sub(r"Partner|Jo Tillbrook of Tillbrook Systems Ltd", "others", text)) != "contract"


ACCEPTING = """
Meadow Kitchens Foundation

{head}

In autumn you moved 64 mailboxes of the Foundation to Exchange Online and stood by for six weeks.

I accept this work as done.

Signature: /s/ Adela Llanes
Name: Adela Llanes
Date: 5 February 2026
"""


@pytest.mark.parametrize("head", ["Dear Lope,", "Acceptance of work by Trasmonte"])
def test_a_letter_or_a_titled_acceptance_that_accepts_in_its_own_words_is_a_contract(head: str) -> None:
    assert kind(ACCEPTING.format(head=head)) == "contract"


ASSESSED = RECORD.replace("Project record", "Readiness assessment").replace(
    "Partner: Tillbrook Systems Ltd\n", ""
)


def test_a_report_that_the_customer_accepts_by_its_signature_is_more_than_support() -> None:
    assert (
        kind(ASSESSED.replace("Accepted by Harrow", "Acceptance of the assessment\n\nAccepted by Harrow"))
        == "contract"
    )


def test_a_report_with_a_heading_of_acceptance_that_nobody_signed_supports_only() -> None:
    asked = ASSESSED.replace("Accepted by Harrow", "Acceptance of the assessment\n\nAccepted by Harrow")
    assert kind(asked.replace("/s/ Dana Whitmore", "")) == "supporting-document"


SUMMARY = """
Summary of pre-sales work

Client: Harrow Vale Clinics
Account manager: Omar Reyes

What Tillbrook did before the purchase

13 to 17 October    Review of the sign-in logs, list of 61 accounts, presentation to the committee
19 January          Comparison of P1 and P2; cost over three years; proposal to the board
"""


def test_a_summary_that_nobody_is_to_sign_supports_what_somebody_signs() -> None:
    assert kind(SUMMARY) == "supporting-document"
    assert kind(SUMMARY + RECORD[RECORD.index("Accepted by") :]) != "supporting-document"
