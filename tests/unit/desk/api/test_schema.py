"""Whatever a program sends by the API's description, the answer is no fault of ours and is as described."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pytest_django import DjangoDbBlocker
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.desk_calling import Program
from tests.desk_parties import member, owner
from tests.desk_things import MAKERS, OPEN, Things
from tests.tried import tried

from poedesk.desk.api.describing import Schema, examples
from poedesk.desk.api.problems import CODES, Code

SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
OPERATIONS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations() if isinstance(each, Ok)}

FILES = ("/content", "/documents/{place}", "/pages/{place}", "/dossier")
"""How the routes end that hand out a file which the client here leaves open."""

REFERENCE = (Path(__file__).parents[4] / "docs/reference.md").read_text("utf-8")

ROLES = ("lead", "auditor", "finance")
Desk = tuple[list[Program], Things]


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Desk]:  # noqa: ARG001
    """Return programs of both sides and the things between them; gone after the tests of this module."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # as Django's own test client does, within one transaction
    with django_db_blocker.unblock(), transaction.atomic():
        actor = owner()
        things = Things(actor)
        for each in MAKERS:
            things[each]
        programme = [member("Received Programmes", "programme", each) for each in ROLES]
        yield [Program(each) for each in (actor, *programme)], things
        transaction.set_rollback(True)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.parametrize("label", sorted(OPERATIONS))
@settings(
    max_examples=tried(5, thorough=80),  # a case is made and answered in a thirtieth of a second
    phases=[Phase.generate],
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
@given(data=st.data())
def test_no_request_ends_in_a_fault(label: str, data: st.DataObject, desk: Desk) -> None:
    programs, things = desk
    program = data.draw(st.sampled_from(programs))
    case = data.draw(OPERATIONS[label].as_strategy())
    if data.draw(st.booleans()) and not label.endswith(FILES):
        case.path_parameters = {
            each: OPEN.get(each) or str(things[each]) for each in case.path_parameters or {}
        }
    with transaction.atomic():
        answer = case.call(headers={"Authorization": f"Bearer {program.token}"})
        transaction.set_rollback(True)
    assert answer.status_code < 500
    if answer.status_code != 405:
        case.validate_response(answer, checks=[status_code_conformance])
    if answer.status_code < 300:
        case.validate_response(
            answer, checks=[not_a_server_error, content_type_conformance, response_schema_conformance]
        )


def test_no_two_rooms_call_their_answers_alike() -> None:
    names = [each.__qualname__ for each in _below(Schema) if each.__module__.startswith("poedesk.")]
    assert sorted(names) == sorted(set(names)), "one would hide the other in the description"


def _below(kind: type) -> Iterator[type]:
    each: type
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def test_no_two_functions_of_a_room_are_called_alike() -> None:
    names = [each["operationId"] for _, each in _told()]
    assert sorted(names) == sorted(set(names))


def test_each_route_is_described_in_words_with_the_problems_that_it_answers() -> None:
    for label, each in _told():
        assert each["summary"], label
        assert each["description"].endswith("."), label
        assert {"401", "403", "404", "429"} <= set(each["responses"]), label
        if label.split()[0] != "get":
            assert {"400", "409", "413", "422"} <= set(each["responses"]), label
            assert "Idempotency-Key" in {one["name"] for one in each["parameters"]}, label


def test_who_changes_what_has_a_revision_is_told_so() -> None:
    told = dict(_told())
    assert {"412", "428"} <= set(told["patch /api/v1/engagements/{engagement}"]["responses"])
    assert {"412", "428"}.isdisjoint(told["delete /api/v1/documents/{document}"]["responses"])


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_each_shape_has_an_example_that_is_one(label: str) -> None:
    method, path = label.split()
    each = SCHEMA.raw_schema["paths"][path][method.lower()]
    contents = [each.get("requestBody", {}), *each["responses"].values()]
    shapes = [
        shape
        for content in contents
        for kind, shape in content.get("content", {}).items()  # a problem is told by its name
        if kind.endswith("json") and "schema" in shape
    ]
    for shape in shapes:
        assert "example" in shape, "add one to desk/api/examples.yaml"
        root = {**shape["schema"], "components": SCHEMA.raw_schema["components"]}
        Draft202012Validator(root).validate(shape["example"])


@pytest.mark.parametrize("code", Code)
def test_each_problem_is_described_with_an_example_and_stands_in_the_reference(code: Code) -> None:
    parts = SCHEMA.raw_schema["components"]
    content = parts["responses"][str(code)]["content"]["application/problem+json"]
    Draft202012Validator({**content["schema"], "components": parts}).validate(content["example"])
    assert f"| `{code}` | {CODES[code][0]} |" in REFERENCE


def test_no_example_is_of_a_shape_that_there_is_no_more() -> None:
    assert set(examples()) <= set(SCHEMA.raw_schema["components"]["schemas"])


def test_the_description_of_a_field_is_told() -> None:
    fields = SCHEMA.raw_schema["components"]["schemas"]["ClaimTold"]["properties"]
    assert "partner, customer, programme or nobody" in fields["turn"]["description"]


def _told() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in SCHEMA.raw_schema["paths"].items():
        for method, each in methods.items():
            yield f"{method} {path}", each
