import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from poedesk.cli.main import outcome

SMALL = ("simulate", "--seed", "7", "--partners", "4", "--set", "claims_per_partner=6")


def test_a_year_is_told_in_words_and_written_as_a_world(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world = tmp_path / "world"
    assert outcome([*SMALL, "--output", str(world)]) == 0
    said = capsys.readouterr().out
    assert "24 claims begun" in said
    assert "Every cent that left an account entered another." in said
    report = json.loads((world / "report.json").read_text("utf-8"))
    lines = {path.stem: path.read_text("utf-8").splitlines() for path in world.glob("*.jsonl")}
    assert (len(lines["partners"]), len(lines["claims"]), len(lines["lines"])) == (4, 24, 24)
    assert len(lines["trail"]) == report["trail"]["events"]
    assert {name for name, rows in lines.items() if not all(map(json.loads, rows))} == set()
    assert outcome([*SMALL, "--output", str(world)]) == 2
    assert "with something in it; name a new folder" in capsys.readouterr().err


@pytest.mark.parametrize("draws", ["0", "4"])
def test_the_report_follows_its_schema(draws: str, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(
        (resources.files("poedesk.process.simulation") / "schemas/simulation.json").read_text("utf-8")
    )
    assert outcome([*SMALL, "--set", f"draws={draws}", "--format", "json"]) == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), schema)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give --seed NUMBER"),
        (("--seed", "1", "--set", "draws"), "--set takes NAME=NUMBER"),
        (("--seed", "1", "--set", "rain=1"), "there is no parameter 'rain'"),
        (("--seed", "1", "--programme", "nothing"), "there is no table for 'nothing'"),
        (("--seed", "1", "--programme", "poe-request"), "not a programme"),
        (("--seed", "1", "--partners", "0"), "partners lies between 1 and"),
        (("--seed", "1", "--partners", "10001"), "200020 claims are more than most_claims, 200000"),
    ],
)
def test_what_cannot_be_played_is_refused_with_what_to_do(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["simulate", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_every_parameter_is_listed_with_its_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["simulate", "--list"]) == 0
    said = capsys.readouterr().out
    assert "reviewer_misses" in said
    assert "Chance that a reviewer who looks overlooks a flaw" in said


def test_the_transcript_of_the_how_to_is_what_the_command_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[3] / "docs/how-to/simulate.md").read_text("utf-8")
    shown = page.partition("$ poedesk simulate --seed 1\n")[2].partition("```")[0]
    assert outcome(["simulate", "--seed", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == shown.splitlines()
