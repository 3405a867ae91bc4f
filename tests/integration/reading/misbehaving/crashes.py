import os
import signal


def read(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)
