"""In another language no page keeps a word of English, apart from what people typed and names."""

import pytest
from django.test import Client
from django.utils import translation
from tests.desk_english import english
from tests.desk_parties import actor_of, browser_of, every_role, member
from tests.desk_things import SECRET, UNTOLD, Things
from tests.unit.desk.test_strangers import at, ours

from poedesk.desk.accounts.models import Membership, Organisation, User
from poedesk.desk.texts import showing

pytestmark = pytest.mark.django_db

TYPED = {"Northwind Partners", "Received Programmes", "Ana Weber", SECRET, UNTOLD}
"""Names of organisations, people and files; what engagements answer is asked of them."""

UNSEEN = ("account_", "mfa_", "metrics", "health", "ready", "public_key", "openapi")
"""Addresses of the library's pages, whose words it translates itself, and of programs."""


@pytest.fixture(scope="module")
def things(things: Things) -> Things:
    """Return the things with one name for every person, so that it is known as typed."""
    User.objects.update(name="Ana Weber")
    return things


def browser(kind: str, role: str, things: Things) -> Client:
    if kind == "programme":
        return browser_of(member("Received Programmes", "programme", role))
    place = Organisation.objects.get(pk=things.owner.organisation)
    person = User.objects.make(f"{role}@northwind.example", "Ana Weber", "blue horse kitchen table")
    return browser_of(actor_of(Membership.objects.create(user=person, organisation=place, role=role)))


@pytest.mark.usefixtures("in_it")
def test_an_accent_shows_what_is_translated() -> None:
    assert translation.gettext("Password") == "Ṕáśśẃőŕđ"
    assert showing.shown("Modern-work nobody knows") == "Modern-work nobody knows"


@pytest.mark.usefixtures("in_it")
@pytest.mark.parametrize(("kind", "role"), every_role())
def test_a_page_in_another_language_has_no_english_word(kind: str, role: str, things: Things) -> None:
    client = browser(kind, role, things)
    found: dict[str, list[str]] = {}
    pages = 0
    for address in ours():
        if not address.name.startswith(UNSEEN):
            answer = client.get(at(address, things))
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                pages += 1
                left = english(answer.content.decode(), TYPED)
                if left:
                    found[address.shape] = left
            if answer.streaming:
                b"".join(answer)
    assert found == {}
    assert pages > 5
