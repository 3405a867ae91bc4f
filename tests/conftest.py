"""What holds for all tests."""

import gc
import os
from pathlib import Path

import pytest
import tests.tried  # noqa: F401 - before any test is made, so that its settings hold for all

os.environ["POEDESK_CACHE"] = "off"  # no test may find what another one, or the user, left behind

gc.disable()  # thirteen thousand tests are made and none is garbage; see pytest_collection_finish


def pytest_collection_finish() -> None:
    """Let the collector pass over the tests themselves: it went through all of them again and again."""
    gc.freeze()
    gc.enable()


FIRST = ("browser", "integration", "properties")
"""Folders of tests that take long: a worker that ends with one of them ends late."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest, the journeys in a browser before all."""
    rank = {folder: number for number, folder in enumerate(FIRST)}
    items.sort(key=lambda item: min(rank.get(part, len(FIRST)) for part in item.path.parts))


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:  # noqa: ARG001 - it names the database
    """Begin the tests' database as a desk begins; false: none is kept ready, and it is made."""
    from django.db import connection  # noqa: PLC0415 - only tests of the desk need it

    from poedesk.desk.config.keeping import empty  # noqa: PLC0415 - as above

    return empty.begin(Path(connection.settings_dict["TEST"]["NAME"]))
