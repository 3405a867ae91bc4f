"""The mail reader, but attachments crash it."""

import os
import signal

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.mail import eml


def read(data: bytes, name: str, limits: Limits) -> Document:
    if limits.depth > 0:
        os.kill(os.getpid(), signal.SIGSEGV)
    return eml.read(data, name, limits)
