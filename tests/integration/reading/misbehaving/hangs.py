import time


def read(*_: object) -> None:
    time.sleep(60)
