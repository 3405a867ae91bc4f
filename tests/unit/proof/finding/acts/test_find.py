"""What holds of all acts of a document together."""

from dataclasses import replace

from tests.unit.proof.finding.acts.pages import acts_in, document, page, state, value

from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.acts.naming.days.own_days import without_days_of_others
from poedesk.proof.finding.model import Act, Finding, Role, State

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)


def two_blocks(day: str, signed: str) -> Document:
    """The partner's block, signed and dated, over the customer's; a rule is where the customer signs."""
    items = [
        (60.0, 185.0, "For and on behalf of Brightwater Cloud Ltd (Contractor)"),
        (60.0, 200.0, "Signed:"),
        (155.0, 200.0, "/s/ Odile Perrin"),
        (345.0, 200.0, "Dated: March 19, 2026"),
        (60.0, 217.0, "Printed Name: Tom Ashby"),
        (345.0, 217.0, "Position: Delivery Manager"),
        (60.0, 243.0, "For and on behalf of Lakeview Orchards Ltd (Buyer)"),
        (60.0, 258.0, "Signed:"),
        (155.0, 258.0, signed),
        (345.0, 258.0, f"Dated: {day}"),
        (60.0, 274.0, "Printed Name: Odile Perrin"),
        (345.0, 274.0, "Position: Account Director"),
    ]
    rules = [] if signed else [(155, 325, 266)]
    return document(page([item for item in items if item[2]], rules=rules))


def test_no_unsigned_place_is_dated_by_a_signed_one() -> None:
    acts = acts_in(two_blocks("____________", ""), CUSTOMER, PARTNER)
    dated = [act for act in acts if state(act.date) is State.PRESENT]
    assert [(act.role, act.is_signed) for act in dated] == [(Role.PARTNER, True)]


def test_a_date_is_of_the_act_that_is_signed() -> None:
    day = Finding("2026-03-19", (Span(1, 40, 54),), 0.9)
    other = replace(day, spans=(Span(1, 90, 104),))
    signature = Finding("present", (Span(1, 0, 9),), 0.9)
    signed = Act("block-1", "block", Role.PARTNER, None, signature, day, None, None)
    blank = replace(signed, id="block-2", role=Role.CUSTOMER, signature=replace(signature, state=State.BLANK))
    assert [act.date for act in without_days_of_others([signed, blank])] == [day, None]
    kept = without_days_of_others([signed, replace(blank, date=other), replace(blank, signature=signature)])
    assert [act.date for act in kept] == [day, other, day]


def test_two_signed_places_keep_their_dates() -> None:
    acts = acts_in(two_blocks("March 20, 2026", "/s/ Odile Perrin"), CUSTOMER, PARTNER)
    assert {(act.role, value(act.date)) for act in acts if act.is_signed} == {
        (Role.PARTNER, "2026-03-19"),
        (Role.CUSTOMER, "2026-03-20"),
    }
