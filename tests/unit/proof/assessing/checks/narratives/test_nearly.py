"""What sounds like a need in running text and is none: a person looks, nothing is met by it."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import SOW
from tests.unit.proof.assessing.checks.narratives.test_needs import element

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.model import Element

HEADING, REST = SOW.split("1. Business need\n")[0], SOW[SOW.index("2. Scope") :].split("\n", 1)[1]


def in_prose(told: str) -> Element:
    """What stands in running text, right before the paragraph of the work."""
    return element("paper.txt", f"{HEADING}{told}\n\n{REST}")


@pytest.mark.parametrize(
    "told",
    [
        (
            "Neither party answers for delays that are beyond its control. The customer lost its discount in"
            " March because nobody had signed the transfer in time."
        ),
        (
            "Keine Partei haftet für Verzögerungen durch höhere Gewalt. Niemand darf Rechte aus diesem Papier"
            " ohne Zustimmung übertragen, und Mängel sind binnen zehn Tagen zu rügen."
        ),
        (
            "Aucune des parties ne répond des retards dus à la force majeure, et personne ne peut céder ce"
            " papier sans accord écrit de l'autre."
        ),
        (
            "Ninguna de las partes responde de los retrasos por fuerza mayor; nadie puede ceder este papel"
            " sin permiso escrito de la otra."
        ),
    ],
)
def test_terms_tell_no_need(told: str) -> None:
    assert in_prose(told).verdict is not Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        "Next year Halden Timber Group wants to look at the radios of its drivers; nobody has decided yet.",
        "Im kommenden Jahr will die Halden Timber Group den Funk ansehen; noch ist nichts entschieden.",
        "L'an prochain Halden Timber Group veut revoir la radio ; rien n'est encore décidé.",
        "El año que viene Halden Timber Group quiere estudiar la radio; todavía no hay nada decidido.",
    ],
)
def test_what_is_to_be_looked_at_another_time_is_none(told: str) -> None:
    assert in_prose(told).verdict is not Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        (
            "The move took five evenings. On the third evening the line was down for an hour,"
            " and nobody could"
            " try anything; it was repeated on the Sunday after."
        ),
        (
            "Am dritten Abend fiel die Leitung eine Stunde lang aus, und niemand konnte etwas"
            " prüfen; der Test"
            " wurde am Sonntag nachgeholt."
        ),
    ],
)
def test_what_went_wrong_during_the_work_is_none(told: str) -> None:
    assert in_prose(told).verdict is not Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        (
            "Brightwater Cloud Partners has moved 300 sawmills and quarries since 2009, and"
            " none of them waited"
            " longer than an hour; nobody lost a letter."
        ),
        (
            "Before May Brightwater Cloud Partners had no office in the valley. It could not send people at"
            " short notice and lost two orders by that."
        ),
    ],
)
def test_the_partners_own_story_is_none(told: str) -> None:
    assert in_prose(told).verdict is not Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        "Most companies struggle with lost letters, and nobody finds anything. With us that ends.",
        "Viele Betriebe kennen das: Briefe gehen verloren, niemand findet etwas. Mit uns ist das vorbei.",
        "De nombreuses entreprises connaissent cela : des lettres perdues. Avec nous, c'est terminé.",
        "Muchas empresas conocen esto: cartas perdidas y nadie encuentra nada. Con nosotros se acaba.",
    ],
)
def test_what_advertising_says_of_anyone_is_none(told: str) -> None:
    assert in_prose(told).verdict is not Verdict.MET


def test_the_customers_trouble_right_before_the_work_is_met() -> None:
    told = (
        "Nobody at Halden Timber Group knew which of the cutting lists was the newest: three"
        " copies went round"
        " by memory stick, and in October two loads of oak were cut to the wrong length."
    )
    assert in_prose(told).verdict is Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        (
            "La responsable du service informatique de Halden Timber Group n'avait plus de correctifs pour"
            " ses serveurs de messagerie depuis juin, et deux scieries ne recevaient rien en janvier."
        ),
        (
            "Les réclamations des clients de Halden Timber Group restaient trois jours dans la boîte d'un"
            " seul bureau, et deux chargements ont été perdus en janvier."
        ),
        (
            "El responsable de TI de Halden Timber Group no podía mantener los dos servidores de correo, y"
            " en enero los aserraderos pasaron cuatro días sin correo."
        ),
        (
            "Orders of ship builders had to be answered within two days of arrival, and nobody at Halden"
            " Timber Group could read them in the forest; in January two loads were lost."
        ),
        (
            "More than one day went by before anybody at Halden Timber Group could read an order in the"
            " forest, and in January two loads were lost."
        ),
        (
            "The training was not available to the sawyers of Halden Timber Group, because nobody could"
            " open a message in either mill, and 40 people missed it."
        ),
        (
            "The discount of the railway was lost twice, because nobody at Halden Timber Group could read"
            " its mail in the forest before the evening."
        ),
    ],
)
def test_words_of_terms_and_of_the_work_tell_a_need_all_the_same(told: str) -> None:
    assert in_prose(told).verdict is Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        (
            "The customer must report what is missing within ten days of delivery; nobody can complain"
            " after that, and no letter is answered."
        ),
        (
            "Le client doit signaler ce qui manque dans les dix jours ; personne ne peut se plaindre"
            " ensuite et rien n'est remplacé."
        ),
        (
            "El cliente debe comunicar lo que falta en diez días; nadie puede quejarse después y nada se"
            " repone."
        ),
    ],
)
def test_days_with_what_a_party_must_do_are_terms(told: str) -> None:
    assert in_prose(told).verdict is not Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        "Orders are read out in the yard. If an order is lost, please call the office of Halden Timber.",
        "A third of all members is a quorum; members who cannot attend the meeting may send somebody else.",
        "We are nine sawmills and have worked the valley since 1902. Whoever lost a key replaces it.",
        "The sawyers of Halden Timber Group practised for two mornings until nobody had to ask for the way.",
        "Geht ein Auftrag verloren, ist das Büro der Halden Timber Group noch am selben Tag anzurufen.",
        "Les commandes sont lues dans la cour. Si une commande est perdue, appeler Halden Timber Group.",
        "Los pedidos se leen en el patio. Si se pierde un pedido, hay que llamar a Halden Timber Group.",
    ],
)
def test_what_may_happen_and_how_far_a_thing_was_carried_is_none(told: str) -> None:
    assert in_prose(told).verdict is not Verdict.MET


def test_sawmills_everywhere_are_nobodys_need() -> None:
    assert in_prose("Sawmills everywhere lose orders, and nobody knows why.").verdict is not Verdict.MET
