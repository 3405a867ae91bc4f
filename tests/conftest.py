"""What holds for all tests."""

import os

os.environ["POEDESK_CACHE"] = "off"  # no test may find what another one, or the user, left behind
