"""Whether a line at a signature begins with the name of a person."""

import pytest

from poedesk.proof.finding.acts.unannounced.lines import names_person


@pytest.mark.parametrize(
    "line",
    [
        "Odile Perrin",
        "(Odile Perrin)",
        "Odile Perrin, Orchard Manager",
        "Odile Perrin - 3 May 2026",
        "Odile Perrin (Lakeview Orchards)",
        "ppa. Odile Perrin",
    ],
)
def test_a_name_begins_a_line_alone_or_before_what_is_said_of_it(line: str) -> None:
    assert names_person(line)


@pytest.mark.parametrize(
    "line", ["Orchard Manager, Odile Perrin", "3 May 2026", "The gates are closed, at night"]
)
def test_other_words_begin_with_no_name(line: str) -> None:
    assert not names_person(line)
