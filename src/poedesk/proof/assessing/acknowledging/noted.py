"""Signatures by which somebody only takes notice, and papers that keep their acceptance back.

"The customer takes note of this report; acceptance remains reserved" is signed in ink and accepts nothing.
Terms that provide for such a case accept nothing back. The expressions are data in ``noted.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import later
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.model import Act
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.necessary import Needed
from poedesk.proof.finding.wording.plain import plain_of

OVER, BEHIND = 6, 3
"""Lines over and behind a place of signing in which its words stand."""


def kept_back(document: Document) -> Span | None:
    """Return the sentence by which a paper keeps its acceptance back, or says that it is none."""
    for page in document.pages:
        if not _needed().may_match(plain_of(page.text).text):
            continue
        for start, end in sentences(page.text):
            low = _flat(page.text[start:end])
            if _told("kept_back").found_in(low) and _PROVIDES.search(low) is None:
                return Span(page.number, start, end)
    return None


def only_noted(document: Document, act: Act) -> Span | None:
    """Return the words of notice around an act; null where its words accept something too."""
    parts = (part for part in (act.signature, act.name, act.title, act.date) if part is not None)
    spans = [span for part in parts for span in part.spans if span.start is not None]
    if not spans:
        return None
    first = min(spans, key=lambda span: (span.page, span.start or 0))
    text = document.page(first.page).text
    last = max((span.end or 0 for span in spans if span.page == first.page), default=0)
    around = list(_sentences_around(text, first.start or 0, last))
    told = [(start, end, _flat(text[start:end])) for start, end in around]
    noted = next(((start, end) for start, end, low in told if _told("notice").found_in(low)), None)
    if noted is None or any(_accepting(low) for *_, low in told):
        return None
    return Span(first.page, *noted)


def _accepting(low: str) -> bool:
    """Say whether a sentence takes work over; one that keeps the acceptance back, or denies it, does not."""
    return (
        _told("accepts").found_in(low)
        and not _told("kept_back").found_in(low)
        and _DENIES.search(low) is None
    )


def _sentences_around(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences over a place of signing, in it and behind it; a heading is one too."""
    start = text.rfind("\n", 0, first) + 1
    for _ in range(OVER):
        if start <= 0:
            break
        start = text.rfind("\n", 0, start - 1) + 1
    stop = last
    for _ in range(BEHIND):
        found = text.find("\n", stop + 1)
        stop = found if found >= 0 else len(text)
    yield from sentences(text, start, stop)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", plain_of(text).text).replace("\u2019", "'")


_DENIES = later(r"\b(?:not|nicht|keine?|pas|aucune?|no|sin|niet|geen|non|nao)\b")

_PROVIDES = later(
    r"\b(?:shall|will|may|must|should|if|in case|where|until|werden|kann|darf|soll\w*|falls|wenn|bis"
    r"|sera|seront|pourra|si|jusqu|podra\w*|sera\w*|hasta|zal|zullen|indien|tot)\b"
)
"""Words of a clause that provides for a case, as terms do."""


@cache
def _told(name: str) -> Expressions:
    return Expressions(*_sources(name))


@cache
def _needed() -> Needed:
    """Return what every sentence that keeps an acceptance back holds: on most pages it is nowhere."""
    return Needed(_sources("kept_back"))


@cache
def _sources(name: str) -> tuple[str, ...]:
    data = _data()
    listed = (each for told in data[name].values() for each in (told if isinstance(told, list) else [told]))
    return tuple(re.sub(r"\{([a-z_]+)\}", lambda at: data["words"][at[1]], each) for each in listed)


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml((resources.files(__package__) / "noted.yaml").read_text("utf-8"))
    return loaded
