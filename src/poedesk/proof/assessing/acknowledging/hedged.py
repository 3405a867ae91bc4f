"""Heads of signatures that take back what they give: "Not accepted for the customer", "Accepted once done".

A head names the customer, so a finder gives the signature under it to the customer. Whether it gives anything
at all its other words say; they make the answer unclear. The expressions are data in ``hedges.yaml``.
"""

import re
from functools import cache
from importlib import resources

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.model import Act
from poedesk.proof.finding.wording.plain import plain_of

LINES = 3
"""Lines over a printed name among which its head is looked for."""

WORDS = 16
"""Words of a head at most: a longer line is running text."""

_BRACKETS = compiled(r"\([^()]*\)|\[[^\[\]]*\]")


def hedged(document: Document, act: Act) -> Span | None:
    """Return the line over an act's printed name that takes the act back or puts it off; null for none."""
    if act.kind != "block" or act.name is None or not act.name.spans:
        return None
    place = act.name.spans[0]
    if place.start is None:
        return None
    text = document.page(place.page).text
    end = place.start
    for _ in range(LINES + 1):
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        low = plain_of(_BRACKETS.sub(" ", line)).text
        running = len(low.split()) > WORDS or low.rstrip().endswith(".")  # for sentences see ``reserves``
        if not running and _heads().search(low) is not None:
            return Span(place.page, start, end) if _hedges().search(low) is not None else None
        end = start - 1
        if end <= 0:
            break
    return None


@cache
def _heads() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(_data()['heads'])})\b")


@cache
def _hedges() -> re.Pattern[str]:
    listed = (each for words in _data()["hedges"].values() for each in words)
    return compiled(rf"\b(?:{'|'.join(listed)})(?!\w)")


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = load_yaml(
        (resources.files(__package__) / "hedges.yaml").read_text("utf-8")
    )
    return loaded
