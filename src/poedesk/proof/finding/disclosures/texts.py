"""The disclosures that stand on a page.

A text is a disclosure when each of its groups of key terms (``policy/vocabulary/disclosures.yaml``) has a
term within a short stretch: the programme's wording, the template's, or the same in other words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.page.passages import Form, Passage
from poedesk.proof.finding.wording.necessary import Needed
from poedesk.proof.finding.wording.plain import any_of, plain_of
from poedesk.proof.policy.vocabulary import Disclosure

STRETCH = 90
"""Words within which a disclosure says all that it has to say."""


@dataclass(frozen=True, slots=True)
class Text:
    """A disclosure as it stands on a page."""

    id: str
    page: int
    passages: tuple[Passage, ...]

    @property
    def range(self) -> tuple[int, int]:
        """Return where it begins and ends in the text of the page."""
        starts = [start for passage in self.passages for start, _ in passage.pieces]
        ends = [end for passage in self.passages for _, end in passage.pieces]
        return min(starts), max(ends)


def texts_on(page: int, listed: Sequence[Passage], disclosures: Iterable[Disclosure]) -> Iterator[Text]:
    """Yield the disclosures among the passages of a page."""
    disclosures, lows = tuple(disclosures), [plain_of(passage.text).text for passage in listed]
    whole = " ".join(lows)
    for disclosure in disclosures:
        groups = [_group(*group.any_of) for group in disclosure.terms]
        if not all(group.stands_in(whole) for group in groups):
            continue
        others = {_plain(name) for other in disclosures if other is not disclosure for name in _named(other)}
        index = 0
        while index < len(listed):
            most = next((n for n in (1, 2) if _begins_anew(listed, index + n, others)), 3)
            width = next((n for n in range(1, most + 1) if _says(lows[index : index + n], groups)), 0)
            if width == 0:
                index += 1
                continue
            while width > 1 and _says(lows[index + 1 : index + width], groups):
                index, width = index + 1, width - 1
            yield Text(disclosure.id, page, tuple(listed[index : index + width]))
            index += width


_INITIALS_LINE = 60
"""Characters of a line that is nothing but a place for initials."""

_NUMBERED = compiled(r"\s*(?:§\s*)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+\S")


def _begins_anew(listed: Sequence[Passage], index: int, others: AbstractSet[str]) -> bool:
    """Say whether a numbered heading stands there, or one of ``others``, or the last one was initialled.

    One clause does not say the half of the next one's. ``others`` are the headings of other disclosures.
    """
    if index >= len(listed):
        return False
    if _is_for_initials(listed[index - 1].text):
        return True
    passage = listed[index]
    numbered = passage.form is Form.HEADING and _NUMBERED.match(passage.text) is not None
    return numbered or plain_of(passage.text).text.strip(" .:") in others


def _is_for_initials(line: str) -> bool:
    """Say whether a line is a place for initials, empty or not, and nothing else."""
    if len(line) > _INITIALS_LINE:
        return False
    words = re.findall(r"[^\W_]+", line.lower())
    place = next((at for at, word in enumerate(words) if word.startswith(("initial", "inicial"))), None)
    if place is None or place > 4:  # noqa: PLR2004 - "(Public Sector) Customer's initials"
        return False
    return all(len(word) <= 4 for word in words[place + 1 :])  # noqa: PLR2004 - "here", letters of a name


def _named(disclosure: Disclosure) -> Iterator[str]:
    """Yield how documents name a disclosure."""
    return chain.from_iterable(disclosure.headings.values())


@cache
def _plain(heading: str) -> str:
    return plain_of(heading).text


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of key terms."""

    pattern: re.Pattern[str]
    needed: Needed
    """Words that every one of them holds, by which most texts are told to have none."""

    def stands_in(self, low: str) -> bool:
        """Return whether one of the terms stands in a plain text."""
        return self.needed.may_match(low) and self.pattern.search(low) is not None


@cache
def _group(*terms: str) -> _Group:
    pattern = any_of(terms)
    return _Group(pattern, Needed([pattern.pattern]))


def _says(stretch: Sequence[str], groups: Sequence[_Group]) -> bool:
    """Return whether every group of terms has one within a short stretch of the passages."""
    low = " ".join(stretch)
    if not all(group.stands_in(low) for group in groups):
        return False
    if len(low.split()) < 12:  # noqa: PLR2004 - a heading says nothing
        return False
    hits = [[len(low[: found.start()].split()) for found in group.pattern.finditer(low)] for group in groups]
    return any(
        all(any(0 <= place - first <= STRETCH for place in places) for places in hits)
        for first in sorted(chain.from_iterable(hits))
    )
