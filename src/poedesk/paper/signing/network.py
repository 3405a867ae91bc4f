"""What signing needs of others, behind a port: the caller decides whether and how anything is fetched."""

from collections.abc import Callable

from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass


class NotFetched(PoedeskError):
    """Something that others keep could not be fetched."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """One request over HTTP."""

    url: str
    body: bytes | None = None
    """Posted when there is one."""

    kind: str = ""
    """Media type of the body."""


Fetch = Callable[[Asked], bytes]
"""Returns the answer to a request, or raises NotFetched with a reason for people."""

TIME_STAMP_QUERY = "application/timestamp-query"
OCSP_REQUEST = "application/ocsp-request"
