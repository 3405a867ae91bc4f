"""Lists of the programme's side ask the database as often for many rows as for few, and by an index."""

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.desk_claims import partner, submitted
from tests.desk_parties import browser_of
from tests.desk_programme import AZURE, listed, requested, staff

from poedesk.desk.audits.models import Batch, Draw, Request, Unit
from poedesk.desk.ledger.models import Line, Proposal
from poedesk.desk.reviews.models import Case

if TYPE_CHECKING:
    from django.db.models import QuerySet

pytestmark = pytest.mark.django_db

PAGES = {"/reviews/": "lead", "/requests/": "lead", "/draws/": "auditor", "/ledger/": "finance"}


def asked(page: str, role: str) -> int:
    """Return how many queries a page takes."""
    browser = browser_of(staff(role))
    browser.get(page)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert browser.get(page).status_code == 200
    return len(seen)


def test_more_rows_ask_no_more_queries() -> None:
    ours = partner()
    staff("reviewer")
    few: list[int] = []
    more: list[int] = []
    for times, counted in ((1, few), (3, more)):
        for _ in range(times):
            submitted(ours, customer=customer(len(few) + len(more) + times))
            claims = [submitted(ours, **AZURE)]
        listed(*claims)
        if times == 1:
            requested(*claims)
        counted += [asked(page, role) for page, role in PAGES.items()]
    assert few == more


def customer(number: int) -> dict[str, Any]:
    """Return a customer of its own."""
    return {
        "name": f"Customer {number}",
        "domain": f"customer{number}.example",
        "tenant_id": f"2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b{number:02}",
        "country": "US",
    }


def lists() -> dict[str, "QuerySet[Any]"]:
    """Return the query of each list and sweep."""
    ours, lead = partner(), staff("lead")
    return {
        "by deadline": Case.objects.of(lead).filter(closed_at=None).order_by("deadline", "opened_at"),
        "by doubt": Case.objects.of(lead).filter(closed_at=None).order_by("-doubt", "opened_at"),
        "lines": Line.objects.of(lead).filter(state="held").order_by("number"),
        "own lines": Line.objects.of(ours).filter(state="held").order_by("number"),
        "proposals": Proposal.objects.of(lead).filter(decided_at=None),
        "draws": Draw.objects.of(lead),
        "units": Unit.objects.of(ours),
        "requests": Request.objects.of(lead),
        "own requests": Request.objects.of(ours),
        "sweep": Batch.objects.of_anybody("a sweep")
        .filter(sweep_at__lte="2026-01-01T00:00Z")
        .order_by("sweep_at"),
        "reminders": Request.objects.of_anybody("a sweep").filter(remind_at__lte="2026-01-01T00:00Z"),
    }


def test_every_list_has_its_index() -> None:
    for name, query in lists().items():
        plan = query.explain()
        assert "USING INDEX" in plan or "USING COVERING INDEX" in plan, f"{name}: {plan}"
        assert "SCAN" not in plan.partition("\n")[0], f"{name}: {plan}"
