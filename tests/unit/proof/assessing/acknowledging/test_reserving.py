"""An acceptance under a reserve that a signed paper says is still open."""

import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.assessing.acknowledging.reserving import reserve


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("La réception n'est prononcée que sous réserve de la remise en service.", True),
        ("Die Abnahme erfolgt unter Vorbehalt.", True),
        ("The work is accepted subject to completion of the two open points.", True),
        ("La réception est prononcée avec réserves / sans réserve", False),
        ("The work is accepted without reservation.", False),
        ("Payment is subject to completion of the work.", False),
    ],
)
def test_only_an_acceptance_that_is_given_under_a_reserve_is_one(words: str, held: bool) -> None:  # noqa: FBT001
    assert (reserve(typed(words).document) is not None) is held
