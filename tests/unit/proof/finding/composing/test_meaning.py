"""What a sentence says of an acceptance by all of its words."""

import pytest

from poedesk.proof.finding.approving.pointing import flat
from poedesk.proof.finding.composing.meaning import (
    LONGEST,
    Meaning,
    bears_out,
    composed,
    names_a_side,
    takes_over,
    withheld,
)


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("Our acceptance of the rollout is herewith given.", Meaning.ACCEPTS),
        ("Wir sind mit der Umstellung sehr zufrieden und nehmen sie ab.", Meaning.ACCEPTS),
        ("Keine Einwände unsererseits, die Arbeiten gelten als angenommen.", Meaning.ACCEPTS),
        ("Vous pouvez considérer le projet comme accepté.", Meaning.ACCEPTS),
        ("Abbiamo verificato tutto, il progetto si può considerare accettato.", Meaning.ACCEPTS),
        ("Confermiamo che i lavori sono stati eseguiti e li accettiamo.", Meaning.ACCEPTS),
        ("Siamo d'accordo con quanto scritto e lo approviamo.", Meaning.POINTS),
        ("Ok from our end, go ahead and close it - accepted.", Meaning.POINTS),
        ("Das Projekt betrachten wir als abgeschlossen und abgenommen.", Meaning.ACCEPTS),
        ("Thumbs up from us.", Meaning.POINTS),
    ],
)
def test_known_words_compose_an_acceptance(sentence: str, meaning: Meaning) -> None:
    assert composed(flat(sentence)) is meaning


@pytest.mark.parametrize(
    "sentence",
    [
        "Our acceptance of the zeppelin is herewith given.",
        "Wir nehmen die Umstellung noch nicht ab.",
        "Have we accepted the work?",
        "You accept the work.",
    ],
)
def test_an_unknown_or_withholding_word_leaves_nothing(sentence: str) -> None:
    assert composed(flat(sentence)) is Meaning.NOTHING


@pytest.mark.parametrize(
    "sentence",
    [
        "The acceptance of the work is with our board.",
        "Our sign-off is on the way.",
        "Die Abnahme ist bei uns in der Leitung.",
        "Abnahme durch den Auftraggeber",
        "Thumbs up to your team.",
    ],
)
def test_an_act_that_is_named_is_not_given_by_that(sentence: str) -> None:
    assert composed(flat(sentence)) is Meaning.NOTHING


@pytest.mark.parametrize(
    "sentence",
    [
        "Our team did the migration and it is all good.",
        "We carried out the migration and are pleased with the result.",
        "I confirm that the work was done by our team.",
        "Ich bestätige, dass wir die Arbeiten gemacht haben.",
        "Nous avons fait la migration et c'est bon.",
        "Abbiamo fatto noi la migrazione e va tutto bene.",
        "Hemos hecho la migración y todo está bien.",
    ],
)
def test_what_the_house_did_itself_is_not_taken_over(sentence: str) -> None:
    assert composed(flat(sentence)) is Meaning.NOTHING


@pytest.mark.parametrize(
    "sentence",
    [
        "The contractor has approved the work.",
        "Der Dienstleister hat die Arbeiten abgenommen.",
        "Het werk is door uw team goedgekeurd.",
        "Laut Ihrem Bericht ist die Abnahme erteilt.",
        "Die Abnahme wird vom Vorstand erteilt.",
    ],
)
def test_what_others_accept_or_are_to_accept_is_not_accepted(sentence: str) -> None:
    assert composed(flat(sentence)) is Meaning.NOTHING


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("The customer does not accept the work.", Meaning.WITHHELD),
        ("Der Kunde nimmt nur die Phase 1 ab.", Meaning.WITHHELD),
        ("El cliente aceptará los trabajos cuando terminen.", Meaning.WITHHELD),
        ("De klant kan het werk aanvaarden.", Meaning.WITHHELD),
        ("Do you accept the work?", Meaning.WITHHELD),
        ("Il cliente acconsente al trattamento dei dati personali.", Meaning.ELSE),
        ("Signature confirms attendance only.", Meaning.ELSE),
        ("For discussion at the next meeting.", Meaning.NAMES),
        ("The client does not consider the work complete.", Meaning.WITHHELD),
        ("We hold the contractor responsible.", Meaning.ELSE),
        ("I confirm that I was trained in the use of the laptop.", Meaning.ELSE),
        ("Wir bestätigen die Zebras.", Meaning.ELSE),
        ("El comprador japonés rechazó una carga.", Meaning.NOTHING),
        ("All work was finished on 20 May 2024 and is accepted.", Meaning.NOTHING),
        ("Der Kunde bestätigt den erfolgreichen Projektabschluss.", Meaning.NOTHING),
        ("Work incomplete, engineer to return.", Meaning.WITHHELD),
        ("The work is accepted insofar as it concerns Exchange.", Meaning.WITHHELD),
        ("El cliente se reserva todos los derechos.", Meaning.NAMES),
        ("Il cliente è stato informato dei risultati.", Meaning.NAMES),
        ("Sie haben geschrieben, es sei alles abgenommen.", Meaning.ELSE),
        ("Sie haben geschrieben, dass alles fertig ist; das stimmt.", Meaning.NOTHING),
        ("What you wrote is right, we accept the work.", Meaning.NOTHING),
        ("We have no complaints about the contractor.", Meaning.NOTHING),
        ("De klant kan het werk aanvaarden en aanvaardt het zonder voorbehoud.", Meaning.NOTHING),
        ("Work accepted?", Meaning.NOTHING),
        ("We have no objections to the work as described and consider it closed.", Meaning.NOTHING),
        ("The customer accepts the work and the invoice.", Meaning.NOTHING),
    ],
)
def test_words_that_withhold(sentence: str, meaning: Meaning) -> None:
    assert withheld(flat(sentence)) is meaning


def test_only_what_is_not_withheld_takes_over() -> None:
    assert takes_over("the customer accepts the work.")
    assert not takes_over("the customer does not accept the work.")
    assert not takes_over("the customer has seen the work.")
    assert bears_out("the above was delivered in full.")
    assert not bears_out("the customer has seen the work.")


def test_words_that_only_name_a_side() -> None:
    assert names_a_side("for the customer")
    assert names_a_side("fur den kunden")
    assert not names_a_side("for discussion with the customer")
    assert not names_a_side("accepted for the customer")


@pytest.mark.parametrize("words", ["we accept the work ", "a", "data:image/png;base64,QUJD"])
def test_a_sentence_without_an_end_accepts_nothing(words: str) -> None:
    low = words * (LONGEST + 1)
    assert composed(low) is Meaning.NOTHING
    assert withheld(low) is Meaning.WITHHELD
    assert not takes_over(low)
