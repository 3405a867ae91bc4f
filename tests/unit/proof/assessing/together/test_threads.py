from tests.unit.proof.assessing.acknowledging.mails import BOSS, CUSTOMER, PARTNER, judged, mail, quoted

from poedesk.proof.assessing.model import Said, Thread

WORDS = "We approve the work under Statement of Work No. 7."
QUESTION = "Dear Ingrid, please confirm that you approve the work under Statement of Work No. 7."
ASK = mail(QUESTION, PARTNER, at="13 09:00", foot="\n\nTom Ashby\n", subject="Statement of Work No. 7")


def threads(*mails: bytes) -> tuple[Thread, ...]:
    return judged(*mails).threads


def only(*mails: bytes) -> tuple[Said, ...]:
    (thread,) = threads(*mails)
    return thread.messages


def shown(messages: tuple[Said, ...]) -> list[tuple[str, str, bool]]:
    return [(message.side, message.words, message.counts) for message in messages]


def test_mails_stand_in_order_of_time_and_the_one_that_counts_is_marked() -> None:
    late, early = mail(WORDS, at="16 10:00"), mail("Approved once it works.", at="14 10:00")
    assert shown(only(late, ASK, early)) == [
        ("partner", "request", False),
        ("customer", "conditional", False),
        ("customer", "approved", True),
    ]


def test_what_is_filed_itself_is_not_told_again_where_it_is_quoted() -> None:
    messages = only(ASK, mail(WORDS, quote=quoted(QUESTION)))
    assert [(message.document, message.quoted) for message in messages] == [
        ("mail-1.eml", False),
        ("mail-2.eml", False),
    ]


def test_what_is_only_quoted_is_told_before_the_mail_that_quotes_it() -> None:
    first, second = only(mail(WORDS, quote=quoted(QUESTION)))
    assert (first.quoted, first.sender, first.words, first.origin) == (True, PARTNER, "request", None)
    assert (second.quoted, second.counts) == (False, True)


def test_words_quoted_by_the_partner_do_not_count_and_say_why() -> None:
    first, second = only(mail("He says:", PARTNER, at="15 10:00", foot="\n", quote=quoted(WORDS, CUSTOMER)))
    assert (first.side, first.words, first.counts) == ("customer", "approved", False)
    assert "anybody can write" in first.because
    assert second.side == "partner"


def test_a_thread_is_known_by_ids_though_its_subject_changed() -> None:
    answer = mail(WORDS, subject="Sign-off", In_Reply_To="<1@brightwatercloud.example>")
    asked = ASK.replace(b"MIME-Version", b"Message-ID: <1@brightwatercloud.example>\nMIME-Version")
    assert len(threads(asked, answer)) == 1
    assert len(threads(ASK, answer)) == 2


def test_an_answer_that_was_taken_back_says_so() -> None:
    first, second = only(mail(WORDS), mail("We do not approve this.", BOSS, at="15 10:00"))
    assert first.counts
    assert "later mail does not" in first.because
    assert (second.words, second.because) == ("refused", "It refuses.")


def test_receipts_and_absences_are_told() -> None:
    messages = only(
        mail("Thanks, will look."),
        mail("I am away.", BOSS, at="15 10:00", subject="Automatic reply: " + "Statement of Work No. 7"),
    )
    assert [message.words for message in messages] == ["receipt", "out-of-office"]


def test_a_look_alike_says_what_it_imitates() -> None:
    (message,) = only(mail(WORDS, "Ingrid Solheim <ingrid@halden-timber.example>"))
    assert (message.side, "only looks like the customer's domain" in message.because) == ("stranger", True)


def test_headers_are_told_and_not_trusted() -> None:
    header = "mx.example; dkim=pass header.d=haldentimber.example"
    (message,) = only(mail(WORDS, Authentication_Results=header))
    assert message.origin is not None
    assert "dkim=pass for haldentimber.example, says mx.example" in message.origin
    assert "Anybody who makes a file can write its headers" in message.origin


def test_a_failure_against_the_sender_leaves_a_doubt() -> None:
    header = "mx.example; dmarc=fail header.from=haldentimber.example"
    element = judged(mail(WORDS, Authentication_Results=header)).element("acknowledgement.signature")
    assert (element.code, "DMARC failed" in element.because) == ("not_the_customers", True)
    other = header.replace("haldentimber", "mailing-list")
    assert (
        judged(mail(WORDS, Authentication_Results=other)).element("acknowledgement.signature").code == "found"
    )
