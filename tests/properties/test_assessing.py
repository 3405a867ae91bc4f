from collections.abc import Sequence
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.kernel.text import fold
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Code, Overall
from poedesk.proof.assessing.trials.cases import claim_of
from poedesk.proof.assessing.trials.facts import findings_of
from poedesk.proof.claim.model import Claim
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy import cases, loader
from poedesk.proof.policy.elements import ELEMENTS

KINDS = ("poe-template", "statement-of-work", "purchase-order", "email", "contract", "not-proof", "unknown")
TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
WORK = "Ardent Lakes migrated 1,200 mailboxes of Pinefield Health to Exchange Online in March and April 2026."
NEED = "Pinefield Health needs Exchange Online so that 1,200 nurses can read their mail on any device."

FACTS: tuple[dict[str, Any], ...] = (
    {"partner.name": "Ardent Lakes Consulting"},
    {"partner.name": "Somebody Else GmbH"},
    {"customer.name": "Pinefield Health"},
    {"customer.name": "Quarry Bank plc"},
    {"customer.name": None},
    {"domain": "pinefieldhealth.example"},
    {"domain": "quarry.example"},
    {"tenant_id": TENANT},
    {"tenant_id": TENANT.replace("2", "3")},
    {"tenant_id": "[Tenant ID]"},
    {"signatory.name": "Dana Whitmore"},
    {"signatory.title": "Director of IT"},
    {"signature": "ink", "date": "2026-04-30", "name": "Dana Whitmore", "title": "Director of IT"},
    {"signature": "typed", "date": "2026-04-20", "name": "Dana Whitmore"},
    {"signature": None, "date": None},
    {"signature": "ink", "date": "2020-01-01", "side": "partner", "name": "Olaf Brandt"},
    {"business_need": NEED},
    {"business_need": None},
    {"work": WORK},
    {"work": "Mail moved"},
    {"workload": "exchange-online"},
    {"activity": "migration", "for": "exchange-online"},
    {"project.name": "Wards online"},
    {"approval": "approved", "date": "2026-04-29", "name": "Dana Whitmore"},
    {"approval": "conditional", "date": "2026-04-29", "name": "Dana Whitmore"},
    {"approval": "refused", "date": "2026-04-29", "name": "Dana Whitmore"},
    {"signature": "digital", "changed": True, "date": "2026-04-28", "name": "Dana Whitmore"},
    {"signature": "/s/", "date": "2027-01-01", "name": "Dana Whitmore", "title": "Director of IT"},
    {"disclosure": "public_sector"},
    {"initials": "OB", "for": "public_sector"},
    {"initials": None, "for": "subscription_information"},
    {"product": "Dynamics 365 Sales"},
    {"subscription_id": "8b1d4c6e-2f0a-4a57-9d13-7c5e0a4b2f86"},
    {"purchase_type": "migration"},
    {"presales": "Ardent Lakes ran a workshop on Dynamics 365 Sales for 20 people in February 2026."},
)


PUBLIC = {"like": "usage", "customer": {"sector": "public"}}


@cache
def claim(kind: str = "usage") -> Claim:
    file = cases.parse(loader.cases_text("microsoft-cpor"), "cases")
    return claim_of(file, PUBLIC if kind == "public" else kind)


def judged(found: Sequence[Findings], kind: str = "usage") -> Assessment:
    submitted = claim(kind).submitted_on
    assert submitted is not None
    return assess(claim(kind), loader.load("microsoft-cpor", None, submitted), found, submitted)


@st.composite
def documents(draw: st.DrawFn, name: str) -> Findings:
    facts = draw(st.lists(st.sampled_from(FACTS), max_size=14))
    kind = draw(st.sampled_from(KINDS))
    unread = draw(st.booleans()) and draw(st.booleans())
    return findings_of(name, {"kind": kind, "facts": facts, "unread": unread})


BUNDLES = st.lists(st.integers(1, 3), min_size=1, max_size=1).flatmap(
    lambda count: st.tuples(*(documents(f"{number}.txt") for number in range(count[0])))
)


@settings(max_examples=tried(60, thorough=1500))
@given(BUNDLES, documents("added.txt"))
def test_one_more_document_never_turns_met_into_missing(found: tuple[Findings, ...], added: Findings) -> None:
    before, after = judged(found), judged((*found, added))
    for old, new in zip(before.elements, after.elements, strict=True):
        if old.required and old.verdict is Verdict.MET:
            assert new.code not in {Code.MISSING, Code.BLANK, Code.PLACEHOLDER}, new


@settings(max_examples=tried(60, thorough=1500))
@given(BUNDLES)
def test_approvable_means_that_every_required_element_is_met_and_cited(found: tuple[Findings, ...]) -> None:
    assessment = judged(found)
    required = [element for element in assessment.elements if element.required]
    if assessment.verdict is Overall.APPROVABLE:
        assert all(element.verdict is Verdict.MET for element in required)
    if any(element.verdict is Verdict.NOT_MET for element in required):
        assert assessment.verdict is Overall.NOT_APPROVABLE
    for element in assessment.elements:
        assert (element.verdict is Verdict.MET) == (element.code is Code.FOUND)
        if element.verdict is Verdict.MET:
            assert element.evidence
            assert element.remedy is None
        elif element.required:
            assert element.remedy
            assert element.searched == tuple(entry.document.name for entry in found)


@settings(max_examples=tried(50, thorough=1000))
@given(BUNDLES)
def test_while_something_is_unread_nothing_is_missing(found: tuple[Findings, ...]) -> None:
    unread = findings_of("scan.pdf", {"unread": True})
    for element in judged((*found, unread)).elements:
        assert element.code not in {Code.MISSING, Code.BLANK}


@settings(max_examples=tried(50, thorough=1000))
@given(BUNDLES)
def test_another_customers_documents_alone_prove_nothing(found: tuple[Findings, ...]) -> None:
    foreign = findings_of(
        "foreign.txt",
        {
            "kind": "contract",
            "facts": [
                {"customer.name": "Quarry Bank plc"},
                {"signature": "ink", "date": "2026-04-30", "name": "Ira Moss", "title": "Buyer"},
                {"business_need": NEED.replace("Pinefield Health", "Quarry Bank")},
                {"work": WORK.replace("Pinefield Health", "Quarry Bank")},
                {"workload": "exchange-online"},
                {"activity": "migration", "for": "exchange-online"},
            ],
        },
    )
    with_it, without = judged((*found, foreign)), judged(found)
    for new, old in zip(with_it.elements, without.elements, strict=True):
        assert not (new.verdict is Verdict.MET and old.verdict is not Verdict.MET)


@settings(max_examples=tried(50))
@given(BUNDLES)
def test_the_same_input_gives_the_same_answer_and_key(found: tuple[Findings, ...]) -> None:
    assert judged(found).to_json() == judged(found).to_json()


ALLOWED = {
    "found": {"met"},
    "missing": {"not_met"},
    "blank": {"not_met"},
    "placeholder": {"not_met"},
    "contradicted": {"not_met", "unclear"},
    "too_old": {"not_met", "unclear"},
    "in_future": {"not_met", "unclear"},
    "too_thin": {"not_met", "unclear"},
    "altered": {"not_met", "unclear"},
    "not_the_customers": {"not_met", "unclear"},
    "unacceptable_document": {"not_met", "unclear"},
    "illegible": {"unclear"},
    "uncertain": {"unclear"},
    "optional": {"not_applicable"},
    "not_applicable": {"not_applicable"},
}
QUOTING = {"text", "ocr", "table", "mail-header", "form-field"}
OPTIONAL = {"project.name", "supporting_documents"}


@settings(max_examples=tried(80, thorough=2000))
@given(BUNDLES, st.sampled_from(["usage", "presales", "public"]))
def test_every_assessment_keeps_to_the_contract(found: tuple[Findings, ...], kind: str) -> None:
    made = judged(found, kind).to_json()
    texts = {entry.document.name: " ".join(page.text for page in entry.document.pages) for entry in found}
    assert [element["id"] for element in made["elements"]] == list(ELEMENTS)
    for element in made["elements"]:
        assert element["verdict"] in ALLOWED[element["code"]], element
        assert element["because"].endswith(".")
        assert element["required"] or element["verdict"] in {"met", "not_applicable"}
        assert element["id"] not in OPTIONAL or not element["required"]
        for cited in element["evidence"]:
            assert cited["place"]
            if cited["quote"] is not None and cited["by"] in QUOTING:
                assert len(cited["quote"]) <= 300
                assert cited["quote"] in fold(texts[cited["document"]])
    rows = made["workloads"]
    assert len(rows) == (len(claim(kind).workloads) if kind != "presales" else 0)
    verdicts = {element["verdict"] for element in made["elements"] if element["required"]}
    weakest = next(verdict for verdict in ("not_met", "unclear", "met") if verdict in verdicts)
    words = {"not_met": "not_approvable", "unclear": "needs_review", "met": "approvable"}
    assert made["verdict"] == words[weakest]
