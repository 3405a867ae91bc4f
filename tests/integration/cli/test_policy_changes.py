"""What a programme manager asks before changing a rule: whence it comes, which verdicts would flip."""

import json
from pathlib import Path

import pytest

from poedesk.cli.main import outcome
from poedesk.proof.policy import loader

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = ["--as-of", "2026-11-22"]


@pytest.fixture
def draft(tmp_path: Path) -> str:
    """Return a programme file in which a picture of a signature no longer counts."""
    path = tmp_path / "draft.yaml"
    path.write_text(loader.shipped_text("microsoft-cpor").replace("image: met", "image: not_met"), "utf-8")
    return str(path)


def test_explain_tells_source_parameters_and_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["policy", "explain", "microsoft-cpor", "acknowledgement.date"]) == 0
    told = capsys.readouterr().out
    assert "stated: POE template, section 2" in told
    assert "uses: acknowledgement_window = calendar_years: 1" in told
    assert "not_met too_old: signed one year and a day before the submission" in told


def test_explain_tells_how_a_parameter_was_before(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["policy", "explain", "microsoft-cpor@2020-07", "partner_response", "--format", "json"]
    assert outcome(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["holds"]["id"] == "cpor.partner-response.2019"
    assert [entry["valid_from"] for entry in told["history"]] == ["2019-10-01", "2023-10-01"]


def test_diff_names_the_verdicts_that_flip(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    flips, stays, foreign = (
        str(EXAMPLES / name) for name in ("purchase-order", "sow-and-email", "azure-poc-report")
    )
    arguments = ["policy", "diff", "microsoft-cpor", draft, flips, stays, foreign, "--format", "json", *DAY]
    assert outcome(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    assert [change["name"] for change in told["changes"]] == ["accepted_signatures"]
    first, second, third = told["bundles"]
    assert (first["before"], first["after"]) == ("approvable", "not_approvable")
    assert [each["id"] for each in first["elements"]] == ["acknowledgement.signature", "document.kind"]
    assert (second["before"], second["elements"]) == (second["after"], [])
    assert third["problem"] == "its claim is one of microsoft-azure-poe, not of microsoft-cpor"


def test_diff_without_bundles_compares_the_rules_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["policy", "diff", "microsoft-cpor@2020-07", "microsoft-cpor@2023-10"]) == 0
    told = capsys.readouterr().out
    assert "partner_response  (no verdict depends on it)" in told
    assert "after, value: count: 14; unit: business-days" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["diff", "microsoft-cpor", "no-such-programme"], "there is no programme 'no-such-programme'"),
        (["diff", "microsoft-cpor", "nowhere.yaml"], "nowhere.yaml cannot be read"),
        (["diff", "microsoft-cpor@1999-01", "microsoft-cpor"], "no version '1999-01'"),
        (["diff", "microsoft-cpor", "microsoft-cpor", "nowhere"], "nowhere is no folder"),
        (["explain", "microsoft-cpor", "shoe.size"], "no rule or parameter 'shoe.size'"),
    ],
)
def test_wrong_names_are_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["policy", *arguments]) == 2
    seen = capsys.readouterr()
    assert seen.out == ""
    assert told in seen.err
