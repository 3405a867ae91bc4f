"""Reports of finished work that a customer signed, each changed in one place: which prove it still."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.proof.assessing.acknowledging.mails import TODAY, searched

from poedesk.kernel.verdict import Verdict
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


ORDER = """\
PURCHASE ORDER 45-1182

Customer: Tarn Quarries Ltd
Customer domain: tarnquarries.example
Microsoft 365 tenant ID: 0f4b7d21-6c38-4ae9-9b52-e1a7430c8d66
Supplier: Skelwith Systems Ltd

Reason for purchase: Tarn Quarries Ltd lost two days of blasting orders in December when the old mail server
in the weighbridge office failed. {reason}

Item 1. Skelwith Systems Ltd migrates 164 mailboxes of Tarn Quarries Ltd to Exchange Online, quarry by quarry,
from 2 June 2026, and trains 45 foremen in four courses.

{ordered} Please confirm within five working days.

Authorised for Tarn Quarries Ltd

/s/ Iris Fell
Name: Iris Fell
Title: Purchasing Manager
Date: 30 April 2026
"""


@pytest.mark.parametrize(
    ("ordered", "expected"),
    [
        ("We order the services above.", Verdict.MET),
        ("We do not order the services above.", Verdict.UNCLEAR),
        ("The services above are not yet ordered.", Verdict.UNCLEAR),
    ],
)
def test_an_order_may_tell_of_what_was_approved_before_it(ordered: str, expected: Verdict) -> None:
    reason = "It was approved in the meeting of 10 April."
    found = searched("order.txt", ORDER.format(reason=reason, ordered=ordered).encode())
    policy = loader.load("microsoft-cpor", None, TODAY)
    judged = assess(build(_told()["en"]["claim"]), policy, [found], TODAY)
    assert judged.element("acknowledgement.signature").verdict is expected
