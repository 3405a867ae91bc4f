import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import poedesk
from poedesk.kernel.errors import InvalidClaim, InvalidPolicy, UsageError
from poedesk.proof.assessing import schemas
from poedesk.proof.assessing.model import Code, Overall
from poedesk.proof.claim import load as claims
from poedesk.proof.policy.elements import ELEMENTS

TODAY = date(2026, 5, 4)
CLAIM = """\
schema: poedesk.claim/1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
submitted_on: 2026-05-04
partner: {name: Ardent Lakes Consulting Ltd}
customer:
  name: Pinefield Health
  domain: pinefieldhealth.example
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: US
workloads:
  - {workload: exchange-online, activities: [migration]}
"""
SOW = """\
STATEMENT OF WORK

Partner: Ardent Lakes Consulting Ltd
Customer: Pinefield Health
Customer domain: pinefieldhealth.example
Customer Tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62

1. Business need
Pinefield Health has to retire its ageing mail servers and moves to Exchange Online, so that 1,200 nurses can
read mail on any device.

2. Scope of work
Ardent Lakes Consulting migrated 1,200 mailboxes of Pinefield Health from Exchange 2013 to Exchange Online
between January and March 2026.

Accepted for Pinefield Health:
Signature: /s/ Dana Whitmore
Name: Dana Whitmore
Title: Director of IT
Date: April 30, 2026
"""

Bundle = Callable[..., Path]


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    def make(claim: str = CLAIM, **documents: str) -> Path:
        (tmp_path / "claim.yaml").write_text(claim)
        for name, text in (documents or {"sow": SOW}).items():
            (tmp_path / f"{name}.txt").write_text(text)
        return tmp_path

    return make


def valid(name: str, value: dict[str, Any]) -> None:
    schema = schemas.schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(value)))


def test_a_signed_statement_of_work_is_approvable(bundle: Bundle) -> None:
    assessment = poedesk.check(bundle(), as_of=TODAY)
    made = assessment.to_json()
    valid("assessment", made)
    assert assessment.verdict is Overall.APPROVABLE, [e for e in made["elements"] if e["verdict"] != "met"]
    assert made["good_for_filing_until"] == "2027-04-30"
    assert [element["id"] for element in made["elements"]] == list(ELEMENTS)
    assert made["workloads"][0]["activities"] == ["migration"]
    assert made["documents"][0]["pages"] is None
    assert made["policy"] == {"id": "microsoft-cpor", "version": "2023-10"}


def test_quotes_stand_in_the_document_word_for_word(bundle: Bundle) -> None:
    words = " ".join(SOW.split())
    for element in poedesk.check(bundle(), as_of=TODAY).elements:
        for evidence in element.evidence:
            assert evidence.quote is not None
            assert evidence.quote in words


def test_a_claim_and_its_documents_can_be_given_one_by_one(bundle: Bundle) -> None:
    folder = bundle()
    together = poedesk.check(folder, as_of=TODAY)
    single = poedesk.check(folder / "claim.yaml", [folder / "sow.txt"], as_of=TODAY)
    assert single.verdict is together.verdict
    assert single.documents[0].document.name == str(folder / "sow.txt")


def test_the_key_depends_on_what_went_in(bundle: Bundle) -> None:
    folder = bundle()
    first = poedesk.check(folder, as_of=TODAY).key
    assert poedesk.check(folder, as_of=TODAY).key == first
    assert poedesk.check(folder, as_of=date(2026, 5, 5)).key != first
    assert poedesk.check(folder, as_of=TODAY, policy="microsoft-cpor@2020-07").key != first
    (folder / "sow.txt").write_text(SOW + "\n")
    assert poedesk.check(folder, as_of=TODAY).key != first


def test_another_tenant_in_the_document_is_contradicted_and_cited(bundle: Bundle) -> None:
    other = "99999999-5d7b-4b8e-9a41-0c3d7e915b62"
    element = poedesk.check(
        bundle(sow=SOW.replace("2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", other)), as_of=TODAY
    )
    tenant = element.element("customer.tenant_id")
    assert tenant.code is Code.CONTRADICTED
    assert tenant.evidence[0].quote == other
    assert tenant.remedy
    assert tenant.searched == ("sow.txt",)


def test_a_draft_without_a_date_is_judged_as_of_today(bundle: Bundle) -> None:
    draft = CLAIM.replace("submitted_on: 2026-05-04\n", "")
    assert poedesk.check(bundle(draft), as_of=date(2027, 4, 30)).verdict is Overall.APPROVABLE
    late = poedesk.check(bundle(draft), as_of=date(2027, 5, 1))
    assert late.element("acknowledgement.date").code is Code.TOO_OLD


def test_reading_and_finding_follow_their_schemas(bundle: Bundle) -> None:
    path = bundle() / "sow.txt"
    (reading,) = poedesk.read(path, words=True)
    valid("document", reading.to_json())
    assert [signature["kind"] for signature in reading.to_json()["signatures"]] == ["typed"]
    (found,) = poedesk.find(path)
    valid("findings", found.to_json())
    assert found.to_json()["findings"]["tenant_id"][0]["value"] == "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"


def test_an_unreadable_document_leaves_what_is_missing_unclear(bundle: Bundle) -> None:
    folder = bundle(sow=SOW.replace("Customer Tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62\n", ""))
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\nnothing that can be read")
    assessment = poedesk.check(folder, as_of=TODAY)
    valid("assessment", assessment.to_json())
    assert assessment.element("customer.tenant_id").code is Code.ILLEGIBLE
    assert assessment.verdict is Overall.NEEDS_REVIEW


def test_an_invalid_claim_names_its_fields(bundle: Bundle) -> None:
    with pytest.raises(InvalidClaim) as caught:
        poedesk.check(bundle(CLAIM.replace("country: US", "country: USA")), as_of=TODAY)
    assert [problem.field for problem in caught.value.problems] == ["customer.country"]


def test_wrong_usage_is_told(bundle: Bundle) -> None:
    folder = bundle()
    with pytest.raises(UsageError, match="give its documents"):
        poedesk.check(folder / "claim.yaml")
    with pytest.raises(UsageError, match="there is no "):
        poedesk.check(folder / "claim.yaml", [folder / "nowhere.txt"])
    with pytest.raises(InvalidPolicy, match="no version '2031-01'"):
        poedesk.check(folder, policy="microsoft-cpor@2031-01", as_of=TODAY)


def test_the_schema_of_a_claim_is_the_one_that_checks_it() -> None:
    assert schemas.schema("claim") == json.loads(json.dumps(claims.schema()))
    with pytest.raises(KeyError):
        schemas.text("weather")


def test_documents_in_an_archive_count_and_the_archive_says_nothing_itself(bundle: Bundle) -> None:
    folder = bundle()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.write(folder / "sow.txt", "signed/sow.txt")
    (folder / "sow.txt").unlink()
    (folder / "all.zip").write_bytes(stream.getvalue())
    assessment = poedesk.check(folder, as_of=TODAY)
    assert assessment.verdict is Overall.APPROVABLE
    rows = assessment.to_json()["documents"]
    assert [(row["name"], row["read"]) for row in rows] == [
        ("all.zip", "complete"),
        ("all.zip/signed/sow.txt", "complete"),
    ]


def test_a_member_that_cannot_be_unpacked_keeps_missing_from_being_said(bundle: Bundle) -> None:
    folder = bundle(sow=SOW.replace("Name: Dana Whitmore\nTitle: Director of IT\n", ""))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("letter.txt", "Title: Director of IT")
    locked = bytearray(stream.getvalue())
    locked[6] = 1
    locked[locked.index(b"PK\x01\x02") + 8] = 1
    (folder / "all.zip").write_bytes(locked)
    assessment = poedesk.check(folder, as_of=TODAY)
    title = next(e for e in assessment.to_json()["elements"] if e["id"] == "customer.signatory.title")
    assert (title["verdict"], title["code"]) == ("unclear", "illegible")


def test_only_an_archive_without_documents_means_that_no_page_was_read(bundle: Bundle) -> None:
    folder = bundle()
    (folder / "sow.txt").unlink()
    stream = io.BytesIO()
    zipfile.ZipFile(stream, "w").close()
    (folder / "all.zip").write_bytes(stream.getvalue())
    assessment = poedesk.check(folder, as_of=TODAY)
    required = [e for e in assessment.to_json()["elements"] if e["required"]]
    assert {(e["verdict"], e["code"]) for e in required} == {("unclear", "illegible")}
