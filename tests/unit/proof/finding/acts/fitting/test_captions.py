"""Where a label ends that no colon ends, and for what it asks."""

import pytest

from poedesk.proof.finding.acts.fitting.captions import led_by


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Print name Odile Perrin", "Print name"),
        ("Rank or office Company Secretary", "Rank or office"),
        ("Job Title Company Secretary", "Job Title"),
        ("Company Lakeview Orchards", "Company"),
        ("Company Secretary", ""),
        ("Company Secretary (Name and Title Office)", ""),
    ],
)
def test_words_that_begin_a_title_are_of_no_label(line: str, label: str) -> None:
    assert line[: led_by(line)] == label
