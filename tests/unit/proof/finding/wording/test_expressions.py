"""Expressions that are tried only where their words stand."""

import re

import pytest

from poedesk.kernel import prepared
from poedesk.proof.finding.wording.expressions import Begun, Expression, Expressions, Meanings


@pytest.mark.parametrize(
    "text", ["defender exclusions were set up", "defender was set up", "", "a scan exclusion", "exclusions"]
)
def test_what_an_expression_puts_for_its_matches_is_what_its_pattern_puts(text: str) -> None:
    expression = Expression(r"\b(?:defender|scan) exclusion(?:e?s)?\b")
    assert expression.sub("#", text) == expression.pattern.sub("#", text)


def test_what_is_tried_late_is_kept_compiled_from_the_time_it_is_made() -> None:
    with prepared.noting() as asked:
        Expression(r"\bwombats? moved\b")
        Begun(r"\bWombat\b", re.IGNORECASE)
        Expressions(r"\bwombats? (?:dug|dig) in\b|\bquokkas? left\b").found_in("nothing")
    assert {(r"\bwombats? moved\b", 0), (r"\bWombat\b", int(re.IGNORECASE))} <= asked.expressions
    assert any("wombats? (?:dug|dig) in" in pattern for pattern, _ in asked.expressions)
    assert any("quokkas? left" in pattern for pattern, _ in asked.expressions)


@pytest.mark.parametrize(
    "text",
    [
        "the wombat has moved on",
        "wombats moved off",
        "a wombat",
        "it moved on",
        "moved wombats",
        "removed wombat",
    ],
)
def test_an_expression_of_two_words_is_tried_where_both_stand(text: str) -> None:
    expression = Expression(r"\bwombats? (?:\w+ )?moved\b")
    assert expression.may_match(text) == ("wombat" in text and " moved" in f" {text}")
    assert (expression.search(text) is None) == (expression.pattern.search(text) is None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a wombat dug in", "dug"),
        ("a wombat dug in and a quokka left", "dug"),
        ("the quokka left", "gone"),
        ("the quokka stays", None),
        ("bandicoots", "named"),
        ("", None),
    ],
)
def test_of_lists_that_mean_something_the_first_that_is_found_tells(text: str, meant: str | None) -> None:
    lists = Meanings(
        [
            (Expressions(r"\bwombats? (?:dug|dig) in\b"), "dug"),
            (Expressions(r"\bquokkas? left\b"), "gone"),
            (Expressions(r"\bbandicoots?\b"), "named"),
        ]
    )
    assert lists.first_in(text) == meant
