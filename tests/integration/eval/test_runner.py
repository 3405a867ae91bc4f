"""``python -m eval`` on real bundles."""

import json
from pathlib import Path

import pytest

from eval import __main__ as runner
from eval import evaluation

ONE = "only-an-nda"


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in (ONE, "form-boxed-letter"):
        (documents / name).symlink_to(evaluation.DOCUMENTS / name)
    monkeypatch.setattr(evaluation.bundles, "__defaults__", (documents,))
    passages = tmp_path / "passages"
    passages.mkdir()
    (passages / "replies.yaml").symlink_to(evaluation.PASSAGES / "replies.yaml")
    monkeypatch.setattr(evaluation, "PASSAGES", passages)


def test_one_bundle_is_shown_with_its_differences(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["--bundle", ONE]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        f"{ONE}\nThe only paper is a signed non-disclosure agreement.\nexpected not_approvable"
    )


@pytest.mark.usefixtures("few")
def test_the_same_bundles_give_the_same_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "run.json"
    assert runner.main(["--format", "json", "--output", str(target)]) == 0
    assert runner.main(["--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads(target.read_text("utf-8"))
    assert told["schema"] == "poedesk.evaluation/1"
    assert told["sets"]["all"]["bundles"] == 2
    assert told["sets"]["developed"]["bundles"] + told["sets"]["heldout"]["bundles"] == 2
    assert told["folders"] == {}


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--bundle", "no-such"], "no bundle 'no-such'"),
        (["--data", "no-such-folder"], "no folder"),
        (["--write", "--heldout"], "--write needs the whole set"),
    ],
)
def test_wrong_usage_says_what_is_wrong(
    arguments: list[str], names: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        runner.main(arguments)
    assert left.value.code == 2
    assert names in capsys.readouterr().err
