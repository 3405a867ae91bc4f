"""Acts of signatures that nothing announces, by all the print around them weighed together.

A signature is one only with a name that is clearly its own, and with something that says that it is an act:
a side, words of accepting at it, or a date or title in a paper that accepts. What is not clear is left to
those who look for leads.
"""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box, By, SignatureKind, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.find import Placed
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, overlap, sheets_of
from poedesk.proof.finding.acts.blocks.signing.sentences import withholds
from poedesk.proof.finding.acts.naming.people import same_person
from poedesk.proof.finding.acts.naming.short_names import short_names
from poedesk.proof.finding.acts.pictured import shown
from poedesk.proof.finding.acts.places import Anchor, Style
from poedesk.proof.finding.acts.unannounced.heads import Shows
from poedesk.proof.finding.acts.unannounced.listed import listed
from poedesk.proof.finding.acts.unannounced.others import without_side
from poedesk.proof.finding.acts.unannounced.speakers import accepts, gives, refuses
from poedesk.proof.finding.acts.weighing.atoms import Atom
from poedesk.proof.finding.acts.weighing.days import is_day
from poedesk.proof.finding.acts.weighing.page import Weighed, weigh
from poedesk.proof.finding.acts.weighing.second import first_of_row
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.acts.weighing.told import expression
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

HEADERS = 600
"""Characters at the top of a printed mail among which its headers stand."""

_MAILED = (r"(?im)^\W*<from>\s*:\s*\S", r"(?im)^\W*<sent>\b.{0,4}:")
_SURE = 0.8
_UNREAD = "no date that can be read"


def with_weighed(
    view: DocumentView, placed: Sequence[Placed], parties: Sequence[Finding], order: Order | None
) -> list[Placed]:
    """Return the acts of ``placed``, those that were found by a drawing alone as all around it tells them.

    A signature that no act explains becomes one; one that is contested, or of a witness, is none.
    """
    if view.document.mail is not None:
        return list(placed)
    sides = Sides([*parties, *short_names(view, parties)])
    kept = list(placed)
    for weighed in [each for sheet in _drawn(view) for each in _sided(view, weigh(sheet, sides), sides)]:
        owner = next((item for item in kept if _is_of(item, weighed)), None)
        stamped = next((item for item in kept if owner is None and _is_under_stamp(item, weighed)), None)
        if stamped is not None:
            kept[kept.index(stamped)] = _filled(view, stamped, weighed, sides, order)
            continue
        if owner is not None and not _of_itself(owner):
            kept[kept.index(owner)] = _filled(view, _unlisted(view, owner), weighed, sides, order)
            continue
        if weighed.contested or _is_none(weighed):
            kept = [item for item in kept if item is not owner]
        elif weighed.name is not None and _is_act(view, weighed):
            told = _placed(view, weighed, sides, order, owner.act.id if owner else f"signed-{len(kept) + 1}")
            kept = (
                [*kept, told]
                if owner is None
                else [
                    _both(_dated_under(view, item, weighed), told, sided=weighed.side is not None)
                    if item is owner
                    else item
                    for item in kept
                ]
            )
    return kept


def remaining(view: DocumentView, parties: Sequence[Finding], order: Order | None) -> list[Act]:
    """Return an act for every signature at a printed name of which nothing says that it is one.

    They are asked for only where nobody else signed a paper: what was drawn is a signature all the same, and
    whose it is has to be told by something else, or by a person.
    """
    if view.document.mail is not None or not view.pages or _mailed(view) or refuses(view) or gives(view):
        return []
    sides = Sides([*parties, *short_names(view, parties)])
    left = [
        each
        for each in _every(view, sides)
        if each.name is not None
        and each.drawing.written is not False
        and not (each.contested or _is_none(each) or each.card)
        and each.headed
        and each.ends
        and each.alone
    ]
    return [_act(view, each, sides, order, f"signed-{number}") for number, each in enumerate(left, 1)]


def _every(view: DocumentView, sides: Sides) -> list[Weighed]:
    return [each for sheet in _drawn(view) for each in weigh(sheet, sides)]


def _drawn(view: DocumentView) -> list[Sheet]:
    return [sheet for sheet in sheets_of(view) if sheet.drawings]


def _sided(view: DocumentView, signatures: Sequence[Weighed], sides: Sides) -> list[Weighed]:
    """Return ``signatures``; the second of a row under one head has the side of the first."""
    firsts = [first_of_row(view, each, signatures, sides) for each in signatures]
    return [
        replace(each, side=first.side) if first is not None else each
        for each, first in zip(signatures, firsts, strict=True)
    ]


def _is_none(weighed: Weighed) -> bool:
    """Return whether what stands at a signature says that it is of no act: of a witness, of the writer."""
    title = weighed.title
    other = title is not None and words.NOT_SIGNING.search(words.flat(title.text)) is not None
    return other or weighed.shows is Shows.NO_ACT or _is_the_name(weighed) or _is_withheld(weighed)


SAID = 6
"""Words behind a name from which on they can be the rest of a sentence."""


def _is_withheld(weighed: Weighed) -> bool:
    """Return whether the sentence that gives the name says that this person will accept, or refuses."""
    name = weighed.name
    if name is None:
        return False
    said = name.piece.text[max(name.end - name.piece.start, 0) :]
    return len(said.split()) >= SAID and withholds(said)


LOW = 1.5
"""Heights of a name up to which what is drawn on it wrote it: a signature is higher."""


def _is_the_name(weighed: Weighed) -> bool:
    """Return whether what is drawn is the name itself, written by hand where it is asked for in print."""
    if weighed.name is None:
        return False
    ink, name = weighed.drawing.box, weighed.name.box
    on = min(ink.bottom, name.bottom) - max(ink.top, name.top) >= name.height / 2
    return on and ink.height <= LOW * name.height and overlap(ink, name) >= ink.width / 2


def _is_act(view: DocumentView, weighed: Weighed) -> bool:
    """Return whether something says that a signature at a printed name is an act."""
    if weighed.shows is Shows.CLOSING:
        return False
    if weighed.side is not None or weighed.shows is Shows.AGREED:
        return True
    if weighed.card or _mailed(view):
        return False
    dated, titled = weighed.date is not None, weighed.title is not None
    return weighed.headed and (dated or (titled and (accepts(view) or _is_sworn(view, weighed))))


_SWORN = compiled(
    r"(?i)\bundersigned,?\s+(?:(?:hereby|do|does|solemnly)\s+){0,2}(?:swears?|affirms?|attests?|certif(?:y|ies)|declares?)\b"
)


def _is_sworn(view: DocumentView, weighed: Weighed) -> bool:
    """Return whether words over a signature are affirmed by who signs: "The undersigned swears that ..."."""
    over = "\n".join(
        piece.text for piece in view.pieces(weighed.page) if piece.box.top < weighed.drawing.box.bottom
    )
    return _SWORN.search(over) is not None and not refuses(view)


def _mailed(view: DocumentView) -> bool:
    """Return whether the paper is a printed mail, under which a logo may stand at the writer's name."""
    top = view.text(view.pages[0].number)[:HEADERS]
    return all(expression(header).search(top) is not None for header in _MAILED)


def _of_itself(item: Placed) -> bool:
    """Return whether an act was found by its drawing alone, where no label and no field stands."""
    anchor = item.anchor
    return anchor.part is None and anchor.field is None and anchor.style is not Style.ROWS


def _unlisted(view: DocumentView, item: Placed) -> Placed:
    """Return an act without the side that only a list of the parties further up gives."""
    part = item.anchor.part
    own = part is not None and words.role_of(part.label_text) is not None
    spans = item.act.signature.spans if item.act.signature is not None else ()
    low = max((span.box.bottom for span in spans if span.box is not None), default=None)
    if (
        own
        or part is None
        or not listed(view, item.anchor.page, item.anchor.ref.top, item.act.party, low=low)
    ):
        return item
    return replace(item, act=without_side(item.act))


def _filled(view: DocumentView, item: Placed, weighed: Weighed, sides: Sides, order: Order | None) -> Placed:
    """Return an act with the title and date that it has no place for, where they are clearly the signature's.

    Both readings must name the same person, and what is added stands in the column of ink and name.
    """
    act, name = item.act, weighed.name
    named = act.name.value if act.name is not None else None
    if named is None or name is None or weighed.contested or _is_none(weighed):
        return item
    if not same_person(named, name.text) or weighed.role(sides) not in {None, act.role}:
        return item
    column = weighed.drawing.box.union(name.box)

    def finding(atom: Atom | None) -> Finding | None:
        if atom is None or overlap(atom.box, column) <= 0:
            return None
        span = view.span(weighed.page, atom.start, atom.end)
        return Finding(atom.text, (span,), _SURE, act.role, State.PRESENT, anchored=True, act=act.id)

    day = weighed.date
    dated = day is not None and is_day(day.piece.text) and overlap(day.box, column) > 0
    date = act.date or (_date(view, weighed, act.role, order, act.id) if dated else None)
    return replace(item, act=replace(act, title=act.title or finding(weighed.title), date=date))


def _dated_under(view: DocumentView, item: Placed, weighed: Weighed) -> Placed:
    """Return an act without the day of another column than its ink and name, where its own has one."""
    day, name = item.act.date, weighed.name
    if day is None or name is None or weighed.date is None or not day.spans:
        return item
    column, start = weighed.drawing.box.union(name.box), day.spans[0].start
    place = view.piece_at(day.spans[0].page, start) if start is not None else None
    apart = place is not None and overlap(place.box, column) <= 0 < overlap(weighed.date.box, column)
    return replace(item, act=replace(item.act, date=None)) if apart else item


def _both(item: Placed, told: Placed, *, sided: bool) -> Placed:
    """Return an act with what it lacks, and the side, of what was weighed; that where the two disagree."""
    one, other = item.act, told.act
    named = one.name.value if one.name is not None else None
    if named is None or other.name is None or not same_person(named, other.name.value or ""):
        return told
    whose = other if sided else one

    def kept(first: Finding | None, second: Finding | None) -> Finding | None:
        held = first if first is not None and first.state is State.PRESENT else second or first
        return replace(held, role=whose.role, act=one.id) if held is not None else None

    act = replace(
        one,
        role=whose.role,
        party=whose.party,
        signature=kept(one.signature, None),
        date=kept(one.date, other.date),
        name=kept(other.name, one.name),
        title=kept(one.title, other.title),
    )
    return replace(item, act=act)


def _is_of(item: Placed, weighed: Weighed) -> bool:
    signature = item.act.signature
    if signature is None or signature.state is not State.PRESENT:
        return False
    box = weighed.drawing.box
    return any(
        span.page == weighed.page and span.by is By.INK and span.box is not None and _holds(span.box, box)
        for span in signature.spans
    )


def _is_under_stamp(item: Placed, weighed: Weighed) -> bool:
    """Return whether a drawing is what e-sign software drew under the line that says who signed with it."""
    signature, line = item.act.signature, item.anchor.ref
    if signature is None or signature.signature_kind is not SignatureKind.E_SIGN_PLATFORM:
        return False
    box = weighed.drawing.box
    near = -TALL <= box.top - line.bottom <= TALL and overlap(line, box) >= box.width / 2
    return item.anchor.page == weighed.page and near


def _holds(outer: Box, inner: Box) -> bool:
    wide = overlap(outer, inner) >= inner.width / 2
    return wide and min(outer.bottom, inner.bottom) - max(outer.top, inner.top) >= inner.height / 2


def _placed(view: DocumentView, weighed: Weighed, sides: Sides, order: Order | None, act: str) -> Placed:
    box = weighed.drawing.box
    return Placed(_act(view, weighed, sides, order, act), Anchor(weighed.page, None, Style.ITSELF, box), box)


def _act(view: DocumentView, weighed: Weighed, sides: Sides, order: Order | None, act: str) -> Act:
    name = weighed.name
    assert name is not None
    kept = weighed.head
    of_list = weighed.side is not None and ":" in weighed.side.piece.text
    if kept is not None and of_list and listed(view, weighed.page, weighed.drawing.box.top, kept.party):
        kept = None
    role = weighed.role(sides) if kept is not None else None

    def finding(atom: Atom | None) -> Finding | None:
        if atom is None:
            return None
        span = view.span(weighed.page, atom.start, atom.end)
        return Finding(atom.text, (span,), _SURE, role, State.PRESENT, anchored=True, act=act)

    return Act(
        act,
        "block",
        role,
        kept.party if kept is not None else None,
        _signature(weighed, name, role, act),
        _date(view, weighed, role, order, act),
        finding(name),
        finding(weighed.title),
    )


def _signature(weighed: Weighed, name: Atom, role: Role | None, act: str) -> Finding:
    seen = shown([weighed.drawing], _SURE)
    quote = " ".join(name.piece.text.split())
    at = Span(weighed.page, box=weighed.drawing.box, by=By.INK, quote=quote, label=quote)
    return Finding(
        "present", (at,), seen.confidence, role, State.PRESENT, anchored=True, signature_kind=seen.kind,
        act=act, person=name.text, detail=seen.detail,
    )  # fmt: skip


def _date(
    view: DocumentView, weighed: Weighed, role: Role | None, order: Order | None, act: str
) -> Finding | None:
    if weighed.date is None:
        return None
    span = view.span(weighed.page, weighed.date.start, weighed.date.end)
    read = when.finding(weighed.date.text, span, order, role=role, act=act)
    unread = Finding(None, (span,), 0.3, role, State.PRESENT, anchored=True, act=act, detail=_UNREAD)
    return read or unread
