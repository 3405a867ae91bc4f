"""The day on which a paper says, in the sentence over its signatures, that it is signed.

"IN WITNESS WHEREOF the parties have signed this statement at Leeds on 4 May 2026"; "ambas partes firman la
presente acta en Vilagarcía, a 17 de abril de 2026". It is that of all who sign under it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.model import Act
from poedesk.proof.finding.page.view import DocumentView

LINES = 12
"""Lines over the first signature among which such a sentence stands at most."""

TAIL = 60
"""Characters that may follow the day in its sentence: "in two originals"."""


@cache
def told() -> Mapping[str, Any]:
    """Return what ``data/signing_sentences.yaml`` holds."""
    source = (
        files("poedesk.proof.finding").joinpath("data/signing_sentences.yaml").read_text(encoding="utf-8")
    )
    loaded: Mapping[str, Any] = load_yaml(source)
    return loaded


@cache
def waits() -> re.Pattern[str]:
    """Return the words of what is still to come, or depends on something."""
    return compiled(rf"\b(?:{'|'.join(told()['waits'])})\b", re.IGNORECASE)


def signing_day(view: DocumentView, acts: Sequence[Act]) -> Span | None:
    """Return where the sentence over the first of ``acts`` gives the day; null without, or with several."""
    starts = [
        (span.page, span.start)
        for act in acts
        for part in (act.name, act.signature, act.title)
        for span in (part.spans if part is not None else ())
        if span.start is not None
    ]
    if not starts:
        return None
    page, end = min(starts)
    text = view.text(page)
    over = [piece for piece in view.pieces(page) if piece.end <= end and piece.text.strip()][-LINES:]
    if not over or not _signs().search(words.flat(text[over[0].start : end])):
        return None
    low = over[0].start
    days = set(_days(text, low, end))
    return view.span(page, *days.pop()) if len(days) == 1 else None


def _days(text: str, low: int, end: int) -> list[tuple[int, int]]:
    found = []
    for hit in when.read(text[low:end]):
        before = _STOP.split(text[low : low + hit.start])[-1]
        after = _STOP.split(text[low + hit.end : end])[0]
        lead = words.flat(" ".join(before.split()) + " ")
        if len(after) <= TAIL and _says(lead, words.flat(after)):
            found.append((low + hit.start, low + hit.end))
    return found


_STOP = later(r"(?<=[^\W\d_]{3}[.;!?])\s+|\n\s*\n")
"""Where a sentence ends, as far as its signs tell; an abbreviation of two letters ends none."""


def _says(before: str, after: str) -> bool:
    """Return whether what stands around a day in its sentence says that this paper is signed on it."""
    around = f"{before} {after}"
    return (
        waits().search(around) is None
        and _signs().search(around) is not None
        and _this().search(around) is not None
        and _other().search(before) is None
        and _led().search(before) is not None
    )


@cache
def _signs() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(told()['on this day']['signs'])})\b")


@cache
def _this() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(told()['on this day']['this paper'])})\b")


@cache
def _other() -> re.Pattern[str]:
    given = told()["on this day"]
    return compiled(rf"(?:{'|'.join(given['another paper'])})\s{given['day']}$")


@cache
def _led() -> re.Pattern[str]:
    given = told()["on this day"]
    return compiled(rf"(?:\b{given['place']})?{given['day']}$")
