"""Finds the parties by name and side: labelled, in the preamble of an agreement, over signature lines.

Mail addresses and "From" lines name no party. Letterheads and titles name one weakly, never anchored.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from poedesk.kernel.text import fold
from poedesk.proof.finding.candidates import empty, joined, merged, other_role
from poedesk.proof.finding.labels.captions import role_words
from poedesk.proof.finding.labels.model import Labelled
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.name_bounds import looks_like_organisation, name_in
from poedesk.proof.finding.names import Agreement, agree, agree_person
from poedesk.proof.finding.view import DocumentView, Piece

_BETWEEN = re.compile(
    r"(?i)\b(?:(?:by\s+and\s+)?(?:between|among|amongst)|entered\s+into\s+by|made\s+by|reunidos|"
    r"entre(?=\s*:?\s+(?:por|de|[A-ZÁÉÍÓÚÑ]))|de\s+una\s+parte|por\s+una\s+parte|zwischen|"
    r"the\s+parties\s+to\s+this\b[^.]{0,60}\bare)\b"
)
_OPENING = re.compile(
    r"(?i)\b(?:agreement|contract|sow|statement|order|made|entered|deed|amendment|addendum|dated|effective|proposal|"
    r"quotation|report|acceptance|contrato|acuerdo|convenio|anexo|celebra\w*|suscri\w*|\w*vertrag\w*|\w*vereinbarung|\w*auftrag|"
    r"leistungsbeschreibung|contrat|accord|avenant|conclu\w*|reunidos)\b"
)
"""Words before "between" that make it the beginning of an agreement, not prose."""

_HEAD = 4000
"""Characters from the beginning of a page in which parties without defined terms are believed."""

_HEAD_PAGES = 3
_TWO_MEANINGS = frozenset({"firma", "por", "entity", "agency"})
"""Labels that also mean something else ("Firma": company in German, signature in Spanish)."""

_SURE = 0.75
"""Confidence of a place named by a mere role word from which on any name is believed."""

_SIDES = 2
"""An agreement has two sides."""

_NAME_WORDS = 12
_FORM_WORDS = 3
_TITLE = 160
"""Characters, at most, of the name of a project."""

_WINDOW = 1800
"""Characters after "between" in which the parties are named."""

_TAIL = 300
"""Characters after the end of the opening in which the second defined term may still stand."""

_WINDOW_END = re.compile(
    r"(?i)\b(?:witnesseth|whereas|recitals?|background|now,?\s+therefore|in\s+consideration|agree\s+as\s+follows|"
    r"exponen|manifiestan|considerando|präambel|vorbemerkung|préambule|"
    r"collectively|each\s+a\s+[\"“']?party|(?:both|together)\s+(?:referred|the|as))\b|\n\s*1[.)]\s|\n\s*(?:article|section)\s+[1I]\b"
)
_TERM = re.compile(
    r"""(?isx) \(\s*(?P<lead>[^()"“”„«]{0,90}?) ["“”„«'‘’]{1,2}
      (?P<term>[^"“”»'’()\n]{1,60}?)[,.]?["“”»'’]
      (?P<more>[^()]{0,120}?)\)
    | (?:,?\s*(?:hereinafter|hereafter|herein|en\ adelante|en\ lo\ sucesivo|nachfolgend
    |ci-après)[^()"“”„«.;]{0,60}?
        ["“”„«'‘](?P<term2>[^"“”»'’()\n]{1,60}?)[,.]?["“”»'’])
    | \(\s*(?:en\ adelante,?|nachfolgend|hereinafter,?|the|el|la)\s+(?P<term3>[A-ZÁÉÍÓÚ][\w\s]{2,30})\)"""
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

_ALIAS = re.compile(
    r"(?i)[\s,(]+(?:doing\s+business\s+as|d\s?/?b\s?/?a|trading\s+as|a\.?k\.?a\.?|also\s+known\s+as)[\s:]+"
)
_PAIR = re.compile(r"\s+(?:and|y|e|und|et|&)\s+")
_JOINT = re.compile(
    r"[,;]?\s+(?:and|y|e|und|et|&)\s+|\n\s*\n|;\s+|\n\s*(?=\(\d\))|(?i:\bde\s+otra(?:\s+parte)?,?\s+)"
)
_STARTS = re.compile(
    r"(?i)(?:^|\n|[.;:]\s+|\bwhereas,?|\b(?:by|and|with|between|for|of|to|from|entre|con|y|por|para|und|mit|von|für|et|avec|pour)\b)\s*|"
    r"(?-i:\b[a-z]+,?\s+(?=[A-Z]))"
)
"""Where a name may begin, when it is looked for backwards."""

_FULL_LINE = 50
"""Characters of a line that is broken because it is full."""

_SENTENCE_BEFORE = re.compile(r"(?:\n|[.;:])\s*$")
_NOT_A_PARTY = re.compile(
    r"(?i)\b(?:agreement|effective\s+date|contract|sow|services?|acuerdo|contrato|parties|project|date|term|trust|"
    r"vertrag|vereinbarung|contrat|convenio)$|\b(?:agreement|effective\s+date)\b"
)
"""Defined terms that are no parties."""

_SIGNING = re.compile(
    r"(?i)^\s*(?:(?:by|signature|signed|firma|por|unterschrift|signed by"
    r"|authori[sz]ed signature)\s*(?:[:_]|$)|/s/|x_{3,})"
)
_TITLE_FOR = re.compile(
    r"(?i)^(?:statement\s+of\s+work|sow|proposal|quotation|quote|scope\s+of\s+work|project\s+plan|propuesta|cotizaci[oó]n|"
    r"angebot|offre|completion\s+report|project\s+charter)\s+(?:prepared\s+)?(?:for|to|para|für|pour)\s*:?\s+(?P<name>[A-Z].{2,80})$"
)


class Party(NamedTuple):
    """A party of a preamble."""

    page: int
    start: int
    end: int
    term: str | None
    role: Role | None


def find(view: DocumentView, vocabulary: object = None) -> Mapping[str, Sequence[Finding]]:
    """Return the candidates for ``party.name`` and ``project.name``, best first."""
    del vocabulary  # other finders need it; the words here are no policy
    places = view.labelled("party.name")
    doubtful = _shared_captions(places)
    found = [finding for item in places for finding in _of_label(view, item, doubtful)]
    for page in view.pages:
        found += _of_preambles(view, page.number)
    found += _defined_sides(view, found)
    found += _over_signatures(view, found)
    found += _of_titles(view)
    projects = [finding for item in view.labelled("project.name") for finding in _of_project(item)]
    return {"party.name": _settled(merged(found)), "project.name": merged(projects)}


# Labelled


def _shared_captions(places: Sequence[Labelled]) -> set[Role]:
    """Return the sides that captions give to more than one name: one of them belongs to somebody else."""
    names: dict[Role, set[str]] = {}
    for item in places:
        if item.captioned and item.role is not None and item.state is State.PRESENT:
            names.setdefault(item.role, set()).add(item.value)
    return {role for role, values in names.items() if len(values) > 1}


def _of_label(view: DocumentView, item: Labelled, doubtful: Collection[Role]) -> Iterator[Finding]:
    if item.bare and item.role is None and item.state is not State.PRESENT:
        return
    if item.label.lower() in _TWO_MEANINGS and not looks_like_organisation(item.value):
        return
    if item.state is not State.PRESENT:
        if not item.lone_role or item.via in ("field", "cell-right", "fill"):
            yield empty(item)
        return
    text = joined(view, item)
    source = text.text if text else item.value
    if item.lone_role and _is_clause(source):
        return
    place = name_in(source, 0, _first_lines(source))
    if place is None or (item.via == "adjacent" and not looks_like_organisation(source[slice(*place)])):
        return
    spans = text.spans(*place) if text else item.spans
    firm = looks_like_organisation(source[slice(*place)])
    sure = (not item.lone_role or firm or item.confidence >= _SURE) and not (
        item.captioned and item.role in doubtful
    )
    anchored = item.role is not None and sure
    yield Finding(fold(source[slice(*place)]), spans, item.confidence, item.role, anchored=anchored)


def _is_clause(text: str) -> bool:
    """Whether the words behind "Customer:" are a sentence ("shall provide access ...")."""
    words = text.split()
    return len(words) > _NAME_WORDS and sum(word[:1].islower() for word in words) > len(words) / 2


def _first_lines(text: str) -> int:
    """Return where the name ends in the lines of a value: an address or another person may follow it."""
    lines = text.split("\n")
    end, total = len(lines[0]), len(lines[0])
    for line in lines[1:]:
        total += len(line) + 1
        before = text[:end].rstrip()
        goes_on = before.endswith((",", "&", "-")) or re.search(
            r"(?i)\b(?:and|of|de|y|und|for|the|del)$", before
        )
        form = looks_like_organisation(f"X {line.strip()}") and len(line.split()) <= _FORM_WORDS
        if not (form or goes_on) or re.match(r"\s*\d", line) or "@" in line:
            break
        end = total
    return end


def _of_project(item: Labelled) -> Iterator[Finding]:
    if item.state is not State.PRESENT:
        yield empty(item)
    elif len(item.value) <= _TITLE and not item.value.rstrip().endswith((";", ":")) and item.via != "below":
        yield Finding(item.value, item.spans, item.confidence, item.role, anchored=True)
    elif item.via == "below" and len(item.value) <= _TITLE // 2 and not item.value.endswith("."):
        yield Finding(item.value, item.spans, item.confidence * 0.8, item.role)


# Preambles


def _of_preambles(view: DocumentView, page: int) -> Iterator[Finding]:
    text = view.text(page)
    done = -1
    starts = list(_BETWEEN.finditer(text))
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
            confidence = 0.92 if party.term else 0.6
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


def _parties(text: str, page: int, start: int, stop: int) -> list[Party]:
    """Return the parties named in ``text[start:stop]``: each before its defined term, else "A and B"."""
    parties: list[Party] = []
    begin = start
    for term in _TERM.finditer(text, start, stop):
        words = term["term"] or term["term2"] or term["term3"]
        if _NOT_A_PARTY.search(words):
            begin = begin if parties else term.end()
            continue
        place = _name_before(text, begin, term.start())
        if place is not None and not _same_party(text, place, parties):
            role = _role_of(f"{term['lead'] or ''} {words} {term['more'] or ''}")
            parties.append(Party(page, *place, words, role))
        begin = term.end()
    if len(parties) < _SIDES:
        parties = _plain_pair(text, page, start, min(stop, start + 400), parties)
    return parties[:4]


def _name_before(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return the name in the words between one defined term and the next.

    They may begin with the rest of the description of the party before (", a Delaware corporation, and").
    """
    for again in _BETWEEN.finditer(text, begin, end):
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
    for joint in _PAIR.finditer(text, start, stop):
        first = name_in(text, begin, joint.start())
        second = name_in(text, joint.end(), _line_stop(text, joint.end(), stop))
        if first and second and any(looks_like_organisation(text[slice(*name)]) for name in (first, second)):
            return [Party(page, *first, None, None), Party(page, *second, None, None)]
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


def _defined_sides(view: DocumentView, known: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the names that the opening defines as one side without "between": 'X, Inc. (the "Client")'."""
    sides = {item.role for item in known if item.anchored and item.state is State.PRESENT}
    for page in view.pages[:_HEAD_PAGES]:
        text = page.text
        for term in _TERM.finditer(text, 0, _HEAD):
            words = term["term"] or term["term2"] or term["term3"]
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
    begin = max(0, end - 220)
    starts = [begin + match.end() for match in _STARTS.finditer(text[begin:end])]
    names = [place for start in starts if (place := name_in(text, start, end)) is not None]
    near = [place for place in names if _only_described(text[place[1] : end]) and _one_piece(text, *place)]
    firms = [place for place in near if looks_like_organisation(text[slice(*place)])]
    return min(firms or near, default=None)


def _one_piece(text: str, start: int, end: int) -> bool:
    """Whether a name over a line break is one: a short line before the break is a heading of its own."""
    breaks = [match.start() for match in re.finditer("\n", text[start:end])]
    return all(start + place - (text.rfind("\n", 0, start + place) + 1) >= _FULL_LINE for place in breaks)


def _only_described(between: str) -> bool:
    """Whether nothing but the description of a name stands in ``between``: ", a Delaware corporation"."""
    plain = not between.strip(" \n\t\"“”'")
    return plain or (
        between.startswith(",") and "(" not in between and not re.search(r"\n\s*\n|\.\s", between)
    )


# Signature blocks and titles


def of_acts(view: DocumentView, acts: Sequence[Act], known: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the organisations for which somebody signs and that are not among the ``known`` names.

    Nothing but the block says so: they are never anchored.
    """
    for act in acts:
        if act.party is None or any(agree(act.party, other.value or "") is Agreement.SAME for other in known):
            continue
        if act.name is not None and agree_person(act.party, act.name.value or "") is Agreement.SAME:
            continue
        bounds = name_in(act.party)
        name = act.party[slice(*bounds)] if bounds else ""
        for page in view.pages if name else ():
            place = page.text.find(name)
            if place >= 0:
                yield Finding(fold(name), (view.span(page.number, place, place + len(name)),), 0.6, act.role)
                break


def _over_signatures(view: DocumentView, known: Sequence[Finding]) -> Iterator[Finding]:
    for piece in view.pieces():
        if not _SIGNING.match(piece.text):
            continue
        above: Piece | None = piece
        for _ in range(4):
            above = view.above(above, gap=2.5) if above is not None else None
            if above is not None and looks_like_organisation(above.text.strip(" _")):
                yield _of_line(view, above, known)
                break


def _of_line(view: DocumentView, piece: Piece, known: Sequence[Finding]) -> Finding:
    place = name_in(piece.text) or (0, len(piece.text))
    value = fold(piece.text[slice(*place)])
    role = next(
        (item.role for item in known if item.role and agree(item.value or "", value) is Agreement.SAME), None
    )
    span = view.span(piece.page, piece.start + place[0], piece.start + place[1])
    return Finding(value, (span,), 0.7, role, anchored=role is not None)


def _of_titles(view: DocumentView) -> Iterator[Finding]:
    for piece in view.pieces()[:40]:
        found = _TITLE_FOR.match(piece.text.strip())
        place = name_in(found["name"]) if found else None
        if found and place:
            lead = len(piece.text) - len(piece.text.lstrip()) + found.start("name")
            span = view.span(piece.page, piece.start + lead + place[0], piece.start + lead + place[1])
            yield Finding(fold(found["name"][slice(*place)]), (span,), 0.5, Role.CUSTOMER)


def _settled(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings, of those that name the same organisation for the same side only the best.

    One without a side says nothing more when the same name has a side.
    """
    kept: list[Finding] = []
    for item in findings:
        same = [other for other in kept if _same_name(item, other)]
        if not same or (item.role is not None and all(other.role is not item.role for other in same)):
            kept.append(item)
    return tuple(kept)


def _same_name(one: Finding, other: Finding) -> bool:
    if one.state is not State.PRESENT or other.state is not State.PRESENT:
        return False
    return agree(one.value or "", other.value or "") is Agreement.SAME
