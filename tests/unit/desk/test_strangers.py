"""Whoever belongs to another organisation finds nothing: unknown and forbidden look the same."""

import re
import uuid

import pytest
from django.test import Client
from tests.desk_parties import browser_of, every_role, member, owner

from poedesk.desk.engagements.services import begin

pytestmark = pytest.mark.django_db


def test_nobody_sees_an_engagement_without_signing_in() -> None:
    made = begin(owner())
    answer = Client().get(f"/engagements/{made.id}/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize(("kind", "role"), every_role())
def test_of_another_organisation_an_engagement_is_as_unknown_as_one_that_never_was(
    kind: str, role: str
) -> None:
    made = begin(owner())
    stranger = browser_of(member("Somebody Else", kind, role))
    there, nowhere = (stranger.get(f"/engagements/{each}/") for each in (made.id, uuid.uuid4()))
    assert there.status_code == nowhere.status_code == 404
    pages = [told(each.content, each.headers["X-Request-Id"]) for each in (there, nowhere)]
    assert pages[0] == pages[1]


def told(page: bytes, request: str) -> str:
    """Return a page without what differs in every answer: the request's id, the form's token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode().replace(request, ""))
