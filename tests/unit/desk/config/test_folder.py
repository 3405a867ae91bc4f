"""The data folder: made once, for its owner alone, never that of something else."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from poedesk.desk.config.folder import prepare
from poedesk.kernel.errors import UsageError


def test_a_folder_is_made_with_its_secrets_for_its_owner_alone(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "new" / "data")
    assert len(folder.secret()) >= 50
    for each in (folder.path, *folder.path.rglob("*")):
        assert stat.S_IMODE(each.stat().st_mode) & 0o077 == 0, each


def test_what_was_made_stays(tmp_path: Path) -> None:
    first = prepare(tmp_path / "data")
    told = first.secret(), first.setup_code(), first.trail_key.read_text()
    again = prepare(tmp_path / "data")
    assert (again.secret(), again.setup_code(), again.trail_key.read_text()) == told


def test_two_that_start_together_agree_on_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: prepare(tmp_path / "data").secret(), range(8)))
    assert len(set(made)) == 1
    assert not list((tmp_path / "data" / "keys").glob(".*"))


def test_a_folder_with_settings_alone_is_taken(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text("port = 9000\n")
    assert prepare(tmp_path).secret()


def test_the_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"x")
    with pytest.raises(UsageError, match="holds other things"):
        prepare(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(UsageError, match="cannot be used"):
        prepare(tmp_path / "data")


def test_a_lost_secret_is_told_with_what_to_do(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "data")
    (folder.path / "keys" / "secret").unlink()
    with pytest.raises(UsageError, match="restore a backup"):
        folder.secret()
