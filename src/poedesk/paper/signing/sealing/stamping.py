"""Time stamps (RFC 3161) asked of an authority through the caller's network."""

import asyncio
import hashlib
from typing import Any

from poedesk.kernel.errors import PoedeskError
from poedesk.paper.signing.network import TIME_STAMP_QUERY, Asked, Fetch
from poedesk.paper.signing.sealing.preparing import DIGEST


class NoTimeStamp(PoedeskError):
    """The authority gave no usable time stamp."""

    exit_code = 1


def stamper(fetch: Fetch, url: str) -> Any:
    """Return a time stamper of pyHanko's that asks ``url``."""
    from asn1crypto import tsp, x509  # noqa: PLC0415 - slow to import, rarely needed
    from pyhanko.sign.timestamps.api import TimeStamper  # noqa: PLC0415 - as above

    class Asking(TimeStamper):
        """Asks one authority."""

        def __init__(self) -> None:
            """Know no certificates yet."""
            super().__init__()  # type: ignore[no-untyped-call]
            self.certificates: list[Any] = []
            """Those that came with its time stamps."""

        async def async_request_tsa_response(self, req: Any) -> Any:
            """Return the authority's answer."""
            return tsp.TimeStampResp.load(fetch(Asked(url, req.dump(), TIME_STAMP_QUERY)))

        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
            """Return a time stamp of exactly that digest.

            Raises:
                NoTimeStamp: the authority refused, or stamped something else.
            """
            from pyhanko.sign.timestamps.common_utils import TimestampRequestError  # noqa: PLC0415 - as above

            try:
                token = await super().async_timestamp(message_digest, md_algorithm)
                stamped = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]
                same = stamped["hashed_message"].native == message_digest
            except (TimestampRequestError, ValueError, TypeError, KeyError) as error:
                words = " ".join(str(error).split())[:160] or type(error).__name__
                message = f"the time-stamp authority {url} gave no time stamp ({words.rstrip('.')})"
                raise NoTimeStamp(message) from error
            if not same:
                message = f"the time-stamp authority {url} stamped something else than it was asked to"
                raise NoTimeStamp(message)
            held = [item.chosen for item in token["content"]["certificates"]]
            self.certificates = [item for item in held if isinstance(item, x509.Certificate)]
            return token

    return Asking()


def stamp_of(content: bytes, fetch: Fetch, url: str) -> bytes:
    """Return a time stamp of some bytes, in DER.

    Raises:
        NotFetched: the authority does not answer.
        NoTimeStamp: it refused, or stamped something else.
    """
    made: bytes = stamped(stamper(fetch, url), hashlib.new(DIGEST, content).digest()).dump()
    return made


def stamped(authority: Any, digest: bytes) -> Any:
    """Return a time stamp of ``digest``, a CMS structure."""
    return asyncio.run(authority.async_timestamp(digest, DIGEST))
