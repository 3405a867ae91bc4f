"""Leaves a process of its own behind and hangs."""

import ctypes
import time


def read(*_: object) -> None:
    ctypes.CDLL(None).fork()
    time.sleep(60)
