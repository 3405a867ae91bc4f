"""What is set holds where it is meant to: a smaller limit refuses, and says which limit it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.desk_acknowledgements import PLAIN, asked, link, proven
from tests.desk_calling import Program
from tests.desk_claims import partner, ready, reviewer, submitted
from tests.desk_engagements import engagement_of
from tests.desk_parties import browser_of, owner
from tests.unit.desk.engagements.test_importing import GOOD, OTHER, table

from poedesk.desk.accounts import services as accounts
from poedesk.desk.accounts.services import Refused
from poedesk.desk.checks.checking import check
from poedesk.desk.claims.course.packing import PACK, make_packet, pack
from poedesk.desk.claims.models import Proof
from poedesk.desk.engagements.importing import look
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.jobs.models import Job
from poedesk.desk.jobs.work import do_next
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


def test_a_preview_can_be_taken_over_for_as_many_hours_as_are_set(
    set_: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = owner()
    browser = browser_of(ours)
    page = browser.post("/engagements/import/", {"table": SimpleUploadedFile("t.csv", table(GOOD))})
    token = page.context["token"]
    later = (timezone.now() + timedelta(minutes=90)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    browser.post(reverse("engagements_take_over"), {"token": token})
    assert not Engagement.objects.of(ours).exists()
    set_(preview_hours=2)
    browser.post(reverse("engagements_take_over"), {"token": token})
    assert Engagement.objects.of(ours).count() == 1


def test_a_signature_that_was_uploaded_is_kept_for_as_many_hours_as_are_set(
    set_: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = signing.dumps("0" * 64, salt="acknowledgement:picture")
    later = (timezone.now() + timedelta(hours=30)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    ours = owner()
    one = asked(ours, engagement_of(ours, PLAIN))
    browser = proven(one)
    given = {"way": "uploaded", "kept": kept}  # nothing is ticked, so the page comes back
    assert "Your picture is kept" not in browser.post(link(one), given).content.decode()
    set_(picture_hours=40)
    assert "Your picture is kept" in browser.post(link(one), given).content.decode()


def test_a_code_lets_in_for_as_many_hours_as_are_set(set_: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = owner()
    one = asked(ours, engagement_of(ours, PLAIN))
    browser = proven(one)
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(minutes=150))
    assert "Send me a code" in browser.get(link(one)).content.decode()
    set_(code_hours=3)
    assert "Sign and send" in browser.get(link(one)).content.decode()


def test_a_check_is_given_up_after_as_many_seconds_as_are_set(set_: Set) -> None:
    with pytest.raises(Refused, match="This is no packet"):
        check([SimpleUploadedFile("a.poe", b"no packet")])
    set_(check_seconds=0.001)
    with pytest.raises(Refused, match="It took too long to check"):
        check([SimpleUploadedFile("a.poe", b"no packet")])


def test_a_table_has_as_many_rows_as_are_set(set_: Set) -> None:
    ours = owner()
    set_(table_rows=1)
    with pytest.raises(Refused, match="give at most 1 at a time"):
        look(ours, table(GOOD, OTHER), "t.csv")


def test_a_packet_that_would_be_too_large_is_told_at_once_and_not_tried_again(set_: Set) -> None:
    ours = partner()
    reviewer()
    claim = submitted(ours)
    make_packet(ours, claim.id, 1)
    set_(packet_bytes=1)
    assert do_next({PACK: pack})
    job, proof = Job.objects.get(kind=PACK), Proof.objects.of(ours).get(claim=claim)
    assert (job.failed_at, job.not_before) == (None, None)
    assert job.done_at is not None
    assert "a packet holds 1 at most; whoever runs the desk can set packet_bytes" in proof.packet_problem
