"""Answers to an account of work, each one small change away from a good one: which of them approve it."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, CUSTOMER, FOOT, PARTNER, TODAY, searched
from tests.unit.proof.assessing.acknowledging.papers import BODY

from poedesk.kernel.verdict import Verdict
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Overall
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = load_yaml(Path(__file__).with_name("answers.yaml").read_text("utf-8"))
    return told


def _answers(which: str) -> list[tuple[str, str]]:
    return [(language, words) for language, told in _told().items() for words in told[which]]


def _claim(told: dict[str, Any]) -> dict[str, Any]:
    area, workload, activity = told["claimed"]
    customer = {key: told["customer"][key] for key in ("name", "domain", "country")}
    return {
        "schema": "poedesk.claim/1",
        "programme": "microsoft-cpor",
        "engagement": "usage",
        "solution_area": area,
        "submitted_on": TODAY.isoformat(),
        "partner": {"name": told["partner"]["name"]},
        "customer": {**customer, "tenant_id": told["tenant"]},
        "workloads": [{"workload": workload, "activities": [activity]}],
    }


def _mail(told: dict[str, Any], words: str) -> bytes:
    customer, partner = told["customer"], told["partner"]
    mail = EmailMessage()
    mail["From"] = f"{customer['who']} <{customer['mail']}>"
    mail["To"] = f"{partner['who']} <{partner['mail']}>"
    mail["Subject"] = told["subject"]
    mail["Date"] = "Tue, 14 Apr 2026 09:12:00 +0200"
    foot = f"{told['bye']}\n{customer['who']}\n{customer['title']}\n{customer['name']}"
    quoted = "\n".join(f"> {line}" for line in told["account"].splitlines())
    mail.set_content(f"{told['hello']}\n\n{words}\n\n{foot}\n\n{told['quote']}\n{quoted}\n")
    return mail.as_bytes()


def _judged(language: str, words: str) -> Assessment:
    told = _told()[language]
    policy = loader.load("microsoft-cpor", None, TODAY)
    found = searched("answer.eml", _mail(told, words))
    return assess(build(_claim(told)), policy, [found], TODAY)


@pytest.mark.parametrize(("language", "words"), _answers("approves"))
def test_the_customers_own_word_for_this_work_approves_it(language: str, words: str) -> None:
    assert _judged(language, words).verdict is Overall.APPROVABLE


@pytest.mark.parametrize(("language", "words"), _answers("does_not"))
def test_any_other_word_does_not(language: str, words: str) -> None:
    signature = _judged(language, words).element("acknowledgement.signature")
    assert signature.verdict is not Verdict.MET


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We accept the delivery of the vans.", "it approves what neither the account"),
        ("My boss says we accept the work.", "its words give what somebody else"),
        ("We accept the work. My director will confirm it.", "it leaves the answer to somebody"),
    ],
)
def test_the_reason_tells_what_is_wrong_with_the_answer(words: str, told: str) -> None:
    assert told in _judged("en", words).element("acknowledgement.signature").because


REPORT = BODY.replace("STATEMENT OF WORK", "Completion Report").replace(
    "between January and March 2026", "between 2 March 2026 and 24 March 2026"
)


def _beside_a_report(words: str, sent: datetime, quoted: str = "") -> Assessment:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = CUSTOMER, PARTNER, "Completion Report"
    mail["Date"] = format_datetime(sent)
    mail.set_content(f"Hello Tom,\n\n{words}{FOOT}{quoted}")
    mail.add_attachment(REPORT.encode(), maintype="text", subtype="plain", filename="report.txt")
    policy = loader.load("microsoft-cpor", None, TODAY)
    found = [searched("answer.eml", mail.as_bytes()), searched("answer.eml/report.txt", REPORT.encode())]
    return assess(build(CLAIM), policy, found, TODAY)


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("sounds good, please go ahead with it.", False),
        ("the work is accepted, please go ahead with the invoice.", True),
        ("we accept the work as described in the report.", True),
    ],
)
def test_leave_to_begin_is_no_acceptance_of_what_is_done(words: str, *, stands: bool) -> None:
    told = _beside_a_report(words, datetime(2026, 4, 14, 9, 12, tzinfo=UTC))
    assert (told.element("acknowledgement.signature").verdict is Verdict.MET) is stands


@pytest.mark.parametrize(("day", "stands"), [(1, False), (10, False), (25, True)])
def test_a_mail_accepts_no_report_of_work_that_was_done_later(day: int, *, stands: bool) -> None:
    sent = datetime(2026, 3, day, 9, 12, tzinfo=UTC)
    told = _beside_a_report("we accept the work as described in the report.", sent)
    assert (told.element("acknowledgement.date").verdict is Verdict.MET) is stands


QUOTED = (
    "\n\nOn Mon, 13 Apr 2026 at 09:00, Tom Ashby <tom@brightwatercloud.example> wrote:\n> Dear Ingrid,\n>\n> "
)


@pytest.mark.parametrize(
    ("words", "answered", "stands"),
    [
        ("agreed, we accept.", "please accept our offer for the telephones, GBP 4,000.", False),
        ("we accept the proposal below.", "our proposal: we would deploy Teams in the autumn.", False),
        ("accepted.", "would you accept Thursday for lunch?", False),
        ("accepted.", "the migration was completed. Would you accept Thursday for lunch?", True),
        ("accepted.", "please accept the attached report. Our offer for Teams follows.", True),
        ("we accept the work as described in the report.", "our offer for Teams follows.", True),
        ("thank you for the report. Accepted.", "our offer for Teams follows.", True),
    ],
)
def test_a_bare_word_answers_the_message_under_it(words: str, answered: str, *, stands: bool) -> None:
    told = _beside_a_report(words, datetime(2026, 4, 14, 9, 12, tzinfo=UTC), f"{QUOTED}{answered}\n")
    assert (told.element("acknowledgement.signature").verdict is Verdict.MET) is stands


def _asked(ask: str, words: str) -> Verdict | None:
    """Return how the signature stands of an answer to the account that ends with another question."""
    told = dict(_told()["en"])
    told["account"] = told["account"].replace("Please confirm that you accept this work.", ask)
    policy = loader.load("microsoft-cpor", None, TODAY)
    found = searched("answer.eml", _mail(told, words))
    return assess(build(_claim(told)), policy, [found], TODAY).element("acknowledgement.signature").verdict


@pytest.mark.parametrize(
    "ask",
    [
        "May we send the invoice?",
        "Shall we meet on Thursday?",
        "May we use your logo as a reference?",
        "Do you approve the plan for the archive?",
        "Dürfen wir die Rechnung stellen?",
    ],
)
def test_bare_words_under_a_question_about_another_matter_accept_no_work(ask: str) -> None:
    assert _asked(ask, "Yes, agreed.") is not Verdict.MET
    assert _asked(ask, "Yes, agreed. We accept the work.") is Verdict.MET


@pytest.mark.parametrize(
    "ask",
    ["Do you accept this work?", "Is that right?", "Could you confirm?", "Are you happy with all of it?", ""],
)
def test_bare_words_under_a_question_about_the_work_accept_it(ask: str) -> None:
    assert _asked(ask, "Yes, agreed.") is Verdict.MET


@pytest.mark.parametrize(
    ("ask", "about_work"),
    [
        ("Please confirm that you received this report.", False),
        ("Please confirm that the times suit you.", False),
        ("Please confirm your attendance on Thursday.", False),
        ("Please confirm the invoice address.", False),
        ("Please let me know that this report has reached you.", False),
        ("Bitte bestätigen Sie den Erhalt dieses Berichts.", False),
        ("Please confirm that you do not accept this work.", False),
        ("Please confirm that the report is on hold.", False),
        ("We would like to send you our newsletter. Do you agree?", False),
        ("We would like to close this work. Do you agree?", True),
        ("Please confirm that you do not have any objections.", True),
        ("Please confirm.", True),
        ("Please confirm the work described above.", True),
        ("Please confirm that you received this report and that the work was completed.", True),
        ("Please confirm that you received the services described.", True),
        ("Bitte bestätigen Sie die Leistungen.", True),
    ],
)
def test_a_bare_confirmation_confirms_what_was_asked(ask: str, *, about_work: bool) -> None:
    assert (_asked(ask, "Confirmed.") is Verdict.MET) is about_work


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("We accept the work. Please do not use this mail before our board has met.", False),
        ("Draft - not sent\n\nWe accept the work.", False),
        ("This is a test of our signature tool: we accept the work.", False),
        ("We accept the work. This mail is not valid without my director's signature.", False),
        ("Wir nehmen die Arbeiten ab. Diese Abnahme gilt nur mit Unterschrift der Leitung.", False),
        ("We accept the work. You may use this mail as proof.", True),
        ("We accept the work. Please do not use the old server until it is wiped.", True),
    ],
)
def test_a_mail_can_say_that_its_words_do_not_count(words: str, *, meant: bool) -> None:
    assert (_asked("", words) is Verdict.MET) is meant
