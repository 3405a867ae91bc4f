import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.assessing import mentions


def written(text: str, name: str) -> list[str]:
    document = typed(text).document
    return [
        document.page(span.page).text[span.start : span.end] for span in mentions.organisation(document, name)
    ]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (
            "St Oswin's Preparatory School",
            "for St. Oswin’s Preparatory School in May",
            "St. Oswin’s Preparatory School",
        ),
        (
            "Saint Oswins Preparatory School",
            "for St Oswin's Preparatory School",
            "St Oswin's Preparatory School",
        ),
        ("Møns Kalkværk A/S", "carried out for Møns Kalkværk A/S", "Møns Kalkværk"),
        ("Møns Kalkværk A/S", "carried out for Mons Kalkvaerk AS", "Mons Kalkvaerk"),
        ("L'Oréade d'Été SARL", "chez L’Oréade d’Été", "L’Oréade d’Été"),
        ("Ивановский завод ООО", "ООО «Ивановский завод»", "Ивановский завод"),  # noqa: RUF001 - Cyrillic is meant
        ("東川電力株式会社", "東川電力株式会社様", "東川電力"),
        ("Łódka sp. z o.o.", "dla Łódka sp. z o.o.", "Łódka"),
        ("IT Works Ltd", "between I.T. Works and others", "I.T. Works"),
        ("Mill Works Ltd", "\u2022 done by Mill Works \u2022 for others", "Mill Works"),
        ("\u00d8resund Works A/S", "\u2022 by Oresund Works", "Oresund Works"),
        ("Oresund Works A/S", "\u2022 by \u00d8resund Works", "\u00d8resund Works"),
        ("Fell & Peak IT Ltd", "between FELL AND PEAK I.T. LIMITED and others", "FELL AND PEAK I.T"),
    ],
)
def test_a_name_is_found_however_its_signs_are_written(name: str, text: str, found: str) -> None:
    assert written(text, name) == [found]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Delta's Ltd", "write to info@deltas.example or see deltas.example/start"),
        ("Mons A/S", "demons of summons"),
        ("St Oswin's School", "St Oswin's Hospital School"),
        ("Oswin's", "St Oswinson"),
    ],
)
def test_a_part_of_another_word_or_of_an_address_is_no_mention(name: str, text: str) -> None:
    assert written(text, name) == []


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("for Harrow Mills Ltd in May", True),
        ("for Harrow Mills, Inc. in May", True),
        ("for Harrow Mills S.A. in May", True),
        ("for Harrow Mills plc in May", True),
        ("for Harrow Mills as agreed", False),
        ("for Harrow Mills Holdings Ltd", False),
        ("for Harrow Mills", False),
    ],
)
def test_a_name_is_written_in_full_with_its_legal_form_behind_it(text: str, *, full: bool) -> None:
    document = typed(text).document
    (span,) = mentions.organisation(document, "Harrow Mills Ltd")
    assert mentions.in_full(document, span) is full


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Halden Timber\nGroup\nSaw Road 4", True),
        ("Halden\tBrightwater Ltd\nTimber\tfor Mr Ashby\nGroup\tLeeds", True),
        ("Halden\nand its Timber Group", False),
        ("Halden Timber\nSaw Road 4\nGroup", False),
    ],
)
def test_a_name_may_stand_on_lines_under_one_another_in_a_head(head: str, found: bool) -> None:  # noqa: FBT001
    assert mentions.on_lines_of_head(typed(head).document, "Halden Timber Group") is found
