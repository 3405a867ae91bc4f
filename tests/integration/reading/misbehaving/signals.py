import os

REAL_TIME = 40
"""A signal without a name in Python."""


def read(*_: object) -> None:
    os.kill(os.getpid(), REAL_TIME)
