"""One command, one transaction, one leaf: both or neither."""

import json
import sqlite3

import pytest
from django.db import connection

from poedesk.desk.accounts.models import Organisation
from poedesk.desk.trail.acting import acting, store
from poedesk.trail.stores.sqlite import APPLICATION

pytestmark = pytest.mark.django_db


def leaves() -> list[dict[str, object]]:
    return [json.loads(leaf) for leaf in store().leaves(0, store().size())]


def test_an_act_is_a_leaf() -> None:
    with acting("person:1", "organisation:founded") as act:
        made = Organisation.objects.create(name="Northwind Partners", kind="partner")
        act.subject, act.data = f"organisation:{made.id}", {"kind": "partner"}
        act.personal = {"name": made.name}
    (leaf,) = leaves()
    assert (leaf["actor"], leaf["tag"], leaf["subject"]) == (
        "person:1",
        "organisation:founded",
        f"organisation:{made.id}",
    )
    assert "Northwind" not in json.dumps(leaf)


def test_an_act_that_fails_leaves_nothing() -> None:
    def fail() -> None:
        with acting("person:1", "organisation:founded"):
            Organisation.objects.create(name="Northwind Partners", kind="partner")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert leaves() == []
    assert not Organisation.objects.exists()


def test_an_act_whose_leaf_cannot_be_written_did_not_happen() -> None:
    def unsound() -> None:
        with acting("person:1", "organisation:founded") as act:
            Organisation.objects.create(name="Northwind Partners", kind="partner")
            act.data = {"when": object()}

    with pytest.raises((TypeError, ValueError)):
        unsound()
    assert leaves() == []
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("statement", ["UPDATE leaf SET content = 'x'", "DELETE FROM leaf"])
def test_what_was_recorded_cannot_be_changed(statement: str) -> None:
    with acting("person:1", "organisation:founded"):
        pass
    with connection.cursor() as cursor, pytest.raises(Exception, match=r"leaf|append|remain|change"):
        cursor.execute(statement)


def test_the_database_of_the_desk_says_what_it_is() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA application_id")
        assert cursor.fetchone()[0] == APPLICATION
    assert isinstance(connection.connection, sqlite3.Connection)
