import hashlib
import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.process.audits.draws import LATER, design, drawn, names, population, units

from poedesk.process.audits.design import Unit
from poedesk.process.audits.drawing import select
from poedesk.process.audits.receipt import extend
from poedesk.process.audits.tickets import rank, tickets

SEEDS = 10_000
CHI_SQUARE_99_9 = 43.82
"""With 19 degrees of freedom (tables): exceeded once in a thousand sets of seeds; ours are fixed."""


def test_a_ticket_is_what_the_specification_says() -> None:
    text = b'["dice 1234","2026-q4","ENG-\xc3\xbc"]'
    (ticket,) = tickets("dice 1234", "2026-q4", ["ENG-ü"])
    assert f"{ticket:064x}" == hashlib.sha256(text).hexdigest()


def test_every_unit_has_the_same_chance() -> None:
    members = [Unit(f"U{number}") for number in range(20)]
    plan = design(take={"": 5})
    counts = Counter(
        each.unit.id for seed in range(SEEDS) for each in select(plan, members, f"seed {seed}", {"": 5}).drawn
    )
    expected = SEEDS * 5 / 20
    # Drawn without replacement, the counts vary less than the table's: by (N - n) / (N - 1).
    found = sum((counts[unit.id] - expected) ** 2 / expected for unit in members) * 19 / 15
    assert found < CHI_SQUARE_99_9


def test_a_unit_of_twice_the_size_is_drawn_twice_as_often() -> None:
    members = [Unit(f"U{number:02}", size=1 + number % 4) for number in range(60)]
    plan = design(take={"": 6}, method="size")
    counts: Counter[int] = Counter()
    for seed in range(SEEDS // 2):
        counts.update(each.unit.size for each in select(plan, members, f"seed {seed}", {"": 6}).drawn)
    total = sum(unit.size for unit in members)
    for size in (1, 2, 3, 4):
        expected = SEEDS // 2 * 15 * 6 * size / total
        assert abs(counts[size] - expected) < 4 * expected**0.5, size


def test_ranks_of_sizes_are_exact() -> None:
    ticket = (1 << 255) + 1
    assert rank(ticket, 3) < rank(ticket + 1, 3) < rank(ticket, 2)
    huge = 2**63 - 1
    assert rank(ticket, huge) < rank(ticket, huge - 1)


@settings(max_examples=tried(25))
@given(
    st.sets(st.text(min_size=1, max_size=5).filter(lambda text: text.isprintable()), min_size=3, max_size=30),
    st.data(),
)
def test_more_only_adds_and_a_withdrawal_only_lets_the_next_one_in(
    ids: set[str], data: st.DataObject
) -> None:
    sizes = st.integers(1, 9)
    members = [Unit(name, f"P{data.draw(st.integers(0, 3))}", size=data.draw(sizes)) for name in sorted(ids)]
    changes: dict[str, Any] = data.draw(
        st.sampled_from(
            [{}, {"method": "size"}, {"within": "partner"}, {"within": "partner", "method": "size"}]
        )
    )
    take = data.draw(st.integers(1, 3))
    frozen = population(members, take={"": take}, **changes)
    plan = frozen.header.design

    def chosen(number: int, out: tuple[str, ...] = ()) -> set[str]:
        return {each.unit.id for each in select(plan, frozen.units, "seed", {"": number}, out).drawn}

    first = chosen(take)
    assert first <= chosen(take + 1)
    gone = data.draw(st.sampled_from(sorted(ids)))
    left = chosen(take, (gone,))
    assert gone not in left
    assert first - {gone} <= left
    if gone not in first and not changes.get("within"):
        assert left == first


def test_strata_are_drawn_apart() -> None:
    members = [Unit(f"{place}{number}", stratum=place) for place in "ns" for number in range(9)]
    found = Counter(name[0] for name in names(drawn(population(members, take={"n": 2, "s": 5}))))
    assert found == {"n": 2, "s": 5}


def test_groups_are_drawn_before_their_units() -> None:
    receipt = drawn(population(within="partner", take={"": 3}, each=2))
    found = Counter(each.unit.group for each in receipt.selection().drawn)
    assert sorted(found.values()) == [2, 2, 2]
    assert set(found) == set(receipt.selection().groups)


def test_all_units_of_a_drawn_group_come_where_nobody_says_how_many() -> None:
    receipt = drawn(population(units(40, 8), within="partner", take={"": 2}))
    assert len(names(receipt)) == 10


def test_what_rests_is_never_drawn_and_what_is_certain_always() -> None:
    members = [Unit("big", size=1000), Unit("old", size=1000, state="rested"), *units()]
    plan = design(method="size", take={"": 2})
    marked = [Unit("big", size=1000, state="certain"), *members[1:]]
    for number in range(50):
        found = {each.unit.id for each in select(plan, marked, f"seed {number}", {"": 2}).drawn}
        assert "big" in found
        assert "old" not in found
        assert len(found) == 2


def test_extended_beyond_all_there_are_it_is_all_there_are() -> None:
    receipt = extend(drawn(population(take={"": 40})), {"": 500}, "everything", LATER)
    assert len(names(receipt)) == 40


@pytest.mark.parametrize(
    "changes", [{}, {"method": "size"}, {"within": "partner", "take": {"": 3}, "each": 2}]
)
def test_a_second_way_to_draw_agrees(changes: dict[str, Any]) -> None:
    """Written from docs/draw.md alone, in the plainest way."""
    receipt = drawn(population(**changes))
    plan = receipt.population.header.design

    def key(scope: str, name: str, size: int) -> tuple[int, str]:
        text = json.dumps([receipt.seed, scope, name], separators=(",", ":"), ensure_ascii=False)
        number = int(hashlib.sha256(text.encode()).hexdigest(), 16)
        return number * 2**128 // (size if plan.method == "size" else 1), name

    rows = [(unit.id, unit.group, unit.size) for unit in receipt.population.units]
    number = plan.take[""]
    if plan.within is None:
        expected = {name for _, name in sorted(key("2026-q4", name, size) for name, _, size in rows)[:number]}
    else:
        groups = {group for _, group, _ in rows}
        first = sorted(
            key("2026-q4/partner", group, sum(size for _, other, size in rows if other == group))
            for group in groups
        )[:number]
        expected = {
            name
            for _, group in first
            for _, name in sorted(key("2026-q4", name, size) for name, other, size in rows if other == group)[
                :2
            ]
        }
    assert names(receipt) == expected
