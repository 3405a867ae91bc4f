"""Pilots by the title of the paper, and what a cell of a table tells on."""

from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.activities.find import find
from poedesk.proof.policy.vocabulary import load


def shown(text: str) -> set[tuple[str | None, str | None]]:
    found = find(typed(text), load())["activity"]
    return {(finding.value, finding.topic) for finding in found if finding.confidence > 0.5}


def test_the_title_of_two_lines_calls_the_work_a_pilot() -> None:
    text = "Proof of concept: results\n\nTeams Phone at the counter\n\nWe set up Teams Phone for six clerks in May."
    assert ("pilot", "teams-phone-system") in shown(text)


def test_another_title_makes_no_pilot() -> None:
    text = "Completion report\n\nTeams Phone at the counter\n\nWe set up Teams Phone for six clerks in May."
    assert ("pilot", "teams-phone-system") not in shown(text)
