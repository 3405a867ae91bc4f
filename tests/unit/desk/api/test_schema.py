"""Whatever a program sends by the API's description, the answer is no fault of ours and is as described."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from ninja import Schema
from pytest_django import DjangoDbBlocker
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance
from tests.desk_calling import Program
from tests.desk_parties import member, owner
from tests.desk_things import MAKERS, OPEN, Things
from tests.tried import tried

SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
OPERATIONS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations() if isinstance(each, Ok)}

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
    max_examples=tried(8),
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
    if data.draw(st.booleans()) and not label.endswith("/content"):  # the client leaves its file open
        case.path_parameters = {
            each: OPEN.get(each) or str(things[each]) for each in case.path_parameters or {}
        }
    with transaction.atomic():
        answer = case.call(headers={"Authorization": f"Bearer {program.token}"})
        transaction.set_rollback(True)
    assert answer.status_code < 500
    if answer.status_code < 300:
        case.validate_response(
            answer, checks=[not_a_server_error, content_type_conformance, response_schema_conformance]
        )


def test_no_two_rooms_call_their_answers_alike() -> None:
    names = [each.__qualname__ for each in Schema.__subclasses__() if each.__module__.startswith("poedesk.")]
    assert sorted(names) == sorted(set(names)), "one would hide the other in the description"
