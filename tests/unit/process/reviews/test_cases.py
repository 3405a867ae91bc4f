from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.process.reviews.proofs import ASSESSMENT, decision

from poedesk.process.reviews.cases import (
    Case,
    MayNot,
    decide,
    is_doubled,
    may_decide,
    outcome,
    second_may_be,
    visible,
)
from poedesk.process.reviews.decisions import overruling


def decided(case: Case, *kinds: str) -> Case:
    for hour, (kind, reviewer) in enumerate(zip(kinds, ("ada", "ben", "cyd", "dan"), strict=False)):
        case = decide(case, decision(kind, reviewer, hour))
    return case


@pytest.mark.parametrize(
    ("kind", "doubled", "kinds", "state", "holds"),
    [
        ("claim", False, (), "open", None),
        ("claim", False, ("accept",), "decided", "accept"),
        ("claim", False, ("ask",), "decided", "ask"),
        ("claim", False, ("refuse",), "waiting-for-second", None),
        ("claim", False, ("refuse", "refuse"), "decided", "refuse"),
        ("claim", False, ("refuse", "accept"), "disagreed", None),
        ("claim", False, ("refuse", "accept", "accept"), "decided", "accept"),
        ("claim", True, ("accept", "ask", "refuse"), "disagreed", None),
        ("claim", True, ("accept", "ask", "refuse", "refuse"), "decided", "refuse"),
        ("claim", True, ("accept", "ask", "refuse", "ask"), "decided", "ask"),
        ("claim", True, ("ask", "refuse", "refuse"), "decided", "refuse"),
        ("poe", False, ("refuse",), "waiting-for-second", None),
        ("arbitration", False, ("accept",), "waiting-for-second", None),
        ("dispute", False, ("accept",), "waiting-for-second", None),
        ("dispute", False, ("accept", "accept"), "decided", "accept"),
        ("claim", True, ("accept",), "waiting-for-second", None),
    ],
)
def test_where_a_case_stands(
    kind: str,
    doubled: bool,  # noqa: FBT001 - a column of the table
    kinds: tuple[str, ...],
    state: str,
    holds: str | None,
) -> None:
    found = outcome(decided(Case("C-1", kind, doubled=doubled), *kinds))
    assert found.state == state
    assert (found.decision and found.decision.kind) == holds


@pytest.mark.parametrize(
    ("kinds", "state", "holds"),
    [
        (("accept",), "waiting-for-second", None),
        (("accept", "accept"), "decided", "accept"),
        (("accept", "refuse"), "disagreed", None),
        (("accept", "refuse", "accept"), "decided", "accept"),
        (("accept", "ask", "refuse"), "disagreed", None),
        (("ask",), "decided", "ask"),
        (("refuse", "ask"), "disagreed", None),
        (("refuse", "ask", "accept"), "disagreed", None),
        (("refuse", "ask", "accept", "accept"), "decided", "accept"),
        (("refuse", "ask", "accept", "ask"), "decided", "ask"),
    ],
)
def test_nobody_accepts_alone_what_the_machine_found_not_met(
    kinds: tuple[str, ...], state: str, holds: str | None
) -> None:
    case = Case("C-1", "claim")
    for hour, (kind, reviewer) in enumerate(zip(kinds, ("ada", "ben", "cyd", "dan"), strict=False)):
        case = decide(case, overruling(decision(kind, reviewer, hour), ASSESSMENT))
    found = outcome(case)
    assert (found.state, found.decision and found.decision.kind) == (state, holds)


def test_what_is_unclear_alone_is_accepted_by_one() -> None:
    doubtful = {**ASSESSMENT, "elements": ASSESSMENT["elements"][:2]}
    assert outcome(decide(Case("C-1", "claim"), overruling(decision("accept"), doubtful))).state == "decided"


@pytest.mark.parametrize(
    ("case", "why"),
    [
        (decided(Case("C-1", "claim"), "refuse"), "ada has decided it already"),
        (Case("C-1", "dispute", before=("ada",)), "ada took the decision that is disputed"),
        (Case("C-1", "claim", involved=("ada",)), "ada is involved"),
        (decided(Case("C-1", "claim"), "accept"), "it is decided"),
    ],
)
def test_who_may_not_decide_hears_why(case: Case, why: str) -> None:
    assert why in may_decide(case, "ada").why
    with pytest.raises(MayNot, match=why):
        decide(case, decision(hour=9))


def test_a_decision_is_not_earlier_than_the_one_before_it() -> None:
    with pytest.raises(MayNot, match="cannot be earlier"):
        decide(decided(Case("C-1", "claim"), "refuse"), decision("refuse", "ben", -1))


@settings(max_examples=tried(100))
@given(
    st.sampled_from(["claim", "poe", "arbitration", "dispute"]),
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(["accept", "ask", "refuse"]), st.sampled_from("abcd")), max_size=6),
)
def test_nobody_decides_twice_and_no_refusal_is_one_persons(
    kind: str,
    doubled: bool,  # noqa: FBT001 - drawn
    tries: list[tuple[str, str]],
) -> None:
    case = Case("C-1", kind, before=("d",) if kind == "dispute" else (), doubled=doubled)
    for hour, (what, reviewer) in enumerate(tries):
        if may_decide(case, reviewer).allowed:
            case = decide(case, decision(what, reviewer, hour))
    reviewers = [each.reviewer for each in case.decisions]
    assert len(reviewers) == len(set(reviewers)) <= 3
    assert not set(reviewers) & set(case.before)
    found = outcome(case)
    if found.decision is not None and found.decision.kind == "refuse":
        assert len(reviewers) >= 2


def test_a_blind_second_reviewer_sees_nothing_of_the_first() -> None:
    case = decided(Case("C-1", "claim", doubled=True), "accept")
    assert visible(case, "ben") == ()
    assert len(visible(case, "ada")) == 1
    assert len(visible(decide(case, decision("accept", "ben", 1)), "cyd")) == 2


def test_a_share_of_the_cases_is_doubled_and_nobody_chooses_which() -> None:
    names = [f"C-{number}" for number in range(2_000)]
    share = Fraction(1, 20)
    chosen = {name for name in names if is_doubled(name, "secret", share)}
    assert 70 <= len(chosen) <= 130
    assert chosen != {name for name in names if is_doubled(name, "other", share)}
    assert chosen <= {name for name in names if is_doubled(name, "secret", Fraction(1, 10))}
    assert not is_doubled("C-1", "secret", Fraction(0))
    assert is_doubled("C-1", "secret", Fraction(1))


def test_who_could_be_second_is_told() -> None:
    case = decided(Case("C-1", "claim", involved=("cyd",)), "refuse")
    assert second_may_be(case, ["dan", "cyd", "ben", "ada"]) == ("ben", "dan")
