"""What a check of a packet answers: one answer an item, in three values, never one for the whole alone."""

from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict, all_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be said of one item."""

    item: str
    """A path in the packet, ``archive``, ``signature``, or what was done with the whole."""

    verdict: Verdict
    says: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One element that is judged otherwise than the packet says."""

    element: str
    """Its id; ``verdict`` for the whole."""

    packet: str
    """What the packet says: verdict and code."""

    now: str
    """What is said here."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The packet's assessment beside one made anew."""

    policy: str
    """``ID@VERSION`` by which it was judged anew."""

    whose: str
    """``packet`` or ``today``."""

    verdict: str | None
    """Of the new assessment; null when there is none."""

    because: str | None
    """Why there is none."""

    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Showing:
    """What a redacted packet shows of its original."""

    passages: tuple[dict[str, Any], ...]
    """``poedesk.passage/1`` of each element that stands under the root in the note."""

    hidden: int | None
    """Leaves of the original that are not here; null when nothing says how many there are."""


@dataclass(frozen=True, slots=True)
class Verified:
    """All that was found."""

    answers: tuple[Answer, ...]
    compared: tuple[Compared, ...] = ()
    about: dict[str, Any] | None = None
    """What the manifest says of the packet; null when it could not be read, or is hidden."""

    redacted: Showing | None = None
    """What is shown, when the packet is a redacted one."""

    @property
    def verdict(self) -> Verdict:
        """Return the weakest answer."""
        return all_of(answer.verdict for answer in self.answers)

    @property
    def good(self) -> bool:
        """Return whether every question has a good answer."""
        return self.verdict is Verdict.MET


def met(item: str, says: str) -> Answer:
    """Return that an item holds."""
    return Answer(item, Verdict.MET, says)


def not_met(item: str, says: str) -> Answer:
    """Return that an item does not hold."""
    return Answer(item, Verdict.NOT_MET, says)


def unclear(item: str, says: str) -> Answer:
    """Return that nothing can be said of an item."""
    return Answer(item, Verdict.UNCLEAR, says)
