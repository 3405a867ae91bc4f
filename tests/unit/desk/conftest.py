"""What holds for all tests of the desk."""

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _mails_go_to_the_outbox(settings: Settings) -> None:
    """Undo what Django does in tests: mails are rows of the outbox here as everywhere."""
    settings.EMAIL_BACKEND = "poedesk.desk.mail.backend.Outbox"
