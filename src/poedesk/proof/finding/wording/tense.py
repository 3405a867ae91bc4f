"""Whether a sentence tells a deed that is still to come: by the forms of verbs (``data/tenses.yaml``)."""

import re
from functools import cache, lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.language import written_in
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.told import lists

_KNOWN = 2048
"""Sentences of which the answer is remembered, at most."""


@lru_cache(_KNOWN)
def to_come(sentence: str, language: str | None = None) -> bool:
    """Return whether a sentence tells only what is still to come.

    Args:
        sentence: as it stands in the document, with capitals and accents.
        language: ISO 639-1 code of the paper; a sentence in another language is read in its own. Null tries
            the forms of every language.
    """
    text = " ".join(sentence.split())
    language = written_in(text, language)
    if not any(_any(name, language).search(text) for name in ("to_come", "infinitive")):
        return False
    told = _any("first", language).sub(" ", _any("with_helpers", language).sub(" ", text))
    return _any("done", language).search(told) is None


@lru_cache(_KNOWN)
def told_as_done(sentence: str, language: str | None = None) -> bool:
    """Return whether a form of a verb tells that something was done; arguments as ``to_come``."""
    language = written_in(sentence, language)
    return _any("done", language).search(" ".join(sentence.split())) is not None


@lru_cache(_KNOWN)
def only_offered(sentence: str, language: str | None = None) -> bool:
    """Return whether a sentence only offers or recommends what it tells; arguments as ``to_come``."""
    text = " ".join(sentence.split())
    language = written_in(text, language)
    return bool(_any("offered", language).search(text)) and not told_as_done(text, language)


@lru_cache(_KNOWN)
def only_imagined(sentence: str, language: str | None = None) -> bool:
    """Return whether a sentence tells what would be done if it were ordered; arguments as ``to_come``."""
    language = written_in(sentence, language)
    imagined = _any("conditional", language).search(" ".join(sentence.split())) is not None
    return imagined and not told_as_done(sentence, language)


@lru_cache(_KNOWN)
def verb_to_come(word: str, before: str, language: str | None = None) -> bool:
    """Return whether a verb is still to come by its own form or by what helps it in its clause.

    ``before`` is what stands before it in its sentence.
    """
    clause = _CLAUSE.split(before)[-1]
    if _any("done", language).search(f"{clause} {word}"):
        return False
    told = f"{clause} {word}"
    return any(_any(name, language).search(told) for name in ("to_come", "infinitive"))


@lru_cache(_KNOWN)
def only_meant(before: str, language: str | None = None) -> bool:
    """Return whether what stands before a deed only means it: "recommends", "a plan for the", "so that"."""
    return _any("meant", language).search(" ".join(before.split()) + " ") is not None


_CLAUSE = compiled(r"[.;:,]\s|\s(?:and|und|et|y|e|en|och|og)\s(?!(?:then|dann|ensuite|luego)\b)")


def is_planned(status: str) -> bool:
    """Return whether the cell of a table says that a deed is planned: "geplant", "to do"."""
    return _any("status", None).fullmatch(plain_of(status).text.strip(" .:()[]")) is not None


_OF_FEW = frozenset({"first", "infinitive", "with_helpers", "meant", "offered", "conditional"})
"""Lists of which a language that they do not have needs none."""


@cache
def _any(name: str, language: str | None) -> re.Pattern[str]:
    told = lists("poedesk.proof.finding", "data/tenses.yaml")[name]
    kept = [told[language]] if language is not None and language in told else told.values()
    if language is not None and language not in told and name in _OF_FEW:
        return compiled(r"(?!)")
    flags = re.NOFLAG if name == "infinitive" else re.IGNORECASE
    return compiled("|".join(f"(?:{line})" for one in kept for line in one), flags)
