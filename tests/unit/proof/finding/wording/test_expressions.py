"""Expressions that are tried only where their words stand."""

import pytest

from poedesk.proof.finding.wording.expressions import Expression


@pytest.mark.parametrize(
    "text", ["defender exclusions were set up", "defender was set up", "", "a scan exclusion", "exclusions"]
)
def test_what_an_expression_puts_for_its_matches_is_what_its_pattern_puts(text: str) -> None:
    expression = Expression(r"\b(?:defender|scan) exclusion(?:e?s)?\b")
    assert expression.sub("#", text) == expression.pattern.sub("#", text)
