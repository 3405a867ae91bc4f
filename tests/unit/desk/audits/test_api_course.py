"""Draws and requests by program: more drawn, taken out, chosen; letters edited; opened; more time."""

from typing import Any

import pytest
from tests.desk_calling import Program
from tests.desk_claims import partner, submitted
from tests.desk_programme import AZURE, published, requested, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.audits import requesting
from poedesk.desk.claims.models import Claim
from poedesk.desk.reads.models import Read

pytestmark = pytest.mark.django_db


def held(ours: Actor, **answers: Any) -> Claim:
    """Return a claim that is held at once, and of which a proof is asked for afterwards."""
    staff("reviewer")
    return submitted(ours, **AZURE, **answers)


def test_a_draw_is_extended_a_claim_taken_out_and_one_chosen_and_each_side_sees_its_own() -> None:
    ours = partner()
    claims = [held(ours, project=f"Project {number}") for number in range(4)]
    draw = published(*claims, take=1)
    auditor, program = Program(staff("auditor")), Program(ours)
    path = f"/draws/{draw.id}"

    def seen() -> int:
        return int(auditor.call("GET", path).json()["revision"])

    more = auditor.call("POST", f"{path}/extend", {"more": 1, "because": "One failed.", "revision": seen()})
    assert more.json()["drawn"] == 2
    units = auditor.call("GET", f"{path}/units").json()["items"]
    drawn = [each["reference"] for each in units if each["chosen"] == "drawn"]
    rest = [each["reference"] for each in units if not each["chosen"]]
    assert (len(drawn), len(rest)) == (2, 2)
    out = auditor.call(
        "POST", f"{path}/withdraw", {"claim": drawn[0], "because": "It ended.", "revision": seen()}
    )
    assert out.status_code == 200
    left = {
        each["reference"]: each["chosen"] for each in auditor.call("GET", f"{path}/units").json()["items"]
    }
    assert left[drawn[0]] == ""
    free = next(name for name, chosen in left.items() if not chosen and name != drawn[0])
    complaint = {"claim": free, "because": "A complaint."}
    assert auditor.call("POST", f"{path}/pick", complaint).status_code == 428
    assert auditor.call("POST", f"{path}/pick", {**complaint, "revision": seen() - 1}).status_code == 412
    assert auditor.call("POST", f"{path}/pick", {**complaint, "revision": seen()}).status_code == 200
    own = {each["reference"]: each["chosen"] for each in program.call("GET", "/draws/units").json()["items"]}
    assert own[free] == "picked"
    assert set(own) == {each.reference for each in claims}
    lost = auditor.call("POST", f"{path}/pick", {**complaint, "claim": "CLM-NOBODY99", "revision": seen()})
    assert lost.json()["code"] == "refused"
    assert program.call("POST", f"{path}/pick", {"claim": free, "because": "Me."}).status_code == 403


def test_the_population_is_for_the_programme_and_a_slip_for_its_partner() -> None:
    ours = partner()
    claim = held(ours)
    draw = published(claim)
    auditor, program = Program(staff("auditor")), Program(ours)
    assert auditor.call("GET", f"/draws/{draw.id}/population").json() == draw.population
    assert Read.objects.of(staff("auditor")).get().what == "population"
    assert program.call("GET", f"/draws/{draw.id}/population").status_code == 404
    slip = program.call("GET", f"/draws/{draw.id}/slips/{claim.id}").json()
    assert claim.reference in str(slip)


def test_drafts_are_read_edited_and_released_and_the_letter_reaches_the_partner() -> None:
    ours = partner()
    claim = held(ours)
    auditor, program = Program(staff("auditor")), Program(ours)
    (made,) = requesting.draft(staff("auditor"), published(claim).id)
    (listed,) = auditor.call("GET", "/requests/batches").json()["items"]
    assert listed["id"] == str(made.id)
    (draft,) = auditor.call("GET", f"/requests/batches/{made.id}").json()["requests"]
    path = f"/requests/{draft['request']}"
    assert (
        auditor.call(
            "PATCH", f"{path}/letter", {"note": "The order, too.", "revision": draft["revision"]}
        ).status_code
        == 200
    )
    stale = auditor.call("PATCH", f"{path}/letter", {"note": "Nothing.", "revision": draft["revision"]})
    assert (stale.status_code, stale.json()["code"]) == (412, "overtaken")
    assert program.call("GET", path).status_code == 404, "nobody is told yet"
    auditor.call("POST", f"/requests/batches/{made.id}/release")
    assert auditor.call("GET", "/requests/batches").json()["items"] == []
    told = program.call("GET", path).json()
    assert "The order, too." in told["letter"]
    assert told["steps"] == []
    late = auditor.call("PATCH", f"{path}/letter", {"note": "One more.", "revision": 9})
    assert late.json()["code"] == "refused"


def test_a_partner_opens_a_request_and_asks_for_time_that_the_programme_gives() -> None:
    ours = partner()
    (poe,) = requested(held(ours))
    lead, program, path = Program(staff("lead")), Program(ours), f"/requests/{poe.id}"
    assert program.call("POST", f"{path}/open").json()["state"] == "opened"
    assert program.call("POST", f"{path}/time", {"days": 0, "because": "x"}).status_code == 422
    due = program.call("GET", path).json()["due"]
    assert program.call("POST", f"{path}/time", {"days": 9, "because": "On leave."}).status_code == 200
    told = lead.call("GET", path)
    assert told.json()["time_asked"] == 9
    grant = next(each["name"] for each in told.json()["steps"] if "Give more time" in each["title"])
    assert (
        lead.call("POST", f"{path}/steps", {"step": grant}, If_Match=told.headers["ETag"]).status_code == 200
    )
    after = program.call("GET", path).json()
    assert after["due"] > due
    numbers = [each["number"] for each in after["events"]]
    assert numbers == sorted(numbers)
    assert program.call("GET", f"{path}/answer").json()["revision"] == poe.claim.engagement.revision


def test_requests_are_narrowed_by_state() -> None:
    ours = partner()
    (poe,) = requested(held(ours))
    program = Program(ours)
    assert [each["id"] for each in program.call("GET", "/requests?state=open").json()["items"]] == [
        str(poe.id)
    ]
    assert program.call("GET", "/requests?state=passed").json()["items"] == []
    assert program.call("GET", "/requests?state=lost").status_code == 422
