"""Kleene's strong three-valued logic, law by law."""

from hypothesis import given
from hypothesis import strategies as st

from poedesk.kernel.verdict import Verdict, all_of, any_of, negate

verdicts = st.sampled_from(Verdict)
several = st.lists(verdicts, max_size=6)


@given(verdicts)
def test_negation_is_its_own_inverse_and_leaves_unclear_unclear(verdict: Verdict) -> None:
    assert negate(negate(verdict)) is verdict
    assert negate(Verdict.UNCLEAR) is Verdict.UNCLEAR


@given(several)
def test_de_morgan_holds(parts: list[Verdict]) -> None:
    assert negate(all_of(parts)) is any_of(negate(part) for part in parts)


@given(several, several)
def test_grouping_and_order_do_not_matter(left: list[Verdict], right: list[Verdict]) -> None:
    assert all_of([all_of(left), all_of(right)]) is all_of(right + left)
    assert any_of([any_of(left), any_of(right)]) is any_of(right + left)


@given(several)
def test_one_refutation_decides_a_conjunction_and_one_proof_a_disjunction(parts: list[Verdict]) -> None:
    assert all_of([*parts, Verdict.NOT_MET]) is Verdict.NOT_MET
    assert any_of([*parts, Verdict.MET]) is Verdict.MET


@given(several, verdicts)
def test_learning_more_about_an_unclear_part_never_flips_a_decided_whole(
    parts: list[Verdict], learned: Verdict
) -> None:
    for combine in (all_of, any_of):
        before = combine([*parts, Verdict.UNCLEAR])
        after = combine([*parts, learned])
        assert before is Verdict.UNCLEAR or before is after


def test_nothing_asked_is_met_and_nothing_offered_is_not_met() -> None:
    assert all_of([]) is Verdict.MET
    assert any_of([]) is Verdict.NOT_MET
