"""Cuts what people write into sentences; a short line of its own is one."""

import re
from collections.abc import Iterator

from poedesk.kernel.expressions import later
from poedesk.kernel.text import plain
from poedesk.proof.finding.dating.date_text import month_names

SHORT_LINE = 45
"""Characters of a line that stands for itself; a full line of mail is longer."""

_CLAUSE = later(r"[.!?]+(?=[\s\"')\u201d]|$)|\n\s*\n|\n(?=\s*[-*\u2022>])|;\s")

_SHORTENED = later(
    r"(?i)(?:\b(?:no|nos|nr|num|n[uú]m|ref|art|sec|inc|ltd|llc|co|corp|dept|mr|mrs|ms|dr|st|sr|sra|approx|vs|ca|bzw"
    r"|e\.g|i\.e|z\.b|s\.a|s\.l|b\.v|u\.s|a\.m|p\.m)|\bn[º°])\.$"
)
"""An abbreviation before whose point a sentence need not end: "Statement of Work No. 7"."""


_DAY = later(r"(?<!\d)\d{1,2}\.$")
_WORD = later(r"[ \t\n]+(?P<word>(?!May\b)[^\W\d_]+)")
"""What stands behind the number of a day; "12. May I" begins a sentence."""


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentences in ``text[start:end]``; a short line of its own is one."""
    stop = len(text) if end is None else end
    low = start
    for found in _CLAUSE.finditer(text, start, stop):
        if _goes_on(text, low, found.end(), stop):
            continue
        yield from _lines(text, low, found.end())
        low = found.end()
    yield from _lines(text, low, stop)


def _goes_on(text: str, start: int, end: int, stop: int) -> bool:
    """Say whether a point only shortens a word or counts: "No. 7", "am 12. Mai", not "by Contoso Inc. We"."""
    if _DAY.search(text, max(start, end - 4), end) is not None:
        word = _WORD.match(text, end)
        return word is not None and plain(word["word"]) in month_names()
    if _SHORTENED.search(text, max(start, end - 10), end) is None:
        return False
    after = text[end:stop].lstrip(" \t")
    number = re.search(r"(?i)(?:no|nos|nr|num|n[uú]m|ref|art|sec|n[º°])\.$", text[max(start, end - 5) : end])
    return after[:1].islower() or (number is not None and re.match(r"\S*\d", after) is not None)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at line ends where the next line does not go on with the sentence."""
    low, place = start, start - 1
    while (place := text.find("\n", place + 1, end)) >= 0:
        before, after = text[low:place].strip(), text[place + 1 : end].lstrip(" \t>")
        if (
            before
            and (len(before) < SHORT_LINE or before.endswith((",", ":")))
            and after[:1].isupper()
            and not before.endswith((" the", " of", " and"))
        ):
            yield from _trim(text, low, place)
            low = place + 1
    yield from _trim(text, low, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
