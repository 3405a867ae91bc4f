"""The examples in the repository are what the script makes, and the script always makes the same."""

import subprocess
import sys
from pathlib import Path

import pytest

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

ROOT = Path(__file__).resolve().parents[2]


def made(folder: Path) -> dict[str, bytes]:
    script = ROOT / "scripts" / "make_examples.py"
    subprocess.run([sys.executable, script, folder], check=True, capture_output=True)
    return files(folder)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.glob("*/*"))
        if path.parent.name != "expected"
    }


def seen(name: str, data: bytes) -> Document:
    return read_document(data, name, Job(DEFAULT))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("first"))


def test_the_script_makes_the_same_bytes_twice(fresh: dict[str, bytes], tmp_path: Path) -> None:
    assert made(tmp_path) == fresh


def test_the_examples_in_the_repository_say_what_the_script_says(fresh: dict[str, bytes]) -> None:
    kept = files(ROOT / "examples")
    assert kept.keys() == fresh.keys()
    for name, data in kept.items():
        if name.endswith((".yaml", ".eml")):
            assert data == fresh[name]
        else:
            assert seen(name, data).pages == seen(name, fresh[name]).pages  # compression may differ


def test_the_examples_are_small_and_read_completely() -> None:
    kept = files(ROOT / "examples")
    assert sum(map(len, kept.values())) < 1_000_000
    for name, data in kept.items():
        if not name.endswith(".yaml"):
            document = seen(name, data)
            assert (name, document.read.value, document.problems) == (name, "complete", ())
