"""A case from the assessment to the decision that holds, as reviewers take it."""

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.integration.test_dishonest_bundles import CLAIM, SOW

from poedesk.cli.main import outcome

FOUND = {"evidence": [{"document": "poe.pdf", "place": "page 1", "quote": "osprey.example"}]}
ELEMENTS: list[dict[str, Any]] = [
    {"id": "customer.name", "verdict": "met", "code": "found", **FOUND, "searched": []},
    {"id": "customer.domain", "verdict": "not_met", "code": "contradicted", **FOUND, "searched": ["poe.pdf"]},
    {"id": "acknowledgement.date", "verdict": "not_met", "code": "blank", "evidence": [],
     "searched": ["poe.pdf"]},
]  # fmt: skip
ASSESSMENT = {
    "schema": "poedesk.assessment/1",
    "verdict": "not_approvable",
    "key": "0" * 64,
    "elements": [
        {**each, "required": True, "because": "It is so.", "rule": {"id": each["id"]}} for each in ELEMENTS
    ],
    "documents": [{"name": "poe.pdf"}],
}
OWN = """- element: customer.name
  code: contradicted
  cites: [{document: poe.pdf, place: page 2, quote: Osprey Hollow Ltd}]
"""
WHY = "Page 2 names another company by hand."


@pytest.fixture(autouse=True)
def _assessment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_text(json.dumps(ASSESSMENT), "utf-8")
    Path("own.yaml").write_text(OWN, "utf-8")
    half = {**ASSESSMENT, "elements": [{"id": "customer.name"}]}
    Path("half.json").write_text(json.dumps(half), "utf-8")


def run(*arguments: str) -> int:
    return outcome(["review", *arguments])


def opened(*more: str, kind: str = "claim", name: str = "c.json") -> str:
    assert run("open", "a.json", "--case", "CLM-7", "--kind", kind, *more, "--output", name) == 0
    return name


def decided(who: str, what: str, *more: str, case: str = "c.json") -> int:
    return run("decide", case, what, "--by", who, *more)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert run(*arguments, "--format", "json") == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def test_a_refusal_names_element_code_and_place_and_needs_two(capsys: pytest.CaptureFixture[str]) -> None:
    opened()
    assert decided("r-1", "refuse") == 2
    assert decided("r-1", "refuse", "--ground", "customer.domain", "--ground", "acknowledgement.date") == 0
    assert decided("r-1", "refuse", "--ground", "customer.domain") == 1
    assert "another one must" in capsys.readouterr().err
    assert decided("r-2", "refuse", "--grounds", "own.yaml") == 2
    assert decided("r-2", "refuse", "--grounds", "own.yaml", "--overriding", WHY) == 0
    assert decided("r-3", "accept", "--overriding", WHY) == 1
    value = told(capsys, "state", "c.json")
    assert (value["state"], value["decision"]) == ("decided", "refuse")
    grounds = value["decisions"][0]["grounds"]
    assert grounds[0]["cites"] == [{"document": "poe.pdf", "place": "page 1", "quote": "osprey.example"}]
    assert grounds[1]["searched"] == ["poe.pdf"]
    assert run("state", "c.json") == 0
    assert "against the machine, because: Page 2 names" in capsys.readouterr().out


def test_who_took_the_decision_that_is_disputed_decides_no_dispute(
    capsys: pytest.CaptureFixture[str],
) -> None:
    opened("--before", "r-1", "--involved", "r-2", kind="dispute")
    for who, why in (("r-1", "took the decision that is disputed"), ("r-2", "is involved in it")):
        assert told(capsys, "state", "c.json", "--reviewer", who)["may_decide"] is False
        assert decided(who, "accept", "--overriding", WHY) == 1
        assert why in capsys.readouterr().err


def test_a_blind_double_review_hides_what_the_other_decided(capsys: pytest.CaptureFixture[str]) -> None:
    Path("secret.txt").write_text("sixteen signs, at least\n", "utf-8")
    opened("--double-share", "100%", "--secret", "secret.txt")
    assert decided("r-1", "accept", "--overriding", WHY) == 0
    assert told(capsys, "state", "c.json", "--reviewer", "r-2")["decisions"] == []
    assert decided("r-2", "refuse", "--ground", "customer.domain") == 0
    assert told(capsys, "state", "c.json")["state"] == "disagreed"


def test_many_cases_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    for number, seconds in enumerate((("accept",) * 2, ("refuse",) * 2, ("accept", "refuse"))):
        case = opened("--doubled", name=f"{number}.json")
        for who, what in zip(("r-1", "r-2"), seconds, strict=True):
            more = ("--overriding", WHY) if what == "accept" else ("--ground", "customer.domain")
            assert decided(who, what, *more, case=case) == 0
    value = told(capsys, "measure", "0.json", "1.json", "2.json")
    assert (value["cases"], value["decided"], value["doubled"], value["overriding"]) == (3, 2, 3, 3)
    assert (value["kappa"]["agreed"], value["kappa"]["cases"]) == (2, 3)
    rates = {row["rule"]: (row["overturned"], row["applied"]) for row in value["rules"]}
    assert rates == {"customer.name": (0, 2), "customer.domain": (1, 2), "acknowledgement.date": (1, 2)}
    assert run("measure", "0.json") == 0
    assert "how far reviewers agree cannot be told" in capsys.readouterr().out


def test_what_is_written_follows_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    opened("--doubled")
    assert decided("r-1", "refuse", "--ground", "acknowledgement.date") == 0
    values = {
        "review": json.loads(Path("c.json").read_text("utf-8")),
        "review-state": told(capsys, "state", "c.json", "--reviewer", "r-1"),
        "review-figures": told(capsys, "measure", "c.json"),
    }
    for name, value in values.items():
        folder = resources.files("poedesk.process.reviews") / "schemas"
        jsonschema.validate(value, json.loads((folder / f"{name}.json").read_text("utf-8")))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("decide", "c.json", "refuse", "--by", "r", "--ground", "customer.name"), "has nothing against"),
        (("decide", "c.json", "refuse", "--by", "r", "--grounds", "a.json"), "grounds are a list"),
        (("decide", "a.json", "accept", "--by", "r"), "it is no poedesk.review/1"),
        (("open", "own.yaml", "--case", "X", "--kind", "poe", "--output", "n.json"), "is no JSON"),
        (("open", "half.json", "--case", "X", "--kind", "poe", "--output", "n.json"), "poedesk.assessment/1"),
        (("open", "c.json", "--case", "X", "--kind", "poe", "--output", "n.json"), "poedesk.assessment/1"),
        (
            ("open", "a.json", "--case", "X", "--kind", "poe", "--double-share", "5%", "--output", "n.json"),
            "go together",
        ),
    ],
)
def test_what_cannot_be_decided_says_what_to_do(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(opened()).read_bytes()
    assert run(*arguments) == 2
    assert said in capsys.readouterr().err
    assert Path("c.json").read_bytes() == before
    assert not Path("n.json").exists()


def test_a_case_that_could_not_have_been_decided_so_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    opened()
    assert decided("r-1", "refuse", "--ground", "customer.domain") == 0
    value = json.loads(Path("c.json").read_text("utf-8"))
    value["decisions"][0]["grounds"] = []
    Path("c.json").write_text(json.dumps(value), "utf-8")
    assert run("state", "c.json") == 2
    assert "decision 1 could not have been taken" in capsys.readouterr().err


def test_of_partners_who_claim_the_same_neither_sees_what_the_other_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = SOW.partition("3. Acceptance")[0].replace("Brightwater Cloud Partners", "Osprey Hollow")
    for name, partner, text in (
        ("one", "Brightwater Cloud Partners Ltd", SOW),
        ("two", "Osprey Hollow Ltd", own),
    ):
        Path(name).mkdir()
        claim = {**CLAIM, "id": f"CLM-{name}", "partner": {"name": partner}}
        Path(name, "claim.yaml").write_text(yaml.safe_dump(claim), "utf-8")
        Path(name, "sow.txt").write_text(text, "utf-8")
    as_it = ("--partner", "Osprey Hollow Ltd", "--as-of", "2026-05-04")
    value = told(capsys, "compare", "one", "two", *as_it)
    assert (value["association"], value["others"]) == ("CLM-two", 1)
    assert "Brightwater" not in json.dumps(value)
    folder = resources.files("poedesk.process.claims") / "schemas"
    schema = json.loads((folder / "arbitration-side.json").read_text("utf-8"))
    jsonschema.validate(value, schema)
