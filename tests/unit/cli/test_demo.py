"""The demo compares what was found with what a careful reviewer expects."""

from typing import Any

from poedesk.cli.commands.demo import differences


def assessment(verdict: str, **codes: str) -> dict[str, Any]:
    verdicts = {"found": "met", "uncertain": "unclear", "optional": "not_applicable"}
    return {
        "verdict": verdict,
        "elements": [
            {
                "id": element,
                "required": code != "optional",
                "verdict": verdicts.get(code, "not_met"),
                "code": code,
            }
            for element, code in codes.items()
        ],
    }


def test_what_is_as_expected_is_not_mentioned() -> None:
    found = assessment("not_approvable", workloads="missing", activities="found", project="optional")
    told = {"verdict": "not_approvable", "elements": {"workloads": "missing"}}
    assert differences("quarry", found, told) == []


def test_another_verdict_is_told() -> None:
    found = assessment("needs_review", workloads="uncertain")
    told = {"verdict": "approvable", "elements": {"workloads": "uncertain"}}
    assert differences("quarry", found, told) == ["quarry is needs_review, expected approvable"]


def test_each_element_with_another_code_is_told() -> None:
    found = assessment("not_approvable", workloads="missing", activities="found", business_need="too_thin")
    told = {"verdict": "not_approvable", "elements": {"workloads": "blank", "activities": "missing"}}
    assert differences("quarry", found, told) == [
        "quarry: workloads is missing, expected blank",
        "quarry: activities is met, expected missing",
        "quarry: business_need is too_thin, expected met",
    ]
