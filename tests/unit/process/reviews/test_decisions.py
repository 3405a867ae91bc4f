from dataclasses import replace
from typing import Any

import pytest
from tests.unit.process.reviews.proofs import ASSESSMENT, MISSING, NOON, OTHER_NAME, decision

from poedesk.kernel.verdict import Verdict
from poedesk.process.claims.reasons.mapping import reason_of
from poedesk.process.reviews.decisions import (
    LOST,
    OPEN,
    Citation,
    Decision,
    Ground,
    InvalidDecision,
    check,
    overridden,
    problems_of,
)
from poedesk.proof.assessing.model import Code

WHY = "The date stands on the back of page 2, by hand."


def test_a_refusal_with_element_code_and_place_stands() -> None:
    assert problems_of(decision("refuse"), ASSESSMENT) == ()
    assert problems_of(decision("ask"), ASSESSMENT) == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (decision("refuse", grounds=()), "name the element, the code and the place"),
        (decision("ask", grounds=()), "name the element, the code and the place"),
        (
            decision("refuse", grounds=(replace(MISSING, searched=()),)),
            "in which documents it was looked for",
        ),
        (decision("refuse", grounds=(replace(MISSING, searched=("sow.pdf",)),)), "sow.pdf is no document"),
        (decision("refuse", grounds=(Ground("customer.domain", "uncertain"),)), "cite the words"),
        (
            decision(
                "refuse", grounds=(Ground("customer.domain", "uncertain", (Citation("poe.pdf", "", ""),)),)
            ),
            "a place and the very words",
        ),
        (
            decision("refuse", grounds=(Ground("customer.shoe", "missing", searched=("poe.pdf",)),)),
            "is no element",
        ),
        (
            decision("refuse", grounds=(Ground("azure.benefits", "missing", searched=("poe.pdf",)),)),
            "is not asked for",
        ),
        (decision("refuse", grounds=(replace(MISSING, code="ugly"),)), "'ugly' is no code"),
        (decision("refuse", grounds=(replace(MISSING, code="found"),)), "'found' is no code"),
        (decision("accept", grounds=(MISSING,), overriding=WHY), "has no ground"),
        (decision("delay"), "not 'delay'"),
        (decision(reviewer=""), "has a name behind it"),
        (decision(at=NOON.replace(tzinfo=None)), "needs its zone"),
    ],
)
def test_what_nobody_could_understand_is_refused(wrong: Decision, said: str) -> None:
    with pytest.raises(InvalidDecision, match=said):
        check(wrong, ASSESSMENT)


LOSES = Ground("customer.name", LOST, (Citation("poe.pdf", "page 2", "14 March 2026"),), words="It is older.")


def test_who_loses_to_another_is_told_so_and_nothing_is_said_against_its_proof() -> None:
    lost = decision("refuse", grounds=(LOSES,))
    assert problems_of(lost, ASSESSMENT, contested=True) == ()
    assert overridden(lost, ASSESSMENT) == ()
    assert reason_of(LOSES.element, LOSES.code, Verdict.NOT_MET).reject == "lost-arbitration"


@pytest.mark.parametrize(
    ("made", "contested", "said"),
    [
        (decision("refuse", grounds=(LOSES,)), False, "nobody else claims the same"),
        (decision("ask", grounds=(LOSES,)), True, "is a ground to refuse, and no other"),
        (decision("refuse", grounds=(replace(LOSES, cites=()),)), True, "cite the words"),
    ],
)
def test_only_an_arbitration_is_lost_and_only_by_a_refusal(
    made: Decision, said: str, *, contested: bool
) -> None:
    with pytest.raises(InvalidDecision, match=said):
        check(made, ASSESSMENT, contested=contested)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(InvalidDecision) as error:
        check(decision("refuse", "", grounds=(), at=NOON.replace(tzinfo=None)), ASSESSMENT)
    assert [problem.field for problem in error.value.problems] == ["reviewer", "at", "grounds"]


@pytest.mark.parametrize(
    ("made", "elements"),
    [
        (decision("accept"), ("acknowledgement.date",)),
        (decision("refuse", grounds=(OTHER_NAME,)), ("customer.name",)),
        (decision("refuse"), ()),
        (decision("ask", grounds=(Ground("customer.domain", "missing", searched=("poe.pdf",)),)), ()),
    ],
)
def test_deciding_against_the_machine_needs_a_typed_reason(made: Decision, elements: tuple[str, ...]) -> None:
    assert overridden(made, ASSESSMENT) == elements
    if elements:
        for silence in ("", "because", " " * 40):
            with pytest.raises(InvalidDecision, match=f"says otherwise of {elements[0]}"):
                check(replace(made, overriding=silence), ASSESSMENT)
        assert problems_of(replace(made, overriding=WHY), ASSESSMENT) == ()
    else:
        assert problems_of(made, ASSESSMENT) == ()


def test_deciding_what_the_machine_calls_unclear_overrides_nothing() -> None:
    clear: dict[str, Any] = {**ASSESSMENT, "elements": ASSESSMENT["elements"][:2]}
    assert overridden(decision("accept"), clear) == ()


def test_the_codes_are_those_of_the_assessment() -> None:
    assert set(Code) - {"found", "optional", "not_applicable"} == OPEN
