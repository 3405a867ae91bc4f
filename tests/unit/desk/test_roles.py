"""Every address as every role of the organisations that its thing concerns: who may, and who may not.

Addresses and rights come from the router and the sources, so that a new one is tried without being named.
"""

import re
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk_calling import Program
from tests.desk_parties import browser_of, every_role, member
from tests.desk_things import SENT, Things, given
from tests.unit.desk.api.test_acts import pages, rights, routes
from tests.unit.desk.test_strangers import Address, at, of_the_api, of_the_owner, ours

from poedesk.desk.accounts.may import able

pytestmark = pytest.mark.django_db

SIDES = {"partner": "Northwind Partners", "programme": "Received Programmes"}
"""The organisations between which the things of these tests lie."""

NOT_THERE = {
    "partner": {"packet", "proof_page", "claim_more_time", "token_revoke", "proposals", "draw", "population"},
    "programme": {"packet", "proof_page", "claim_more_time", "token_revoke", "withdraw", "change"},
}
"""Pages of which nothing is there for a side in these tests, or which are the other side's alone."""

BODY: dict[str, Any] = {
    **SENT,
    "accepted": True,
    "among": "0" * 64,
    "confirmed": True,
    "document": "0" * 64,
    "engagement": str(uuid.uuid4()),
    "fields": {},
    "granted": True,
    "kind": "accept",
    "lines": [str(uuid.uuid4())],
    "move": "release",
    "name": "withdraw",
    "programmes": [],
    "title": "Director",
    "value": "1",
}
"""What has the shape that each route asks for, so that the right is what is asked for next."""


def drained(answer: Any) -> None:
    """Read a file to its end, which closes it."""
    for _ in answer.streaming_content if answer.streaming else ():
        pass


def kept(things: Things) -> str:
    """Return what is kept of the partner, but for when tokens were used."""
    return re.sub(r'"used_at": [^,]+,', "", of_the_owner(things))


def with_rights() -> list[tuple[Address, frozenset[str]]]:
    """Return each page that asks for a right, with the rights."""
    asking = [(each, rights(pages()[each.name], asked_by="acting_may")) for each in ours()]
    return [(address, wanted) for address, wanted in asking if wanted]


def of_routes() -> list[tuple[str, str, Address, frozenset[str]]]:
    """Return each route that asks for a right: its name, its method, its address, the rights."""
    found = []
    for address in of_the_api():
        for name, function in routes().items():
            method, _, shape = name.partition(" ")
            wanted = rights(function, asked_by="actor_for")
            if f"/api/v1{shape}" == address.shape and wanted:
                found.append((name, method, address, wanted))
    return found


@pytest.mark.parametrize(("kind", "role"), every_role())
def test_who_may_not_finds_no_page_and_changes_nothing(kind: str, role: str, things: Things) -> None:
    actor = member(SIDES[kind], kind, role)
    browser, before = browser_of(actor), of_the_owner(things)
    for address, wanted in with_rights():
        if not wanted <= able(actor):
            path = at(address, things)
            seen = {browser.get(path).status_code, browser.post(path, given(address.name)).status_code}
            assert seen <= {404, 405}, f"{address.name}: {role} may not {wanted}, and gets {seen}"
    assert of_the_owner(things) == before, "something was changed"


@pytest.mark.parametrize(("kind", "role"), every_role())
def test_who_may_finds_the_page(kind: str, role: str, things: Things) -> None:
    actor = member(SIDES[kind], kind, role)
    browser = browser_of(actor)
    for address, wanted in with_rights():
        if wanted <= able(actor) and address.name not in NOT_THERE[kind]:
            answer = browser.get(at(address, things))
            drained(answer)
            assert answer.status_code in {200, 302, 405}, f"{address.name}: {role} may {wanted}"


@pytest.mark.parametrize(("kind", "role"), every_role())
def test_a_program_is_refused_with_the_reason_and_changes_nothing(
    kind: str, role: str, things: Things
) -> None:
    program = Program(member(SIDES[kind], kind, role))
    before = kept(things)
    mine = able(member(SIDES[kind], kind, role))
    for name, method, address, wanted in of_routes():
        if wanted <= mine:
            continue
        path = at(address, things).removeprefix("/api/v1")
        answer = program.call(method, path, BODY)
        if answer.status_code == 422:  # it asks for a file
            answer = program.send(path, {"file": SimpleUploadedFile("strange.csv", b"From a stranger.")})
        assert answer.status_code == (403 if program.token else 401), f"{name}: {role}, {answer.content!r}"
        assert not program.token or "may" in answer.json()["detail"]
    assert kept(things) == before, "something was changed"


@pytest.mark.parametrize(("kind", "role"), every_role())
def test_a_program_of_who_may_is_not_refused(kind: str, role: str, things: Things) -> None:
    actor = member(SIDES[kind], kind, role)
    program = Program(actor)
    for name, method, address, wanted in of_routes():
        if method == "GET" and wanted <= able(actor) and program.token:
            answer = program.call(method, at(address, things).removeprefix("/api/v1"))
            drained(answer)
            assert answer.status_code in {200, 404, 409, 422}, f"{name}: {role}, {answer.content!r}"
