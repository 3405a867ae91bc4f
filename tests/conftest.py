"""What holds for all tests."""

import os

import pytest
import tests.tried  # noqa: F401 - before any test is made, so that its settings hold for all

os.environ["POEDESK_CACHE"] = "off"  # no test may find what another one, or the user, left behind


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the journeys in a browser: they take longest, and a worker that ends with one ends late."""
    items.sort(key=lambda item: "browser" not in item.path.parts)
