"""What heads a story: headings of papers, questions of the form, labels with a colon, points of minutes."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.page.form_text import (
    form_patterns,
    instructs,
    instructs_or_asks,
    is_instruction,
    is_slot,
    question_patterns,
)
from poedesk.proof.finding.page.headings import meaning
from poedesk.proof.finding.page.passages import Form, Passage
from poedesk.proof.finding.page.points import RUN_IN
from poedesk.proof.finding.wording.plain import plain_of

LONGEST_FREE = 12
"""Words of the longest line that heads a story in words of its own."""

_TITLES = 2
"""Passages at the top of a document that are its title and the line under it."""

_ENDS = (".", ";", ",")

_SHORT = 8
"""Words of a line at which people begin to sign, at most."""

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


@dataclass(frozen=True, slots=True)
class Head:
    """What a passage heads."""

    index: int
    """Of the passage."""

    keys: tuple[str, ...]
    """What it heads; none for another section."""

    asked: bool
    """Whether a form asks for it here."""

    exact: bool
    """Whether the heading is one of the known phrases from end to end."""

    tail: int
    """Where the answer begins in the passage itself; its length when none follows there."""

    until: int | None = None
    """Where it ends in the passage, when another label follows there."""

    label: str | None = None
    """The label, when it stands inside the passage."""


_RUNNING = 15
"""Words of a cell, at least, in which a point of minutes is told."""


def _head_of(index: int, passage: Passage) -> Head | None:
    """Return what the passage heads: a place of ours, another section (no keys), or nothing."""
    plain = passage.plain
    words = plain.text.split()
    if not words or is_slot(passage.text):
        return None
    if len(words) <= 60:  # noqa: PLR2004 - a question with its hints
        asked = tuple(key for key, pattern in form_patterns().items() if pattern.search(plain.text))
        if asked and _is_question(passage) and not _is_plain_heading(passage):
            return Head(index, asked[:2], asked=True, exact=True, tail=_after_question(passage))
    if _SIGNING.match(plain.text):
        return Head(index, (), asked=False, exact=False, tail=len(passage.text))
    # A title names the document, not a story in it; an item of a list is part of one.
    inner = passage.cell is not None and passage.cell.row and passage.cell.column
    free = index >= _TITLES and passage.form is not Form.ITEM and not inner
    keys, exact = meaning(passage.text, free=free)
    if index == 0 and not exact:
        keys = ()
    short = len(words) <= (LONGEST_FREE if free else 9) and not passage.text.rstrip().endswith(_ENDS)
    if keys and (passage.form in {Form.HEADING, Form.CELL} or (exact and short)) and short:
        return Head(index, _stories(keys), asked=False, exact=exact, tail=len(passage.text))
    run_in = RUN_IN.match(passage.text)
    if run_in is not None:
        # A point of a paper has a heading of its own, as in minutes, counted before it or in the cell beside
        # it; an item of a list has none.
        told = inner and len(words) >= _RUNNING
        counted = index >= _TITLES and (told or (not inner and run_in.group("count") is not None))
        keys, exact = meaning(run_in.group("head"), free=bool(free or counted))
        if exact:
            return Head(index, _stories(keys), asked=False, exact=True, tail=run_in.end())
    if _NEXT_QUESTION.match(plain.text) or (
        passage.form is Form.HEADING and not is_instruction(passage.text)
    ):
        return Head(index, (), asked=False, exact=False, tail=len(passage.text))
    return None


def heads_in(index: int, passage: Passage) -> Iterator[Head]:
    """Yield what the passage heads, and what labels inside of it do: "... The need: ... The work: ..."."""
    first = _head_of(index, passage)
    inside = [] if first is not None and first.asked else list(_labels_in(index, passage))
    if first is not None:
        begins = (start for start, _ in inside if start > 0)
        yield replace(first, until=next(begins, None)) if first.tail < len(passage.text) else first
    ends = [start for start, _ in inside[1:]] + [None]
    for (_, head), end in zip(inside, ends, strict=False):
        yield replace(head, until=end)


def _labels_in(index: int, passage: Passage) -> Iterator[tuple[int, Head]]:
    """Yield the labels with a colon that begin a sentence behind the first, and where they begin."""
    if passage.form is not Form.TEXT or passage.text.count(":") == 0:
        return
    for sentence in passage.sentences[1:]:
        label = _LABEL.match(sentence.text)
        if label is None:
            continue
        keys, exact = meaning(label.group("head"))
        if exact and _stories(keys):
            head = Head(
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


def depth_of(passage: Passage) -> int | None:
    """Return how deep a numbered heading lies: 2 for "3.1"; null for one without a number."""
    match = _DEPTH.match(passage.plain.text)
    return None if match is None else match.group(1).count(".") + 1


@lru_cache(maxsize=4096)
def begins_signing(sentence: str) -> bool:
    """Return whether a sentence is one at which people begin to sign, where a story ends."""
    return len(sentence.split()) <= _SHORT and _SIGNING.match(plain_of(sentence).text) is not None


def ends_story(passage: Passage, *, asked: bool) -> bool:
    """Return whether a passage ends the story before it; ``asked``: that is the answer to a form."""
    plain = passage.plain.text
    if _SIGNING.match(plain) is not None or (asked and _NEXT_QUESTION.match(plain) is not None):
        return True
    return meaning(passage.text)[0] == ("end",)
