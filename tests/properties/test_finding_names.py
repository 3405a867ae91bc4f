"""Name agreement: reflexive, symmetric, and blind to legal form, case, accents and punctuation."""

from hypothesis import assume, given
from hypothesis import strategies as st

from poedesk.proof.finding.identity.names import Agreement, agree, agree_person, organisation_words

WORDS = st.text(alphabet="abcdefghiklmnoprstuwáéíóúñüç", min_size=4, max_size=9).map(str.capitalize)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
ANY = st.text(max_size=40)
FORMS = st.sampled_from(
    [
        "Inc.",
        "LLC",
        "L.L.C.",
        "Ltd",
        "Limited",
        "GmbH",
        "S.A.",
        "S.L.",
        "SAS",
        "B.V.",
        "AG",
        "Pty Ltd",
        "PLC",
        "Corp.",
        "Co., Ltd.",
        "K.K.",
        "S.p.A.",
        "Oy",
        "AB",
        "ApS",
        "S.A. de C.V.",
        "S. de R.L. de C.V.",
        "GmbH & Co. KG",
        "Sdn Bhd",
        "N.V.",
    ]
)


def bare(name: str) -> str:
    return name.translate(str.maketrans("áéíóúñüçÁÉÍÓÚÑÜÇ", "aeiounucAEIOUNUC"))


@given(NAMES)
def test_every_name_is_its_own(name: str) -> None:
    assert agree(name, name) is Agreement.SAME
    assert agree_person(name, name) is Agreement.SAME


@given(ANY, ANY)
def test_the_order_of_the_two_does_not_matter(one: str, other: str) -> None:
    assert agree(one, other) is agree(other, one)
    assert agree_person(one, other) is agree_person(other, one)


@given(NAMES, FORMS, st.sampled_from([" ", ", "]))
def test_the_legal_form_does_not_matter(name: str, form: str, joint: str) -> None:
    assume(organisation_words(name) == tuple(bare(name).lower().split()))
    assert agree(f"{name}{joint}{form}", name) is Agreement.SAME


@given(NAMES)
def test_case_and_accents_do_not_matter(name: str) -> None:
    assert agree(name.upper(), bare(name).lower()) is Agreement.SAME
    assert agree(f"“{name}”.", name.replace(" ", "-")) is Agreement.SAME


@given(NAMES, NAMES, st.sampled_from(["&", "and", "y", "und", "et"]))
def test_the_word_and_does_not_matter(one: str, other: str, word: str) -> None:
    assert agree(f"{one} {word} {other}", f"{one} and {other}") is Agreement.SAME
