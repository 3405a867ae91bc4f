"""Reports of finished work that a customer signed, each changed in one place: which prove it still."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.proof.assessing.acknowledging.mails import TODAY, searched

from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Overall
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = load_yaml(Path(__file__).with_name("reports.yaml").read_text("utf-8"))
    return told


def _changes(which: str) -> list[tuple[str, str, str]]:
    return [(language, old, new) for language, told in _told().items() for old, new in told[which]]


def _judged(language: str, old: str, new: str) -> Assessment:
    told = _told()[language]
    assert old in told["paper"]
    found = searched("report.txt", told["paper"].replace(old, new, 1).encode())
    return assess(build(told["claim"]), loader.load("microsoft-cpor", None, TODAY), [found], TODAY)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_signed_report_proves_its_work(language: str) -> None:
    assert _judged(language, "", "").verdict is Overall.APPROVABLE


@pytest.mark.parametrize(("language", "old", "new"), _changes("stands"))
def test_other_words_of_acceptance_prove_it_too(language: str, old: str, new: str) -> None:
    assert _judged(language, old, new).verdict is Overall.APPROVABLE


@pytest.mark.parametrize(("language", "old", "new"), _changes("falls"))
def test_a_report_signed_for_less_or_telling_others_work_is_not_approvable(
    language: str, old: str, new: str
) -> None:
    assert _judged(language, old, new).verdict is not Overall.APPROVABLE
