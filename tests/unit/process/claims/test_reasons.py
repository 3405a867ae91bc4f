import itertools
from collections.abc import Iterator

import pytest
from tests.unit.process.claims.walking import TABLES

from poedesk.kernel.verdict import Verdict
from poedesk.process.claims.reasons.mapping import Reason, asked, reason_of, reasons_of, rejections
from poedesk.process.claims.tables.loader import load
from poedesk.proof.assessing.model import Code
from poedesk.proof.policy.elements import ELEMENTS

QUIET = {Code.FOUND, Code.OPTIONAL, Code.NOT_APPLICABLE}
OPTIONAL = {"project.name", "supporting_documents"}


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_element_and_code_has_its_reason_or_says_why_not(element: str) -> None:
    for code, verdict in itertools.product(Code, Verdict):
        told = reason_of(element, code, verdict)
        assert (told.ask and told.reject) or told.why_not, (element, code)
        assert told.ask is None or told.ask in asked()
        assert told.reject is None or told.reject in rejections()
        if code in QUIET or element in OPTIONAL:
            assert (told.ask, told.reject) == (None, None)
        else:
            assert told.ask
            assert told.basis in {"stated", "inferred"}


@pytest.mark.parametrize("element", ELEMENTS)
def test_what_is_unclear_is_asked_about_and_never_refused(element: str) -> None:
    for code in Code:
        assert reason_of(element, code, Verdict.UNCLEAR).reject is None
    assert reason_of(element, Code.ILLEGIBLE, Verdict.NOT_MET).reject is None
    assert reason_of(element, Code.UNCERTAIN, Verdict.NOT_MET).reject is None


@pytest.mark.parametrize(
    ("element", "code", "ask", "reject"),
    [
        ("acknowledgement.signature", "blank", "acknowledgement-missing", "consent-missing"),
        ("acknowledgement.signature", "altered", "poe-missing", "insufficient-poe"),
        ("acknowledgement.signature", "too_old", "dates", "consent-missing"),
        ("acknowledgement.date", "missing", "dates", "insufficient-poe"),
        ("disclosure.public_sector", "missing", "acknowledgement-missing", "consent-missing"),
        ("usage.work", "too_thin", "work-missing", "insufficient-poe"),
        ("workloads", "missing", "product-missing", "products-missing"),
        ("document.kind", "unacceptable_document", "poe-missing", "insufficient-poe"),
    ],
)
def test_findings_come_to_the_reasons_of_the_programme(
    element: str, code: str, ask: str, reject: str
) -> None:
    told = reason_of(element, code, Verdict.NOT_MET)
    assert (told.ask, told.reject) == (ask, reject)


def test_an_assessment_comes_to_the_reasons_of_what_is_required_and_open() -> None:
    def element(name: str, verdict: str, code: str, *, required: bool = True) -> dict[str, object]:
        return {"id": name, "verdict": verdict, "code": code, "required": required}

    value = {
        "elements": [
            element("partner.name", "met", "found"),
            element("project.name", "not_applicable", "optional", required=False),
            element("usage.work", "not_met", "too_thin"),
            element("customer.domain", "unclear", "illegible"),
        ]
    }
    told = reasons_of(value)
    assert [(each.element, each.ask, each.reject) for each in told] == [
        ("usage.work", "work-missing", "insufficient-poe"),
        ("customer.domain", "poe-missing", None),
    ]


def test_there_are_five_reasons_to_ask() -> None:
    assert len(asked()) == 5


def every_finding() -> Iterator[Reason]:
    for element, code, verdict in itertools.product(ELEMENTS, Code, Verdict):
        yield reason_of(element, code, verdict)


def test_every_reason_comes_from_a_finding_or_from_what_somebody_did() -> None:
    assert {each.ask for each in every_finding()} - {None} == set(asked())
    found = {each.reject for each in every_finding()} - {None}
    done = {name for table in TABLES for row in table.transitions for name in row.reasons}
    assert found == {"insufficient-poe", "consent-missing", "products-missing"}
    assert set(rejections()) - found == {
        "customer-declined", "wrong-partner-id", "wrong-activity", "no-longer-working",
        "no-response", "poe-unavailable", "lost-arbitration",
    }  # fmt: skip
    assert set(rejections()) | set(asked()) == done


@pytest.mark.parametrize("version", ["2019-10", "2020-07", "2023-10"])
def test_a_claim_can_be_asked_about_and_rejected_by_whatever_a_finding_comes_to(version: str) -> None:
    rows = {row.name: row for row in load("microsoft-cpor", version).transitions}
    assert {each.ask for each in every_finding()} - {None} <= set(rows["request-information"].reasons)
    assert {each.reject for each in every_finding()} - {None} <= set(rows["reject"].reasons)
