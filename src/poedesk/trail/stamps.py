"""Time stamps (RFC 3161) of checkpoints: an authority says when a note was there.

A stamp is bytes here, kept beside the checkpoint whose note it is over. Who asks an authority for one, and
who checks one against roots, comes in as an argument: the log needs neither network nor certificates.
"""

from collections.abc import Callable

from poedesk.kernel.records import dataclass

MOST = 16
"""Time stamps of one checkpoint that are looked at."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """What is known of one time stamp."""

    good: bool | None
    """Whether it is one of that note by an authority that is trusted; null when that cannot be told."""

    says: str
    """Why, as a clause; of a good one what of it is not known, empty when nothing is left open."""

    at: str | None = None
    """The time that it tells, ISO 8601; it counts only when it is good."""

    by: str | None = None
    """Whose certificate stands in it; a name that counts only when it is good."""


Stamp = Callable[[bytes], bytes]
"""Returns a time stamp of some bytes, a CMS structure in DER; raises PoedeskError when nobody gives one."""

CheckStamp = Callable[[bytes, bytes], Stamped]
"""Returns what is known of a time stamp, and whether it is one of the given bytes."""


def unchecked(stamp: bytes, note: bytes) -> Stamped:
    """Return that nobody looked: for those who cannot check a time stamp."""
    del stamp, note
    return Stamped(None, "it was not looked at")


def told(stamped: Stamped) -> str:
    """Return what is known of a time stamp as a clause for people."""
    claim = f"{stamped.at or 'no time'} by {stamped.by or 'nobody'}"
    if stamped.good:
        return f"time stamp {claim}" + (f"; not known: {stamped.says}" if stamped.says else "")
    what = "proves nothing" if stamped.good is False else "is not known to be good"
    return f"time stamp, which says {claim}, {what}: {stamped.says}"
