"""What names a claimed product: its edition is the licence's, not the work's."""

import pytest

from poedesk.proof.assessing.checks.claimed import title_of


@pytest.mark.parametrize(
    "name", ["Dynamics 365 Sales Enterprise Attach", "Dynamics 365 Sales", "dynamics 365 sales plan 1"]
)
def test_a_product_is_the_same_in_every_edition(name: str) -> None:
    assert title_of(name) == "Dynamics 365 Sales"


def test_an_unknown_name_stays_itself() -> None:
    assert title_of("Hollin Ledger Premium") == "Hollin Ledger Premium"
