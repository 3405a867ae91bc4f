"""Activities told without a name where the work stands: their section says on what it was done.

"1. Deploys Defender for 285 mailboxes. 2. Supports the office every morning." The second names nothing; the
section is about one workload. Where it is about several, nobody can tell which of them is meant.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Span
from poedesk.proof.finding.activities.words import Cue, cues
from poedesk.proof.finding.labels.captions import role_words
from poedesk.proof.finding.model import Finding, Role
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.page.headings import meaning
from poedesk.proof.finding.page.passages import Form, Passage, Sentence
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.names import DOUBTFUL, mentions, says_out_of_scope
from poedesk.proof.policy.vocabulary import Vocabulary

FEWEST = 2
"""Words from which a sentence or a cell of a table tells something."""

DETAIL = "told beside it where the work stands"


Section = Sequence[Passage]
"""The passages between two headings."""


def sections(known: Sequence[Passage], left_out: Collection[int]) -> Iterator[Section]:
    """Yield the sections of a paper; ``left_out`` are numbers of passages that end one and are in none."""
    inside: list[Passage] = []
    for number, passage in enumerate(known):
        if number in left_out or passage.form is Form.HEADING:
            if inside:
                yield inside
            inside = []
        else:
            inside.append(passage)
    if inside:
        yield inside


def chapters(known: Sequence[Passage], vocabulary: Vocabulary) -> Mapping[int, Passage]:
    """Return the chapter that says on what a sub-chapter works, by the identity of the sub-chapter's heading.

    "3 Intune" stands over "3.2 Devices". The chapter names one workload, and the heading under it neither a
    workload nor another thing, nor that it tells a need, what is left out or what the customer does.
    """
    over: dict[int, Passage] = {}
    open_ones: list[tuple[str, Passage]] = []
    for passage in known:
        match = _NUMBERED.match(passage.text) if passage.form is Form.HEADING else None
        if match is None:
            continue
        while open_ones and not match["of"].startswith(f"{open_ones[-1][0]}."):
            open_ones.pop()
        named = ((head, _named_in(head, vocabulary)) for _, head in reversed(open_ones))
        head, workloads = next(((head, names) for head, names in named if names), (passage, set()))
        if len(workloads) == 1 and not _tells_apart(passage, vocabulary):
            over[id(passage)] = head
        open_ones.append((match["of"], passage))
    return over


def _tells_apart(heading: Passage, vocabulary: Vocabulary) -> bool:
    """Return whether a sub-chapter is about something else than the work on what its chapter names."""
    text = heading.text
    told, _ = meaning(text, free=True)
    return bool(
        OTHER.search(text)
        or _named_in(heading, vocabulary)
        or {"business_need", "presales", "end"}.intersection(told)
        or says_out_of_scope(text)
        or Role.CUSTOMER in role_words(text)
    )


def _named_in(passage: Passage, vocabulary: Vocabulary) -> set[str]:
    return {each.workload for each in mentions(passage.text, vocabulary, about=True)}


_NUMBERED = compiled(r"\s*(?:#+\s*)?(?P<of>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s")

OTHER = compiled(
    r"\b(?:[Pp]rinters?|[Ff]irewalls?|[Nn]etwork|[Ww]i-?[Ff]i|WLAN|[Ss]witch(?:es)?|[Rr]outers?|[Bb]ackups?|[Ww]ebsite"
    r"|ERP|CRM|SAP|SQL|[Aa]ccounting|[Pp]ayroll|[Bb]ookkeeping|[Cc]abling|Windows|Azure|Dynamics|Power|[Dd]rucker"
    r"|[Nn]etzwerk|[Ii]mpresoras?|[Rr]ed|[Ii]mprimantes?|[Rr]\u00e9seau)\b"
)
"""What a sentence may be about that names no workload."""


def shown_at(found: Sequence[Finding], least: float) -> Mapping[int, Sequence[tuple[int, str]]]:
    """Return where activities are surely shown: page -> places of the words in order, with the workload."""
    places: dict[int, list[tuple[int, str]]] = {}
    for finding in found:
        for span in finding.spans if finding.confidence >= least and finding.topic is not None else ():
            if span.start is not None and finding.topic is not None:
                places.setdefault(span.page, []).append((span.start, finding.topic))
    return {page: sorted(told) for page, told in places.items()}


def untied(
    section: Section,
    shown: Mapping[int, Sequence[tuple[int, str]]],
    vocabulary: Vocabulary,
    only: str | None = None,
) -> Iterator[tuple[Sentence, Sequence[Cue], frozenset[str]]]:
    """Yield sentences that show activities and name no workload, with what the section works on.

    ``only`` is the workload that a section is about, though no activity on it is shown by its name.
    """
    meant: set[str] = set()
    for passage in section:
        places = shown.get(passage.page, ())
        for start, end in passage.pieces if places else ():
            first, after = bisect_left(places, (start, "")), bisect_left(places, (end, ""))
            meant.update(workload for _, workload in places[first:after])
    if not meant and only is not None:
        meant.add(only)
    last: frozenset[str] = frozenset()
    for passage in section if meant else ():
        for sentence in passage.sentences:
            named = mentions(sentence.text, vocabulary, about=True)
            if named:
                last = frozenset(m.workload for m in named if m.confidence > DOUBTFUL) or last
                continue
            told = cues(sentence.text, vocabulary) if len(sentence.text.split()) >= FEWEST else ()
            if told:
                # What follows right behind another one may as well be told of that: nobody can tell.
                yield sentence, told, frozenset(meant) | (last if not last & meant else frozenset())


def only_one_worked_on(section: Section, vocabulary: Vocabulary) -> str | None:
    """Return the one workload that a section names, in an item or a sentence of what was done.

    "Entra ID is among the products that the hospital owns" tells of no work on it, nor does its row among
    prices, though work has a row there, too.
    """
    named: set[str] = set()
    worked = False
    at_work = {_row(passage) for passage in section if passage.cell and cues(passage.text, vocabulary)}
    for sentence in (s for passage in section for s in passage.sentences):
        sure = {
            m.workload for m in mentions(sentence.text, vocabulary, about=True) if m.confidence > DOUBTFUL
        }
        named |= sure
        passage = sentence.passage
        listed = passage.form is not Form.TEXT and (passage.cell is None or _row(passage) in at_work)
        worked |= bool(sure) and (listed or bool(done_words(sentence.text)) or _counts_use(sentence))
    return next(iter(named)) if len(named) == 1 and worked else None


def _row(passage: Passage) -> tuple[int, int, int] | None:
    """Return which row of which table a cell stands in."""
    return None if passage.cell is None else (passage.page, passage.cell.table, passage.cell.row)


def _counts_use(sentence: Sentence) -> bool:
    """Return whether a sentence counts who uses something: what came of the work told beside it."""
    plain = plain_of(sentence.text).text
    return _USED.search(plain) is not None and re.search(r"\d", plain) is not None


_USED = compiled(
    r"\b(?:use[ds]?|using|active in|sign(?:ed)? in(?:to)?|work(?:s|ed)? (?:in|with)|nutz\w+|verwend\w+"
    r"|arbeite\w+ mit|utilis\w+|usan|usaron|usaban|utiliz\w+|usano|gebruik\w*)\b"
)


def cited(sentence: Sentence) -> tuple[Span, ...]:
    """Return the citations of a sentence; in a cell its first line."""
    return (sentence.span(),) if sentence.passage.cell is not None else sentence.spans()
