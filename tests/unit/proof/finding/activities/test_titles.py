"""Pilots by the title of the paper, and what a cell of a table tells on."""

import pytest
from tests.unit.proof.finding.sheets import holding, typed

from poedesk.proof.document.model import Box, Page, Segment
from poedesk.proof.finding.activities.find import find
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.policy.vocabulary import load

BODY = "Teams Phone at the counter\n\nWe set up Teams Phone for six clerks in May."


def shown(text: str | DocumentView) -> set[tuple[str | None, str | None]]:
    found = find(typed(text) if isinstance(text, str) else text, load())["activity"]
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


def printed(*lines: tuple[float, str]) -> DocumentView:
    """Return a page of lines, each with its height."""
    text, segments, top = "", list[Segment](), 40.0
    for height, words in lines:
        box = Box(60, top, 60 + 0.5 * height * len(words), top + height)
        segments.append(Segment(len(text), len(text) + len(words), box, heading=height > 12))
        text, top = f"{text}{words}\n", top + 2 * height
    return holding(Page(1, 595, 842, text, tuple(segments)))


HOUSE = [(8.0, words) for words in ("14 Harbour Street", "Tel. 020 7946 0123", "Account 4410 2297")]
WORK = (
    10.0,
    "We set up Teams Phone for six clerks in May, and they have used it at the counter on every day since.",
)


@pytest.mark.parametrize(
    ("lines", "piloted"),
    [
        ([*HOUSE, (16.0, "Proof of Concept Completion Report"), WORK], True),
        ([*HOUSE, (16.0, "Completion Report"), (13.0, "Why a proof of concept"), WORK], False),
        ([*HOUSE, (16.0, "Completion Report"), WORK, (16.0, "Proof of concept")], False),
        ([(8.0, "Proof of concept"), (16.0, "Completion Report"), WORK], False),
    ],
)
def test_a_title_under_a_letterhead_is_the_largest_line_before_the_text(
    lines: list[tuple[float, str]],
    piloted: bool,  # noqa: FBT001 - as pytest calls it
) -> None:
    assert (("pilot", "teams-phone-system") in shown(printed(*lines))) is piloted


FOUND = "We designed the trial, installed sensors on four servers and taught two people to read the alerts."
PILOT = "Pilot Completion Report\n\n{title}\n\nWork performed\n\n{work}"


def test_a_pilot_report_is_of_the_one_product_in_its_title() -> None:
    title = "Microsoft Defender for Identity at Oxley Freight"
    assert ("pilot", "azure-atp") in shown(PILOT.format(title=title, work=FOUND))


@pytest.mark.parametrize(
    ("title", "work"),
    [
        ("Oxley Freight", f"{FOUND}\n\nCertified for Defender for Identity"),
        ("Defender for Identity at Oxley", f"{FOUND}\n\nIntune is next."),
        ("Defender for Identity at Oxley", "Nobody was out of place."),
    ],
)
def test_a_product_elsewhere_or_beside_another_makes_no_pilot(title: str, work: str) -> None:
    assert ("pilot", "azure-atp") not in shown(PILOT.format(title=title, work=work))


def test_work_under_another_title_is_no_pilot_of_it() -> None:
    paper = PILOT.format(title="Defender for Identity at Oxley", work=FOUND).removeprefix("Pilot ")
    assert ("pilot", "azure-atp") not in shown(paper)
