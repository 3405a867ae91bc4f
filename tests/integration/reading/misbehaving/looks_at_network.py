"""Says in its text in which network namespace it is."""

from pathlib import Path

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers import text


def read(_: bytes, name: str, limits: Limits) -> Document:
    return text.read(str(Path("/proc/self/ns/net").readlink()).encode(), name, limits)
