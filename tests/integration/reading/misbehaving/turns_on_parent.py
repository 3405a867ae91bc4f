"""Sends a deadly signal to the process that started it."""

import os
import signal


def read(*_: object) -> None:
    os.kill(os.getppid(), signal.SIGKILL)
