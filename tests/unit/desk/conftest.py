"""What holds for all tests of the desk."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings
from tests.desk_parties import owner
from tests.desk_things import MAKERS, Things

from poedesk.desk.config.keeping import empty


@pytest.fixture(autouse=True)
def _mails_go_to_the_outbox(settings: Settings) -> None:
    """Undo what Django does in tests: mails are rows of the outbox here as everywhere."""
    settings.EMAIL_BACKEND = "poedesk.desk.mail.backend.Outbox"


@pytest.fixture(autouse=True)
def _nobody_decides_blindly(settings: Settings) -> None:
    """Let chance choose no case for two reviewers; tests of blind decisions say so themselves."""
    settings.OPTIONS = replace(settings.OPTIONS, double_reviews=10**9)


@pytest.fixture(autouse=True)
def _limits_count_from_nothing() -> None:
    """Forget who tried how often: the counts stand in a file of their own, which no test rolls back."""
    cache.clear()


@pytest.fixture(autouse=True)
def _nothing_stays_that_was_committed(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Begin the database anew after a test that commits: Django empties its tables, never the trail's."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        database = Path(connection.settings_dict["NAME"])
        with django_db_blocker.unblock():
            connection.close()
            for each in database.parent.glob(f"{database.name}*"):
                each.unlink()
            if not empty.begin(database):
                call_command("migrate", verbosity=0)


@pytest.fixture(scope="module")
def things(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Things]:  # noqa: ARG001
    """Return things of Northwind Partners, one of each kind; gone after the tests of a module.

    Received Programmes is the programme owner that got them.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        made = Things(owner())
        for each in MAKERS:
            made[each]
        yield made
        transaction.set_rollback(True)
