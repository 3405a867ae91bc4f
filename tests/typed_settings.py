"""The desk's settings for mypy, which ends without telling: its data folder stays beside mypy's cache."""

import os
from pathlib import Path

from poedesk.desk.config.folder import prepare

_DATA = Path(__file__).parent.parent / ".mypy_cache" / "desk"
prepare(_DATA)
os.environ["POEDESK_DATA"] = str(_DATA)

from poedesk.desk.config.settings import *  # noqa: E402, F403 - the folder must be there before
