"""Sentences of a passage: parted where the expression parts, which is tried only where it can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.finding.narratives import features
from poedesk.proof.finding.narratives.features import sentences

PIECES = st.sampled_from(
    [
        "a",
        "A",
        "1",
        ".",
        "! ",
        ";",
        " ",
        "  ",
        "\n",
        "\u2022",
        "\u25cf ",
        "-",
        "9. M\u00e4rz",
        "12. Mai ",
        "? B",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_text_is_parted_where_the_expression_parts_it(text: str) -> None:
    assert sentences(text) == tuple(features._SENTENCES.split(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mail was moved. It runs.", ("Mail was moved.", "It runs.")),
        ("Moved on 9. M\u00e4rz in one night.", ("Moved on 9. M\u00e4rz in one night.",)),
        ("Work:  \u2022 mail  \u2022 Teams", ("Work:", "\u2022 mail", "\u2022 Teams")),
        ("nothing", ("nothing",)),
    ],
)
def test_items_and_sentences_are_parted_and_days_are_not(text: str, told: tuple[str, ...]) -> None:
    assert sentences(text) == told
