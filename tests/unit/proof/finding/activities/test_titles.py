"""Pilots by the title of the paper, and what a cell of a table tells on."""

from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.activities.find import find
from poedesk.proof.policy.vocabulary import load

BODY = "Teams Phone at the counter\n\nWe set up Teams Phone for six clerks in May."


def shown(text: str) -> set[tuple[str | None, str | None]]:
    found = find(typed(text), load())["activity"]
    return {(finding.value, finding.topic) for finding in found if finding.confidence > 0.5}


def test_the_title_of_two_lines_calls_the_work_a_pilot() -> None:
    assert ("pilot", "teams-phone-system") in shown(f"Proof of concept: results\n\n{BODY}")


def test_the_line_that_a_fax_prints_is_no_title() -> None:
    sent = "24/05 14:24 +44 1632 960983 TX REPORT P.01/02"
    assert ("pilot", "teams-phone-system") in shown(f"{sent}\n\nProof of concept: results\n\n{BODY}")
    assert ("pilot", "teams-phone-system") not in shown(f"{sent}\n\nCompletion report\n\n{BODY}")


def test_another_title_makes_no_pilot() -> None:
    assert ("pilot", "teams-phone-system") not in shown(f"Completion report\n\n{BODY}")


def test_a_product_named_in_full_once_may_be_called_by_its_last_words() -> None:
    named = "Dynamics 365 Field Service for Hollin Coaches."
    text = f"Order\n\n{named}\n\nBrook sets up Field Service for both depots."
    assert ("deployment", "business-applications") in shown(text)
    assert not shown("Order\n\nBrook sets up a desk for the field service.")


def test_meeting_everybody_to_practise_is_adoption() -> None:
    assert ("adoption", "teams") in shown(
        "We met each driver for an hour to practise Microsoft Teams on the road."
    )


def test_a_title_that_names_no_workload_calls_all_the_work_a_pilot() -> None:
    text = "Proof of Concept Completion Report\n\nWe set up Teams Phone for six clerks."
    assert ("pilot", "teams-phone-system") in shown(text)
