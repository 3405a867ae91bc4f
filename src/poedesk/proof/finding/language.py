"""Tells the language of a text by its small words and its script, and whether the finders know it.

What is not understood leaves elements unclear, so the question is asked of running text: a short form with
few words counts as understood.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Document

ENOUGH_WORDS = 8
"""Small words that must be seen before a language is named."""

ENOUGH_KINDS = 5
"""Different ones among them."""

_BEYOND_ASCII = compiled(r"[^\x00-\x7f]")
_WORD = compiled(r"[^\W\d_]+")
_SCRIPTS = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "THAI": "th",
    "DEVANAGARI": "hi",
}
_LATIN = "LATIN"


@dataclass(frozen=True, slots=True)
class Language:
    """What a text is written in."""

    code: str | None
    """ISO 639-1 (``und`` for a script we do not know); null when it cannot be told (too few words)."""

    understood: bool
    """Whether the finders know its labels and phrases."""


def language_of(document: Document) -> Language:
    """Return the language of ``document``."""
    return detect("\n".join(page.text for page in document.pages))


def detect(text: str) -> Language:
    """Return the language of ``text``."""
    foreign = _foreign_script(text)
    if foreign is not None:
        return Language(foreign, understood=False)
    words = Counter(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))
    scores = {code: _score(words, entry["words"]) for code, entry in _languages().items()}
    code = max(scores, key=scores.__getitem__)
    if not scores[code]:
        return (
            Language("und", understood=False) if _is_strange_prose(text) else Language(None, understood=True)
        )
    return Language(code, understood=_languages()[code]["understood"] == "full")


def tells(code: str | None) -> bool:
    """Say whether the finders know words of a language, though not all: what they find in it is there.

    What they do not find may be there all the same, unless the language is understood.
    """
    return code in _languages() and _languages()[str(code)]["understood"] == "some"


FOREIGN_WORDS = 3
"""Small words of another language that a passage has at least, to be no more of its paper's."""


@lru_cache(2048)
def written_in(passage: str, paper: str | None) -> str | None:
    """Return the language of a passage, where ``paper`` is that of the whole: forms are answered in others.

    Only more small words of another language than of the paper's own speak for it, and none that both have.
    """
    if paper is None:
        return None
    words = [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", passage))]
    shared = _languages().get(paper, {}).get("shared", ())
    told = {
        code: sum(word in entry["words"] for word in words if code == paper or word not in shared)
        for code, entry in _languages().items()
        if code == paper or entry["understood"] != "none"
    }
    best = max(told, key=told.__getitem__)
    return best if told[best] >= FOREIGN_WORDS and told[best] > told.get(paper, 0) else paper


_SENTENCE = compiled(r"[^.!?\n\t|]{30,400}[.!?](?=\s|$)")

STRANGE_WORDS = 12
"""Words in sentences from which prose without known small words is in a language that we do not know."""

SENTENCE_WORDS = 6
"""Words in small letters that a sentence has at least, so that a row of names is none."""

FAMILIAR = 0.12
"""Share of small words that prose of a known language has at least; English has more than a third."""


def _is_strange_prose(text: str) -> bool:
    """Say whether a text has sentences, in which hardly a small word of a language that we know stands."""
    told: list[str] = []
    for match in _SENTENCE.finditer(unicodedata.normalize("NFC", text[:20_000])):
        words = [word.group() for word in _WORD.finditer(match.group())]
        if sum(word.islower() for word in words) >= SENTENCE_WORDS:
            told += [word.casefold() for word in words]
    if len(told) < STRANGE_WORDS:
        return False
    known = [entry["words"] for entry in _languages().values() if entry["understood"] != "none"]
    most = max(sum(word in words for word in told) for words in known)
    return most < FAMILIAR * len(told)


def _score(words: Mapping[str, int], small: frozenset[str]) -> float:
    """Count the small words times the different ones, so that one frequent word does not decide."""
    seen = [words[word] for word in small if word in words]
    enough = sum(seen) >= ENOUGH_WORDS and len(seen) >= ENOUGH_KINDS
    return float(sum(seen) * len(seen)) if enough else 0.0


def _foreign_script(text: str) -> str | None:
    """Return the language of the script in which a third of the letters is written, when it is not Latin."""
    head = text[:20_000]
    if head.isascii():
        return None
    letters = filter(str.isalpha, _BEYOND_ASCII.findall(head))
    scripts = Counter(unicodedata.name(sign, "").split(" ")[0].split("-")[0] for sign in letters)
    scripts.pop(_LATIN, None)
    if not scripts:
        return None
    ascii_letters = sum(1 for sign in head if sign.isascii() and sign.isalpha())
    if 2 * sum(scripts.values()) < ascii_letters:
        return None
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0:
        return "ja"
    return _SCRIPTS.get(scripts.most_common(1)[0][0], "und")


@cache
def _languages() -> dict[str, dict[str, Any]]:
    source = resources.files("poedesk.proof.finding") / "data" / "languages.yaml"
    loaded: dict[str, dict[str, Any]] = load_yaml(source.read_text(encoding="utf-8"))
    return {
        str(code): {**entry, "words": frozenset(map(str, entry["words"]))} for code, entry in loaded.items()
    }
