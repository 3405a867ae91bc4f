"""Shows words of the rooms below the desk, which know one language, in the language of the reader.

A text that the catalogue has is translated. A sentence into which something was put is found again by its
pattern, and what was put in is translated by itself. What nobody's catalogue knows stays as it is.
"""

import re
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation.trans_real import catalog

from poedesk.kernel.records import dataclass

SOURCE = "en"
"""The language in which all is written."""

_PLACE = re.compile(r"%\((\w+)\)s")
_BETWEEN = re.compile(r"(\n+|(?<=[.;:!?])\s+)")
_LONGEST = 600
"""Signs of a text that is compared with patterns as a whole; longer ones are taken apart first."""

_DEEPEST = 4
_LETTERS = 6
"""Letters that a pattern has besides its places; one with fewer would be found in everything."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with places."""

    text: str
    found: re.Pattern[str]
    sure: str
    """Its longest part that always stands there."""


def shown(text: object) -> str:
    """Return a text of ours in the language that is active; empty for nothing.

    Args:
        text: what a room below the desk says; never what a person typed.
    """
    told = "" if text is None else str(text)
    language = get_language() or SOURCE
    if not told.strip() or language.partition("-")[0] == SOURCE:
        return told
    return _shown(language, told, 0)


def sentence(text: object) -> str:
    """Return a message of a room below the desk as a sentence: with a capital and a full stop."""
    told = shown(text)
    return f"{told[:1].upper()}{told[1:]}{'' if told.endswith(('.', '!', '?')) else '.'}"


def spelt(name: str) -> str:
    """Return an id as words, in the language in which all is written: ``modern-work`` is Modern work."""
    return name.replace("-", " ").capitalize()


def called(name: object) -> str:
    """Return the id of something that can be chosen as words of the reader's language."""
    return shown(spelt(str(name)))


@lru_cache(maxsize=10_000)
def _shown(language: str, told: str, depth: int) -> str:
    found = gettext(told)
    if found != told or depth > _DEEPEST:
        return found
    if len(told) <= _LONGEST:
        for each in _patterns(language):
            match = each.found.fullmatch(told) if each.sure in told else None
            if match is not None:
                parts = {name: _shown(language, part, depth + 1) for name, part in match.groupdict().items()}
                return gettext(each.text) % parts
    pieces = _BETWEEN.split(told)
    if len(pieces) == 1:
        return told
    return "".join(each if _BETWEEN.fullmatch(each) else _shown(language, each, depth + 1) for each in pieces)


@lru_cache(maxsize=8)
def _patterns(language: str) -> list[Pattern]:  # noqa: ARG001 - the key; the catalogue is the active one's
    """Return the sentences of the catalogue that have places, the most telling first."""
    held: Any = catalog()
    known = held._catalog.keys()  # noqa: SLF001 - as the library's own view of a catalogue reads it
    texts = {each for each in known if isinstance(each, str) and _PLACE.search(each)}
    made = [_pattern(each) for each in sorted(texts)]
    kept = [each for each in made if sum(map(str.isalpha, each.sure)) >= _LETTERS]
    return sorted(kept, key=lambda each: -len(_PLACE.sub("", each.text)))


def _pattern(text: str) -> Pattern:
    parts = _PLACE.split(text)
    fixed = [each.replace("%%", "%") for each in parts[::2]]
    made, known = [re.escape(fixed[0])], set()
    for name, after in zip(parts[1::2], fixed[1:], strict=True):
        made.append(f"(?P={name})" if name in known else f"(?P<{name}>.+?)")
        made.append(re.escape(after))
        known.add(name)
    return Pattern(text, re.compile("".join(made), re.DOTALL), max(fixed, key=len))


def forget() -> None:
    """Forget what was looked up, for a catalogue that changed."""
    _shown.cache_clear()
    _patterns.cache_clear()
