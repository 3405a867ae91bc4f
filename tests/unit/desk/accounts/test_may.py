"""Who may what, and the reason that comes with each answer."""

import uuid

import pytest
from tests.desk_parties import every_role

from poedesk.desk.accounts.may import Actor, actions, may, roles

HERE = uuid.uuid4()


def actor(kind: str, role: str) -> Actor:
    return Actor(uuid.uuid4(), "Somebody", HERE, kind, role)


@pytest.mark.parametrize(("kind", "role"), every_role())
def test_each_role_may_what_its_table_says_and_nothing_else(kind: str, role: str) -> None:
    able = {action for action in actions() if may(actor(kind, role), action)}
    assert able == roles(kind)[role].may
    assert "organisation:see" in able


@pytest.mark.parametrize("action", actions())
def test_somebody_may_do_each_action(action: str) -> None:
    assert any(may(actor(kind, role), action) for kind, role in every_role())


@pytest.mark.parametrize("action", actions())
def test_nobody_may_do_anything_without_signing_in(action: str) -> None:
    answer = may(None, action)
    assert not answer
    assert answer.because == f"Nobody may {actions()[action]} without signing in."


def test_what_belongs_to_another_organisation_is_nobodys_of_here() -> None:
    answer = may(actor("partner", "incentives_admin"), "engagement:see", uuid.uuid4())
    assert not answer
    assert answer.because == "It belongs to another organisation."


def test_an_answer_names_the_roles_that_may() -> None:
    answer = may(actor("partner", "viewer"), "people:invite")
    assert answer.because == "The role Viewer may not invite people. Incentives admin may."


def test_a_role_that_there_is_no_more_may_nothing() -> None:
    assert not may(actor("partner", "bookkeeper"), "organisation:see")


def test_an_action_that_nobody_named_is_an_error() -> None:
    with pytest.raises(KeyError):
        may(actor("partner", "viewer"), "moon:fly")
