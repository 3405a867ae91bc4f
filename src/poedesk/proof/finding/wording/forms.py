"""The forms of verbs, from the dictionary form with which lists name them.

An entry is ``base``, or ``base/past/participle`` where these are irregular (further parts stand as they are).
Words behind ``_`` belong to it and stand in the same clause: "roll_out", "mettre/mis_en_place". A German
or Dutch particle is set off by a point: "um.ziehen/zog/gezogen" is found as "umgezogen" and as "zog ... um".
"""

from collections.abc import Iterator
from typing import NamedTuple

from poedesk.proof.finding.wording.plain import plain_text


class Form(NamedTuple):
    """One form of a verb, in plain text."""

    word: str
    rest: tuple[str, ...] = ()
    """Words that stand with it in its clause, in this order."""

    ends: bool = False
    """Whether these end the clause, as a German particle does."""


def forms_of(entry: str, language: str) -> Iterator[Form]:
    """Yield the forms of a verb, some perhaps more than once; raises KeyError for other languages."""
    told, *rest = plain_text(entry).split("_")
    base, *parts = told.split("/")
    particle, _, base = base.rpartition(".")
    joined = _FORMS[language](base, parts, particle)
    for word in joined:
        yield Form(word, tuple(rest))
    if particle:
        for word in _FINITE[language](base, parts):
            yield Form(word, (particle, *rest), ends=True)


def _english(base: str, parts: list[str], _: str) -> Iterator[str]:
    yield base
    yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    doubled = base + base[-1] if _closed(base) else stem
    yield doubled + "ing"
    yield stem + "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        yield base[:-1] + "ies"
        yield base[:-1] + "ied"
    yield from parts or (stem + "ed", doubled + "ed")


_VOWELS = "aeiou"


def _closed(base: str) -> bool:
    """Return whether the last letter of a verb may be doubled: "plan", "transfer", "get"."""
    return base[-1] in "bdglmnprt" and base[-2] in _VOWELS and base[-3:-2] not in tuple(_VOWELS)


def _german(base: str, parts: list[str], particle: str) -> Iterator[str]:
    past, participle = (parts[0], parts[-1]) if parts else ("", _participle(base))
    yield particle + base
    yield f"{particle}zu{base}" if particle else base
    for ending in ("", "e", "en", "er", "es", "em"):
        yield particle + participle + ending
    if not particle:
        yield from _german_finite(base, parts)
    elif past:
        yield particle + past


def _german_finite(base: str, parts: list[str]) -> Iterator[str]:
    yield base
    if len(parts) > 1:
        yield from (parts[0], parts[0] + "n", parts[0] + "en")
        return
    stem = _stem(base)
    between = "e" if stem.endswith(("t", "d")) else ""
    yield from (f"{stem}{between}t", f"{stem}{between}te", f"{stem}{between}ten")


def _stem(base: str) -> str:
    return base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")


def _participle(base: str) -> str:
    stem = _stem(base)
    ended = stem + ("et" if stem.endswith(("t", "d")) else "t")
    whole = base.startswith(_INSEPARABLE) or base.endswith("ieren")
    return ended if whole else "ge" + ended


_INSEPARABLE = ("be", "er", "ver", "ent", "zer", "uber", "unter", "emp")
"""Prefixes of German verbs that take no "ge"."""


def _dutch(base: str, parts: list[str], particle: str) -> Iterator[str]:
    yield particle + base
    for part in parts[-1:]:
        yield particle + part
        yield particle + part + "e"
    if not particle:
        yield from parts


def _dutch_finite(base: str, parts: list[str]) -> Iterator[str]:
    yield base
    yield from (part + ending for part in parts[:-1] for ending in ("", "n", "en"))


def _french(base: str, parts: list[str], _: str) -> Iterator[str]:
    yield base
    if base.endswith("er") and not parts:
        stem = base[:-2]
        yield from (
            stem + ending for ending in ("e", "es", "ee", "ees", "ent", "ons", "eons", "erent", "ant")
        )
        yield from (base + ending for ending in ("a", "ons", "ont"))
        return
    for part in parts or [base[:-1]]:
        yield from (part + ending for ending in ("", "e", "s", "es", "t", "ssent"))
    yield from (base.removesuffix("e") + ending for ending in ("a", "ont", "ons"))


def _spanish(base: str, parts: list[str], _: str) -> Iterator[str]:
    yield base
    stem, kind = base[:-2], base[-2:]
    told = "ad" if kind == "ar" else "id"
    yield from (f"{stem}{told}{ending}" for ending in ("o", "a", "os", "as"))
    yield from (base + ending for ending in ("a", "an", "emos", "se"))
    if kind == "ar":
        yield from (stem + ending for ending in ("o", "aron", "amos", "a", "an", "ando"))
    else:
        yield from (stem + ending for ending in ("io", "ieron", "imos", "e", "en", "iendo", "emos"))
    for part in parts:
        yield part
        if part.endswith("to"):
            yield from (part[:-1] + ending for ending in ("a", "os", "as"))


def _italian(base: str, parts: list[str], _: str) -> Iterator[str]:
    yield base
    stem, kind = base[:-3], base[-3:]
    told = parts or [stem + {"are": "ato", "ire": "ito"}.get(kind, "uto")]
    for part in told:
        yield from (part[:-1] + ending for ending in ("o", "a", "i", "e"))
    yield from (stem + ending for ending in ("a", "ano", "iamo", "o"))


_FORMS = {
    "en": _english,
    "de": _german,
    "fr": _french,
    "es": _spanish,
    "it": _italian,
    "nl": _dutch,
}
_FINITE = {"de": _german_finite, "nl": _dutch_finite}
