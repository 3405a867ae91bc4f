"""Gains without a word for them: a figure that was another before, what fell, what was not bought."""

from datetime import date

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.api import find_in, policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.checks.narratives.gains import gained
from poedesk.proof.claim import load as claims
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document


@pytest.mark.parametrize(
    "told",
    [
        "Survey processing takes eleven weeks where it took five months; it went from 20 to 11.",
        "Die Ausfallzeit sank von 30 auf unter 2 Stunden im Jahr.",
        "Le calcul prend quarante minutes au lieu d'une nuit ; le second serveur n'a pas été racheté.",
        "Las copias se restauran en 20 minutos; antes hacía falta un día y el coste bajó.",
        "I tempi sono scesi da 6 ore a 50 minuti.",
        "De back-up duurt nu 30 minuten in plaats van 5 uur.",
        "Månadskostnaden sjönk och återställning tar en kvart i stället för en natt.",
        "The planned purchase of a second storage system was dropped.",
        "Laboratory staff can start a simulation at any time.",
    ],
)
def test_a_change_for_the_better_is_a_gain(told: str) -> None:
    assert gained(plain_of(told).text)


@pytest.mark.parametrize(
    "told",
    [
        "Azure offers regions, sizes and services of every kind.",
        "Azure bietet viele Regionen und Dienste.",
        "The subscription holds 14 machines in West Europe.",
        "La plateforme comprend des machines et des réseaux.",
    ],
)
def test_what_only_is_so_is_none(told: str) -> None:
    assert not gained(plain_of(told).text)


CLAIM = claims.build(
    {
        "schema": "poedesk.claim/1",
        "programme": "microsoft-azure-poe",
        "engagement": "usage",
        "solution_area": "azure",
        "submitted_on": "2026-05-27",
        "partner": {"name": "Alder Plattform GmbH"},
        "customer": {
            "name": "Merrow Fernwärme AG",
            "domain": "merrow.example",
            "country": "DE",
            "tenant_id": "7d0c52aa-61f3-4c1e-9be2-3f0f4e7a9c15",
        },
    }
)
PAPER = """Architekturbeschreibung Messdaten

Auftraggeberin: Merrow Fernwärme AG
Auftragnehmerin: Alder Plattform GmbH

4 Bausteine

Je Netzabschnitt sammelt ein kleiner Rechner die Werte und puffert sie drei Tage lang. Azure IoT Hub nimmt
sie an, Azure Functions prüft sie auf Lecks, Azure Data Explorer legt sie für zwei Jahre ab, ein Portal
zeigt sie an.

9 Nutzen

{told}
"""


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Seit Februar wurden zwei Lecks gemeldet. Das Abholen per Modem entfällt.", Verdict.MET),
        ("Seit Februar wurden zwei Lecks nach acht statt nach 40 Minuten gemeldet.", Verdict.UNCLEAR),
        ("", Verdict.UNCLEAR),
    ],
)
def test_a_chapter_on_the_parts_is_an_architecture_and_another_tells_what_it_replaced(
    told: str, verdict: Verdict
) -> None:
    paper = read_document(PAPER.format(told=told).encode(), "paper.txt", Job(DEFAULT))
    day = date(2026, 5, 27)
    found = assess(CLAIM, policy_for(CLAIM, None, day), find_in([paper]), day, limits={})
    assert found.element("azure.architecture").verdict is verdict
