from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.unit.process.ledger.books import NOON, book, event, line

from poedesk.kernel.errors import InvalidPolicy, UsageError
from poedesk.process.ledger.book import ACCRUED, FORFEITED, HELD, RELEASED, Book, Entry
from poedesk.process.ledger.consequences import Event, association_rules, effects, rule_for
from poedesk.process.ledger.risk import at_risk

AMOUNT = Decimal("1250.50")


def after(before: Book, *events: Event) -> Book:
    for each in events:
        before = before.posted(effects(each, before).entries)
    return before


def test_a_request_holds_the_money_of_its_engagement_alone() -> None:
    held = after(book(line(1), line(2), line(3)), event("issued"))
    assert [held.balance(f"L-{number}", HELD) for number in (1, 2, 3)] == [AMOUNT, 0, AMOUNT]


@pytest.mark.parametrize(
    ("kinds", "account"),
    [
        (("issued", "passed"), ACCRUED),
        (("issued", "withdrawn"), ACCRUED),
        (("issued", "failed"), FORFEITED),
        (("failed",), FORFEITED),
        (("issued", "failed", "restored"), ACCRUED),
    ],
)
def test_what_becomes_of_the_money(kinds: tuple[str, ...], account: str) -> None:
    found = after(book(line()), *(event(kind, number) for number, kind in enumerate(kinds, 1)))
    assert found.balance("L-1", account) == AMOUNT


def test_an_event_that_comes_again_moves_nothing() -> None:
    failed = event("failed", 2)
    found = after(book(line()), event("issued", 1), failed, event("restored", 3), failed)
    assert found.balance("L-1", ACCRUED) == AMOUNT
    assert found.balance("L-1", FORFEITED) == 0


def test_what_was_released_stays_released() -> None:
    release = Entry("pay-1", NOON + timedelta(minutes=5), "L-1", "release", ACCRUED, RELEASED, AMOUNT, "paid")
    found = after(book(line()).posted([release]), event("issued", 1), event("failed", 2))
    assert found.balance("L-1", RELEASED) == AMOUNT


def test_the_article_keeps_the_association_when_a_proof_fails() -> None:
    told = effects(event("failed"), book(line()))
    assert told.association == "stays"
    assert told.rule is not None
    assert told.rule.basis == "stated"


def test_cpor_rejects_it() -> None:
    told = effects(event("failed", programme="microsoft-cpor"), book(line()))
    assert told.association == "rejected"
    assert [entry.move for entry in told.entries] == ["forfeit"]


@pytest.mark.parametrize("kind", ["issued", "passed", "withdrawn", "restored"])
def test_nothing_but_a_failed_proof_speaks_of_the_association(kind: str) -> None:
    told = effects(event(kind, programme="microsoft-cpor"), book(line()))
    assert (told.association, told.rule) == ("stays", None)


def test_a_programme_may_say_otherwise() -> None:
    (usage,) = [rule for rule in association_rules() if rule.programme == "microsoft-usage-poe"]
    strict = replace(usage, after_failed_poe="rejected", basis="default")
    assert effects(event("failed"), book(line()), [strict]).association == "rejected"


def test_silence_and_two_voices_are_errors() -> None:
    with pytest.raises(InvalidPolicy, match="no rule of nobody"):
        rule_for("nobody", date(2026, 1, 1))
    twice = [rule for rule in association_rules() if rule.programme == "microsoft-cpor"] * 2
    with pytest.raises(InvalidPolicy, match=r"cpor\.failed-poe and cpor\.failed-poe"):
        rule_for("microsoft-cpor", date(2026, 1, 1), twice)
    with pytest.raises(UsageError, match="not 'lost'"):
        effects(event("lost"), book(line()))


def test_what_is_at_risk_is_what_is_held_nearest_deadline_first() -> None:
    held = after(
        book(line(1), line(2, partner="P-2"), line(3, currency="EUR"), line(5)),
        event("issued", 1),
        event("issued", 2, engagement="E-2"),
    )
    rows = at_risk(held, {"E-2": date(2026, 12, 1)})
    assert [(row.partner, row.due, row.currency, row.amount) for row in rows] == [
        ("P-2", date(2026, 12, 1), "USD", AMOUNT),
        ("P-1", None, "EUR", AMOUNT),
        ("P-1", None, "USD", 2 * AMOUNT),
    ]
    assert at_risk(after(held, event("passed", 3), event("passed", 4, engagement="E-2")), {}) == ()
