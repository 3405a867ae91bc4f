"""The sandbox's task ``compare``: what a PDF shows against what its first bytes showed; in a child only."""

from collections.abc import Mapping
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.proof.document.codec import encode
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.signed.change import Change
from poedesk.proof.reading.readers.pdf.signed.later import Now
from poedesk.proof.reading.readers.pdf.signed.pictures import NotCompared
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.sniff import sniff


@dataclass(frozen=True, slots=True)
class Compared:
    """What is different."""

    changes: tuple[Change, ...] = ()


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a PDF shows otherwise than the revision of it that ends after ``request["end"]`` bytes.

    Raises:
        Refused: it is no PDF, or its pages cannot be compared; the message says why, as a clause.
    """
    if sniff(data, name) != media.PDF:
        message = "only pages of PDFs are compared"
        raise Refused(message)
    try:
        found = Now(data, limits).changes(int(request["end"]))
    except NotCompared as error:
        raise Refused(str(error)) from error
    answer: dict[str, Any] = encode(Compared(tuple(found)))
    return answer
