"""Acts of signatures that nothing announces, by all the print around them weighed together.

A signature is one only with a name that is clearly its own, and with something that says that it is an act:
a side, a date, or words of the paper that accept. What is not clear is left to those who look for leads.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Drawing, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.find import Placed
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.roles import role_of_party
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, height, middle, overlap, sheets_of
from poedesk.proof.finding.acts.naming.people import same_person
from poedesk.proof.finding.acts.naming.short_names import short_names
from poedesk.proof.finding.acts.pictured import can_sign, shown
from poedesk.proof.finding.acts.places import Anchor, Style
from poedesk.proof.finding.acts.unannounced.heads import Shows
from poedesk.proof.finding.acts.unannounced.speakers import accepts
from poedesk.proof.finding.acts.weighing.atoms import Atom, What, atoms_of
from poedesk.proof.finding.acts.weighing.solving import Choice, solve
from poedesk.proof.finding.acts.weighing.weights import Ground, belongs, margin, points, way
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.identity.names import same_keys
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

MOST = 5
"""Signatures of a page at most: more of them are a list of who was there, or a figure."""

REACH = 12 * TALL
"""Points over and under a signature in which what is of it stands."""

INITIALS = 200.0
"""Points right of a label for initials within which a drawing belongs to it."""

_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Weighed:
    """A signature with what is clearly its own."""

    page: int
    drawing: Drawing
    name: Atom | None
    title: Atom | None = None
    side: Atom | None = None
    date: Atom | None = None
    contested: bool = False
    """Whether two names, or two sides, are about as near as one another."""


def with_weighed(
    view: DocumentView, placed: Sequence[Placed], parties: Sequence[Finding], order: Order | None
) -> list[Placed]:
    """Return the acts of ``placed`` and those of signatures that they do not explain."""
    if view.document.mail is not None:
        return list(placed)
    known = [*parties, *short_names(view, parties)]
    kept = list(placed)
    for sheet in sheets_of(view):
        for weighed in weigh(sheet, known) if sheet.drawings else ():
            owner = next((item for item in kept if _is_of(item, weighed)), None)
            if owner is not None and not _of_itself(owner):
                continue
            if weighed.contested or _is_none(weighed):
                kept = [item for item in kept if item is not owner]
                continue
            if weighed.name is None or not _is_act(view, weighed):
                continue
            box = weighed.drawing.box
            place = Anchor(sheet.page.number, None, Style.ITSELF, box)
            act = _act(view, weighed, known, order, owner.act.id if owner else f"signed-{len(kept) + 1}")
            told = Placed(act, place, box)
            kept = [*kept, told] if owner is None else [told if item is owner else item for item in kept]
    return kept


def weigh(sheet: Sheet, parties: Sequence[Finding]) -> list[Weighed]:
    """Return the signatures of a page with what is clearly theirs, from top to bottom."""
    drawings = [each for each in sheet.drawings if can_sign(each) and not _initials(sheet, each.box)]
    if not 0 < len(drawings) <= MOST:
        return []
    drawings.sort(key=lambda each: (each.box.top, each.box.left))
    marks = [each.box for each in drawings]
    low, high = marks[0].top - REACH, max(box.bottom for box in marks) + REACH
    pieces = [p for p in sheet.view.pieces(sheet.page.number) if low <= middle(p.box) <= high]
    rules = [rule for rule in sheet.page.rules if low <= middle(rule) <= high]
    ground = Ground(pieces, marks, rules)
    atoms = atoms_of(sheet, pieces, parties)
    groups: list[list[Atom]] = [[] for _ in marks]
    taken: dict[What, list[Choice[Atom]]] = {}
    for what in (What.PERSON, What.TITLE, What.SIDE, What.DATE):
        taken[what] = _given(ground, groups, _candidates(atoms, groups, what), parties)
        for group, choice in zip(groups, taken[what], strict=True):
            if choice.taken is not None and choice.margin >= margin():
                group.append(choice.taken)
    return [
        _weighed(sheet.page.number, drawing, {what: choices[number] for what, choices in taken.items()})
        for number, drawing in enumerate(drawings)
    ]


def _candidates(atoms: Sequence[Atom], groups: Sequence[Sequence[Atom]], what: What) -> list[Atom]:
    """Return what can be of one kind; a title may look like a name in a language that is not known well."""
    found = [atom for atom in atoms if atom.what is what]
    if what is What.TITLE:
        names = [each for group in groups for each in group]
        found += [
            replace(atom, what=What.TITLE, sure=False)
            for atom in atoms
            if atom.what is What.PERSON and atom not in names
        ]
    signed = sum(bool(group) for group in groups)
    if what is What.DATE and signed > 1 and len(found) == 1 and when.is_place_and_date(found[0].piece.text):
        return []  # a place with a date over or under all who signed is of all of them
    return found


def _given(
    ground: Ground, groups: Sequence[list[Atom]], atoms: Sequence[Atom], parties: Sequence[Finding]
) -> list[Choice[Atom]]:
    """Return what of ``atoms``, all of one kind, each signature takes."""
    offers = [
        [
            (atom, score)
            for atom in atoms
            if (score := belongs(ground, group, mark, atom)) > 0 and (group or atom.what is What.PERSON)
        ]
        for group, mark in zip(groups, ground.marks, strict=True)
    ]

    def together(one: int, first: Atom, other: int, second: Atom) -> float:
        if first is second:
            return points()["alike"]["shared"] if first.what is What.SIDE else -1e9
        return _alike(ground.marks[one], first.box, ground.marks[other], second.box)

    return solve(offers, together, _same(parties))


def _same(parties: Sequence[Finding]) -> Callable[[Atom], Hashable]:
    def key(atom: Atom) -> Hashable:
        if atom.head is None:
            return atom.text
        if atom.head.shows is not Shows.SIDE:
            return atom.head.shows
        party = atom.head.party
        role = (role_of_party(party, parties) if party else None) or atom.head.role
        return role or frozenset(same_keys(party or ""))

    return key


def _alike(mark: Box, box: Box, other_mark: Box, other: Box) -> float:
    """Return the points for two signatures of one page having such a piece each, where they stand."""
    told = points()["alike"]
    first, second = way(mark, box), way(other_mark, other)
    if first != second:
        return told["other way"]
    tall = height(box)
    if min(mark.bottom, other_mark.bottom) > max(mark.top, other_mark.top):
        near = abs(middle(box) - middle(other)) <= tall
    else:
        apart = (middle(box) - middle(mark)) - (middle(other) - middle(other_mark))
        near = abs(apart) <= 1.5 * tall and abs(box.left - other.left) <= 4 * tall
    return told["same way"] if near else 0.0


def _weighed(page: int, drawing: Drawing, taken: dict[What, Choice[Atom]]) -> Weighed:
    clear = {
        what: choice.taken if choice.margin >= margin() else None for what, choice in taken.items()
    }
    contested = any(
        taken[what].taken is not None and clear[what] is None for what in (What.PERSON, What.SIDE)
    )
    return Weighed(
        page,
        drawing,
        clear[What.PERSON],
        clear[What.TITLE],
        clear[What.SIDE],
        clear[What.DATE],
        contested,
    )


def _is_none(weighed: Weighed) -> bool:
    """Return whether what stands at a signature says that it is of no act: of a witness, of the writer."""
    head = weighed.side.head if weighed.side is not None else None
    title = weighed.title
    no_act = head is not None and head.shows is Shows.NO_ACT
    return no_act or (title is not None and words.NOT_SIGNING.search(words.flat(title.text)) is not None)


def _is_act(view: DocumentView, weighed: Weighed) -> bool:
    """Return whether something says that a signature at a printed name is an act."""
    if weighed.side is not None or weighed.date is not None:
        return True
    return weighed.title is not None and accepts(view)


def _initials(sheet: Sheet, box: Box) -> bool:
    """Return whether a label for initials stands at a drawing."""
    near = sheet.placed.near(box.top - TALL, box.bottom, box.left - INITIALS, box.right)
    return any(part.kind is Kind.INITIALS and part.label_box.left < box.right for part in near)


def _of_itself(item: Placed) -> bool:
    """Return whether an act was found by its drawing alone, where no label and no field stands."""
    return item.anchor.part is None and item.anchor.field is None


def _is_of(item: Placed, weighed: Weighed) -> bool:
    signature = item.act.signature
    if signature is None or signature.state is not State.PRESENT:
        return False
    box = weighed.drawing.box
    return any(
        span.page == weighed.page and span.by is By.INK and span.box is not None and _holds(span.box, box)
        for span in signature.spans
    )


def _holds(outer: Box, inner: Box) -> bool:
    wide = overlap(outer, inner) >= inner.width / 2
    return wide and min(outer.bottom, inner.bottom) - max(outer.top, inner.top) >= inner.height / 2


def _act(
    view: DocumentView, weighed: Weighed, parties: Sequence[Finding], order: Order | None, act: str
) -> Act:
    name, head = weighed.name, weighed.side.head if weighed.side is not None else None
    assert name is not None
    party = head.party if head is not None else None
    role = (role_of_party(party, parties) if party else None) or (head.role if head is not None else None)

    def finding(atom: Atom | None) -> Finding | None:
        if atom is None:
            return None
        span = view.span(weighed.page, atom.start, atom.end)
        return Finding(atom.text, (span,), _SURE, role, State.PRESENT, anchored=True, act=act)

    seen = shown([weighed.drawing], _SURE)
    quote = " ".join(name.piece.text.split())
    at = Span(weighed.page, box=weighed.drawing.box, by=By.INK, quote=quote, label=quote)
    signature = Finding(
        "present", (at,), seen.confidence, role, State.PRESENT, anchored=True, signature_kind=seen.kind,
        act=act, person=name.text, detail=seen.detail,
    )  # fmt: skip
    return Act(act, "block", role, party, signature, _date(view, weighed, role, order, act), finding(name), finding(weighed.title))


def _date(
    view: DocumentView, weighed: Weighed, role: Role | None, order: Order | None, act: str
) -> Finding | None:
    if weighed.date is None:
        return None
    span = view.span(weighed.page, weighed.date.start, weighed.date.end)
    return when.finding(weighed.date.text, span, order, role=role, act=act)
