"""Closes every pipe and goes on running."""

import os
import time


def read(*_: object) -> None:
    os.closerange(3, 64)
    time.sleep(60)
