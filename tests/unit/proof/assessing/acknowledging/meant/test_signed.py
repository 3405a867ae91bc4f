"""Signed letters, agreements, certificates, minutes and orders: what their last words come to."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.proof.assessing.acknowledging.mails import TODAY, searched

from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Overall
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

CLAIM = {
    "schema": "poedesk.claim/1",
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "submitted_on": TODAY.isoformat(),
}


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = load_yaml(Path(__file__).with_name("signed.yaml").read_text("utf-8"))
    return told


def _changes(which: str) -> list[tuple[str, str, str]]:
    return [(paper, old, new) for paper, told in _told().items() for old, new in told[which]]


def _judged(paper: str, old: str = "", new: str = "") -> Overall:
    told = _told()[paper]
    assert old in told["paper"]
    found = searched("paper.txt", told["paper"].replace(old, new, 1).encode())
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build({**CLAIM, **told["claim"]}), policy, [found], TODAY).verdict


@pytest.mark.parametrize("paper", _told())
def test_a_signed_paper_proves_its_work(paper: str) -> None:
    assert _judged(paper) is Overall.APPROVABLE


@pytest.mark.parametrize(("paper", "old", "new"), _changes("stands"))
def test_other_words_of_acceptance_prove_it_too(paper: str, old: str, new: str) -> None:
    assert _judged(paper, old, new) is Overall.APPROVABLE


@pytest.mark.parametrize(("paper", "old", "new"), _changes("falls"))
def test_a_paper_signed_for_less_or_by_others_is_not_approvable(paper: str, old: str, new: str) -> None:
    assert _judged(paper, old, new) is not Overall.APPROVABLE
