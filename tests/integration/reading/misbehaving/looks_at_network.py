"""Says in its text which network interfaces it can see."""

from pathlib import Path

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers import text


def read(_: bytes, name: str, limits: Limits) -> Document:
    lines = Path("/proc/self/net/dev").read_text().splitlines()[2:]
    return text.read(" ".join(line.split(":")[0].strip() for line in lines).encode(), name, limits)
