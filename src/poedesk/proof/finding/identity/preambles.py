"""Finds the parties in the opening of an agreement: 'by and between A ("Client") and B ("Consultant")'."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold
from poedesk.proof.finding.dating.date_text import parse_dates
from poedesk.proof.finding.identity.name_bounds import looks_like_organisation, name_in
from poedesk.proof.finding.labels.captions import role_words
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.candidates import other_role
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.expressions import Begun, in_small

_BETWEEN = Begun(
    r"(?i)\b(?:(?:by\s+and\s+)?(?:between|among|amongst)|entered\s+into\s+by|made\s+by|reunidos|"
    r"entre(?=\s*:?\s+(?:por|de|[A-ZÁÉÍÓÚÑ]))|de\s+una\s+parte|por\s+una\s+parte|zwischen|"
    r"(?:tussen|tra|fra)(?=\s*:?\s+(?-i:[A-ZÀÈÉÌÒÙ]))|"
    r"the\s+parties\s+to\s+this\b[^.]{0,60}\bare)\b"
)

_OPENING = later(
    r"(?i)\b(?:agreement|contract|sow|statement|order|made|entered|deed|amendment|addendum|dated|effective|proposal|"
    r"quotation|report|acceptance|contrato|acuerdo|convenio|anexo|acta|celebra\w*|suscri\w*|reúnen|"
    r"\w*protokoll|procès-verbal|\w*vertrag\w*|\w*vereinbarung|\w*auftrag|"
    r"leistungsbeschreibung|contrat|accord|avenant|conclu\w*|reunidos|"
    r"certificates?|acknowledge?ments?|sign-?off|hand-?over|confirmation|certificado|conformidad|certificat|attestation|"
    r"\w*bestätigung|bescheinigung|verbale|contratto|accordo|ordine|\w*overeenkomst|\w*verklaring|\w*opdracht|proces-verbaal)\b"
)
"""Words before "between" that make it the beginning of an agreement, not prose."""

_HEAD = 4000
"""Characters from the beginning of a page in which parties without defined terms are believed."""

_HEAD_PAGES = 3

DEFINED = 0.92
"""Confidence in a party behind whose name its defined term stands."""

_SIDES = 2
"""An agreement has two sides."""

_WINDOW = 1800
"""Characters after "between" in which the parties are named."""

_TAIL = 300
"""Characters after the end of the opening in which the second defined term may still stand."""

_WINDOW_END = later(
    r"(?i)\b(?:witnesseth|whereas|recitals?|background|now,?\s+therefore|in\s+consideration|agree\s+as\s+follows|"
    r"exponen|manifiestan|considerando|präambel|vorbemerkung|préambule|"
    r"(?:(?<!\()|(?=[^()]{0,60}\bpart))(?:collectively|(?:both|together)\s+(?:referred|the|as))"
    r"|each\s+a\s+[\"“']?party)\b|\n\s*1[.)]\s|\n\s*(?:article|section)\s+[1I]\b"
)

_TERM = later(
    r"""(?isx) \(\s*(?P<lead>[^()"“”„«]{0,90}?) ["“”„«'‘’]{1,2}
      (?P<term>(?:[^"“”»'’()\n]|\n(?!\s*\n)){1,60}?)[,.]?["“”»'’]
      (?P<more>[^()]{0,120}?)\)
    | (?:,?\s*(?:hereinafter|hereafter|herein|en\ adelante|en\ lo\ sucesivo|nachfolgend
    |ci-après)[^()"“”„«.;]{0,60}?
        ["“”„«'‘](?P<term2>(?:[^"“”»'’()\n]|\n(?!\s*\n)){1,60}?)[,.]?["“”»'’])
    | \(\s*(?:en\ adelante,?|nachfolgend|hereinafter,?|the|el|la|der|die|le|il|de)\s+
        (?P<term3>[A-ZÁÉÍÓÚ][\w\s]{2,30})\)
    | \((?P<term4>[^\W\d_]{4,25}(?:[ \n][^\W\d_]{3,20})?)\)
    | [,–-]\s*(?:en\ adelante|en\ lo\ sucesivo|nachfolgend|im\ folgenden|ci-après|hereinafter),?\s+
        (?:(?:denominad[oa]s?|dénommée?|désignée?|(?:referred\ to|known)\ as|called|simplemente)\s+)?
        (?:(?:the|el|la|le|l['’]|der|die|den)\s*)?
        (?P<term5>(?-i:[^\W\d_a-z])[^\W\d_]{3,24}(?:[ \n](?-i:[^\W\d_a-z])[^\W\d_]{3,24})?)\b"""
)

_COUNTERPART = frozenset(
    [
        "developer",
        "licensor",
        "agency",
        "administrator",
        "host",
        "manager",
        "servicer",
        "advisor",
        "adviser",
        "integrator",
        "performer",
        "subcontractor",
        "implementer",
        "seller",
        "desarrollador",
        "asesor",
    ]
)
"""Defined terms of a side that works for the other, beyond the role words of the labels."""

_ALIAS = later(
    r"(?i)[\s,(]+(?:doing\s+business\s+as|d\s?/?b\s?/?a|trading\s+as|a\.?k\.?a\.?|also\s+known\s+as)[\s:]+"
)

_PAIR = later(r"\s+(?:and|y|e|und|et|en|&)\s+")

_JOINT = later(
    r"[,;]?\s+(?:and|y|e|und|et|en|&)\s+|\n\s*\n|;\s+|\n\s*(?=\(\d\))|(?i:\bde\s+(?:la\s+)?otra(?:\s+parte)?,?\s+)"
)

_STARTS = later(
    r"(?i)(?:^|\n|[.;:]\s+|\bwhereas,?|\b(?:by|and|with|between|for|of|to|from|entre|con|y|por|para|und|mit|von|für|et|avec|pour)\b)\s*|"
    r"(?-i:\b[a-z]+,?\s+(?=[A-Z]))|\b\d{4},\s+"
)
"""Where a name may begin, when it is looked for backwards."""

_PARAGRAPH = later(r"\n\s*\n")

_BACK = 320
"""Characters before a defined term in which the name that it defines begins."""

_FULL_LINE = 50
"""Characters of a line that is broken because it is full."""

_STOP = r"(?<!\bCo)(?<!\bSt)(?<!\bMt)(?<!\bNo)(?<!\bNr)(?<!\bFt)\."
"""The end of a sentence, not of "Co. Tipperary" or "St. Gallen"."""

_SENTENCE_BEFORE = later(rf"(?:\n|[;:]|{_STOP})\s*$")

_NOT_A_PARTY = later(
    r"(?i)\b(?:agreement|effective\s+date|contract|sow|services?|acuerdo|contrato|parties|project|date|term|trust|"
    r"vertrag|vereinbarung|contrat|convenio)$|\b(?:agreement|effective\s+date)\b"
)
"""Defined terms that are no parties."""


class Party(NamedTuple):
    """A party of a preamble."""

    page: int
    start: int
    end: int
    term: str | None
    role: Role | None


def of_preambles(view: DocumentView, page: int) -> Iterator[Finding]:
    """Yield the parties that the openings on a page name, with their sides where the text tells."""
    text = view.text(page)
    done = -1
    starts = list(_BETWEEN.finditer(text, view.small(page)))
    for match in starts:
        before = re.split(r"\n\s*\n", text[max(0, match.start() - 300) : match.start()])[-2:]
        if match.start() < done or not _OPENING.search("".join(before) or match.group()):
            continue
        stop = min(len(text), match.end() + _WINDOW)
        closing = _WINDOW_END.search(text, match.end(), stop)
        inner = closing.start() if closing else stop
        again = [other for other in starts if match.end() < other.start() < inner]
        parties: list[Party] = []
        for end in (again[0].start() if again else inner, inner, min(stop, inner + _TAIL)):
            parties = parties if len(parties) >= _SIDES else _parties(text, page, match.end(), end)
        if len(parties) < _SIDES or not _believable(text, parties):
            continue
        done = max(party.end for party in parties)
        for party in _with_sides(parties):
            confidence = DEFINED if party.term else 0.6
            span = view.span(page, party.start, party.end)
            anchored = party.role is not None and party.term is not None
            yield Finding(
                fold(text[party.start : party.end]), (span,), confidence, party.role, anchored=anchored
            )
            yield from _alias(view, party, confidence)


def _believable(text: str, parties: Sequence[Party]) -> bool:
    """Whether these are parties and not prose: at the head of a page, or with a side or a legal form."""
    if parties[0].start <= _HEAD and page_head(parties):
        return True
    return any(
        party.role or looks_like_organisation(text[party.start : party.end])
        for party in parties
        if party.term
    )


def page_head(parties: Sequence[Party]) -> bool:
    """Return whether the parties are named on one of the first pages."""
    return parties[0].page <= _HEAD_PAGES


def _terms(text: str, start: int, stop: int) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the defined terms with their words; a word in mere brackets is one only when it names a side."""
    for term in _TERM.finditer(text, start, stop):
        words = term["term"] or term["term2"] or term["term3"]
        mere = term["term4"] or term["term5"] or ""
        if words or (mere[:1].isupper() and _role_of(mere) is not None):
            yield term, words or mere


def _parties(text: str, page: int, start: int, stop: int) -> list[Party]:
    """Return the parties named in ``text[start:stop]``: each before its defined term, else "A and B"."""
    parties: list[Party] = []
    begin = start
    for term, words in _terms(text, start, stop):
        if _NOT_A_PARTY.search(words):
            begin = begin if parties else term.end()
            continue
        if term["term4"] and {party.role for party in parties} >= {Role.CUSTOMER, Role.PARTNER}:
            continue  # both sides are told: this is a head further down
        if term["term4"]:  # a side in mere brackets stands behind its name, not paragraphs after it
            begin = max([begin, *(gap.end() for gap in _PARAGRAPH.finditer(text, begin, term.start()))])
        place = _name_before(text, begin, term.start())
        nearer = _firm_after(text, place[1], term.start()) if place is not None else None
        if nearer is not None and place is not None and not parties:
            # "between Alder Ltd, of Leeds, and Birch Ltd (the Client)": the term is the nearer one's.
            parties.append(Party(page, *place, None, None))
            place = nearer
        elif nearer is not None and place is not None and _TOGETHER.search(term["lead"] or ""):
            parties.append(Party(page, *place, words, None))  # "Birch Inc. and Cedar Ltd (together ...)"
            place = nearer
        if place is not None and not _same_party(text, place, parties):
            role = _role_of(f"{term['lead'] or ''} {words} {term['more'] or ''}")
            parties.append(Party(page, *place, words, role))
        begin = term.end()
    if len(parties) == 1 and (cut := _cut(text, parties[0], begin)) is not None:
        parties = cut
    if len(parties) < _SIDES:
        parties = _plain_pair(text, page, start, min(stop, start + 400), parties)
    return parties[:4]


def _name_before(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return the name in the words between one defined term and the next.

    They may begin with the rest of the description of the party before (", a Delaware corporation, and").
    """
    for again in _BETWEEN.finditer(text[:end], in_small(text[begin:end]), begin):
        if name_in(text, again.end(), end) is not None:
            begin = again.end()
    after_party = begin > 0 and text[begin - 1] in ")\"”»’'"
    if not after_party or not re.match(r"\s*,\s*(?!and\b|y\b|und\b|et\b)", text[begin:end]):
        place = name_in(text, begin, end)
        if place is not None:
            return place
    for joint in _JOINT.finditer(text, begin, end):
        place = name_in(text, joint.end(), end)
        if place is not None:
            return place
    return None


def _cut(text: str, party: Party, end: int) -> list[Party] | None:
    """Return the two in "between Alder and Birch (the Client)", of which the term is the second's.

    Where "and" stands behind the term, too, the words before it are one name: "Smith and Jones (Client) and".
    ``end`` is where the term ends.
    """
    joints = list(_PAIR.finditer(text, party.start, party.end))
    if len(joints) != 1 or "&" in joints[0].group() or _AND.match(text, end):
        return None
    first = name_in(text, party.start, joints[0].start())
    second = name_in(text, joints[0].end(), party.end)
    if first is None or second is None:
        return None
    return [Party(party.page, *first, None, None), party._replace(start=second[0], end=second[1])]


_TOGETHER = later(
    r"(?i)\b(?:collectively|together|jointly|both|gemeinsam|zusammen|conjuntamente|ensemble|conjointement)\b"
)
"""Words of a defined term that two parties share."""

_AND = later(r"[\s,;]*(?:and|y|e|und|et|en)\b")


def _firm_after(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return the last organisation that stands right behind an "and"."""
    last = None
    for joint in _PAIR.finditer(text, begin, end):
        place = name_in(text, joint.end(), end)
        if (
            place is not None
            and place[0] - joint.end() <= _ARTICLE
            and looks_like_organisation(text[slice(*place)])
        ):
            last = place
    return last


_ARTICLE = 12
"""Characters before a name in which its article or its number stands: "and (2) the"."""


def _same_party(text: str, place: tuple[int, int], parties: Sequence[Party]) -> bool:
    return any(fold(text[slice(*place)]) == fold(text[party.start : party.end]) for party in parties)


def _plain_pair(text: str, page: int, start: int, stop: int, known: list[Party]) -> list[Party]:
    """Return two parties without defined terms, "A, a ... corporation, and B", one maybe ``known``."""
    begin = start
    if known:
        rest = re.compile(r"[^)]{0,80}\)?[\s,;]*(?:and|y|und|et)\s+").match(text, known[-1].end, stop)
        begin = rest.end() if rest else stop
        place = name_in(text, begin, stop)
        return [*known, Party(page, *place, None, None)] if place else known
    first = None
    for joint in sorted(_PAIR.finditer(text, start, stop), key=lambda found: "&" in found.group()):
        first = name_in(text, begin, joint.start())
        second = name_in(text, joint.end(), _line_stop(text, joint.end(), stop))
        if first and second and any(looks_like_organisation(text[slice(*name)]) for name in (first, second)):
            sides = _role_of(text[begin : first[0]]), _role_of(text[joint.end() : second[0]])
            return [Party(page, *first, None, sides[0]), Party(page, *second, None, sides[1])]
    return known


def _line_stop(text: str, start: int, stop: int) -> int:
    end = re.compile(r"\n\s*\n|\.\s+(?=[A-Z])").search(text, start, stop)
    return end.start() if end else stop


def _role_of(words: str) -> Role | None:
    sides = role_words(words)
    if len(sides) == 1:
        return next(iter(sides))
    return Role.PARTNER if not sides and _COUNTERPART.intersection(words.lower().split()) else None


def _with_sides(parties: Sequence[Party]) -> list[Party]:
    """Return the parties; of exactly two the one without a side is given the other side."""
    sides = [party.role for party in parties]
    if len(parties) == _SIDES and sides.count(None) == 1:
        known = next(role for role in sides if role)
        return [party if party.role else party._replace(role=other_role(known)) for party in parties]
    return list(parties)


def _alias(view: DocumentView, party: Party, confidence: float) -> Iterator[Finding]:
    text = view.text(party.page)
    other = _ALIAS.match(text, party.end)
    place = name_in(text, other.end(), min(len(text), other.end() + 120)) if other else None
    if place is not None:
        span = view.span(party.page, *place)
        yield Finding(fold(text[slice(*place)]), (span,), confidence * 0.8, party.role)


def defined_sides(view: DocumentView, known: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the names that the opening defines as one side without "between": 'X, Inc. (the "Client")'."""
    sides = {item.role for item in known if item.anchored and item.state is State.PRESENT}
    for page in view.pages[:_HEAD_PAGES]:
        text = page.text
        for term, words in _terms(text, 0, _HEAD):
            if _NOT_A_PARTY.search(words):
                continue
            role = _role_of(f"{term['lead'] or ''} {words} {term['more'] or ''}")
            place = _name_back(text, term.start()) if role is not None and role not in sides else None
            if place is not None:
                span = view.span(page.number, *place)
                firm = looks_like_organisation(text[slice(*place)])
                sure = firm or not text[: place[0]].strip() or bool(_SENTENCE_BEFORE.search(text[: place[0]]))
                yield Finding(fold(text[slice(*place)]), (span,), 0.8 if sure else 0.6, role, anchored=sure)


def _name_back(text: str, end: int) -> tuple[int, int] | None:
    """Return the name that ends before ``end``, found backwards, with no more than a description between."""
    begin = max(0, end - _BACK)
    starts = [begin + match.end() for match in _STARTS.finditer(text[begin:end])]
    names = [place for start in starts if (place := name_in(text, start, end)) is not None]
    near = [place for place in names if _only_described(text[place[1] : end]) and _one_piece(text, *place)]
    firms = [place for place in near if looks_like_organisation(text[slice(*place)])]
    later_named = [place for place in near if not parse_dates(text[place[1] : end])]
    return min(firms or later_named or near, default=None)  # before the day stands the town


def _one_piece(text: str, start: int, end: int) -> bool:
    """Whether a name over a line break is one: a short line before the break is a heading of its own."""
    breaks = [match.start() for match in re.finditer("\n", text[start:end])]
    return all(start + place - (text.rfind("\n", 0, start + place) + 1) >= _FULL_LINE for place in breaks)


def _only_described(between: str) -> bool:
    """Whether nothing but the description of a name stands in ``between``: ", a Delaware corporation".

    The term or the number of another party is none: "..., (the Client); and (2) ...".
    """
    brackets = re.findall(r"\(([^()]{1,60})\)", between)
    if any(each.isdigit() or _role_of(each) is not None for each in brackets):
        return False
    between = re.sub(r"\s*\([^()\"“„«]{0,120}\)", "", between)
    plain = not between.strip(" \n\t\"“”'")
    return plain or (
        between.startswith(",") and "(" not in between and not re.search(rf"\n\s*\n|{_STOP}\s", between)
    )
