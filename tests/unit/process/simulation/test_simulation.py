from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from poedesk.kernel.canonical import canonical_json
from poedesk.process.audits import population, receipt
from poedesk.process.ledger.book import ACCOUNTS, Book
from poedesk.process.requests import batch, linking
from poedesk.process.requests import files as batch_files
from poedesk.process.reviews import cases
from poedesk.process.simulation import parameters, playing
from poedesk.process.simulation.outcomes import money
from poedesk.process.simulation.parameters import InvalidParameter
from poedesk.process.simulation.people import reviewing
from poedesk.process.simulation.telling.figures import figures
from poedesk.process.simulation.telling.records import records
from poedesk.process.simulation.world import World
from poedesk.trail.events import recorded
from poedesk.trail.log import Trail
from poedesk.trail.stores.memory import MemoryStore

CPOR, AZURE = "microsoft-cpor", "microsoft-azure-poe"
PROGRAMMES = (CPOR, AZURE, "microsoft-usage-poe", "microsoft-mci", "microsoft-coop")
SMALL = {"partners": 6, "claims_per_partner": 10, "flawed": 0.4, "contested": 0.2, "customer_declines": 0.1}
NEVER_WRONG = dict.fromkeys(
    ("machine_misses", "machine_false_alarms", "machine_unclear", "reviewer_misses", "reviewer_false_alarms"),
    0,
)


@cache
def played(programme: str = CPOR, seed: int = 1, changes: tuple[tuple[str, float], ...] = ()) -> World:
    return playing.play(seed, programme, 2026, parameters.chosen(SMALL | dict(changes)))


def told(programme: str = CPOR, seed: int = 1, **changes: float) -> dict[str, Any]:
    return figures(played(programme, seed, tuple(changes.items())), seed, 2026)


def whole(world: World) -> bytes:
    rows = {name: [str(row) for row in found] for name, found in records(world).items()}
    return canonical_json([rows, figures(world, 1, 2026)])


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    numbers = parameters.chosen(SMALL)
    assert whole(playing.play(1, CPOR, 2026, numbers)) == whole(played())
    assert whole(played(seed=2)) != whole(played())


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_claim_took_rows_of_its_table_and_ends_where_it_may_rest(programme: str) -> None:
    for each in played(programme).claims.values():
        rows = {row.name: row for row in each.table.transitions}
        for step in each.association.steps:
            row = rows[step.name]
            assert step.source in row.sources
            assert step.to == (row.to or step.source)
        assert each.table.states[each.state].rests


@pytest.mark.parametrize("year", [2020, 2022, 2023])
def test_older_versions_are_played_to_their_end_with_what_they_call_a_refused_dispute(year: int) -> None:
    numbers = parameters.chosen(SMALL | {"disputes_right": 1, "disputes_wrong": 1, "silent": 0.5})
    claims = playing.play(3, CPOR, year, numbers).claims.values()
    assert all(each.table.states[each.state].rests for each in claims)
    names = {step.name for each in claims for step in each.association.steps}
    assert "dispute" in names
    assert not any(each.holds for each in claims if each.association.taken("customer-declines"))


@pytest.mark.parametrize("year", [2020, 2021])
def test_a_year_under_an_older_version_comes_to_its_end_too(year: int) -> None:
    changes = {
        "contested": 0.5,
        "customer_declines": 0.6,
        "disputes_right": 1,
        "draws": 6,
        "draw_partners": 1,
    }
    world = playing.play(9, CPOR, year, parameters.chosen(SMALL | changes))
    assert all(each.table.states[each.state].rests for each in world.claims.values())
    steps = {step.name for each in world.claims.values() for step in each.association.steps}
    assert {"dispute", "reject-again", "customer-declines", "displace"} <= steps


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_money_is_conserved_to_the_cent(programme: str) -> None:
    world = played(programme)
    book = money.whole(world)
    assert sum((book.total(name).get("USD", Decimal(0)) for name in ACCOUNTS), Decimal(0)) == 0
    assert book.entries
    assert Book(book.lines, book.entries).total("released") == book.total("released")
    for each in world.claims.values():
        assert not book.balance(f"L-{each.id}", "held"), "nothing hangs once the year is played out"


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_who_never_errs_and_follows_nobody_finds_what_is_planted(programme: str) -> None:
    found = told(programme, **NEVER_WRONG, follows_machine=0)
    assert found["decisions"]["accepted_though_flawed"] == found["decisions"]["refused_though_sound"] == 0
    assert (
        found["machine"]["approvable_though_flawed"] == found["machine"]["not_approvable_though_sound"] == 0
    )
    assert found["requests"]["failed_though_sound"] == 0
    world = played(programme, 1, (*NEVER_WRONG.items(), ("follows_machine", 0)))
    asked = 0
    for judged in world.judged:
        (decision,) = {each.kind for each in judged.case.decisions}
        seen = [ground.element for ground in judged.case.decisions[0].grounds]
        planted = [flaw.element for flaw in world.claims[judged.claim].planted]
        assert seen == ([] if judged.sound else planted)
        asked += decision != "accept"
    assert asked or programme in {AZURE, "microsoft-usage-poe"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_parameter_moves_what_it_should(seed: int) -> None:
    wrong = [
        told(seed=seed, reviewer_misses=share)["decisions"]["accepted_though_flawed"] for share in (0, 0.5, 1)
    ]
    assert wrong == sorted(wrong)
    assert wrong[0] < wrong[-1]
    flawed = [told(seed=seed, flawed=share)["claims"]["flawed_at_first"] for share in (0, 0.3, 1)]
    assert flawed == sorted(flawed)
    assert (flawed[0], flawed[-1]) == (0, 60)
    silent = [told(AZURE, seed, silent=share)["requests"] for share in (0, 0.3, 1)]
    assert [each["overdue"] for each in silent] == sorted(each["overdue"] for each in silent)
    assert silent[-1]["overdue"] == sum(
        silent[-1][name] for name in ("overdue", "passed", "failed", "withdrawn")
    )
    drawn = [
        sum(each["drawn"] for each in told(AZURE, seed, draw_partners=share)["draws"])
        for share in (0, 0.3, 1)
    ]
    assert drawn[0] == 0 < drawn[1] < drawn[2]


@pytest.mark.parametrize("programme", [CPOR, AZURE])
def test_more_time_is_counted_whoever_keeps_the_clock(programme: str) -> None:
    slow = told(programme, answer_days=40, extended=1, silent=0, draw_partners=1)["requests"]
    assert slow["extended"] > 0


def test_a_dispute_is_counted_for_the_request_that_it_reviews() -> None:
    changes = {"reviewer_false_alarms": 0.8, "disputes_wrong": 1, "disputes_right": 1, "silent": 0}
    found = told(AZURE, 1, draw_partners=1, **changes)
    world = played(AZURE, 1, (("draw_partners", 1), *changes.items()))
    assert "dispute" in {judged.case.kind for judged in world.judged}
    assert found["decisions"]["claims_decided"] == len({each.claim for each in world.judged})


def test_a_day_holds_only_so_many_decisions_and_no_weekend_or_holiday_holds_any() -> None:
    world = playing.play(1, CPOR, 2026, parameters.chosen({"partners": 1, "claims_per_partner": 1}))
    claim = next(iter(world.claims.values()))
    world.numbers = parameters.chosen({"reviews_per_day": 1})
    friday = datetime(2027, 1, 15, 6, tzinfo=UTC)  # Monday the 18th is a public holiday of the programme
    days = [reviewing.slot(world, claim, friday).date().isoformat() for _ in range(9)]
    assert days == ["2027-01-15"] * len(world.reviewers) + ["2027-01-19"] * 2
    assert len(world.reviewers) == playing.FEWEST_REVIEWERS


@pytest.mark.parametrize("programme", [CPOR, AZURE])
def test_every_request_moves_by_the_machine_that_the_file_of_a_real_batch_moves_by(programme: str) -> None:
    requests = played(programme, 2, (("draw_partners", 1), ("silent", 0.3), ("extended", 1))).requests
    for request in requests:
        again = batch_files.load(batch_files.to_json(request.batch))
        last = request.life.last
        assert batch.swept(again, last).requests[request.id].life == request.life
    assert {request.outcome for request in requests} >= {"passed", "overdue"}
    assert any(request.extensions for request in requests)


@pytest.mark.parametrize("programme", [CPOR, AZURE])
def test_a_claim_goes_through_what_its_request_brings_about(programme: str) -> None:
    world = played(programme, 2, (("draw_partners", 1), ("silent", 0.3)))
    seen: Counter[str] = Counter()
    for request in world.requests:
        taken = {step.name for step in world.claims[request.claim].association.steps}
        known = {name for step in request.life.steps if (name := linking.CLAIM.get(step.name))}
        seen.update(known & taken)
    assert {"poe-requested", "poe-answered", "poe-passed", "poe-failed"} <= set(seen)


@pytest.mark.parametrize("programme", [CPOR, AZURE])
def test_the_draws_of_a_world_are_what_their_populations_and_dice_give(programme: str) -> None:
    for draw in played(programme).draws:
        frozen = population.load(draw.receipt.population.json())
        assert population.root_over(frozen.units, frozen.secret) == frozen.header.root
        assert receipt.load(draw.receipt.json(), frozen).json() == draw.receipt.json()


def test_the_trail_of_a_world_holds_its_events_in_order_with_the_root_that_is_told() -> None:
    world = played()
    trail = Trail(MemoryStore(), "invented.example/simulation")
    trail.append(world.events)
    assert trail.root().hex() == told()["trail"]["root"]
    leaves = [recorded(event.leaf()) for event in world.events]
    assert [leaf.at for leaf in leaves] == sorted(leaf.at for leaf in leaves)


def test_nobody_refuses_alone_and_nobody_decides_a_dispute_about_what_it_decided() -> None:
    seen: Counter[str] = Counter()
    for judged in played(changes=(("reviewer_misses", 0.3), ("disputes_right", 1.0))).judged:
        reviewers = [each.reviewer for each in judged.case.decisions]
        assert len(set(reviewers)) == len(reviewers)
        assert not set(reviewers) & set(judged.case.before)
        if judged.decision == "refuse":
            assert sum(each.kind == "refuse" for each in judged.case.decisions) > 1
        assert cases.outcome(judged.case).state == "decided"
        seen[judged.case.kind] += 1
    assert {"claim", "dispute"} <= set(seen)


def test_claims_for_the_same_are_settled_so_that_one_partner_holds_them() -> None:
    world = played(changes=(("contested", 0.6), ("flawed", 0.0)))
    for names in world.by_key.values():
        assert sum(world.claims[name].holds for name in names) <= 1
    steps = Counter(step.name for each in world.claims.values() for step in each.association.steps)
    assert steps["open-arbitration"] == steps["settle-arbitration"] > 0
    assert steps["displace"] > 0


def test_a_draw_of_which_nothing_is_left_says_nothing() -> None:
    rough = {"contested": 0.6, "customer_declines": 0.3, "disputes_right": 1, "disputes_wrong": 1}
    asked = {"draws": 12, "draw_partners": 1, "draw_each": 10, "silent": 0.4, "answer_days": 20}
    size = {"partners": 5, "claims_per_partner": 10, "flawed": 0.5, "release_days": 300}
    errs = {"extended": 1, "granted": 0.5, "reviewer_misses": 0.3}
    world = playing.play(2, CPOR, 2026, parameters.chosen(rough | asked | size | errs))
    assert len(world.draws) < 12
    assert len(figures(world, 2, 2026)["draws"]) == len(world.draws)


def test_parameters_that_cannot_be_are_refused_with_their_bounds() -> None:
    with pytest.raises(InvalidParameter, match="known are: partners"):
        parameters.chosen({"weather": 1})
    with pytest.raises(InvalidParameter, match="between 0 and 1, not 2"):
        parameters.chosen({"flawed": 2})
    with pytest.raises(InvalidParameter, match="between 0 and 1, not nan"):
        parameters.chosen({"flawed": float("nan")})
    with pytest.raises(InvalidParameter, match="whole number"):
        parameters.chosen({"partners": 2.5})
    with pytest.raises(InvalidParameter, match="above most_amount"):
        parameters.chosen({"least_amount": 60_000})
