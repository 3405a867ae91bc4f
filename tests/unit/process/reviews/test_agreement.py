import random

import pytest
from tests.unit.process.reviews.proofs import ASSESSMENT, OTHER_NAME, decision

from poedesk.kernel.errors import UsageError
from poedesk.process.reviews.agreement import kappa, overturn_rates, overturned_rules, pairs_of
from poedesk.process.reviews.cases import Case, decide

DIAGNOSES = {
    ("psychosis", "psychosis"): 75,
    ("psychosis", "neurosis"): 1,
    ("psychosis", "organic"): 4,
    ("neurosis", "psychosis"): 5,
    ("neurosis", "neurosis"): 4,
    ("neurosis", "organic"): 1,
    ("organic", "organic"): 10,
}
"""Two raters, 100 patients: the worked example in Fleiss, Statistical Methods for Rates and Proportions."""


def pairs(table: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    return [pair for pair, count in table.items() for _ in range(count)]


def test_kappa_and_its_error_are_those_of_the_textbook() -> None:
    found = kappa(pairs(DIAGNOSES))
    assert found.value == pytest.approx(0.68, abs=0.005)
    assert found.error == pytest.approx(0.087, abs=0.001)
    assert (found.cases, found.agreed) == (100, 89)


def test_the_interval_is_the_wider_of_both_computed_by_hand() -> None:
    found = kappa(pairs(DIAGNOSES))  # chance gives 0.66; 89 of 100 is exactly 0.8117 to 0.9438
    assert found.lower == pytest.approx((0.8117 - 0.66) / 0.34, abs=0.001)
    assert found.upper == pytest.approx(0.6765 + 1.96 * 0.0877, abs=0.001)


def test_what_chance_would_give_is_no_agreement() -> None:
    found = kappa(pairs({("a", "a"): 25, ("a", "b"): 25, ("b", "a"): 25, ("b", "b"): 25}))
    assert found.value == pytest.approx(0)
    assert found.lower < 0 < found.upper


def test_full_agreement_is_one_and_no_more_and_few_cases_prove_little() -> None:
    found = kappa(pairs({("a", "a"): 9, ("b", "b"): 9}))
    assert (found.value, found.upper) == (1, 1)
    assert found.lower == pytest.approx((0.8147 - 0.5) / 0.5, abs=0.001)  # 18 of 18 is 0.8147 or more
    assert kappa([("a", "a"), ("b", "b")]).lower < 0


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    chances = {("a", "a"): 0.78, ("a", "b"): 0.01, ("b", "a"): 0.01, ("b", "b"): 0.20}
    true = (0.98 - (0.79**2 + 0.21**2)) / (1 - (0.79**2 + 0.21**2))
    dice = random.Random(1)
    samples = [dice.choices(list(chances), list(chances.values()), k=30) for _ in range(300)]
    told = [kappa(sample) for sample in samples if len(set(sum(sample, ()))) > 1]
    assert sum(each.lower <= true <= each.upper for each in told) >= 0.95 * len(told)


@pytest.mark.parametrize("given", [[], [("a", "a")] * 9])
def test_nothing_is_told_from_nothing(given: list[tuple[str, str]]) -> None:
    with pytest.raises(UsageError):
        kappa(given)


def test_only_blind_pairs_count() -> None:
    blind = Case("C-1", "claim", doubled=True)
    for reviewer in ("ada", "ben"):
        blind = decide(blind, decision("accept", reviewer))
    seen = decide(decide(Case("C-2", "claim"), decision("refuse", "ada")), decision("refuse", "ben"))
    assert pairs_of([blind, seen]) == (("accept", "accept"),)


def test_rules_that_are_often_overturned_are_seen() -> None:
    rates = overturn_rates([("window", False)] * 18 + [("window", True)] * 2 + [("initials", False)])
    assert (rates["window"].applied, rates["window"].overturned) == (20, 2)
    assert f"{float(rates['window'].lower):.4f} {float(rates['window'].upper):.4f}" == "0.0123 0.3170"
    assert rates["initials"].lower == 0


def test_a_rule_is_overturned_where_a_decision_says_the_contrary_of_it() -> None:
    elements = [{**each, "rule": {"id": f"cpor.{each['id']}"}} for each in ASSESSMENT["elements"]]
    assessment = {**ASSESSMENT, "elements": elements}
    accepted = overturned_rules(decision("accept"), assessment)
    assert accepted == (("cpor.customer.name", False), ("cpor.acknowledgement.date", True))
    refused = overturned_rules(decision("refuse", grounds=(OTHER_NAME,)), assessment)
    assert refused == (("cpor.customer.name", True), ("cpor.acknowledgement.date", False))
