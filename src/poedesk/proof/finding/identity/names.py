"""Do two names name the same organisation, or the same person?

Names agree up to legal suffix, punctuation, case, accents, "&"/"and". What is alike but not the same (a part
of the name, its initials, a small slip of the pen) is ``POSSIBLY``: a person has to look.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.kernel.yaml_data import load_yaml


class Agreement(StrEnum):
    """How far two names agree."""

    SAME = "same"
    POSSIBLY = "possibly"
    """A part, an abbreviation, or a slip of the pen: unclear."""

    DIFFERENT = "different"


_DOTTED = compiled(r"\b(?:[^\W\d_][.·]\s?){2,}(?:[^\W\d_]\b)?|\b[^\W\d_](?:/[^\W\d_])+\b")
_ALSO = compiled(
    r"\b(?:d\s*/\s*b\s*/\s*a|dba|doing business as|trading as|t\s*/\s*a|a\s*/?\s*k\s*/\s*a|aka|also known as|"
    r"formerly(?: known as)?|f\s*/\s*k\s*/\s*a|nombre comercial|firmierend als)\b\.?:?"
)
_APOSTROPHES = compiled(r"['’`´ʼ]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_INITIALS = 3
"""Letters, at least, of an abbreviation that is taken for the initials of a name."""

_SLIP_LENGTH = 6
"""Letters, at least, of a name in which one wrong letter may be a slip of the pen."""


class _Lists(NamedTuple):
    """The word lists of ``data/names.yaml``."""

    forms: frozenset[str]
    leading: frozenset[str]
    phrases: tuple[re.Pattern[str], ...]
    joining: frozenset[str]
    articles: frozenset[str]
    in_full: Mapping[str, str]
    honorifics: frozenset[str]
    after: frozenset[str]
    particles: frozenset[str]


_KNOWN_NAMES = 4096
"""Names of which the words are remembered, at most."""


@cache
def _lists() -> _Lists:
    data = load_yaml(files("poedesk.proof.finding").joinpath("data/names.yaml").read_text(encoding="utf-8"))
    return _Lists(
        frozenset(word for line in data["legal forms"] for word in line.split()),
        frozenset(data["leading forms"]),
        tuple(compiled(phrase) for phrase in data["phrases"]),
        frozenset(data["and"]),
        frozenset(data["articles"]),
        data["in full"],
        frozenset(data["honorifics"]),
        frozenset(data["after names"]),
        frozenset(data["particles"]),
    )


def legal_forms() -> frozenset[str]:
    """Return the words at the end of a name that say only what kind of organisation it is."""
    return _lists().forms


def in_full() -> Mapping[str, str]:
    """Return the words that names shorten, by their short forms: "st" is "saint"."""
    return _lists().in_full


def organisation_words(name: str) -> tuple[str, ...]:
    """Return the words of ``name`` that tell: without legal form, articles, "and", accents and case."""
    return _organisation(fold(name))


@lru_cache(_KNOWN_NAMES)
def _organisation(name: str) -> tuple[str, ...]:
    words = _with_form(name)
    kept = _without_form(words)
    while len(kept) > 1 and kept[0] in _lists().articles:
        kept = kept[1:]
    return tuple(kept or words)


def _with_form(name: str) -> list[str]:
    text = _APOSTROPHES.sub("", _comparable(name))
    text = text.replace("&", " and ").replace("+", " and ")
    text = _DOTTED.sub(lambda match: re.sub(r"[./·\s]", "", match.group()) + " ", text)
    lists = _lists()
    for phrase in lists.phrases:
        text = phrase.sub(" ", text)
    return [lists.in_full.get(word, word) for word in _words(text) if word not in lists.joining]


def bears_form(name: str) -> bool:
    """Say whether a name is written with its legal form: "Harrow Mills Ltd", not "Harrow Mills"."""
    words = _with_form(fold(name))
    return _without_form(words) != words


def _without_form(words: list[str]) -> list[str]:
    kept, lists = list(words), _lists()
    while len(kept) > 1 and kept[-1] in lists.forms:
        kept.pop()
    if len(kept) > 1 and kept[0] in lists.leading:
        kept.pop(0)
    return kept


def _comparable(name: str) -> str:
    """Return ``name`` in lower case, Latin and Greek letters without accents; other scripts stay whole."""
    return "".join(_bare(sign) for sign in name).casefold().translate(_LETTERS)


@cache
def _bare(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign)
    if len(parts) == 1 or not unicodedata.name(parts[0], "").startswith(("LATIN", "GREEK")):
        return sign
    return "".join(part for part in parts if not unicodedata.combining(part))


def _words(text: str) -> list[str]:
    """Return the words of ``text``: letters and digits with their marks, whatever the script."""
    return "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in text).split()


def agree(one: str, other: str) -> Agreement:
    """Return whether two names name the same organisation; symmetric in its arguments.

    A name with "doing business as" agrees with either of its names.
    """
    ways = [
        _agree_words(_organisation(first), _organisation(second))
        for first in _names_in(one)
        for second in _names_in(other)
    ]
    for answer in (Agreement.SAME, Agreement.POSSIBLY):
        if answer in ways:
            return answer
    return Agreement.DIFFERENT


def same_keys(name: str) -> frozenset[str]:
    """Return keys of an organisation's name: two names agree as the same when they share one, else not."""
    return _same_keys(fold(name))


@lru_cache(_KNOWN_NAMES)
def _same_keys(name: str) -> frozenset[str]:
    return frozenset(key for way in _names_in(name) if (key := _joined(_organisation(way))))


def _names_in(name: str) -> list[str]:
    """Return the name, or both names when it says "A d/b/a B"; a name in brackets behind is one too."""
    folded = fold(name)
    parts = [part for part in _ALSO.split(folded.lower()) if part.strip(" ,()")]
    if len(parts) > 1:
        return [part.strip(" ,()") for part in parts]
    short = re.fullmatch(r"(.{3,}?)\s*\(([^()]{2,})\)\.?", folded)
    return [folded, short.group(1)] if short else [folded]


def _agree_words(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    if not one or not other:
        return Agreement.DIFFERENT
    if one == other or _joined(one) == _joined(other):
        return Agreement.SAME
    short, long = sorted((one, other), key=lambda words: (len(words), len(_joined(words)), words))
    if _within(short, long) or _abbreviates(short, long) or _slip(_joined(one), _joined(other)):
        return Agreement.POSSIBLY
    return Agreement.DIFFERENT


def _joined(words: tuple[str, ...]) -> str:
    return "".join(words)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all words of ``short`` stand in ``long`` in the same order."""
    rest = iter(long)
    return len(_joined(short)) >= _INITIALS and all(any(word == there for there in rest) for word in short)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether ``short`` is made of the first letters of ``long``, or shortens its words one by one."""
    letters = _joined(short)
    if len(short) == 1 and len(letters) >= _INITIALS and letters == "".join(word[0] for word in long):
        return True
    if len(short) != len(long):
        return False
    return all(
        word == full or (len(word) >= _INITIALS and full.startswith(word))
        for word, full in zip(short, long, strict=True)
    ) or all(
        word == full or (len(full) >= _INITIALS and word.startswith(full))
        for word, full in zip(short, long, strict=True)
    )


def _slip(one: str, other: str) -> bool:
    """Whether the two differ by one letter (two in a long name) that is not a digit."""
    length = min(len(one), len(other))
    if length < _SLIP_LENGTH or re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    return OSA.distance(one, other, score_cutoff=2) <= (2 if length > 2 * _SLIP_LENGTH else 1)


# People

_DEGREE = r"(?:(?:[A-Z]\.?){2,6}|[A-Z][a-z]{0,3}\.?[A-Z][A-Za-z]{0,3}\.?)"
_DEGREES = re.compile(rf"{_DEGREE}(?: {_DEGREE})*")
"""Degrees and letters behind a name, as they are written; there are more than a list could hold."""

_SHORTEST = 2
"""Words of a name that has only a given and a family name: none of them is a title."""


def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, given name first, without titles, degrees, accents and case."""
    return _person(fold(name))


@lru_cache(_KNOWN_NAMES)
def _person(name: str) -> tuple[str, ...]:
    text = _APOSTROPHES.sub("", _comparable(_without_degrees(re.sub(r"\([^()]*\)", " ", name))))
    parts = [part for part in (_words(piece) for piece in text.split(",")) if part]
    lists = _lists()
    parts = [part for part in parts if not all(word in lists.after for word in part)]
    if len(parts) > 1:
        parts[0], parts[1] = parts[1], parts[0]
    words = list(chain.from_iterable(parts))
    while len(words) > _SHORTEST and words[0] in lists.honorifics:
        words.pop(0)
    while len(words) > _SHORTEST and words[-1] in lists.after:
        words.pop()
    return tuple(words)


def _without_degrees(name: str) -> str:
    """Return a name without the capitals that end it behind commas: "Marguerite Okabe, DVM, M.Sc."."""
    first, *behind = name.split(",")
    if len(first.split()) < _SHORTEST or first.isupper():
        return name
    return ",".join([first, *(part for part in behind if not _DEGREES.fullmatch(part.strip()))])


def agree_person(one: str, other: str) -> Agreement:
    """Return whether two names can be of one person; symmetric in its arguments.

    Titles, degrees, middle names and "Whitfield, Dana" make no difference; an initial for a given name, one
    of two family names, or a slip of the pen is ``POSSIBLY``.
    """
    first, second = _person(fold(one)), _person(fold(other))
    if not first or not second:
        return Agreement.DIFFERENT
    if sorted(first) == sorted(second) or _joined(first) == _joined(second):
        return Agreement.SAME
    short, long = sorted((first, second), key=lambda words: (len(words), len(_joined(words)), words))
    core, full = _core(short), _core(long)
    if len(core) > 1 and (core == full or (_ends(core) == _ends(full) and len(core) == _SHORTEST)):
        return Agreement.SAME
    if _within(core, full) or _initials_fit(core, full) or _slip(_joined(core), _joined(full)):
        return Agreement.POSSIBLY
    return Agreement.DIFFERENT


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without particles and, between the others, without initials."""
    kept = tuple(word for word in words if word not in _lists().particles) or words
    inner = tuple(word for word in kept[1:-1] if len(word) > 1)
    return (kept[0], *inner, kept[-1]) if len(kept) > 1 else kept


def _ends(words: tuple[str, ...]) -> tuple[str, str]:
    return words[0], words[-1]


def _initials_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the family names are equal and every given name of the shorter fits or is an initial."""
    if min(len(one), len(other)) < _SHORTEST or one[-1] != other[-1]:
        return False
    return one[0] == other[0] or (one[0][0] == other[0][0] and 1 in (len(one[0]), len(other[0])))
