import time

import pytest
from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.assessing.acknowledging.standing import doubts


@pytest.mark.parametrize(
    "line",
    [
        "DRAFT - not for signature",
        "Superseded by SOW 2",
        "Status: cancelled",
        "Entwurf - zur Prüfung",
        "ENTWURF",
        "Brouillon - ne pas signer",
        "Annulé le 3 mars 2026",
        "Borrador para revisión",
        "Storniert am 3. März 2026",
        "SAMPLE",
        "Specimen for training purposes only",
        "Draft v0.3, for discussion with the customer",
        "This version is superseded by version 2.",
        "Completion certificate (superseded by no. 12)",
        "Completion certificate - cancelled",
        "Abnahmeprotokoll (ersetzt durch Nr. 12)",
    ],
)
def test_a_banner_at_the_top_takes_a_document_back(line: str) -> None:
    (doubt,) = doubts(typed(f"{line}\n\nStatement of work\n\nWe move 40 mailboxes.\n"))
    assert not doubt.undone


@pytest.mark.parametrize(
    "line",
    [
        "The draft was discussed on 3 March.",
        "Entwurf und Umsetzung der Richtlinien",
        "Brouillons et archives",
        "Plan para el despliegue",
        "Sample mailboxes were moved first",
        "Leistungsbeschreibung V2 (ersetzt V1.0)",
        "Attestation (remplace la version 1)",
    ],
)
def test_a_line_that_speaks_of_drafts_is_no_banner(line: str) -> None:
    assert doubts(typed(f"{line}\n\nStatement of work\n\nWe move 40 mailboxes.\n")) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The migration was never carried out.",
        "All of this was done in a demonstration tenant that was deleted.",
        "No work was done.",
        "The project was called off.",
        "Die Arbeiten wurden nie ausgeführt.",
        "Das Projekt wurde abgebrochen.",
        "Die Migration hat bisher nicht stattgefunden.",
        "Les travaux n'ont jamais été réalisés.",
        "Le projet a été abandonné.",
        "Los trabajos nunca se realizaron.",
        "El proyecto fue cancelado.",
        "La migración no ha sido ejecutada.",
    ],
)
def test_a_sentence_says_that_the_work_was_not_done(sentence: str) -> None:
    text = f"Statement of work\n\nWe move 40 mailboxes. {sentence}\n"
    (doubt,) = doubts(typed(text))
    assert doubt.undone


@pytest.mark.parametrize(
    "sentence",
    [
        "If the work was not done, nothing is owed.",
        "Wenn die Arbeiten nicht ausgeführt wurden, entfällt die Vergütung.",
        "Sofern das Projekt wurde abgebrochen gilt, entfällt die Vergütung.",
        "Si les travaux n'ont pas été réalisés, rien n'est dû.",
        "En caso de que los trabajos no se realizaron, no se debe nada.",
        "Die Arbeiten wurden ohne Ausfall durchgeführt, und die Nutzer merkten nicht viel.",
        "Les travaux ont été réalisés et n'ont pas gêné les classes.",
        "Los trabajos se realizaron y no hubo cortes.",
    ],
)
def test_terms_and_work_without_trouble_take_nothing_back(sentence: str) -> None:
    assert doubts(typed(f"Statement of work\n\nWe move 40 mailboxes. {sentence}\n")) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Example of a completed form.",
        "All names are invented.",
        "All names and companies in this report are fictitious.",
        "Alle Namen sind frei erfunden.",
        "All dates in this report are fictitious.",
        "Made for demonstration purposes only.",
        "The name of the customer was changed for this copy.",
    ],
)
def test_a_paper_that_only_shows_how_papers_look_is_nobodys(sentence: str) -> None:
    (doubt,) = doubts(typed(f"{sentence}\n\nStatement of work\n\nWe moved 40 mailboxes.\n"))
    assert not doubt.undone


@pytest.mark.parametrize(
    "sentence",
    [
        "It was tried in a test tenant first and then done in the live tenant.",
        "We migrated 40 mailboxes from the demo tenant to the live tenant.",
        "The names of the users are in the annex.",
        "An example of a rule is shown below.",
        "A rule was made for test purposes and the names of two groups were changed.",
        "The old server never worked again and was switched off.",
    ],
)
def test_trials_and_examples_within_the_work_take_nothing_back(sentence: str) -> None:
    assert doubts(typed(f"Statement of work\n\nWe moved 40 mailboxes. {sentence}\n")) == ()


def test_work_that_was_moved_to_a_sandbox_was_not_done() -> None:
    said = "We moved 40 mailboxes to Exchange Online in a sandbox tenant."
    (doubt,) = doubts(typed(f"Report\n\n{said}\n"))
    assert doubt.undone


@pytest.mark.parametrize(
    "words", ["die arbeiten ", "project of the ", "draft - ", "los trabajos no se ", "no work "]
)
def test_hostile_repeats_take_no_time(words: str) -> None:
    start = time.process_time()
    doubts(typed(f"{words * 2000}\n"))
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("sentence", "honest"),
    [
        ("0 of 640 mailboxes were moved.", "0 of 640 mailboxes were lost."),
        ("The move was undone on 3 April.", "The test move was undone, then all were moved."),
        ("The licences were never assigned.", "The old licences were never used again."),
        ("0 von 640 Postfächern wurden umgezogen.", "0 von 640 Postfächern gingen verloren."),
        (
            "Der Umzug wurde am 3. April rückgängig gemacht.",
            "Ein Test wurde zurückgerollt, danach wurden alle Postfächer umgezogen.",
        ),
        ("0 boîte sur 640 a été migrée.", "0 boîte sur 640 a été perdue."),
        ("Finalement, aucune boîte n'a été migrée.", "Tous les documents ont été remis."),
        ("Se migraron 0 de 640 buzones.", "Se perdieron 0 de 640 buzones."),
        ("El proyecto se canceló antes de empezar.", "Las licencias antiguas se cancelaron."),
        ("Sono state migrate 0 caselle su 640.", "Sono andate perse 0 caselle su 640."),
        (
            "Il trasferimento è stato annullato il 3 aprile.",
            "La vecchia installazione è stata annullata.",
        ),
        ("0 van de 640 postvakken zijn verplaatst.", "0 van de 640 postvakken gingen verloren."),
        ("De verhuizing is ongedaan gemaakt.", "De oude installatie is stopgezet."),
    ],
)
def test_work_that_came_to_nothing_is_no_work(sentence: str, honest: str) -> None:
    told, beside = (f"Report\n\nWe moved 640 mailboxes. {each}\n" for each in (sentence, honest))
    assert [doubt.undone for doubt in doubts(typed(told))] == [True]
    assert doubts(typed(beside)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "This statement of work takes effect only when the board has approved it.",
        "This statement of work was terminated by the customer on 9 January 2026.",
        "Dieser Auftrag wird erst wirksam, wenn der Vorstand zugestimmt hat.",
        "Dieser Auftrag wurde am 9. Januar 2026 gekündigt.",
        "Cette commande ne prend effet qu'après l'accord du conseil.",
        "Cette commande a été annulée.",
        "Este contrato solo entra en vigor cuando lo apruebe el consejo.",
        "Este contrato fue rescindido el 9 de enero de 2026.",
        "Questo ordine è efficace solo dopo l'approvazione del consiglio.",
        "Questo ordine è stato annullato.",
        "Deze opdracht is pas geldig nadat de directie heeft ingestemd.",
        "Deze opdracht is ingetrokken.",
        "Unsigned copy; the original will be signed after the audit.",
    ],
)
def test_a_paper_that_is_not_in_force_says_so(sentence: str) -> None:
    found = doubts(typed(f"Statement of work\n\nWe move 40 mailboxes. {sentence}\n"))
    assert any(not doubt.undone for doubt in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "This statement of work takes effect on signature by both parties.",
        "This agreement becomes binding only when both parties have signed it.",
        "If this agreement was terminated, the customer pays for what was done.",
        "The old maintenance contract was terminated in May.",
        "Dieser Auftrag wird erst wirksam, wenn beide Seiten unterschrieben haben.",
        "Cette commande ne prend effet qu'à sa signature.",
    ],
)
def test_what_the_signatures_themselves_bring_about_is_no_doubt(sentence: str) -> None:
    assert doubts(typed(f"Statement of work\n\nWe move 40 mailboxes. {sentence}\n")) == ()
