"""Works with a thread of its own, which is allowed."""

import threading

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers import text


def read(data: bytes, name: str, limits: Limits) -> Document:
    found: list[Document] = []
    thread = threading.Thread(target=lambda: found.append(text.read(data, name, limits)))
    thread.start()
    thread.join()
    return found[0]
