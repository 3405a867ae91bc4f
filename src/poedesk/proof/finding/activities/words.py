"""The words by which activities show: names of rows and columns, cues in described work, clauses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from poedesk.proof.finding.passages import without_number
from poedesk.proof.finding.plain import any_of, plain_of
from poedesk.proof.finding.workloads.names import Mention
from poedesk.proof.policy.vocabulary import Vocabulary

_NEW_CLAUSE = re.compile(
    r"(?:[;,]\s*(?:and|then|y|e|und|et)?|\band|\bthen|\by|\be|\bund|\bet)\s*(?:we\s+|also\s+|then\s+|it\s+|he\s+|se\s+)?$"
)
_NOT_DONE = re.compile(
    r"\b(?:not|never|no longer|without|instead of|rather than|no se|sin|nicht|keine?"
    r"|ne\s+\w+\s+pas)\s+(?:\w+\s+){0,2}$"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that shows an activity: ``text[start:end]``."""

    activity: str
    start: int
    end: int


_CUES: dict[
    int, tuple[Vocabulary, re.Pattern[str], Mapping[str, str], re.Pattern[str], Mapping[str, str]]
] = {}


def _tables(
    vocabulary: Vocabulary,
) -> tuple[re.Pattern[str], Mapping[str, str], re.Pattern[str], Mapping[str, str]]:
    known = _CUES.get(id(vocabulary))
    if known is None:
        cues = {_key(cue): activity.id for activity in vocabulary.activities for cue in activity.all_cues}
        names = {_key(name): activity.id for activity in vocabulary.activities for name in activity.headings}
        known = _CUES[id(vocabulary)] = (vocabulary, any_of(cues), cues, any_of(names), names)
    return known[1:]


def _key(text: str) -> str:
    return " ".join(re.split(r"[\s-]+", plain_of(text).text))


def cues(text: str, vocabulary: Vocabulary) -> tuple[Cue, ...]:
    """Return the words of ``text`` by which described work shows an activity, in order."""
    pattern, known, _, _ = _tables(vocabulary)
    made = plain_of(text)
    return tuple(
        Cue(known[_key(match.group())], *made.original(*match.span()))
        for match in pattern.finditer(made.text)
        if not _NOT_DONE.search(made.text[: match.start()])
    )


def activity_of_label(label: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the activity that a row, column or group is named after; the first named wins."""
    if not label:
        return None
    _, _, pattern, known = _tables(vocabulary)
    text = plain_of(without_number(label)).text
    match = pattern.search(text)
    if match is None:
        return None
    begins = match.start() <= 3 or len(text.split()) <= 6  # noqa: PLR2004 - a long label counts by its first words only
    return known[_key(match.group())] if begins else None


def tied(text: str, named: Sequence[Mention], shown: Sequence[Cue]) -> Iterator[tuple[Cue, Mention]]:
    """Yield pairs of one clause; a clause without a workload lends its verbs to the next that names one.

    "migrated mail to A, and trained users on B" ties migration to A and training to B; "deployed, tested and
    supported A" ties all three to A; "A and B were deployed and configured" ties both to both.
    """
    free = [cue for cue in shown if not any(m.start < cue.end and cue.start < m.end for m in named)]
    plain = plain_of(text).text
    starts = [
        0,
        *(cue.start for cue in free if cue.start and _NEW_CLAUSE.search(plain[: cue.start])),
        len(text),
    ]
    waiting: list[Cue] = []
    last: list[Mention] = []
    for low, high in pairwise(starts):
        verbs = [cue for cue in free if low <= cue.start < high]
        things = [mention for mention in named if low <= mention.start < high]
        if not things:
            waiting.extend(verbs)
            continue
        yield from ((cue, mention) for mention in things for cue in (*waiting, *verbs))
        waiting, last = [], things
    yield from ((cue, mention) for mention in last for cue in waiting)
