"""Finds the parties by name and side: labelled, in the preamble of an agreement, over signature lines.

Mail addresses and "From" lines name no party. Letterheads and titles name one weakly, never anchored.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, Span
from poedesk.proof.finding.acts.naming.people import looks_like_person, owns
from poedesk.proof.finding.identity.name_bounds import looks_like_organisation, name_in
from poedesk.proof.finding.identity.names import Agreement, agree_person, same_keys
from poedesk.proof.finding.identity.opposite import heads_signer, is_contact, with_opposite
from poedesk.proof.finding.identity.preambles import DEFINED, defined_sides, of_preambles
from poedesk.proof.finding.identity.projects import projects
from poedesk.proof.finding.identity.statements import of_statements
from poedesk.proof.finding.labels.model import Labelled
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.labels.scan import label_only
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.candidates import empty, joined, merged
from poedesk.proof.finding.page.view import DocumentView, Piece

_TWO_MEANINGS = frozenset({"firma", "por", "entity", "agency"})
"""Labels that also mean something else ("Firma": company in German, signature in Spanish)."""

_SURE = 0.75
"""Confidence of a place named by a mere role word from which on any name is believed."""

_NAME_WORDS = 12

_FORM_WORDS = 3

_WRAPPED = 4
"""Lines, at most, over which a cell wraps a name."""

_BY_OR_FOR = compiled(
    r"(?i)\b(?:by|for|por|para|von|durch|für|par|pour|(?:submitted|presented|dirigido|presentado)\s+(?:to|a))$"
    r"|^\W*(?:(?:by|for)\s+whom?|who|wer|(?:von|für)\s+wem|für\s+wen|(?:par\s+|pour\s+)?qui|(?:por\s+|para\s+)?qui[eé]n)\b"
)
"""Labels behind which a person may stand as well: "Prepared by", "Who did the work?"."""

_PAID = compiled(r"(?i)\bb[eé]n[eé]fici(?:ary|aire|ari[ao])\b")
_ACCOUNT = compiled(
    r"\b(?:IBAN|SWIFT|BIC|RIB|CLABE)\b|(?i:\b(?:account|routing|sort\s+code|bank|banco|banque)\b)"
)
"""Words beside the name of whoever is paid: "Beneficiary" is the holder of an account there."""

_ACCOUNT_NEAR = 240
"""Characters around such a label in which they stand."""

_AFTER_PERSON = compiled(r"[,(/|]\s*|\s[-–—]\s|\s(?:of|at|de|von|chez)\s")

_SIGNING = compiled(
    r"(?i)^\s*(?:(?:by|signature|signed|firma|por|unterschrift|signed by"
    r"|authori[sz]ed signature)\s*(?:[:_]|$)|/s/|x_{3,})"
)

_TITLE_FOR = compiled(
    r"(?i)^(?:statement\s+of\s+work|sow|proposal|quotation|quote|scope\s+of\s+work|project\s+plan|propuesta|cotizaci[oó]n|"
    r"angebot|offre|completion\s+report|project\s+charter)\s+(?:prepared\s+)?(?:for|to|para|für|pour)\s*:?\s+(?P<name>[A-Z].{2,80})$"
)


def find(view: DocumentView, vocabulary: object = None) -> Mapping[str, Sequence[Finding]]:
    """Return the candidates for ``party.name`` and ``project.name``, best first."""
    del vocabulary  # other finders need it; the words here are no policy
    places = with_opposite(labelled(view, "party.name"))
    doubtful = _shared_captions(places)
    found = [finding for item in places for finding in _of_label(view, item, doubtful)]
    for page in view.pages:
        found += of_preambles(view, page.number)
    found += defined_sides(view, found)
    found += _over_signatures(view, found)
    found += _of_titles(view)
    found += of_statements(view)
    return {"party.name": _settled(merged(found)), "project.name": merged(projects(view))}


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
    if heads_signer(item) or is_contact(item) or _is_paid(view, item):
        return
    if item.state is not State.PRESENT:
        untouched = item.state is State.PLACEHOLDER and item.via in ("colon", "dash", "gap", "right")
        if not item.lone_role or untouched or item.via in ("field", "cell-right", "fill"):
            yield empty(item)
        return
    text = joined(view, item)
    source = text.text if text else item.value
    if item.lone_role and _is_clause(source):
        return
    by_or_for = bool(_BY_OR_FOR.search(item.label))
    if by_or_for and _HEAD_BESIDE.match(source):
        return
    place = _firm_behind_person(source) if by_or_for else None
    place = place or name_in(source, 0, _first_lines(source))
    if place is None or (item.via == "adjacent" and not looks_like_organisation(source[slice(*place)])):
        return
    place = place[0], _over_dots(view, item, source, place)
    spans = text.spans(*place) if text else item.spans
    firm = looks_like_organisation(source[slice(*place)])
    told = (not item.lone_role or _in_form(view, item)) and not by_or_for
    sure = (told or firm or (item.lone_role and item.confidence >= _SURE)) and not (
        item.captioned and item.role in doubtful
    )
    anchored = item.role is not None and sure and item.via != "list"  # of several the claim names one
    name, spans = _with_next_line(view, item, fold(source[slice(*place)]), tuple(spans))
    yield Finding(name, spans, item.confidence, item.role, anchored=anchored)


_DOT = compiled(r"\.\s(?:[A-Z][^\W\d_]+(?:\s|$)){1,4}$")
"""What a dot begins that a line under typed words left between two of them."""


def _over_dots(view: DocumentView, item: Labelled, text: str, place: tuple[int, int]) -> int:
    """Return where a name ends that was recognised over a line: "Alder Trade. Promotion Center" is one."""
    line = text.find("\n", place[1])
    end = len(text) if line < 0 else line
    seen = item.spans[0].start if item.spans else None
    on_paper = seen is not None and view.seen_by(item.page, seen) is By.OCR
    goes_on = (
        on_paper and _DOT.match(text, place[1], end) and not looks_like_organisation(text[slice(*place)])
    )
    return end if goes_on else place[1]


def _with_next_line(
    view: DocumentView, item: Labelled, name: str, spans: tuple[Span, ...]
) -> tuple[str, tuple[Span, ...]]:
    """Return a name with the end that a narrow column sets under it: "Alder Ledger" over "Systems LLC"."""
    piece = view.piece_at(item.page, spans[-1].start) if spans and spans[-1].start is not None else None
    if piece is None or piece.cell is not None or looks_like_organisation(name):
        return name, spans
    below = view.below(piece, gap=0.8)
    if below is None or below.cell is not None or not piece.text.rstrip().endswith(name):
        return name, spans
    end = below.text.strip()
    whole = f"{name} {end}"
    if len(end.split()) > _FORM_WORDS or label_only(end) or not looks_like_organisation(whole):
        return name, spans
    return whole, (*spans, view.span(below.page, below.start, below.end))


_HEAD_BESIDE = compiled(r"(?i)^\s*[^\W\d_]+\s(?:by|von|durch|por|par|da|door)\W*$")
"""The head beside "Prepared by" in a table: "Checked by" is nobody."""


def _is_paid(view: DocumentView, item: Labelled) -> bool:
    """Return whether "Beneficiary" names the holder of a bank account, who is mostly the partner."""
    if not _PAID.search(item.label):
        return False
    near = slice(max(0, item.position - _ACCOUNT_NEAR), item.position + _ACCOUNT_NEAR)
    return _ACCOUNT.search(view.text(item.page)[near]) is not None


_FORM_PLACES = 3
"""Labels over their values from which on a page is a form."""


def _in_form(view: DocumentView, item: Labelled) -> bool:
    """Return whether a label stands over its value as the others of the page do: the name is the side's."""
    if item.via not in {"below", "cell-line"} or looks_like_person(item.value):
        return False  # "Buyer" over a person's name says who buys for the company
    alike = (
        other
        for other in labelled(view)
        if other.page == item.page and other.via == item.via and not other.bare
    )
    return sum(1 for _ in alike) >= _FORM_PLACES


def _firm_behind_person(text: str) -> tuple[int, int] | None:
    """Return the organisation in "Ines Vollmer, Selby Ridge LLC" or "Ines Vollmer (Selby Ridge LLC)"."""
    first = text.partition("\n")[0]
    whole = name_in(first)
    for cut in _AFTER_PERSON.finditer(first):
        if (whole and whole[1] > cut.start()) or looks_like_organisation(first[: cut.start()]):
            continue
        closing = first.find(")", cut.end())
        place = name_in(first, cut.end(), closing if closing >= 0 else len(first))
        if place is not None and looks_like_organisation(first[slice(*place)]):
            return place
    return None


def _is_clause(text: str) -> bool:
    """Whether the words behind "Customer:" are a sentence ("shall provide access ...")."""
    words = text.split()
    return len(words) > _NAME_WORDS and sum(word[:1].islower() for word in words) > len(words) / 2


def _first_lines(text: str) -> int:
    """Return where the name ends in the lines of a value: an address or another person may follow it."""
    lines = text.split("\n")
    if (wrapped := _wrapped_name(lines)) is not None:
        return wrapped
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


def _wrapped_name(lines: Sequence[str]) -> int | None:
    """Return where a name ends that a narrow cell wrapped up to its legal form; null when none did."""
    widest = max(map(len, lines))
    if looks_like_organisation(lines[0].strip()):
        return None
    for count in range(2, min(len(lines), _WRAPPED) + 1):
        before, line = lines[count - 2].strip(), lines[count - 1].strip()
        full = bool(line) and len(before) + 1 + len(line.split()[0]) > widest
        if not full or any(sign.isdigit() or sign in "@,:" for sign in line):
            return None
        if looks_like_organisation(" ".join(lines[:count])):
            return len("\n".join(lines[:count]))
    return None


# Signature blocks and titles


def of_acts(view: DocumentView, acts: Sequence[Act], known: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the organisations for which somebody signs and that are not among the ``known`` names.

    Nothing but the block says so: they are never anchored.
    """
    keys = frozenset(key for other in known for key in same_keys(other.value or ""))
    for act in acts:
        if act.party is None or not keys.isdisjoint(same_keys(act.party)):
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


def without_signers(
    found: Mapping[str, Sequence[Finding]], acts: Sequence[Act]
) -> Mapping[str, Sequence[Finding]]:
    """Return what was found without people taken for a party: who signs under "Buyer:" is not the buyer.

    A side that has no other name keeps it: some customers are people. To those no block gives an office
    that somebody else could hold. So does one whom the opening defines: "(2) Ada Holm (the Consultant)".
    """
    names = [act.name.value for act in acts if act.name is not None and act.name.value]
    officers = [
        act.name.value
        for act in acts
        if act.name is not None and act.title is not None and act.title.value and not owns(act.title.value)
    ]
    given = found.get("party.name", ())
    people = (item for item in given if item.role is not None or item.confidence != DEFINED)
    signers = [item for item in people if any(_is(item, name) for name in names)]
    others = {item.role for item in given if item not in signers and item.state is State.PRESENT}
    kept = [
        item
        for item in given
        if item not in signers or not (item.role in others or any(_is(item, each) for each in officers))
    ]
    return {**found, "party.name": tuple(kept)}


def _is(party: Finding, person: str | None) -> bool:
    return agree_person(party.value or "", person or "") is Agreement.SAME


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
    keys = same_keys(value)
    role = next(
        (item.role for item in known if item.role and not keys.isdisjoint(same_keys(item.value or ""))), None
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
    roles: dict[str, set[Role | None]] = {}
    for item in findings:
        keys = same_keys(item.value or "") if item.state is State.PRESENT else ()
        same = set().union(*(roles.get(key, set()) for key in keys))
        if not same or (item.role is not None and item.role not in same):
            kept.append(item)
            for key in keys:
                roles.setdefault(key, set()).add(item.role)
    return tuple(kept)
