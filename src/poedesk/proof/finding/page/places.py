"""Finds the places of a document where a story is told: headings, questions of the form, labels with a colon.

A place is what it is about, where it is named, and the passages that stand there, template text left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.page.beside import Tables
from poedesk.proof.finding.page.form_text import (
    form_patterns,
    heads_questions,
    instructs,
    instructs_or_asks,
    is_instruction,
    is_slot,
    question_patterns,
    weak_headings,
)
from poedesk.proof.finding.page.headings import meaning
from poedesk.proof.finding.page.numbered import without_number
from poedesk.proof.finding.page.passages import Form, Passage, Sentence, passages
from poedesk.proof.finding.page.points import RUN_IN
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of

KEYS = ("business_need", "presales", "work", "azure.architecture", "azure.benefits")

LONGEST_FREE = 12
"""Words of the longest line that heads a story in words of its own."""

_TITLES = 2
"""Passages at the top of a document that are its title and the line under it."""

_ENDS = (".", ";", ",")

_TELLS = 8
"""Words that stand under a heading only when it heads more than the form's questions."""

LONGEST = 60
"""Passages that a section may have before the rest of it is left out."""

_DEPTH = compiled(r"^\W*(?:section\s+|seccion\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})(?=[\s.):\u2013-])")
_NEXT_QUESTION = compiled(
    r"^\W*(?:(?:section|seccion|abschnitt)\s+\d\b|\d\.\d\s*[-.:]?\s*\[|\d\.\d\s*[-.:]?\s*(?:provide"
    r"|supporting|describe|describa|proporcione|documentos))"
)


_SIGNING = compiled(
    r"^\W*(?:(?:agreed\s+and\s+)?(?:accepted|approved|signed|authori[sz]ed|acknowledged"
    r"|agreed)\b[^.]{0,50}(?::|\bby\b)"
    r"|in witness whereof|(?:customer|client|authori[sz]ed|partner)\s+signature|signature\b"
    r"|(?:aceptado|aprobado|firmado|firma|conforme)\b[^.]{0,40}(?::|\bpor\b)"
    r"|(?:signed|accepted|agreed|acknowledged|confirmed|approved)\s+(?:for|on behalf of)\b"
    r"|for and on behalf of\b|(?:for|on behalf of|fur|pour|por)\s+(?:the |den |die |le |la "
    r"|el )?(?:customer|client|kunden?|auftraggeber(?:in)?|cliente)\W*$"
    r"|(?:acknowledg|accept)\w+\W*$"
    r"|unterschrift|genehmigt|lu et approuve)"
)
"""Where people begin to sign, the story ends."""

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


@dataclass(frozen=True, slots=True)
class _Head:
    index: int
    keys: tuple[str, ...]
    asked: bool
    exact: bool
    tail: int
    """Where the answer begins in the passage itself; its length when none follows there."""

    until: int | None = None
    """Where it ends in the passage, when another label follows there."""

    label: str | None = None
    """The label, when it stands inside the passage."""


def places(view: DocumentView) -> tuple[Place, ...]:
    """Return the places of the document in reading order; worked out once for a view."""
    return view.once(_places)


def _places(view: DocumentView) -> tuple[Place, ...]:
    known = passages(view)
    heads = _without_columns(
        known, [head for index, passage in enumerate(known) for head in _heads_in(index, passage)]
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


def _without_columns(known: Sequence[Passage], heads: Sequence[_Head]) -> list[_Head]:
    """Return the heads without those of columns that only part what a heading right above announces.

    Under "What we did before the order" the column "Activity" of a table heads no other story.
    """
    kept: list[_Head] = []
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


def _asks_again(known: Sequence[Passage], before: _Head, head: _Head) -> bool:
    """Return whether a question only spells out the numbered line right before it."""
    near = head.index - before.index <= 3 and before.tail == len(known[before.index].text)  # noqa: PLR2004 - number, hint, question
    return (
        near
        and before.asked
        and head.asked
        and bool(set(before.keys) & set(head.keys))
        and _depth(known[head.index]) is None
    )


def _announces(later: Sequence[Place], place: Place) -> bool:
    """Return whether a heading only stands over the form's questions ``later``, which come after it."""
    if place.asked or not later:
        return False
    if place.told and _depth(place.told[0].passage) == 2:  # noqa: PLR2004 - "3.1"
        return True
    if sum(len(sentence.text.split()) for sentence in place.told) >= _TELLS:
        return False
    return any(other.head.page <= place.head.page + 1 or {*other.keys} & {*place.keys} for other in later)


_RUNNING = 15
"""Words of a cell, at least, in which a point of minutes is told."""


def _head_of(index: int, passage: Passage) -> _Head | None:
    """Return what the passage heads: a place of ours, another section (no keys), or nothing."""
    plain = passage.plain
    words = plain.text.split()
    if not words or is_slot(passage.text):
        return None
    if len(words) <= 60:  # noqa: PLR2004 - a question with its hints
        asked = tuple(key for key, pattern in form_patterns().items() if pattern.search(plain.text))
        if asked and _is_question(passage) and not _is_plain_heading(passage):
            return _Head(index, asked[:2], asked=True, exact=True, tail=_after_question(passage))
    if _SIGNING.match(plain.text):
        return _Head(index, (), asked=False, exact=False, tail=len(passage.text))
    # A title names the document, not a story in it; an item of a list is part of one.
    inner = passage.cell is not None and passage.cell.row and passage.cell.column
    free = index >= _TITLES and passage.form is not Form.ITEM and not inner
    keys, exact = meaning(passage.text, free=free)
    if index == 0 and not exact:
        keys = ()
    short = len(words) <= (LONGEST_FREE if free else 9) and not passage.text.rstrip().endswith(_ENDS)
    if keys and (passage.form in {Form.HEADING, Form.CELL} or (exact and short)) and short:
        return _Head(index, _stories(keys), asked=False, exact=exact, tail=len(passage.text))
    run_in = RUN_IN.match(passage.text)
    if run_in is not None:
        # A point of a paper has a heading of its own, as in minutes, counted before it or in the cell beside
        # it; an item of a list has none.
        told = inner and len(words) >= _RUNNING
        counted = index >= _TITLES and (told or (not inner and run_in.group("count") is not None))
        keys, exact = meaning(run_in.group("head"), free=bool(free or counted))
        if exact:
            return _Head(index, _stories(keys), asked=False, exact=True, tail=run_in.end())
    if _NEXT_QUESTION.match(plain.text) or (
        passage.form is Form.HEADING and not is_instruction(passage.text)
    ):
        return _Head(index, (), asked=False, exact=False, tail=len(passage.text))
    return None


def _heads_in(index: int, passage: Passage) -> Iterator[_Head]:
    """Yield what the passage heads, and what labels inside of it do: "... The need: ... The work: ..."."""
    first = _head_of(index, passage)
    inside = [] if first is not None and first.asked else list(_labels_in(index, passage))
    if first is not None:
        begins = (start for start, _ in inside if start > 0)
        yield replace(first, until=next(begins, None)) if first.tail < len(passage.text) else first
    ends = [start for start, _ in inside[1:]] + [None]
    for (_, head), end in zip(inside, ends, strict=False):
        yield replace(head, until=end)


def _labels_in(index: int, passage: Passage) -> Iterator[tuple[int, _Head]]:
    """Yield the labels with a colon that begin a sentence behind the first, and where they begin."""
    if passage.form is not Form.TEXT or passage.text.count(":") == 0:
        return
    for sentence in passage.sentences[1:]:
        label = _LABEL.match(sentence.text)
        if label is None:
            continue
        keys, exact = meaning(label.group("head"))
        if exact and _stories(keys):
            head = _Head(
                index,
                _stories(keys),
                asked=False,
                exact=True,
                tail=sentence.start + label.end(),
                label=label.group("head"),
            )
            yield sentence.start, head


_LABEL = compiled(r"\s*+(?P<head>[^.:;\s][^.:;\n]{2,39}?)\s*+:\s++(?=\S)")
"""A label inside a paragraph, over the text itself."""


def _stories(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if key != "end")


def _is_plain_heading(passage: Passage) -> bool:
    """Return whether a known heading of any document only sounds like the form's question."""
    text = passage.plain.text
    return (
        passage.form is Form.HEADING
        and "?" not in text
        and _DEPTH.match(text) is None
        and not instructs_or_asks().match(text)
        and bool(_stories(meaning(passage.text, free=True)[0]))
    )


def _is_question(passage: Passage) -> bool:
    """Return whether the passage asks or heads, rather than tells."""
    text = passage.plain.text
    if _DEPTH.match(text) or passage.form is Form.HEADING or "?" in text:
        return True
    return instructs_or_asks().match(text) is not None


def _after_question(passage: Passage) -> int:
    """Return where the answer begins in a passage that begins with the question."""
    plain = passage.plain
    end = 0
    for pattern in question_patterns():
        for match in pattern.finditer(plain.text):
            if match.start() <= end + 40:
                end = max(end, match.end())
    if end:
        rest = plain.text[end:].strip()
        asks_on = not rest.endswith((".", "!")) and (
            instructs(rest) or any(p.search(rest) for p in form_patterns().values())
        )
        return len(passage.text) if asks_on or not rest else plain.original(0, end)[1]
    colon = passage.text.rfind(":", 0, -1)
    if colon > 0 and not any(
        p.match(plain_of(passage.text[colon + 1 :]).text.strip()) for p in question_patterns()
    ):
        return colon + 1
    for sentence in passage.sentences:
        if not is_instruction(sentence.text) and sentence.start > 0:
            return sentence.start
    return len(passage.text)


def _place(known: Sequence[Passage], heads: Sequence[_Head], number: int, tables: Tables) -> Place:
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
    signing = next((n for n, s in enumerate(told) if n and _signs(s.text)), len(told))
    told = told[:signing]
    exact = head.exact and plain_of(without_number(head.label or passage.text)).text not in weak_headings()
    return Place(head.keys, passage, head.asked, exact, tuple(told), head.label)


@lru_cache(maxsize=4096)
def _signs(sentence: str) -> bool:
    return len(sentence.split()) <= _TELLS and _SIGNING.match(plain_of(sentence).text) is not None


def _under(
    known: Sequence[Passage], heads: Sequence[_Head], number: int, *, begun: bool
) -> Iterator[Passage]:
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
                or _SIGNING.match(passage.plain.text) is not None
                or (head.asked and _NEXT_QUESTION.match(passage.plain.text))
                or meaning(passage.text)[0] == ("end",)
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


def _depth(passage: Passage) -> int | None:
    match = _DEPTH.match(passage.plain.text)
    return None if match is None else match.group(1).count(".") + 1


def _level(head: Passage, other: Passage, *, begun: bool) -> bool:
    """Return whether ``other`` is a heading of the same or a higher level than ``head``."""
    one, two = _depth(head), _depth(other)
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
