"""Columns of those who wrote a paper or looked it over, beside that of who approves it."""

import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.acts.blocks.parts import parts_of
from poedesk.proof.finding.acts.blocks.sheets.checked import approves, are_steps, checked, stands_in


def marked(text: str) -> list[str]:
    """Return what stands in columns of those who do not approve."""
    parts = parts_of(typed(text), 1)
    zones = checked(parts)
    return [part.text for part in parts if part.text and stands_in(zones, part.box)]


STEPS = """
Prepared by         Checked by          Approved by
Ivo Penn            Ada Fox             Rosa Alder
"""


def test_who_wrote_and_who_checked_stand_in_columns_of_their_own() -> None:
    assert marked(STEPS) == ["Ivo Penn", "Ada Fox"]


@pytest.mark.parametrize(
    "text",
    [
        "Submitted by        Accepted by\nIvo Penn            Rosa Alder",  # the two sides
        "Checked by\nApproved by\nPrepared by",  # no line of heads
        "Prepared by         Checked by          Reviewed by\nIvo Penn   Ada Fox",  # none approves
    ],
)
def test_other_heads_part_nobody(text: str) -> None:
    assert marked(text) == []


def test_each_line_of_heads_is_one_of_its_own() -> None:
    assert marked(STEPS + "\n" * 20 + STEPS.replace("Ivo Penn", "Tom Ashby")) == [
        "Ivo Penn",
        "Ada Fox",
        "Tom Ashby",
        "Ada Fox",
    ]


def test_a_sentence_is_no_head() -> None:
    assert approves("Approved by the steering committee on 4 May") is None
    assert [approves(head) for head in ("Approved by:", "Geprüft", "Name")] == [True, False, None]


def test_steps_are_three_heads_of_which_each_tells_what_was_done() -> None:
    assert are_steps([False, False, True])
    assert not are_steps([False, True])
    assert not are_steps([False, None, True])
