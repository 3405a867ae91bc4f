"""A token acts as its person within its scopes; it is shown once, ends, and can be taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.desk_parties import browser_of, member, owner

from poedesk.desk.accounts.may import may
from poedesk.desk.accounts.models import Membership, User
from poedesk.desk.accounts.services import Refused, change_role
from poedesk.desk.tokens.models import Token
from poedesk.desk.tokens.services import actor_of, make, revoke
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db


def test_a_token_may_what_its_scopes_say_and_nothing_else() -> None:
    _, secret = make(owner(), "export", ["engagement:see"], 30)
    actor = actor_of(secret)
    assert actor is not None
    assert may(actor, "engagement:see")
    told = may(actor, "engagement:change")
    assert not told
    assert "scope engagement:change" in told.because


def test_the_secret_is_kept_nowhere() -> None:
    actor = owner()
    made, secret = make(actor, "export", ["engagement:see"], 30)
    assert secret.startswith("poe_")
    assert len(secret) > 40
    assert secret not in str(Token.objects.of(actor).values())
    assert not any(secret.encode() in each for each in store().leaves(0))
    assert made.token_hash != secret


def test_a_token_can_do_no_more_than_the_role_of_its_person() -> None:
    first = owner()
    user = member("Northwind Partners", "partner", "incentives_user")
    with pytest.raises(Refused, match="people:invite"):
        make(user, "more", ["people:invite"], 30)
    _, secret = make(user, "export", ["engagement:change"], 30)
    change_role(first, user.person, "viewer")
    actor = actor_of(secret)
    assert actor is not None
    assert not may(actor, "engagement:change"), "the role went, and what the token may with it"
    change_role(first, user.person, None)
    assert actor_of(secret) is None
    back = User.objects.get(pk=user.person)
    Membership.objects.create(user=back, organisation_id=user.organisation, role="incentives_user")
    assert actor_of(secret) is None, "who comes back makes new ones"


@pytest.mark.parametrize(("scopes", "days"), [([], 30), (["engagement:see"], 0), (["engagement:see"], 366)])
def test_a_token_has_a_scope_and_an_end(scopes: list[str], days: int) -> None:
    with pytest.raises(Refused):
        make(owner(), "export", scopes, days)


def test_a_token_that_ended_or_was_revoked_is_nobody() -> None:
    actor = owner()
    old, old_secret = make(actor, "old", ["engagement:see"], 30)
    Token.objects.of(actor).filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    gone, gone_secret = make(actor, "gone", ["engagement:see"], 30)
    revoke(actor, gone.id)
    assert actor_of(old_secret) is actor_of(gone_secret) is actor_of("poe_") is actor_of("") is None


def test_a_token_makes_no_token() -> None:
    _, secret = make(owner(), "export", ["engagement:see"], 30)
    actor = actor_of(secret)
    assert actor is not None
    with pytest.raises(Refused):
        make(actor, "another", ["engagement:see"], 30)


def test_others_tokens_are_revoked_by_who_may_change_people_alone() -> None:
    first, user = owner(), member("Northwind Partners", "partner", "incentives_user")
    theirs, _ = make(user, "theirs", ["engagement:see"], 30)
    mine, _ = make(first, "mine", ["engagement:see"], 30)
    with pytest.raises(Refused):
        revoke(user, mine.id)
    assert browser_of(user).get(f"/people/tokens/{mine.id}/revoke/").status_code == 404
    revoke(first, theirs.id)


def test_the_page_shows_a_new_token_once() -> None:
    browser = browser_of(owner())
    given = {"name": "Nightly export", "scopes": ["engagement:see", "evidence:see"], "days": "30"}
    page = browser.post("/people/tokens/", given)
    assert page.content.decode().count("<code>poe_") == 1
    assert "no-store" in page.headers["Cache-Control"]
    again = browser.get("/people/tokens/").content.decode()
    assert "poe_" not in again
    assert "Nightly export" in again
    assert "look at engagements, look at evidence" in again


def test_what_is_wrong_is_told_and_what_was_chosen_stays() -> None:
    page = browser_of(owner()).post("/people/tokens/", {"name": "Export", "scopes": ["nothing:at_all"]})
    text = page.content.decode()
    assert 'id="id_scopes-error"' in text
    assert 'id="id_days-error"' in text
    assert 'value="Export"' in text


def test_revoking_asks_first() -> None:
    actor = owner()
    made, secret = make(actor, "export", ["engagement:see"], 30)
    browser = browser_of(actor)
    assert "Revoke “export”?" in browser.get(f"/people/tokens/{made.id}/revoke/").content.decode()
    assert actor_of(secret) is not None
    browser.post(f"/people/tokens/{made.id}/revoke/")
    assert actor_of(secret) is None
