"""Change one element of a sound proof: its verdict changes, and only those that may follow it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.properties.mutating import SHAPES, Mutation, mutations, whole

from poedesk.proof.assessing.api import find_in, policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Overall
from poedesk.proof.claim import load
from poedesk.proof.policy.dependencies import dependency, leading
from poedesk.proof.policy.elements import ELEMENTS
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

DAY = date(2026, 5, 4)
CASES = [
    pytest.param(shape, mutation, id=f"{shape}: {mutation.element} {mutation.kind}")
    for shape, proof in SHAPES.items()
    for mutation in mutations(proof.documents)
]


def judged(claim: Mapping[str, Any], texts: Mapping[str, str]) -> Assessment:
    made = load.build(claim)
    documents = [read_document(text.encode(), name, Job(DEFAULT)) for name, text in texts.items()]
    return assess(made, policy_for(made, None, DAY), find_in(documents), DAY, limits={})


def verdicts(assessment: Assessment) -> dict[str, str]:
    return {each.id: str(each.verdict) for each in assessment.elements}


@pytest.fixture(scope="module")
def sound() -> Mapping[str, dict[str, str]]:
    """Return shape -> the verdicts of the proof as it is."""
    found = {}
    for shape, proof in SHAPES.items():
        assessment = judged(proof.claim, whole(proof.documents))
        wrong = [each.because for each in assessment.elements if each.required and str(each.verdict) != "met"]
        assert (assessment.verdict, wrong) == (Overall.APPROVABLE, []), shape
        found[shape] = verdicts(assessment)
    return found


@pytest.mark.parametrize(("shape", "mutation"), CASES)
def test_one_change_moves_its_element_and_what_depends_on_it(
    shape: str, mutation: Mutation, sound: Mapping[str, dict[str, str]]
) -> None:
    assessment = judged(SHAPES[shape].claim, mutation.documents)
    after = verdicts(assessment)
    moved = {element for element in ELEMENTS if after[element] != sound[shape][element]}
    assert moved - {mutation.element} <= dependency(mutation.element).follow
    if not mutation.told_again:
        assert mutation.element in moved
        assert assessment.verdict is not Overall.APPROVABLE


def test_what_follows_what_is_told_with_its_reason() -> None:
    assert dependency("acknowledgement.date").follow == {"document.kind"}
    assert dependency("customer.name").follow == set(ELEMENTS) - {"customer.name"}
    assert set(leading("activities")) == {"customer.name", "usage.work", "workloads"}
    with pytest.raises(KeyError):
        dependency("shoe.size")
