"""Acts of signatures that no label announces.

Letters, confirmations and minutes end with ink or a picture over a printed name, or beside "For Alder Mills
Ltd:", and no word "signature" anywhere. The search starts from what is drawn. What stands at a printed name
is an act only when something else says so too: a head that gives or names a side, a date in the block, or
words of the paper that accept the work.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.find import Placed
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.roles import role_of_party
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, overlap, sheets_of
from poedesk.proof.finding.acts.naming.people import looks_like_title, same_person
from poedesk.proof.finding.acts.naming.short_names import short_names
from poedesk.proof.finding.acts.pictured import shown
from poedesk.proof.finding.acts.places import Anchor, Style
from poedesk.proof.finding.acts.unannounced.heads import Head, Shows, judge
from poedesk.proof.finding.acts.unannounced.lines import Printed, Told, is_date, printed
from poedesk.proof.finding.acts.unannounced.listed import listed
from poedesk.proof.finding.acts.unannounced.places import Drawn, drawn_at_names, head_over
from poedesk.proof.finding.acts.unannounced.speakers import accepts, gives, refuses
from poedesk.proof.finding.acts.unannounced.whom import given_for
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView, Piece

INITIALS = 200.0
"""Points right of a label for initials within which a drawing belongs to it."""

HEADERS = 600
"""Characters at the top of a printed mail among which its headers stand."""

_MAILED = (
    re.compile(r"(?im)^\W*(?:from|von|de|da|exp\u00e9diteur|absender|remitente)\s*:\s*\S"),
    re.compile(r"(?im)^\W*(?:sent|subject|gesendet|betreff|enviado|asunto|envoy\u00e9|objet)\b.{0,4}:"),
)
_SURE = 0.8
_UNREAD = "no date that can be read"


@dataclass(frozen=True, slots=True)
class _Signing:
    """A drawn signature with what its head and its lines say."""

    drawn: Drawn
    head: Head
    printed: Printed


def with_unannounced(
    view: DocumentView, placed: Sequence[Placed], parties: Sequence[Finding], order: Order | None
) -> list[Placed]:
    """Return the acts of ``placed`` and those that no label announces, in reading order.

    An act whose place was found by the drawing alone takes its side from the head at the drawing, and is none
    when the head says so ("Attested by"); one that took two people's signatures for its own is replaced by
    theirs.
    """
    if view.document.mail is not None:
        return list(placed)
    said = _Words(view)
    parties = [*parties, *short_names(view, parties)]
    drawn = [
        (sheet, signing) for sheet in sheets_of(view) if sheet.drawings for signing in _drawn(sheet, parties)
    ]
    found = [each for each in drawn if _is_act(each[1], said)]
    none = [each for each in drawn if each[1].head.shows is Shows.NO_ACT]
    kept = [item for item in placed if not (_of_itself(item) and _of(item, none))]
    mixed = [item for item in kept if len({s.printed.name.text for s in _of(item, found)}) > 1]
    kept = [item for item in kept if item not in mixed]
    for _, signing in found:
        owner = next((item for item in kept if signing in _of(item, found)), None)
        act = _act(view, signing, parties, order, f"signed-{len(kept) + 1}")
        if owner is None:
            box = signing.drawn.drawing.box
            kept.append(Placed(act, Anchor(signing.drawn.sheet.page.number, None, Style.ITSELF, box), box))
        elif _takes_side(view, owner, signing.head):
            kept[kept.index(owner)] = replace(owner, act=_given_side(owner.act, act))
    return kept


def remaining(view: DocumentView, parties: Sequence[Finding], order: Order | None) -> list[Act]:
    """Return an act for every signature at a printed name of which nothing says that it is one.

    They are asked for only where nobody else signed a paper: what was drawn is a signature all the same, and
    whose it is has to be told by something else, or by a person.
    """
    if (
        view.document.mail is not None
        or not view.pages
        or _Words(view).mailed
        or refuses(view)
        or gives(view)
    ):
        return []
    found = [each for sheet in sheets_of(view) if sheet.drawings for each in _drawn(sheet, parties)]
    signings = [
        each
        for each in found
        if each.head.shows is not Shows.NO_ACT
        and not each.printed.reached
        and _ends_paper(each)
        and not _level(each.drawn.sheet, each.drawn.drawing.box)
    ]
    return [_act(view, each, parties, order, f"signed-{number}") for number, each in enumerate(signings, 1)]


AFTER = 3
"""Lines under a block that ends a paper at most: a note, a number of the page."""


def _ends_paper(signing: _Signing) -> bool:
    """Return whether a block has the paper over it and next to nothing under it: a letterhead has not."""
    drawn = signing.drawn
    foot = max(piece.box.bottom for piece in drawn.lines)
    pieces = drawn.sheet.view.pieces(drawn.sheet.page.number)
    over = drawn.sheet.page.number > 1 or any(piece.box.bottom < drawn.drawing.box.top for piece in pieces)
    return over and sum(piece.box.top > foot for piece in pieces) <= AFTER


class _Words:
    """What a document says, asked for only where something is drawn at a name."""

    def __init__(self, view: DocumentView) -> None:
        self._view = view
        self._accepts: bool | None = None

    @property
    def mailed(self) -> bool:
        """Return whether the paper is a printed mail, under which a logo may stand at the writer's name."""
        top = self._view.text(self._view.pages[0].number)[:HEADERS]
        return all(header.search(top) is not None for header in _MAILED)

    @property
    def accept(self) -> bool:
        """Return whether the words of the paper accept the work."""
        if self._accepts is None:
            self._accepts = accepts(self._view)
        return self._accepts


def _is_act(signing: _Signing, said: _Words) -> bool:
    """Return whether something says that a signature at a printed name is an act."""
    head, told = signing.head, signing.printed
    strong = head.shows in {Shows.SIDE, Shows.AGREED}
    if head.shows in {Shows.NO_ACT, Shows.CLOSING} or (not strong and (told.reached or said.mailed)):
        return False
    dated = told.date is not None or head.dated
    headed = signing.drawn.head is not None or told.party is not None
    return strong or told.sided or (headed and (dated or (told.title is not None and said.accept)))


def _drawn(sheet: Sheet, parties: Sequence[Finding]) -> list[_Signing]:
    """Return what is drawn at printed names on a page, initials apart."""
    found: list[_Signing] = []
    for drawn in drawn_at_names(sheet):
        if _initials(sheet, drawn.drawing.box):
            continue
        head = _head(sheet, drawn, parties)
        told = printed(drawn.lines, lambda name: role_of_party(name, parties) is not None)
        if head.party is not None and same_person(head.party, told.name.text):
            head = Head(Shows.AGREED)  # "Firmado por Marta Sanz" says who, not for whom
        if head.alone and _level(sheet, drawn.drawing.box):
            head = Head(Shows.NOTHING)
        found.append(_Signing(drawn, head, told))
    return found


def _head(sheet: Sheet, drawn: Drawn, parties: Sequence[Finding]) -> Head:
    piece = drawn.head
    if piece is None:
        return Head(Shows.NOTHING)
    if piece is drawn.lines[0]:  # "Stanley Tolland, Owner:" with his signature behind it
        return Head(Shows.AGREED)
    if is_date(fold(piece.text)) and given_for(fold(piece.text)) is None:
        over = head_over(sheet, piece.box)  # "For the client" over "Kiel, 3 May 2026" over the ink
        told = Head(Shows.NOTHING) if over is None else _judged(sheet, over, parties)
        kept = told if told.shows is Shows.SIDE else Head(Shows.NOTHING)
        return replace(kept, date=(0, len(piece.text)))
    return _judged(sheet, piece, parties)


def _judged(sheet: Sheet, piece: Piece, parties: Sequence[Finding]) -> Head:
    before = sheet.view.text(piece.page)[: piece.start]
    known = role_of_party(piece.text.strip(" :"), parties) is not None
    told = judge(piece.text, before, known=known)
    if told.shows is not Shows.NOTHING:
        return told
    held = _IN_BRACKETS.search(piece.text)  # "Project sponsor (Meriden Foods)"
    if held is not None and (party := _party_called(held["who"], parties)) is not None:
        return Head(Shows.SIDE, None, party)
    over = head_over(sheet, piece.box) if piece.text.rstrip().endswith(":") else None
    if over is None or over.text.rstrip().endswith((".", ":")):
        return told
    clause = re.split(r"[.,;]\s+", f"{over.text.strip()} {piece.text.strip()}")[-1]
    if given_for(clause) is None:
        return told
    return judge(clause, before, known=False)  # "... and in proof of it signs for the / Harbour:"


_IN_BRACKETS = re.compile(r"\((?P<who>[^()]{3,60})\)\s*:?\s*$")


def _party_called(name: str, parties: Sequence[Finding]) -> str | None:
    """Return the party of the paper that is called so: by its name, or by the words that it begins with."""
    if role_of_party(name, parties) is not None:
        return name
    short = organisation_words(name)
    begun = {
        party.value
        for party in parties
        if party.role and party.value and short and organisation_words(party.value)[: len(short)] == short
    }
    return begun.pop() if len(begun) == 1 else None


def _level(sheet: Sheet, box: Box) -> bool:
    """Return whether something else is drawn beside a signature: then a sentence over both is of neither."""
    return any(
        other.box is not box and other.box.top < box.bottom and other.box.bottom > box.top
        for other in sheet.drawings
    )


def _initials(sheet: Sheet, box: Box) -> bool:
    """Return whether a label for initials stands at a drawing."""
    near = sheet.placed.near(box.top - TALL, box.bottom, box.left - INITIALS, box.right)
    return any(part.kind is Kind.INITIALS and part.label_box.left < box.right for part in near)


def _of_itself(item: Placed) -> bool:
    """Return whether an act was found by its drawing alone, where no label and no field stands."""
    return item.anchor.part is None and item.anchor.field is None


def _takes_side(view: DocumentView, item: Placed, head: Head) -> bool:
    """Return whether an act has to take its side from the signature's head: its own place tells none.

    A head does so where no label and no field stands; without one, the side is that of a list of the parties.
    """
    part = item.anchor.part
    if head.shows is Shows.SIDE:
        return _of_itself(item)
    if part is not None and words.role_of(part.label_text) is not None:
        return False
    return listed(view, item.anchor.page, item.anchor.ref.top, item.act.party)


def _of(item: Placed, found: Sequence[tuple[Sheet, _Signing]]) -> list[_Signing]:
    """Return the drawn signatures that an act was read from."""
    signature = item.act.signature
    if signature is None or signature.state is not State.PRESENT:
        return []
    boxes = [(span.page, span.box) for span in signature.spans if span.by is By.INK and span.box is not None]
    return [
        signing
        for sheet, signing in found
        if any(page == sheet.page.number and _holds(box, signing.drawn.drawing.box) for page, box in boxes)
    ]


def _holds(outer: Box, inner: Box) -> bool:
    wide = overlap(outer, inner) >= inner.width / 2
    return wide and min(outer.bottom, inner.bottom) - max(outer.top, inner.top) >= inner.height / 2


def _given_side(act: Act, told: Act) -> Act:
    """Return ``act`` with the side, and what else it lacks, of ``told``: both are of one signature."""

    def sided(finding: Finding | None, other: Finding | None) -> Finding | None:
        kept = finding if finding is not None and finding.state is State.PRESENT else other or finding
        return replace(kept, role=told.role, act=act.id) if kept is not None else None

    same = act.name is None or act.name.value is None or same_person(act.name.value, _name(told))
    return replace(
        act,
        role=told.role,
        party=told.party,
        signature=sided(act.signature, None),
        date=sided(act.date, told.date if same else None),
        name=sided(None if _longer(act.name, _name(told)) else act.name, told.name),
        title=sided(act.title, told.title if same else None),
    )


def _longer(name: Finding | None, person: str) -> bool:
    """Return whether a name holds more than the person: "Sven Holt, Projektleiter"."""
    return name is not None and (name.value or "").startswith(f"{person},")


def _name(act: Act) -> str:
    assert act.name is not None
    assert act.name.value is not None
    return act.name.value


def _act(
    view: DocumentView, signing: _Signing, parties: Sequence[Finding], order: Order | None, act: str
) -> Act:
    told, head = signing.printed, signing.head
    title = told.title or _title_in_head(signing)
    party = head.party or told.party
    named = role_of_party(party, parties) if party else None
    role = (named or head.role if head.alone else head.role or named) or told.role
    return Act(
        act,
        "block",
        role,
        party,
        _signature(signing, role, act),
        _date(view, signing, role, order, act),
        _finding(view, told.name, role, act),
        _finding(view, title, role, act) if title is not None else None,
    )


def _title_in_head(signing: _Signing) -> Told | None:
    """Return the title in which a head ends: "For Lakeview, the Director of Operations,"."""
    piece = signing.drawn.head
    if piece is None or given_for(fold(piece.text)) is None:
        return None
    tail = piece.text.rstrip(" ,:").rpartition(", ")[2]
    if "," not in piece.text or not looks_like_title(tail):
        return None
    at = piece.start + piece.text.rindex(tail)
    return Told(fold(tail), piece.page, at, at + len(tail))


def _signature(signing: _Signing, role: Role | None, act: str) -> Finding:
    drawing, name = signing.drawn.drawing, signing.printed.name
    seen = shown([drawing], _SURE)
    quote = _line(signing)
    span = Span(name.page, box=drawing.box, by=By.INK, quote=quote, label=quote)
    return Finding(
        "present", (span,), seen.confidence, role, State.PRESENT, anchored=True, signature_kind=seen.kind,
        act=act, person=name.text, detail=seen.detail,
    )  # fmt: skip


def _line(signing: _Signing) -> str:
    return " ".join(signing.drawn.lines[0].text.split())


def _date(
    view: DocumentView, signing: _Signing, role: Role | None, order: Order | None, act: str
) -> Finding | None:
    told, head, piece = signing.printed.date, signing.head, signing.drawn.head
    if told is not None:
        span = view.span(told.page, told.start, told.end)
        read = when.finding(told.text, span, order, role=role, act=act)
        unread = Finding(None, (span,), 0.3, role, State.PRESENT, anchored=True, act=act, detail=_UNREAD)
        return read or unread
    if head.date is None or piece is None:
        return None
    start, end = piece.start + head.date[0], piece.start + head.date[1]
    return when.finding(
        piece.text[head.date[0] : head.date[1]], view.span(piece.page, start, end), order, role=role, act=act
    )


def _finding(view: DocumentView, told: Told, role: Role | None, act: str) -> Finding:
    span = view.span(told.page, told.start, told.end)
    return Finding(told.text, (span,), _SURE, role, State.PRESENT, anchored=True, act=act)
