import sys


def read(*_: object) -> None:
    sys.exit(3)
