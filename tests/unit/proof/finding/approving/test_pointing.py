"""What "we confirm it" confirms is told by the sentence before it, or by the message that it answers."""

import pytest

from poedesk.proof.finding.approvals import affirms, judge_message
from poedesk.proof.finding.approving.pointing import REFERRED, TOLD, UNTOLD, pointed


def sure(text: str, about: str = "", subject: str = "Re: Statement of Work No. 7") -> float:
    """How sure the message approves, 0 when it does not."""
    said = judge_message(text, 0, len(text), subject, about)
    return said.confidence if said is not None else 0.0


@pytest.mark.parametrize(
    "text",
    [
        "Your people migrated all 640 mailboxes to Exchange Online by March. We confirm it.",
        "Brightwater has completed the migration of our mailboxes. I confirm this.",
        "The work described in Statement of Work No. 7 was done as described. I confirm this.",
        "At the meeting on Tuesday the migration was finished before our eyes. We confirm this.",
        "You moved our mailboxes. Many thanks for the good work of your people. We confirm it.",
        "Ihre Leute haben im Mai alle Postfächer umgezogen. Das bestätigen wir.",
        "En mayo ustedes migraron los buzones. Lo confirmamos.",
        "En mai vous avez migré nos boîtes. Nous le confirmons.",
        "We confirm it.\n\nYour team deployed Intune on all laptops.",
    ],
)
def test_an_account_of_the_partners_work_is_approved(text: str) -> None:
    assert sure(text) == REFERRED


@pytest.mark.parametrize(
    "about",
    [
        "We migrated 640 mailboxes to Exchange Online in March.",
        "Please confirm that the work under Statement of Work No. 7 is complete.",
        "Would you please confirm that the migration is finished and that you accept it?",
    ],
)
def test_an_account_or_a_request_in_the_message_that_is_answered_is_approved(about: str) -> None:
    assert sure("I confirm this.", about) == REFERRED


@pytest.mark.parametrize(
    "text",
    [
        "We confirm it.",
        "We spoke on the phone with our board. I confirm this.",
        "The invoice was paid on 3 April. We confirm it.",
        "I have been promoted to head of IT. I confirm this.",
        "We have moved to 12 Quay Street. We confirm this.",
        "Ihre Rechnung wurde bezahlt. Das bestätigen wir.",
        "La factura fue pagada en abril. Lo confirmamos.",
        "La facture a été payée. Nous le confirmons.",
    ],
)
def test_of_what_is_no_account_of_work_nobody_can_tell(text: str) -> None:
    assert sure(text) == UNTOLD < TOLD


@pytest.mark.parametrize(
    "text",
    [
        "Our own people moved the mailboxes in May. We confirm it.",
        "We moved the mailboxes ourselves in May. We confirm it.",
        "You have not moved the mailboxes. We confirm it.",
        "You should have moved the mailboxes by May. We confirm it.",
        "You are to migrate the mailboxes by May as agreed. We confirm it.",
        "You asked us whether the migration could be done in July. We confirm it.",
        "Unsere Leute haben die Postfächer selbst umgezogen. Das bestätigen wir.",
        "Nous avons migré nos boîtes nous-mêmes. Nous le confirmons.",
    ],
)
def test_work_to_come_and_work_of_ones_own_is_not_approved(text: str) -> None:
    assert sure(text) < TOLD


@pytest.mark.parametrize(
    "about",
    [
        "We will migrate 640 mailboxes to Exchange Online in July.",
        "We have scheduled the migration of 640 mailboxes for July.",
        "You asked us to move the mailboxes in July.",
        "You migrated the mailboxes yourselves, as we heard.",
        "Our invoice 443 was sent last week and should be there.",
        "Our engineer stands before your door on 12 June.",
        "We migrated 640 mailboxes. Can you confirm the appointment on Tuesday?",
    ],
)
def test_a_message_of_something_else_is_not_approved(about: str) -> None:
    assert sure("I confirm this.", about) < TOLD


def test_an_appointment_is_another_matter() -> None:
    assert sure("We confirm it.", "Our fitter comes on Tuesday at nine.") == 0
    assert sure("We confirm it.", subject="Re: Appointment on Tuesday") == 0


def test_the_sentence_before_is_nearer_than_the_message_that_is_answered() -> None:
    about = "We migrated 640 mailboxes to Exchange Online in March."
    assert sure("We have moved to 12 Quay Street. I confirm this.", about) < TOLD
    assert sure("Thank you for your message of Tuesday. I confirm this.", about) == REFERRED


def test_a_sentence_that_points_to_nothing_is_none() -> None:
    assert pointed("we approve the work.", [], "", "", "") == 0


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Can you confirm that the migration of the mailboxes was completed?", True),
        ("Can you confirm that the migration will start on 3 July?", False),
    ],
)
def test_a_yes_approves_only_work_that_is_done(asked: str, *, expected: bool) -> None:
    text = f"{asked}\nYes."
    at = text.index("\n")
    assert (affirms(text, (at + 1, len(text)), (0, at)) is not None) is expected


@pytest.mark.parametrize(("text", "told"), [("Please go ahead.", False), ("Go ahead with the plan.", True)])
def test_leave_to_go_ahead_says_with_what(text: str, *, told: bool) -> None:
    assert (sure(text) >= TOLD) is told
