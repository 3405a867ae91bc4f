"""A GUID is put together again however it was wrapped, and never out of two."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.finding.identity.guids import find_guids, normal_guid

GUIDS = st.uuids()
BREAKS = st.sampled_from(["\n", " \n", "\n    ", " ", "-\n", "\u00ad\n", "\u200b"])
DASHES = st.sampled_from(["-", "–", "\u2010", "\u2011", "—"])


@given(guid=GUIDS, place=st.integers(1, 35), wrap=BREAKS, dash=DASHES, upper=st.booleans())
def test_a_wrapped_guid_is_whole_again(guid: UUID, place: int, wrap: str, dash: str, upper: bool) -> None:  # noqa: FBT001 - given by hypothesis
    written = str(guid).upper() if upper else str(guid)
    text = f"Tenant ID: {written[:place]}{wrap}{written[place:]} (customer)".replace("-", dash)
    assert [found.value for found in find_guids(text)] == [str(guid)]


@given(one=GUIDS, other=GUIDS, between=st.sampled_from(["\n", " ", ", ", "\n\n"]))
def test_two_guids_stay_two(one: UUID, other: UUID, between: str) -> None:
    assert [found.value for found in find_guids(f"{one}{between}{other}")] == [str(one), str(other)]


@given(GUIDS)
def test_the_normal_form_is_its_own(guid: UUID) -> None:
    assert (
        normal_guid(str(guid))
        == normal_guid(f"{{{str(guid).upper()}}}")
        == normal_guid(guid.hex)
        == str(guid)
    )


@given(st.text(alphabet="0123456789abcdef-\n zZ", max_size=120))
def test_what_is_found_stands_there(text: str) -> None:
    for found in find_guids(text, labelled=True):
        assert normal_guid(text[found.start : found.end]) == found.value
