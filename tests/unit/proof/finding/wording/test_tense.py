"""Deeds that are still to come are told by the forms of their verbs, in the languages of the papers."""

import pytest

from poedesk.proof.finding.wording.tense import (
    is_planned,
    only_imagined,
    only_meant,
    to_come,
    told_as_done,
    verb_to_come,
)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In June Skerry Cloud will migrate 40 mailboxes of the harbour office."),
        ("en", "The remaining 40 mailboxes are to be migrated in June."),
        ("en", "Training of the wardens is scheduled for June."),
        ("de", "Im Juni wird die Skerry Cloud 40 Postfächer nach Exchange Online umziehen."),
        ("de", "Die übrigen 40 Postfächer sollen im Juni umgezogen werden."),
        ("de", "Die Schulung der Hafenmeister ist für Juni geplant."),
        ("fr", "Skerry Cloud basculera 40 boîtes vers Exchange Online."),
        ("fr", "Nous formerons les agents du port en juin."),
        ("fr", "La formation des agents est prévue en juin."),
        ("es", "Skerry Cloud trasladará 40 buzones a Exchange Online."),
        ("es", "En junio vamos a formar a los guardas."),
        ("it", "Skerry Cloud trasferirà 40 caselle a Exchange Online."),
        ("nl", "In juni zal Skerry Cloud 40 postbussen overzetten."),
        ("pt", "A Skerry Cloud moverá 40 caixas de correio."),
        ("sv", "I juni ska Skerry Cloud flytta 40 brevlådor."),
        ("da", "I juni skal Skerry Cloud flytte 40 postkasser."),
        ("nb", "I juni skal Skerry Cloud flytte 40 postbokser."),
    ],
)
def test_a_deed_in_the_future_is_still_to_come(language: str, sentence: str) -> None:
    assert to_come(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In June Skerry Cloud migrated 40 mailboxes of the harbour office."),
        ("en", "Skerry Cloud migrated 40 mailboxes so that the wardens will reach their mail at sea."),
        ("en", "The goodwill of the wardens was won."),
        ("en", "Migration of 40 mailboxes to Exchange Online"),
        ("de", "Im Juni hat die Skerry Cloud 40 Postfächer nach Exchange Online umgezogen."),
        ("de", "Die Postfächer wurden in Gruppen umgezogen, damit niemand warten muss."),
        ("de", "Die Umgebung wird seit März von der Skerry Cloud überwacht."),
        ("fr", "Skerry Cloud a basculé 40 boîtes vers Exchange Online."),
        ("fr", "La caméra du quai et l'opéra restent sur l'ancien réseau."),
        ("fr", "Skerry Cloud livra les postes en juin."),
        ("es", "Skerry Cloud trasladó 40 buzones a Exchange Online."),
        ("es", "El servidor está apagado."),
        ("it", "Skerry Cloud ha trasferito 40 caselle."),
        ("nl", "In juni heeft Skerry Cloud 40 postbussen overgezet."),
    ],
)
def test_a_deed_that_was_done_or_goes_on_is_not(language: str, sentence: str) -> None:
    assert not to_come(sentence, language)


@pytest.mark.parametrize(
    ("language", "before", "verb"),
    [
        ("fr", "Skerry Cloud a analysé les serveurs et ", "migrera"),
        ("en", "Skerry Cloud assessed the servers and will ", "migrate"),
        ("de", "Skerry Cloud hat die Server geprüft und wird die Postfächer ", "migrieren"),
    ],
)
def test_a_verb_is_told_apart_from_what_was_done_beside_it(language: str, before: str, verb: str) -> None:
    assert verb_to_come(verb, before, language)


def test_a_verb_of_the_past_is_not_to_come() -> None:
    assert not verb_to_come("migrated", "Skerry Cloud will train the wardens and has ", "en")


@pytest.mark.parametrize("status", ["Planned", "geplant", "À faire", "Pendiente", "nog te doen", "[open]"])
def test_a_cell_can_say_that_its_row_is_planned(status: str) -> None:
    assert is_planned(status)


@pytest.mark.parametrize("status", ["Done", "erledigt", "open source mail", "12 June 2026"])
def test_other_cells_say_nothing_of_that(status: str) -> None:
    assert not is_planned(status)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The migration of the mailboxes takes place in June."),
        ("de", "Die Migration der Postfächer findet im Juni statt."),
        ("fr", "La migration des boîtes a lieu en juin."),
        ("es", "La migración de los buzones se hará en junio."),
    ],
)
def test_what_takes_place_later_is_still_to_come(language: str, sentence: str) -> None:
    assert to_come(sentence, language)


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("en", "The report recommends "),
        ("en", "Skerry Cloud wrote a plan for the "),
        ("en", "Skerry Cloud checked the servers so that 40 mailboxes can be "),
        ("de", "Die Skerry Cloud hat ein Konzept für die "),
        ("de", "Die Skerry Cloud hat die Server geprüft, damit 40 Postfächer "),
        ("fr", "Skerry Cloud a rédigé un plan pour la "),
        ("es", "Skerry Cloud recomendó la "),
    ],
)
def test_a_deed_can_be_only_meant(language: str, before: str) -> None:
    assert only_meant(before, language)


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("en", "Skerry Cloud followed the plan and "),
        ("de", "Nach dem Konzept hat die Skerry Cloud die Postfächer "),
        ("fr", "Après le plan, Skerry Cloud a "),
    ],
)
def test_a_plan_that_was_followed_leaves_the_deed_told(language: str, before: str) -> None:
    assert not only_meant(before, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Brightwater would then move the mailboxes of both sites."),
        ("en", "The files would be moved in three waves."),
        ("de", "Dafür würde Murtal ab Oktober die Dateien übertragen und die Qualitätsstelle schulen."),
        ("fr", "L'intégrateur migrerait les boîtes aux lettres site par site."),
        ("es", "El integrador migraría los buzones de las dos sedes."),
        ("it", "L'integratore migrerebbe le caselle di posta."),
        ("nl", "De integrator zou de postbussen in drie golven verhuizen."),
    ],
)
def test_what_would_be_done_is_only_imagined(language: str, sentence: str) -> None:
    assert only_imagined(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We would like to thank the team of the depot."),
        ("en", "We configured the access so that nobody would keep the old files."),
        ("en", "A second server would cost the same."),
        ("de", "Ein zweiter Server würde das Doppelte kosten."),
        ("de", "Die Postfächer wurden übertragen."),
        ("fr", "Nous souhaiterions remercier l'équipe."),
        ("es", "Querríamos dar las gracias al equipo."),
    ],
)
def test_wishes_costs_and_what_was_done_for_a_purpose_are_not(language: str, sentence: str) -> None:
    assert not only_imagined(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The last two rooms will be fitted once the ceiling has been made safe."),
        ("de", "Die Schulung soll folgen, sobald der Umbau abgeschlossen worden ist."),
        ("fr", "Nous migrerons les archives quand les associés ont donné leur accord."),
        ("es", "Skerry Cloud trasladará los archivos cuando la junta los ha ordenado."),
        ("it", "Skerry Cloud trasferirà le caselle quando il consiglio ha deciso."),
        ("nl", "Skerry Cloud zal de postbussen overzetten zodra de raad heeft besloten."),
    ],
)
def test_what_has_to_be_done_first_does_not_make_the_rest_done(language: str, sentence: str) -> None:
    assert to_come(sentence, language)


def test_what_came_before_a_deed_leaves_it_done() -> None:
    assert not to_come("Skerry Cloud moved 40 mailboxes after the server had failed.", "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Were the harbour to take over the lock, Skerry Cloud could install Intune on its 11 tablets.",
        "Skerry Cloud might easily move the archive as well.",
    ],
)
def test_what_somebody_could_do_is_only_imagined(sentence: str) -> None:
    assert only_imagined(sentence, "en")
    assert not told_as_done(sentence, "en")


def test_what_a_deed_made_possible_is_not() -> None:
    assert not only_imagined("Skerry Cloud moved the archive, so that wardens could print the plans.", "en")
