from typing import Any

import pytest
from tests.unit.proof.assessing.stacks import papers

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Code, Element
from poedesk.proof.assessing.trials.cases import claim_of
from poedesk.proof.assessing.trials.facts import findings_of
from poedesk.proof.policy import cases, loader

FILE = cases.parse(loader.cases_text("microsoft-cpor"), "cases")
FORM = FILE.documents["form"].facts
TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"


def judged(facts: Any, *others: dict[str, Any], claim: Any = "usage") -> Assessment:
    made = claim_of(FILE, claim)
    found = [findings_of("form.pdf", {"kind": "poe-template", "facts": facts})]
    found += [findings_of(f"{number}.pdf", other) for number, other in enumerate(others, 1)]
    submitted = made.submitted_on
    assert submitted is not None
    return assess(made, loader.load("microsoft-cpor", None, submitted), found, submitted)


def with_fact(name: str, **fact: Any) -> list[dict[str, Any]]:
    return [*(item for item in FORM if name not in item), {name: fact.pop("value"), **fact}]


def element(path: str, name: str, **fact: Any) -> Element:
    return judged(with_fact(name, **fact)).element(path)


@pytest.mark.parametrize(
    ("value", "verdict", "code"),
    [
        ("Pinefield Health, Inc.", Verdict.MET, Code.FOUND),
        ("PINEFIELD-HEALTH LLC", Verdict.MET, Code.FOUND),
        ("Pinefield", Verdict.UNCLEAR, Code.UNCERTAIN),
        ("Quarry Bank plc", Verdict.NOT_MET, Code.CONTRADICTED),
        (None, Verdict.NOT_MET, Code.BLANK),
        ("[Customer name]", Verdict.NOT_MET, Code.PLACEHOLDER),
    ],
)
def test_the_customers_name(value: str | None, verdict: Verdict, code: Code) -> None:
    facts = [fact for fact in with_fact("customer.name", value=value) if "business_need" not in fact]
    facts = [fact for fact in facts if "work" not in fact]
    found = judged(facts).element("customer.name")
    assert (found.verdict, found.code) == (verdict, code)


@pytest.mark.parametrize(
    ("value", "anchored", "verdict"),
    [
        ("pinefieldhealth.example", True, Verdict.MET),
        ("mail.pinefieldhealth.example", True, Verdict.MET),
        ("dana@pinefieldhealth.example", False, Verdict.MET),
        ("notpinefieldhealth.example", True, Verdict.NOT_MET),
        ("notpinefieldhealth.example", False, Verdict.NOT_MET),
        ("pinefield.onmicrosoft.com", True, Verdict.UNCLEAR),
    ],
)
def test_the_customers_domain(value: str, anchored: bool, verdict: Verdict) -> None:  # noqa: FBT001 - a parameter
    assert element("customer.domain", "domain", value=value, anchored=anchored).verdict is verdict


@pytest.mark.parametrize(
    ("mentioned", "verdict"),
    [
        ("Harrow Vale Clinics Holdings", Verdict.UNCLEAR),
        ("Harrow Vale Clinics", Verdict.UNCLEAR),
        ("Harrow Vale Clinics Ltd", Verdict.MET),
    ],
)
def test_beside_a_relative_at_its_place_only_the_name_in_full_is_a_mention(
    mentioned: str, verdict: Verdict
) -> None:
    text = (
        "COMPLETION REPORT\n\nPartner: Tillbrook Systems Ltd\nCustomer: Harrow Vale Clinics Holdings Ltd\n"
        "Customer domain: harrowvale.example\nMicrosoft tenant ID: 8d5e1a52-6a0e-4d27-9f1e-3f4f8f1f2a11\n\n"
        f"Work performed\n\nTillbrook Systems migrated 640 mailboxes of {mentioned} to Exchange Online.\n"
    )
    assert papers.judged(papers.paper("report.txt", text)).element("customer.name").verdict is verdict


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Harrow Vale Clinics (Holdings) Ltd", Verdict.UNCLEAR),
        ("Harrow Vale Clinics Group plc", Verdict.UNCLEAR),
        ("Harrow Vale Clinics Ltd", Verdict.MET),
        ("Harrow Vale Clinics (group work: mail)", Verdict.MET),
    ],
)
def test_a_relative_named_in_the_text_alone_is_not_the_customer(name: str, verdict: Verdict) -> None:
    text = (
        f"HANDOVER CERTIFICATE\n\nThis certifies that Tillbrook Systems Ltd has handed over to {name}\n"
        "what is told below.\n\nDomain: harrowvale.example\n"
        "Microsoft tenant ID: 8d5e1a52-6a0e-4d27-9f1e-3f4f8f1f2a11\n\n"
        "Work performed\n\nTillbrook Systems migrated 640 mailboxes to Exchange Online in March.\n"
    )
    assert papers.judged(papers.paper("report.txt", text)).element("customer.name").verdict is verdict


def test_a_domain_in_running_text_contradicts_nothing() -> None:
    assert element("customer.domain", "domain", value="other.example", anchored=False).code is Code.MISSING


@pytest.mark.parametrize(
    ("value", "anchored", "code"),
    [
        (TENANT, True, Code.FOUND),
        (TENANT, False, Code.UNCERTAIN),
        (TENANT.replace("2", "3"), True, Code.CONTRADICTED),
        (TENANT.replace("2", "3"), False, Code.MISSING),
        (None, True, Code.BLANK),
    ],
)
def test_the_tenant_counts_only_where_it_is_labelled(value: str | None, anchored: bool, code: Code) -> None:  # noqa: FBT001 - a parameter
    assert element("customer.tenant_id", "tenant_id", value=value, anchored=anchored).code is code


@pytest.mark.parametrize(
    ("domain", "verdict"),
    [
        ("pinefieldhealth.example", Verdict.MET),
        ("redfordgrid.example", Verdict.UNCLEAR),
        (None, Verdict.UNCLEAR),
    ],
)
def test_our_tenant_is_the_customers_where_its_domain_stands_beside_it(
    domain: str | None, verdict: Verdict
) -> None:
    told: dict[str, Any] = {"value": TENANT, "anchored": False, "confidence": 0.65}
    told |= {"for": domain} if domain else {}
    assert element("customer.tenant_id", "tenant_id", **told).verdict is verdict


def test_two_places_that_disagree_are_both_cited() -> None:
    other = {
        "kind": "contract",
        "facts": [{"customer.name": "Pinefield Health"}, {"domain": "quarry.example"}],
    }
    found = judged(FORM, other).element("customer.domain")
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.CONTRADICTED)
    assert {evidence.document for evidence in found.evidence} == {"form.pdf", "1.pdf"}


def test_a_differing_title_or_project_is_found_with_the_difference() -> None:
    changes = {"signatory": {"title": "Treasurer"}}
    claim = {"like": "usage", "project": "Wards online", "customer": changes}
    assessment = judged([*FORM, {"project.name": "Mail for wards"}], claim=claim)
    for path, told in (("customer.signatory.title", "Treasurer"), ("project.name", "Wards online")):
        found = assessment.element(path)
        assert found.verdict is Verdict.MET
        assert told in found.because
        assert found.expected == told


def test_optional_elements_are_met_or_not_applicable_and_never_required() -> None:
    absent, there = judged(FORM), judged([*FORM, {"supporting_document": "plan.pdf"}])
    for assessment, code in ((absent, Code.OPTIONAL), (there, Code.FOUND)):
        found = assessment.element("supporting_documents")
        assert found.code is code
        assert not found.required
    assert there.element("supporting_documents").value == ["plan.pdf"]


def test_an_attachment_speaks_for_its_mail() -> None:
    made = claim_of(FILE, "usage")
    mail = findings_of(
        "mail.eml", {"kind": "email", "from": "a@b.example", "facts": [{"work": FORM[6]["work"]}]}
    )
    form = findings_of("mail.eml/form.pdf", {"kind": "poe-template", "facts": FORM})
    submitted = made.submitted_on
    assert submitted is not None
    policy = loader.load("microsoft-cpor", None, submitted)
    alone = assess(made, policy, [mail], submitted)
    together = assess(made, policy, [mail, form], submitted)
    assert alone.element("partner.name").verdict is not Verdict.MET
    assert together.element("usage.work").verdict is Verdict.MET
