"""A desk in the language of nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings
from tests.desk_language import CODE, make

from poedesk.desk.texts import showing


@pytest.fixture(scope="session")
def nobodys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("language"))


@pytest.fixture
def in_it(nobodys: Path, settings: Settings) -> Iterator[None]:
    settings.LOCALE_PATHS = [str(nobodys)]
    settings.LANGUAGE_CODE = CODE
    showing.forget()
    with translation.override(CODE):
        yield
    showing.forget()
