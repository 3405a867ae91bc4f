import os
import sys

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers import text


def read(data: bytes, name: str, limits: Limits) -> Document:
    print("x" * 100_000)  # noqa: T201 - what this reader is for
    sys.stdout.flush()
    os.write(1, b"\0" * 100_000)
    return text.read(data, name, limits)
