"""A program in LibreOffice's place that misbehaves: its "document" is the script that it runs."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from poedesk.proof.reading.converting.convert import Held, converted, held
from poedesk.proof.reading.converting.office import Form, NotConverted
from poedesk.proof.reading.limits import Limits

FORM = Form("rtf", "docx", "any", "any")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep temporary files apart: other tests run at the same time, and what is left behind is counted."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def program() -> Iterator[Path]:
    """A program that lies outside the folder for temporary files, which it cannot see."""
    with tempfile.TemporaryDirectory(dir="/var/tmp", prefix="office-") as folder:
        made = Path(folder) / "program" / "soffice.bin"
        made.parent.mkdir()
        made.write_text("#!/bin/sh\nmkdir -p made\nexec /bin/sh ./document.rtf\n")
        made.chmod(0o755)
        yield made


def run(program: Path, script: str, limits: Limits | None = None) -> str:
    return converted(script.encode(), FORM, program, limits or Limits(convert_seconds=20)).decode()


def running(marker: str) -> list[str]:
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if marker in words:
            found.append(words)
    return found


def still_running(marker: str) -> list[str]:
    """Return what runs on although the kernel had time to end it: a kill does not wait for its end."""
    for _ in range(100):
        if not running(marker):
            return []
        time.sleep(0.05)
    return running(marker)


def left_behind() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob("poedesk-office-*"))


def test_what_it_leaves_is_what_comes_back(program: Path) -> None:
    before = left_behind()
    assert run(program, "echo done > made/document.docx") == "done\n"
    assert left_behind() == before


def test_it_is_killed_with_all_that_it_started_when_it_takes_too_long(program: Path) -> None:
    before = left_behind()
    with pytest.raises(NotConverted, match=r"longer than 1 s .*POEDESK_CONVERT_SECONDS"):
        run(program, "sleep 987.125 &\nsleep 987.125", Limits(convert_seconds=1))
    assert still_running("987.125") == []
    assert left_behind() == before


def test_what_it_leaves_running_ends_with_it(program: Path) -> None:
    run(program, "(sleep 986.125 &)\nsetsid sleep 986.125 &\necho done > made/document.docx")
    assert still_running("986.125") == []


def test_it_is_ended_when_it_takes_too_much_processor_time(program: Path) -> None:
    with pytest.raises(NotConverted, match="POEDESK_CONVERT_SECONDS"):
        run(program, "while :; do :; done", Limits(convert_seconds=1))


def test_it_has_no_network(program: Path) -> None:
    lines = run(program, "cat /proc/net/dev > made/document.docx").splitlines()[2:]
    assert [line.partition(":")[0].strip() for line in lines] == ["lo"]


def test_it_sees_no_files_of_the_user_and_changes_none(program: Path, tmp_path: Path) -> None:
    secret = Path(__file__)
    script = (
        f"cat {secret} > made/seen\ncat made/seen > made/document.docx\n"
        f"echo gone > {secret.parent}/made-by-office\necho gone > {tmp_path}/made-by-office\n"
        f"echo end >> made/document.docx"
    )
    assert run(program, script) == "end\n"
    assert not (secret.parent / "made-by-office").exists()
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_place_of_the_result_is_not_followed(program: Path) -> None:
    with pytest.raises(NotConverted, match="could not open it"):
        run(program, "ln -s /etc/passwd made/document.docx")


def test_nothing_made_is_named(program: Path) -> None:
    with pytest.raises(NotConverted, match="could not open it"):
        run(program, "exit 0")


def test_a_crash_is_named(program: Path) -> None:
    with pytest.raises(NotConverted, match="exit code 139"):
        run(program, "kill -SEGV $$")


def test_it_is_started_again_when_it_asks_for_it(program: Path) -> None:
    script = "test -e made/first && echo done > made/document.docx && exit 0\ntouch made/first\nexit 81"
    assert run(program, script) == "done\n"


def test_one_large_file_and_many_small_ones_are_stopped(program: Path) -> None:
    limits = Limits(convert_seconds=20, unpacked_bytes=1_000_000)
    with pytest.raises(NotConverted):
        run(program, "head -c 5000000 /dev/zero > made/document.docx || exit 1", limits)
    many = "n=0; while :; do n=$((n+1)); head -c 900000 /dev/zero > made/$n; sleep 0.01; done"
    with pytest.raises(NotConverted, match="POEDESK_UNPACKED_BYTES"):
        run(program, many, limits)


def test_a_result_larger_than_a_file_may_be_is_not_taken(program: Path) -> None:
    with pytest.raises(NotConverted, match="POEDESK_FILE_BYTES"):
        run(
            program,
            "head -c 50000 /dev/zero > made/document.docx",
            Limits(convert_seconds=20, file_bytes=10_000),
        )


def test_what_holds_it_is_told(program: Path) -> None:
    assert held(program, Limits()) == Held(network=True, processes=True, files=True, calls=True)
