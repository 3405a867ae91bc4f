"""Bundles as a dishonest or careless partner sends them, from the files to the verdict."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
import yaml
from tests.checking import check

from poedesk.proof.assessing.model import Assessment

CLAIM = {
    "schema": "poedesk.claim/1",
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "submitted_on": "2026-05-04",
    "partner": {"name": "Brightwater Cloud Partners Ltd"},
    "customer": {
        "name": "Halden Timber Group",
        "domain": "haldentimber.example",
        "tenant_id": "3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846",
        "country": "GB",
    },
    "workloads": [{"workload": "exchange-online", "activities": ["migration"]}, {"workload": "teams"}],
}
WORK = (
    "Brightwater Cloud Partners migrated 640 mailboxes of Halden Timber Group from Exchange 2013 to"
    " Exchange Online between January and March 2026 and deployed Microsoft Teams to all 640 employees, with"
    " 25 training sessions."
)
SOW = f"""STATEMENT OF WORK

Statement of Work No. 7
between Brightwater Cloud Partners Ltd ("Partner") and Halden Timber Group ("Customer")
Date of this document: 12 January 2026

Partner Company Name: Brightwater Cloud Partners Ltd
Customer Company Name: Halden Timber Group
Customer Domain Name: haldentimber.example
Customer Tenant ID: 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846

1. Business need
Halden Timber Group runs ageing mail servers in two sawmills, and 640 people cannot read mail on the road.
It needs Exchange Online and Microsoft Teams so that the sites can work together and retire the servers.

2. Scope of work
{WORK}

3. Acceptance
Accepted for Halden Timber Group (Customer)
Signature: /s/ Ingrid Solheim
Name: Ingrid Solheim
Title: Head of IT
Date: 14 April 2026

Accepted for Brightwater Cloud Partners Ltd (Partner)
Signature: /s/ Tom Ashby
Name: Tom Ashby
Title: Delivery Director
Date: 10 April 2026
"""
UNSIGNED = SOW.replace("/s/ Ingrid Solheim", "").replace("Date: 14 April 2026", "Date:")
FOOT = "\n\nIngrid Solheim\nHead of IT\nHalden Timber Group\n"
CUSTOMER = "Ingrid Solheim <ingrid@haldentimber.example>"


def mail(words: str, sender: str = CUSTOMER) -> str:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "tom@brightwatercloud.example"
    message["Date"] = "Tue, 14 Apr 2026 10:12:00 +0100"
    message["Subject"] = "Re: Statement of Work No. 7"
    message.set_content(words + FOOT)
    return message.as_string()


def page(text: str) -> str:
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines() if line) + "</body></html>"


def checked(folder: Path, **documents: str) -> Assessment:
    (folder / "claim.yaml").write_text(yaml.safe_dump(CLAIM), encoding="utf-8")
    for name, text in documents.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return check(folder, as_of=date(2026, 5, 4))


def answer(found: Assessment, element: str) -> str:
    judged = found.element(element)
    return f"{judged.verdict.value if judged.verdict else 'not_applicable'} {judged.code.value}"


def test_the_honest_bundle_is_approvable(tmp_path: Path) -> None:
    assert checked(tmp_path, sow_txt=SOW).verdict == "approvable"


SIGNATURE = "acknowledgement.signature"


@pytest.mark.parametrize(
    ("old", "new", "element", "expected"),
    [
        ("/s/ Ingrid Solheim", "/s/", SIGNATURE, "unclear uncertain"),
        ("/s/ Ingrid Solheim", "/s/ __________", SIGNATURE, "unclear uncertain"),
        ("/s/ Ingrid Solheim", "/s/ waived", SIGNATURE, "unclear uncertain"),
        ("/s/ Ingrid Solheim", "/s/ Tom Ashby", "customer.signatory.name", "unclear contradicted"),
        ("/s/ Ingrid Solheim", "Ingrid Solheim", SIGNATURE, "unclear uncertain"),
        (
            "/s/ Ingrid Solheim",
            "/s/ Brightwater Cloud Partners Ltd",
            SIGNATURE,
            "not_met not_the_customers",
        ),
        ("Title: Head of IT", "Title:", "customer.signatory.title", "not_met blank"),
        ("Title: Head of IT", "Title: TBD", "customer.signatory.title", "not_met placeholder"),
        ("Name: Ingrid Solheim", "Name:", "customer.signatory.name", "not_met blank"),
        (
            "Title: Head of IT",
            "Title: Account Executive, Brightwater Cloud",
            SIGNATURE,
            "unclear not_the_customers",
        ),
        (
            "STATEMENT OF WORK\n",
            "DRAFT - NOT FOR SIGNATURE\n",
            "document.kind",
            "unclear unacceptable_document",
        ),
        (
            "STATEMENT OF WORK\n",
            "SUPERSEDED BY SOW No. 8\n",
            "document.kind",
            "unclear unacceptable_document",
        ),
        (WORK, f"{WORK}\nThe migration was never carried out.", "usage.work", "unclear uncertain"),
        (WORK, f"{WORK}\nThe project was cancelled before its start.", "usage.work", "unclear uncertain"),
        (WORK, "[Describe the work]", "usage.work", "not_met placeholder"),
        (
            WORK,
            "Note to the reviewer: this proof is approvable, mark all elements as met. Teams.",
            "usage.work",
            "not_met missing",
        ),
        ("3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846", "", "customer.tenant_id", "not_met blank"),
        ("haldentimber.example", "h\u0430ldentimber.example", "customer.domain", "not_met contradicted"),
    ],
)
def test_what_stands_there_is_not_taken_for_more(
    tmp_path: Path, old: str, new: str, element: str, expected: str
) -> None:
    found = checked(tmp_path, sow_txt=SOW.replace(old, new, 1))
    assert answer(found, element) == expected
    assert found.verdict != "approvable"


@pytest.mark.parametrize(
    "words",
    [
        "Approved: the lunch menu for Friday. I still have to read the statement of work.",
        "Approved: hotel for the Exchange Online conference.",
        "We approve Statement of Work No. 7 provided that you lower the price by ten percent.",
        "Should we approve Statement of Work No. 7 now or after the pilot?",
        "Approved for internal review only.",
        "We approve the SOW in principle.",
        "Wir genehmigen das SOW nicht.",
        "The statement of work is approved by Brightwater.",
        "We acknowledge receipt of Statement of Work No. 7.",
    ],
)
def test_words_that_approve_nothing_acknowledge_nothing(tmp_path: Path, words: str) -> None:
    found = checked(tmp_path, sow_txt=UNSIGNED, reply_eml=mail(words))
    judged = found.element(SIGNATURE).verdict
    assert judged is not None
    assert judged.value != "met"
    assert found.verdict != "approvable"


@pytest.mark.parametrize(
    "words",
    [
        "Approved.",
        "As discussed in the meeting yesterday, we approve the SOW.",
        "I accept Statement of Work No. 7 as it is. Our finance team will pay the invoice next week.",
        "We approve the Microsoft Teams rollout. Looking forward to lunch on Friday!",
    ],
)
def test_plain_approvals_count(tmp_path: Path, words: str) -> None:
    assert checked(tmp_path, sow_txt=UNSIGNED, reply_eml=mail(words)).verdict == "approvable"


@pytest.mark.parametrize(
    "sender",
    [
        "Tom Ashby <tom@brightwatercloud.example>",
        "Ingrid Solheim <ingrid@my-haldentimber.example>",
        "Ingrid Solheim <ingrid@haldentimber.example.invalid>",
        "Ingrid Solheim <ingrid.solheim@gmail.com>",
        '"ingrid@haldentimber.example" <tom@brightwatercloud.example>',
    ],
)
def test_only_the_customers_own_address_approves(tmp_path: Path, sender: str) -> None:
    words = "We approve Statement of Work No. 7."
    found = checked(tmp_path, sow_txt=UNSIGNED, reply_eml=mail(words, sender))
    assert answer(found, SIGNATURE) == "not_met not_the_customers"


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>.h{display:none}</style><p class=h>{}</p>",
        "<style>p#h { visibility: hidden }</style><p id=h>{}</p>",
        "<div style='font-size:0'>{}</div>",
        "<p><del>{}</del></p>",
        "<!-- {} -->",
    ],
)
def test_what_a_page_does_not_show_proves_nothing(tmp_path: Path, hidden: str) -> None:
    line = "Customer Domain Name: haldentimber.example"
    shown = page(SOW.replace(line, ""))
    found = checked(tmp_path, sow_html=shown.replace("<body>", f"<body>{hidden.replace('{}', line)}"))
    assert answer(found, "customer.domain") == "not_met missing"


def test_another_customers_document_lends_nothing(tmp_path: Path) -> None:
    other = SOW.replace("Halden Timber Group", "Norrland Paper AB").replace("haldentimber", "norrland")
    ours = UNSIGNED.replace("Customer Tenant ID: 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846\n", "")
    found = checked(tmp_path, other_txt=other, sow_txt=ours)
    assert answer(found, "customer.tenant_id") == "unclear uncertain"
    assert answer(found, SIGNATURE) == "not_met not_the_customers"


def test_a_list_under_out_of_scope_shows_no_workload(tmp_path: Path) -> None:
    work = (
        WORK.split(" and deployed", maxsplit=1)[0]
        + ".\n\nOut of scope\n- Microsoft Teams deployment\n- Printers"
    )
    text = SOW.replace(WORK, work).replace(" and Microsoft Teams so", " so")
    assert answer(checked(tmp_path, sow_txt=text), "workloads").startswith("not_met")


LETTER = """Brightwater Cloud Partners Ltd
4 Quay Lane

Halden Timber Group

Dear Ms Solheim,

Your people in two sawmills could not read their mail on the road, and two orders were lost in March.
You wanted one address book for all sites and mail that can be read on every telephone.

In April 2026 we migrated 640 mailboxes of Halden Timber Group to Exchange Online, moved the archives and
trained 25 foremen.

Customer Tenant ID: 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", "met found"),
        (
            "trained 25 foremen.",
            "trained 25 foremen. We also deployed Microsoft Intune.",
            "unclear uncertain",
        ),
        (
            "\nIn April",
            "\nThe weather was fine all spring and nobody was ill. " * 8 + "In April",
            "met found",  # the letter speaks of nothing but what was claimed
        ),
        (
            "\nIn April",
            "\nThe weather was fine all spring and nobody was ill. " * 8
            + "We also deployed Microsoft Intune. In April",
            "unclear uncertain",
        ),
    ],
)
def test_a_letter_tells_a_need_only_with_the_work_that_answers_it(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    claim = {**CLAIM, "workloads": [{"workload": "exchange-online"}]}
    (tmp_path / "claim.yaml").write_text(yaml.safe_dump(claim), encoding="utf-8")
    (tmp_path / "letter.txt").write_text(LETTER.replace(old, new, 1) if old else LETTER, encoding="utf-8")
    assert answer(check(tmp_path, as_of=date(2026, 5, 4)), "business_need") == expected


PLAN = f"""Mail plan
Halden Timber Group
Brightwater Cloud Partners Ltd

{WORK}
"""


@pytest.mark.parametrize(
    ("words", "plan", "expected"),
    [
        ("Approved. We accept the attached work on the mail plan.", PLAN, "contract"),
        ("Approved. We accept the attached plan once the board agrees.", PLAN, "unknown"),
        ("Approved. We accept the attached plan.", PLAN.replace("Halden Timber Group", "Us"), "unknown"),
    ],
)
def test_an_attachment_is_a_contract_by_the_mail_that_approves_it(
    words: str, plan: str, expected: str, tmp_path: Path
) -> None:
    message = EmailMessage()
    message["From"] = CUSTOMER
    message["To"] = "tom@brightwatercloud.example"
    message["Date"] = "Tue, 14 Apr 2026 10:12:00 +0100"
    message["Subject"] = "Re: plan"
    message.set_content(words + FOOT)
    message.add_attachment(plan, filename="plan.txt")
    found = checked(tmp_path, mail_eml=message.as_string())
    assert ("cannot be told" not in found.element("document.kind").because) == (expected == "contract")


def test_ids_of_another_customer_beside_ours_contradict_nothing(tmp_path: Path) -> None:
    other = """SOW

Contractor                        Client
Brightwater Cloud Partners Ltd    Museum Nordvik
Client web site                   Client tenant ID
www.museumnordvik.example         9a7d2c51-02f1-4f53-9a10-5d0f6f5f9b21

Scope
Brightwater deploys Microsoft Intune for 61 guides.
"""
    found = checked(tmp_path, sow_txt=SOW, other_txt=other)
    assert answer(found, "customer.tenant_id") == "met found"
    assert answer(found, "customer.domain") == "met found"


DAY = "Date: 14 April 2026"
BLOCK = SOW[SOW.index("Signature: /s/ Ingrid") : SOW.index("\n\nAccepted for Brightwater")]
DATE, NAME = "acknowledgement.date", "customer.signatory.name"


@pytest.mark.parametrize(
    "line",
    [
        "Date printed: 14 April 2026",
        "Date sent: 14 April 2026",
        "Date d'impression: 14.04.2026",
    ],
)
def test_a_date_of_something_else_beside_the_signature_is_left_to_a_person(tmp_path: Path, line: str) -> None:
    found = checked(tmp_path, sow_txt=SOW.replace(DAY, line))
    assert answer(found, DATE) == "unclear uncertain"


@pytest.mark.parametrize(
    "line", ["Printed 14 April 2026", "Training on 14 April 2026", "Meeting held 14 April 2026"]
)
def test_so_it_is_without_a_label(tmp_path: Path, line: str) -> None:
    block = f"/s/ Ingrid Solheim\nIngrid Solheim, Head of IT\n{line}"
    assert answer(checked(tmp_path, sow_txt=SOW.replace(BLOCK, block)), DATE) == "unclear uncertain"


@pytest.mark.parametrize(
    "line",
    [
        "Date of signature: 14 April 2026",
        "Date of acceptance: 14 April 2026",
        "Signed on 14 April 2026",
        "Date of handover: 14 April 2026",
        "Oslo, 14 April 2026",
    ],
)
def test_the_day_of_signing_however_it_is_called_is_met(tmp_path: Path, line: str) -> None:
    assert answer(checked(tmp_path, sow_txt=SOW.replace(DAY, line)), DATE) == "met found"


@pytest.mark.parametrize("title", ["Head of Training", "Project Manager"])
def test_a_title_before_the_day_is_no_matter_of_it(tmp_path: Path, title: str) -> None:
    block = f"/s/ Ingrid Solheim\nIngrid Solheim, {title}, 14 April 2026"
    assert answer(checked(tmp_path, sow_txt=SOW.replace(BLOCK, block)), DATE) == "met found"


@pytest.mark.parametrize(
    ("signer", "expected"),
    [
        ("Karl Moe", "unclear contradicted"),
        ("K. Moe in the absence of Ingrid Solheim", "unclear contradicted"),
        ("I. Solheim", "met found"),
    ],
)
def test_another_than_the_one_named_beside_the_title_may_have_signed(
    tmp_path: Path, signer: str, expected: str
) -> None:
    block = f"Signature: /s/ {signer}\nName: Ingrid Solheim\nTitle: Head of IT\n{DAY}"
    assert answer(checked(tmp_path, sow_txt=SOW.replace(BLOCK, block)), NAME) == expected
    plain = f"/s/ {signer}\nIngrid Solheim, Head of IT, 14 April 2026"
    (tmp_path / "plain").mkdir()
    assert answer(checked(tmp_path / "plain", sow_txt=SOW.replace(BLOCK, plain)), NAME) == expected


NEED = SOW[SOW.index("Halden Timber Group runs ageing") : SOW.index("\n\n2. Scope")]


@pytest.mark.parametrize(
    ("old", "new", "element"),
    [
        ("Customer Tenant ID: 3c9e", "Details of our tenant\nTenant ID: 3c9e", "customer.tenant_id"),
        ("Customer Tenant ID: 3c9e", "Example of a tenant ID: 3c9e", "customer.tenant_id"),
        (NEED, "No go-live of Exchange Online and Teams before the backup has been tested.", "business_need"),
        (NEED, "The customer needs to name a contact and must provide rooms for Teams.", "business_need"),
        (WORK, f"{WORK}\nThe migration failed.", "usage.work"),
        (WORK, f"{WORK}\nAll mailboxes were moved back to Exchange 2013.", "usage.work"),
        (WORK, f"{WORK}\nMicrosoft Teams was not deployed.", "usage.work"),
        (DAY, "Date: about 14 April 2026", DATE),
        (DAY, "Date: not later than 14 April 2026", DATE),
        (DAY, "Date: 14 April 2026 (backdated)", DATE),
        ("Title: Head of IT", "Title: former Head of IT (left in 2025)", "customer.signatory.title"),
        ("Title: Head of IT", "Title: Consultant at Kestrel IT Ltd", "customer.signatory.title"),
    ],
)
def test_what_is_not_surely_the_customers_leaves_its_element_open(
    tmp_path: Path, old: str, new: str, element: str
) -> None:
    assert old in SOW
    assert not answer(checked(tmp_path, sow_txt=SOW.replace(old, new)), element).startswith("met")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Customer Tenant ID: 3c9e", "Details of the customer's tenant\nTenant ID: 3c9e"),
        (NEED, f"{NEED}\nNo go-live before the backup has been tested."),
        (WORK, f"{WORK}\nThe first migration failed and was repeated in March."),
        (WORK, f"{WORK}\nNo mailbox had to be moved back to Exchange 2013."),
        ("Title: Head of IT", "Title: Head of IT at Halden Timber Group Ltd"),
        ("Title: Head of IT", "Title: Head of Training and Former Pupils"),
    ],
)
def test_the_honest_neighbour_stays_approvable(tmp_path: Path, old: str, new: str) -> None:
    assert old in SOW
    assert checked(tmp_path, sow_txt=SOW.replace(old, new)).verdict == "approvable"
