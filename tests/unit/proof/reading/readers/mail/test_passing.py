from poedesk.proof.document.model import Authentication, Mail
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.mail import eml

SERVER = "mx.brightwatercloud.example"
CUSTOMER = "haldentimber.example"


def mail(*headers: str) -> Mail:
    raw = "".join(f"{header}\n" for header in (*headers, "From: a@haldentimber.example", "Subject: x"))
    found = eml.read(f"{raw}\nApproved.\n".encode(), "mail.eml", DEFAULT).mail
    assert found is not None
    return found


def test_results_of_a_server_are_told_with_their_domain() -> None:
    found = mail(
        f"Authentication-Results: {SERVER}; dkim=pass (2048-bit key) header.d={CUSTOMER} header.s=s1;",
        f" spf=softfail smtp.mailfrom=ingrid@{CUSTOMER}; dmarc=FAIL (p=REJECT) header.from={CUSTOMER}",
    )
    assert found.authentication == (
        Authentication("dkim", "pass", CUSTOMER, SERVER),
        Authentication("spf", "softfail", CUSTOMER, SERVER),
        Authentication("dmarc", "fail", CUSTOMER, SERVER),
    )


def test_results_without_a_server_and_those_of_arc_and_spf() -> None:
    found = mail(
        "Authentication-Results: spf=fail (192.0.2.4) smtp.mailfrom=x.example; dkim=none header.d=none",
        f"ARC-Authentication-Results: i=1; mx.example 1; dmarc=pass header.from={CUSTOMER}",
        f"Received-SPF: Pass (mx.example: domain of ingrid@{CUSTOMER} designates 192.0.2.4)",
    )
    assert found.authentication == (
        Authentication("spf", "fail", "x.example", None),
        Authentication("dkim", "none", None, None),
        Authentication("dmarc", "pass", CUSTOMER, "mx.example"),
        Authentication("spf", "pass", CUSTOMER, None),
    )


def test_signatures_ids_and_who_handed_it_in() -> None:
    found = mail(
        f"DKIM-Signature: v=1; a=rsa-sha256; d={CUSTOMER}; s=s1; h=From; bh=x; b=y",
        "Message-ID: <2@haldentimber.example>",
        "References: <0@a.example> <1@a.example>",
        "In-Reply-To: <1@a.example>",
        "Reply-To: tom@brightwatercloud.example",
        "Sender: Tom <tom@brightwatercloud.example>",
        "Auto-Submitted: auto-replied (vacation)",
    )
    assert found.dkim == (CUSTOMER,)
    assert (found.message_id, found.references) == ("2@haldentimber.example", ("0@a.example", "1@a.example"))
    assert (found.reply_to, found.handed_in_by) == (
        "tom@brightwatercloud.example",
        "Tom <tom@brightwatercloud.example>",
    )
    assert found.automatic


def test_a_message_without_such_headers_says_nothing() -> None:
    found = mail("Auto-Submitted: no", "DKIM-Signature: rubbish", "Authentication-Results: ;;;")
    assert (found.dkim, found.authentication, found.message_id, found.automatic) == ((), (), None, False)
