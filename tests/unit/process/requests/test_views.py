import json
from datetime import timedelta
from importlib import resources
from typing import Any

import jsonschema
import pytest
from tests.unit.process.requests.batches import (
    MONDAY,
    ONE,
    PROOF,
    THREE,
    TWO,
    answered,
    delivered,
    did,
    drafted,
)  # fmt: skip

from poedesk.process.claims.machine import NotAllowed
from poedesk.process.requests.batch import Batch, InvalidBatch
from poedesk.process.requests.files import load, to_json
from poedesk.process.requests.views import for_partner, for_programme, letter, reminded
from poedesk.trail.events import recorded
from poedesk.trail.log import Trail
from poedesk.trail.stores.memory import MemoryStore


def fits(name: str, value: Any) -> None:
    folder = resources.files("poedesk.process.requests") / "schemas"
    jsonschema.validate(value, json.loads((folder / f"{name}.json").read_text("utf-8")))


def whole() -> Batch:
    """Return a batch in which something of every kind was done."""
    asked = did(delivered(), "ask-extension", days=3, words="ill")
    batch = did(did(asked, "grant-extension"), "supply", content=PROOF)
    about = {"usage.work": "Say what was done."}
    batch = did(did(batch, "answer"), "ask-more", reason="work-missing", about=about)
    return did(batch, "deliver", request=TWO, after=timedelta(days=1))


def test_a_file_holds_what_was_done_and_the_rest_follows() -> None:
    batch = whole()
    value = to_json(batch)
    fits("poe-requests", value)
    again = load(json.loads(json.dumps(value)))
    assert (again.requests, again.events) == (batch.requests, batch.events)


def test_a_file_whose_log_could_not_have_happened_is_refused() -> None:
    value = to_json(whole())
    value["entries"][1]["role"] = "incentives-admin"
    with pytest.raises(
        InvalidBatch, match=r"entry 2 \(deliver\) could not have happened: .*it is for reviewer"
    ):
        load(value)
    value = to_json(whole())
    value["targets"][0]["engagement"] = "E-4"
    with pytest.raises(InvalidBatch, match="ids of its requests are not those"):
        load(value)
    for broken in ({}, {**to_json(drafted()), "drafted_at": "2026-06-01"}, {**to_json(drafted()), "more": 1}):
        with pytest.raises(InvalidBatch):
            load(broken)


def test_a_partner_sees_its_own_and_nothing_that_changes_with_others() -> None:
    first, second = delivered(), did(delivered(), "deliver", request=TWO)
    told = for_partner(first, "P-1", MONDAY)
    fits("poe-request-state", told)
    assert [each["request"] for each in told["requests"]] == [ONE]  # the third was not delivered yet
    assert for_partner(second, "P-1", MONDAY) == told
    text = json.dumps(told) + letter(first, first.requests[ONE])
    assert not any(other in text for other in ("P-2", "E-2", "E-3", TWO, THREE, "officer", "reviewer"))
    assert for_partner(drafted(), "P-1", MONDAY)["requests"] == []


def test_the_programme_sees_all_and_who_did_it() -> None:
    told = for_programme(whole(), MONDAY)
    fits("poe-request-state", told)
    assert [each["state"] for each in told["requests"]] == [
        whole().requests[each["request"]].life.state for each in told["requests"]
    ]
    assert {each["actor"] for each in told["requests"][0]["steps"]} <= {"reviewer-1", "partner-1"}
    assert len(told["events"]) == len(whole().events)


def test_the_letter_says_what_until_when_and_what_follows() -> None:
    batch = delivered()
    told = letter(batch, batch.requests[ONE])
    assert (
        "E-1 was drawn at random: 2026-q2, Azure incentives with proof on request, version 2017-07." in told
    )
    assert "How does the Azure architecture expand or replace" in told
    assert "Please answer by Monday 22 June 2026." in told
    assert "(set here, because the programme's published rules name no time)" in told
    assert "default" not in told  # a word of ours that tells a partner nothing
    assert "The association stays." in told
    picked = drafted("microsoft-cpor@2023-10")
    told = letter(picked, picked.requests[THREE])
    assert "E-3 was chosen, not drawn at random" in told
    assert "You have 14 business days from the day on which you get this." in told
    assert "the association is rejected" in told
    with pytest.raises(NotAllowed, match="nothing is asked of the partner now"):
        letter(answered(), answered().requests[ONE])


def test_the_partner_is_reminded_while_its_time_runs() -> None:
    batch = delivered()
    days = [
        (at.date().isoformat(), name, left)
        for at, name, left in reminded(batch, MONDAY, MONDAY + timedelta(60))
    ]
    assert days == [("2026-06-17", ONE, 5), ("2026-06-21", ONE, 1)]
    assert reminded(answered(), MONDAY, MONDAY + timedelta(60)) == ()


def test_all_that_happens_goes_into_the_trail() -> None:
    store, batch = MemoryStore(), whole()
    Trail(store, "example.com/log").append(batch.events)
    told = [recorded(leaf) for leaf in store.leaves()]
    assert [each.tag for each in told][:3] == ["poe_request:drafted"] * 3
    assert "poe_request:extension:granted" in {each.tag for each in told}
    assert not any("Say what was done." in str(each.data) for each in told)
