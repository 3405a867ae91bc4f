"""Papers that say that an agreement or order is over: ended, expired, or replaced by another.

"Statement of Work BB-40 of 22 April 2024 has expired", "this order replaces Order No. 7". The paper that is
meant is known by its number or day. The expressions are data in ``ending.yaml``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.stacks.references import Reference, called
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.dating.date_text import parse_dates
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.plain import plain_of


@dataclass(frozen=True, slots=True)
class Ending:
    """A sentence that says that another paper is over."""

    over: Reference
    """The paper that is over."""

    replaced: bool
    """Whether something takes its place."""

    day: date | None
    """From when, where the sentence says so."""

    span: Span
    """The whole sentence."""


def endings(document: Document) -> tuple[Ending, ...]:
    """Return the sentences of ``document`` that say that some paper is over."""
    return tuple(one for page in document.pages for one in _on_page(page.number, page.text))


_SENTENCE = compiled(r"(?<!\bno)(?<!\bnr)(?<!\bnum)(?<!\s\d)(?<!\s\d\d)\.(?=\s|$)|[;!?](?=\s)|\n\s*\n")
"""Over plain text; a point behind a number of a day ends nothing."""

_LONGEST = 500
"""Characters of a sentence, at most."""


_KNOWN = 512
"""Pages whose endings are remembered: each paper is compared with each agreement."""


@lru_cache(_KNOWN)
def _on_page(number: int, text: str) -> tuple[Ending, ...]:
    return tuple(_found(number, text))


def _found(number: int, text: str) -> Iterator[Ending]:
    made = plain_of(text).text
    if not _any().found_in(made):
        return
    low = 0
    for match in (*_SENTENCE.finditer(made), None):
        high = match.start() if match is not None else len(made)
        if high - low <= _LONGEST:
            yield from _of_sentence(number, text, low, high)
        low = match.end() if match is not None else high


def _of_sentence(number: int, text: str, low: int, high: int) -> Iterator[Ending]:
    made = plain_of(text)
    told = made.text[low:high]
    if not _any().found_in(told) or _expression("provides").search(told) is not None:
        return
    named = list(called(number, text, low, high))
    for key, behind, replaced in _WAYS:
        verb = _expression(key).search(told)
        if verb is None:
            continue
        fitting = [
            ref
            for at, ref in named
            if (at >= low + verb.start() if behind else at < low + verb.end())
            and not _only_about(made.text[low:at], made.text[low + verb.end() : at] if behind else "")
        ]
        if not fitting:
            continue
        start = low + len(told) - len(told.lstrip())
        span = Span(number, *made.original(start, high))
        over = fitting[0] if behind else fitting[-1]
        yield Ending(over, replaced, _day(text, span, over), span)
        return


_ABOUT = compiled(
    r"\b(?:under|within|in|by|per|unter|gemass|nach|bajo|segun|sous|selon)\s+(?:the\s+|la\s+|le\s+|el\s+|der\s+|dem\s+)?\W*$"
)
"""What stands before a paper under which something was done: it is not the paper that ends."""

_LONG_WAY = 6
"""Words, at most, between "ends" and the paper that it ends."""


def _only_about(before: str, between: str) -> bool:
    """Say whether a paper is named only as that under which something ended, or far behind the verb."""
    return _ABOUT.search(before) is not None or len(between.split()) > _LONG_WAY


_WAYS = (
    ("is_replaced", False, True),
    ("replaces", True, True),
    ("is_over", False, False),
    ("ends", True, False),
)
"""Each way to say it: whether the paper that is over stands behind the verb, and whether it is replaced."""


def _day(text: str, sentence: Span, over: Reference) -> date | None:
    """Return the last day that a sentence names beside the one by which it names the paper."""
    start = sentence.start or 0
    taken = (over.span.start or 0, over.span.end or 0)
    hits = parse_dates(text[start : sentence.end])
    days = [hit.iso for hit in hits if hit.iso and not taken[0] <= start + hit.start < taken[1]]
    return max((date.fromisoformat(day[:10]) for day in days), default=None)


@cache
def _any() -> Expressions:
    """Return all ways together, each tried only where it can match."""
    return Expressions(*(each for key, _, _ in _WAYS for each in _lists()[key]))


@cache
def _expression(name: str) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{each})" for each in _lists()[name]))


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    source = resources.files(__package__).joinpath("ending.yaml").read_text(encoding="utf-8")
    lists: Mapping[str, Sequence[str]] = load_yaml(source)
    return lists
