"""Whether pictures may be looked at while a document is read, for how long, and who hears how far it is.

Most children only read text: one that meets a picture notes that it wants sight, and the document goes to
the one child that has the engine. Readers ask here; nothing of numpy is imported before they are answered.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.limits import Limits

Report = Callable[[int, int], None]
"""Called with the number of a page that is being looked at, and how many pages its document has."""


def _silent(_number: int, _count: int) -> None:
    """Tell nobody."""


class OutOfTime(Exception):
    """The time for looking at pictures is used up; what was asked for was not looked at, or not wholly."""


@dataclass(slots=True)
class Sight:
    """How pictures are looked at while one document, with all inside it, is read."""

    limits: Limits
    allowed: bool
    """Whether this child has the engine."""

    report: Report = _silent
    wanted: bool = False
    """Whether something was met that only looking can read."""

    _end: float = field(init=False)

    def __post_init__(self) -> None:
        """Let the time of the document begin."""
        self._end = time.monotonic() + self.limits.ocr_seconds

    def deadline(self) -> float:
        """Return until when (``time.monotonic``) a page that is begun now may take; raises OutOfTime."""
        now = time.monotonic()
        if now >= self._end:
            raise OutOfTime
        return min(now + self.limits.ocr_page_seconds, self._end)


_current: ContextVar[Sight | None] = ContextVar("sight", default=None)


@contextmanager
def looking(sight: Sight) -> Iterator[Sight]:
    """Read what is read in this context with ``sight``."""
    token = _current.set(sight)
    try:
        yield sight
    finally:
        _current.reset(token)


def sight() -> Sight | None:
    """Return what to look with; null where nothing is looked at, and that it was wanted is noted."""
    current = _current.get()
    if current is None:
        return None
    current.wanted = True
    return current if current.allowed else None
