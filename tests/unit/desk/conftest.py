"""What holds for all tests of the desk."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings
from tests.desk_parties import owner
from tests.desk_things import MAKERS, Things


@pytest.fixture(autouse=True)
def _mails_go_to_the_outbox(settings: Settings) -> None:
    """Undo what Django does in tests: mails are rows of the outbox here as everywhere."""
    settings.EMAIL_BACKEND = "poedesk.desk.mail.backend.Outbox"


@pytest.fixture(autouse=True)
def _nobody_decides_blindly(settings: Settings) -> None:
    """Let chance choose no case for two reviewers; tests of blind decisions say so themselves."""
    settings.OPTIONS = replace(settings.OPTIONS, double_reviews=10**9)


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
