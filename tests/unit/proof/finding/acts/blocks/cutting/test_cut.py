"""A line is cut into labels and values in a time that grows with its length and not faster."""

import time

import pytest

from poedesk.proof.finding.acts.blocks.cutting.cut import cuts
from poedesk.proof.finding.acts.blocks.cutting.kind import Kind
from poedesk.proof.finding.acts.blocks.cutting.line import line_of

SHORT, GROWTH, WORST = 4_000, 5, 12


def seconds(line: str) -> float:
    read = line_of(line)
    begun = time.process_time()
    assert list(cuts(read))
    return time.process_time() - begun


@pytest.mark.parametrize("repeated", ["a_b_", "ab) c. ", "x_y: "])
def test_a_very_long_line_takes_no_more_than_in_proportion(repeated: str) -> None:
    start = "signature: name: "
    short = start + repeated * (SHORT // len(repeated))
    long = start + repeated * (GROWTH * SHORT // len(repeated))
    assert min(seconds(long) for _ in range(2)) < WORST * min(seconds(short) for _ in range(4))


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("signature: ____ date: 4 may 2026", [Kind.SIGN, Kind.DATE]),
        ("signature: ____ effective date: 4 may 2026", [Kind.SIGN]),
    ],
)
def test_the_word_before_a_label_says_whether_it_is_one(line: str, kinds: list[Kind]) -> None:
    assert [kind for _, kind, _ in cuts(line_of(line)) if kind in {Kind.SIGN, Kind.DATE}] == kinds


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("half upon signature of the letter of december 9, 2025, and the other half on april 30,", False),
        ("signature of the person who is authorised to sign on behalf of the customer", True),
    ],
)
def test_a_long_line_with_figures_is_no_label(line: str, *, labels: bool) -> None:
    assert any(end is not None for _, _, end in cuts(line_of(line))) is labels


@pytest.mark.parametrize(
    ("line", "names"), [("nombre ana perez ruiz", True), ("nombre de jours non imposables", False)]
)
def test_how_many_days_in_french_is_no_name_in_spanish(line: str, *, names: bool) -> None:
    assert any(kind is Kind.NAME for _, kind, _ in cuts(line_of(line))) is names
