import os
import signal


def read(data: bytes, name: str, limits: object) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)
