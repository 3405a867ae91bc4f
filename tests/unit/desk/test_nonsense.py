"""Whatever is typed into a form, or sent to an address of the API, is taken or told at its field: no fault.

Forms and addresses are found, not named: forms on the pages of the router, bodies in the API's description.
``make test`` tries the most telling kinds, ``make test-all`` each.
"""

import html as entities
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

import pytest
from django.db import transaction
from django.test import Client
from lxml import html
from pytest_django import DjangoDbBlocker
from tests.desk_acknowledgements import link, proven
from tests.desk_calling import Program
from tests.desk_nonsense import TOLD, WRITTEN
from tests.desk_parties import browser_of, member
from tests.desk_things import OPEN, Things
from tests.tried import tried
from tests.unit.desk.test_strangers import API, addresses, at

from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.config.api import api
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import problems

pytestmark = pytest.mark.django_db

ROLES = ("lead", "auditor", "finance")
"""Of the programme; with the partner's owner they see every form."""

TYPED_INTO = ("text", "email", "number", "search", "tel", "url", "date", "password", None)
_SAFE = {"logout", "account_logout"}


def browsers(things: Things) -> list[Client]:
    programme = (member("Received Programmes", "programme", each) for each in ROLES)
    return [browser_of(each) for each in (things.owner, *programme)]


def forms_at(client: Client, path: str) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Yield where each form of a page is sent, what it sends as it stands, and what is typed into."""
    answer = client.get(path)
    if answer.streaming:
        b"".join(answer)
        return
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return
    tree: Any = html.document_fromstring(answer.content.decode())
    for form in tree.forms:
        fields = [each for each in form.iter("input", "textarea") if each.get("name")]
        typed = [
            str(each.get("name"))
            for each in fields
            if each.tag == "textarea" or each.get("type") in TYPED_INTO
        ]
        if form.method == "POST" and typed:
            sent: dict[str, Any] = {}
            for name, value in form.form_values():
                sent.setdefault(name, []).append(value)
            choices = [each for each in form.iter("input") if each.get("type") in {"radio", "checkbox"}]
            for each in choices:
                sent.setdefault(each.get("name"), [each.get("value") or "on"])
            button: Any = next(iter(form.iter("button")), None)
            if button is not None and button.get("name"):
                sent[button.get("name")] = [button.get("value") or ""]
            yield urljoin(path, form.get("action") or path), sent, typed


def everywhere(things: Things) -> Iterator[tuple[Client, str]]:
    """Yield each page with who looks at it."""
    for client in browsers(things):
        for address in addresses():
            if not address.shape.startswith(API) and address.name not in _SAFE:
                yield client, at(address, things)
    asked = Acknowledgement.objects.of(things.owner).get(pk=things["acknowledgement"])
    customer = proven(asked)
    for rest in ("", "decline/", "pass-on/", "copy/"):
        yield customer, link(asked, rest)


def forms(things: Things) -> list[tuple[Client, str, dict[str, Any], list[str]]]:
    """Return every form of the desk once."""
    found: dict[tuple[str, ...], tuple[Client, str, dict[str, Any], list[str]]] = {}
    for client, path in everywhere(things):
        for to, sent, typed in forms_at(client, path):
            found.setdefault((to.split("?")[0], *sorted(typed)), (client, to, sent, typed))
    return list(found.values())


@pytest.fixture(scope="module")
def every_form(things: Things, django_db_blocker: DjangoDbBlocker) -> list[Any]:
    with django_db_blocker.unblock():
        return forms(things)


def wrong_with(answer: Any, typed: str) -> str:
    """Return what is wrong with an answer to nonsense; empty for nothing."""
    if answer.status_code >= 500:
        return str(answer.status_code)
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return ""
    page = answer.content.decode()
    if "govuk-error-summary" not in page:
        return ""
    kept = typed.strip()
    if kept.isprintable() and entities.escape(kept, quote=False) not in page.replace("&quot;", '"').replace(
        "&#x27;", "'"
    ):
        return "what was typed is gone"
    return ""


@pytest.mark.parametrize("kind", list(WRITTEN)[: tried(6)])
def test_a_form_takes_it_or_tells_what_is_wrong_and_keeps_it(kind: str, every_form: list[Any]) -> None:
    wrong = {}
    for client, to, sent, typed in every_form:
        with transaction.atomic():
            given = {**sent, **dict.fromkeys(typed, WRITTEN[kind])}
            shown = [each for each in typed if "password" not in each]  # which no page repeats
            told = wrong_with(client.post(to, given), WRITTEN[kind] if shown else "")
            transaction.set_rollback(True)
        if told:
            wrong[to] = told
    assert wrong == {}
    assert len(every_form) > 15


BODIES = [
    (method, path, operation)
    for path, methods in api.get_openapi_schema()["paths"].items()
    for method, operation in methods.items()
    if "application/json" in operation.get("requestBody", {}).get("content", {})
]


def leaves_replaced(value: Any, by: Any) -> Any:
    """Return a body with something else in place of each value."""
    if isinstance(value, Mapping):
        return {name: leaves_replaced(each, by) for name, each in value.items()}
    if isinstance(value, list):
        return [leaves_replaced(each, by) for each in value]
    return by


def body_of(operation: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body with each of its fields, by the description."""
    content: Any = operation["requestBody"]["content"]["application/json"]
    shown: list[Any] = list(content.get("examples", {}).values())
    told = content.get("example") or (shown[0].get("value") if shown else None)
    schema: Any = content["schema"]
    if "$ref" in schema:
        known: Any = api.get_openapi_schema()["components"]["schemas"]
        schema = known[schema["$ref"].rpartition("/")[2]]
    return {**dict.fromkeys(schema.get("properties", {}), ""), **(told or schema.get("example") or {})}


@pytest.fixture(scope="module")
def programs(things: Things, django_db_blocker: DjangoDbBlocker) -> list[Program]:
    with django_db_blocker.unblock():
        programme = (member("Received Programmes", "programme", each) for each in ROLES)
        return [Program(each) for each in (things.owner, *programme)]


@pytest.mark.parametrize(("method", "path", "operation"), BODIES, ids=[f"{m} {p}" for m, p, _ in BODIES])
def test_a_body_is_taken_or_told_at_its_field(
    method: str, path: str, operation: Mapping[str, Any], programs: list[Program], things: Things
) -> None:
    names = [each["name"] for each in operation.get("parameters", ()) if each["in"] == "path"]
    where = path.format(**{each: OPEN.get(each) or str(things[each]) for each in names})
    body, wrong = body_of(operation), {}
    for kind, nonsense in list(TOLD.items())[: tried(8)]:
        for program in programs:
            with transaction.atomic():
                answer = program.call(
                    method.upper(), where.removeprefix(API[:-1]), leaves_replaced(body, nonsense)
                )
                transaction.set_rollback(True)
            if answer.status_code >= 500 or (answer.status_code == 422 and not answer.json().get("fields")):
                wrong[kind] = answer.content[:200]
            if answer.status_code not in {403, 404}:
                break
    assert wrong == {}


@pytest.mark.parametrize("kind", ["half a sign", "control signs", "turned around", "nobody sees it"])
def test_an_answer_that_a_program_gives_is_told_as_wrong_on_the_page_as_if_it_was_typed(
    kind: str, programs: list[Program], things: Things
) -> None:
    one = Engagement.objects.of(things.owner).get(pk=things["engagement"])
    changes = {"customer.name": TOLD[kind], "narratives.customer_need": TOLD[kind]}
    with transaction.atomic():
        answer = programs[0].call(
            "PATCH", f"/engagements/{one.id}", {"changes": changes, "revision": one.revision}
        )
        page = browser_of(things.owner).get(f"/engagements/{one.id}/")
        told = browser_of(things.owner).get(f"/engagements/{one.id}/answers/customer/").content.decode()
        again = Engagement.objects.of(things.owner).get(pk=one.id)
        wrong = {each.field for each in problems(again.answers, "Northwind Partners")}
        transaction.set_rollback(True)
    assert page.status_code == 200
    assert told
    assert answer.status_code in {400, 422} or "customer.name" in wrong
