"""General terms put into a paper before its signatures or behind them: clauses that say nothing of it."""

import re
from pathlib import Path
from typing import Any

from lxml import etree

_HERE = Path(__file__).parent / "terms"
_TELLING = {
    "en": ("the", "and", "of", "was"),
    "de": ("der", "und", "die", "wurde"),
    "fr": ("le", "et", "les", "des"),
}
_HEADS = frozenset({"h1", "h2", "h3"})
_REACH = 6
"""How many blocks above its signatures the head of a section can stand."""


def put(paper: str, where: str) -> str | None:
    """Return a paper, one ``doc`` element, with terms ``annexed`` or ``before`` its signatures.

    Null where the paper is in a language without terms, or has no head over its signatures.
    """
    root = etree.fromstring(paper)
    language = _language(" ".join(map(str, root.itertext())))
    if language is None:
        return None
    source = (_HERE / f"{language}.html").read_text("utf-8")
    clauses = list(etree.fromstring(f"<doc>{source}</doc>"))
    if where == "annexed":
        clauses.insert(0, etree.Element("pagebreak"))
        at = len(root)
    else:
        found = _signing(root)
        if found is None:
            return None
        at = found
    for clause in reversed(clauses):
        root.insert(at, clause)
    return etree.tostring(root, encoding="unicode")


def _language(text: str) -> str | None:
    words = re.findall(r"\w+", text.casefold())
    counts = {name: sum(words.count(word) for word in telling) for name, telling in _TELLING.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] * 12 > len(words) else None


def _signing(root: Any) -> int | None:
    """Return where the section of the signatures begins; null when no head stands over them."""
    inked = [at for at, block in enumerate(root) if block.tag == "ink" or block.find(".//ink") is not None]
    if not inked:
        return None
    above = range(inked[0], max(inked[0] - _REACH, -1), -1)
    return next((at for at in above if root[at].tag in _HEADS), None)
