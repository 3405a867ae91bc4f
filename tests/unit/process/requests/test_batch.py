from datetime import date, timedelta
from typing import Any

import pytest
from tests.unit.process.requests.batches import (
    MONDAY,
    ONE,
    OTHER,
    PROOF,
    TARGETS,
    THREE,
    TWO,
    answered,
    delivered,
    did,
    drafted,
    failed,
    overdue,
)  # fmt: skip

from poedesk.process.claims.machine import NotAllowed
from poedesk.process.clocks.clock import due
from poedesk.process.clocks.extensions import ExtensionMistake
from poedesk.process.requests.batch import Batch, Entry, InvalidBatch, Target, draft, running, swept, taken


def state(batch: Batch, name: str = ONE) -> str:
    return batch.requests[name].life.state


def last_day(batch: Batch) -> date | None:
    clock = running(batch, batch.requests[ONE])
    return due(clock) if clock else None


def test_a_batch_is_released_together() -> None:
    batch = did(drafted(), "release", request=None)
    assert {state(batch, name) for name in (ONE, TWO, THREE)} == {"released"}
    released = [each for each in batch.events if each.tag == "poe_request:released"]
    assert len(released) == 3
    assert {each.at for each in released} == {MONDAY}


def test_none_goes_out_before_the_others() -> None:
    with pytest.raises(NotAllowed, match="none of its requests goes out before the others"):
        did(drafted(), "release")
    with pytest.raises(NotAllowed, match="'deliver' does not lead out of 'Drafted'"):
        did(drafted(), "deliver")


def test_a_release_that_cannot_happen_to_one_happens_to_none() -> None:
    batch = drafted()
    stranger = Entry("release", MONDAY, "partner-1", "incentives-admin")
    with pytest.raises(NotAllowed, match="it is for reviewer"):
        taken(batch, stranger)
    assert {state(batch, name) for name in (ONE, TWO, THREE)} == {"drafted"}
    with pytest.raises(NotAllowed, match="nothing of the batch of 2026-q2 is drafted"):
        did(did(batch, "release", request=None), "release", request=None)


def test_a_draft_that_is_discarded_is_told_to_nobody_and_holds_up_none() -> None:
    batch = did(did(drafted(), "discard", words="cancelled in May"), "release", request=None)
    assert (state(batch), state(batch, TWO)) == ("withdrawn", "released")


def test_the_partner_has_its_time_from_the_delivery() -> None:
    batch = did(did(drafted(), "release", request=None), "deliver", after=timedelta(days=2))
    assert last_day(batch) == date(2026, 6, 24)  # 14 business days from Wednesday 3 June, Juneteenth is none
    late = swept(batch, MONDAY + timedelta(days=24))
    assert state(late) == "overdue"
    assert (late.events[-1].tag, late.events[-1].at.date()) == ("poe_request:overdue", date(2026, 6, 25))
    assert state(swept(batch, MONDAY + timedelta(days=23))) == "delivered"


def test_what_is_overdue_is_closed_by_two_people_with_words_and_not_answered_any_more() -> None:
    with pytest.raises(NotAllowed, match="in 'Overdue' the partner may change comments, not poe"):
        did(delivered(), "supply", content=PROOF, after=timedelta(days=30))
    with pytest.raises(NotAllowed, match="propose-fail has to happen first; say why, in words"):
        did(delivered(), "close-overdue", reason="poe-unavailable", after=timedelta(days=30))
    closed = did(overdue(), "close-overdue", reason="poe-unavailable", words="Nothing came.")
    assert state(closed) == "failed"
    with pytest.raises(NotAllowed, match="somebody else than who did close-overdue"):
        did(closed, "annul", words="It never came to them.")
    assert state(did(closed, "annul", words="It never came to them.", actor=OTHER)) == "withdrawn"


def test_a_refusal_takes_two_and_a_new_answer_a_new_proposal() -> None:
    because: dict[str, Any] = {"reason": "insufficient-poe", "words": "It shows no work."}
    proposed = did(answered(), "propose-fail", **because)
    with pytest.raises(NotAllowed, match="somebody else than who did propose-fail"):
        did(proposed, "fail", **because)
    assert state(did(proposed, "fail", **because, actor=OTHER)) == "failed"
    again = did(proposed, "ask-more", reason="work-missing", words="Which work?")
    again = did(again, "answer-more", words="It stands on page 4.")
    with pytest.raises(NotAllowed, match="propose-fail has to happen first"):
        did(again, "fail", **because, actor=OTHER)


def test_more_time_is_asked_before_the_deadline_and_given_by_another() -> None:
    asked = did(delivered(), "ask-extension", days=5, words="the only one who knows is ill")
    assert state(swept(asked, MONDAY + timedelta(days=90))) == "delivered"  # undecided: it does not run out
    with pytest.raises(NotAllowed, match="grant-extension is for reviewer"):
        taken(asked, Entry("grant-extension", MONDAY, "partner-2", "incentives-admin", ONE))
    assert last_day(asked) == date(2026, 6, 22)
    granted = did(asked, "grant-extension", after=timedelta(days=1))
    assert last_day(granted) == date(2026, 6, 29)
    tags = [each.tag for each in granted.events if each.subject == ONE]
    assert tags[-2:] == ["poe_request:extension:asked", "poe_request:extension:granted"]
    with pytest.raises(ExtensionMistake, match="may be extended 1 times"):
        did(granted, "ask-extension", days=5, words="still ill")
    with pytest.raises(NotAllowed, match="nobody's time runs in 'Answered'"):
        did(answered(), "ask-extension", days=5, words="too late")


def test_a_refused_extension_leaves_the_deadline() -> None:
    asked = did(delivered(), "ask-extension", days=5, words="holidays")
    with pytest.raises(ExtensionMistake, match="say why the extension is refused"):
        did(asked, "refuse-extension")
    refused = did(asked, "refuse-extension", words="They were known.", after=timedelta(days=40))
    assert state(swept(refused, refused.entries[-1].at)) == "delivered"  # today it was told, today is in time
    assert state(swept(refused, refused.entries[-1].at + timedelta(days=1))) == "overdue"


def test_an_answer_needs_its_proof_and_is_returned_with_the_words_for_each_element() -> None:
    with pytest.raises(NotAllowed, match="supply first: poe"):
        did(delivered(), "answer")
    about = {"acknowledgement.date": "The date stands on the cover only."}
    returned = did(answered(), "ask-more", reason="dates", about=about)
    assert (state(returned), returned.requests[ONE].about) == ("returned", about)
    assert last_day(returned) == date(2026, 6, 8)
    again = did(did(returned, "supply", content=PROOF), "answer-more")
    assert state(again) == "answered"
    over = swept(returned, MONDAY + timedelta(days=9))
    assert state(over) == "answered"  # what was sent before is judged as it is


def test_a_decision_is_reversed_by_another_and_only_where_there_was_an_answer() -> None:
    refused = failed(answered())
    with pytest.raises(NotAllowed, match="somebody else than who did fail"):
        did(refused, "reverse", words="It stands on page 9.")
    assert state(did(refused, "reverse", words="It stands on page 9.", actor=OTHER)) == "passed"
    nothing = did(overdue(), "close-overdue", reason="poe-unavailable", words="Nothing.")
    with pytest.raises(NotAllowed, match="answer has to happen first"):
        did(nothing, "reverse", words="There is one now.", actor=OTHER)


def test_what_is_done_to_one_leaves_the_others_as_they_are() -> None:
    before, after = delivered(), answered()
    assert all(before.requests[name] == after.requests[name] for name in (TWO, THREE))


def test_what_happened_to_others_later_is_no_bar_to_recording() -> None:
    batch = did(did(drafted(), "release", request=None), "deliver", request=TWO, after=timedelta(hours=5))
    batch = taken(batch, Entry("deliver", MONDAY + timedelta(hours=1), "o", "reviewer", ONE))
    assert state(batch) == state(batch, TWO) == "delivered"
    assert [each.at for each in batch.events] == sorted(each.at for each in batch.events)


def test_time_does_not_go_back() -> None:
    with pytest.raises(InvalidBatch, match="lies before"):
        did(delivered(), "open", after=timedelta(hours=-1))


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ((), "one or more"),
        ((TARGETS[0], TARGETS[0]), "about each once"),
        ((Target("E-9", "", "drawn"),), "whose is E-9"),
    ],
)
def test_a_batch_that_cannot_be_is_refused(targets: tuple[Target, ...], message: str) -> None:
    batch = drafted()
    with pytest.raises(InvalidBatch, match=message):
        draft(batch.asked, batch.table, targets)
    with pytest.raises(InvalidBatch, match="no request 'POE-x'"):
        did(batch, "deliver", request="POE-x")
