"""Needs and work as other people tell them, and what stands in their place and tells none."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.api import find_in, policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.load import build
from poedesk.proof.policy.vocabulary import load
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

PARTNER, CUSTOMER = "Larkmoor Consulting Ltd", "Stonebridge Freight plc"
TENANT = "7d0c52aa-61f3-4c1e-9be2-3f0f4e7a9c15"
HEADS = {
    "business_need": {
        "en": "Background",
        "de": "Ausgangslage",
        "fr": "Contexte",
        "es": "Antecedentes",
        "it": "Contesto",
        "nl": "Achtergrond",
    },
    "usage.work": {
        "en": "Services performed",
        "de": "Erbrachte Leistungen",
        "fr": "Prestations réalisées",
        "es": "Servicios prestados",
        "it": "Servizi svolti",
        "nl": "Uitgevoerde werkzaamheden",
    },
    "presales.activities": {
        "en": "Pre-sales activities",
        "de": "Tätigkeiten vor dem Verkauf",
        "fr": "Activités avant-vente",
        "es": "Actividades de preventa",
        "it": "Attività di prevendita",
        "nl": "Presales-activiteiten",
    },
}
REPORT = (
    "COMPLETION REPORT\nThis is the report of the partner to the customer at the end of the order.\n\n"
    "Partner: {partner}\nCustomer: {customer}\nCustomer domain: customer.example\n"
    "Tenant ID: {tenant}\nProducts: {product}\n\n{head}\n\n{text}\n\nSigned for the customer\n"
    "Signature: /s/ J. Doe\nName: Jo Doe\nTitle: Director\nDate: 30 June 2025\n"
)


@cache
def told() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml((Path(__file__).parent / "other_voices.yaml").read_text("utf-8"))
    return loaded


def listed(name: str) -> list[Any]:
    return [
        pytest.param(lang, product, text, id=f"{lang}-{why}-{n}")
        for n, (lang, product, why, text) in enumerate(told()[name], 1)
    ]


def judged(element: str, language: str, product: str, text: str) -> Assessment:
    presales = element == "presales.activities"
    bought = {"name": "Dynamics 365"} | ({"subscription_id": TENANT} if presales else {})
    sales = {"products": [bought], "solution_area": "business-applications"}
    area = sales if product == "business-applications" else {"solution_area": "modern-work"}
    claim = build(
        {
            "schema": "poedesk.claim/1",
            "programme": "microsoft-cpor",
            "engagement": "presales" if presales else "usage",
            "submitted_on": "2025-06-30",
            "partner": {"name": PARTNER},
            "customer": {
                "name": CUSTOMER,
                "domain": "customer.example",
                "tenant_id": TENANT,
                "country": "GB",
            },
            **area,
            **({} if presales else {"workloads": [{"workload": product}]}),
        }
    )
    titles = {entry.id: entry.title for entry in load().workloads} | {"business-applications": "Dynamics 365"}
    paper = REPORT.format(
        partner=PARTNER,
        customer=CUSTOMER,
        tenant=TENANT,
        product=titles[product],
        head=HEADS[element][language],
        text=text.format(P=PARTNER, C=CUSTOMER),
    )
    found = find_in([read_document(paper.encode(), "report.txt", Job(DEFAULT))])
    day = claim.submitted_on
    assert day is not None
    return assess(claim, policy_for(claim, None, day), found, day, limits={})


@pytest.mark.parametrize(("language", "product", "text"), listed("needs"))
def test_a_need_in_another_voice_is_met(language: str, product: str, text: str) -> None:
    finding = judged("business_need", language, product, text).element("business_need")
    assert finding.verdict is Verdict.MET, finding.because


@pytest.mark.parametrize(("language", "product", "text"), listed("no needs"))
def test_what_stands_in_the_place_of_a_need_is_none(language: str, product: str, text: str) -> None:
    finding = judged("business_need", language, product, text).element("business_need")
    assert finding.verdict is not Verdict.MET


@pytest.mark.parametrize(("language", "product", "text"), listed("work"))
def test_work_in_another_voice_is_met_with_its_workload(language: str, product: str, text: str) -> None:
    assessment = judged("usage.work", language, product, text)
    finding, (row,) = assessment.element("usage.work"), assessment.workloads
    assert (finding.verdict, row.verdict) == (Verdict.MET, Verdict.MET), (finding.because, row.because)


@pytest.mark.parametrize(("language", "product", "text"), listed("no work"))
def test_what_was_not_done_by_the_partner_is_no_work(language: str, product: str, text: str) -> None:
    assessment = judged("usage.work", language, product, text)
    finding, (row,) = assessment.element("usage.work"), assessment.workloads
    assert finding.verdict is not Verdict.MET
    assert row.verdict is not Verdict.MET


@pytest.mark.parametrize(("language", "product", "text"), listed("no presales"))
def test_what_led_to_no_purchase_is_no_presales_work(language: str, product: str, text: str) -> None:
    finding = judged("presales.activities", language, product, text).element("presales.activities")
    assert finding.verdict is not Verdict.MET


READ = {
    "en": "The undersigned has read this report.",
    "de": "Die Unterzeichnete hat diesen Bericht gelesen.",
    "fr": "La soussignée a lu ce rapport.",
    "es": "La abajo firmante ha leído este informe.",
    "it": "La sottoscritta ha letto questo rapporto.",
    "nl": "Ondergetekende heeft dit rapport gelezen.",
}
BESIDE = [
    (element, *entry)
    for element, name in (("business_need", "no needs"), ("usage.work", "no work"))
    for entry in told()[name]
    if entry[2] != "template"
]


@pytest.mark.parametrize(("element", "language", "product", "_", "text"), BESIDE)
def test_a_sentence_on_the_paper_itself_vouches_for_nothing(
    element: str, language: str, product: str, _: str, text: str
) -> None:
    finding = judged(element, language, product, f"{text} {READ[language]}").element(element)
    assert finding.verdict is not Verdict.MET
