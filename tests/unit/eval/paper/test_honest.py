"""When a verdict on paper is honest: the original's, a person's, or the labelled one of an open original."""

import pytest
from tests.unit.eval.made import assessment, labels, outcome

from eval.making.paper.bundles import Variant
from eval.paper.bundles import Result, honest
from eval.rates import Rate


@pytest.mark.parametrize(
    ("on_paper", "original", "labelled", "is_honest"),
    [
        ("approvable", "approvable", "approvable", True),
        ("needs_review", "approvable", "approvable", True),
        ("approvable", "needs_review", "approvable", True),
        ("not_approvable", "needs_review", "approvable", False),
        ("approvable", "not_approvable", "approvable", False),
        ("not_approvable", "approvable", "approvable", False),
    ],
)
def test_what_is_honest(on_paper: str, original: str, labelled: str, *, is_honest: bool) -> None:
    found = outcome(labels(labelled), assessment(on_paper))
    assert honest(Result(Variant("office"), found, original, Rate(1, 1), 1)) is is_honest
