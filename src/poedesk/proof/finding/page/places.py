"""Finds the places of a document where a story is told: headings, questions of the form, labels with a colon.

A place is what it is about, where it is named, and the passages that stand there, template text left out.
"""

from collections.abc import Iterator, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.page.beside import Tables
from poedesk.proof.finding.page.form_text import (
    heads_questions,
    instructs,
    is_instruction,
    question_patterns,
    weak_headings,
)
from poedesk.proof.finding.page.heads import Head, begins_signing, depth_of, ends_story, heads_in
from poedesk.proof.finding.page.numbered import without_number
from poedesk.proof.finding.page.passages import Passage, Sentence, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of

KEYS = ("business_need", "presales", "work", "azure.architecture", "azure.benefits")

_TELLS = 8
"""Words that stand under a heading only when it heads more than the form's questions."""

LONGEST = 60
"""Passages that a section may have before the rest of it is left out."""

_PAIR = compiled(r"^[^:]{2,40}:\s+\S.{0,80}$")
"""A label with its value, such as stand under a title."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where something is told."""

    keys: tuple[str, ...]
    """What it is about, of ``KEYS``."""

    head: Passage
    asked: bool
    """Whether a form asks for it here, so that an empty place is blank and an untouched one a placeholder."""

    exact: bool
    """Whether the heading is one of the known phrases from end to end, and no weak one."""

    told: tuple[Sentence, ...]
    """What stands there, sentence by sentence, questions and instructions left out."""

    label: str | None = None
    """The label itself, where it stands inside a paragraph that tells other things too."""


def places(view: DocumentView) -> tuple[Place, ...]:
    """Return the places of the document in reading order; worked out once for a view."""
    return view.once(_places)


def _places(view: DocumentView) -> tuple[Place, ...]:
    known = passages(view)
    heads = _without_columns(
        known, [head for index, passage in enumerate(known) for head in heads_in(index, passage)]
    )
    tables = Tables(known)
    made = [
        _place(known, heads, number, tables)
        for number, head in enumerate(heads)
        if head.keys and not (number and _asks_again(known, heads[number - 1], head))
    ]
    asked = [(number, place) for number, place in enumerate(made) if place.asked]
    numbers = [place.head.plain.text for _, place in asked]
    return tuple(
        place
        for number, place in enumerate(made)
        if not _announces([later for at, later in asked if at > number], place)
        and not _only_labels(place)
        and not (not place.asked and heads_questions(place.head.plain.text, numbers, asking=bool(asked)))
    )


_DONE = {"work", "presales"}


def _without_columns(known: Sequence[Passage], heads: Sequence[Head]) -> list[Head]:
    """Return the heads without those of columns that only part what a heading right above announces.

    Under "What we did before the order" the column "Activity" of a table heads no other story.
    """
    kept: list[Head] = []
    for head in heads:
        before, cell = kept[-1] if kept else None, known[head.index].cell
        if before is not None and cell is not None and cell.row == 0 and not head.asked:
            above, *between = known[before.index : head.index]
            same = all(part.cell is not None and part.cell.table == cell.table for part in between)
            joined = set(before.keys) & _DONE and set(head.keys) <= _DONE and head.keys
            if joined and same and above.cell is None and before.tail == len(above.text):
                continue
        kept.append(head)
    return kept


def _only_labels(place: Place) -> bool:
    """Return whether nothing but labels with values stands there, as under a title."""
    lines = {sentence.passage.text for sentence in place.told if sentence.passage is not place.head}
    return not place.asked and bool(lines) and all(_PAIR.match(line) for line in lines)


def _asks_again(known: Sequence[Passage], before: Head, head: Head) -> bool:
    """Return whether a question only spells out the numbered line right before it."""
    near = head.index - before.index <= 3 and before.tail == len(known[before.index].text)  # noqa: PLR2004 - number, hint, question
    return (
        near
        and before.asked
        and head.asked
        and bool(set(before.keys) & set(head.keys))
        and depth_of(known[head.index]) is None
    )


def _announces(later: Sequence[Place], place: Place) -> bool:
    """Return whether a heading only stands over the form's questions ``later``, which come after it."""
    if place.asked or not later:
        return False
    if place.told and depth_of(place.told[0].passage) == 2:  # noqa: PLR2004 - "3.1"
        return True
    if sum(len(sentence.text.split()) for sentence in place.told) >= _TELLS:
        return False
    return any(other.head.page <= place.head.page + 1 or {*other.keys} & {*place.keys} for other in later)


def _place(known: Sequence[Passage], heads: Sequence[Head], number: int, tables: Tables) -> Place:
    head = heads[number]
    passage, told = known[head.index], list[Sentence]()
    if head.tail < len(passage.text):
        told.extend(
            Sentence(passage, max(s.start, head.tail), s.end)
            for s in passage.sentences
            if s.end > head.tail
            and (head.until is None or s.start < head.until)
            and not (head.asked and is_instruction(passage.text[max(s.start, head.tail) : s.end]))
        )
    beside = tables.beside(passage) if passage.cell is not None and not told else None
    if beside is not None and (beside or not head.asked):
        body: Iterator[Passage] = iter(beside)
    elif told and not head.asked:
        body = iter(())
    else:
        body = _under(known, heads, number, begun=bool(told))
    for part in body:
        told.extend(_answer(part) if head.asked else part.sentences)
    signing = next((n for n, s in enumerate(told) if n and begins_signing(s.text)), len(told))
    told = told[:signing]
    exact = head.exact and plain_of(without_number(head.label or passage.text)).text not in weak_headings()
    return Place(head.keys, passage, head.asked, exact, tuple(told), head.label)


def _under(known: Sequence[Passage], heads: Sequence[Head], number: int, *, begun: bool) -> Iterator[Passage]:
    """Yield what stands under a heading: up to the next of its level, a higher one or another matter."""
    head = heads[number]
    following = {other.index: other for other in heads[number + 1 :]}
    for count, index in enumerate(range(head.index + 1, len(known))):
        if count >= LONGEST:
            return
        other = following.get(index)
        if other is not None:
            passage = known[index]
            again = not begun and _asks_again(known, head, other)
            ends = (
                bool(other.keys)
                or ends_story(passage, asked=head.asked)
                or _level(known[head.index], passage, begun=begun)
            )
            if ends and not again:
                return
            if again:
                yield passage
                continue
        if not is_instruction(known[index].text):
            begun = True
        yield known[index]


def _level(head: Passage, other: Passage, *, begun: bool) -> bool:
    """Return whether ``other`` is a heading of the same or a higher level than ``head``."""
    one, two = depth_of(head), depth_of(other)
    if one is not None and two is not None:
        return two <= one
    if head.height and other.height and abs(head.height - other.height) > 1:
        return other.height > head.height
    return begun


def _answer(passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences of a form's section that are no instruction, question, hint or repeated title."""
    plain = passage.plain
    start = 0
    for pattern in question_patterns():
        match = pattern.match(plain.text, start)
        if match is not None:
            start = match.end()
    low = plain.original(start, start)[0] if start < len(plain.text) else len(passage.text)
    for sentence in passage.sentences:
        begin = max(sentence.start, low)
        text = passage.text[begin : sentence.end]
        printed = instructs(text) and not text.rstrip().endswith((".", "!"))
        if text.strip(" \u2022*-_.:()") and not printed and not is_instruction(text):
            yield Sentence(passage, begin, sentence.end)
