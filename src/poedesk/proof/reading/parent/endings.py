"""What is said when a child broke a limit or its word: which limit, while it did what, as a clause."""

import signal

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.limits import Limits, variable
from poedesk.proof.reading.parent.frames import Oversized, TimedOut


@dataclass(frozen=True, slots=True)
class Work:
    """What a child is doing, in the words of a message, and what it may take for it."""

    doing: str
    """Such as "reading"."""

    worker: str
    """Such as "the reader"."""

    clock: str
    """Name of the limit on its time on the clock."""

    processor: str
    """Name of the limit on its processor time."""


READING = Work("reading", "the reader", "wall_seconds", "cpu_seconds")
SEARCHING = Work("searching", "the search", "find_seconds", "find_seconds")


def named(error: Exception, work: Work, limits: Limits) -> str:
    """Say what a child that did not end by itself did wrong."""
    if isinstance(error, TimedOut):
        return f"{work.doing} it took longer than {_seconds(work.clock, limits)}"
    if isinstance(error, Oversized):
        return f"it holds more than can be taken in ({variable('answer_bytes')})"
    return "the answer made no sense" if work is READING else f"the answer of {work.worker} made no sense"


def named_end(code: int, work: Work, limits: Limits) -> str:
    """Say how a child ended that gave no answer, from its exit code (negative: the signal)."""
    if code == -signal.SIGXCPU:
        limit = _seconds(work.processor, limits).replace(" s ", " s of processor time ", 1)
        return f"{work.doing} it took more than {limit}"
    if code == -signal.SIGKILL:
        return f"{work.worker} was stopped by the system, as happens when memory runs out"
    if code < 0:
        known = {item.value: item.name for item in signal.Signals}
        return f"{work.worker} crashed on it ({known.get(-code, f'signal {-code}')})"
    return f"{work.worker} stopped without an answer (exit code {code})"


def _seconds(name: str, limits: Limits) -> str:
    return f"{getattr(limits, name)} s ({variable(name)})"
