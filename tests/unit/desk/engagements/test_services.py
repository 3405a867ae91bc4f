"""Engagements are answered bit by bit; nobody overwrites what they did not see."""

import uuid

import pytest
from tests.desk_parties import member, owner
from tests.desk_things import whole

from poedesk.desk.accounts.services import Refused
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.services import Overtaken, answer, begin
from poedesk.desk.jobs.models import Job
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db


def test_an_engagement_begins_empty_and_belongs_to_its_partner() -> None:
    actor = owner()
    made = begin(actor)
    assert (made.answers, made.revision, made.organisation_id) == ({}, 1, actor.organisation)
    assert Engagement.objects.of(actor).get() == made


def test_an_answer_changes_its_path_alone_and_null_takes_it_away() -> None:
    actor = owner()
    made = begin(actor)
    made = answer(
        actor, made.id, 1, {"customer.name": "Contoso", "customer.country": "US", "project": "Move"}
    )
    made = answer(actor, made.id, 2, {"customer.country": None, "project": None})
    assert made.answers == {"customer": {"name": "Contoso"}}
    assert made.revision == 3


def test_who_saw_an_older_revision_changes_nothing_and_is_told_who_was_first() -> None:
    first, second = owner(), member("Northwind Partners", "partner", "incentives_user")
    made = begin(first)
    answer(first, made.id, 1, {"project": "From the first"})
    leaves = store().size()
    with pytest.raises(Overtaken, match="Ana Weber changed this engagement"):
        answer(second, made.id, 1, {"project": "From the second"})
    assert Engagement.objects.of(first).get().answers == {"project": "From the first"}
    assert store().size() == leaves, "what did not happen is no leaf"


@pytest.mark.parametrize("role", ["viewer"])
def test_who_only_looks_changes_nothing(role: str) -> None:
    made = begin(owner())
    with pytest.raises(Refused, match="Viewer may not"):
        answer(member("Northwind Partners", "partner", role), made.id, 1, {"project": "x"})


def test_of_another_organisation_there_is_no_such_engagement() -> None:
    made = begin(owner())
    stranger = member("Somebody Else", "partner", "incentives_admin")
    told = []
    for each in (made.id, uuid.uuid4()):
        with pytest.raises(Refused) as refused:
            answer(stranger, each, 1, {"project": "x"})
        told.append(str(refused.value))
    assert told[0] == told[1] == "There is no such engagement."


def test_each_answer_asks_for_one_assessment_and_leaves_a_leaf_without_names() -> None:
    actor = owner()
    made = begin(actor)
    before = store().size()
    answer(actor, made.id, 1, whole())
    answer(actor, made.id, 2, {"project": "Again"})
    assert Job.objects.filter(kind="readiness:judge", key=str(made.id), done_at=None).count() == 1
    leaves = list(store().leaves(before))
    assert len(leaves) == 2
    assert not any(b"Verschwiegen" in each for each in leaves)
