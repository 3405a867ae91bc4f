from typing import Any

import pytest
from tests.unit.process.claims.walking import Walk, filed

from poedesk.process.claims.association import Claimant
from poedesk.process.claims.contending.keys import contests, keys_of
from poedesk.process.claims.tables import loader
from poedesk.proof.claim.load import build

TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
SUBSCRIPTION = "8b1d4c6e-2f0a-4a57-9d13-7c5e0a4b2f86"
INTUNE = f"workload:{TENANT}:intune"


def claim(**more: Any) -> Any:
    return build(
        {
            "schema": "poedesk.claim/1",
            "programme": "microsoft-cpor",
            "engagement": "usage",
            "solution_area": "modern-work",
            "partner": {"name": "Fabrikam Consulting Ltd"},
            "customer": {
                "name": "Contoso Health",
                "domain": "contosohealth.com",
                "tenant_id": TENANT,
                "country": "US",
            },
            "workloads": [{"workload": "teams"}, {"workload": "intune"}],
            **more,
        }
    )


BUSINESS = {
    "solution_area": "business-applications",
    "workloads": [{"workload": "business-applications"}],
    "products": [{"name": "Dynamics 365 Sales", "subscription_id": SUBSCRIPTION}],
}


@pytest.mark.parametrize(
    ("programme", "more", "keys"),
    [
        ("microsoft-cpor", {}, (INTUNE, f"workload:{TENANT}:teams")),
        ("microsoft-cpor", BUSINESS, (f"subscription:{SUBSCRIPTION}",)),
        ("microsoft-usage-poe", {}, ()),
    ],
)
def test_what_a_claim_takes_for_itself_depends_on_programme_and_area(
    programme: str, more: dict[str, Any], keys: tuple[str, ...]
) -> None:
    assert keys_of(loader.load(programme), claim(**more)) == keys


def contested(mine: Walk, other: Walk) -> list[tuple[str, str | None, tuple[str, ...]]]:
    told = contests(mine.table, mine.now, [(other.table, other.now)])
    return [(each.key, each.holder, each.claimants) for each in told]


def of(partner: str, *keys: str) -> Walk:
    return filed("2023-10", Claimant(partner, keys), name=f"CLM-{partner}")


def test_a_key_that_another_partner_holds_or_asks_for_is_contested() -> None:
    mine, other = of("1", INTUNE, "workload:t:teams"), of("2", INTUNE)
    assert contested(mine, other) == [(INTUNE, None, ("CLM-1", "CLM-2"))]
    assert contested(mine, other.act("approve")) == [(INTUNE, "CLM-2", ("CLM-1",))]


def test_neither_ones_own_nor_other_things_nor_what_was_refused_or_only_drafted_contests() -> None:
    mine = of("1", INTUNE)
    assert contested(mine, filed("2023-10", Claimant("1", (INTUNE,)), name="CLM-2")) == []
    assert contested(mine, of("2", "workload:t:teams")) == []
    assert contested(mine, of("2", INTUNE).act("reject", "insufficient-poe")) == []
    assert contested(mine, Walk("microsoft-cpor", "2023-10", Claimant("2", (INTUNE,)))) == []
