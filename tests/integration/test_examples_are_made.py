"""The examples in the repository are what the script makes, and the script always makes the same."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

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


def said(name: str, data: bytes) -> Any:
    """What a document says: compression may differ between machines, the bytes of a digital signature do."""
    document = seen(name, data)
    return document.pages, document.signatures, document.mail, [part.pages for part in document.attachments]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("first"))


def test_the_script_makes_the_same_bytes_twice(fresh: dict[str, bytes], tmp_path: Path) -> None:
    again = made(tmp_path)
    assert again.keys() == fresh.keys()
    differing = {name for name in again if again[name] != fresh[name]}
    assert differing <= {name for name, data in fresh.items() if b"/ByteRange" in data}
    assert [said(name, again[name]) for name in sorted(differing)] == [
        said(name, fresh[name]) for name in sorted(differing)
    ]


def test_the_examples_in_the_repository_say_what_the_script_says(fresh: dict[str, bytes]) -> None:
    kept = files(ROOT / "examples")
    assert kept.keys() == fresh.keys()
    for name, data in kept.items():
        if name.endswith(".yaml"):
            assert data == fresh[name]
        else:
            assert said(name, data) == said(name, fresh[name])


def test_the_examples_are_small_and_read_completely() -> None:
    kept = files(ROOT / "examples")
    assert sum(map(len, kept.values())) < 2_000_000
    for name, data in kept.items():
        if not name.endswith(".yaml"):
            document = seen(name, data)
            assert (name, document.read.value, document.problems) == (name, "complete", ())


def test_every_example_has_its_expected_verdict_and_its_lines_in_the_guide() -> None:
    folders = {path.parent.name for path in ROOT.glob("examples/*/claim.yaml")}
    expected = yaml.safe_load((ROOT / "examples" / "expected.yaml").read_text("utf-8"))
    guide = (ROOT / "examples" / "README.md").read_text("utf-8")
    assert expected.keys() == folders
    words = {"approvable": "approvable", "not_approvable": "not approvable", "needs_review": "needs review"}
    for name, told in expected.items():
        (row,) = re.findall(rf"^\| \[{name}\]\({name}\) \| (.*) \|$", guide, re.MULTILINE)
        assert row.split(":")[0] == words[told["verdict"]]
        assert f"\n**{name}.** " in guide


def test_the_examples_show_each_verdict_and_many_reasons() -> None:
    expected = yaml.safe_load((ROOT / "examples" / "expected.yaml").read_text("utf-8"))
    codes = {code for told in expected.values() for code in told.get("elements", {}).values()}
    assert {told["verdict"] for told in expected.values()} == {"approvable", "not_approvable", "needs_review"}
    assert codes >= {"too_old", "contradicted", "not_the_customers", "too_thin", "placeholder", "altered"}
    assert codes >= {"unacceptable_document", "missing", "blank"}
