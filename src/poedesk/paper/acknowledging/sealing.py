"""What seals a document once the certificate stands behind it: bytes in, bytes out.

``paper.signing`` has one; a test may have another.
"""

from collections.abc import Callable, Iterable

from poedesk.kernel.errors import PoedeskError
from poedesk.paper.acknowledging.model import Record
from poedesk.paper.acknowledging.page.appending import appended
from poedesk.paper.acknowledging.page.certificate import certificate
from poedesk.paper.acknowledging.uploads import Picture

Seal = Callable[[bytes], bytes]


class NotWhole(PoedeskError):
    """A seal must add to a document and change nothing in it."""


def sealed(document: bytes, record: Record, seal: Seal, pictures: Iterable[Picture] = ()) -> bytes:
    """Return the document with its certificate behind it, sealed; it begins with the bytes that were shown.

    ``pictures`` are those that were uploaded.

    Raises:
        NotAppended: the certificate cannot be put behind it.
        NotWhole: the seal did more than add.
    """
    whole = appended(document, certificate(record, pictures=pictures))
    made = seal(whole)
    if not made.startswith(whole):
        raise NotWhole
    return made
