"""Gives the users of this machine as the document's text."""

from pathlib import Path

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers import text


def read(_: bytes, name: str, limits: Limits) -> Document:
    return text.read(Path("/etc/passwd").read_bytes(), name, limits)
