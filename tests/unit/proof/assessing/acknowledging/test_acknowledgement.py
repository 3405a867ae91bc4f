from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Code, Element
from poedesk.proof.assessing.trials.cases import claim_of
from poedesk.proof.assessing.trials.facts import findings_of
from poedesk.proof.finding.acts.details import SEAL_UNTOLD
from poedesk.proof.policy import cases, loader

FILE = cases.parse(loader.cases_text("microsoft-cpor"), "cases")
FORM = [fact for fact in FILE.documents["form"].facts if "signature" not in fact]
INK = {"signature": "ink", "date": "2026-04-30", "name": "Dana Whitmore", "title": "Director of IT"}


def judged(*acts: dict[str, Any], claim: Any = "usage", **documents: dict[str, Any]) -> Assessment:
    made = claim_of(FILE, claim)
    found = [findings_of("form.pdf", {"kind": "poe-template", "facts": [*FORM, *acts]})]
    found += [findings_of(f"{name}.eml", described) for name, described in documents.items()]
    submitted = made.submitted_on
    assert submitted is not None
    return assess(made, loader.load("microsoft-cpor", None, submitted), found, submitted)


def signature(*acts: dict[str, Any], **more: Any) -> Element:
    return judged(*acts, **more).element("acknowledgement.signature")


def mail(value: str, sender: str, day: str = "2026-04-30", **more: Any) -> dict[str, Any]:
    fact = {"approval": value, "date": day, "name": "Dana Whitmore", "title": "Director of IT"}
    facts = [{"workload": "exchange-online"}, {"customer.name": "Pinefield Health"}, fact]
    return {"kind": "email", "from": sender, "facts": facts, **more}


CUSTOMER = "Dana Whitmore <dana@it.pinefieldhealth.example>"


@pytest.mark.parametrize("kind", ["ink", "image", "digital", "e-sign-platform", "/s/"])
def test_kinds_of_signature_that_count(kind: str) -> None:
    element = signature({**INK, "signature": kind})
    assert element.verdict is Verdict.MET
    assert element.value == ("typed" if kind == "/s/" else kind)


def test_a_bare_typed_name_is_unclear() -> None:
    assert signature({**INK, "signature": "typed"}).code is Code.UNCERTAIN


def test_a_changed_file_is_altered_and_another_signature_elsewhere_counts() -> None:
    changed = {**INK, "signature": "digital", "changed": True}
    assert signature(changed).code is Code.ALTERED
    assert signature(changed, answer=mail("approved", CUSTOMER)).verdict is Verdict.MET


def test_a_platforms_seal_that_could_not_be_validated_leaves_the_signature_unclear() -> None:
    facts = [*FORM, {**INK, "signature": "e-sign-platform"}]
    found = findings_of("form.pdf", {"kind": "poe-template", "facts": facts})
    acts = []
    for act in found.acts:
        assert act.signature is not None
        acts.append(replace(act, signature=replace(act.signature, intact=None, detail=SEAL_UNTOLD)))
    made = claim_of(FILE, "usage")
    assert made.submitted_on is not None
    policy = loader.load("microsoft-cpor", None, made.submitted_on)
    assessment = assess(made, policy, [replace(found, acts=tuple(acts))], made.submitted_on)
    assert assessment.element("acknowledgement.signature").code is Code.UNCERTAIN


def test_the_newest_act_of_the_customer_counts() -> None:
    older = {**INK, "date": "2024-01-10"}
    assert judged(older, INK).element("acknowledgement.date").value == "2026-04-30"
    assert judged(INK, older).element("acknowledgement.date").value == "2026-04-30"


def test_the_partners_date_is_never_taken() -> None:
    partner = {"signature": "ink", "side": "partner", "date": "2026-04-29", "name": "Olaf Brandt"}
    assessment = judged({**INK, "date": None}, partner)
    assert assessment.element("acknowledgement.signature").verdict is Verdict.MET
    date = assessment.element("acknowledgement.date")
    assert (date.code, "is not the customer's" in date.because) == (Code.BLANK, True)
    assert assessment.good_for_filing_until is None


def test_a_blank_line_of_the_customer_beside_the_partners_signature_names_both() -> None:
    partner = {"signature": "ink", "side": "partner", "date": "2026-04-29", "name": "Olaf Brandt"}
    element = signature({**INK, "signature": None}, partner)
    assert element.code is Code.BLANK
    assert "only the partner signed" in element.because


def test_one_person_who_signs_for_both_sides_leaves_a_doubt() -> None:
    partner = {"signature": "ink", "side": "partner", "date": "2026-04-30", "name": "Dana Whitmore"}
    assert signature(INK, partner).verdict is Verdict.UNCLEAR


def test_a_block_for_another_organisation_is_not_the_customers() -> None:
    element = signature({**INK, "party": "Quarry Bank plc"})
    assert (element.verdict, element.code) == (Verdict.UNCLEAR, Code.NOT_THE_CUSTOMERS)


def test_a_heading_over_the_block_is_no_organisation() -> None:
    assert signature({**INK, "party": "Wards online"}).verdict is Verdict.MET


def test_a_block_without_a_side_is_unclear_unless_it_names_the_customer_or_its_signatory() -> None:
    plain = {**INK, "side": "nobody"}
    assert signature(plain).code is Code.UNCERTAIN
    assert signature({**plain, "party": "Pinefield Health Inc."}).verdict is Verdict.MET
    known = {"like": "usage", "customer": {"signatory": {"name": "Whitmore, Dana"}}}
    assert signature(plain, claim=known).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("sender", "verdict"),
    [
        ("Dana Whitmore <dana@pinefieldhealth.example>", Verdict.MET),
        (CUSTOMER, Verdict.MET),
        ("dana@notpinefieldhealth.example", Verdict.UNCLEAR),
        ("Dana Whitmore <dana@gmail.com>", Verdict.UNCLEAR),
        ("Pinefield Health dana@pinefieldhealth.example <olaf@ardent.example>", Verdict.NOT_MET),
    ],
)
def test_an_approval_counts_from_the_customers_domain_only(sender: str, verdict: Verdict) -> None:
    assert signature(answer=mail("approved", sender)).verdict is verdict


def test_a_known_signatory_may_write_from_anywhere() -> None:
    known = {"like": "usage", "customer": {"signatory": {"email": "dana@gmail.com"}}}
    assert signature(claim=known, answer=mail("approved", "dana@gmail.com")).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("conditional", Verdict.UNCLEAR), ("refused", Verdict.NOT_MET), ("out-of-office", Verdict.NOT_MET)],
)
def test_what_does_not_approve_is_never_met(value: str, verdict: Verdict) -> None:
    assert signature(answer=mail(value, CUSTOMER)).verdict is verdict


def test_the_printed_name_must_be_of_the_one_who_acknowledged() -> None:
    other = {**INK, "person": "Robin Castell"}
    element = judged(other).element("customer.signatory.name")
    assert (element.verdict, element.code) == (Verdict.UNCLEAR, Code.CONTRADICTED)
    assert "Robin Castell" in element.because


def test_the_date_is_judged_though_the_line_is_empty() -> None:
    assessment = judged({**INK, "signature": None})
    assert assessment.element("acknowledgement.signature").code is Code.BLANK
    assert assessment.element("acknowledgement.date").verdict is Verdict.MET


def test_what_cannot_be_read_as_a_date_is_uncertain() -> None:
    assert judged({**INK, "date": "last spring"}).element("acknowledgement.date").code is Code.UNCERTAIN


def test_the_acknowledgement_says_until_when_it_is_good() -> None:
    assert judged(INK).good_for_filing_until == date(2027, 4, 30)
    assert judged().good_for_filing_until is None


def test_an_acknowledgement_that_does_not_stand_is_good_for_nothing() -> None:
    for fails in ({"signature": None}, {"date": "2020-01-10"}, {"signature": "digital", "changed": True}):
        assert judged({**INK, **fails}).good_for_filing_until is None


def test_the_partners_own_approval_is_not_the_customers() -> None:
    element = signature(answer=mail("approved", "Olaf Brandt <olaf@ardentlakes.example>"))
    assert (element.verdict, element.code) == (Verdict.NOT_MET, Code.NOT_THE_CUSTOMERS)


def test_a_later_refusal_leaves_a_doubt_and_an_earlier_one_does_not() -> None:
    late, early = mail("refused", CUSTOMER, "2026-05-02"), mail("refused", CUSTOMER, "2026-04-01")
    late["sent"], early["sent"] = "2026-05-02T10:00:00+00:00", "2026-04-01T10:00:00+00:00"
    element = signature(INK, answer=late)
    assert (element.verdict, element.code) == (Verdict.UNCLEAR, Code.CONTRADICTED)
    assert signature(INK, answer=early).verdict is Verdict.MET


def test_a_master_agreement_does_not_acknowledge_the_work_under_it() -> None:
    agreement = {"kind": "master-agreement", "facts": [{"customer.name": "Pinefield Health"}, INK]}
    element = signature({**INK, "signature": None, "date": None}, agreement=agreement)
    assert element.code is Code.BLANK


def test_an_acceptance_that_names_the_document_covers_its_work() -> None:
    facts = [{"customer.name": "Pinefield Health"}, INK, {"project.name": "acceptance of the POE form"}]
    letter = {"kind": "contract", "facts": facts}
    assert signature(letter=letter).verdict is Verdict.MET
    silent = {"kind": "contract", "facts": [{"customer.name": "Pinefield Health"}, INK]}
    assert signature(letter=silent).verdict is Verdict.UNCLEAR


def test_a_block_for_the_university_is_the_customers_only_when_the_customer_can_be_one() -> None:
    block = {**INK, "party": "the University"}
    assert signature(block).code is Code.UNCERTAIN
    public = {"like": "usage", "customer": {"sector": "public"}}
    assert signature(block, claim=public).verdict is Verdict.MET


def test_the_only_contract_is_what_its_signature_is_for_unless_it_speaks_of_other_workloads() -> None:
    made = claim_of(FILE, "usage")
    submitted = made.submitted_on
    assert submitted is not None
    facts: list[dict[str, Any]] = [{"customer.name": "Pinefield Health"}, INK]
    answers = []
    for more in ([], [{"workload": "intune"}]):
        found = [findings_of("contract.docx", {"kind": "contract", "facts": [*facts, *more]})]
        whole = assess(made, loader.load("microsoft-cpor", None, submitted), found, submitted)
        answers.append(whole.element("acknowledgement.signature").verdict)
        assert whole.element("workloads").verdict is Verdict.NOT_MET
    assert answers[0] is Verdict.MET
    assert answers[1] is not Verdict.MET
