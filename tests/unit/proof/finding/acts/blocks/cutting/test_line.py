"""Which labels a line can end: one that ends with a common word only where the rest of it stands."""

import pytest

from poedesk.proof.finding.acts.blocks.cutting.line import BREAK, may_end_in


def kinds(*lines: str) -> list[frozenset[str]]:
    return may_end_in(f" {BREAK} ".join(lines))


@pytest.mark.parametrize(
    "lines",
    [
        ("it was designed and piloted, and support goes on", "in the adoption"),
        ("the migration went on", "as designed"),
    ],
)
def test_a_common_word_at_the_end_of_a_line_is_no_end_of_a_label(lines: tuple[str, ...]) -> None:
    assert not any("sign" in each for each in kinds(*lines))


@pytest.mark.parametrize(
    "lines", [("signed / on",), ("signed /", "on"), ("signed / on:", "name: rosa alder")]
)
def test_the_same_word_ends_a_label_that_stands_on_the_page_whole_or_broken(lines: tuple[str, ...]) -> None:
    assert any("sign" in each for each in kinds(*lines))
