"""The queue by program, in the orders in which somebody may want to work it off."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.desk_calling import Program
from tests.desk_claims import partner, submitted
from tests.desk_programme import case_of, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.claims.models import Claim
from poedesk.desk.reviews.models import Case

pytestmark = pytest.mark.django_db


def amount(text: str) -> dict[str, Any]:
    return {"expected_incentive": {"amount": text, "currency": "USD"}}


@pytest.fixture
def ben() -> Actor:
    """Return a reviewer of three cases: the first in time last in deadline, without one, the largest last."""
    ours, ben = partner(), staff("reviewer", "Ben")
    day = date(2026, 12, 1)
    given = [("900.10", day, 2), ("12500.00", None, 0), ("5.00", day - timedelta(days=9), 1)]
    for text, until, doubt in given:
        claim = submitted(ours, **amount(text))
        Case.objects.of(ben).filter(pk=case_of(claim).pk).update(deadline=until, doubt=doubt)
    return ben


@pytest.mark.parametrize(
    ("by", "amounts"),
    [
        ("", ["12500.00", "5.00", "900.10"]),
        ("doubt", ["12500.00", "5.00", "900.10"]),
        ("deadline", ["5.00", "900.10", "12500.00"]),
        ("value", ["12500.00", "900.10", "5.00"]),
        ("arrival", ["900.10", "12500.00", "5.00"]),
    ],
)
def test_cases_come_in_the_order_that_is_asked_for_page_by_page(
    ben: Actor, by: str, amounts: list[str]
) -> None:
    worth = {str(each.pk): str(each.amount) for each in Claim.objects.of(ben)}
    found, cursor = [], ""
    for _page in amounts:
        told = Program(ben).call("GET", f"/cases?limit=1&by={by}&cursor={cursor}").json()
        found += [worth[each["claim"]] for each in told["items"]]
        cursor = told["next"]
    assert found == amounts
    assert cursor is None


def test_an_order_that_there_is_not_and_a_cursor_of_another_order_are_refused(ben: Actor) -> None:
    program = Program(ben)
    told = program.call("GET", "/cases?by=size").json()
    assert [each["field"] for each in told["fields"]] == ["by"]
    assert "choose one of: doubt, deadline, value, arrival" in told["detail"]
    cursor = program.call("GET", "/cases?limit=1&by=arrival").json()["next"]
    for by in ("deadline", "value"):
        assert program.call("GET", f"/cases?by={by}&cursor={cursor}").status_code == 422
