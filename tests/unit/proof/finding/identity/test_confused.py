import pytest

from poedesk.proof.finding.identity.confused import (
    Likeness,
    differences,
    figures_for,
    find,
    find_mangled,
    likeness,
)

TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"


@pytest.mark.parametrize(
    ("read", "claimed", "expected"),
    [
        (TENANT, TENANT, Likeness.SAME),
        (TENANT.upper(), TENANT, Likeness.SAME),
        (TENANT.replace("-", "–"), TENANT, Likeness.SAME),
        (TENANT.replace("0", "O"), TENANT, Likeness.ALIKE),
        (TENANT.replace("1", "l"), TENANT, Likeness.ALIKE),
        (TENANT.replace("5", "S"), TENANT, Likeness.ALIKE),
        (TENANT.replace("8", "B"), TENANT, Likeness.ALIKE),
        (TENANT.replace("2", "Z"), TENANT, Likeness.ALIKE),
        (TENANT.replace("6", "G"), TENANT, Likeness.ALIKE),
        (TENANT.replace("-", ""), TENANT, Likeness.ALIKE),
        (TENANT.replace("-4b", "- 4 b"), TENANT, Likeness.ALIKE),
        (TENANT.replace("5d7b", "57b"), TENANT, Likeness.BLURRED),
        (TENANT.replace("5d7b", "5d77b"), TENANT, Likeness.BLURRED),
        (TENANT.replace("3", "8"), TENANT, Likeness.BLURRED),
        (TENANT.replace("3", "4"), TENANT, Likeness.OTHER),
        (TENANT[:20], TENANT, Likeness.OTHER),
        ("", TENANT, Likeness.OTHER),
        ("modembum.example", "modernburn.example", Likeness.ALIKE),
        ("cloudy.example", "doudy.example", Likeness.ALIKE),
        ("vvest.example", "west.example", Likeness.ALIKE),
        ("contoso health.example", "contosohealth.example", Likeness.ALIKE),
        ("contosohealth example", "contosohealth.example", Likeness.ALIKE),
        ("contosowealth.example", "contosohealth.example", Likeness.OTHER),
    ],
)
def test_likeness(read: str, claimed: str, expected: Likeness) -> None:
    assert likeness(read, claimed) is expected


def test_a_lost_sign_beside_a_doubled_one_is_another_sign() -> None:
    assert differences("a411c3d7", "a412c3d7".replace("2", "e")) == 1


@pytest.mark.parametrize("figure", ["1", "3", "5", "0"])
def test_figures_that_look_like_another(figure: str) -> None:
    assert {"1": "7", "3": "8", "5": "6", "0": "8"}[figure] in figures_for(figure)


@pytest.mark.parametrize(
    "written",
    [
        TENANT,
        TENANT.replace("0", "O"),
        TENANT.replace("-9a41", "\n9a41"),
        TENANT.replace("5d7b", "57b"),
        "x" + TENANT.replace("2f6c", "2fGc"),
    ],
)
def test_finds_the_place_that_can_be_read_as_claimed(written: str) -> None:
    text = f"Directory of the customer\nTenant lD: {written} and more words behind it"
    place = find(text, TENANT)
    assert place is not None
    assert written[:8] in text[slice(*place)]


def test_a_letter_of_the_word_before_is_no_sign_of_an_id() -> None:
    assert find("at 088db770-bd3c-c0d9-1ae5-f1d26177991c it", "788db770-bd3c-c0d9-1ae5-f1d26177991c") is None


@pytest.mark.parametrize("written", [TENANT.replace("3", "4"), "8b1d4c6e-2f0a-4a57-9d13-7c5e0a4b2f86", ""])
def test_finds_no_other_id(written: str) -> None:
    assert find(f"Tenant ID: {written} and more words behind it", TENANT) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("built on the Microsoft Teams platfomm for all", "Teams platfomm"),
        ("moved to SharePoint 0nline in May", "SharePoint 0nline"),
        ("moved to SharePoint Onlne.", "SharePoint Onlne."),
    ],
)
def test_a_mangled_title_is_found_where_a_sign_of_ten_is_another(text: str, read: str) -> None:
    titles = ("Teams Platform", "SharePoint Online")
    places = [place for title in titles if (place := find_mangled(text, title)) is not None]
    assert [text[slice(*place)] for place in places] == [read]


def test_a_title_with_one_sign_another_and_one_too_many_is_found() -> None:
    text = "planned and deployed Mierosoft Teamns for 240 people"
    place = find_mangled(text, "Microsoft Teams")
    assert place is not None
    assert text[slice(*place)] == "Mierosoft Teamns"
    assert find_mangled("planned and deployed Microsoft Forms for 240", "Microsoft Teams") is None
    assert find_mangled("moved to Exchange Onsite by June", "Exchange Online") is None


@pytest.mark.parametrize("text", ["the Teams of the platform", "Exchange Online", "platform", ""])
def test_other_words_are_no_mangled_title(text: str) -> None:
    assert find_mangled(text, "Teams Platform") is None


def test_a_short_title_is_not_told_from_others() -> None:
    assert find_mangled("we set up Intone", "Intune") is None
