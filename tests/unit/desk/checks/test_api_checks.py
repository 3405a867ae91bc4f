"""What anybody may check, by program: a file, the trail's key and checkpoints."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk_calling import Program
from tests.desk_parties import owner

from poedesk.desk.trail.checkpointing import sign_when_due

pytestmark = pytest.mark.django_db


def test_the_key_and_the_newest_checkpoints_are_told() -> None:
    program = Program(owner())
    sign_when_due()
    told = program.call("GET", "/trail").json()
    assert told["key"]
    assert told["checkpoints"][0]["size"] >= 1
    assert str(told["checkpoints"][0]["size"]) in told["checkpoints"][0]["note"]


def test_what_is_nothing_that_can_be_checked_is_refused_with_the_reason() -> None:
    answer = Program(owner()).send("/verify", {"files": SimpleUploadedFile("x.txt", b"hello")})
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")
