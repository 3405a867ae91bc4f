"""A random audit from a table to what it says about the whole, as those do it who must trust it."""

import hashlib
import json
import stat
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from poedesk.cli.main import outcome

THROWS = "41526 61324 52631 44162"


def schema(name: str) -> Any:
    """Return a schema as the command prints it."""
    folder = resources.files("poedesk.process.audits") / "schemas"
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a table of engagements; return the table."""
    monkeypatch.chdir(tmp_path)
    lines = [f"ENG-{number:03},P-{number % 8},{1 + number % 7}" for number in range(60)]
    path = tmp_path / "engagements.csv"
    path.write_text("id,group,size\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def run(*arguments: str) -> int:
    return outcome(["draw", *arguments])


def frozen(*more: str, take: str = "9") -> None:
    stages = () if "--within" in more or "--each" in more else ("--one-stage",)
    options = ("--draw", "2026-q4", "--take", take, "--dice", "20", "--output", "p.json", *stages, *more)
    assert run("freeze", "engagements.csv", *options) == 0


def test_the_whole_way(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frozen()
    commitment = capsys.readouterr().out.split()[-1]
    assert stat.S_IMODE(Path("p.json").stat().st_mode) == 0o600
    assert run("run", "p.json", "--throws", THROWS, "--output", "d.json") == 0
    drawn = capsys.readouterr().out.splitlines()
    assert drawn[0] == "9 of 60 units are drawn; the receipt is d.json."
    assert (
        run("extend", "p.json", "d.json", "--take", "3", "--because", "one failed", "--output", "d2.json")
        == 0
    )
    assert set(drawn[1:]) < set(capsys.readouterr().out.splitlines()[1:])
    gone = ("--because", "cancelled", "--output", "d3.json")
    assert run("withdraw", "p.json", "d2.json", drawn[1], *gone) == 0
    assert drawn[1] not in capsys.readouterr().out
    assert run("verify", "p.json", "d3.json", "--commitment", commitment) == 0
    assert capsys.readouterr().out == "The draw holds.\n"
    assert run("slip", "p.json", "d3.json", drawn[2], "--output", "slip.json") == 0
    assert run("verify", "slip.json", "--commitment", commitment) == 0
    capsys.readouterr()
    assert run("project", "p.json", "d3.json", "--failing", drawn[2]) == 0
    assert capsys.readouterr().out.startswith("1 of 12 drawn fail. Of all 59, that makes about 5")
    for name, file in (("population", "p"), ("draw", "d3"), ("draw-slip", "slip")):
        jsonschema.validate(json.loads(Path(f"{file}.json").read_text("utf-8")), schema(name))
    assert table.is_file()


@pytest.mark.usefixtures("table")
def test_a_changed_population_does_not_hold(capsys: pytest.CaptureFixture[str]) -> None:
    frozen("--within", "group", "--each", "2", "--by-size", take="5")
    run("run", "p.json", "--throws", THROWS, "--output", "d.json")
    path = Path("p.json")
    path.write_text(path.read_text("utf-8").replace("ENG-007", "ENG-0O7"), "utf-8")
    capsys.readouterr()
    assert run("verify", "p.json", "d.json", "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["good"] is False
    assert "the units are not those that were frozen: the root is another" in told["problems"]
    assert run("extend", "p.json", "d.json", "--take", "1", "--because", "more", "--output", "d2.json") == 2


@pytest.mark.usefixtures("table")
def test_where_partners_are_named_they_are_drawn_first(capsys: pytest.CaptureFixture[str]) -> None:
    frozen("--each", "2", take="3")
    assert "Drawn first is the partner, then 2 of the engagements of each" in capsys.readouterr().out
    assert run("run", "p.json", "--throws", THROWS, "--output", "d.json") == 0
    drawn = capsys.readouterr().out.splitlines()
    assert drawn[0] == "6 of 60 units of 3 groups are drawn; the receipt is d.json."
    assert len({int(name.split()[0][4:7]) % 8 for name in drawn[1:]}) == 3
    text = Path("engagements.csv").read_text("utf-8").replace("ENG-000,P-0,", "ENG-000,,")
    Path("engagements.csv").write_text(text, "utf-8")
    assert run("freeze", "engagements.csv", "--draw", "x", "--take", "3", "--output", "q.json") == 2
    assert "59 of 60 rows name their group" in capsys.readouterr().err


@pytest.mark.usefixtures("table")
def test_every_unit_gets_its_slip(capsys: pytest.CaptureFixture[str]) -> None:
    frozen()
    run("run", "p.json", "--throws", THROWS, "--output", "d.json")
    assert run("slips", "p.json", "d.json", "--folder", "slips") == 0
    assert "60 slips are in slips." in capsys.readouterr().out
    written = sorted(Path("slips").iterdir())
    assert [path.name for path in written[:2]] == ["0000000-ENG-000.json", "0000001-ENG-001.json"]
    told = [json.loads(path.read_text("utf-8"))["status"] for path in written]
    assert (told.count("drawn"), told.count("not-drawn")) == (9, 51)
    assert run("verify", str(written[-1])) == 0
    assert run("slips", "p.json", "d.json", "--folder", "slips") == 2
    assert "slips is there already" in capsys.readouterr().err


@pytest.mark.usefixtures("table")
def test_secrets_of_two_parties_make_the_seed(capsys: pytest.CaptureFixture[str]) -> None:
    secrets = {"programme": "what the programme knows", "partners": "what the partners know"}
    commits = [
        text
        for party, secret in secrets.items()
        for text in ("--commit", f"{party}={hashlib.sha256(secret.encode()).hexdigest()}")
    ]
    options = ("--draw", "x", "--take", "5", "--output", "p.json")
    assert run("freeze", "engagements.csv", *options, *commits) == 0
    revealed = [text for party, secret in secrets.items() for text in ("--secret", f"{party}={secret}")]
    assert run("run", "p.json", *revealed, "--output", "d.json") == 0
    assert run("verify", "p.json", "d.json") == 0
    assert "only --commitment can tell" in capsys.readouterr().out


@pytest.mark.usefixtures("table")
def test_a_round_that_has_not_come_cannot_be_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("freeze", "engagements.csv", "--draw", "x", "--take", "5", "--output", "p.json") == 0
    assert "of drand-quicknet, at " in capsys.readouterr().out
    assert run("run", "p.json", "--value", "0f" * 32, "--output", "d.json") == 2
    assert "wait for it" in capsys.readouterr().err
    assert not Path("d.json").exists()


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--take", "north=5"), "nobody said how many of stratum ''"),
        (("--take", "many"), "'many' is no number"),
        (("--take", "61", "--one-stage"), "61 are to be drawn, and 60 engagements can be"),
        (("--take", "9"), "9 are to be drawn, and 8 partners can be"),
        (("--take", "9", "--one-stage", "--within", "partner"), "exclude each other"),
        (("--take", "5", "--programme", "microsoft-cpro"), "microsoft-cpro"),
        (("--take", "5", "--take", "6"), "stands twice"),
        (("--take", "5", "--dice", "3"), "could be tried out"),
        (("--take", "5", "--dice", "20", "--commit", "a=b"), "not from both"),
        (("--take", "5", "--commit", "a"), "must be NAME=VALUE"),
        (("--take", "5", "--beacon", "moon"), "are not known here"),
        (("--take", "5", "--beacon", "moon:x"), "is no round"),
        (("--take", "5", "--beacon", "moon:7", "--beacon-at", "soon"), "is no time"),
        (("--take", "5", "--beacon", "moon:7", "--beacon-at", "2030-01-01"), "needs its zone"),
        (("--take", "5", "--beacon", "drand-quicknet:1"), "the seed is known since"),
    ],
)
def test_wrong_wishes_are_told_apart(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("freeze", "engagements.csv", "--draw", "x", "--output", "p.json", *arguments) == 2
    assert said in capsys.readouterr().err
    assert not Path("p.json").exists()


@pytest.mark.usefixtures("table")
def test_nothing_that_is_there_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    frozen()
    before = Path("p.json").read_bytes()
    again = ("freeze", "engagements.csv", "--draw", "x", "--take", "5", "--output")
    assert run(*again, "p.json") == 2
    assert run(*again, "engagements.csv", "--replace") == 2
    assert Path("p.json").read_bytes() == before
    assert "is there already" in capsys.readouterr().err


@pytest.mark.usefixtures("table")
def test_files_that_are_no_draws_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    for text, said in (("[1]", "holds no JSON object"), ("{", "is no JSON"), ("{}", "cannot be read")):
        Path("p.json").write_text(text, "utf-8")
        assert run("run", "p.json", "--throws", THROWS, "--output", "d.json") == 2
        assert said in capsys.readouterr().err
    assert run("run", "none.json", "--throws", THROWS, "--output", "d.json") == 2
    assert "none.json cannot be read" in capsys.readouterr().err
    assert run("run", "p.json", "--output", "d.json") == 2
    assert "give the seed in one way" in capsys.readouterr().err


def test_a_plan_and_the_verifier_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plan", "5000", "--tolerable", "5%", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sample"], told["tolerable"]) == (58, "1/20")
    assert run("plan", "5000", "--tolerable", "half") == 2
    assert "write 5%, 0.05 or 1/20" in capsys.readouterr().err
    assert run("verifier", "--output", str(tmp_path / "v.py")) == 0
    assert (tmp_path / "v.py").read_text("utf-8").startswith("#!/usr/bin/env python3\n")


@pytest.mark.parametrize("share", ["1e99999999", "1e-3", "nan", "-5%", "1/0", "5%%", "9" * 5_000])
def test_a_share_that_is_none_or_endless_is_refused_at_once(
    share: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("plan", "5000", f"--tolerable={share}") == 2
    assert "is no share" in capsys.readouterr().err


@pytest.mark.parametrize("share", ["5%", "5 %", "0.05", ".05", "1/20"])
def test_a_share_can_be_written_in_three_ways(share: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plan", "5000", "--tolerable", share) == 0
    assert capsys.readouterr().out.startswith("Draw 58 of 5000")


@pytest.mark.usefixtures("table")
def test_a_name_that_no_file_could_hold_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--draw", "d", "--take", "9", "--dice", "20", "--output", "p.json")
    assert run("freeze", "engagements.csv", *options, "--within", "\udcff") == 2
    assert "the name of the group must be printable signs" in capsys.readouterr().err
    assert not Path("p.json").exists()
