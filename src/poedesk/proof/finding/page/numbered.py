"""Lines that read as headings, and the numbers and letters of sections before them."""

import re

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold

HEADING_WORDS = 14
"""A longer line is no heading, whatever it looks like."""

NUMBERED = compiled(
    r"^\s*(?:#+\s*)?(?:(?:section|article|part|phase|annex|appendix|exhibit|schedule|seccion|articulo|fase|anexo"
    r"|abschnitt|anlage|partie|annexe|art\.?|artikel|articolo|secci\u00f3n|art\u00edculo|cl\u00e1usula|clausula|clause"
    r"|ziffer|paragraph|punto|hoofdstuk)\s+[\divxa-f]+(?:\.\d+)*|\u00a7{1,2}\s?\d{1,3}[a-z]?|\d{1,2}(?:\.\d{1,2}){0,3}"
    r"|[a-z]{1,2}[-.]\d{1,2}|(?!a[35]\b)[a-d]\d(?:\.\d{1,2})?)\s*[.):\u2013-]*\s+(?=\S)",
    re.IGNORECASE,
)
_LETTERED = compiled(r"^\s*\(?(?:[A-Z](?:[.):]|\s*[\u2013-](?=\s))|[a-z]\)|[IVX]{2,4}[.):])\s+(?=\S)")
"""The letter or Roman figure of a section ("B. Why", "c) What was done"), or the initial of a name."""

_CUT = compiled(
    r"\b(?:the|a|an|of|and|or|to|for|with|from|in|der|die|das|des|dem|den|und|oder|von|mit|zu|im|el|la|los|las"
    r"|del|de|y|en|con|para|du|le|les|et|avec|pour)$",
    re.IGNORECASE,
)
"""How a line ends that goes on in the next one."""


_SENTENCE = compiled(r"[^\W\d_]{3,}\.\s+[^\W\d_]{2,}")
"""Another sentence in a numbered line: "1. Works. The Consultant shall survey" begins a paragraph."""

_PART = 4
"""Words before the colon of a heading that names a part, its number among them."""


def without_number(text: str) -> str:
    """Return a heading without its number, hash signs, stars and closing colon."""
    folded = fold(text).lstrip("#*_ ")
    bare = NUMBERED.sub("", folded, count=1)
    if bare == folded:
        bare = _LETTERED.sub("", folded, count=1)
    return bare.strip(" *_#:.\t")


def looks_like_heading(text: str) -> bool:
    """Return whether a line of its own reads as a heading: numbered, in capitals, or short with a colon."""
    line = fold(text).strip("#*_ ")
    words = line.split()
    if not words or len(words) > HEADING_WORDS or line.endswith((".", ";", ",")) or "@" in line:
        return False
    letters = [sign for sign in line if sign.isalpha()]
    if len(letters) < 3:  # noqa: PLR2004 - a number or a mark
        return False
    if line.endswith(":"):
        return len(words) <= 8 and line.count(":") == 1  # noqa: PLR2004 - "We will deliver:" is a lead-in, not longer
    if ":" in line:
        part = line.split(":")[0]
        # "Phase 2: rollout", and not the first line of "1. Week of July 14, 2025: Alder deploys ...".
        named = NUMBERED.match(line) and part[-1:].isdigit() and len(part.split()) <= _PART
        return text.lstrip().startswith("#") or bool(named and _CUT.search(line) is None)
    if text.lstrip().startswith("#") or all(sign.isupper() for sign in letters):
        return True
    if _CUT.search(line) and not line.endswith(" AN"):  # the Auftragnehmer, as German papers shorten it
        return False
    rest = without_number(line)
    return bool(NUMBERED.match(line)) and rest[:1].isupper() and _SENTENCE.search(rest) is None


def begins_numbered(text: str) -> bool:
    """Return whether a line begins a numbered passage, and not with "1 confirms" or "Section 1 confirms"."""
    number = NUMBERED.match(text)
    if number is None:
        return False
    marked = number.group().rstrip()[-1:] in ".):-\u2013"
    return marked or not text[number.end() :][:1].islower()
