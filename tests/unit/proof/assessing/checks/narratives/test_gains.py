"""Gains without a word for them: a figure that was another before, what fell, what was not bought."""

import pytest

from poedesk.proof.assessing.checks.narratives.gains import gained
from poedesk.proof.finding.wording.plain import plain_of


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
