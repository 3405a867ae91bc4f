"""A clock that runs: what started it, when it stood still and why, what it was extended by. A value."""

from dataclasses import replace
from datetime import date, datetime

from poedesk.kernel.calendars.calendar import BUSINESS_DAYS, WORKING_DAYS, Calendar, Unit
from poedesk.kernel.calendars.counting import Count, count
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass

GRANTED, REFUSED = "granted", "refused"


class ClockMistake(UsageError):
    """The clock cannot do that now."""


@dataclass(frozen=True, slots=True)
class Span:
    """How long a clock runs, as a programme's table says."""

    name: str
    """Such as ``partner-answer``."""

    side: str
    """Whose time it is: ``partner``, ``customer`` or ``programme``."""

    days: int
    unit: Unit
    source: str
    basis: str
    """``stated``, ``inferred`` or ``default``."""

    reminders: tuple[int, ...] = ()
    """So many days (calendar) before the deadline somebody is reminded, largest first."""

    extensions: int = 0
    """How often it may be extended."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which nobody's days are counted."""

    began: datetime
    cause: str
    """Why, as words."""

    by: str
    """Name of what paused it; only what belongs to it ends the pause."""

    ended: datetime | None = None
    """Null while it lasts."""


@dataclass(frozen=True, slots=True)
class Extension:
    """So many more days, asked for by someone for a reason."""

    asked: datetime
    by: str
    """Id of the actor."""

    days: int
    """In the unit of the clock."""

    reason: str
    decision: str | None = None
    """``granted``, ``refused``, or null while nobody decided."""

    decided: datetime | None = None
    decided_by: str | None = None
    words: str = ""
    """Why it was decided so; needed for a refusal."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One running of a span: its deadline follows from what it holds."""

    span: Span
    started: datetime
    because: str
    """What started it, as words: ``Ask for more information``."""

    calendar: Calendar
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    stopped: datetime | None = None
    """When what it waited for happened; null while it runs."""

    @property
    def paused(self) -> bool:
        """Whether it stands still now."""
        return any(each.ended is None for each in self.pauses)

    @property
    def undecided(self) -> bool:
        """Whether someone asked for more time and was not answered yet."""
        return any(extension.decision is None for extension in self.extensions)

    @property
    def days(self) -> int:
        """How many days it runs, with what was granted."""
        return self.span.days + sum(each.days for each in self.extensions if each.decision == GRANTED)


def counted(clock: Clock, *, strict: bool = False) -> Count | None:
    """Return the deadline with the days that did not count; null while the clock stands still.

    A day on which the clock stood still at any moment does not count: whoever has the time gets the doubt.
    A request for more time that is decided after the deadline leaves the day of the decision: nobody is late
    before the answer came.

    Args:
        clock: the clock.
        strict: count public holidays and closures as if they were ordinary days: the earliest that any
            reading of "business days" gives.
    """
    found = _agreed(clock, strict=strict)
    if found is None:
        return None
    decided = [clock.calendar.day_of(each.decided) for each in clock.extensions if each.decided]
    return replace(found, due=max([found.due, *decided]))


def agreed(clock: Clock) -> date | None:
    """Return the last day without what a late decision left; null while the clock stands still.

    More time is asked for up to it: else whoever is refused late could ask again each day.
    """
    found = _agreed(clock)
    return found.due if found else None


def due(clock: Clock) -> date | None:
    """Return the last day in time, in the clock's zone; null while it stands still."""
    told = counted(clock)
    return told.due if told else None


def ends(clock: Clock) -> datetime | None:
    """Return the first moment that is too late; null while it stands still."""
    day = due(clock)
    return clock.calendar.end_of(day) if day else None


def runs(clock: Clock, at: datetime) -> bool:
    """Say whether something done ``at`` that moment is in time: the clock was started and did not run out."""
    return clock.stopped is None and at >= clock.started and not expired(clock, at)


def expired(clock: Clock, at: datetime) -> bool:
    """Say whether the time ran out before what was waited for happened.

    A stopped clock, one that stands still, and one whose extension was asked in time and not decided yet
    have not run out.
    """
    end = ends(clock)
    return clock.stopped is None and end is not None and not clock.undecided and at >= end


def pause(clock: Clock, at: datetime, cause: str, by: str) -> Clock:
    """Return the clock standing still; several pauses may overlap, and each ends on its own.

    Raises:
        ClockMistake: it does not run any more, the cause is not said, or it is paused by the same already.
    """
    name = clock.span.name
    if clock.stopped is not None or expired(clock, at):
        message = f"{name} does not run at {at.isoformat()}, so it cannot be paused"
        raise ClockMistake(message)
    if not cause.strip():
        message = f"say why {name} is paused"
        raise ClockMistake(message)
    if _open(clock, by):
        message = f"{name} is paused by {by} already"
        raise ClockMistake(message)
    _forward(clock, at)
    return replace(clock, pauses=(*clock.pauses, Pause(at, cause.strip(), by)))


def resume(clock: Clock, at: datetime, by: str) -> Clock:
    """Return the clock without the pause that ``by`` began; raises ClockMistake when there is none."""
    if clock.stopped is not None or not _open(clock, by):
        message = f"{clock.span.name} is not paused by {by}"
        raise ClockMistake(message)
    _forward(clock, at)
    ended = (
        replace(each, ended=at) if each.ended is None and each.by == by else each for each in clock.pauses
    )
    return replace(clock, pauses=tuple(ended))


def stop(clock: Clock, at: datetime) -> Clock:
    """Return the clock stopped: what it waited for happened, or no longer matters."""
    if clock.stopped is not None:
        return clock
    _forward(clock, at)
    ended = (replace(each, ended=each.ended or at) for each in clock.pauses)
    return replace(clock, pauses=tuple(ended), stopped=at)


def reminders(clock: Clock, after: datetime, until: datetime) -> tuple[tuple[datetime, int], ...]:
    """Return the reminders that fall after ``after`` and not after ``until``: when, and days left.

    None while the clock stands still or after it stopped; one that would fall before the start is left out.
    """
    day = due(clock)
    if day is None or clock.stopped is not None:
        return ()
    moments = (
        (clock.calendar.start_of(date.fromordinal(day.toordinal() - left)), left)
        for left in clock.span.reminders
    )
    begin = max(after, clock.started)
    return tuple((moment, left) for moment, left in moments if begin < moment <= until)


def _agreed(clock: Clock, *, strict: bool = False) -> Count | None:
    if clock.paused:
        return None
    unit = WORKING_DAYS if strict and clock.span.unit == BUSINESS_DAYS else clock.span.unit
    start = clock.calendar.day_of(clock.started)
    return count(start, clock.days, unit, clock.calendar, lambda day: _stood(clock, day))


def _open(clock: Clock, by: str) -> bool:
    return any(each.ended is None and each.by == by for each in clock.pauses)


def _stood(clock: Clock, day: date) -> str | None:
    for each in clock.pauses:
        first = clock.calendar.day_of(each.began)
        last = clock.calendar.day_of(each.ended) if each.ended else date.max
        if first <= day <= last:
            return f"paused: {each.cause}"
    return None


def _forward(clock: Clock, at: datetime) -> None:
    """Raise ClockMistake when ``at`` lies before the last thing that happened to the clock."""
    pauses = [moment for each in clock.pauses for moment in (each.began, each.ended) if moment]
    last = max([clock.started, *pauses])
    if at < last:
        message = f"{at.isoformat()} lies before {last.isoformat()}, the last change of {clock.span.name}"
        raise ClockMistake(message)
