import pytest
from tests.unit.proof.finding.acts.pages import acts_in, found_in, mail, only, value

from poedesk.proof.document.model import By, SignatureKind
from poedesk.proof.finding.model import Role

SIGNED = "\n\nKind regards,\n\nDana Whitfield\nIT Director | Lakeview Clinics\n"


def test_own_words_that_approve_are_an_act() -> None:
    paper = mail(
        "Hi Omar,\n\nWe confirm that the migration was completed in April and accept the work." + SIGNED
    )
    act = only(paper, ("Lakeview Clinics", Role.CUSTOMER))
    assert (act.kind, act.role, act.party, act.quoted) == ("mail", Role.CUSTOMER, "Lakeview Clinics", False)
    assert act.sender == "Dana Whitfield <dana@lakeview.example>"
    assert act.signature is not None
    assert act.signature.signature_kind is SignatureKind.MAIL_APPROVAL
    assert (value(act.name), value(act.title)) == ("Dana Whitfield", "IT Director")


def test_the_date_is_that_of_the_header_in_its_own_zone() -> None:
    paper = mail("Approved, please go ahead." + SIGNED)
    act = only(paper)
    assert act.date is not None
    assert (act.date.value, act.date.spans[0].by) == ("2026-05-04", By.MAIL_HEADER)
    span = act.date.spans[0]
    assert paper.pages[0].text[span.start : span.end] == "Mon, 4 May 2026 23:30:00 -0500"


def test_what_others_are_said_to_have_written_is_nobodys_act() -> None:
    body = "Please find the approval below.\n\n"
    body += "On 2 May 2026, Dana Whitfield <dana@lakeview.example> wrote:\nWe approve the work.\n"
    act = only(mail(body, sender="Omar Reyes <omar@brightpath.example>"), ("Lakeview Clinics", Role.CUSTOMER))
    assert act.quoted
    assert act.role is None
    assert act.signature is not None
    assert not any(item.anchored for item in (act.signature, act.date, act.name, act.title) if item)
    assert act.sender == "Dana Whitfield <dana@lakeview.example>"


def test_a_reply_to_a_quoted_question_approves_by_its_own_words() -> None:
    body = (
        "Approved."
        + SIGNED
        + "\nOn 2 May 2026, Omar Reyes <omar@brightpath.example> wrote:\nCan you approve the report?\n"
    )
    act = only(mail(body))
    assert not act.quoted


def test_conditions_refusals_and_absences_are_findings_but_no_acts() -> None:
    bodies = {
        "conditional": "We will approve once the printer issue is fixed.",
        "refused": "We cannot approve this report.",
        "out-of-office": "I am out of the office until Monday.",
    }
    for expected, body in bodies.items():
        found = found_in(mail(body + SIGNED))
        assert [finding.value for finding in found.found["approval"]] == [expected]
        assert found.acts == ()


def test_automatic_replies_are_told_by_their_subject() -> None:
    found = found_in(
        mail("Approved items will be handled when I am back.", subject="Automatic reply: Completion report")
    )
    assert [finding.value for finding in found.found["approval"]] == ["out-of-office"]


def test_thanks_and_requests_say_nothing() -> None:
    for body in (
        "Thanks a lot, great work!",
        "Could you please approve the attached form?",
        "Please sign and return the form.",
    ):
        assert acts_in(mail(body + SIGNED)) == ()
        assert "approval" not in found_in(mail(body + SIGNED)).found


def test_an_approval_finding_tells_sender_subject_and_sentence() -> None:
    paper = mail("Hello,\n\nWe accept the deliverables." + SIGNED)
    (finding,) = found_in(paper).found["approval"]
    assert (finding.person, finding.topic, finding.detail) == (
        "Dana Whitfield",
        "Completion of the work",
        "sent from dana@lakeview.example",
    )
    span = finding.spans[0]
    assert paper.pages[0].text[span.start : span.end] == "We accept the deliverables."


def test_a_yes_may_stand_in_the_middle_of_a_sentence() -> None:
    said = "That is just what you did for us and I'm happy to approve it, so send it on."
    assert only(mail("Morning Omar,\n\nhow is the knee?\n\n" + said + SIGNED)).kind == "mail"
    later = "I read it on the train, and I'm happy to approve it once the phones work."
    assert not acts_in(mail("Morning Omar,\n\n" + later + SIGNED))


def test_the_title_may_stand_under_a_name_with_much_below_it() -> None:
    table = "\n".join(
        f"{number} Moved {number} hundred mailboxes to Exchange Online, done" for number in range(1, 12)
    )
    paper = mail(f"Hi Omar,\n\nWe approve all lines below.\n\nDana Whitfield\nIT Director\n\n{table}\n")
    act = only(paper)
    assert (value(act.name), value(act.title)) == ("Dana Whitfield", "IT Director")


@pytest.mark.parametrize(
    ("closing", "name", "title"),
    [
        (
            "Freundliche Grüße\n\ni. V. Dana Whitfield\nLeiterin Netzbetrieb\n",
            "Dana Whitfield",
            "Leiterin Netzbetrieb",
        ),
        ("Gruß\n\nppa. Dana Whitfield\nIT Director\n", "Dana Whitfield", "IT Director"),
        ("Met vriendelijke groet,\n\nDana Whitfield\nIT Manager\n", "Dana Whitfield", "IT Manager"),
        ("", "Dana Whitfield", None),
    ],
)
def test_a_sender_with_the_family_name_first_is_named_as_people_write_it(
    closing: str, name: str, title: str | None
) -> None:
    words = f"Hi Omar,\n\nWe confirm that the migration was completed and accept the work.\n\n{closing}"
    act = only(mail(words, sender='"Whitfield, Dana" <dana@lakeview.example>'))
    assert (value(act.name), value(act.title)) == (name, title)


def test_a_sender_with_a_title_behind_the_name_keeps_it() -> None:
    act = only(
        mail("Approved, please go ahead.", sender='"Dana Whitfield, IT Director" <dana@lakeview.example>')
    )
    assert value(act.name) == "Dana Whitfield, IT Director"
