"""Mails in which a house accepts by its name, or somebody vouches for an account of the job."""

import pytest

from poedesk.proof.finding.approvals import judge_message


def answer(text: str) -> str | None:
    said = judge_message(text, 0, len(text), "Re: what was done", mailed=True)
    return said.answer.value if said else None


@pytest.mark.parametrize(
    "text",
    [
        "We read your note and the Society signs off on it as finished.",
        "Thank you, it is all correct and the co-operative approves the work.",
        "That is an accurate account of the job.",
        "It is a fair summary of the job and nothing is left to do.",
        "The Trust signs off the job.",
    ],
)
def test_a_house_or_its_writer_takes_the_job_over(text: str) -> None:
    assert answer(text) == "approved"


@pytest.mark.parametrize(
    "text",
    [
        "Before the Society signs off on it, the committee has to meet.",
        "Until the Society signs off on it nothing is paid.",
        "Nobody at the Society signs off on it.",
        "Whether the Society signs off on it I do not know.",
        "The Society signs off on nothing.",
        "The Society does not sign off on it.",
        "The Society signs off on it once the lists are in.",
        "That is an accurate account of the job that your engineer did badly.",
        "That is a fair summary of the job you promised and did not do.",
        "That is an accurate description of the job title.",
    ],
)
def test_a_house_that_waits_or_blames_takes_nothing_over(text: str) -> None:
    assert answer(text) != "approved"
