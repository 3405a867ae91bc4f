"""Which work an approval is for, told by the thread or by a number."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, PARTNER, TODAY, mail, searched

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

WORK = (
    "Halden Timber Group: from January to March 2026 we migrated 640 mailboxes to Exchange Online and held 25"
    " training sessions."
)
SHORT = "\n\nIngrid Solheim\nHead of IT\nHalden Timber Group\n"


def signature(*files: bytes | str) -> Code:
    found = [
        searched(
            f"{number}.{'eml' if isinstance(data, bytes) else 'txt'}",
            data if isinstance(data, bytes) else data.encode(),
        )
        for number, data in enumerate(files)
    ]
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(CLAIM), policy, found, TODAY).element("acknowledgement.signature").code


def told(at: str, subject: str, **headers: str) -> bytes:
    return mail(WORK, PARTNER, at=at, subject=subject, foot="\n\nTom\n", **headers)


def approved(subject: str, **headers: str) -> bytes:
    return mail("We approve the work.", at="14 10:00", subject=subject, foot=SHORT, **headers)


@pytest.mark.parametrize(
    ("before", "answer", "expected"),
    [
        (told("13 09:00", "Mail renewal"), approved("Re: Mail renewal"), Code.FOUND),
        (
            told("13 09:00", "Renewal", Message_ID="<1@a.example>"),
            approved("Sign-off", In_Reply_To="<1@a.example>"),
            Code.FOUND,
        ),
        (told("13 09:00", "Renewal"), approved("Re: Renewal"), Code.UNCERTAIN),
        (told("13 09:00", "Mail renewal"), approved("Printers on site"), Code.UNCERTAIN),
        (told("16 09:00", "Mail renewal"), approved("Re: Mail renewal"), Code.UNCERTAIN),
    ],
)
def test_an_approval_is_for_the_work_in_the_earlier_mail_that_it_answers(
    before: bytes, answer: bytes, expected: Code
) -> None:
    assert signature(before, answer) is expected


@pytest.mark.parametrize(
    ("number", "expected"), [("SW-20417", Code.FOUND), ("SW-20418", Code.UNCERTAIN), ("7", Code.UNCERTAIN)]
)
def test_an_approval_is_for_the_work_under_the_number_that_it_names(number: str, expected: Code) -> None:
    plan = f"Rollout plan\nProject no. SW-20417\n\n{WORK}\n"
    answer = mail(f"We approve the work under project no. {number}.", subject="Sign-off", foot=SHORT)
    assert signature(plan, answer) is expected


REPORT = (
    "Report on the mail project\nBrightwater Cloud Partners Ltd for Halden Timber Group, 27 March 2026\n\n"
    f"{WORK}\n"
)
CONFIRMED = (
    "Halden Timber Group\n3 April 2026\n\nBrightwater Cloud Partners Ltd\n\nDear Mr Ashby,\n\n"
    "We accept the work that is described in your report of {day}.\n\n/s/ Ingrid Solheim\nHead of IT\n"
)


@pytest.mark.parametrize(
    ("day", "expected"), [("March 27, 2026", Code.FOUND), ("March 2, 2025", Code.UNCERTAIN)]
)
def test_a_letter_accepts_the_report_of_the_day_that_it_names(day: str, expected: Code) -> None:
    assert signature(REPORT, CONFIRMED.format(day=day)) is expected
