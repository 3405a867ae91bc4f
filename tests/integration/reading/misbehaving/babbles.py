"""Answers with the right frames around nonsense, as native code that was taken over might."""

import os


def read(*_: object) -> None:
    nonsense = b'{"document": {"name": ["not", "a", "name"], "intruder": 1}}'
    for descriptor in range(3, 32):
        try:
            os.write(descriptor, len(nonsense).to_bytes(8) + nonsense)
        except OSError:
            continue
