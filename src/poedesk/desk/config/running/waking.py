"""Sets Django up, for the process that answers and for the worker."""

import os
import sys

SETTINGS = "poedesk.desk.config.settings"


def awake() -> None:
    """Set Django up for the data folder that the environment names."""
    import django  # noqa: PLC0415 - only the desk needs it

    from poedesk.desk.config import logs  # noqa: PLC0415 - as above

    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.umask(0o077)
    logs.begin(plain=sys.stderr.isatty())
    django.setup()
