import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.paper.forms.pdf.type.lines import lines, missing, one_line, plain

LETTERS = "abc XYZ,.-/éß€ Ωλγ Жия שלום عربيلاًَ 漢字かな、「」\u200d\u0301\t123"


def drawn(text: str, width: float) -> list[str]:
    return [line.text for line in lines(text, width)]


def test_words_go_to_the_next_line_when_there_is_no_room() -> None:
    assert drawn("one two three", 5000) == ["one two", "three"]


def test_a_word_longer_than_a_line_is_cut_between_letters_and_nothing_is_lost() -> None:
    parts = drawn("a " + "W" * 50, 6000)
    assert "".join(parts).replace(" ", "") == "a" + "W" * 50
    assert all(line.width <= 6000 for line in lines("a " + "W" * 50, 6000))


def test_a_line_may_end_after_a_hyphen_or_a_slash() -> None:
    assert drawn("deployment/implementation", 8000) == ["deployment/", "implementation"]


def test_empty_paragraphs_stay_lines_of_their_own() -> None:
    assert drawn("one\n\ntwo", 5000) == ["one", "", "two"]


def test_ideographs_break_anywhere_but_before_a_closing_sign() -> None:
    said = drawn("漢字漢字。漢字", 4100)
    assert "".join(said) == "漢字漢字。漢字"
    assert not any(line.startswith("。") for line in said)


def test_a_paragraph_runs_from_the_right_when_its_first_letter_does() -> None:
    assert one_line("שלום Teams").from_right
    assert not one_line("Teams שלום").from_right


def test_latin_words_keep_their_order_inside_a_line_from_the_right() -> None:
    shown = "".join(glyph.text for run in one_line("שלום Microsoft 365").runs for glyph in run.glyphs)
    assert shown == "Microsoft 365 םולש"


def test_marks_stay_with_the_letter_that_they_stand_on() -> None:
    runs = one_line("ש\u05b8").runs
    assert len(runs) == 1


def test_what_no_font_has_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POEDESK_FONTS", "")
    assert missing("a \u0378b\u0378") == ("\u0378",)
    assert missing("Ελλάς Україна سلام שלום") == ()


@settings(max_examples=tried(60))
@given(st.text(LETTERS, max_size=60), st.floats(3000, 20000))
def test_every_letter_is_drawn_once_and_no_line_is_too_wide(text: str, width: float) -> None:
    made = lines(text, width)
    assert "".join(line.text for line in made).replace(" ", "") == plain(text).replace("\n", "").replace(
        " ", ""
    )
    assert all(line.width <= width * 1.001 for line in made)
