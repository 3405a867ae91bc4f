"""Where a claimed value stands in a document's text, whatever its place there: a mention, not a statement."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.identity import names
from poedesk.proof.finding.wording.plain import plain_of

_GUID = compiled(r"[0-9a-f]{8}(?:-?\s?[0-9a-f]{4}){3}-?\s?[0-9a-f]{12}", re.IGNORECASE)
_WORD = compiled(r"\w+")
_DOTS = compiled(r"[./]")
_DASHES = compiled(r"[\s-]")

_KNOWN = 64
"""Names whose expressions are kept, at most: one is looked for in every passage."""


def organisation(document: Document, name: str) -> Iterator[Span]:
    """Yield where the organisation ``name`` is written out, up to legal form, accents and punctuation.

    A name of one word must begin with a capital, because it may be a word of the language too.
    """
    words = tuple(plain_of(word).text for word in names.organisation_words(name))
    for span in _words(document, words):
        written = document.page(span.page).text[span.start : span.end]
        if len(words) > 1 or not written.islower():
            yield span


HEAD = 10
"""Lines at the top of a paper in which its head stands."""

NAME_LINES = 3
"""Lines on which the name in a head is written, at most."""


def head_columns(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the columns of the head of a paper, from its first lines with words."""
    rows = [line.split("\t") for line in lines[:HEAD]]
    for column in range(max(map(len, rows), default=0)):
        yield [row[column].strip() for row in rows if len(row) > column]


def on_lines_of_head(document: Document, name: str) -> bool:
    """Say whether lines under one another in the head of a paper are the organisation's name, and no more."""
    words = names.organisation_words(name)
    lines = [line for page in document.pages[:1] for line in page.text.splitlines() if line.strip()]
    return any(
        names.organisation_words(" ".join(column[at : at + size])) == words
        for column in head_columns(lines)
        for at in range(len(column))
        for size in range(2, NAME_LINES + 1)
    )


_BEHIND = compiled(r"[\s,(]{1,3}([^\s,;:()]+)")


def in_full(document: Document, span: Span) -> bool:
    """Say whether an organisation's name that stands at ``span`` is followed by a legal form: "Harrow Ltd".

    A form is written with a capital there, save "plc": "as" and "me" are words of the language too.
    """
    if span.end is None:
        return False
    behind = _BEHIND.match(document.page(span.page).text, span.end)
    if behind is None:
        return False
    form = behind.group(1)
    word = _DOTS.sub("", form).lower()
    return word in names.legal_forms() and (form[:1].isupper() or word == "plc")


def person(document: Document, name: str) -> Iterator[Span]:
    """Yield where the person's ``name`` is written out."""
    yield from _words(document, names.person_words(name))


def phrase(document: Document, text: str) -> Iterator[Span]:
    """Yield where ``text`` is written, case, accents and punctuation aside."""
    yield from _words(document, _WORD.findall(plain_of(text).text))


def guid(document: Document, value: str) -> Iterator[Span]:
    """Yield where the GUID ``value`` (lower case) is written, in any form, also across a line break."""
    wanted = value.replace("-", "")
    for page in document.pages:
        for match in _GUID.finditer(page.text):
            if _DASHES.sub("", match.group()).lower() == wanted:
                yield Span(page.number, *match.span())


def _words(document: Document, words: Sequence[str]) -> Iterator[Span]:
    for page in document.pages:
        made = plain_of(page.text)
        for match in _written(words, made.text):
            yield Span(page.number, *made.original(*match.span()))


def _written(words: Sequence[str], plain: str) -> Iterator[re.Match[str]]:
    """Yield where ``words`` are written in a plain text; the first is looked for as it is, which is quick."""
    if not words:
        return
    pattern = _pattern(tuple(words))
    if _may_be_spelt_otherwise(words[0], plain):
        yield from pattern.finditer(plain)
        return
    place = plain.find(words[0])
    while place >= 0:
        match = pattern.match(plain, place)
        if match is not None:
            yield match
        place = plain.find(words[0], match.end() if match is not None else place + 1)


def _may_be_spelt_otherwise(word: str, plain: str) -> bool:
    """Return whether a plain text may hold a word of a name in other letters than its own."""
    if "'" in plain or word in _shortened() or (len(word) <= _INITIALS and "." in plain):
        return True
    return not plain.isascii() and _ANOTHER_LETTER.search(plain) is not None


_ANOTHER_LETTER = compiled("[\u00f8\u0142\u0111\u00f0\u00e6\u0153\u00fe]")
"""What ``_LETTERS`` takes for others."""

_LETTERS = {"o": "[oø]", "l": "[lł]", "d": "[dđð]", "ae": "(?:ae|æ)", "oe": "(?:oe|œ)", "th": "(?:th|þ)"}
"""Letters that comparing names writes as others: a plain text keeps them as they are."""

_INITIALS = 4
"""Letters of a word, at most, that can be initials with a stop behind each."""

_PARTS = compiled("ae|oe|th|.", re.DOTALL)
_UNPARTED = compiled(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Signs of scripts that put no blank between words."""


@cache
def _shortened() -> Mapping[str, tuple[str, ...]]:
    """Return the words that names shorten, with their short forms: "saint" with "st"."""
    short: dict[str, tuple[str, ...]] = {}
    for brief, whole in names.in_full().items():
        short[whole] = (*short.get(whole, ()), brief)
    return short


@lru_cache(_KNOWN)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    between = r"[\W_]+(?:(?:and|y|und|et)[\W_]+)?"
    before = "" if _UNPARTED.match(words[0]) else r"(?<![\w@./])"
    behind = "" if _UNPARTED.match(words[-1][-1:]) else r"(?!\w|[@.]\w)"
    # Not inside of a mail address, a domain or a file name.
    return re.compile(before + between.join(map(_word, words)) + behind)


def _word(word: str) -> str:
    """Return an expression for a word of a name: "oswins" stands for "Oswin's", "it" for "I.T."."""
    ways = [word, *_shortened().get(word, ())]
    within = "['.]?" if len(word) <= _INITIALS else "'?"
    told = (within.join(_LETTERS.get(part, re.escape(part)) for part in _PARTS.findall(way)) for way in ways)
    return f"(?:{'|'.join(told)})"


def named_at(text: str, organisation_name: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of ``text`` in which an organisation's name of several words is written out."""
    words = tuple(plain_of(word).text for word in names.organisation_words(organisation_name))
    made = plain_of(text)
    for match in _written(words, made.text) if len(words) > 1 else ():
        yield made.original(*match.span())


def words_in(text: str, phrase_text: str) -> bool:
    """Say whether ``phrase_text`` is written in ``text``, case, accents and punctuation aside."""
    words = _WORD.findall(plain_of(phrase_text).text)
    return any(True for _ in _written(words, plain_of(text).text))
