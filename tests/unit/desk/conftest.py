"""What holds for all tests of the desk."""

from dataclasses import replace

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _mails_go_to_the_outbox(settings: Settings) -> None:
    """Undo what Django does in tests: mails are rows of the outbox here as everywhere."""
    settings.EMAIL_BACKEND = "poedesk.desk.mail.backend.Outbox"


@pytest.fixture(autouse=True)
def _nobody_decides_blindly(settings: Settings) -> None:
    """Let chance choose no case for two reviewers; tests of blind decisions say so themselves."""
    settings.OPTIONS = replace(settings.OPTIONS, double_reviews=10**9)
