"""What is recognised in a picture is compared sign by sign, and decides nothing where it is not sure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.assessing.recognition import not_surely_empty
from poedesk.proof.assessing.trials.cases import claim_of
from poedesk.proof.assessing.trials.facts import findings_of
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Box, Drawing, Span, Word, Words
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy import cases, loader

FILE = cases.parse(loader.cases_text("microsoft-cpor"), "cases")
FORM = FILE.documents["form"].facts
TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
SURE = 0.98


def recognised(found: Findings, sure: Mapping[str, float]) -> Findings:
    """Return what was found as if it had been recognised, with the confidence of words that are not sure."""
    page = found.document.pages[0]
    words = []
    for match in re.finditer(r"\S+", page.text):
        line = page.text.count("\n", 0, match.start())
        left = match.start() - page.text.rfind("\n", 0, match.start())
        box = Box(40 + 5.0 * left, 14.0 * line, 40 + 5.0 * (left + len(match.group())), 14.0 * line + 10)
        words.append(Word(*match.span(), box, sure.get(match.group(), SURE)))
    taken = replace(page, by="ocr", width=612.0, height=792.0, words=Words(words), engine="test 1")
    return replace(found, document=replace(found.document, pages=(taken,)))


def facts(**changed: Any) -> list[dict[str, Any]]:
    names = {name.replace("__", "."): value for name, value in changed.items()}
    kept = [item for item in FORM if not names.keys() & item.keys()]
    return [*kept, *({name: value} for name, value in names.items())]


def judged(
    path: str,
    stated: Sequence[dict[str, Any]],
    *,
    sure: Mapping[str, float] | None = None,
    claim: Claim | None = None,
) -> Element:
    made = claim or claim_of(FILE, "usage")
    found = recognised(findings_of("scan.pdf", {"kind": "poe-template", "facts": list(stated)}), sure or {})
    day = made.submitted_on
    assert day is not None
    return assess(made, loader.load("microsoft-cpor", None, day), [found], day).element(path)


@pytest.mark.parametrize(
    ("read", "verdict", "code"),
    [
        (TENANT, Verdict.MET, Code.FOUND),
        (TENANT.replace("b", "B", 1), Verdict.UNCLEAR, Code.UNCERTAIN),
        (TENANT.replace("8", "b"), Verdict.UNCLEAR, Code.UNCERTAIN),
        (TENANT.replace("0", "O"), Verdict.UNCLEAR, Code.UNCERTAIN),
        (TENANT.replace("5d7b", "57b"), Verdict.UNCLEAR, Code.UNCERTAIN),
        (TENANT[:30], Verdict.UNCLEAR, Code.UNCERTAIN),
        (TENANT.replace("3", "4"), Verdict.NOT_MET, Code.CONTRADICTED),
        ("8b1d4c6e-2f0a-4a57-9d13-7c5e0a4b2f86", Verdict.NOT_MET, Code.CONTRADICTED),
        ("8b1d4c6e-2f0a-4a57-9d13-7c5eOa4b2f8", Verdict.NOT_MET, Code.CONTRADICTED),
    ],
)
def test_a_tenant_id_is_compared_sign_by_sign(read: str, verdict: Verdict, code: Code) -> None:
    found = judged("customer.tenant_id", facts(tenant_id=read))
    assert (found.verdict, found.code) == (verdict, code)
    assert found.evidence[0].by == "ocr"
    assert found.evidence[0].box is not None


@pytest.mark.parametrize("read", [TENANT, TENANT.replace("3", "4")])
def test_a_tenant_id_with_a_doubtful_sign_decides_nothing(read: str) -> None:
    found = judged("customer.tenant_id", facts(tenant_id=read), sure={read: 0.85})
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.UNCERTAIN)
    assert "85 % sure" in found.because


def test_the_reason_tells_what_was_read_and_how_surely() -> None:
    found = judged("customer.tenant_id", facts(tenant_id=TENANT))
    assert f"read in the picture as {TENANT!r}, 98 % sure" in found.because
    assert found.evidence[0].confidence <= SURE


def test_an_id_that_was_read_once_as_claimed_and_once_otherwise_is_unclear() -> None:
    stated = [*facts(tenant_id=TENANT), {"tenant_id": TENANT.replace("0", "8")}]
    assert judged("customer.tenant_id", stated).verdict is Verdict.UNCLEAR


def test_another_id_on_the_page_changes_nothing() -> None:
    other = {"tenant_id": "8b1d4c6e-2f0a-4a57-9d13-7c5e0a4b2f86", "anchored": False}
    assert judged("customer.tenant_id", [*facts(tenant_id=TENANT), other]).verdict is Verdict.MET


def test_an_id_in_an_unlabelled_place_with_confused_signs_is_not_missing() -> None:
    stated = [item for item in FORM if "tenant_id" not in item]
    found = judged("customer.tenant_id", [*stated, {"project.name": f"Directory {TENANT.replace('5', 'S')}"}])
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.UNCERTAIN)
    assert "S" in (found.evidence[0].quote or "")


@pytest.mark.parametrize(
    ("read", "verdict"),
    [
        ("pinefieldhealth.example", Verdict.MET),
        ("pinefieidhealth.example", Verdict.UNCLEAR),
        ("pinefie1dhealth.example", Verdict.UNCLEAR),
        ("mail.pinefie1dhealth.example", Verdict.UNCLEAR),
        ("health.example", Verdict.NOT_MET),
        ("quarrybank.example", Verdict.NOT_MET),
    ],
)
def test_a_domain_is_compared_sign_by_sign(read: str, verdict: Verdict) -> None:
    assert judged("customer.domain", facts(domain=read)).verdict is verdict


def test_a_domain_that_was_pulled_apart_is_no_other() -> None:
    found = judged("customer.domain", facts(domain="pinefield health.example"))
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.UNCERTAIN)


@pytest.mark.parametrize(
    ("read", "verdict", "code"),
    [
        ("Pinefield Health, Inc.", Verdict.MET, Code.FOUND),
        ("Pinefie1d Hea1th, lnc.", Verdict.MET, Code.FOUND),
        ("Pinefleld Heaith", Verdict.MET, Code.FOUND),
        ("Pinetield Heath", Verdict.UNCLEAR, Code.UNCERTAIN),
        ("Quarry Bank plc", Verdict.NOT_MET, Code.CONTRADICTED),
    ],
)
def test_a_damaged_name(read: str, verdict: Verdict, code: Code) -> None:
    stated = [
        item for item in facts(customer__name=read) if "business_need" not in item and "work" not in item
    ]
    found = judged("customer.name", stated)
    assert (found.verdict, found.code) == (verdict, code)


def test_a_damaged_name_that_is_as_near_to_another_party_is_unclear() -> None:
    stated = [item for item in facts(customer__name="Pinefie1d Health") if "business_need" not in item]
    assert judged("customer.name", stated).verdict is Verdict.MET
    made = claim_of(FILE, "usage")
    twins = replace(made, partner=replace(made.partner, name="Pinefieid Health"))
    assert judged("customer.name", stated, claim=twins).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("day", "sure", "verdict"),
    [
        ("2026-04-30", 0.98, Verdict.MET),
        ("2026-04-30", 0.85, Verdict.UNCLEAR),
        ("2026-04-30", 0.6, Verdict.UNCLEAR),
        ("2019-04-02", 0.98, Verdict.NOT_MET),
        ("2019-04-02", 0.85, Verdict.NOT_MET),
        ("2019-04-02", 0.6, Verdict.UNCLEAR),
    ],
)
def test_a_date_counts_as_surely_as_it_was_read(day: str, sure: float, verdict: Verdict) -> None:
    signed = next(item for item in FORM if "signature" in item)
    stated = [*(item for item in FORM if item is not signed), {**signed, "date": day}]
    assert judged("acknowledgement.date", stated, sure={day: sure}).verdict is verdict


def test_a_place_beside_which_words_are_not_sure_is_not_empty() -> None:
    stated = facts(tenant_id=None)
    assert judged("customer.tenant_id", stated).code is Code.BLANK
    found = judged("customer.tenant_id", stated, sure={"tenant": 0.4})
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.ILLEGIBLE)


@pytest.mark.parametrize(
    ("under", "why"),
    [
        ("21 April", "'21 April' stands below it"),
        ("April 2026", "'April 2026' stands below it"),
        ("21.04.", "'21.04.' stands below it"),
        ("Executive Director", "'Executive Director' stands below it"),
        ("Maren Holt\tDirector", "'Maren Holt' stands below it"),
        ("By signing this the customer agrees", None),
        ("Printed name", None),
        ("Title", None),
        ("3. Title", None),
        ("Pages: 21", None),
    ],
)
def test_a_place_above_a_part_of_a_date_is_not_surely_empty(under: str, why: str | None) -> None:
    made = findings_of("scan.pdf", {"kind": "poe-template", "facts": []})
    (page,) = made.document.pages
    text = f"Date Signed\n{under}"
    document = replace(made.document, pages=(replace(page, text=text),))
    scan = recognised(replace(made, document=document), {}).document
    assert not_surely_empty(scan, Span(1, 0, len("Date Signed"))) == why


@pytest.mark.parametrize(
    ("kind", "left", "why"),
    [("strokes", 130.0, "a pen wrote beside it"), ("picture", 130.0, None), ("strokes", 560.0, None)],
)
def test_a_place_beside_which_a_pen_wrote_is_not_surely_empty(
    kind: Literal["strokes", "picture"], left: float, why: str | None
) -> None:
    made = findings_of("scan.pdf", {"kind": "poe-template", "facts": []})
    (page,) = made.document.pages
    written = Drawing(kind, Box(left, 0, left + 40, 12))
    document = replace(made.document, pages=(replace(page, text="Registrant", drawings=(written,)),))
    scan = recognised(replace(made, document=document), {}).document
    assert not_surely_empty(scan, Span(1, 0, len("Registrant"))) == why


def test_on_a_page_that_was_read_badly_nothing_is_missing() -> None:
    stated = [item for item in FORM if "tenant_id" not in item]
    assert judged("customer.tenant_id", stated).code is Code.MISSING
    words = dict.fromkeys(("Partner", "Customer", "company", "name:", "Workload:", "Work:"), 0.5)
    assert judged("customer.tenant_id", stated, sure=words).code is Code.ILLEGIBLE


def test_words_of_little_confidence_meet_nothing() -> None:
    found = judged(
        "customer.signatory.title", FORM, sure={word: 0.6 for item in FORM for word in _title(item)}
    )
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.UNCERTAIN)


def _title(item: Mapping[str, Any]) -> list[str]:
    return str(item.get("title", item.get("signatory.title", ""))).split()


@pytest.mark.parametrize(
    ("read", "verdict"),
    [
        ("Exchange 0nline", Verdict.UNCLEAR),
        ("Exchange Onine", Verdict.UNCLEAR),
        ("Exchange Server", Verdict.NOT_MET),
    ],
)
def test_a_workload_whose_name_was_read_otherwise_is_not_missing(read: str, verdict: Verdict) -> None:
    nothing = [item for item in FORM if not {"workload", "activity", "work", "business_need"} & item.keys()]
    stated = [*nothing, {"project.name": f"Move to {read}"}]
    assert judged("workloads", stated).verdict is verdict
    assert judged("activities", stated).verdict is verdict
