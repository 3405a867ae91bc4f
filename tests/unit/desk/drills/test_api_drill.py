"""The drill by program: the seed decides who is drawn, what fails costs."""

import pytest
from tests.desk_calling import Program
from tests.desk_claims import partner, ready, with_document
from tests.desk_parties import member

from poedesk.desk.readiness.asking import judge_anew

pytestmark = pytest.mark.django_db


def test_what_is_drawn_follows_from_the_seed_and_failing_ones_cost() -> None:
    ours = partner()
    good, bad = ready(ours), ready(ours, verdict="not_approvable", project="Other")
    program = Program(ours)
    first, again = (program.call("GET", "/drill?take=4&hours=3&seed=one").json() for _ in range(2))
    assert first == again
    standing = {each["engagement"]: each["standing"] for each in first["drawn"]}
    assert standing == {str(good.id): "passes", str(bad.id): "fails"}
    assert (first["engagements"], first["chance"], first["hours"]) == (2, 1.0, 3)
    assert first["losses"] == [
        {"currency": "USD", "least": "12500.00", "most": "12500.00", "worst": "12500.00"}
    ]


def test_what_was_changed_since_it_was_judged_is_doubtful() -> None:
    ours = partner()
    good, bad = ready(ours), ready(ours, verdict="not_approvable", project="Other")
    for each in (good, bad):
        with_document(each, "another")
        judge_anew(each)
    told = Program(ours).call("GET", "/drill?take=2&hours=3&seed=one").json()
    assert [each["standing"] for each in told["drawn"]] == ["doubtful", "doubtful"]
    assert [each["missing"] for each in told["drawn"]] == [[], []]
    assert told["hours"] == 6


def test_without_a_seed_one_is_made_and_told() -> None:
    ours = partner()
    ready(ours)
    program = Program(ours)
    made = program.call("GET", "/drill").json()
    again = program.call("GET", f"/drill?seed={made['seed']}").json()
    assert made["seed"]
    assert made == again


def test_without_engagements_there_is_nothing_to_draw() -> None:
    partner()
    answer = Program(member("Other Partner", "partner", "incentives_user")).call("GET", "/drill")
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")
    wrong = Program(member("Other Partner", "partner", "incentives_user")).call("GET", "/drill?take=0")
    assert [each["field"] for each in wrong.json()["fields"]] == ["take"]
