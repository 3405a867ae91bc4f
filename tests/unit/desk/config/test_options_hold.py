"""What is set holds where it is meant to: a smaller limit refuses, and says which limit it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.desk_calling import Program
from tests.desk_claims import partner, ready
from tests.desk_parties import owner

from poedesk.desk.accounts import services as accounts
from poedesk.desk.accounts.services import Refused
from poedesk.desk.checks.checking import check
from poedesk.desk.readiness.shown import opened, sealed, shown_of

pytestmark = pytest.mark.django_db

Set = Callable[..., None]
MIB = 1 << 20


@pytest.fixture
def set_(settings: Settings) -> Set:
    """Return what sets options for one test."""

    def given(**options: Any) -> None:
        settings.OPTIONS = replace(settings.OPTIONS, **options)

    return given


def test_a_table_has_as_many_bytes_as_are_set(set_: Set) -> None:
    table, program = b"x" * (MIB + 1), Program(owner())
    before = program.send("/engagements/imports/preview", {"file": SimpleUploadedFile("t.csv", table)})
    set_(table_bytes=MIB)
    after = program.send("/engagements/imports/preview", {"file": SimpleUploadedFile("t.csv", table)})
    assert before.status_code != 413
    assert (after.status_code, after.json()["code"]) == (413, "too_large")
    assert "at most 1 MiB" in after.json()["detail"]


def test_a_checked_file_has_as_many_bytes_as_are_set(set_: Set) -> None:
    set_(check_bytes=MIB)
    with pytest.raises(Refused, match=r"big\.poe is empty or has more than 1 MiB"):
        check([SimpleUploadedFile("big.poe", b"x" * (MIB + 1))])


def test_a_drill_draws_as_many_as_are_set(set_: Set) -> None:
    ours = partner()
    ready(ours)
    assert Program(ours).call("GET", "/drill?take=3").status_code == 200
    set_(drill_engagements=2)
    told = Program(ours).call("GET", "/drill?take=3").json()
    assert (told["code"], [each["field"] for each in told["fields"]]) == ("invalid", ["take"])
    assert "draws at most 2" in told["detail"]


def test_a_page_can_be_sent_for_as_many_days_as_are_set(set_: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = shown_of(ready(partner()))
    token = sealed(shown)
    later = (timezone.now() + timedelta(days=2)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert opened(token) == shown
    set_(shown_days=1)
    assert opened(token) is None


def test_an_invitation_holds_for_as_many_days_as_are_set(set_: Set) -> None:
    set_(invitation_days=2)
    made = accounts.invite(owner(), "ben@northwind.example", "viewer")
    assert timedelta(days=1) < made.expires_at - timezone.now() <= timedelta(days=2)
