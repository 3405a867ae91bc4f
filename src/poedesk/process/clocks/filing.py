"""Until when a proof can be filed, and what filing on a day would mean: from the policy's window."""

from collections.abc import Sequence
from datetime import date

from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.process.clocks.telling import weekday
from poedesk.proof.assessing.acknowledging.days.windows import earliest, good_until, judge_readings
from poedesk.proof.policy.loader import Policy


@dataclass(frozen=True, slots=True)
class Filing:
    """What filing on one day means for an acknowledgement."""

    on: date
    acknowledged: date
    verdict: Verdict
    """Whether the acknowledgement's date lies in the window."""

    earliest: date
    """First day on which the customer may have acknowledged, for this filing."""

    last_safe: date
    """Last day on which this acknowledgement is still young enough, by the rules in force on ``on``."""

    version: str
    """Version of the programme in force on ``on``."""

    because: str

    @property
    def days_to_spare(self) -> int:
        """Days from the filing to the last safe day; negative when it is past."""
        return (self.last_safe - self.on).days


def if_filed(on: date, acknowledged: Sequence[date], policy: Policy) -> Filing:
    """Return what filing ``on`` that day means, by the oldest of the acknowledgement's dates.

    Args:
        on: the day of submission.
        acknowledged: the date of the customer's acknowledgement, or every reading of it; at least one.
        policy: the rules in force on that day.
    """
    window = policy.parameters["acknowledgement_window"]
    oldest, newest = min(acknowledged), max(acknowledged)
    verdict, _ = judge_readings((oldest, newest), on, on, window)
    first, last = earliest(on, window), good_until(oldest, window)
    return Filing(on, oldest, verdict, first, last, policy.version, _because(on, oldest, newest, first, last))


def _because(on: date, oldest: date, newest: date, first: date, last: date) -> str:
    told = f"Filed on {weekday(on)}, the customer must have acknowledged from {first} to {on}."
    if newest > on:
        return f"{told} {newest} is later than the filing: file on that day or after it."
    if oldest < first:
        return f"{told} {oldest} is too old: {weekday(last)} was the last safe day. Ask for a new signature."
    return f"{told} {oldest} is inside. The last safe day is {weekday(last)}."
