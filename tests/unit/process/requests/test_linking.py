"""What a request does to the claim, programme by programme, and to its money."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.process.claims.walking import TABLES, Walk
from tests.unit.process.requests.batches import MONDAY, ONE, PROOF, answered, delivered, did, failed

from poedesk.process.claims import machine
from poedesk.process.claims.tables import loader
from poedesk.process.clocks.clock import due
from poedesk.process.ledger.consequences import MONEY as LEDGER
from poedesk.process.requests import linking
from poedesk.process.requests.batch import running

ASKING = [table for table in TABLES if any(row.about == "poe" for row in table.transitions)]


def test_every_step_and_every_consequence_is_there() -> None:
    steps = {row.name for row in loader.load("poe-request").transitions}
    assert set(linking.CLAIM) | set(linking.MONEY) <= steps
    assert set(linking.MONEY.values()) == set(LEDGER)
    known = {row.name for table in ASKING for row in table.transitions if row.about == "poe"}
    assert set(linking.CLAIM.values()) | {"poe-overdue"} == known  # that one the claim's own clock brings


@pytest.mark.parametrize("table", ASKING, ids=str)
def test_a_partner_has_as_long_as_the_programme_says(table: loader.Table) -> None:
    name = linking.clock_of(table)
    span = linking.life(table).spans["answer"]
    told = table.spans[name] if name else loader.load("poe-request").spans["answer"]
    assert (span.days, span.unit, span.basis) == (told.days, told.unit, told.basis)


def test_no_step_brings_back_an_association_that_the_failed_proof_ended() -> None:
    cpor, azure = loader.load("microsoft-cpor"), loader.load("microsoft-azure-poe")
    brought = linking.on_claim
    assert brought(cpor, "approved", "fail") == brought(azure, "attached", "fail") == "poe-failed"
    assert brought(cpor, "rejected", "reverse") is None
    assert brought(azure, "attached", "reverse") == "poe-passed"
    assert brought(cpor, "approved", "answer") == "poe-answered"
    assert brought(azure, "attached", "open") is None
    assert brought(azure, "detached", "fail") is None  # a claim that went elsewhere is left alone


def test_claim_and_request_have_one_time() -> None:
    walk = Walk("microsoft-azure-poe", "2017-07").act("poe-requested")
    asked = did(delivered(), "ask-extension", days=5, words="ill")
    for batch in (asked, did(asked, "grant-extension")):
        clock = running(batch, batch.requests[ONE])
        assert clock is not None
        walk.now = linking.in_step(walk.table, walk.now, clock)
        own = walk.now.clock("poe-answer")
        assert own is not None
        assert due(own) == due(clock)
    assert machine.sweep(walk.table, walk.now, MONDAY + timedelta(days=28)) == ()
    (outcome,) = machine.sweep(walk.table, walk.now, MONDAY + timedelta(days=29))
    assert outcome.event.tag == "claim:poe_request:overdue"


@pytest.mark.parametrize("table", ASKING, ids=str)
def test_the_claim_takes_part_in_every_course_of_a_request(table: loader.Table) -> None:
    batch = failed(answered(str(table)))
    batch = did(batch, "reverse", words="It stands on page 9.", actor="reviewer-2")
    held = next(row.sources[0] for row in table.transitions if row.name == linking.ASKED_FOR)
    walk = Walk(table.programme, table.version, kind=table.variant or "")
    walk.now = replace(walk.now, state=held)
    for step in batch.requests[ONE].life.steps:
        outcome = linking.followed(table, walk.now, step, PROOF if step.name == "answer" else None)
        walk.now = outcome.association if outcome is not None else walk.now
    assert [step.name for step in walk.now.steps] == [
        "poe-requested", "poe-answered", "poe-failed", *(["poe-passed"] if walk.state == held else []),
    ]  # fmt: skip
    ended = table.settings.failed_poe == "association"
    assert walk.state == ("rejected" if ended else held)
