"""Who signs by the words of the paper: "I, Dana Whitfield, IT Director of Northwind Ltd, confirm ...".

Such a sentence names the person, the office and the organisation for which the one signature of a document
is given, whatever stands or does not stand beside the signature.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import later
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold, plain
from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks.sheets.struck import stands
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.blocks.words import begins_with_who
from poedesk.proof.finding.acts.naming.days.signing_day import of_one_side, signing_day
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title, same_person
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import DocumentView, Piece

PAGES = 3
"""Pages at the beginning on which somebody declares."""

TITLE_WORDS = 9
"""Words that a title has at most."""

_SURE = 0.75

PERSON = (
    r"(?P<name>(?:[^\W\d_a-z][\w.'\u2019-]*\s+)"
    r"(?:(?:de|del|la|las|los|da|di|van|von|der|den|du|le|zu|y)\s+){0,3}"
    r"(?:[^\W\d_a-z][\w'\u2019-]+\s?(?:(?:de|del|la|van|von|der|y)\s+){0,2}){1,4})"
)
_TITLE = r"(?P<title>[^,;()]{3,70})"
_ORGANISATION = r"(?P<org>[^\W\d_a-z][^;()]{2,70}?)"
_ENDS = (
    r"(?=\s*[(,;]|\s+(?i:hereby|confirms?|certif|accept|acknowledge|declare|atteste|bestätig|erklär"
    r"|bescheinig|nimmt"
    r"|dichiara|attesta|verklaart|bevestigt))"
)
_VERB = (
    r"(?s:.{0,220}?)\b(?i:confirm|certif|accept|acknowledg|attest|declar|manifiest|hac\w+ constar|conform"
    r"|bestätig|bescheinig|erklär|déclar|nimmt|dichiar|verklaar|bevestig)"
)
_IN_CAPACITY = (
    r"(?:in\s+(?:my|his|her)\s+capacity\s+as\s+|(?:agissant\s+)?en\s+(?:ma\s+|sa\s+)?qualité\s+de\s+"
    r"|en\s+(?:mi\s+|su\s+)?calidad\s+de\s+|in\s+qualità\s+di\s+|in\s+(?:meiner|seiner|ihrer)\s+Eigenschaft\s+als\s+"
    r"|in\s+(?:mijn|zijn|haar)\s+hoedanigheid\s+van\s+)"
)
_AS = rf"(?:(?:acting\s+)?as\s+|{_IN_CAPACITY})?"
_WHO = rf"{PERSON},\s+{_AS}{_TITLE}"
_FOR = f"{_ORGANISATION}{_ENDS}{_VERB}"
_OF_FRENCH = r"(?:de\s+la\s+société|de\s+l['\u2019]entreprise|de\s+l['\u2019]|de|chez)"
_DON = r"(?:D\.?ª|D\.|D[oñ]+a\.?|D\./D[oñ]+a\.?|Don|Doña|Yo,|El\s+abajo\s+firmante,|La\s+abajo\s+firmante,)"
_ICH = r"(?:[Ii]ch,|[Dd](?:er|ie)\s+[Uu]nterzeichne(?:nde|te|r|rin),?)"
_IO = r"(?:[Ii]l|[Ll]a|[Ii]l/[Ll]a)\s+sottoscritt(?:o|a|o/a),?"
_DECLARES = tuple(
    later(pattern)
    for pattern in (
        rf"\bI,?\s+(?:the\s+undersigned,?\s+)?{_WHO}\s+(?:of|at|for)\s+(?:the\s+)?{_FOR}",
        rf"\b[Tt]he\s+undersigned,?\s+{_WHO}\s+(?:of|at|for)\s+(?:the\s+)?{_FOR}",
        rf"\b[Jj]e,?\s+soussigné\(?e?\)?,?\s+{_WHO}\s+{_OF_FRENCH}\s+{_FOR}",
        rf"\b{_DON}\s+{_WHO}\s+(?:de|en)\s+{_FOR}",
        rf"\b{_ICH}\s+{_WHO}\s+(?:der|des|bei|von)\s+{_FOR}",
        rf"\b{_IO}\s+{_WHO}\s+(?:di|della|del|dell['\u2019])\s*{_FOR}",
        rf"(?m:^){PERSON},\s+{_IN_CAPACITY}{_TITLE}\s+(?:of|de|di|der|des|van)\s+{_FOR}",
        rf"\b[Oo]ndergetekende,?\s+{_WHO}\s+(?:van|bij)\s+(?:de\s+)?{_FOR}",
    )
)
_SIGNS = (
    "I, ",
    "I the",
    "ndersigned",
    "oussign",
    "D.",
    "Dª",
    "Don",
    "Doña",
    "Yo,",
    "irmante",
    "ch, ",
    "nterzeichn",
    "ottoscritt",
    "ndergetekende",
    " capacity ",
    " qualité ",
    " calidad ",
    " qualità ",
    " Eigenschaft ",
    " hoedanigheid ",
)
"""Of which each of these sentences has one."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What a sentence says of the one who signs, with the places of name and title."""

    name: str
    title: str
    party: str
    at_name: Span
    at_title: Span


def with_declared(view: DocumentView, acts: Sequence[Act], parties: Sequence[Finding]) -> list[Act]:
    """Return ``acts``; a document's one signed block with what a declaration in it says of its signer."""
    signed = [act for act in acts if act.is_signed]
    if len(signed) != 1 or len(acts) != 1 or signed[0].kind != "block":
        return list(acts)
    (act,) = signed
    for told in declared(view):
        shown = act.name.value if act.name is not None else act.signature.person if act.signature else None
        if shown is None or same_person(shown, told.name):
            return [_filled(act, _with_whole_name(_named_again(view, told), parties), parties)]
    return [act]


def _with_whole_name(told: Declared, parties: Sequence[Finding]) -> Declared:
    """Return what is declared with the whole name of a known party, of which the title took the beginning.

    "Director of Harbour Board of Lower Wick": the second "of" is one of the name.
    """
    for party in parties:
        name = party.value or ""
        at = told.title.find(name.split()[0]) if name else -1
        if at > 0 and name.startswith(told.title[at:]) and name.endswith(told.party) and name != told.party:
            return replace(told, title=_LINK.sub("", told.title[:at]).strip(" ,"), party=name)
    return told


def _named_again(view: DocumentView, told: Declared) -> Declared:
    """Return what is declared with the longest name that the paper gives somewhere else, too.

    Of "Director of Harbour Board of Lower Wick" the title took the first words of the name.
    """
    said = " ".join(fold(" ".join(page.text for page in view.pages)).split())
    for link in _LINKS.finditer(told.title):
        place = view.text(told.at_title.page).find(told.title[link.end() :], told.at_title.start or 0)
        behind = " ".join(fold(view.text(told.at_title.page)[place:]).split()) if place >= 0 else ""
        end = behind.find(told.party)
        name = behind[: end + len(told.party)] if end >= 0 else ""
        if name[:1].isupper() and said.count(name) > 1 and looks_like_title(told.title[: link.start()]):
            return replace(told, title=told.title[: link.start()].strip(" ,"), party=name)
    return told


_LINKS = later(r"\s(?:of|at|for|the|di|della|del|de|du|der|des|bei|von|van|bij|chez)\s")

_LINK = later(
    r"\s(?i:of|at|for|the|di|della|del|dell['\u2019]|de|de\sla|du|der|des|bei|von|van|bij|chez)\s*$"
)

MADE = later(
    r"^\W*(?i:fait|hecho|done|signed|given|made|executed|geschehen|unterzeichnet|gedaan|opgemaakt"
    r"|fatto|feito)\s+(?i:à|a|at|in|en|zu|te|em)\s+(?:the\s)?[^\W\d_a-z][^\d,\n]{1,40}?,?"
    r"\s*(?i:le|on|this|the|a|el|am|den|op|il|em)\s+(?=\d|[A-Z])"
)
"""How the line begins that says where and when a paper was signed: "Fait à Lyon, le 3 mars 2025"."""


def with_dates(
    view: DocumentView, acts: Sequence[Act], parties: Sequence[Finding], order: Order | None
) -> list[Act]:
    """Return ``acts``; signed ones without a date with the one that the paper says it was signed on.

    That is the line "Fait à ..., le ...", for all who sign; or for the one who signs a form's "Date signed".
    """
    if all(act.date is not None or act.signature is None for act in acts):
        return list(acts)
    made = [piece for piece in view.pieces() if MADE.match(piece.text) and _of_all(piece.text)]
    made = made or _met_on(view) or _placed_over(view, acts)
    alone = len(acts) == 1
    asked = {
        (item.value, item.spans)
        for item in (labelled(view, "date.signed") if alone and not made else ())
        if not item.bare
        and item.state is State.PRESENT
        and stands(view, item.spans)
        and item.role in {acts[0].role, None}
    }
    if len(made) == 1:
        text = made[0].text
        span = view.span(made[0].page, made[0].start, made[0].end)
    elif len(asked) == 1:
        text, (span, *_) = asked.pop()
    elif (told := signing_day(view, acts, parties)) is not None:
        span = told.span
        text = view.text(span.page)[span.start : span.end]
        whose = told.role
        return [act if whose not in {None, act.role} else _dated(act, text, span, order) for act in acts]
    else:
        return list(acts)
    return [_dated(act, text, span, order) for act in acts]


def _of_all(text: str) -> bool:
    """Return whether no side is named behind the day in ``text`` as the one that signed."""
    return not any(of_one_side(text[hit.end :]) for hit in when.read(text))


_MET = later(
    r"^\W*(?:(?i:reunidos en)\s|(?i:en|em|\u00e0|a|in|te)\s+)[^\W\d_a-z][^\d,\n]{1,40}?,?\s*"
    r"(?i:le|a|aos|am|den|op|il|el)\s+(?:d\u00eda\s)?\d"
    r"|^\W*(?i:on|am|le|el|em|op|il)\s+(?=\d|[A-Z])(?:[^.\n]|(?<=\d)\.){0,40}?\b(?:19|20)\d\d\b"
)
"""How minutes begin: "En Baeza, a 6 de febrero de 2026, reunidos ...", "Am 3. Mai 2026 trafen sich"."""

_THEY_MET = later(
    r"\b(?:met\b|reunid[oa]s|se reunen|se (?:sont|est) reuni\w*|reuniram-se|si sono riuniti"
    r"|entre les soussignes|trafen sich|haben sich .{0,60}(?:getroffen|zusammengefunden)"
    r"|kamen .{0,60}zusammen"
    r"|sind .{0,60}zusammengekommen|fand .{0,60}abnahme .{0,40}statt|kwamen .{0,60}bijeen)\b"
)
_RECORD = later(
    r"\b(?:dejan constancia|hacen constar|manifiestan|declaran|acuerdan|constatent|declarent|conviennent"
    r"|constate|erklar\w+|stell\w+ fest|bestatig\w+|abnahme|record|declare|confirm|accept\w*|agree"
    r"|dichiarano|verklaren|declaram)\b"
)
_FIRST = 6
"""Lines at the top among which minutes begin."""


def _met_on(view: DocumentView) -> list[Piece]:
    """Return the line at the head of minutes that says when the two sides met to take the work over."""
    if not view.pages:
        return []
    pieces = view.pieces(view.pages[0].number)
    for piece in pieces[:_FIRST]:
        if not _MET.match(piece.text) or len(when.read(piece.text)) != 1:
            continue
        told = plain(fold(view.text(piece.page)[piece.start : piece.start + _OPENING]))
        if _THEY_MET.search(told) and _RECORD.search(told):
            return [piece]
    return []


_OPENING = 500
"""Characters of the sentence with which minutes open."""

_NEAR = 5
"""Lines between a place with a date and the names under the signatures at most."""


def _placed_over(view: DocumentView, acts: Sequence[Act]) -> list[Piece]:
    """Return the one line "Kiel, den 3. Mai 2026" closely over the names of who signs."""
    starts = [(s.page, s.start) for act in acts if act.name for s in act.name.spans if s.start is not None]
    if not starts or any(act.date is not None and act.date.state is State.PRESENT for act in acts):
        return []
    page, first = min(starts)
    over = [piece for piece in view.pieces(page) if piece.end <= first and piece.text.strip()][-_NEAR:]
    placed = [piece for piece in over if when.is_place_and_date(fold(piece.text).strip())]
    return [piece for piece in placed if not begins_with_who(piece.text)]


def _dated(act: Act, text: str, span: Span, order: Order | None) -> Act:
    if act.date is not None or not act.is_signed:
        return act
    return replace(act, date=when.finding(text, span, order, role=act.role, act=act.id))


def _filled(act: Act, told: Declared, parties: Sequence[Finding]) -> Act:
    role = role_of_party(told.party, parties)

    def finding(value: str, span: Span) -> Finding:
        return Finding(value, (span,), _SURE, role, State.PRESENT, anchored=True, act=act.id)

    assert act.signature is not None
    named = act.name is not None and act.name.value is not None
    stated = act.title.value if act.title is not None else None
    # "IT Director of Northwind Ltd" beside the signature is the declared title with its company.
    titled = stated is not None and not _is_office_of(stated, told)
    return replace(
        act,
        role=role,
        party=told.party,
        signature=replace(act.signature, role=role, person=act.signature.person or told.name),
        name=replace(act.name, role=role) if named and act.name else finding(told.name, told.at_name),
        title=replace(act.title, role=role) if titled and act.title else finding(told.title, told.at_title),
        date=replace(act.date, role=role) if act.date is not None else None,
    )


def _is_office_of(stated: str, told: Declared) -> bool:
    """Return whether a title at the signature is the declared one with its company."""
    begun = told.party.split()[0] in stated.partition(told.title)[2]  # a legal form may be cut off
    return stated.startswith(f"{told.title} ") or (told.title in stated and begun)


def declared(view: DocumentView) -> Iterator[Declared]:
    """Yield what sentences on the first pages say of who signs."""
    for page in view.pages[:PAGES]:
        if not any(sign in page.text for sign in _SIGNS):
            continue
        for pattern in _DECLARES:
            for match in pattern.finditer(page.text):
                name, title, party = (fold(match[key]).strip(" ,") for key in ("name", "title", "org"))
                if looks_like_person(name) and looks_like_title(title) and len(title.split()) <= TITLE_WORDS:
                    places = (view.span(page.number, *match.span(key)) for key in ("name", "title"))
                    yield Declared(name, title, party.strip(" .,"), *places)
