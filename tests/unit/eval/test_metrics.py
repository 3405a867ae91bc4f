"""What outcomes say: rates, and errors by name with the worst apart."""

from eval.metrics import Summary
from eval.rates import Rate

from .made import assessment, labels, outcome

MISSING = ("not_met", "missing", None)
UNCLEAR = ("unclear", "uncertain", None)
NOT_ASKED = ("not_applicable", "not_applicable", None)


def test_what_agrees_is_right() -> None:
    summary = Summary((outcome(labels(), assessment()),))
    assert summary.whole == Rate(1, 1)
    assert summary.total.verdict == summary.total.code == summary.total.precision == Rate(23, 23)
    assert summary.wrong_met == []
    assert summary.wrong_approvable == []
    assert summary.needless_refusals == []


def test_approvable_where_it_is_not_is_the_worst_error() -> None:
    wrong = outcome(labels("not_approvable", customer__domain=MISSING), assessment(), "bad")
    summary = Summary((wrong, outcome(labels(), assessment(), "good")))
    assert [each.bundle for each in summary.wrong_approvable] == ["bad"]
    assert [(each.bundle, each.element) for each in summary.wrong_met] == [("bad", "customer.domain")]
    assert summary.whole == Rate(1, 2)


def test_precision_and_recall_of_met_are_told_apart() -> None:
    too_much = outcome(labels("not_approvable", customer__domain=MISSING), assessment())
    too_little = outcome(labels(), assessment("not_approvable", customer__domain=MISSING))
    (row,) = [each for each in Summary((too_much, too_little)).elements if each.element == "customer.domain"]
    assert row.precision == Rate(0, 1)
    assert row.recall == Rate(0, 1)
    assert row.verdict == Rate(0, 2)


def test_a_refusal_of_good_papers_is_needless() -> None:
    refused = outcome(labels(), assessment("not_approvable", customer__domain=MISSING), "refused")
    left = outcome(labels(), assessment("needs_review", customer__domain=UNCLEAR), "left")
    summary = Summary((refused, left))
    assert [each.bundle for each in summary.needless_refusals] == ["refused"]
    assert [each.bundle for each in summary.needless_reviews] == ["left"]
    assert [each.element for each in summary.wrong_missing] == ["customer.domain"]


def test_a_refusal_of_unclear_papers_is_needless_too() -> None:
    expected = labels("needs_review", customer__domain=UNCLEAR)
    summary = Summary((outcome(expected, assessment("not_approvable", customer__domain=MISSING)),))
    assert len(summary.needless_refusals) == 1


def test_the_right_verdict_with_another_code_counts_half() -> None:
    expected = labels("not_approvable", customer__domain=MISSING)
    blank = assessment("not_approvable", customer__domain=("not_met", "blank", None))
    summary = Summary((outcome(expected, blank),))
    assert summary.total.verdict == Rate(23, 23)
    assert summary.total.code == Rate(22, 23)
    assert summary.codes["missing"] == Rate(0, 1)
    assert summary.codes["found"] == Rate(22, 22)


def test_places_that_the_contract_leaves_open_are_not_counted() -> None:
    expected = labels(project__name=("any", "", None), azure__benefits=NOT_ASKED)
    summary = Summary((outcome(expected, assessment(azure__benefits=NOT_ASKED)),))
    assert summary.total.verdict == Rate(21, 21)
    assert summary.unasked == []


def test_what_only_one_side_asks_for_is_shown() -> None:
    summary = Summary((outcome(labels(), assessment(azure__benefits=NOT_ASKED)),))
    assert [each.element for each in summary.unasked] == ["azure.benefits"]


def test_values_agree_as_the_contract_has_it() -> None:
    expected = labels(
        partner__name=("met", "found", "Tern & Sons Ltd"),
        workloads=("met", "found", ["teams", "intune"]),
        acknowledgement__date=("met", "found", "2024-03-01"),
    )
    got = assessment(
        partner__name=("met", "found", "TERN AND SONS, Limited."),
        workloads=("met", "found", ["intune", "teams"]),
        acknowledgement__date=("met", "found", "2024-01-03"),
    )
    assert Summary((outcome(expected, got),)).total.value == Rate(2, 3)


def test_kinds_are_counted_by_document() -> None:
    summary = Summary((outcome(labels(), assessment(kind="not-proof")),))
    told = summary.to_json()
    assert told["kinds"]["hits"] == 0
    assert told["wrong_kinds"] == ["bundle/paper.pdf: not-proof, not contract"]


def test_a_document_that_the_assessment_lost_is_a_problem() -> None:
    got = assessment()
    got["documents"] = []
    assert Summary((outcome(labels(), got),)).to_json()["problems"] == [
        "bundle: paper.pdf is not among the documents"
    ]


def test_the_confusion_of_whole_verdicts_is_told() -> None:
    outcomes = (
        outcome(labels(), assessment()),
        outcome(labels(), assessment("not_approvable", customer__domain=MISSING)),
    )
    assert Summary(outcomes).to_json()["confusion"] == {"approvable": {"approvable": 1, "not_approvable": 1}}
