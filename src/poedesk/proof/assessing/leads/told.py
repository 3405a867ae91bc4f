"""Sentences of the documents that count, each with its place: in these leads are looked for."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.narratives import weighed
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.dating.date_text import month_names
from poedesk.proof.finding.labels.captions import role_words
from poedesk.proof.finding.model import Findings
from poedesk.proof.finding.narratives.joining import is_legal
from poedesk.proof.finding.page.form_text import instructs, is_instruction
from poedesk.proof.finding.page.passages import Form, Passage, Sentence, passages
from poedesk.proof.finding.wording.plain import any_of, plain_of

Place = tuple[Document, Span]
"""Where a lead stands."""

ENOUGH = 8
"""Words from which a sentence tells something."""

LOWER = 4
"""Words in small letters among them, so that no row of names or prices is one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in running text or in a cell."""

    entry: Findings
    passage: Passage
    sentence: Sentence
    plain: str

    @property
    def quoted(self) -> bool:
        """Say whether it stands in what a mail quotes: then its sender did not write it."""
        start = self.sentence.span().start or 0
        return any(m.start <= start < m.end and m.depth > 0 for m in self.entry.document.messages)


def told(case: Case) -> tuple[Told, ...]:
    """Return the sentences that tell something, in order; not all can prove it (see ``proves``)."""
    return case.once("told", lambda: tuple(_told(case)))


def unexplained(case: Case) -> Iterator[Told]:
    """Yield those sentences of which no finder says what they tell."""
    return (one for one in told(case) if not explained_as(case, one, STORIES))


def explained_as(case: Case, one: Told, keys: tuple[str, ...]) -> bool:
    """Say whether a sentence stands in a passage that a finder explains as one of these, well enough."""
    taken = case.once(("taken", id(one.entry), keys), lambda: _taken(one.entry, keys))
    span = one.sentence.span()
    start, end = span.start or 0, span.end or 0
    return any(page == span.page and low < end and start < high for page, low, high in taken)


def _taken(entry: Findings, keys: tuple[str, ...]) -> list[tuple[int, int, int]]:
    return [
        (span.page, span.start, span.end)
        for key in keys
        for finding in entry.get(key)
        if finding.anchored or finding.confidence >= EXPLAINED
        for span in finding.spans
        if span.start is not None and span.end is not None
    ]


STORIES = ("work", "presales", "business_need", "azure.architecture", "azure.benefits")
EXPLAINED = 0.6
"""Confidence from which a finder explains what a sentence tells."""


def _told(case: Case) -> Iterator[Told]:
    for entry, _ in case.contributing():
        for passage in passages(case.view(entry.document)):
            if passage.form is Form.HEADING:
                continue
            for sentence in passage.sentences:
                plain = plain_of(sentence.text).text
                if _tells(sentence.text, plain):
                    yield Told(entry, passage, sentence, plain)


def _tells(text: str, plain: str) -> bool:
    words = text.split()
    if len(words) < ENOUGH or sum(map(str.islower, words)) < LOWER or text.rstrip().endswith("?"):
        return False
    return not (instructs(text) or is_instruction(plain) or is_legal(plain))


_DEFINED = compiled(r"\([^()]{0,60}\)")
_AND = compiled(r"[\s,]*(?:and|y|e|und|et|en)\s", re.IGNORECASE)
_REST = 6
"""Words, at most, behind both parties of an opening: "draw up this record"."""
_SMALL = re.compile(r"\b[a-z\u00df-\u00ff]{5,}\b")
"""Words before the parties that may tell something; months are none of them."""

_SIDES = 2


def is_opening(text: str) -> bool:
    """Say whether a sentence only names who meets: "Leeds, A (the Client) and B (the Supplier) agree"."""
    terms = [(term, role_words(term[0])) for term in _DEFINED.finditer(text)]
    terms = [(term, sides) for term, sides in terms if len(sides) == 1]
    if len(terms) != _SIDES or terms[0][1] == terms[1][1]:
        return False
    first, last = terms[0][0], terms[1][0]
    words = (
        word for word in _SMALL.findall(text[: first.start()]) if plain_of(word).text not in month_names()
    )
    joined = _AND.match(text, first.end(), last.start()) is not None
    return joined and not any(words) and len(text[last.end() :].split()) <= _REST


def proves(case: Case, one: Told) -> bool:
    """Return whether a sentence can prove something of the partner's work for the customer."""
    return any(why is None for _, why in weighed(case, one.sentence.text))


@cache
def words_of(name: str) -> re.Pattern[str]:
    """Return one expression over plain text for the words called ``name`` in every language."""
    return any_of(word for words in data()[name].values() for word in words)


@cache
def data() -> dict[str, Any]:
    """Return which leads count for which element, and their words."""
    source = (resources.files(__package__) / "leads.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(source)
    return loaded
