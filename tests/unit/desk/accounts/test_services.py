"""Organisations and the people in them: how they come, what they become, how they go."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.desk_parties import PASSWORD, member, owner

from poedesk.desk.accounts import services
from poedesk.desk.accounts.models import Invitation, Membership, Organisation, User
from poedesk.desk.accounts.services import Refused
from poedesk.desk.mail.models import Mail
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db


def token() -> str:
    """Return the secret of the link in the newest mail."""
    found = re.search(r"/join/([\w-]+)/", Mail.objects.latest("id").body)
    assert found
    return found[1]


def leaves() -> list[str]:
    return [leaf.decode() for leaf in store().leaves(0, store().size())]


def test_a_desk_is_set_up_once() -> None:
    owner()
    assert User.objects.get().is_owner
    with pytest.raises(Refused, match="set up already"):
        services.set_up("Eve", "eve@example.com", PASSWORD, "Evil", "partner")
    assert Organisation.objects.count() == 1


def test_an_invited_person_joins_by_the_link_in_the_mail() -> None:
    services.invite(owner(), " Ben@Northwind.Example ", "viewer")
    made = services.join(token(), None, "Ben Roth", PASSWORD)
    assert (made.user.email, made.role) == ("ben@northwind.example", "viewer")
    assert made.user.check_password(PASSWORD)


def test_a_link_is_kept_as_its_hash_alone() -> None:
    services.invite(owner(), "ben@northwind.example", "viewer")
    secret = token()
    assert secret not in str(Invitation.objects.values().get())
    assert all(secret not in leaf for leaf in leaves())


def test_a_link_opens_once() -> None:
    services.invite(owner(), "ben@northwind.example", "viewer")
    services.join(token(), None, "Ben Roth", PASSWORD)
    with pytest.raises(Refused, match="accepted already"):
        services.join(token(), None, "Ben Roth", PASSWORD)


def test_a_link_ends_after_a_week() -> None:
    made = services.invite(owner(), "ben@northwind.example", "viewer")
    Invitation.objects.filter(pk=made.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="ended on"):
        services.join(token(), None, "Ben Roth", PASSWORD)


def test_a_new_invitation_takes_the_place_of_the_one_before() -> None:
    first = owner()
    services.invite(first, "ben@northwind.example", "viewer")
    before = token()
    services.invite(first, "ben@northwind.example", "incentives_user")
    with pytest.raises(Refused, match="withdrawn"):
        services.join(before, None, "Ben Roth", PASSWORD)
    assert services.join(token(), None, "Ben Roth", PASSWORD).role == "incentives_user"


def test_a_withdrawn_invitation_opens_nothing() -> None:
    first = owner()
    made = services.invite(first, "ben@northwind.example", "viewer")
    services.withdraw(first, made.id)
    with pytest.raises(Refused, match="withdrawn"):
        services.join(token(), None, "Ben Roth", PASSWORD)
    with pytest.raises(Refused, match="not open any more"):
        services.withdraw(first, made.id)


def test_nobody_withdraws_what_another_organisation_wrote() -> None:
    made = services.invite(owner(), "ben@northwind.example", "viewer")
    with pytest.raises(Refused):
        services.withdraw(member("Somebody Else", "partner", "incentives_admin"), made.id)
    assert Invitation.objects.get(pk=made.id).withdrawn_at is None


def test_who_has_an_account_joins_by_signing_in() -> None:
    first, other = owner(), member("Somebody Else", "partner", "viewer")
    known = User.objects.get(pk=other.person)
    services.invite(first, known.email, "viewer")
    with pytest.raises(Refused, match="has an account"):
        services.join(token(), None, "Eve", PASSWORD)
    assert services.join(token(), known).organisation_id == first.organisation


def test_an_invitation_is_for_one_person() -> None:
    services.invite(owner(), "ben@northwind.example", "viewer")
    eve = User.objects.get(pk=member("Somebody Else", "partner", "viewer").person)
    with pytest.raises(Refused, match=r"is for ben@northwind\.example"):
        services.join(token(), eve)


@pytest.mark.parametrize("role", [None, "viewer"])
def test_somebody_who_may_invite_is_always_left(role: str | None) -> None:
    first = owner()
    with pytest.raises(Refused, match="Somebody must be left"):
        services.change_role(first, first.person, role)


def test_a_role_is_changed_and_a_membership_ends() -> None:
    first, other = owner(), member("Northwind Partners", "partner", "viewer")
    services.change_role(first, other.person, "incentives_user")
    assert Membership.objects.get(user=other.person).role == "incentives_user"
    services.change_role(first, other.person, None)
    assert Membership.objects.get(user=other.person).ended_at is not None


def test_a_role_of_the_other_side_is_none_here() -> None:
    first = owner()
    with pytest.raises(Refused, match="no role 'auditor'"):
        services.invite(first, "ben@northwind.example", "auditor")
    with pytest.raises(Refused, match="no role 'auditor'"):
        services.change_role(first, first.person, "auditor")


def test_only_who_looks_after_the_desk_adds_organisations() -> None:
    first, other = owner(), member("Somebody Else", "partner", "incentives_admin")
    with pytest.raises(Refused):
        services.found(User.objects.get(pk=other.person), "Third", "partner", "x@third.example")
    services.found(User.objects.get(pk=first.person), "Cloud Vendor", "programme", "pat@vendor.example")
    assert services.join(token(), None, "Pat Lind", PASSWORD).role == "admin"
    with pytest.raises(Refused, match="already"):
        services.found(User.objects.get(pk=first.person), " cloud vendor ", "programme", "x@vendor.example")


def test_the_trail_holds_no_name_and_no_address() -> None:
    services.invite(owner(), "ben@northwind.example", "viewer")
    services.join(token(), None, "Ben Roth", PASSWORD)
    assert [re.search(r'"tag":"([^"]+)"', leaf)[1] for leaf in leaves()] == [  # type: ignore[index]  # or it fails
        "desk:set_up",
        "person:invited",
        "person:joined",
    ]
    assert not any(word in leaf for leaf in leaves() for word in ("Ben", "Ana", "northwind", "Northwind"))
