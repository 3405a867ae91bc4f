"""Writes nonsense into every pipe it finds, the sandbox's too."""

import contextlib
import os


def read(*_: object) -> None:
    for descriptor in range(3, 32):
        with contextlib.suppress(OSError):
            os.write(descriptor, b"\xff" * 64)
