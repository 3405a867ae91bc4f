"""The signatures of one page with what is clearly theirs."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import combinations, permutations

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, height, middle
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.naming.people import same_person
from poedesk.proof.finding.acts.pictured import can_sign
from poedesk.proof.finding.acts.unannounced.heads import Head, Shows
from poedesk.proof.finding.acts.unannounced.lines import REACHED
from poedesk.proof.finding.acts.unannounced.signed_by import lines_beside
from poedesk.proof.finding.acts.weighing.answered import answers_otherwise
from poedesk.proof.finding.acts.weighing.atoms import Atom, What, atoms_of, is_sentence, parts_nothing
from poedesk.proof.finding.acts.weighing.days import of_all
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.acts.weighing.solving import NEVER, Choice, solve
from poedesk.proof.finding.acts.weighing.weights import Ground, belongs, cell_of, margin, points, way
from poedesk.proof.finding.identity.names import same_keys
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.view import Piece

MOST = 5
"""Signatures of a page at most: more of them are a list of who was there, or a figure."""

REACH = 12 * TALL
"""Points over and under a signature in which what is of it stands."""

INITIALS = 200.0
"""Points right of a label for initials within which a drawing belongs to it."""

CARD = 2.5 * TALL
"""Points around a name in which a card has its telephone number."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A signature with what is clearly its own."""

    page: int
    drawing: Drawing
    name: Atom | None = None
    title: Atom | None = None
    side: Atom | None = None
    date: Atom | None = None
    shows: Shows = Shows.NOTHING
    """What words at it show, a side apart: that somebody agrees, that a letter ends, that nobody signs."""

    contested: bool = False
    """Whether two names, or two sides, are about as near as one another."""

    headed: bool = False
    """Whether the paper has print over it: a letterhead has not."""

    ends: bool = False
    """Whether next to nothing stands under it."""

    alone: bool = True
    """Whether nothing else is drawn on its level."""

    card: bool = False
    """Whether a telephone number, an address or a site stands at the name."""

    @property
    def head(self) -> Head | None:
        """Return for whom it is given."""
        return self.side.head if self.side is not None else None

    def role(self, sides: Sides) -> Role | None:
        """Return the side for which it is given."""
        party = self.head.party if self.head is not None else None
        named = role_of_party(party, sides.parties) if party else None
        return named or (self.head.role if self.head is not None else None)


def weigh(sheet: Sheet, sides: Sides) -> list[Weighed]:
    """Return the signatures of a page, from top to bottom."""
    every = sheet.view.pieces(sheet.page.number)
    drawings = [
        each
        for each in sheet.drawings
        if can_sign(each) and not _initials(sheet, each.box) and not answers_otherwise(sheet, each.box)
        if not lines_beside(every, each.box)  # what stands over it is not what is of it
    ]
    written = [each for each in drawings if each.written is not False]
    drawings = written or drawings  # a logo contests no signature; alone, it is told what it is
    if not 0 < len(drawings) <= MOST:
        return []
    drawings.sort(key=lambda each: (each.box.top, each.box.left))
    marks = [each.box for each in drawings]
    low, high = marks[0].top - REACH, max(box.bottom for box in marks) + REACH
    pieces = [p for p in every if low <= middle(p.box) <= high]
    ground = Ground(
        [(p.box, id(p), is_sentence(p.text)) for p in pieces if not parts_nothing(p.text)],
        marks,
        [cell_of(pieces, mark) for mark in marks],
        [rule for rule in sheet.page.rules if low <= middle(rule) <= high],
    )
    atoms = _as_sides(_without_others(atoms_of(sheet, pieces, sides), marks), marks)
    if any(_level(one, other) for one, other in combinations(marks, 2)):
        atoms = [atom for atom in atoms if atom.head is None or not atom.head.alone]  # of both is of neither
    agreeing = frozenset(id(a.piece) for a in atoms if a.head is not None and a.head.shows is Shows.AGREED)
    people = [atom for atom in atoms if atom.what is What.PERSON]
    ground = replace(ground, agreeing=agreeing, people=people)
    groups: list[list[Atom]] = [[] for _ in marks]
    taken: dict[What, list[Choice[Atom]]] = {}
    for what in (What.PERSON, What.TITLE, What.SIDE, What.DATE, What.WORD):
        taken[what] = _given(ground, groups, _candidates(atoms, groups, what), sides)
        for group, choice in zip(groups, taken[what], strict=True):
            if choice.taken is not None and choice.margin >= margin():
                group.append(choice.taken)
    return [
        _placed(
            _weighed(sheet.page.number, drawing, {what: choices[number] for what, choices in taken.items()}),
            every,
            [box for box in (each.box for each in sheet.drawings) if box is not drawing.box],
            atoms,
        )
        for number, drawing in enumerate(drawings)
    ]


def _without_others(atoms: Sequence[Atom], marks: Sequence[Box]) -> list[Atom]:
    """Return ``atoms`` without the rows at which nobody signs and that say of whom they are.

    "In the presence of: Tom Brophy, Compliance Manager" under who signed is a row of the witness.
    """
    labels = [
        atom.box
        for atom in atoms
        if atom.head is not None
        and atom.head.shows is Shows.NO_ACT
        and not any(_level(atom.box, mark) for mark in marks)
        and any(_beside(atom.box, other.box) for other in atoms)
    ]
    return [a for a in atoms if not any(a.box == label or _beside(label, a.box) for label in labels)]


def _as_sides(atoms: Sequence[Atom], marks: Sequence[Box]) -> list[Atom]:
    """Return ``atoms`` without the titles that are sides: "Buyer" stands at one signature as "Supplier" does.

    Both words stand alone on their lines, and each to its own signature as the other one to the other.
    """
    alone = [
        (atom, mark, atom.head.role)
        for atom in atoms
        if atom.what is What.SIDE and atom.head is not None and atom.head.role and _is_line(atom)
        for mark in marks
    ]
    sided = {
        atom.start
        for (atom, mark, role), (other, another, opposite) in permutations(alone, 2)
        if role is not opposite and mark is not another and _same_place(atom.box, mark, other.box, another)
    }
    return [atom for atom in atoms if atom.what is not What.TITLE or atom.start not in sided]


def _is_line(atom: Atom) -> bool:
    return len(atom.piece.text.strip(" :")) == len(atom.text)


def _same_place(one: Box, mark: Box, other: Box, another: Box) -> bool:
    """Return whether two pieces stand to their signatures in one place, and begin in a line or a column."""
    tall = height(one)
    over = (middle(one) - middle(mark)) - (middle(other) - middle(another))
    near = abs(middle(one) - middle(mark)) <= CARD
    begun = abs(one.left - other.left) <= tall or abs(middle(one) - middle(other)) <= tall / 2
    return near and begun and abs(over) <= tall


def _beside(label: Box, box: Box) -> bool:
    return _level(label, box) and box.left >= label.right


def _candidates(atoms: Sequence[Atom], groups: Sequence[Sequence[Atom]], what: What) -> list[Atom]:
    """Return what can be of one kind; a title may look like a name in a language that is not known well."""
    found = [atom for atom in atoms if atom.what is what]
    if what is What.TITLE:
        names = [each for group in groups for each in group]
        found += [
            replace(atom, what=What.TITLE, sure=False)
            for atom in atoms
            if atom.what is What.PERSON and not any(same_person(atom.text, name.text) for name in names)
        ]
    if what is What.SIDE:
        titles = {each.start for group in groups for each in group}
        found = [atom for atom in found if atom.start not in titles]
        found += _behind_titles(atoms, groups)
    signed = sum(bool(group) for group in groups)
    if what is What.DATE and signed > 1 and len(found) == 1 and of_all(found[0].piece.text):
        return []  # a place with a date over or under all who signed is of all of them
    return found


def _behind_titles(atoms: Sequence[Atom], groups: Sequence[Sequence[Atom]]) -> list[Atom]:
    """Return what is no name behind a title, and looks like one: "Owner, Tolland Feeds"."""
    names = [each.text for group in groups for each in group if each.what is What.PERSON]
    titles = [each for group in groups for each in group if each.what is What.TITLE]
    return [
        replace(atom, what=What.SIDE, head=Head(Shows.SIDE, None, atom.text))
        for atom in atoms
        if atom.what is What.PERSON
        and not any(same_person(atom.text, name) for name in names)
        and any(title.piece is atom.piece and title.end <= atom.start for title in titles)
    ]


def _level(one: Box, other: Box) -> bool:
    return one.top < other.bottom and one.bottom > other.top


def _given(
    ground: Ground, groups: Sequence[list[Atom]], atoms: Sequence[Atom], sides: Sides
) -> list[Choice[Atom]]:
    """Return what of ``atoms``, all of one kind, each signature takes."""
    offers = [
        [
            (atom, score)
            for atom in atoms
            if (group or atom.what in {What.PERSON, What.WORD})
            and not _is_with_another(groups, group, atom)
            and (score := belongs(ground, group, mark, atom)) > 0
        ]
        for group, mark in zip(groups, ground.marks, strict=True)
    ]

    def together(one: int, first: Atom, other: int, second: Atom) -> float:
        if first is second:
            return points()["alike"]["shared"] if first.what in {What.SIDE, What.WORD} else NEVER
        return _alike(ground.marks[one], first.box, ground.marks[other], second.box)

    def same(atom: Atom) -> Hashable:
        return _said(atom, sides)

    return solve(offers, together, same)


def _is_with_another(groups: Sequence[list[Atom]], own: list[Atom], atom: Atom) -> bool:
    """Say whether a piece holds the name of another who signs: all of "Hal Moder, Beck Cloud" is his."""

    def named(group: list[Atom]) -> bool:
        return any(each.what is What.PERSON and each.piece is atom.piece for each in group)

    return not named(own) and any(named(group) for group in groups)


def _said(atom: Atom, sides: Sides) -> Hashable:
    """Return what an atom says: two that say the same do not contest one another."""
    if atom.head is None:
        return atom.text.casefold()
    if atom.head.shows is not Shows.SIDE:
        return atom.head.shows
    party = atom.head.party
    role = (role_of_party(party, sides.parties) if party else None) or atom.head.role
    return role or frozenset(same_keys(party or ""))


def _alike(mark: Box, box: Box, other_mark: Box, other: Box) -> float:
    """Return the points for two signatures of one page having such a piece each, where they stand."""
    told = points()["alike"]
    first, second = way(mark, box), way(other_mark, other)
    if first != second:
        return told["other way"]
    tall = height(box)
    if _level(mark, other_mark):
        near = abs(middle(box) - middle(other)) <= tall
    else:
        apart = (middle(box) - middle(mark)) - (middle(other) - middle(other_mark))
        near = abs(apart) <= 1.5 * tall and abs(box.left - other.left) <= 4 * tall
    return told["same way"] if near else 0.0


def _weighed(page: int, drawing: Drawing, taken: dict[What, Choice[Atom]]) -> Weighed:
    clear = {what: choice.taken if choice.margin >= margin() else None for what, choice in taken.items()}
    contested = any(
        taken[what].taken is not None and clear[what] is None for what in (What.PERSON, What.SIDE)
    )
    name, side, word = clear[What.PERSON], clear[What.SIDE], clear[What.WORD]
    shows = word.head.shows if word is not None and word.head is not None else Shows.NOTHING
    party = side.head.party if side is not None and side.head is not None else None
    if name is not None and party is not None and same_person(party, name.text):
        side, shows = None, Shows.AGREED  # "Firmado por Marta Sanz" says who, not for whom
    return Weighed(page, drawing, name, clear[What.TITLE], side, clear[What.DATE], shows, contested)


def _placed(
    weighed: Weighed, pieces: Sequence[Piece], others: Sequence[Box], atoms: Sequence[Atom]
) -> Weighed:
    """Return a signature with what the page around it shows."""
    box, name = weighed.drawing.box, weighed.name
    own = [atom.box for atom in (name, weighed.title, weighed.side, weighed.date) if atom is not None]
    foot = max([box.bottom, *(each.bottom for each in own)])
    at = name.box if name is not None else box
    over = [p for p in pieces if p.heading and p.cell is None and p.box.bottom <= box.top]
    title = max(over, key=lambda piece: piece.box.bottom, default=None)
    introduces = _introduces_another(weighed, atoms)
    none = any(atom.piece is title and atom.head and atom.head.shows is Shows.NO_ACT for atom in atoms)
    return replace(
        weighed,
        side=None if introduces else weighed.side,
        contested=weighed.contested or introduces,
        shows=Shows.NO_ACT if none else weighed.shows,
        headed=weighed.page > 1 or any(piece.box.bottom < box.top for piece in pieces),
        ends=sum(piece.box.top > foot for piece in pieces) <= AFTER,
        alone=not any(_level(box, other) for other in others),
        card=any(
            REACHED.search(piece.text) is not None and not when.is_date(piece.text)
            for piece in pieces
            if abs(middle(piece.box) - middle(at)) <= CARD and abs(piece.box.left - at.left) <= CARD
        ),
    )


def _introduces_another(weighed: Weighed, atoms: Sequence[Atom]) -> bool:
    """Return whether the side stands under the name, with a colon, over somebody else."""
    side, name = weighed.side, weighed.name
    if side is None or name is None or not side.piece.text.rstrip().endswith(":"):
        return False
    under = side.box.top >= name.box.bottom
    return under and any(atom.what is What.PERSON and atom.box.top >= side.box.bottom for atom in atoms)


AFTER = 3
"""Lines under a block that ends a paper at most: a note, a number of the page."""


def _initials(sheet: Sheet, box: Box) -> bool:
    """Return whether a label for initials stands at a drawing."""
    near = sheet.placed.near(box.top - TALL, box.bottom, box.left - INITIALS, box.right)
    return any(part.kind is Kind.INITIALS and part.label_box.left < box.right for part in near)
