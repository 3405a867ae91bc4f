"""What names, titles, departments and labels look like, in the languages that signatures are written in."""

import pytest

from poedesk.proof.finding.acts.naming.people import (
    is_caption,
    looks_like_department,
    looks_like_person,
    looks_like_title,
    owns,
)


@pytest.mark.parametrize(
    "title",
    [
        "Board Trustee",
        "Managing Physician",
        "Dean of Students",
        "Comptroller",
        "Kaufmännische Vorständin",
        "geschäftsführender Gesellschafter",
        "Datenschutzbeauftragte",
        "EDV-Verantwortlicher",
        "administrateur délégué",
        "Responsable informatique",
        "Adjointe au directeur",
        "gérant",
        "Alcaldesa",
        "Técnico de sistemas",
        "Direttore Amministrativo",
        "hoofd ICT",
        "Informatiemanager",
        "zaakvoerder",
    ],
)
def test_an_office_is_a_title(title: str) -> None:
    assert looks_like_title(title)


@pytest.mark.parametrize(
    "name",
    [
        "mr. J.P. VAN DEN HEUVEL",
        "Dipl.-Ing. Jürgen Freiherr von Stetten",
        "Dott.ssa Rosaria Di Stefano",
        "Dña. Marta Iglesias Pons",
        "Denise Calloway, RN",
        "ROBERT J. HENSLEY",
        "Minh Do",
        "Steffi Graf",
        "Moritz Leider",
        'Guadalupe "Lupe" Trevino',
    ],
)
def test_a_name_with_particles_initials_and_degrees_is_a_person_and_no_title(name: str) -> None:
    assert looks_like_person(name)
    assert not looks_like_title(name)


@pytest.mark.parametrize(
    "label",
    [
        "Ort, Datum",
        "Unterschrift",
        "Stempel, Unterschrift",
        "Authorized Signature",
        "Printed name",
        "Naam en handtekening",
        "Lieu et date",
        "Timbro e firma",
        "Firma y sello",
    ],
)
def test_a_label_names_nobody(label: str) -> None:
    assert is_caption(label)


@pytest.mark.parametrize("said", ["Ada Holm", "IT Director", "4 March 2026", "Signed by Ada Holm", ""])
def test_what_holds_more_than_words_of_labels_is_none(said: str) -> None:
    assert not is_caption(said)


@pytest.mark.parametrize(
    "said", ["Technology", "IT Operations", "Finance & Systems", "Einkauf und Logistik", "IT, EMEA"]
)
def test_what_an_office_is_of_is_a_department(said: str) -> None:
    assert looks_like_department(said)


@pytest.mark.parametrize("said", ["Tolland Feeds", "Ada Holm", "Technology Ltd", "Leeds"])
def test_a_company_a_person_and_a_town_are_none(said: str) -> None:
    assert not looks_like_department(said)


@pytest.mark.parametrize(
    ("title", "expected"), [("Owner", True), ("Inhaberin", True), ("IT Director", False)]
)
def test_who_owns_a_company_can_be_the_company(title: str, *, expected: bool) -> None:
    assert owns(title) is expected


@pytest.mark.parametrize(
    "head", ["PERFORMANCE START", "Performance Period", "Contract Duration", "Expiry Date"]
)
def test_the_head_of_a_period_is_nobodys_name(head: str) -> None:
    assert not looks_like_person(head)


@pytest.mark.parametrize(
    "head", ["Document Distribution", "Revision History", "Verteiler Freigabe", "Historique Versions"]
)
def test_the_head_of_a_papers_own_history_is_nobodys_name(head: str) -> None:
    assert not looks_like_person(head)


@pytest.mark.parametrize("title", ["Sr. Manager - IT", "Asst. Vice President (IT)", "Dipl.-Ing. Leiter IT"])
def test_words_of_a_title_may_be_shortened(title: str) -> None:
    assert looks_like_title(title)
    assert not looks_like_title(f"{title}. He came on Monday.")


@pytest.mark.parametrize(
    "name", ["Will Price", "Will Turner", "Leontyne Price", "Ann Page", "Dr. Will Page", "Per Holm"]
)
def test_names_are_words_too(name: str) -> None:
    assert looks_like_person(name)


@pytest.mark.parametrize(
    "thing",
    [
        "Unit Price",
        "Total Price",
        "Will Be Signed",
        "Signature Page",
        "Purchase Order",
        "Will Accept",
        "Next Page",
    ],
)
def test_words_that_end_names_end_things_more_often(thing: str) -> None:
    assert not looks_like_person(thing)


def test_a_title_holds_no_signature() -> None:
    assert looks_like_title("Chief Information Officer")
    assert not looks_like_title("Chief /s/ Odile Perrin")


@pytest.mark.parametrize(
    "title",
    [
        "Maire", "Churchwarden", "Gemeindeschreiberin", "Praxisleitung", "Partnerin und Praxisleitung",
        "Concejala", "Vicesindaco", "Gemeentesecretaris", "Conservatrice", "Kassierer",
    ],
)  # fmt: skip
def test_offices_of_towns_and_practices_are_titles(title: str) -> None:
    assert looks_like_title(title)


def test_what_only_ends_as_an_office_does_is_none() -> None:
    for text in ("Einleitung", "Rohrleitung", "Mairie", "Weiterleitung"):
        assert not looks_like_title(text)
