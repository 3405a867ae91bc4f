"""Who may what, and the reason that comes with each answer."""

import uuid
from dataclasses import replace

import pytest
from tests.desk_parties import every_role

from poedesk.desk.accounts.may import Actor, able, actions, may, owners, roles

HERE = uuid.uuid4()


def actor(kind: str, role: str) -> Actor:
    return Actor(uuid.uuid4(), "Somebody", HERE, kind, role)


def looking_after() -> Actor:
    """Return a viewer who looks after the desk."""
    return Actor(uuid.uuid4(), "Somebody", HERE, "partner", "viewer", owner=True)


@pytest.mark.parametrize(("kind", "role"), every_role())
def test_each_role_may_what_its_table_says_and_nothing_else(kind: str, role: str) -> None:
    able = {action for action in actions() if may(actor(kind, role), action)}
    assert able == roles(kind)[role].may
    assert "organisation:see" in able


@pytest.mark.parametrize("action", actions())
def test_somebody_may_do_each_action(action: str) -> None:
    somebody = [actor(kind, role) for kind, role in every_role()]
    assert any(may(each, action) for each in [*somebody, looking_after()])


def test_who_looks_after_the_desk_may_so_whatever_their_role_and_nobody_else() -> None:
    assert owners() == {"desk:mails", "desk:organisations"}
    for action in owners():
        assert may(looking_after(), action)
        told = may(actor("partner", "incentives_admin"), action)
        assert not told
        assert "and nobody else" in told.because
    assert not may(looking_after(), "engagement:change"), "the role bounds everything else"
    assert owners() < able(looking_after())


def test_a_token_of_who_looks_after_the_desk_needs_the_scope_too() -> None:
    bound = replace(looking_after(), scopes=frozenset({"engagement:see"}))
    assert "scope desk:mails" in may(bound, "desk:mails").because


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
