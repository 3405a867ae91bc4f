"""Title and date of a signatory out of a sentence over the signature that names the same person.

"I, Dana Whitfield, IT Director of Northwind Ltd, confirm ..." over a line that Dana Whitfield signed.
"""

import re
from collections.abc import Iterator, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.columns import Block
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.model import Finding, State

NEAR = 400
"""Characters between the end of the sentence and the signature at most."""

TITLE_WORDS = 9
"""Words that a title has at most."""

_TITLE = compiled(
    r"\s*[,(]\s*(?:as\s|in (?:my|his|her) capacity as\s)?(?:the\s)?(?P<title>[^,.;()]{3,90}?)\s*"
    r"(?:[,.;)]|\b(?=(?:hereby|confirms?|accepts?|acknowledges?|approves?|agrees?|signs?|certif(?:y|ies)|have|has|on)\b))"
)
_OF = compiled(r"\s(?:of|at|for|with)\s")
_DEPARTMENT = compiled(
    r"(?:(?:and|&|information|digital|technolog(?:y|ies)|services?|systems?|software|communications?|logistics|media"
    r"|energy|it|ict|business|corporate|shared|networks?|manufacturing|operations|infrastructure|applications?"
    r"|international|health|security|data|clinical|procurement|finance)[\s,]*)+"
)
"""What is headed and is no organisation, though it has the words of one: "Head of Information Technology"."""

_ACTS = compiled(
    r"\b(?:approved|accepted|signed|acknowledged|confirmed|agreed|executed|hereby|confirms?|accepts?|approves?)\b"
)
_ON = compiled(r"\b(?:on|dated)\s+(?:this\s+|the\s+)*$")


def title_told(sheet: Sheet, block: Block, person: str) -> tuple[str, Span] | None:
    """Return the title that a sentence over the signature gives to ``person``, and where it stands."""
    for page, start, end in _sentences(sheet, block, person):
        text = sheet.words(page, start, end)
        for name in _named(text, person):
            found = _TITLE.match(text, name.end())
            title = of_office(found["title"]) if found else None
            if found and title:
                low = start + found.start("title")
                return fold(title), sheet.view.span(page, low, low + len(title))
    return None


def date_told(sheet: Sheet, block: Block, person: str) -> tuple[str, Span] | None:
    """Return the date of "Approved by Dana Whitfield on 3 May 2026", and where it stands."""
    for page, start, end in _sentences(sheet, block, person):
        text = sheet.words(page, start, end)
        hits, low = when.read(text), words.flat(text)
        name = next(_named(text, person), None)
        if name is None or len(hits) != 1 or hits[0].start < name.end() or not _ACTS.search(low):
            continue
        if _ON.search(low[: hits[0].start]) and not _another_person(text[name.end() : hits[0].start]):
            span = sheet.view.span(page, start + hits[0].start, start + hits[0].end)
            return text[hits[0].start : hits[0].end], span
    return None


def with_title(title: Finding | None, told: tuple[str, Span] | None, like: Finding) -> Finding | None:
    """Return ``title``, or one for the act of ``like`` where nothing but a sentence tells it."""
    if title is not None or told is None:
        return title
    return Finding(told[0], (told[1],), 0.7, like.role, State.PRESENT, anchored=True, act=like.act)


def _sentences(sheet: Sheet, block: Block, person: str) -> Iterator[tuple[int, int, int]]:
    """Yield the sentences that name ``person`` and stand shortly before the signature, nearest first."""
    part = block.anchor.part
    if part is None or not block.alone or not looks_like_person(person):
        return
    found: Sequence[tuple[int, int]] = [
        (start, end)
        for start, end in sheet.view.sentences(part.page)
        if end <= part.start and part.start - end <= NEAR
    ]
    for start, end in reversed(found):
        if next(_named(sheet.words(part.page, start, end), person), None) is not None:
            yield part.page, start, end


def _named(text: str, person: str) -> Iterator[re.Match[str]]:
    pattern = r"\s+".join(re.escape(word) for word in person.split())
    return re.finditer(rf"\b{pattern}\b", text, re.IGNORECASE)


def of_office(said: str) -> str | None:
    """Return the title in "IT Director of Northwind Ltd": "of" may also belong to it ("Head of IT")."""
    cuts = [cut.start() for cut in _OF.finditer(said)]
    for cut in cuts:
        tail = said[cut:].split(maxsplit=1)[1]
        if _DEPARTMENT.fullmatch(words.flat(tail)) or looks_like_title(tail):
            continue
        if looks_like_organisation(tail) or words.role_of(tail) is not None:
            said = said[:cut]
            break
    fits = looks_like_title(said) and len(said.split()) <= TITLE_WORDS
    return said if fits and words.flat(said) not in {"customer", "partner", "client"} else None


def _another_person(text: str) -> bool:
    return bool(re.search(r"\b(?:and|&|by)\s+[A-Z]", text))
