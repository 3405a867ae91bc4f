"""What a paper says of the agreement above it, and what an agreement says of itself.

"Work Order 7 under the Master Services Agreement No. MSA-2023-11 dated 3 May 2023" names a title, a number
and a date. Text of the first pages only: further back papers speak of all sorts of contracts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.dating.date_text import parse_dates
from poedesk.proof.finding.model import Findings, State
from poedesk.proof.finding.page.plain import plain_of

FIRST = 2
"""Pages on which a paper says what it is and under what it stands."""

HEAD = 1500
"""Characters at the top of an agreement in which its own number and date stand."""

_KNOWN = 64
"""Pages whose references are remembered: each paper is compared with each agreement."""

_TAIL = 150
"""Characters behind the name of an agreement in which its number and date can stand."""

_NEAR = 90
"""The same, within which a date must begin."""

_NUMBER = r"(?:no|nr|num|number|nummer|numero|n)?\.?\s?#?\s?[\w./-]{0,14}\d[\w./-]{0,10}\s*"
_CUE = (
    r"(?:under|pursuant to|governed by|incorporated (?:in)?to|made part of|subject to|in accordance with"
    r"|part of"
    rf"|amend(?:s|ing)|amendment (?:{_NUMBER})?(?:to|of)|addendum (?:{_NUMBER})?to|modif(?:ies|ying)"
    rf"|modification (?:{_NUMBER})?(?:to|of)|change order (?:{_NUMBER})?to|supplement(?:s|ing|al to)?"
    rf"|(?:statement of work|sow|order|schedule) (?:{_NUMBER})?to|terms of|refers to|to"
    r"|al amparo de|en virtud de|conforme a|modifica|adenda (?:n\S* ?\d+ )?al?|bajo|del?|al"
    r"|zum|zur|gemass|aufgrund|auf grundlage|unter|im rahmen|andern|andert|nach"
    r"|en application|au titre|conformement|avenant (?:n\S* ?\d+ )?(?:au|a)|modifie|du|au|sous)"
)
_ARTICLES = (
    r"(?:(?:the|that|certain|our|your|existing|original|underlying|el|la|los|le|les|du|de|des|dem|den|der|ein"
    r"|eine)\s+|l')*"
)
_NAME = (
    r"(?P<name>(?:[\w&'/-]+\s+){0,5}?"
    r"(?:agreement|contract|msa|framework|statement of work|sow|work order|purchase order|task order"
    r"|order form"
    r"|rahmenvertrag\w*|rahmenvereinbarung|\w*vertrag(?:e?s)?|vereinbarung|einzelauftrag\w*|leistungsschein\w*"
    r"|contrato marco(?: de servicios)?|contrato(?: de [\w ]{4,24}?)?|acuerdo marco"
    r"|contrat[- ]cadre|accord[- ]cadre"
    r"|contrat(?: de [\w ]{4,24}?)?|convention)\b)"
)
_UNDER = re.compile(rf"(?<!\w){_CUE}\s+{_ARTICLES}{_NAME}")

_OWN = re.compile(
    r"^(?:this|present|dieser?s?|diesem|este|esta|presente|cette|ce)\b|\b(?:this|dieser|este|presente)\s"
)
_CODE = re.compile(r"\b[A-Za-z]{1,8}[-/ ]?(?:\d{2,}|\d+[-/]\d+)[\w/-]*\b")
_NUMBERED = re.compile(
    r"(?:\b(?:no|nr|num|number|nummer|numero|ref|reference)\b[.:]?|\bn[\u00ba\u00b0o]|#)\s*(?P<number>[\w./-]*\d[\w./-]*)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<![Nn]o)(?<!NO)(?<![Nn]r)(?<!NR)(?<![Nn]um)(?<!\b\d)(?<!\b\d\d)[.;]\s+(?=[A-Z\u00c0-\u00dc])|\n\s*\n"
)
_BARE = frozenset(
    {
        "agreement",
        "contract",
        "vertrag",
        "vertrages",
        "vertrags",
        "contrato",
        "contrat",
        "vereinbarung",
        "order",
    }
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a paper says of an agreement above it."""

    name: str
    """As it is written: "Master Services Agreement"."""

    numbers: frozenset[str]
    """Squeezed: letters and digits only, upper case."""

    days: frozenset[str]
    """ISO days; all readings of a date."""

    span: Span
    """The whole reference."""


@dataclass(frozen=True, slots=True)
class Own:
    """What an agreement says of itself."""

    document: str
    title: str
    """Plain text of its top."""

    numbers: frozenset[str]
    days: frozenset[str]
    text: str
    """All letters and digits of its first pages, in which a number may stand without a label."""


def squeezed(text: str) -> str:
    """Return the letters and digits of ``text`` in upper case: "MSA 2023/11" and "MSA-2023-11" are one."""
    return re.sub(r"[\W_]+", "", text).upper()


def references(document: Document) -> tuple[Reference, ...]:
    """Return every agreement that the first pages name as one above this paper, in order."""
    return tuple(found for page in document.pages[:FIRST] for found in _on_page(page.number, page.text))


@lru_cache(_KNOWN)
def _on_page(number: int, text: str) -> tuple[Reference, ...]:
    return tuple(_found(number, text))


def _found(number: int, text: str) -> Iterator[Reference]:
    made = plain_of(text)
    done = 0
    for match in _UNDER.finditer(made.text):
        if match.start("name") < done or _OWN.search(match["name"]):
            continue
        start, end = made.original(*match.span("name"))
        name = fold(text[start:end])
        tail = _SENTENCE.split(text[end : end + _TAIL], maxsplit=1)[0]
        numbers, days, last = _details(tail)
        if not (numbers or days) and plain_of(name).text in _BARE:
            continue
        done = match.end("name")
        yield Reference(name, numbers, days, Span(number, start, end + last))


def _details(tail: str) -> tuple[frozenset[str], frozenset[str], int]:
    """Return the numbers and days behind a name, and where the last of them ends."""
    hit = next((hit for hit in parse_dates(tail) if hit.start <= _NEAR), None)
    before = tail[: hit.start] if hit is not None else tail[:_NEAR]
    # Behind a comma or a verb another thing is told.
    before = re.split(r",\s|\b(?:between|zwischen|entre|shall|the parties|and)\b", before, maxsplit=1)[0]
    found = [match.span("number") for match in _NUMBERED.finditer(before)]
    found += [match.span() for match in _CODE.finditer(before)]
    numbers = frozenset(squeezed(before[start:end]) for start, end in found)
    days = frozenset(hit.readings or ((hit.iso,) if hit.iso else ())) if hit is not None else frozenset()
    ends = [end for _, end in found] + ([hit.end] if hit is not None and days else [])
    return numbers, days, max(ends, default=0)


def own(entry: Findings) -> Own:
    """Return what an agreement says of itself: the title at its top, its numbers and its days.

    What it says of an agreement above it is left out: that is not its own number.
    """
    document = entry.document
    pages = [_without_references(page.number, page.text) for page in document.pages[:FIRST]]
    head = pages[0][:HEAD] if pages else ""
    numbers = {squeezed(match["number"]) for match in _NUMBERED.finditer(head)}
    numbers |= {squeezed(match.group()) for match in _CODE.finditer(head[:_TOP])}
    labelled = (f for key in ("date.agreement", "date.effective", "date.signed") for f in entry.get(key))
    stated = (f for f in labelled if f.state is State.PRESENT)
    days = {day for f in stated for day in (f.readings or (f.value,)) if day}
    days |= {day for hit in parse_dates(head) for day in (hit.readings or (hit.iso,)) if day}
    top = plain_of(head).text
    return Own(document.name, top, frozenset(numbers), frozenset(days), squeezed(" ".join(pages)))


_TOP = 400
"""Characters at the very top, in which a code is the number of the paper itself."""


def _without_references(number: int, text: str) -> str:
    """Return the text of a page without what it says of agreements above it."""
    kept, done = [], 0
    for reference in _on_page(number, text):
        assert reference.span.start is not None
        assert reference.span.end is not None
        kept.append(text[done : reference.span.start])
        done = reference.span.end
    return " ".join([*kept, text[done:]])


def named(reference: Reference, document: Document) -> str:
    """Return the words of a reference, as they stand in ``document``."""
    span = reference.span
    return fold(document.page(span.page).text[span.start : span.end])
