"""Finds GUIDs in text however they were broken: over lines, by blanks, by soft or typographic hyphens."""

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

from poedesk.kernel.expressions import compiled

_DASH = r"\-‐‑‒–—−﹣－\u00ad"
_HEX = r"[0-9a-fA-F]"
_BREAK = rf"[\s\u200b\u2060\ufeff{_DASH}]"
_GROUPS = (8, 4, 4, 4, 12)
_STRICT = compiled(
    r"(?<![0-9a-zA-Z])(?<![0-9a-zA-Z][-])"
    + rf"\s?[{_DASH}]\s?".join(rf"{_HEX}{{{length}}}" for length in _GROUPS)
    + r"(?![0-9a-zA-Z])(?!-[0-9a-zA-Z])"
)
_PLAIN = compiled(rf"(?<![0-9a-zA-Z-]){_HEX}{{32}}(?![0-9a-zA-Z-])")
_LOOSE = compiled(
    rf"(?<![0-9a-zA-Z]){_HEX}(?:{_BREAK}{{0,9}}{_HEX}){{31}}(?![0-9a-zA-Z])(?![{_DASH}][0-9a-zA-Z])",
)


class Guid(NamedTuple):
    """A GUID in a text."""

    start: int
    end: int
    """Exclusive; braces left out."""

    value: str
    """Normal form: lower case, five groups with hyphens."""

    broken: bool
    """Whether it had to be put together again."""


def normal_guid(text: str) -> str | None:
    """Return the normal form of ``text`` when it is one GUID and nothing else, else null."""
    figures = re.sub(rf"[\s{{}}()\u200b\u2060\ufeff{_DASH}]", "", text).lower()
    if not re.fullmatch(r"[0-9a-f]{32}", figures):
        return None
    cuts = [0, *accumulate(_GROUPS)]
    return "-".join(figures[start:end] for start, end in pairwise(cuts))


def find_guids(text: str, *, labelled: bool = False) -> list[Guid]:
    """Return the GUIDs of ``text`` from left to right.

    ``labelled`` says that the text stands where a GUID belongs: then one without hyphens counts too.
    """
    strict = _STRICT.finditer(text)
    found = [_guid(match, broken=any(sign.isspace() for sign in match.group())) for match in strict]
    for match in _LOOSE.finditer(text):
        if _free(match, found) and _joins(match.group(), labelled=labelled):
            found.append(_guid(match, broken=True))
    if labelled:
        found += [_guid(match, broken=False) for match in _PLAIN.finditer(text) if _free(match, found)]
    return sorted(found)


def _free(match: re.Match[str], found: list[Guid]) -> bool:
    return not any(match.start() < other.end and other.start < match.end() for other in found)


def _guid(match: re.Match[str], *, broken: bool) -> Guid:
    value = normal_guid(match.group())
    assert value is not None
    return Guid(match.start(), match.end(), value, broken)


def _joins(text: str, *, labelled: bool) -> bool:
    """Whether 32 figures with breaks between are one GUID, not a column of numbers or words.

    Its four hyphens must stand where they belong; one may be lost, or doubled, at each break.
    """
    if not re.search(rf"[{_DASH}]", text):
        return labelled and not re.search(r"\d\s+\d{1,3}\s", text)
    figures, places = 0, []
    for sign in text:
        if re.match(_HEX, sign):
            figures += 1
        elif re.match(rf"[{_DASH}]", sign):
            places.append(figures)
    cuts = {8, 12, 16, 20}
    kept = cuts.intersection(places)
    strange = [place for place in places if place not in cuts]
    breaks = len(re.findall(r"[\s\u200b\u2060\ufeff\u00ad]+", text))
    return len(kept) >= len(cuts) - min(breaks, 2) and len(strange) <= breaks
