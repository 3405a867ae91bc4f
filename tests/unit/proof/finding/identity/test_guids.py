import pytest

from poedesk.proof.finding.identity.guids import find_guids, normal_guid

GUID = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"


@pytest.mark.parametrize(
    "text",
    [
        GUID,
        GUID.upper(),
        f"{{{GUID}}}",
        f"({GUID})",
        GUID.replace("-", "–"),
        GUID.replace("-", "\u2011"),
        GUID.replace("-", " - "),
        f"https://login.microsoftonline.com/{GUID}/oauth2",
        f"?tid={GUID}&x=1",
    ],
)
def test_a_guid_is_found_in_every_dress(text: str) -> None:
    assert [found.value for found in find_guids(f"id {text} end")] == [GUID]


@pytest.mark.parametrize(
    "text",
    [
        f"{GUID}-1234",
        f"x{GUID}",
        GUID[:-1],
        "12345678 1234 1234 1234 123456789012",
        GUID.replace("-", ""),
        "4111-1111-1111-1111",
        "deadbeef-cafe-babe-f00d-012345678zzz",
    ],
)
def test_what_is_no_guid_is_left_alone(text: str) -> None:
    assert find_guids(f"id {text} end") == []


def test_at_its_own_place_the_hyphens_may_be_missing() -> None:
    assert [found.value for found in find_guids(GUID.replace("-", ""), labelled=True)] == [GUID]


def test_two_lines_hold_two_guids() -> None:
    other = GUID.replace("2", "3")
    assert [found.value for found in find_guids(f"{GUID}\n{other}")] == [GUID, other]


def test_the_normal_form_of_something_else_is_none() -> None:
    assert normal_guid("{2F6C1E0A5D7B4B8E9A410C3D7E915B62}") == GUID
    assert normal_guid("tenant") is None
