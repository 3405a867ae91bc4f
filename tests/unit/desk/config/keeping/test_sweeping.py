"""What nothing needs any more goes after its time; what anything in the database names stays for ever."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from poedesk.desk.acknowledgements.models import Shown
from poedesk.desk.config.folder import Folder, prepare
from poedesk.desk.config.keeping import sweeping
from poedesk.desk.config.keeping.sweeping import sweep
from poedesk.desk.evidence import blobs
from poedesk.desk.jobs.models import Job
from poedesk.desk.mail.models import Mail

pytestmark = pytest.mark.django_db(transaction=True)  # the sweep reads what was committed

DAY = 24 * 3600
PLENTY = 1 << 30

Keep = Callable[[str, float], str]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    """Return a data folder of this test alone."""
    yield prepare(tmp_path / "data")
    Mail.objects.all().delete()


@pytest.fixture
def keep(folder: Folder) -> Keep:
    """Return what keeps a text that is some days old, and tells its hash."""

    def kept(text: str, days: float) -> str:
        sha256 = blobs.keep(folder.blobs, [text.encode()], 1000).sha256
        old = time.time() - days * DAY
        os.utime(blobs.path_of(folder.blobs, sha256), (old, old))
        return sha256

    return kept


def there(folder: Folder, *hashes: str) -> list[bool]:
    return [blobs.path_of(folder.blobs, each).is_file() for each in hashes]


def test_a_file_that_nothing_names_goes_after_its_days_and_not_before(folder: Folder, keep: Keep) -> None:
    old, young = keep("old", 8), keep("young", 6)
    assert sweep(folder, 7, PLENTY).files == 1
    assert there(folder, old, young) == [False, True]


def test_a_file_that_a_row_names_stays_however_old_it_is(folder: Folder, keep: Keep) -> None:
    named, inside = keep("a column", 900), keep("inside of a text", 900)
    Mail.objects.create(
        to="a@example.com", subject="x", body="", attached=[["a.pdf", named, "application/pdf"]]
    )
    Mail.objects.create(to="a@example.com", subject="y", body=f"See https://poe.example.com/{inside}?a=1")
    assert sweep(folder, 7, 0).files == 0
    assert there(folder, named, inside) == [True, True]


def test_a_preview_that_was_never_sent_goes_with_its_pages(folder: Folder, keep: Keep) -> None:
    old, page, looked, shared = keep("old", 8), keep("page", 9), keep("looked at again", 1), keep("shared", 9)
    Shown.objects.create(pk=old, pages=[{"sha256": page}, {"sha256": shared}])
    Shown.objects.create(pk=looked, pages=[{"sha256": shared}])
    assert sweep(folder, 7, PLENTY).files == 2
    assert there(folder, old, page, looked, shared) == [False, False, True, True]
    assert [each.pk for each in Shown.objects.all()] == [looked]


def test_beyond_the_bytes_the_oldest_go_sooner_but_none_of_the_last_two_days(
    folder: Folder, keep: Keep
) -> None:
    six, three, one = keep("6" * 100, 6), keep("3" * 100, 3), keep("1" * 100, 1)
    assert sweep(folder, 7, 250).files == 1
    assert there(folder, six, three, one) == [False, True, True]
    sweep(folder, 1, 0)
    assert there(folder, three, one) == [False, True]


def test_what_is_written_anew_meanwhile_stays(
    folder: Folder, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = keep("again", 30)
    looked = sweeping._doomed

    def again(*given: object) -> set[str]:
        found: set[str] = looked(*given)  # type: ignore[arg-type]  # as they came
        blobs.keep(folder.blobs, [b"again"], 1000)
        return found

    monkeypatch.setattr(sweeping, "_doomed", again)
    assert sweep(folder, 7, PLENTY).files == 0
    assert there(folder, sha256) == [True]


def test_what_a_sweep_had_put_aside_when_it_was_killed_is_put_back(folder: Folder, keep: Keep) -> None:
    named, twice = keep("still needed", 9), keep("written anew", 9)
    for each in (named, twice):
        blobs.path_of(folder.blobs, each).rename(folder.blobs / f".old-{each}")
    keep("written anew", 0)
    Mail.objects.create(to="ana@northwind.example", subject="See it", body=named)
    sweep(folder, 30, PLENTY)
    assert there(folder, named, twice) == [True, True]
    assert list(folder.blobs.glob(".old-*")) == []


def test_drafts_of_processes_that_died_go(folder: Folder) -> None:
    places = (folder.blobs / ".new-a", folder.passing / "a.upload", folder.path / "keys" / ".secret.a")
    for each in places:
        each.write_bytes(b"half")
        os.utime(each, (time.time() - 3 * DAY,) * 2)
    checked = folder.passing / "check-a"
    checked.mkdir()
    (checked / "0").write_bytes(b"a packet")
    os.utime(checked, (time.time() - 3 * DAY,) * 2)
    running = folder.passing / "b.upload"
    running.write_bytes(b"half")
    assert sweep(folder, 7, PLENTY).drafts == 4
    assert not any(each.exists() for each in (*places, checked))
    assert running.exists()
    assert folder.secret()


def test_jobs_that_were_done_long_ago_go_and_those_that_failed_stay(folder: Folder) -> None:
    long_ago = timezone.now() - timedelta(days=8)
    Job.objects.create(kind="a", key="done", done_at=long_ago)
    Job.objects.create(kind="a", key="just done", done_at=timezone.now())
    Job.objects.create(kind="a", key="failed", failed_at=long_ago)
    sweep(folder, 7, PLENTY)
    assert [each.key for each in Job.objects.order_by("key")] == ["failed", "just done"]


def test_it_is_swept_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[Folder] = []

    def noted(folder: Folder, days: int, most: int) -> sweeping.Swept:
        assert (days, most) == (settings.OPTIONS.unused_days, settings.OPTIONS.unused_bytes)
        swept.append(folder)
        return sweeping.Swept(0, 0, 0)

    monkeypatch.setattr(sweeping, "sweep", noted)
    mark = settings.FOLDER.blobs / ".swept"
    mark.unlink(missing_ok=True)
    for _ in range(2):
        assert not sweeping.sweep_when_due()
    assert len(swept) == 1
    os.utime(mark, (time.time() - DAY,) * 2)
    sweeping.sweep_when_due()
    assert len(swept) == 2
