"""Has the kernel send a deadly signal to the process that started it when a pipe has something to read."""

import ctypes
import os

_SETOWN, _SETSIG, _GETFL, _SETFL, _KILL = 8, 10, 3, 4, 9


def read(*_: object) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    end, begin = os.pipe()
    refused = libc.fcntl(end, _SETOWN, os.getppid()) < 0
    number = ctypes.get_errno()
    libc.fcntl(end, _SETSIG, _KILL)
    libc.fcntl(end, _SETFL, libc.fcntl(end, _GETFL) | os.O_ASYNC)
    os.write(begin, b"now")
    if refused:
        raise PermissionError(number, "fcntl")
