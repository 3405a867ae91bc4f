"""A short run of the fuzzer over the examples; ``make fuzz`` runs as long as one likes."""

import random
from itertools import islice
from pathlib import Path

import pytest
from tests.properties.fuzzing.fuzz import LIMITS, judge, mutants, seeds
from tests.properties.fuzzing.mutations import damaged

from poedesk.proof.reading.parent.sandbox import Sandbox

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("start", range(4))
def test_damaged_examples_are_read_in_part_or_refused_with_a_reason(start: int) -> None:
    dice = random.Random(start)
    with Sandbox(LIMITS) as sandbox:
        complaints = [
            (seed.name, complaint)
            for seed in islice(mutants(seeds([EXAMPLES]), dice), 40)
            if (complaint := judge(seed, sandbox, find=dice.random() < 0.2)) is not None
        ]
    assert complaints == []


def test_the_same_start_damages_in_the_same_way() -> None:
    data = next(EXAMPLES.rglob("*.docx")).read_bytes()
    assert damaged(data, random.Random(3)) == damaged(data, random.Random(3)) != data
