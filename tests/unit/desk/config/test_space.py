"""A disk without space: told to people as what it is, and to whoever watches."""

import errno
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client
from tests.desk_parties import browser_of, owner

from poedesk.desk.config import space
from poedesk.desk.evidence import blobs

pytestmark = pytest.mark.django_db

FULL = OSError(errno.ENOSPC, "No space left on device")


def behind(error: Exception) -> Exception:
    """Return an error that another one led to."""
    made = ValueError("not kept")
    made.__cause__ = error
    return made


@pytest.mark.parametrize("error", [FULL, OperationalError("database or disk is full"), behind(FULL)])
def test_a_full_disk_is_recognised(error: Exception) -> None:
    assert space.ran_out(error)


@pytest.mark.parametrize("error", [None, OSError(errno.EACCES, "no"), OperationalError("database is locked")])
def test_what_fails_for_another_reason_is_no_full_disk(error: Exception | None) -> None:
    assert not space.ran_out(error)


def test_who_sends_something_to_a_full_disk_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = browser_of(owner())
    browser.raise_request_exception = False

    def keep(*_: object) -> blobs.Kept:
        raise FULL

    monkeypatch.setattr(blobs, "keep", keep)
    began = browser.post("/engagements/begin/").headers["Location"]
    sent = {"files": Path(__file__).open("rb")}  # noqa: SIM115 - the client reads and closes it
    answer = browser.post(f"/engagements/{began.split('/')[2]}/documents/", sent)
    assert answer.status_code == 507
    assert "The desk has no space left" in answer.content.decode()


def test_a_desk_whose_disk_is_full_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(space, "LEAST", 1 << 62)
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert "nothing more can be kept" in str(answer.json()["problems"])


def test_free_bytes_are_counted_for_who_watches(client: Client) -> None:
    told = dict(
        line.split(" ") for line in client.get("/metrics").content.decode().splitlines() if line[0] != "#"
    )
    assert int(told["poedesk_disk_free_bytes"]) > 0
