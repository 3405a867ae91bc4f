import time


def read(data: bytes, name: str, limits: object) -> None:
    time.sleep(60)
