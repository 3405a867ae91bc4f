"""Tables of this version already are left as they are, and nothing is kept beside them."""

import pytest
from django.conf import settings

from poedesk.desk.config.keeping.upgrading import BEFORE, upgrade

pytestmark = pytest.mark.django_db


def test_a_folder_of_this_version_needs_no_upgrade() -> None:
    assert upgrade(settings.FOLDER) is None
    assert not (settings.FOLDER.path / BEFORE).exists()
