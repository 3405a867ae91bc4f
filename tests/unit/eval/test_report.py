"""A run as text, as JSON and as a page."""

import json
from datetime import date

from eval import report
from eval.evaluation import Evaluation, parted
from eval.folders.common import Folder, Tally
from eval.page import page

from .made import assessment, labels, outcome

MISSING = ("not_met", "missing", None)


def run() -> Evaluation:
    outcomes = [
        outcome(labels("not_approvable", customer__domain=MISSING), assessment(), "let-through"),
        outcome(labels(), assessment("not_approvable", customer__domain=MISSING), "held-refusal"),
    ]
    developed, heldout = parted(outcomes, frozenset({"held-refusal"}))
    tally = Tally("values exact")
    tally.ask("values exact", "form-1.pdf", "'5', not '6'", right=False)
    tally.ask("values exact", "form-2.pdf", "", right=True)
    return Evaluation("9.9", developed, heldout, (Folder("forms", 2, tally.measures(), "made"),), ("odd",))


def test_the_worst_error_is_named_first() -> None:
    text = report.text(run())
    assert text.index("wrong approvable: 1\n    let-through") < text.index("needless refusal: 0")
    assert "whole verdict      0.000 [0.000, 0.793] 0/1" in text


def test_errors_held_out_are_counted_and_named_only_when_asked_for_alone() -> None:
    both = run()
    assert "held-refusal" not in report.text(both)
    alone = Evaluation("9.9", None, both.heldout, (), ())
    assert "needless refusal: 1\n    held-refusal" in report.text(alone)


def test_a_folder_shows_its_rates_and_misses() -> None:
    text = report.text(run())
    assert "values exact: 0.500 [0.095, 0.905] 1/2\n    form-1.pdf: '5', not '6'" in text
    assert "Left out: odd is no folder that the evaluation knows" in text


def test_one_bundle_shows_each_difference_with_its_reason() -> None:
    got = assessment("not_approvable", customer__domain=MISSING, partner__name=("met", "found", "Tern Ltd"))
    text = report.bundle(outcome(labels(partner__name=("met", "found", "Heron Ltd")), got))
    assert "customer.domain: not_met/missing, expected met/found\n    Because of customer.domain." in text
    assert "value 'Tern Ltd', expected 'Heron Ltd'" in text
    assert report.bundle(outcome(labels(), assessment())).endswith("  no difference\n")


def test_the_same_run_gives_the_same_json() -> None:
    first, second = (json.dumps(run().to_json()) for _ in range(2))
    assert first == second
    told = json.loads(first)
    assert list(told) == ["schema", "version", "sets", "passages", "folders", "left_out"]
    assert list(told["sets"]) == ["all", "developed", "heldout"]
    assert told["sets"]["all"]["whole_verdict"] == {
        "hits": 0,
        "total": 2,
        "rate": 0.0,
        "interval": [0.0, 0.6576],
    }


def test_the_page_bears_date_command_version_and_its_limits() -> None:
    text = page(run(), date(2026, 5, 4), "make eval ARGS=--write")
    assert "on 2026-05-04, poedesk 9.9" in text
    assert "```\nmake eval ARGS=--write\n```" in text
    assert "- **wrong approvable**: 1 in developed bundles, 0 held out\n  - let-through" in text
    assert "held-refusal" not in text
    assert "| forms | 2 | values exact | 0.500 [0.095, 0.905], 1/2 |" in text
    assert "What these figures do not say" in text
