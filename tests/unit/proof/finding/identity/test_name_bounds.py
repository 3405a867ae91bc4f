"""Where the name of an organisation ends, and what is none."""

import pytest

from poedesk.proof.finding.identity.name_bounds import is_name, name_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alder Digital Ltd for Birch Boatyards Ltd. Microsoft tenant ID of the", "Alder Digital Ltd"),
        ("Alder GmbH f\u00fcr Birke AG", "Alder GmbH"),
        ("Centre for Policy Ltd", "Centre for Policy Ltd"),
        ("Bank of Alder plc", "Bank of Alder plc"),
    ],
)
def test_a_name_ends_with_its_legal_form_before_the_next_one(text: str, name: str) -> None:
    place = name_in(text)
    assert place is not None
    assert text[slice(*place)] == name


@pytest.mark.parametrize(
    "text", ["31 October", "7 Nov. 2025", "3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846", "12/2025"]
)
def test_a_day_or_an_identifier_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("text", ["May", "April Hill", "Studio 54", "1. FC Alder"])
def test_names_with_months_or_figures_are_names(text: str) -> None:
    assert is_name(text)


def test_the_first_word_of_a_condition_is_no_name() -> None:
    assert name_in("If the agent is a partnership, corporation or other combination") is None
    assert name_in("Ifield Partnership") == (0, len("Ifield Partnership"))
