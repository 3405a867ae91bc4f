"""An acknowledgement: what may be done, what it needs, what voids it, what is known of it for ever."""

import dataclasses
import itertools
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.unit.paper.acknowledging.records import (
    CONTENT,
    DAG,
    PUBLIC,
    THEN,
    asked,
    done,
    initial,
    later,
    sign,
)

from poedesk.paper.acknowledging import codes, events, telling
from poedesk.paper.acknowledging.codes import TRIES, VALID, Answer, issued, tried
from poedesk.paper.acknowledging.judging import domain, judged
from poedesk.paper.acknowledging.model import Act, Kind, Mark, Person, Record, State, Way
from poedesk.paper.acknowledging.moving import TABLE, NotAllowed
from poedesk.paper.acknowledging.required import disclosures
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy import loader
from poedesk.proof.policy.loader import Policy


def claim(**changes: Any) -> Claim:
    value = {
        "schema": "poedesk.claim/1", "programme": "microsoft-cpor", "engagement": "usage",
        "solution_area": "modern-work", "submitted_on": "2026-05-04", "partner": {"name": "Lantern GmbH"},
        "customer": {
            "name": "Saltmarsh Ferries", "domain": "saltmarsh.example", "country": "US", "sector": "public",
            "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
        },
        "workloads": [{"workload": "teams"}],
    }  # fmt: skip
    return claims.build(value | changes)


def policy() -> Policy:
    return loader.load("microsoft-cpor", None, THEN.date())


def test_the_policy_says_which_disclosures_are_initialled_with_the_text_of_the_form() -> None:
    (only,) = disclosures(claim(), policy())
    assert only.element == "disclosure.public_sector"
    assert only.text.startswith("The customer named above knows")
    assert (
        disclosures(claim(customer=claim().to_json()["customer"] | {"sector": "commercial"}), policy()) == ()
    )


def test_signed_with_every_initial_it_is_acknowledged() -> None:
    record = done(asked(), initial(), sign())
    assert (record.state, record.filed_at) == (State.ACKNOWLEDGED, later(5))
    assert [act.addendum for act in record.acts] == [False, False]


def test_a_missing_initial_is_added_later_and_the_first_filing_date_stays() -> None:
    record = done(asked(), sign(5))
    assert (record.state, record.missing()) == (State.INCOMPLETE, (PUBLIC,))
    record = done(record, initial(9000))
    assert (record.state, record.filed_at) == (State.ACKNOWLEDGED, later(5))
    assert record.acts[-1].addendum


def test_declined_and_passed_on_end_it() -> None:
    record = done(asked(), Act(Kind.DECLINE, later(3), reason="We did this ourselves."))
    assert record.state is State.DECLINED
    passed = done(asked(), Act(Kind.DELEGATE, later(3), to="ines@saltmarsh.example", reason="My deputy"))
    assert passed.state is State.DELEGATED
    for ended in (record, passed):
        with pytest.raises(NotAllowed, match="cannot take the act sign"):
            done(ended, sign(9))


def test_a_change_of_the_content_voids_it_whatever_it_was() -> None:
    change = Act(Kind.CHANGE, later(60), reason="page 2 was replaced")
    for record in (asked(), done(asked(), sign()), done(asked(), initial(), sign())):
        assert done(record, change).state is State.VOID


@pytest.mark.parametrize(
    ("state", "kind"), [pair for pair in itertools.product(State, Kind) if pair not in TABLE]
)
def test_what_the_table_does_not_name_cannot_be_done(state: State, kind: Kind) -> None:
    with pytest.raises(NotAllowed, match="cannot take"):
        done(replace(asked(), state=state), Act(kind, later(5)))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (replace(sign(), mark=None), "drawn, typed or uploaded"),
        (replace(sign(), mark=Mark(Way.TYPED, "  ")), "drawn, typed or uploaded"),
        (replace(sign(), mark=Mark(Way.DRAWN, "Dag")), "drawn, typed or uploaded"),
        (replace(sign(), mark=Mark(Way.UPLOADED, "Dag")), "drawn, typed or uploaded"),
        (replace(sign(), mark=Mark(Way.DRAWN, "Dag", ((),))), "has points"),
        (replace(sign(), mark=Mark(Way.DRAWN, "Dag", (((0.5, 1.5),),))), "from 0 to 1"),
        (replace(sign(), mark=Mark(Way.TYPED, "Dag", (((-40.0, 0.5),),))), "from 0 to 1"),
        (replace(sign(), mark=Mark(Way.TYPED, "Dag\nStatus: Completed")), "one line"),
        (replace(initial(), element="disclosure.other"), "no disclosure"),
        (Act(Kind.DECLINE, later(5)), "say why"),
        (Act(Kind.DELEGATE, later(5), to="Ines"), "name the address"),
        (sign(-5), "not before"),
        (replace(sign(), at=datetime(2026, 5, 1)), "with a zone"),  # noqa: DTZ001 - that is the point
    ],
)
def test_an_act_that_lacks_what_makes_it_one_is_refused(act: Act, said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        done(asked(), act)


def test_nothing_is_done_before_the_address_is_proven() -> None:
    record = asked()
    for code in (replace(record.code, proven_at=None), replace(record.code, email="eve@else.example")):
        with pytest.raises(NotAllowed, match="not proven"):
            done(replace(record, code=code), sign())
    with pytest.raises(NotAllowed, match="needs a name"):
        asked(person=Person(" ", "x", "a@b.example", "C"))


def test_a_code_is_right_once_within_its_time_and_tries() -> None:
    kept = issued(codes.drawn(42), "Dag@Saltmarsh.example", bytes(16), THEN)
    assert "00000042" not in repr(kept)
    assert kept.email == "dag@saltmarsh.example"
    assert tried(kept, "00000042", THEN + VALID)[1] is Answer.EXPIRED
    proven, answer = tried(kept, "0000 0042", later(1))
    assert (answer, proven.proven_at) == (Answer.RIGHT, later(1))
    assert tried(proven, "00000042", later(2))[1] is Answer.USED
    answers = []
    for _ in range(TRIES):
        kept, answer = tried(kept, "99999999", later(1))
        answers.append(answer)
    assert answers == [Answer.WRONG] * (TRIES - 1) + [Answer.TOO_MANY]
    assert tried(kept, "00000042", later(1)) == (kept, Answer.TOO_MANY)


def verdicts(record: Record, content: bytes = CONTENT) -> dict[str, str]:
    return {each.question: each.verdict.value for each in judged(record, content, claim(), policy())}


def test_a_whole_record_has_a_good_answer_to_every_question() -> None:
    record = done(asked(disclosures=disclosures(claim(), policy())), initial(), sign())
    assert set(verdicts(record).values()) == {"met"}
    assert verdicts(record, CONTENT + b" and more behind it")["content"] == "unclear"


def test_each_thing_that_is_wrong_with_a_record_has_its_own_answer() -> None:
    whole = done(asked(disclosures=disclosures(claim(), policy())), initial(), sign())
    assert verdicts(whole, b"%PDF-1.7 what was SHOWN")["content"] == "not_met"
    assert verdicts(done(asked(b""), sign()))["content"] == "not_met"
    assert verdicts(done(asked(), sign()))["initials"] == "not_met"
    assert verdicts(done(asked(), sign()))["disclosures"] == "unclear"
    assert verdicts(done(asked(disclosures=()), sign()))["disclosures"] == "not_met"
    assert verdicts(asked())["signature"] == "not_met"
    void = done(whole, Act(Kind.CHANGE, later(60), reason="a page was replaced"))
    assert verdicts(void)["state"] == "not_met"


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("dag@saltmarsh.example", "met"),
        ("Dag@Harbour.Saltmarsh.Example", "met"),
        ("dag@notsaltmarsh.example", "not_met"),
        ("dag@saltmarsh.example.evil.example", "not_met"),
        ("saltmarsh@gmail.com", "not_met"),
        ("saltmarsh.example", "met"),
    ],
)
def test_the_address_is_the_customers_or_not(address: str, verdict: str) -> None:
    assert domain(address, claim()).verdict == verdict


def test_a_record_is_told_and_read_again() -> None:
    strokes = (((0.1, 0.5), (0.9, 0.25)),)
    record = done(asked(), initial(), sign(mark=Mark(Way.DRAWN, "Dag", strokes)))
    data = telling.encoded(record)
    assert telling.encoded(telling.parsed(data)) == data
    assert json.loads(data)["acts"][1]["at"] == {
        "utc": "2026-04-29T02:35:00Z", "local": "2026-04-28T21:35:00-05:00",
    }  # fmt: skip


def test_personal_data_stand_in_it_as_salted_hashes_only() -> None:
    record = done(asked(), sign())
    assert b"192.0.2.7" not in telling.encoded(record)
    assert "192.0.2.7" not in repr(record)
    event = events.acted(record, record.acts[-1], "user-7", lambda size: bytes([2] * size))
    assert b"192.0.2.7" not in event.leaf()
    assert event.personal["address"].value == "192.0.2.7"
    first = events.asked(record, "user-7", lambda size: bytes([3] * size))
    assert DAG.name.encode() not in first.leaf()
    assert DAG.email.encode() not in first.leaf()


@pytest.mark.parametrize(
    "change",
    [
        {"state": "acknowledged"},
        {"filed_at": None},
        {"more": 1},
        {"shown": {}},
        {"acts": []},
        {"id": 7},
        {"person": {"name": "", "title": "x", "email": "y@z", "organisation": "w"}},
    ],
)
def test_a_record_that_no_acts_lead_to_is_refused(change: dict[str, Any]) -> None:
    value = telling.to_json(done(asked(), sign())) | change
    with pytest.raises(telling.InvalidRecord):
        telling.parsed(json.dumps(value).encode())


def test_a_point_that_is_no_number_is_refused() -> None:
    drawn = done(asked(), sign(mark=Mark(Way.DRAWN, "Dag", (((0.25, 0.5),),))))
    data = telling.encoded(drawn)
    assert b"0.25" in data
    with pytest.raises(telling.InvalidRecord, match="from 0 to 1"):
        telling.parsed(data.replace(b"0.25", b"NaN"))


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"{}", b"[" * 100_000, b"\xff", b'{"schema": "x"}'])
def test_what_is_no_record_is_said(data: bytes) -> None:
    with pytest.raises(telling.InvalidRecord):
        telling.parsed(data)


def test_every_field_of_a_record_says_what_it_is() -> None:
    assert {field.name for field in dataclasses.fields(Record)} == {
        "id", "shown", "person", "code", "state", "acts", "filed_at",
    }  # fmt: skip
    assert timedelta(minutes=30) == VALID
