"""Where the name of an organisation ends, and what is none."""

import pytest

from poedesk.proof.finding.identity.name_bounds import is_name, looks_like_organisation, name_in
from poedesk.proof.finding.identity.names import Agreement, agree


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alder Digital Ltd for Birch Boatyards Ltd. Microsoft tenant ID of the", "Alder Digital Ltd"),
        ("Alder GmbH f\u00fcr Birke AG", "Alder GmbH"),
        ("Alder Digital Pty Ltd ACN 000 111 222 Level 3", "Alder Digital Pty Ltd"),
        ("Alder GmbH HRB 4711 Bonn", "Alder GmbH"),
        ("UID Systems 3 Ltd", "UID Systems 3 Ltd"),
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


_FORMS = (
    "e. K.",
    "e.K.",
    "eK",
    "e. Kfm.",
    "e. Kfr.",
    "e.Kfr.",
    "e. G.",
    "e.G.",
    "eG",
    "e. V.",
    "S. L.",
    "S. A.",
    "S. p. A.",
    "S. r. l.",
    "S. \xe0 r. l.",
    "S. Coop.",
    "B. V.",
    "N. V.",
    "G. m. b. H.",
    "A. G.",
    "S. A. R. L.",
    "S. de R. L. de C. V.",
    "s. r. o.",
    "d. o. o.",
    "L. L. P.",
    "V. o. f.",
)


@pytest.mark.parametrize("form", _FORMS)
def test_a_legal_form_with_dots_belongs_to_its_name_with_blanks_or_without(form: str) -> None:
    name = f"Alder Systemhaus {form}"
    for text in (name, f"{name}, Inh. Tomke Cordes", f"Alder Systemhaus, {form} hat geliefert"):
        place = name_in(text)
        assert place is not None
        assert text[slice(*place)].replace(",", "") == name
    assert looks_like_organisation(name)
    assert agree(name, "Alder Systemhaus") is Agreement.SAME


@pytest.mark.parametrize("form", _FORMS)
def test_a_legal_form_makes_no_two_names_one(form: str) -> None:
    assert agree(f"Alder Systemhaus {form}", f"Birch Systemhaus {form}") is Agreement.DIFFERENT


@pytest.mark.parametrize("text", ["Alder Systemhaus. Es hat geliefert", "Alder Works e. g. in Kiel"])
def test_a_sentence_behind_a_name_is_no_legal_form(text: str) -> None:
    place = name_in(text)
    assert place is not None
    assert text[slice(*place)] in {"Alder Systemhaus", "Alder Works"}
