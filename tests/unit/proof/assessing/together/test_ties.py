from typing import Any

import pytest
from tests.unit.proof.assessing.acknowledging.mails import (
    CLAIM,
    CUSTOMER,
    PARTNER,
    SOW,
    TODAY,
    mail,
    searched,
)

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Belonging, Code
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

WORK = (
    "Completion report\n\n"
    "Brightwater Cloud Partners migrated 640 mailboxes from Exchange 2013 to Exchange Online"
    " between January and March 2026, moved the archives and held 25 training sessions.\n"
)
NUMBERED = SOW.replace("Statement of Work No. 7", "Statement of Work No. SW-20417")
SIGNED = NUMBERED.replace("Signature:", "Signature: /s/ Ingrid Solheim").replace(
    "Date:", "Date: 14 April 2026"
)
BARE = SIGNED.replace(SIGNED[SIGNED.index("2. Scope") : SIGNED.index("3. Acceptance")], "")


def judged(claim: dict[str, Any] | None = None, **documents: str | bytes) -> Assessment:
    files = {name.replace("_", "."): data for name, data in documents.items()}
    found = [
        searched(name, data if isinstance(data, bytes) else data.encode()) for name, data in files.items()
    ]
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build({**CLAIM, **(claim or {})}), policy, found, TODAY)


def belonging(assessment: Assessment, name: str) -> Belonging:
    return next(each for each in assessment.belongings if each.document == name)


def test_a_document_shows_whose_it_is_by_name_tenant_and_domain_with_their_places() -> None:
    found = belonging(judged(sow_txt=SOW), "sow.txt")
    assert (found.belongs, [tie.by for tie in found.ties]) == (
        "ours",
        ["customer-name", "tenant-id", "domain"],
    )
    quotes = [tie.evidence.quote for tie in found.ties if tie.evidence is not None]
    assert quotes == ["Halden Timber Group", CLAIM["customer"]["tenant_id"], "haldentimber.example"]  # type: ignore[index]


def test_work_in_a_document_that_nothing_ties_is_unclear() -> None:
    assessment = judged(sow_txt=BARE, report_txt=WORK)
    assert belonging(assessment, "report.txt").belongs == "untied"
    assert "nothing is met by it alone" in belonging(assessment, "report.txt").because
    work = assessment.element("usage.work")
    assert (work.code, "report.txt does not say for which customer it is" in work.because) == (
        Code.UNCERTAIN,
        True,
    )


@pytest.mark.parametrize(
    ("report", "claim", "by"),
    [
        (f"Order no. SW-20417\n\n{WORK}", {}, "reference"),
        (f"Our reference: SW-20417\n\n{WORK}", {}, "reference"),
        (f"Sawmill mail renewal\n\n{WORK}", {"project": "Sawmill mail renewal"}, "project"),
    ],
)
def test_a_number_or_the_project_ties_a_document(report: str, claim: dict[str, Any], by: str) -> None:
    assessment = judged(claim, sow_txt=BARE, report_txt=report)
    found = belonging(assessment, "report.txt")
    assert (found.belongs, by in [tie.by for tie in found.ties]) == ("ours", True)
    work = assessment.element("usage.work")
    assert (work.code, work.evidence[0].document) == (Code.FOUND, "report.txt")


@pytest.mark.parametrize(
    "report",
    [
        f"Order no. 7\n\n{WORK}",
        f"Order no. SW-20418\n\n{WORK}",
        f"Contract 2026\n\n{WORK}",
        f"Renewal\n\n{WORK}",
    ],
)
def test_small_and_other_numbers_years_and_common_words_tie_nothing(report: str) -> None:
    assessment = judged({"project": "Renewal"}, sow_txt=BARE, report_txt=report)
    assert belonging(assessment, "report.txt").belongs == "untied"
    assert assessment.element("usage.work").code is Code.UNCERTAIN


def test_a_document_about_another_customer_lends_nothing_whatever_number_it_shares() -> None:
    other = NUMBERED.replace("Halden Timber Group", "Norrland Paper AB").replace("haldentimber", "norrland")
    other = other.replace("3c9e1f70", "3c9e1f71")
    assessment = judged(sow_txt=BARE, other_txt=other)
    found = belonging(assessment, "other.txt")
    assert (found.belongs, found.ties, "Norrland Paper AB" in found.because) == ("other_customer", (), True)
    assert assessment.element("usage.work").code is not Code.FOUND


def test_a_mail_is_tied_by_its_sender_and_one_without_by_its_thread() -> None:
    ids = {"Message_ID": "<2@brightwatercloud.example>", "In_Reply_To": "<1@haldentimber.example>"}
    stray = mail("The mailboxes have moved.", PARTNER, foot="\n\nTom\n", **ids).replace(
        CUSTOMER.encode(), b"undisclosed"
    )
    first = mail("Please begin.", Message_ID="<1@haldentimber.example>")
    assessment = judged(first_eml=first, second_eml=stray, sow_txt=BARE)
    assert "sender" in [tie.by for tie in belonging(assessment, "first.eml").ties]
    assert [tie.by for tie in belonging(assessment, "second.eml").ties] == ["thread"]
    alone = judged(second_eml=stray, sow_txt=BARE)
    assert belonging(alone, "second.eml").belongs == "untied"


def test_the_json_has_the_matrix_of_elements_by_documents() -> None:
    told = judged(sow_txt=BARE, report_txt=f"Order no. SW-20417\n\n{WORK}").to_json()
    columns = {
        document["name"]: {cell["id"]: cell for cell in document["elements"]}
        for document in told["documents"]
    }
    elements = {element["id"]: element for element in told["elements"]}
    assert columns["report.txt"]["usage.work"] == {"id": "usage.work", "verdict": "met", "evidence": [0]}
    assert "usage.work" not in columns["sow.txt"]
    for name, cells in columns.items():
        for identity, cell in cells.items():
            assert {elements[identity]["evidence"][place]["document"] for place in cell["evidence"]} == {name}
    cited = sum(len(element["evidence"]) for element in told["elements"])
    assert cited == sum(len(cell["evidence"]) for cells in columns.values() for cell in cells.values())


def test_a_paper_with_our_tenant_and_anothers_domain_proves_nothing_alone() -> None:
    tenant = CLAIM["customer"]["tenant_id"]  # type: ignore[index]
    bare = SIGNED.replace(f"Customer Tenant ID: {tenant}\n", "")
    sheet = f"Norrland Paper - technical sheet\nTenant ID: {tenant}\nDomain: norrland.example\n"
    assessment = judged(sow_txt=bare, sheet_txt=sheet)
    assert belonging(assessment, "sheet.txt").belongs == "untied"
    assert assessment.element("customer.tenant_id").code is not Code.FOUND
