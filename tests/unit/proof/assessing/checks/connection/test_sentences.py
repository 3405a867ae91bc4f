"""Whether a sentence shows work of the partner for this customer; in four languages."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.api import find_in, policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, WorkloadRow
from poedesk.proof.claim import load as claims
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

SUBMITTED = date(2026, 5, 4)
REPORTS = {
    "en": (
        "COMPLETION REPORT",
        "Partner: {p}\nCustomer: {c}",
        "Work performed",
        "Signed for the customer\nSignature: /s/ J. Doe\nName: Jo Doe\nTitle: Director\nDate: 30 April 2026",
    ),
    "es": (
        "INFORME FINAL",
        "Proveedor: {p}\nCliente: {c}",
        "Trabajos realizados",
        "Por el cliente\nFirma: /s/ J. Doe\nNombre: Jo Doe\nCargo: Director\nFecha: 30 de abril de 2026",
    ),
    "de": (
        "ABSCHLUSSBERICHT",
        "Auftragnehmer: {p}\nKunde: {c}",
        "Ausgeführte Arbeiten",
        "Für den Kunden\nUnterschrift: /s/ J. Doe\nName: Jo Doe\nFunktion: Leiter\nDatum: 30. April 2026",
    ),
    "fr": (
        "RAPPORT FINAL",
        "Prestataire : {p}\nClient : {c}",
        "Travaux réalisés",
        "Pour le client\nSignature : /s/ J. Doe\nNom : Jo Doe\nFonction : Directeur\nDate : 30 avril 2026",
    ),
}


@cache
def told() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
    return loaded


def listed(name: str) -> list[Any]:
    return [
        pytest.param(lang, *each, id=f"{lang}-{n}")
        for lang in REPORTS
        for n, each in enumerate(told()[name][lang], 1)
    ]


def judged(language: str, workload: str, sentence: str) -> WorkloadRow:
    return reported(language, workload, sentence).workloads[0]


PARTNER, CUSTOMER = "Tollgate Systems Ltd", "Merrow Foods"


def reported(language: str, workload: str, sentence: str) -> Assessment:
    title, parties, heading, signed = REPORTS[language]
    parted = parties.format(p=PARTNER, c=CUSTOMER)
    return assessed(workload, f"{title}\n\n{parted}\n\n{heading}\n\n{sentence}\n\n{signed}\n")


def assessed(workload: str, text: str) -> Assessment:
    claim = claims.build(
        {
            "schema": "poedesk.claim/1",
            "programme": "microsoft-cpor",
            "engagement": "usage",
            "solution_area": "modern-work",
            "submitted_on": str(SUBMITTED),
            "partner": {"name": PARTNER},
            "customer": {
                "name": CUSTOMER,
                "domain": "merrow.example",
                "tenant_id": "7d0c52aa-61f3-4c1e-9be2-3f0f4e7a9c15",
                "country": "GB",
            },
            "workloads": [{"workload": workload}],
        }
    )
    found = find_in([read_document(text.encode(), "report.txt", Job(DEFAULT))])
    return assess(claim, policy_for(claim, None, SUBMITTED), found, SUBMITTED, limits={})


@pytest.mark.parametrize(("language", "workload", "activities", "sentence"), listed("done"))
def test_work_of_the_partner_for_the_customer_shows_its_activities(
    language: str, workload: str, activities: str, sentence: str
) -> None:
    row = judged(language, workload, sentence)
    needed, _, allowed = activities.partition(" | ")
    assert row.verdict is Verdict.MET, row.because
    assert set(needed.split()) <= set(row.activities) <= {*needed.split(), *allowed.split()}


@pytest.mark.parametrize(("language", "workload", "sentence"), listed("not-done"))
def test_work_that_was_not_done_shows_nothing(language: str, workload: str, sentence: str) -> None:
    row = judged(language, workload, sentence)
    assert row.verdict is not Verdict.MET
    assert row.activities == ()


@pytest.mark.parametrize(("language", "workload", "sentence"), listed("others"))
def test_work_of_others_or_for_others_shows_nothing(language: str, workload: str, sentence: str) -> None:
    row = judged(language, workload, sentence)
    assert row.verdict is not Verdict.MET
    assert row.activities == ()
