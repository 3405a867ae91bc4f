import pytest

from poedesk.paper.forms.pdf.type.directions import levels, visual


def test_numbers_in_text_from_the_right_run_from_the_left() -> None:
    assert levels("אב 12", 1) == (1, 1, 1, 2, 2)


def test_a_joiner_has_the_level_of_the_letter_before_it() -> None:
    assert levels("می\u200cخ", 1) == (1, 1, 1, 1)


def test_runs_are_turned_from_the_highest_level_down() -> None:
    assert visual([(1, "a"), (2, "b"), (2, "c"), (1, "d")]) == ["d", "b", "c", "a"]
    assert visual([(0, "a"), (1, "b"), (1, "c"), (0, "d")]) == ["a", "c", "b", "d"]


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("\u05d0 (ab) 1", 1, (1, 1, 1, 2, 2, 1, 1, 2)),
        ("ab (\u05d0) c", 0, (0, 0, 0, 0, 1, 0, 0, 0)),
        ("\u05d0 (b \u05d0) c", 1, (1, 1, 1, 2, 1, 1, 1, 1, 2)),
        ("\u05d0 (b", 1, (1, 1, 1, 2)),
    ],
)
def test_brackets_of_a_pair_run_one_way(text: str, base: int, expected: tuple[int, ...]) -> None:
    assert levels(text, base) == expected
