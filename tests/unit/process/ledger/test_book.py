from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.unit.process.ledger.books import NOON, accrual, book, line

from poedesk.process.ledger.book import ACCRUED, FORFEITED, HELD, RELEASED, SOURCE, Book, Entry, NotPosted

HOLD = Entry("R-1", NOON + timedelta(hours=1), "L-1", "hold", ACCRUED, HELD, Decimal("1250.50"), "asked for")


def test_what_leaves_an_account_enters_another() -> None:
    held = book(line()).posted([HOLD])
    assert [held.balance("L-1", account) for account in (SOURCE, ACCRUED, HELD)] == [
        Decimal("-1250.50"),
        Decimal(0),
        Decimal("1250.50"),
    ]
    assert held.total(HELD) == {"USD": Decimal("1250.50")}


def test_a_book_is_never_changed() -> None:
    before = book(line())
    before.posted([HOLD])
    assert before.balance("L-1", HELD) == 0
    assert len(before.entries) == 1


def test_the_same_event_posts_nothing_twice() -> None:
    held = book(line()).posted([HOLD])
    assert held.posted([HOLD]).entries == held.entries
    with pytest.raises(NotPosted, match="R-1 was posted before with another content"):
        held.posted([replace(HOLD, amount=Decimal(1))])


def test_entries_are_posted_all_or_none() -> None:
    before = book(line())
    with pytest.raises(NotPosted):
        before.posted([HOLD, replace(HOLD, event="R-2")])
    assert before.balance("L-1", HELD) == 0


def test_a_book_is_made_again_from_its_entries() -> None:
    held = book(line()).posted([HOLD])
    again = Book(held.lines, held.entries)
    assert [again.balance("L-1", account) for account in (ACCRUED, HELD)] == [0, Decimal("1250.50")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"line": "L-9"}, "there is no line L-9"),
        ({"move": "steal"}, "steal does not go from accrued to held"),
        ({"debit": HELD, "credit": ACCRUED}, "hold does not go from held to accrued"),
        ({"debit": FORFEITED, "move": "restore", "credit": ACCRUED}, "it holds 0"),
        ({"amount": Decimal("1250.51")}, "cannot leave accrued of L-1, it holds 1250.50"),
        ({"amount": Decimal(0)}, "0 USD is no amount that can be paid"),
        ({"amount": Decimal(-1)}, "is no amount"),
        ({"amount": Decimal("0.001")}, "is no amount"),
        ({"amount": Decimal("NaN")}, "is no amount"),
        ({"amount": Decimal("Infinity")}, "is no amount"),
        ({"because": " "}, "say why"),
        ({"at": NOON - timedelta(hours=1)}, "its time lies before"),
        ({"at": NOON.replace(tzinfo=None)}, "has no zone"),
    ],
)
def test_what_would_break_the_book_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(NotPosted, match=said):
        book(line()).posted([replace(HOLD, **change)])


def test_a_line_is_accrued_once_and_whole() -> None:
    with pytest.raises(NotPosted, match="accrued whole, and anew only when it was reversed"):
        book(line()).posted([replace(accrual(line()), event="again")])
    with pytest.raises(NotPosted, match="accrued whole, and anew only when it was reversed"):
        Book().posted([replace(accrual(line()), amount=Decimal(1))], [line()])


def test_what_was_reversed_whole_can_be_accrued_again_and_not_before() -> None:
    back = Entry("E-3", NOON, "L-1", "reverse", ACCRUED, "source", Decimal("1250.50"), "it was lost")
    part = replace(back, amount=Decimal(1))
    again = replace(accrual(line()), event="again")
    with pytest.raises(NotPosted, match="accrued whole, and anew only when it was reversed"):
        book(line()).posted([part, again])
    assert book(line()).posted([back, again]).balance("L-1", ACCRUED) == Decimal("1250.50")


def test_currencies_are_never_added_up() -> None:
    two = book(line(1), line(2, currency="EUR"))
    assert two.total(ACCRUED) == {"USD": Decimal("1250.50"), "EUR": Decimal("1250.50")}
    assert two.total(ACCRUED, ["L-2"]) == {"EUR": Decimal("1250.50")}
    assert two.total(RELEASED) == {}


def test_a_line_never_changes_behind_its_entries() -> None:
    before = book(line())
    assert before.posted([], [line()]).lines == before.lines
    with pytest.raises(NotPosted, match="L-1 is in the book with another content"):
        before.posted([], [replace(line(), currency="EUR")])
