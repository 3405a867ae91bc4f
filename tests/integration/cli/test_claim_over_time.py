import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from poedesk.cli.main import outcome

CLAIM = """\
schema: poedesk.claim/1
id: CLM-2026-0001
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
partner: {name: Fabrikam Consulting Ltd}
customer:
  name: Contoso Health
  domain: contosohealth.com
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: US
workloads: [{workload: teams}]
"""


def schema(name: str) -> Any:
    folder = resources.files("poedesk.process.claims") / "schemas"
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


@pytest.fixture
def claim(tmp_path: Path) -> str:
    path = tmp_path / "claim.yaml"
    path.write_text(CLAIM, "utf-8")
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    assert outcome(["claim", *arguments, "--format", "json"]) == code
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "programme",
    ["microsoft-cpor@2020-07", "microsoft-mci", "microsoft-coop@2021-07", "microsoft-azure-poe"],
)
def test_states_are_told_as_json_of_the_schema_as_text_and_as_a_diagram(
    programme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    value = told(capsys, "states", "--programme", programme)
    jsonschema.validate(value, schema("claim-states"))
    assert programme.startswith(value["programme"])
    for shape in ("text", "mermaid"):
        assert outcome(["claim", "states", "--programme", programme, "--format", shape]) == 0
        said = capsys.readouterr().out
        assert all(state["title"] in said for state in value["states"])


def test_the_last_safe_filing_day_is_told_with_its_reason(
    claim: str, capsys: pytest.CaptureFixture[str]
) -> None:
    value = told(capsys, "deadline", claim, "--signed", "2025-05-04", "--if-filed", "2026-04-30")
    jsonschema.validate(value, schema("claim-deadline"))
    assert (value["last_safe_filing_day"], value["days_to_spare"], value["verdict"]) == (
        "2026-05-04",
        4,
        "met",
    )
    assert [(each["clock"], each["due"]) for each in value["timeline"]] == [
        ("review-start", "2026-05-07"),
        ("review", "2026-05-28"),  # without Memorial Day
    ]
    assert "2026-05-25 (Memorial Day)" in value["timeline"][1]["why"]
    local = told(
        capsys, "deadline", claim, "--signed", "2025-05-04", "--if-filed", "2026-04-30",
        "--country", "de", "--zone", "Europe/Berlin",
    )  # fmt: skip
    assert "2026-05-01 (Labor Day)" in local["timeline"][0]["why"]
    assert "until midnight in Europe/Berlin" in local["timeline"][0]["why"]


@pytest.mark.parametrize(("filed", "said"), [("2026-05-05", "is too old"), ("2025-05-01", "is later than")])
def test_filing_outside_of_the_window_is_exit_1(
    claim: str, capsys: pytest.CaptureFixture[str], filed: str, said: str
) -> None:
    assert outcome(["claim", "deadline", claim, "--signed", "2025-05-04", "--if-filed", filed]) == 1
    assert said in capsys.readouterr().out


def test_without_an_acknowledgement_the_window_is_told(
    claim: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["claim", "deadline", claim, "--as-of", "2026-05-04"]) == 0
    said = capsys.readouterr().out
    assert "It has to be from 2025-05-04 to 2026-05-04; give --signed DATE" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("states", "--programme", "microsoft-cpro"), "known are: microsoft-azure-poe"),
        (("states", "--programme", "microsoft-cpor@2030-01"), "no version '2030-01'"),
        (("deadline", "nowhere.yaml"), "nowhere.yaml cannot be read"),
        (("deadline", "CLAIM", "--country", "xx"), "give two letters, such as US"),
        (("deadline", "CLAIM", "--zone", "Berlin"), "write it like Europe/Berlin"),
        (("deadline", "CLAIM", "--signed", "4 May"), "write YYYY-MM-DD"),
        (("deadline", "CLAIM", "--if-filed", "2018-05-04"), "no version in force on 2018-05-04"),
        (("deadline", "CLAIM", "--if-filed", "9999-12-31"), "9999-12-31 is too late to count from"),
        (("deadline", "CLAIM", "--signed", "9999-12-31"), "9999-12-31 is too late to count from"),
    ],
)
def test_mistakes_are_told_with_what_is_allowed(
    claim: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert outcome(["claim", *(claim if each == "CLAIM" else each for each in arguments)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err


def test_of_a_bundle_the_acknowledgement_is_looked_up_and_what_speaks_against_it_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bundle = Path(__file__).parents[3] / "examples/altered-after-signing"
    value = told(capsys, "deadline", str(bundle), "--as-of", "2026-11-29")
    jsonschema.validate(value, schema("claim-deadline"))
    assert (value["acknowledged"], value["if_filed"]) == ("2026-02-10", "2026-03-16")
    assert value["last_safe_filing_day"] == "2027-02-10"
    assert "changed after signing" in value["doubt"]
