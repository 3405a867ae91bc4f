import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import Act

PAPER = """
Confirmation of services

{sentence}

Signature: /s/ {person}
"""


def the_act(sentence: str, person: str) -> Act:
    (act,) = find_all(typed(PAPER.format(sentence=sentence, person=person)).document).acts
    return act


@pytest.mark.parametrize(
    ("sentence", "person", "title", "party"),
    [
        (
            "I, Pieter van der Molen, Operations Director of Zeehof Foods BV, confirm the work.",
            "Pieter van der Molen",
            "Operations Director",
            "Zeehof Foods BV",
        ),
        (
            "Je soussigné Yann Legros, gérant de la société Transports Legros, atteste la fin des travaux.",
            "Yann Legros",
            "gérant",
            "Transports Legros",
        ),
        (
            "D.ª Irene Sainz, Directora de Compras de Bodegas Claras, manifiesta su conformidad.",
            "Irene Sainz",
            "Directora de Compras",
            "Bodegas Claras",
        ),
        (
            "The undersigned, Rita Moss, IT Director of Zeehof Foods BV, hereby certifies that all was done.",
            "Rita Moss",
            "IT Director",
            "Zeehof Foods BV",
        ),
        (
            "Der Unterzeichnende, Uwe Brandt, Leiter IT der Zeehof Foods GmbH, nimmt die Leistung ab.",
            "Uwe Brandt",
            "Leiter IT",
            "Zeehof Foods GmbH",
        ),
        (
            "Il sottoscritto Paolo Neri, in qualità di Direttore Generale di Salumi Belli, dichiara ciò.",
            "Paolo Neri",
            "Direttore Generale",
            "Salumi Belli",
        ),
        (
            "D. Irene Sainz, en calidad de Directora de Compras de Bodegas Claras, CERTIFICA lo que sigue.",
            "Irene Sainz",
            "Directora de Compras",
            "Bodegas Claras",
        ),
        (
            "Ondergetekende, Pieter van der Molen, Hoofd Inkoop van Zeehof Foods BV, verklaart dit.",
            "Pieter van der Molen",
            "Hoofd Inkoop",
            "Zeehof Foods BV",
        ),
    ],
)
def test_a_declaration_names_who_signs_and_for_whom(
    sentence: str, person: str, title: str, party: str
) -> None:
    act = the_act(sentence, person)
    assert act.name is not None
    assert (act.name.value, act.party) == (person, party)
    assert act.title is not None
    assert act.title.value == title


def test_a_declaration_of_somebody_else_says_nothing_of_the_one_who_signed() -> None:
    act = the_act("I, Rita Moss, IT Director of Zeehof Foods BV, confirm the work.", "Omar Field")
    assert act.party != "Zeehof Foods BV"


@pytest.mark.parametrize(
    "line", ["Fait à Chambray, le 4 décembre 2024", "Done at Chambray, on 4 December 2024"]
)
def test_the_line_that_says_where_and_when_dates_the_signature(line: str) -> None:
    text = f"Attestation\n\n{line}\n\nPour le client\n\nSignature : /s/ Éloïse Latour\n"
    (act,) = find_all(typed(text).document).acts
    assert act.date is not None
    assert act.date.value == "2024-12-04"


def test_the_name_of_a_known_party_is_not_cut_by_a_title() -> None:
    sentence = (
        "Customer: Teatro Comunale di Valle\n\n"
        "Il sottoscritto Paolo Neri, in qualità di Capo progetto di Teatro Comunale di Valle, dichiara ciò."
    )
    act = the_act(sentence, "Paolo Neri")
    assert act.title is not None
    assert (act.title.value, act.party) == ("Capo progetto", "Teatro Comunale di Valle")


@pytest.mark.parametrize(
    ("again", "title", "party"),
    [
        ("per conto di Teatro Comunale di Valle", "Capo progetto", "Teatro Comunale di Valle"),
        ("per conto del cliente", "Capo progetto di Teatro Comunale", "Valle"),
    ],
)
def test_a_name_that_the_paper_gives_again_is_not_cut_by_a_title(again: str, title: str, party: str) -> None:
    sentence = "Il sottoscritto Paolo Neri, in qualità di Capo progetto di Teatro Comunale di Valle, dichiara"
    act = the_act(f"{sentence} che il lavoro svolto {again} è finito.", "Paolo Neri")
    assert act.title is not None
    assert (act.title.value, act.party) == (title, party)


@pytest.mark.parametrize(
    ("sentence", "title", "party"),
    [
        (
            "Pilar Cano Ruiz, en calidad de Jefa de Administración de Viveros Almenara S.A.,\n\nCERTIFICA",
            "Jefa de Administración",
            "Viveros Almenara S.A",
        ),
        (
            "Pilar Cano Ruiz, in her capacity as Managing Director of Almenara Nurseries, certifies this.",
            "Managing Director",
            "Almenara Nurseries",
        ),
    ],
)
def test_who_speaks_in_a_capacity_need_not_call_himself_undersigned(
    sentence: str, title: str, party: str
) -> None:
    act = the_act(sentence, "Pilar Cano Ruiz")
    assert act.title is not None
    assert (act.title.value, act.party) == (title, party)


@pytest.mark.parametrize(
    "sentence",
    [
        "We met Pilar Cano Ruiz, in her capacity as Managing Director of Almenara Nurseries, and confirm it.",
        "Pilar Cano Ruiz, Managing Director of Almenara Nurseries, certifies this.",
        "Pilar Cano Ruiz, in her capacity as Managing Director of Almenara Nurseries, was told of it.",
    ],
)
def test_of_whom_a_sentence_only_speaks_does_not_declare(sentence: str) -> None:
    assert the_act(sentence, "Pilar Cano Ruiz").party != "Almenara Nurseries"
