"""Requests from a draw to a decision, as an officer, a partner and a reviewer make them."""

import json
import stat
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from poedesk.cli.commands.request import given
from poedesk.cli.main import outcome
from poedesk.kernel.errors import UsageError

EXAMPLES = Path(__file__).parents[3] / "examples"


def run(*arguments: str) -> int:
    return outcome(["request", *arguments])


def schema(name: str) -> Any:
    folder = resources.files("poedesk.process.requests") / "schemas"
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Work in a folder with a draw of four of twenty engagements, and one picked by hand."""
    monkeypatch.chdir(tmp_path)
    rows = "\n".join(f"ENG-{number:03},P-{number % 5}" for number in range(20))
    Path("e.csv").write_text(f"id,group\n{rows}\n", "utf-8")
    frozen = ("--one-stage", "--take", "4", "--dice", "20", "--programme", "microsoft-azure-poe@2017-07")
    assert outcome(["draw", "freeze", "e.csv", "--draw", "2026-q4", *frozen, "--output", "p.json"]) == 0
    assert outcome(["draw", "run", "p.json", "--throws", "41526" * 4, "--output", "d.json"]) == 0
    capsys.readouterr()


def draft(*more: str) -> dict[str, Any]:
    assert run("draft", "p.json", "d.json", "--area", "azure", "--by", "o-1", *more) == 0
    value: dict[str, Any] = json.loads(Path(more[-1]).read_text("utf-8"))
    return value


@pytest.mark.usefixtures("drawn")
def test_the_whole_way(capsys: pytest.CaptureFixture[str]) -> None:
    target, *_ = draft("--output", "b.json")["targets"]
    assert stat.S_IMODE(Path("b.json").stat().st_mode) == 0o600
    name = target["request"]
    assert run("release", "b.json", "--by", "o-1") == 0
    capsys.readouterr()
    assert run("state", "b.json", "--partner", target["partner"]) == 0
    assert "No request was delivered." in capsys.readouterr().out
    assert run("record", "b.json", name, "deliver", "--by", "o-1") == 0
    Path("proof.zip").write_bytes(b"a proof")
    assert run("record", "b.json", name, "answer", "--proof", "proof.zip", "--by", "p-1") == 0
    words = ("--reason", "dates", "--about", "acknowledgement.date=Only the cover is dated.")
    assert run("record", "b.json", name, "ask-more", *words, "--by", "r-1") == 0
    capsys.readouterr()
    assert run("letter", "b.json", name) == 0
    assert "acknowledgement.date: Only the cover is dated." in capsys.readouterr().out
    bundle = ("answer", str(EXAMPLES / "sow-and-email"), "--as-of", "2026-11-22")
    assert run(*bundle, "--batch", "b.json", "--request", name, "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, schema("poe-answer"))
    assert "Only the cover is dated." in json.dumps(told)
    assert run("state", "b.json", "--format", "json") == 0
    state = json.loads(capsys.readouterr().out)
    jsonschema.validate(state, schema("poe-request-state"))
    assert [each["state"] for each in state["requests"]].count("released") == 3
    jsonschema.validate(json.loads(Path("b.json").read_text("utf-8")), schema("poe-requests"))


@pytest.mark.usefixtures("drawn")
def test_a_draw_that_is_extended_asks_for_what_is_new_alone() -> None:
    first = draft("--output", "b.json")
    more = [
        "draw",
        "extend",
        "p.json",
        "d.json",
        "--take",
        "2",
        "--because",
        "one failed",
        "--output",
        "d2.json",
    ]
    assert outcome(more) == 0
    picked = next(f"ENG-{n:03}" for n in range(20) if f"ENG-{n:03}" not in Path("d2.json").read_text("utf-8"))
    pick = ["draw", "pick", "p.json", "d2.json", picked, "--because", "same proof", "--output", "d3.json"]
    assert outcome(pick) == 0
    Path("d3.json").replace("d.json")
    second = draft("--besides", "b.json", "--output", "b2.json")
    chosen = {each["engagement"]: each["chosen"] for each in second["targets"]}
    assert list(chosen.values()).count("drawn") == 2
    assert chosen[picked] == "picked"
    assert not set(chosen) & {each["engagement"] for each in first["targets"]}


@pytest.mark.usefixtures("drawn")
def test_what_cannot_be_is_told_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    name = draft("--output", "b.json")["targets"][0]["request"]
    before = Path("b.json").read_bytes()
    again = ("draft", "p.json", "d.json", "--by", "o", "--output", "c.json")
    deliver = ("record", "b.json", name, "deliver", "--by", "o-1")
    for arguments, message in (
        (deliver, "does not lead out of 'Drafted'"),
        (("record", "b.json", "POE-x", "deliver", "--by", "o-1"), "no request 'POE-x'"),
        (("release", "b.json", "--by", "o-1", "--at", "2999-01-01"), "still to come"),
        (("release", "b.json", "--by", "o-1", "--at", "2020-01-01"), "lies before"),
        (("record", "b.json", name, "supply", "--by", "p-1"), "give what is supplied"),
        (
            ("record", "b.json", name, "ask-more", "--by", "r-1", "--about", "dates=x"),
            "must be ELEMENT=WORDS",
        ),
        (("letter", "b.json", "POE-x"), "poedesk request state lists them"),
        (("state", "b.json", "--output", "b.json"), "is what this command reads"),
        (("draft", "p.json", "d.json", "--area", "azure", "--by", "o", "--output", "b.json"), "--replace"),
        ((*again, "--area", "security"), "microsoft-azure-poe does not know security; allowed there: azure"),
        ((*again, "--area", "azure", "--programme", "microsoft-mci"), "asks for proofs with the claim"),
        ((*again, "--area", "azure", "--programme", "nothing"), "there is no table for 'nothing'"),
        (("state", "d.json"), "it is no poedesk.poe-requests/1"),
        (("state", "e.csv"), "is no JSON"),
    ):
        capsys.readouterr()
        assert run(*arguments) == 2, arguments
        assert message in capsys.readouterr().err
    assert Path("b.json").read_bytes() == before


@pytest.mark.usefixtures("drawn")
def test_two_who_write_at_once_lose_nothing() -> None:
    name = draft("--output", "b.json")["targets"][0]["request"]
    known = given.batch(Path("b.json"))
    assert run("record", "b.json", name, "discard", "--words", "cancelled", "--by", "o-1") == 0
    before = Path("b.json").read_bytes()
    with pytest.raises(UsageError, match="changed by somebody else meanwhile"):
        given.keep(known, Path("b.json"), known)
    assert Path("b.json").read_bytes() == before
