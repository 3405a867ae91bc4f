"""Lines come from a table, whole or not at all, and what was posted stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.db.transaction import atomic
from tests.desk_claims import partner, submitted
from tests.desk_parties import browser_of, member
from tests.desk_programme import approved, case_of, listed, staff, table

from poedesk.desk.accounts.services import Refused
from poedesk.desk.ledger import importing, services
from poedesk.desk.ledger.models import Entry, Line
from poedesk.desk.ledger.telling import totals
from poedesk.desk.reviews import services as reviews
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db

HEAD = "id,claim,period,amount,currency,kind"


def test_one_wrong_row_imports_nothing_and_every_wrong_row_is_named() -> None:
    claim = approved(partner())
    data = "\n".join(
        [
            HEAD,
            f"a,{claim.reference},2026-03,12.50,USD,usage",
            "b,CLM-NOBODY99,2026-03,12.50,USD,usage",
            f"c,{claim.reference},2026-13,1e3,usd,usage",
            f"a,{claim.reference},2026-03,12.50,USD,usage",
        ]
    ).encode()
    looked = importing.look(staff("finance"), data, "lines.csv")
    assert [each.id for each in looked.lines] == ["a"]
    assert list(looked.problems) == [3, 4, 5]
    assert "no claim CLM-NOBODY99" in str(looked.problems[3][0])
    finance, size = staff("finance"), store().size()
    with pytest.raises(Refused, match="3 rows are wrong, so nothing was imported"):
        importing.take_over(finance, data, "lines.csv")
    assert not Line.objects.of(staff("finance")).exists()
    assert store().size() == size


def test_lines_of_a_claim_that_is_not_approved_wait_for_it_and_accrue_with_it() -> None:
    ours = partner()
    staff("reviewer", "Ben")
    claim = submitted(ours)
    listed(claim)
    assert Line.objects.of(staff("finance")).get().state == "listed"
    case = case_of(claim)
    reviews.take(staff("reviewer", "Ben"), case.id)
    reviews.decide(staff("reviewer", "Ben"), case.id, "accept")
    assert Line.objects.of(staff("finance")).get().state == "accrued"


def test_a_line_comes_once_and_sums_are_exact_whatever_the_size() -> None:
    claim = approved(partner())
    data = "\n".join(
        [HEAD, *(f"{n},{claim.reference},2026,999999999999999.{n:02},USD,usage" for n in range(10, 20))]
    ).encode()
    importing.take_over(staff("finance"), data, "lines.csv")
    (total,) = totals(Line.objects.of(staff("finance")))
    assert str(total.amount) == "9999999999999991.45"
    with pytest.raises(Refused, match="rows are wrong"):
        importing.take_over(staff("finance"), data, "again.csv")


@pytest.mark.parametrize(
    "statement", ["UPDATE ledger_entry SET minor = 1", "DELETE FROM ledger_entry"], ids=["update", "delete"]
)
def test_the_database_refuses_to_change_what_was_posted(statement: str) -> None:
    listed(approved(partner()))
    with pytest.raises(DatabaseError, match="is never"), atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.of(staff("finance")).get().minor == 1_250_000


def test_who_proposed_does_not_decide_and_what_is_held_is_not_paid() -> None:
    listed(approved(partner()))
    line = Line.objects.of(staff("finance")).get()
    made = services.propose(staff("finance"), "release", [line.id], "The period is over")
    with pytest.raises(Refused, match="somebody else decides"):
        services.decide(staff("finance"), made.id, accepted=True)
    with pytest.raises(Refused, match="waits already"):
        services.propose(staff("finance"), "reverse", [line.id], "Listed by mistake")
    services.decide(staff("lead"), made.id, accepted=False)
    line.refresh_from_db()
    assert line.state == "accrued"
    with pytest.raises(Refused, match="nothing to restore"):
        services.propose(staff("finance"), "restore", [line.id], "Why not")


def test_a_partner_sees_its_own_lines_alone_and_no_proposals() -> None:
    ours = partner()
    listed(approved(ours))
    page = browser_of(ours).get("/ledger/")
    assert "12,500.00\N{NO-BREAK SPACE}USD" in page.content.decode()
    assert b"Propose" not in page.content
    assert browser_of(ours).get("/ledger/proposals/").status_code == 404
    other = browser_of(member("Tailspin Services", "partner", "incentives_admin")).get("/ledger/")
    assert b"12500.00" not in other.content


def test_the_import_is_looked_at_first_and_then_taken_over() -> None:
    claim = approved(partner())
    browser = browser_of(staff("finance"))
    preview = browser.post("/ledger/import/", {"table": SimpleUploadedFile("lines.csv", table(claim))})
    assert b"1 line is good" in preview.content
    assert not Line.objects.of(staff("finance")).exists()
    told = browser.post("/ledger/import/confirm/", {"token": preview.context["token"]}, follow=True)
    assert b"1 line is imported" in told.content
    forged = browser.post("/ledger/import/confirm/", {"token": "forged"}, follow=True)
    assert b"preview is too old" in forged.content
