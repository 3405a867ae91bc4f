"""Is there space on the disk of the data folder, and did something fail because there was none?"""

import errno
import shutil
from collections.abc import Iterator

from django.conf import settings
from django.db import OperationalError

LEAST = 1 << 20
"""Bytes below which nothing can be counted on: the database grows with every act, and signing in is one."""


def free() -> int:
    """Return the bytes that are free on the disk of the data folder."""
    return shutil.disk_usage(settings.FOLDER.path).free


def ran_out(error: BaseException | None) -> bool:
    """Return whether an error, or one behind it, says that the disk is full."""
    return any(
        (isinstance(each, OSError) and each.errno in {errno.ENOSPC, errno.EDQUOT})
        or (isinstance(each, OperationalError) and "disk is full" in str(each))
        for each in _behind(error)
    )


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
