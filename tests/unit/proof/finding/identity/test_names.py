import pytest

from poedesk.proof.finding.identity.names import (
    Agreement,
    agree,
    agree_person,
    organisation_words,
    person_words,
)

SAME, POSSIBLY, DIFFERENT = Agreement.SAME, Agreement.POSSIBLY, Agreement.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Alder Clinic", "ALDER CLINIC, INC.", SAME),
        ("Alder Clinic Inc", "Alder Clinic LLC", SAME),
        ("Alder Clinic S.A. de C.V.", "Alder Clinic", SAME),
        ("Birke & Söhne GmbH & Co. KG", "Birke und Sohne", SAME),
        ("Birke AG", "Birke", SAME),
        ("Álamo Ingeniería, S.L.U.", "Alamo Ingenieria", SAME),
        ("Peral y Hijos SL", "Peral & Hijos", SAME),
        ("Hilados del Sur S.A.C.", "Hilados del Sur", SAME),
        ("Société Générique SAS", "Societe Generique", SAME),
        ("A. Kestrel Corporation", "A Kestrel", SAME),
        ("The Kestrel Company", "Kestrel", SAME),
        ("Kestrel A/S", "Kestrel ApS", SAME),
        ("Kestrel Pty Ltd", "Kestrel", SAME),
        ("Kestrel (Asia) Sdn. Bhd.", "Kestrel Asia", SAME),
        ("O'Leary Foods plc", "OLeary Foods", SAME),
        ("Kestrel Holdings d/b/a Falcon Air", "Falcon Air LLC", SAME),
        ("Kestrel Data Centre (KDC)", "Kestrel Data Centre", SAME),
        ("株式会社はやぶさ", "はやぶさ", SAME),
        ("ООО Сокол", "Сокол", SAME),  # noqa: RUF001 - Cyrillic is meant
        ("Γεράκι Α.Ε.", "Γερακι", SAME),  # noqa: RUF001 - Greek is meant
        ("Kestrel", "Kestrel Foods", POSSIBLY),
        ("International Kestrel Makers", "IKM", POSSIBLY),
        ("Kestrel Foods", "Kestrle Foods", POSSIBLY),
        ("Kestrel Int'l Foods", "Kestrel International Foods", SAME),
        ("Kestrel Tech Foods", "Kestrel Technology Foods", POSSIBLY),
        ("Kestrel Foods", "Falcon Foods", DIFFERENT),
        ("District 9 Schools", "District 8 Schools", DIFFERENT),
        ("はやぶさ", "はやふさ", DIFFERENT),
        ("Kestrel", "", DIFFERENT),
    ],
)
def test_organisations(one: str, other: str, answer: Agreement) -> None:
    assert agree(one, other) is answer
    assert agree(other, one) is answer


def test_a_name_that_is_only_a_legal_form_keeps_its_word() -> None:
    assert organisation_words("Limited Inc.") == ("limited",)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Rosa Lindqvist", "rosa  LINDQVIST", SAME),
        ("Lindqvist, Rosa", "Rosa Lindqvist", SAME),
        ("Dr. Rosa M. Lindqvist, PhD", "Rosa Lindqvist", SAME),
        ("Marguerite Okabe, DVM, M.Sc.", "Marguerite Okabe", SAME),
        ("Vega Ruiz, AN", "Ana Vega Ruiz", POSSIBLY),
        ("Marguerite Okabe, DVM", "Marguerite Jonker", DIFFERENT),
        ("Rosa Maria Lindqvist", "Rosa Lindqvist", SAME),
        ("María de los Ángeles Ruiz", "Maria Angeles Ruiz", SAME),
        ("Sra. Inés Peral", "Ines Peral", SAME),
        ("王小明", "王小明", SAME),
        ("R. Lindqvist", "Rosa Lindqvist", POSSIBLY),
        ("Inés Peral Soto", "Inés Peral", POSSIBLY),
        ("Rosa Lindqvist", "Rosa Lindquist", POSSIBLY),
        ("Rosa Lindqvist", "Tom Adeyemi", DIFFERENT),
        ("Rosa Lindqvist", "Tom Lindqvist", DIFFERENT),
        ("Rosa Lindqvist", "", DIFFERENT),
    ],
)
def test_people(one: str, other: str, answer: Agreement) -> None:
    assert agree_person(one, other) is answer
    assert agree_person(other, one) is answer


def test_the_given_name_comes_first() -> None:
    assert person_words("Lindqvist, Rosa") == person_words("Mrs Rosa Lindqvist") == ("rosa", "lindqvist")
