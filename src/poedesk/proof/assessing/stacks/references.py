"""What a paper says of the agreement above it, and what an agreement says of itself.

"Work Order 7 under the Master Services Agreement No. MSA-2023-11 dated 3 May 2023" names a title, a number
and a date. Text of the first pages only: further back papers speak of all sorts of contracts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.dating.date_text import parse_dates
from poedesk.proof.finding.model import Findings, State
from poedesk.proof.finding.wording.plain import plain_of

FIRST = 2
"""Pages on which a paper says what it is and under what it stands."""

HEAD = 1500
"""Characters at the top of an agreement in which its own number and date stand."""

_KNOWN = 64
"""Pages whose references are remembered: each paper is compared with each agreement."""

_TAIL = 200
"""Characters behind the name of an agreement in which its number, date and parties can stand."""

_NEAR = 140
"""The same, within which a date must begin."""

_NUMBER = r"(?:no|nr|num|number|nummer|numero|n)?\.?\s?#?\s?[\w./-]{0,14}\d[\w./-]{0,10}\s*"
_CUE = (
    r"(?:under|pursuant to|governed by|(?:governing )?terms:|incorporated (?:in)?to|incorporat(?:es|ing)"
    r"|(?:made )?part of"
    rf"|subject to|in accordance with|amend(?:s|ing)|amendment (?:{_NUMBER})?(?:to|of)"
    rf"|addendum (?:{_NUMBER})?to"
    rf"|modif(?:ies|ying)|modification (?:{_NUMBER})?(?:to|of)|change order (?:{_NUMBER})?to"
    r"|chang(?:es|ing)|alter(?:s|ing)|var(?:ies|ying)|restat(?:es|ing)"
    rf"|supplement(?:s|ing|al to)?|(?:statement of work|sow|order|schedule) (?:{_NUMBER})?to"
    r"|(?:framework|master|agreement|contract|(?:agreement|contract) (?:amended|changed|modified|affected)"
    r"|rahmenvertrag|vertrag|geanderter vertrag|contrato|contrato (?:modificado|afectado)|contrat"
    r"|contrat modifie):"
    r"|terms of|those of|refers to|to|ends?|terminates?|termination of|cancels?|cancellation of"
    r"|al amparo de|en virtud de|conforme a|modifica|adenda (?:n\S* ?\d+ )?al?|bajo|del?|al"
    r"|zum|zur|gemass|aufgrund|auf grundlage|unter|im rahmen|andern|andert|nach|aus"
    r"|en application|au titre|conformement|avenant (?:n\S* ?\d+ )?(?:au|a)|modifie|du|au|sous)"
)
_ARTICLES = (
    r"(?:(?:the|that|certain|our|your|existing|original|underlying|their|its|el|la|los|le|les|du|de|des|dem|den|der|ein"
    r"|eine)\s+|l')*"
)
_TYPES = (
    r"(?:framework (?:[\w-]+ ){0,2}?(?:agreement|contract)|agreement|contract|[mpgc]sa|framework"
    r"|statement of work|sow|work order|purchase order|task order"
    r"|order form|consulting terms|service terms|general terms"
    r"|rahmenvertrag(?:e?s)?(?: uber [\w-]+)?|rahmenvereinbarung|\w*vertrag(?:e?s)?|vereinbarung"
    r"|einzelauftrag\w*|leistungsschein\w*"
    r"|contrato marco(?: de servicios)?|contrato(?: de [\w ]{4,24}?)?|acuerdo marco"
    r"|contrat[- ]cadre|accord[- ]cadre|contrat(?: de [\w ]{4,24}?)?|convention)\b"
)
_NAME = rf"(?P<name>(?:[\w&'/-]+\s+){{0,5}}?{_TYPES})"
_CALLED = later(
    r"(?:(?:master|framework|general|professional|consulting|services?|support|cooperation)\s+){0,3}"
    rf"(?:{_TYPES}|\b(?:lease|rental|licen[cs]e|order|change order"
    r"|leistungsbeschreibung|auftrag|bestellung|angebot|pedido"
    r"|orden de trabajo|propuesta|commande|bon de commande|cahier des charges)\b)"
)
"""A paper by what it is, wherever a sentence speaks of it."""

_UNDER = later(rf"(?<!\w)(?<!not ){_CUE},?\s+{_ARTICLES}{_NAME}")
_APPLIES = later(
    rf"(?:^|[.:]\s+)the\s+{_NAME}(?=\s+(?:(?:with|under|bearing) )?(?:the )?"
    r"(?:no|nr|number|ref|reference|of|dated|signed)\b)",
    re.MULTILINE,
)
"""A sentence that begins with the agreement: "The Consulting Terms of 1 February apply"."""

_BY_CODE = later(
    r"(?<!\w)(?:[Uu]nder|[Pp]ursuant to|[Ss]ubject to|al amparo de|unter|zu|sous)\s+"
    r"(?P<code>[A-Z]{1,8}[-/ ]?\d[\w/-]*\d[\w/-]*)"
)
"""An agreement named by its number only: "Order 12 under TM-190/2"."""

_OWN = later(
    r"^(?:this|present|dieser?s?|diesem|este|esta|presente|cette|ce|any|no|another|other|a|an|new)\b"
    r"|\b(?:this|dieser|este|presente)\s|\b(?:are|is|was|were|shall|will|appl(?:y|ies))\s"
)
_TO_COME = later(
    r"\b(?:intends? to|to be (?:concluded|signed|agreed)|will be (?:concluded|signed)|yet to be)\b"
)
"""Words behind the name of an agreement that is not there yet."""

_CODE = later(
    r"\b[A-Z]{1,8}(?:[-/][A-Z]{1,6})*[-/]\d[\w/-]*\b|\b[A-Z]{2,8}\d{3,}[\w/-]*\b"
    r"|\b[A-Z]{2,8} \d+[-/][\w/-]+\b|\b\d{4,}[-/]\d+\b"
)
"""The number of a paper, wherever it stands: "MSA-2023-11", "MD/UF/24"."""

_NUMBERED = later(
    r"(?:\b(?:no|nr|num|number|nummer|numero|ref|reference)\b[.:]?|\bn[\u00ba\u00b0o]|#)\s*(?P<number>[\w./-]*\d[\w./-]*)",
    re.IGNORECASE,
)
_CAPITAL = "A-Z\u00c0-\u00dc"
_LABELLED = later(
    r"\b(?:framework|master|agreement|contract|msa|rahmenvertrag|vertrag|contrato(?: marco)?"
    r"|contrat(?:[- ]cadre)?)"
    r"(?: (?:agreement|contract))?\s+"
    r"(?:ref(?:erence)?|no|nr|number|nummer|n[\u00bao\u00b0]|num[e\u00e9]ro)\b\.?\s*[:#]\s*"
    r"(?P<code>[\w./-]*\d[\w/-]*)",
    re.IGNORECASE,
)
"""A line with the number of an agreement, the one above or the paper's own: "Framework reference: FA-1"."""

_BETWEEN = later(
    rf"\b(?:between|entre|zwischen)\s+(?P<one>[{_CAPITAL}][^;()\n]{{2,60}}?|you|us)\s+(?:and|y|und|et)\s+"
    rf"(?P<two>[{_CAPITAL}][^;()\n]{{2,60}}?|you|us)"
    r"(?=,?\s+(?:dated|of\s+\d|vom|de\s+fecha|du\s+\d|effective|signed|made|as\s+of|the|agree)\b|[.,;(\n]|$)"
)
_SENTENCE = later(
    rf"(?<![Nn]o)(?<!NO)(?<![Nn]r)(?<!NR)(?<![Nn]um)(?<![Rr]ef)(?<!\b\d)(?<!\b\d\d)[.;]\s+(?=[{_CAPITAL}])|\n\s*\n"
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

    parties: tuple[str, ...]
    """The two sides, where they are named."""

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

    parties: tuple[str, ...]


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
    matches = sorted((*_UNDER.finditer(made.text), *_APPLIES.finditer(made.text)), key=_begins)
    for match in matches:
        if match.start("name") < done or _OWN.search(match["name"]):
            continue
        reference = _read(number, text, *made.original(*match.span("name")))
        if reference is not None:
            done = match.end("name")
            yield reference
    for match in _BY_CODE.finditer(text):
        yield Reference(
            match["code"],
            frozenset({squeezed(match["code"])}),
            frozenset(),
            (),
            Span(number, *match.span("code")),
        )


def labelled(document: Document) -> tuple[Reference, ...]:
    """Return the numbers of agreements on lines of their own, each perhaps that of the paper itself.

    They can show that an agreement is meant, never that another one is.
    """
    return tuple(
        Reference(
            fold(match.group()),
            frozenset({squeezed(match["code"])}),
            frozenset(),
            (),
            Span(page.number, *match.span()),
        )
        for page in document.pages[:FIRST]
        for match in _LABELLED.finditer(page.text)
    )


def called(number: int, text: str, low: int, high: int) -> Iterator[tuple[int, Reference]]:
    """Yield the papers that a sentence of page ``number`` names with a number or a day, and where.

    ``low`` and ``high`` are its range in the plain text of the page.
    """
    made = plain_of(text)
    for match in _CALLED.finditer(made.text, low, high):
        before = made.text[max(low, match.start() - _BEFORE) : match.start()].split()
        if before and _OWN.search(before[-1]):
            continue
        told = _TOLD.search(made.text, match.end(), high)
        own_text = text[: made.original(low, told.start() if told is not None else high)[1]]
        reference = _read(number, own_text, *made.original(*match.span()))
        if reference is not None and (reference.numbers or reference.days):
            yield match.start(), reference


_TOLD = later(
    r"\b(?:has|have|had|is|was|were|will|shall|ends?|ended|expire[sd]?|lapse[sd]?|ran|cease[sd]?|terminate[sd]?"
    r"|replaces?|supersedes?|with|effective|on|as of|by|in favou?r|ist|wurde|wird|endete?|lief|lauft|zum|mit"
    r"|am|durch|ersetzt|queda|quedo|ha|es|fue|vence|vencio|expira|expiro|termina|termino|con|a partir|por|est"
    r"|a|prend|expire|avec|par|a compter)\b"
)
"""Words behind the name of a paper with which a sentence goes on: a day behind them is not the paper's."""


_BEFORE = 12
"""Characters in which the word before a name stands."""


def _begins(match: re.Match[str]) -> int:
    return match.start("name")


def _read(number: int, text: str, start: int, end: int) -> Reference | None:
    """Return the reference whose name is ``text[start:end]``; None for one that says nothing."""
    name = fold(text[start:end])
    tail = _SENTENCE.split(text[end : end + _TAIL], maxsplit=1)[0]
    if _TO_COME.search(tail):
        return None
    numbers, days, last = _details(tail)
    if not (numbers or days) and plain_of(name).text in _BARE:
        return None
    between = _BETWEEN.search(tail)
    sides = () if between is None else (fold(between["one"]), fold(between["two"]))
    parties = tuple(side for side in sides if side not in {"you", "us"})
    return Reference(name, numbers, days, parties, Span(number, start, end + last))


def _details(tail: str) -> tuple[frozenset[str], frozenset[str], int]:
    """Return the numbers and days behind a name, and where the last of them ends."""
    hit = next((hit for hit in parse_dates(tail) if hit.start <= _NEAR), None)
    if hit is not None and OTHERWISE.search(tail[: hit.start]):
        hit = None
    before = tail[: hit.start] if hit is not None else tail[:_NEAR]
    # Behind a comma or a verb another thing is told.
    before = OTHERWISE.split(_ELSEWHERE.split(before, maxsplit=1)[0], maxsplit=1)[0]
    found = [match.span("number") for match in _NUMBERED.finditer(before)]
    found += [match.span() for match in _CODE.finditer(before)]
    numbers = frozenset(squeezed(before[start:end]) for start, end in found)
    days = frozenset(hit.readings or ((hit.iso,) if hit.iso else ())) if hit is not None else frozenset()
    ends = [end for _, end in found] + ([hit.end] if hit is not None and days else [])
    return numbers, days, max(ends, default=0)


OTHERWISE = later(
    r"\b(?:runs?|starts?|begins?|ends?|expires?|from|until|till|during|since|by(?=\s*$)|under|within|amended|changed"
    r"|amendment|addendum|bis|ab|seit|lauft|laufen|unter|im rahmen|geandert|nachtrag|desde|hasta|bajo"
    r"|modificad[oa]|adenda|depuis|jusqu|pendant|sous|modifi[e\u00e9]e?|avenant|l\u00e4uft|ge\u00e4ndert)\b",
    re.IGNORECASE,
)
"""Words between an agreement and a time or number with which that is another thing's."""

_ELSEWHERE = later(
    r",\s(?!(?:no|nr|number|ref|reference)\b)|\b(?:between|zwischen|entre|shall|the parties|and)\b"
)


def own(entry: Findings, parties: tuple[str, ...] = ()) -> Own:
    """Return what an agreement says of itself: the title at its top, its numbers and its days.

    What it says of an agreement above it is left out: that is not its own number. ``parties`` are sides that
    are known beside those that it names.
    """
    document = entry.document
    pages = [_without_references(page.number, page.text) for page in document.pages[:FIRST]]
    head = pages[0][:HEAD] if pages else ""
    numbers = {squeezed(match["number"]) for match in _NUMBERED.finditer(head[:_TOP])}
    numbers |= {squeezed(match.group()) for match in _CODE.finditer(head[:_TOP])}
    labelled = (f for key in ("date.agreement", "date.effective", "date.signed") for f in entry.get(key))
    stated = (f for f in labelled if f.state is State.PRESENT)
    days = {day for f in stated for day in (f.readings or (f.value,)) if day}
    days |= {day for hit in parse_dates(head) for day in (hit.readings or (hit.iso,)) if day}
    named_parties = (f.value for f in entry.get("party.name") if f.state is State.PRESENT and f.value)
    return Own(
        document.name,
        plain_of(head[:_TOP]).text,
        frozenset(numbers),
        frozenset(days),
        squeezed(" ".join(pages)),
        tuple(dict.fromkeys((*parties, *named_parties))),
    )


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


def codes(text: str) -> Iterator[str]:
    """Yield the numbers of papers in a piece of text, as they are written."""
    yield from (match["number"] for match in _NUMBERED.finditer(text))
    yield from (match.group() for match in _CODE.finditer(text))


def named(reference: Reference, document: Document) -> str:
    """Return the words of a reference, as they stand in ``document``."""
    span = reference.span
    return fold(document.page(span.page).text[span.start : span.end])
