"""Why a date is the deadline, as sentences that either side can check with a calendar."""

from datetime import date

from poedesk.process.clocks.clock import GRANTED, Clock, counted

_BASES = {
    "stated": "as the programme states",
    "inferred": "as is inferred from what the programme states",
    "default": "set here, because the programme's published rules name no time",
}
_SHOWN = 8
"""Skipped days that are listed by name; of more, the number is told."""


def why(clock: Clock) -> str:
    """Return why the deadline is what it is, with every day that did not count."""
    span, calendar = clock.span, clock.calendar
    started = calendar.day_of(clock.started)
    told = [
        f"The {span.side} has {_days(clock)} ({_basis(clock)}).",
        f"They run from {weekday(started)} ({clock.because}); that day does not count.",
    ]
    told += [
        f"{each.days} {_unit(clock, each.days)} were added on request: {each.reason.rstrip('.')}."
        for each in clock.extensions
        if each.decision == GRANTED
    ]
    found = counted(clock)
    if found is None:
        cause = "; ".join(each.cause.rstrip(".") for each in clock.pauses if each.ended is None)
        return " ".join([*told, f"The clock stands still ({cause}), so there is no deadline now."])
    if clock.undecided:
        told.append("A request for more time waits for its decision; until then the clock does not run out.")
    told += _skipped(found.skipped)
    if found.due in [calendar.day_of(each.decided) for each in clock.extensions if each.decided]:
        told.append(
            "A request for more time was decided on the last day or after it; its day is still in time."
        )
    told.append(f"The last day is {weekday(found.due)}, until midnight in {calendar.zone}.")
    earliest = counted(clock, strict=True)
    if earliest and earliest.due != found.due:
        told.append(f"If public holidays counted it would be {weekday(earliest.due)}.")
    return " ".join(told)


def weekday(day: date) -> str:
    """Return a day as people check it: ``Monday 4 May 2026``."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _basis(clock: Clock) -> str:
    """Return where the number of days is from; nobody is told the source of what no source says."""
    told = _BASES[clock.span.basis]
    return told if clock.span.basis == "default" else f"{told}: {clock.span.source}"


def _days(clock: Clock) -> str:
    return f"{clock.span.days} {_unit(clock, clock.span.days)}"


def _unit(clock: Clock, number: int) -> str:
    unit = clock.span.unit.replace("-", " ")
    return unit.removesuffix("s") if number == 1 else unit


def _skipped(skipped: tuple[tuple[date, str], ...]) -> list[str]:
    others = [(day, why) for day, why in skipped if why != f"{day:%A}"]
    weekends = len(skipped) - len(others)
    told = [f"{weekends} days of weekends do not count."] if weekends else []
    if others:
        listed = "; ".join(f"{day.isoformat()} ({why})" for day, why in others[:_SHOWN])
        more = f"; and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        told.append(f"Nor do {listed}{more}.")
    return told
