"""Takes one document out of the mail or archive that holds it: the sandbox's task ``extract``."""

import base64
from collections.abc import Mapping
from typing import Any

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import Job, kept, read_document


class NotInside(Exception):
    """The document is not inside the file."""


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``data`` (base64): the bytes of a document inside the file, which is read again for it.

    Args:
        data: the file as it was given.
        name: its name.
        limits: what reading it may cost.
        request: ``sha256`` of the document meant.

    Raises:
        NotInside: there is no such document in it.
    """
    wanted = request["sha256"]
    with kept(wanted) as found:
        read_document(data, name, Job(limits))
    if wanted not in found:
        raise NotInside
    return {"data": base64.b64encode(found[wanted]).decode("ascii")}
