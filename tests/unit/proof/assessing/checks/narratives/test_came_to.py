"""Work that came to nothing, that a house's own people did, or that is denied, in six languages."""

import pytest

from poedesk.proof.assessing.checks.narratives.strangers import Nothing, why_nothing

CUSTOMER, PARTNER = "Tarn Quarries Ltd", "Skelwith Systems Ltd"


@pytest.mark.parametrize(
    "sentence",
    [
        "Skelwith Systems Ltd migrated 0 of 214 mailboxes to Exchange Online.",
        "Skelwith Systems Ltd migrated none of the 214 mailboxes to Exchange Online.",
        "Die Skelwith Systems Ltd hat 0 von 214 Postfächern nach Exchange Online migriert.",
        "Die Skelwith Systems Ltd hat keines der 214 Postfächer nach Exchange Online migriert.",
        "Skelwith Systems Ltd a migré 0 des 214 boîtes aux lettres vers Exchange Online.",
        "Skelwith Systems Ltd n'a migré aucune des 214 boîtes vers Exchange Online.",
        "Skelwith Systems Ltd migró 0 de 214 buzones a Exchange Online.",
        "Skelwith Systems Ltd no migró ninguno de los 214 buzones a Exchange Online.",
        "Skelwith Systems Ltd ha migrato 0 delle 214 caselle a Exchange Online.",
        "Skelwith Systems Ltd heeft 0 van de 214 postbussen naar Exchange Online gemigreerd.",
        "Skelwith Systems Ltd heeft geen van de 214 postbussen naar Exchange Online gemigreerd.",
    ],
)
def test_none_of_many_is_no_work(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is Nothing.NOT_DONE


@pytest.mark.parametrize(
    "sentence",
    [
        "Skelwith Systems Ltd migrated 214 mailboxes, and none of the mailboxes was lost.",
        "Skelwith Systems Ltd migrated 210 of 214 mailboxes.",
        "Die Skelwith Systems Ltd hat 214 Postfächer migriert; keines der Postfächer ging verloren.",
        "Skelwith Systems Ltd a migré 214 boîtes ; aucune des boîtes n'a été perdue.",
        "Skelwith Systems Ltd migró 214 buzones y ninguno de los buzones se perdió.",
        "Skelwith Systems Ltd heeft 214 postbussen gemigreerd en geen van de postbussen raakte kwijt.",
    ],
)
def test_that_none_was_lost_is_good_work(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not true that Skelwith Systems Ltd migrated 214 mailboxes to Exchange Online.",
        "Es trifft nicht zu, dass die Skelwith Systems Ltd 214 Postfächer migriert hat.",
        "Il n'est pas vrai que Skelwith Systems Ltd a migré 214 boîtes.",
        "No es cierto que Skelwith Systems Ltd migrara 214 buzones.",
        "Non è vero che Skelwith Systems Ltd ha migrato 214 caselle.",
        "Het is niet waar dat Skelwith Systems Ltd 214 postbussen heeft gemigreerd.",
    ],
)
def test_what_is_denied_was_not_done(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is Nothing.NOT_DONE


@pytest.mark.parametrize(
    "sentence",
    [
        "In May our own staff migrated 214 mailboxes to Exchange Online.",
        "Im Mai haben unsere eigenen Leute 214 Postfächer nach Exchange Online migriert.",
        "En mai, nos propres équipes ont migré 214 boîtes vers Exchange Online.",
        "En mayo nuestro propio personal migró 214 buzones a Exchange Online.",
        "A maggio il nostro personale interno ha migrato 214 caselle a Exchange Online.",
        "In mei hebben onze eigen mensen 214 postbussen naar Exchange Online gemigreerd.",
    ],
)
def test_a_house_s_own_people_are_not_the_partner_s(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is Nothing.OWN


@pytest.mark.parametrize(
    "sentence",
    [
        "Tra il 12 gennaio e il 27 febbraio 2026 Brackenfell IT Srl ha migrato 214 caselle.",
        "Entre el 12 de enero y el 27 de febrero de 2026 Brackenfell IT SL migró 214 buzones.",
        "Tussen 12 januari en 27 februari 2026 heeft Brackenfell IT BV 214 postbussen gemigreerd.",
        "In May 214 mailboxes were moved to Exchange Online by a freelancer.",
    ],
)
def test_another_firm_did_it_whatever_days_stand_before_its_name(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is Nothing.BY_ANOTHER


@pytest.mark.parametrize(
    "sentence",
    [
        "In May Skelwith Systems Ltd migrated 164 mailboxes at a neighbouring quarry to Exchange Online.",
        "En mai, Skelwith Systems Ltd a migré 164 boîtes d'un carrier voisin vers Exchange Online.",
        "En mayo Skelwith Systems Ltd migró 164 buzones de una cantera vecina a Exchange Online.",
        "Im Mai hat die Skelwith Systems Ltd bei einer benachbarten Reederei 164 Postfächer migriert.",
    ],
)
def test_a_neighbour_is_another_house(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is Nothing.FOR_ANOTHER


def test_the_partner_s_own_engineers_are_the_partner_s() -> None:
    sentence = "In May Skelwith Systems Ltd's own engineers migrated 164 mailboxes to Exchange Online."
    assert why_nothing(sentence, CUSTOMER, PARTNER) is None
