"""Opens a socket through the C library, past every hook of Python."""

import ctypes
import os
import socket


def read(*_: object) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0) < 0:
        raise PermissionError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
