"""Mails: kept with the act that writes them, sent by a server that is really there."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any, cast

import pytest
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from pytest_django.fixtures import Settings
from tests.desk_parties import browser_of, owner

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
    assert Mail.objects.get().tries == TRIES
    assert post.taken == []


def test_a_server_that_is_away_is_told_and_tried_again(post: Post) -> None:
    write("ana@example.com")
    away = by(post)
    post.shutdown()
    post.server_close()
    assert send_waiting(away) == 0
    assert Mail.objects.get().problem == "ConnectionRefusedError: [Errno 111] Connection refused"


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


def test_the_outbox_shows_what_opens_a_door_only_where_no_server_sends_it(settings: Settings) -> None:
    browser = browser_of(owner())
    writing.write("ana@example.com", "Code", "Your code is 8246 1357\n", secret=True)
    assert "8246 1357" in browser.get("/desk/outbox/").content.decode()
    settings.OPTIONS = Options(mail_host="mail.example.com")
    assert "8246 1357" not in browser.get("/desk/outbox/").content.decode()
