"""What all processes of a desk count together."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache

from poedesk.desk.config.requests import counting
from poedesk.desk.config.requests.counting import Counts

MANY = 200
COUNTS = """
import sys
from poedesk.desk.config.requests.counting import Counts
counts = Counts(sys.argv[1], {})
for _ in range(int(sys.argv[2])):
    try:
        counts.incr("limit")
    except ValueError:
        if not counts.add("limit", 1):
            counts.incr("limit")
print(sum(counts.add("once", number) for number in range(2)))
"""


@pytest.fixture
def counts(tmp_path: Path) -> Counts:
    """Return a cache in a file of its own."""
    return Counts(str(tmp_path / "counts.sqlite"), {})


def test_the_desk_counts_in_its_data_folder() -> None:
    cache.set("seen", 1)
    assert settings.FOLDER.counts.is_file()
    assert Counts(str(settings.FOLDER.counts), {}).get("seen") == 1


def test_several_processes_count_together_and_one_of_them_is_the_first(tmp_path: Path) -> None:
    place = tmp_path / "counts.sqlite"
    command = [sys.executable, "-c", COUNTS, str(place), str(MANY)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.desk_settings"}
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) for _ in range(3)
    ]
    told = [each.communicate(timeout=120)[0] for each in running]
    assert [each.returncode for each in running] == [0, 0, 0]
    assert Counts(str(place), {}).get("limit") == 3 * MANY
    assert sum(map(int, told)) == 1


def test_what_is_over_counts_no_more_and_is_taken_away(
    counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts.set("old", 7, timeout=100)
    assert (counts.get("old"), counts.add("old", 1), counts.incr("old")) == (7, False, 8)
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 200)
    assert counts.get("old") is None
    assert not counts.has_key("old")
    with pytest.raises(ValueError, match="no number is kept"):
        counts.incr("old")
    assert counts.add("old", 1, timeout=100)
    monkeypatch.setattr("time.time", lambda: now + 400)
    for number in range(counting._SWEPT_EVERY):
        counts.set("new", number)
    (left,) = counts._base().execute("SELECT count(*) FROM entry").fetchone()
    assert left == 1


def test_what_is_kept_for_ever_is_kept_until_it_is_deleted(counts: Counts) -> None:
    counts.set("history", [1.5, 2.5], timeout=None)
    assert counts.touch("history", timeout=None)
    assert counts.get("history") == [1.5, 2.5]
    assert counts.delete("history")
    assert not counts.delete("history")
    assert not counts.touch("history")
    counts.set("history", [])
    counts.clear()
    assert counts.get("history", "none") == "none"
