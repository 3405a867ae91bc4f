"""Text as it is compared and quoted."""

from hypothesis import given
from hypothesis import strategies as st

from poedesk.kernel.text import QUOTE_LIMIT, fold, plain, quotation


def test_white_space_of_every_kind_becomes_one_blank() -> None:
    assert fold("  Tenant\u00a0 ID\n\t6c1d\u200b ") == "Tenant ID 6c1d"


def test_ligatures_and_full_width_letters_are_unfolded() -> None:
    assert fold("\ufb01rm \uff21\uff22") == "firm AB"


def test_comparison_sets_accents_and_case_aside() -> None:
    assert plain("Dvo\u0159\u00c1k") == plain("dvorak")


def test_a_long_quotation_is_cut_at_a_word() -> None:
    quote = quotation("word " * 100)
    assert len(quote) <= QUOTE_LIMIT
    assert quote.endswith("word")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_quotation_stands_in_its_folded_source_and_keeps_the_limit(text: str) -> None:
    quote = quotation(text)
    assert quote in fold(text)
    assert len(quote) <= QUOTE_LIMIT
