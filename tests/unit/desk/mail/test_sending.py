"""Mails: kept with the act that writes them, sent by a server that is really there."""

import ssl
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any, cast

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.desk_parties import browser_of, owner

from poedesk.desk.accounts.services import invite
from poedesk.desk.config.options import Options
from poedesk.desk.evidence import blobs
from poedesk.desk.mail import writing
from poedesk.desk.mail.models import Mail
from poedesk.desk.mail.sending import FORGOTTEN, TRIES, send_waiting
from poedesk.desk.mail.writing import Attached

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


class Post(ThreadingTCPServer):
    """An SMTP server that refuses whoever is called nobody."""

    daemon_threads = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.taken: list[bytes] = []

    def handle_error(self, *_: object) -> None:
        """Say nothing of who hangs up in the middle."""


class Session(StreamRequestHandler):
    def handle(self) -> None:
        self.say(220)
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.say(354)
                text = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    text += part
                cast("Post", self.server).taken.append(text)
                self.say(250)
            elif word == b"QUIT":
                self.say(221)
                return
            else:
                self.say(550 if b"nobody@" in line else 250)

    def say(self, code: int) -> None:
        self.wfile.write(b"%d said\r\n" % code)


@pytest.fixture
def post() -> Iterator[Post]:
    """Run an SMTP server on this machine."""
    with Post(("127.0.0.1", 0), Session) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def by(post: Post) -> Options:
    return Options(mail_host="127.0.0.1", mail_port=post.server_address[1], mail_security="none")


def write(*to: str) -> None:
    for each in to:
        send_mail("Hello", "A text.\n", None, [each])


def test_without_a_server_mails_stay_in_the_outbox() -> None:
    write("ana@example.com")
    assert send_waiting(Options()) == 0
    assert Mail.objects.get().sent_at is None


def test_what_waits_is_sent_once_and_in_order(post: Post) -> None:
    write("ana@example.com", "ben@example.com")
    assert send_waiting(by(post)) == 2
    assert send_waiting(by(post)) == 0
    assert [b"To: ana@" in post.taken[0], b"To: ben@" in post.taken[1], len(post.taken)] == [True, True, 2]
    assert b"From: poedesk <poedesk@localhost>" in post.taken[0]


def test_a_mail_tells_when_it_was_written_and_keeps_its_name_when_it_is_sent_again(post: Post) -> None:
    write("a@x.example", "b@x.example")
    send_waiting(by(post))
    Mail.objects.update(sent_at=None)
    send_waiting(by(post))
    sent = [message_from_bytes(each, policy=policy.default) for each in post.taken]
    written = Mail.objects.order_by("id")
    assert [each["Date"].datetime for each in sent[:2]] == [
        each.written_at.replace(microsecond=0) for each in written
    ]
    names = [each["Message-ID"] for each in sent]
    assert names[:2] == names[2:]
    assert len(set(names)) == 2
    assert {each["Auto-Submitted"] for each in sent} == {"auto-generated"}


def test_a_mail_that_is_refused_does_not_hold_up_the_others(post: Post) -> None:
    write("nobody@example.com", "ben@example.com")
    send_waiting(by(post))
    send_waiting(by(post))
    assert [b"To: ben@" in each for each in post.taken] == [True]
    refused = Mail.objects.get(to="nobody@example.com")
    assert refused.tries >= 1
    assert "SMTPRecipientsRefused" in refused.problem


def test_a_mail_that_fails_again_and_again_waits_for_a_person(post: Post) -> None:
    write("nobody@example.com")
    for _ in range(TRIES + 2):
        send_waiting(by(post))
        Mail.objects.update(not_before=None)
    assert Mail.objects.get().tries == TRIES
    assert post.taken == []


def test_a_mail_that_was_refused_waits_longer_each_time(post: Post) -> None:
    write("nobody@example.com")
    pauses = []
    for _ in range(3):
        Mail.objects.update(not_before=None)
        send_waiting(by(post))
        until = Mail.objects.get().not_before
        assert until is not None
        pauses.append(round((until - timezone.now()).total_seconds() / 60))
        send_waiting(by(post))
    assert pauses == [1, 4, 16]
    assert Mail.objects.get().tries == 3, "not while it waits"


def test_a_server_that_is_away_is_told_and_no_mail_loses_a_try_by_it(post: Post) -> None:
    write("ana@example.com", "ben@example.com")
    away = Options(mail_host="127.0.0.1", mail_port=1, mail_security="none")
    for _ in range(TRIES + 1):
        assert send_waiting(away) == 0
        Mail.objects.update(not_before=None)
    assert {each.tries for each in Mail.objects.all()} == {0}
    assert {each.problem for each in Mail.objects.all()} == {
        "ConnectionRefusedError: [Errno 111] Connection refused"
    }
    assert send_waiting(by(post)) == 2


def test_a_mail_that_cannot_be_written_does_not_hold_up_the_others(post: Post) -> None:
    Mail.objects.create(to="ana@example.com", subject="two\nlines", body="A text.\n")
    write("ben@example.com")
    assert send_waiting(by(post)) == 1
    assert "ValueError" in Mail.objects.get(to="ana@example.com").problem


def test_a_server_that_cannot_show_who_it_is_gets_neither_password_nor_mail(
    post: Post, tmp_path: Path
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate(tmp_path))
    post.socket = context.wrap_socket(post.socket, server_side=True, do_handshake_on_connect=False)
    write("ana@example.com")
    given = Options(mail_host="127.0.0.1", mail_port=post.server_address[1], mail_security="tls")
    assert send_waiting(given) == 0
    assert "CERTIFICATE_VERIFY_FAILED" in Mail.objects.get().problem
    assert post.taken == []


def own_certificate(place: Path) -> Path:
    """Make a key and a certificate that nobody but itself vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    day = timezone.now()
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(day)
        .not_valid_after(day + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = place / "server.pem"
    coding = serialization.Encoding.PEM
    private = key.private_bytes(coding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + made.public_bytes(coding))
    return path


@pytest.mark.django_db(transaction=True)
def test_a_mail_of_an_act_that_failed_was_never_written() -> None:
    def fail() -> None:
        with transaction.atomic():
            write("ana@example.com")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Mail.objects.exists()


def test_what_is_attached_goes_along(post: Post) -> None:
    kept = blobs.keep(settings.FOLDER.blobs, [b"%PDF-1.7 sealed"], 100)
    writing.write(
        "ana@example.com", "Sealed", "It is attached.\n", attached=[Attached("poe.pdf", kept.sha256)]
    )
    assert send_waiting(by(post)) == 1
    (part,) = message_from_bytes(post.taken[0], policy=policy.default).iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == ("poe.pdf", "application/pdf")
    assert part.get_content() == b"%PDF-1.7 sealed"


def test_a_mail_whose_file_is_gone_does_not_hold_up_the_others(post: Post) -> None:
    writing.write("ana@example.com", "Sealed", "Gone.\n", attached=[Attached("poe.pdf", "0" * 64)])
    write("ben@example.com")
    assert send_waiting(by(post)) == 1
    assert "FileNotFoundError" in Mail.objects.get(to="ana@example.com").problem


def test_a_text_that_opens_a_door_is_forgotten_once_it_was_sent(post: Post) -> None:
    writing.write("ana@example.com", "Code", "Your code is 1234\n", secret=True)
    assert "1234" in Mail.objects.get().body
    send_waiting(by(post))
    assert b"Your code is 1234" in post.taken[0]
    assert Mail.objects.get().body == FORGOTTEN


def test_the_links_of_an_invitation_and_of_a_new_password_are_forgotten_too(post: Post) -> None:
    invite(owner(), "ben@northwind.example", "viewer")
    Client().post("/account/password/reset/", {"email": "ana@northwind.example"})
    assert ["/join/" in each.body or "/password/reset/key/" in each.body for each in Mail.objects.all()] == [
        True,
        True,
    ]
    assert send_waiting(by(post)) == 2
    assert {each.body for each in Mail.objects.all()} == {FORGOTTEN}


def test_the_outbox_shows_what_opens_a_door_only_where_no_server_sends_it(settings: Settings) -> None:
    browser = browser_of(owner())
    writing.write("ana@example.com", "Code", "Your code is 8246 1357\n", secret=True)
    assert "8246 1357" in browser.get("/desk/outbox/").content.decode()
    settings.OPTIONS = Options(mail_host="mail.example.com")
    assert "8246 1357" not in browser.get("/desk/outbox/").content.decode()
