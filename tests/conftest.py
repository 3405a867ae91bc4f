"""What holds for all tests."""

import os

import tests.tried  # noqa: F401 - before any test is made, so that its settings hold for all

os.environ["POEDESK_CACHE"] = "off"  # no test may find what another one, or the user, left behind
