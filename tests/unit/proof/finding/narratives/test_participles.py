"""Words that say by their form that something was done."""

import pytest

from poedesk.proof.finding.narratives.participles import done_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Links were chased, disks shredded and rules turned on.", {"chased", "shredded", "turned"}),
        ("Konten angelegt, abgestimmt und freigeschaltet.", {"angelegt", "abgestimmt", "freigeschaltet"}),
        ("Écran verrouillé, effacement répété.", {"verrouillé", "répété"}),
        ("Tollgate ha raccolto le schede e le caselle sono state spostate.", {"raccolto", "spostate"}),
        ("Tollgate heeft de bonnen opgehaald. De postbussen werden gewist.", {"opgehaald", "gewist"}),
        ("Abiertas siete comunidades, formados 40 conductores.", {"abiertas", "formados"}),
    ],
)
def test_participles_of_six_languages_are_told(text: str, words: set[str]) -> None:
    assert set(done_words(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "The drawings are scattered and outdated; a tool is needed and required.",
        "Die Mitarbeiter der Gemeinden benötigen gegen Ende mehr Sicherheit.",
        "La société et ses employés : activité, sécurité, qualité.",
        "La comunidad y su seguridad en la ciudad.",
        "It was never moved.",
        "L'ufficio ha perso tempo e non ha mai chiesto altro.",
        "De balie heeft niets gehad en werd nooit gevraagd.",
    ],
)
def test_what_is_lacking_wished_denied_or_a_noun_is_not(text: str) -> None:
    assert done_words(text) == ()
