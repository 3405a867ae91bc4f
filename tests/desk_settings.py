"""The desk's settings for tests and types: a data folder of this process, gone with it."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from poedesk.desk.config.folder import prepare

_PLACE = Path(tempfile.mkdtemp(prefix="poedesk-desk-"))
atexit.register(shutil.rmtree, _PLACE, ignore_errors=True)
prepare(_PLACE / "data")
os.environ["POEDESK_DATA"] = str(_PLACE / "data")
for each in ("API", "LINKS", "CHECKS"):
    os.environ[f"POEDESK_DESK_{each}_PER_MINUTE"] = "1000000"  # tests that are about limits set them

from poedesk.desk.config.settings import *  # noqa: E402, F403 - the folder must be there before

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick: tests sign in often
DATABASES["default"]["TEST"] = {"NAME": _PLACE / "test.sqlite"}  # noqa: F405 - a file, so that two can use it at once
