"""A draw can be checked by anybody with the program that stands apart, and shows no partner another."""

import json
from pathlib import Path

import pytest
from django.test import Client
from tests.desk_calling import Program
from tests.desk_claims import partner, reviewer, submitted
from tests.desk_parties import browser_of, member
from tests.desk_programme import AZURE, DICE, published, staff

from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits import drawing
from poedesk.desk.audits.models import Draw, Unit
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger.importing import take_over
from poedesk.desk.reads.models import Read
from poedesk.desk.trail.acting import store
from poedesk.process.audits.seeds import dice_rule
from poedesk.process.audits.verifier import checked

pytestmark = pytest.mark.django_db


def attached(number: int = 6) -> list[Claim]:
    """Return claims of two partners."""
    ours = partner()
    reviewer()
    theirs = member("Tailspin Services", "partner", "incentives_admin")
    return [submitted(each, **AZURE) for each in (ours, theirs) for _ in range(number // 2)]


def wanted(take: int, **changed: object) -> drawing.Wanted:
    """Return a wish to draw."""
    told: dict[str, object] = {
        "name": "2026-q4",
        "programme": "microsoft-azure-poe@2017-07",
        "whom": drawing.ALL,
        "take": take,
        "each": None,
        "by_size": False,
        "rest_days": 0,
        "seed": dice_rule(),
    }
    return drawing.Wanted(**{**told, **changed})  # type: ignore[arg-type]  # fields by name


def test_what_is_handed_out_satisfies_the_program_that_checks(tmp_path: Path) -> None:
    claims = attached()
    made = published(*claims, take=2)
    auditor, ours = (
        browser_of(staff("auditor")),
        browser_of(member("Northwind Partners", "partner", "viewer")),
    )
    mine = next(each for each in claims if each.organisation.name == "Northwind Partners")
    for name, answer in {
        "population": auditor.get(f"/draws/{made.id}/population/"),
        "receipt": browser_of(staff("lead")).get(f"/public/draws/{made.id}/receipt.json"),
        "slip": ours.get(f"/draws/{made.id}/slips/{mine.id}/"),
    }.items():
        (tmp_path / name).write_bytes(answer.content)
    assert checked([str(tmp_path / "population"), str(tmp_path / "receipt")], made.commitment) == []
    assert checked([str(tmp_path / "slip")], made.commitment) == []
    assert checked([str(tmp_path / "slip")], "0" * 64) != []
    assert made.drawn == 2


def test_a_partner_gets_no_slip_of_another_and_the_public_page_no_partner() -> None:
    claims = attached()
    made = published(*claims, take=6)
    ours = browser_of(member("Northwind Partners", "partner", "viewer"))
    theirs = next(each for each in claims if each.organisation.name == "Tailspin Services")
    assert ours.get(f"/draws/{made.id}/slips/{theirs.id}/").status_code == 404
    assert ours.get(f"/draws/{made.id}/").status_code == 404
    assert theirs.reference not in ours.get("/draws/").content.decode()
    public = ours.get(f"/public/draws/{made.id}/").content.decode()
    told = json.dumps(Draw.objects.of(staff("auditor")).get().receipt)
    for secret in ("Tailspin", "Contoso", str(theirs.organisation_id)):
        assert secret not in public
        assert secret not in told
    assert made.population["secret"] not in public


def paid_in(claim: Claim, *amounts: str) -> None:
    """Import a line for each amount, such as ``900.00,EUR``."""
    rows = [
        f"L-{claim.reference}-{n},{claim.reference},2026-03,{each},usage" for n, each in enumerate(amounts)
    ]
    data = "\n".join(["id,claim,period,amount,currency,kind", *rows]).encode()
    take_over(staff("finance"), data, "lines.csv")


def test_amounts_of_two_currencies_are_never_added_to_draw_by_size() -> None:
    dollars, euros, both, none = attached(4)
    paid_in(dollars, "900.00,USD")
    paid_in(euros, "700.00,EUR")
    paid_in(both, "100.00,USD", "999999,JPY")
    auditor = staff("auditor")
    with pytest.raises(Refused, match=r"money in EUR, JPY, USD.*draw each by itself"):
        drawing.freeze(auditor, wanted(1, by_size=True))
    assert not Draw.objects.of(auditor).exists()
    before = store().size()
    made = drawing.freeze(auditor, wanted(1, by_size=True, currency="USD"))
    (leaf,) = store().leaves(before)
    assert json.loads(leaf)["data"]["currency"] == "USD", "whoever audits sees what was left out"
    sizes = {row[0]: row[3] for row in made.population["units"]}
    assert sizes == {dollars.reference: 90000, both.reference: 10000}
    alike = drawing.freeze(auditor, wanted(1, name="alike"))
    assert {row[0] for row in alike.population["units"]} >= {none.reference, euros.reference}


def test_the_page_says_which_currencies_stand_against_a_draw_by_size() -> None:
    dollars, euros, *_ = attached(4)
    paid_in(dollars, "900.00,USD")
    paid_in(euros, "700.00,EUR")
    told = {"name": "q4", "programme": "microsoft-azure-poe@2017-07", "whom": "claims", "take": "1"}
    told |= {"by_size": "on", "rest_days": "0", "seed": "dice", "throws": "20"}
    browser = browser_of(staff("auditor"))
    page = browser.post("/draws/freeze/", told).content.decode()
    assert "The claims have money in EUR, USD" in page
    assert (
        "three capital letters"
        in browser.post("/draws/freeze/", {**told, "currency": "eur"}).content.decode()
    )
    browser.post("/draws/freeze/", {**told, "currency": "EUR"})
    assert [row[0] for row in Draw.objects.of(staff("auditor")).get().population["units"]] == [
        euros.reference
    ]


def test_before_it_is_published_everybody_sees_the_commitment_and_nobody_the_receipt() -> None:
    attached()
    made = drawing.freeze(staff("auditor"), wanted(2))
    ours = browser_of(member("Northwind Partners", "partner", "viewer"))
    page = Client().get(f"/public/draws/{made.id}/").content.decode()
    assert made.commitment in page
    drawing.run(staff("auditor"), made.id, DICE)
    assert ours.get(f"/public/draws/{made.id}/receipt.json").status_code == 404
    assert not Unit.objects.of(member("Northwind Partners", "partner", "viewer")).exclude(
        draw__published_at=None
    )


def test_a_seed_is_not_chosen_twice_and_follows_the_frozen_rule() -> None:
    attached()
    auditor = staff("auditor")
    made = drawing.freeze(auditor, wanted(2))
    with pytest.raises(Refused, match="20 throws are needed"):
        drawing.run(auditor, made.id, "123")
    drawing.run(auditor, made.id, DICE)
    with pytest.raises(Refused, match="cannot be chosen twice"):
        drawing.run(auditor, made.id, DICE[::-1])
    with pytest.raises(Refused, match="called 2026-q4 already"):
        drawing.freeze(auditor, wanted(2))
    with pytest.raises(Refused, match="Auditor may"):
        drawing.freeze(staff("reviewer"), wanted(2, name="other"))


def test_extending_adds_and_a_claim_taken_out_lets_the_next_one_in() -> None:
    attached()
    auditor = staff("auditor")
    made = drawing.freeze(auditor, wanted(2))
    drawing.run(auditor, made.id, DICE)
    first = drawn(made)
    drawing.extend(auditor, made.id, 1, "One more for the quarter")
    more = drawn(made)
    assert first < more
    gone = min(first)
    drawing.withdraw(auditor, made.id, gone, "The customer left")
    assert gone not in drawn(made)
    assert len(drawn(made)) == 3
    rest = sorted({each.claim.reference for each in made.claims.all()} - drawn(made) - {gone})
    drawing.pick(auditor, made.id, rest[0], "A complaint came in")
    assert made.claims.get(claim__reference=rest[0]).chosen == "picked"


def drawn(made: Draw) -> set[str]:
    """Return the claims that are drawn."""
    return {each.claim.reference for each in made.claims.filter(chosen="drawn")}


def test_who_was_drawn_lately_rests_and_partners_may_be_drawn_first() -> None:
    claims = attached()
    made = published(*claims, take=1)
    auditor = staff("auditor")
    again = drawing.freeze(auditor, wanted(1, name="2027-q1", rest_days=365, each=1))
    header = again.population["header"]
    assert header["rested"] == 1
    assert header["within"] == "partner"
    groups = {unit[1] for unit in again.population["units"]}
    assert len(groups) == 2
    assert not {str(each.organisation_id) for each in claims} & groups
    assert made.drawn == 1


def test_the_population_that_is_handed_out_is_noted_as_read() -> None:
    attached()
    auditor = staff("auditor")
    made = drawing.freeze(auditor, wanted(2))
    browser_of(auditor).get(f"/draws/{made.id}/population/")
    read = Read.objects.of(auditor).get()
    assert (read.what, read.subject, read.user_id) == ("population", f"draw:{made.id}", auditor.person)


def test_numbers_of_a_draw_that_nobody_means_are_told_at_their_field() -> None:
    attached()
    huge = {"name": "q", "take": "9" * 30, "rest_days": "9" * 12, "at": 5, "seed": "beacon", "beacon": "x"}
    answer = Program(staff("auditor")).call("POST", "/draws", {"fields": huge})
    assert answer.status_code == 422
    assert {"fields.take", "fields.rest_days", "fields.at"} <= {
        each["field"] for each in answer.json()["fields"]
    }
