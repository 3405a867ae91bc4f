import sys


def read(data: bytes, name: str, limits: object) -> None:
    sys.exit(3)
