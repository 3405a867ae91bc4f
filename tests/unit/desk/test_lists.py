"""Every page and API list asks as often for many rows as for one, each time by an index."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker
from tests.desk_calling import Program
from tests.desk_parties import browser_of, member, owner
from tests.desk_things import MAKERS, Things
from tests.unit.desk.test_strangers import API, SIGNING_IN, addresses

from poedesk.desk.accounts.may import Actor

pytestmark = pytest.mark.django_db

WHO = ("owner", "admin", "lead", "auditor", "finance")
"""The partner's admin, who also looks after the desk, and the programme's people."""

LISTS = sorted(
    {
        each.shape
        for each in addresses()
        if not each.parameters
        and not each.name.startswith(SIGNING_IN)
        and each.name not in {"set_up", "ready"}
    }
)

WHOLE = {"accounts_organisation"}
"""Tables that are read whole because all of it is shown: a desk has few of these."""

Asked = dict[tuple[str, str], list[str]]
"""Address and who -> queries."""


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Asked, Asked]]:  # noqa: ARG001
    """Return what each page asks of the database with one thing of each kind, and with three."""
    with django_db_blocker.unblock(), transaction.atomic():
        actor = owner()
        _filled(actor)
        one = _asked(actor)
        for _ in range(2):
            _filled(actor)
        yield one, _asked(actor, one)
        transaction.set_rollback(True)


def _filled(actor: Actor) -> None:
    things = Things(actor)
    for each in MAKERS:
        things[each]


def _asked(actor: Actor, only: Asked | None = None) -> Asked:
    told: Asked = {}
    for who in WHO:
        one = actor if who == "owner" else member("Received Programmes", "programme", who)
        browser, program = browser_of(one), Program(one)
        for shape in LISTS:
            if only is not None and (shape, who) not in only:
                continue
            with CaptureQueriesContext(connection) as queries:
                if shape.startswith(API):
                    answer = program.call("GET", shape.removeprefix(API[:-1]))
                else:
                    answer = browser.get(shape)
            if answer.status_code == 200:
                told[shape, who] = [each["sql"] for each in queries if each["sql"].startswith("SELECT")]
    return told


def test_many_rows_are_asked_for_as_often_as_one(asked: tuple[Asked, Asked]) -> None:
    one, many = asked
    assert len(many) > 25
    more = {each: (len(one[each]), len(many[each])) for each in one if len(many[each]) > len(one[each])}
    assert more == {}


def test_every_query_of_a_list_uses_an_index(asked: tuple[Asked, Asked]) -> None:
    scanned = set()
    for (shape, _), queries in asked[1].items():
        for query in queries:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {query.replace('%', '%%')}")
                steps = [str(row[3]) for row in cursor.fetchall()]
            tables = {match[1] for each in steps if (match := re.match(r"SCAN (\w+)$", each))}
            scanned |= {(shape, table) for table in tables - WHOLE}
    assert scanned == set()
