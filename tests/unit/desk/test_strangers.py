"""Every address as everybody of another organisation: what is not theirs is as unknown as what never was.

The addresses come from the router, so that a new one is tried here without being named.
"""

import re
import uuid
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.desk_calling import Program
from tests.desk_parties import browser_of, every_role, member
from tests.desk_things import MAKERS, OPEN, SECRET, SENT, UNTOLD, Things, given

from poedesk.desk.accounts.may import roles
from poedesk.kernel.records import dataclass

pytestmark = pytest.mark.django_db

LEAVES = {"account_logout"}
"""Whoever goes there is somebody else afterwards."""

API = "/api/v1/"

SIGNING_IN = ("account_", "mfa_")
"""How the names of the library's addresses begin; they are the same for every role."""

WITHOUT_SIGNING_IN = {
    "openapi-json",
    "verify",
    "public_trail",
    "public_key",
    "public_draw",
    "public_receipt",
    "health",
    "ready",
    "metrics",
    "set_up",
    "home",
}
"""Besides the pages of signing in and those behind a secret link: addresses that are for everybody."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the router."""

    name: str
    shape: str
    """With a place ``{parameter}`` for each parameter."""

    parameters: tuple[str, ...]


def addresses() -> list[Address]:
    """Return every address of the desk."""
    return list(_below(get_resolver(), ""))


def ours() -> list[Address]:
    """Return the addresses of pages that are not those of signing in."""
    return [
        each for each in addresses() if not (each.name.startswith(SIGNING_IN) or each.shape.startswith(API))
    ]


def of_the_api() -> list[Address]:
    """Return the addresses of the API, each once."""
    return list({each.shape: each for each in addresses() if each.shape.startswith(API)}.values())


def _below(resolver: URLResolver, before: str) -> Iterator[Address]:
    for each in resolver.url_patterns:
        shape = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _below(each, shape)
        elif isinstance(each, URLPattern) and each.name not in LEAVES:
            shape = re.sub(
                r"\(\?P<(\w+)>(?:[^()[\]]|\[[^]]*\])*\)", r"{\1}", shape
            )  # of a regular expression
            shape = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", shape).replace("^", "").replace("$", "")
            yield Address(each.name or "", f"/{shape}", tuple(re.findall(r"{(\w+)}", shape)))


@cache
def nowhere(parameter: str) -> str:
    """Return an id that no thing ever had."""
    return OPEN.get(parameter) or str(uuid.uuid5(uuid.NAMESPACE_URL, parameter))


def at(address: Address, things: Mapping[str, Any] | Things | None) -> str:
    """Return an address with ids of things, or with ids of nothing."""
    values = {
        each: OPEN[each] if each in OPEN else str(things[each]) if things is not None else nowhere(each)
        for each in address.parameters
    }
    return address.shape.format(**values)


def told(answer: Any, path: str, parameters: Mapping[str, str]) -> str:
    """Return an answer without what differs in every one, and without the ids that were asked for."""
    body = b"".join(answer) if answer.streaming else answer.content
    text = f"{answer.status_code} {answer.headers.get('Location', '')} {body.decode('utf-8', 'replace')}"
    text = text.replace(answer.headers["X-Request-Id"], "")
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text).replace(path, "PATH")
    for value in parameters.values():
        text = text.replace(value, "ID")
    return text


def of_the_owner(things: Things) -> str:
    """Return everything that the database holds of the owner's organisation."""
    rooms = [one for one in apps.get_models() if one.__module__.startswith("poedesk.")]
    kept: list[str] = []
    for one in rooms:
        if any(each.name == "organisation" for each in one._meta.get_fields()):
            rows = one._base_manager.filter(organisation=things.owner.organisation).order_by("pk")
            kept.append(serializers.serialize("json", rows))
    return "\n".join(kept)


def test_every_parameter_has_a_thing() -> None:
    asked = {each for one in addresses() for each in one.parameters}
    assert asked <= {*MAKERS, *OPEN}, "add a maker to tests/desk_things.py"
    assert len(addresses()) > 40


@pytest.mark.parametrize(("kind", "role"), every_role())
def test_what_belongs_to_another_organisation_is_as_unknown_as_what_never_was(
    kind: str, role: str, things: Things
) -> None:
    before = of_the_owner(things)
    stranger = browser_of(member("Somebody Else", kind, role))
    unknown = told(stranger.get("/nowhere/"), "/nowhere/", {})
    first = role == next(iter(roles(kind)))
    for address in ours():
        if not (address.parameters or first):
            continue  # of what asks for no thing, the mightiest role of a kind sees most
        seen = seen_at(address, stranger, things)
        assert SECRET not in str(seen), f"{address.shape} tells a customer"
        assert UNTOLD not in str(seen), f"{address.shape} tells a document"
        if address.parameters and not all(each == unknown or each.startswith("405") for each in seen):
            assert seen == seen_at(address, stranger, None), f"{address.shape} differs"
    assert of_the_owner(things) == before, "something was changed"


def seen_at(address: Address, stranger: Client, things: Things | None) -> list[str]:
    """Return what an address answers, with ids of things or of nothing."""
    path, parameters = at(address, things), ids(address, things)
    got, sent = stranger.get(path), stranger.post(path, given(address.name))
    assert got.status_code != 500, path
    assert sent.status_code != 500, path
    seen = [told(each, path, parameters) for each in (got, sent)]
    if sent.status_code == 302:
        seen.append(told(stranger.get("/people/"), path, parameters))  # with what it says of it
    return seen


def ids(address: Address, things: Things | None) -> dict[str, str]:
    """Return the ids in an address, by parameter."""
    return {
        each: str(things[each]) if things is not None else nowhere(each)
        for each in address.parameters
        if each not in OPEN
    }


@pytest.mark.parametrize(("kind", "role"), every_role())
def test_with_a_token_of_another_organisation_it_is_the_same(kind: str, role: str, things: Things) -> None:
    before = of_the_owner(things)
    program = Program(member("Somebody Else", kind, role))
    unknown = told(program.call("GET", "/nowhere"), "/nowhere", {})
    for address in of_the_api():
        seen = told_at(address, program, things)
        assert SECRET not in str(seen), f"{address.shape} tells a customer"
        assert UNTOLD not in str(seen), f"{address.shape} tells a document"
        if address.parameters and not all(each == unknown or each[:3] in REFUSED for each in seen):
            assert seen == told_at(address, program, None), f"{address.shape} differs"
    assert of_the_owner(things) == before, "something was changed"


REFUSED = {"401", "403", "405"}
"""What is answered before anything is sought."""


METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE")


@cache
def taken(shape: str) -> frozenset[str]:
    """Return the methods that an address of the API takes, as it tells whoever comes with another."""
    refused = Client().generic("TRACE", re.sub(r"{\w+}", lambda each: nowhere(each[0][1:-1]), shape))
    return frozenset(refused.headers.get("Allow", "GET").split(", "))


def test_a_method_that_an_address_does_not_take_is_refused_before_anything_is_sought(things: Things) -> None:
    program = Program(member("Somebody Else", "programme", "lead"))
    for address in of_the_api():
        assert taken(address.shape) <= {*METHODS}, address.shape
        if address.name not in {"openapi-json", "api-root"}:  # which say the same however they are asked
            path = at(address, things).removeprefix(API[:-1])
            refused = {each for each in METHODS if program.call(each, path, SENT).status_code == 405}
            assert refused == {*METHODS} - taken(address.shape), address.shape


def told_at(address: Address, program: Program, things: Things | None) -> list[str]:
    """Return what an address of the API answers to each method that it takes, and to a file."""
    path = at(address, things).removeprefix(API[:-1])
    methods = taken(address.shape)
    got = [program.call(method, path, SENT) for method in METHODS if method in methods]
    if "POST" in methods:
        got.append(program.send(path, {"file": SimpleUploadedFile("strange.txt", b"From a stranger.")}))
    assert max(each.status_code for each in got) < 500, path
    return [told(each, path, ids(address, things)) for each in got]


def test_nobody_gets_anything_without_signing_in(things: Things) -> None:
    before = of_the_owner(things)
    nobody = Client()
    for address in addresses():
        path = at(address, things)
        for answer in (nobody.get(path), nobody.post(path, given(address.name))):
            free = address.name in WITHOUT_SIGNING_IN or "token" in address.parameters
            if free or address.name.startswith(SIGNING_IN):
                assert SECRET not in str(answer.content)
            elif address.shape.startswith(API):
                assert answer.status_code in {401, 404, 405}, path
            else:
                assert answer.status_code in {302, 405}, path
                assert answer.status_code == 405 or answer.headers["Location"].startswith("/account/login/")
    assert of_the_owner(things) == before


def test_the_pages_of_signing_in_stand_whatever_is_sent() -> None:
    stranger = browser_of(member("Somebody Else", "partner", "viewer"))
    for address in addresses():
        if address.name.startswith(SIGNING_IN):
            assert stranger.get(at(address, None)).status_code < 500, address.shape
            assert stranger.post(at(address, None)).status_code < 500, address.shape
