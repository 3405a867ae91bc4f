"""What was measured on paper as one table, and as its part of ``docs/accuracy.md``."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import quantiles

from eval.making.paper.scanner import SCANS
from eval.paper.bundles import IDENTIFIERS, Result, elements, honest, same, wrongly_approvable, wrongly_met
from eval.paper.forms import Judged
from eval.paper.hands import DATE, NAME, TENANT, ByHand
from eval.paper.sheets import Inks, Ticks
from eval.rates import Rate, rate
from poedesk.kernel.verdict import Verdict

HEADING = "## On paper"
_NEXT = "## What these figures do not say"
"""The heading in ``docs/accuracy.md`` before which the part stands."""

_DOTS = range(195, 206)
"""Dots an inch of what counts as 200."""

_DRAWN = 2000
"""Samples of sheets, with repetition, from which the interval of an F1 is taken."""


@dataclass(slots=True)
class Measured:
    """What one run measured."""

    ticks: list[Ticks] = field(default_factory=list)
    inks: list[Inks] = field(default_factory=list)
    forms: list[Judged] = field(default_factory=list)
    hands: list[ByHand] = field(default_factory=list)
    bundles: list[Result] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer."""

    asked: str
    goal: str
    measured: str


def rows(run: Measured) -> list[Row]:
    """Return the questions that the run answers."""
    return [
        *_of_ticks(run.ticks),
        *_of_inks(run.inks),
        *_of_forms(run.forms),
        *_of_hands(run.hands),
        *_of_bundles(run.bundles),
    ]


def table(run: Measured) -> str:
    """Return the run as a table in Markdown."""
    lines = ["| asked | goal | measured |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {row.asked} | {row.goal} | {row.measured} |" for row in rows(run))])


def section(run: Measured, day: date, command: str, seeds: str) -> str:
    """Return the part of ``docs/accuracy.md`` about paper."""
    return (
        f"{HEADING}\n\nWritten by `{command}` on {day.isoformat()}; do not edit by hand.\n"
        f"Sheets of seeds {seeds}, each taken by one of {len(SCANS)} devices in turn; how they and the\n"
        "bundles are made stands in [eval/README.md](../eval/README.md). The interval of the F1 comes from\n"
        "drawing whole sheets anew.\n\n"
        f"{table(run)}\n"
    )


def kept(page: str) -> str:
    """Return the part about paper of ``docs/accuracy.md`` as it stands; "" when there is none."""
    if HEADING not in page:
        return ""
    return page[page.index(HEADING) :].partition(_NEXT)[0].rstrip() + "\n"


def put(page: str, part: str) -> str:
    """Return ``docs/accuracy.md`` with its part about paper, new or in place of the old one."""
    old = kept(page)
    without = page.replace(old, "", 1) if old else page
    before, heading, after = without.partition(_NEXT)
    return before.rstrip() + "\n\n" + part.rstrip() + "\n\n" + heading + after


def f1(sheets: Sequence[Ticks]) -> float:
    """Return the harmonic mean of precision and recall of ticks; 1 when nothing is ticked, nor told so."""
    right = 2 * sum(sheet.right for sheet in sheets)
    whole = right + sum(sheet.invented + sheet.overlooked for sheet in sheets)
    return right / whole if whole else 1.0


def interval_of_f1(sheets: Sequence[Ticks]) -> tuple[float, float]:
    """Return the 95 % interval of the F1, from sheets drawn anew with repetition."""
    dice = random.Random(len(sheets))  # noqa: S311 - dice
    drawn = [f1(dice.choices(sheets, k=len(sheets))) for _ in range(_DRAWN)]
    parts = quantiles(drawn, n=40)
    return parts[0], parts[-1]


def _of_ticks(sheets: Sequence[Ticks]) -> list[Row]:
    if not sheets:
        return []
    right = sum(sheet.right for sheet in sheets)
    low, high = interval_of_f1(sheets)
    precision = Rate(right, right + sum(sheet.invented for sheet in sheets))
    recall = Rate(right, right + sum(sheet.overlooked for sheet in sheets))
    return [
        Row(
            f"tick boxes, F1 of {len(sheets)} sheets", ">= 0.95", f"{f1(sheets):.3f} [{low:.3f}, {high:.3f}]"
        ),
        Row("ticks told that are there", "", _cell(precision)),
        Row("ticks there that are told", "", _cell(recall)),
        Row("boxes found", "", _cell(_sum(sheet.found for sheet in sheets))),
        Row("of these with their label", "", _cell(_sum(sheet.named for sheet in sheets))),
    ]


def _of_inks(sheets: Sequence[Inks]) -> list[Row]:
    if not sheets:
        return []
    return [
        Row("signature there or not", ">= 0.97", _cell(_sum(sheet.signatures for sheet in sheets))),
        Row("initials there or not", "", _cell(_sum(sheet.initials for sheet in sheets))),
        Row("date by hand there or not", "", _cell(_sum(sheet.dates for sheet in sheets))),
    ]


def _of_forms(sheets: Sequence[Judged]) -> list[Row]:
    if not sheets:
        return []
    sharp = [sheet for sheet in sheets if _is_at_200_dots(sheet.device)]
    claims = sum(sheet.differing.total for sheet in sheets)
    wrong = sum(sheet.wrongly_met for sheet in sheets)
    return [
        Row("words at 200 dpi", ">= 0.97", _cell(_sum(sheet.words for sheet in sharp))),
        Row("words, all devices", "", _cell(_sum(sheet.words for sheet in sheets))),
        Row("identifiers wrongly met, of claims that differ in one sign", "0", f"{wrong} of {claims}"),
        Row("such claims contradicted, the others unclear", "", _cell(_sum(s.differing for s in sheets))),
        Row("identifiers met that are as claimed", "", _cell(_sum(sheet.borne_out for sheet in sheets))),
        Row("of the others unclear", "", str(sum(sheet.unclear for sheet in sheets))),
    ]


def _of_hands(sheets: Sequence[ByHand]) -> list[Row]:
    if not sheets:
        return []
    wrong, count = sum(len(sheet.wrong) for sheet in sheets), 2 * len(sheets)
    return [
        Row("dates and names by hand met as others", "0", f"{wrong} of {count}"),
        *(
            Row(
                f"{what} told missing or contradicted",
                "0",
                f"{_told(sheets, element, Verdict.NOT_MET)} of {len(sheets)}",
            )
            for what, element in (
                ("date by hand", DATE),
                ("name by hand", NAME),
                ("tenant id beside them", TENANT),
            )
        ),
        *(
            Row(
                f"{what} read, the others unclear",
                "",
                _cell(Rate(_told(sheets, element, Verdict.MET), len(sheets))),
            )
            for what, element in (
                ("date by hand", DATE),
                ("name by hand", NAME),
                ("tenant id beside them", TENANT),
            )
        ),
    ]


def _told(sheets: Sequence[ByHand], element: str, verdict: Verdict) -> int:
    return sum(sheet.verdicts[element] is verdict for sheet in sheets)


def _of_bundles(found: Sequence[Result]) -> list[Row]:
    if not found:
        return []
    counted = elements(found)
    wrong = sum(map(wrongly_met, counted))
    identifiers = sum(wrongly_met(each) and each.element in IDENTIFIERS for each in counted)
    pages = sum(result.pages for result in found)
    words = _sum(result.words for result in found)
    return [
        Row(f"bundles on {pages} pages of paper: the original's verdict", "", _cell(rate(map(same, found)))),
        Row(
            "that, or left to a person, or as labelled where the original is",
            "1",
            _cell(rate(map(honest, found))),
        ),
        Row("wrongly approvable", "0", f"{sum(map(wrongly_approvable, found))} of {len(found)}"),
        Row("elements wrongly met", "0", f"{wrong} of {len(counted)}, {identifiers} of them identifiers"),
        Row("words of bundles, all devices", "", _cell(words)),
    ]


def _is_at_200_dots(device: str) -> bool:
    how = SCANS[device]
    return how.dpi in _DOTS and (how.dpi_down or how.dpi) in _DOTS


def _sum(rates: Iterable[Rate]) -> Rate:
    return sum(rates, Rate(0, 0))


def _cell(found: Rate) -> str:
    low, high = found.interval
    return f"{found.value or 0:.3f} [{low:.3f}, {high:.3f}], {found.hits}/{found.total}"
