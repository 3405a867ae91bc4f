"""What a block holds: its one person, title, date and side, where that is clear."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.sheets.sheet import middle, overlap
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.fitting.binding import asked_for, label_of
from poedesk.proof.finding.acts.fitting.items import SIGNING, Label, Mark, Value, boxes_of
from poedesk.proof.finding.acts.fitting.rows import Cell
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
    same_person,
)
from poedesk.proof.finding.acts.unannounced.heads import Shows
from poedesk.proof.finding.acts.weighing.atoms import Atom, What
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.identity.names import same_keys
from poedesk.proof.finding.model import Role


@dataclass(frozen=True, slots=True)
class Block:
    """A signature with what stands in its block; null for what is not there or not clear."""

    mark: Mark
    role: Role | None
    party: str | None
    name: Atom | None
    title: Atom | None
    date: Atom | None
    struck: bool = False
    """Whether the name at it is struck out, and no other one stands there."""

    labelled: bool = False
    """Whether it is a block by itself: labels ask for signature and name, or a sentence says who signs."""


def read(cell: Cell, labels: Sequence[Label], way: str | None, sides: Sides) -> Block | None:
    """Return the block in ``cell``; null where it has not one signature, one person and one side.

    ``labels`` are those of all blocks: a table gives its labels once.
    """
    if len(cell.marks) != 1 or _signs_not(cell):
        return None
    (mark,) = cell.marks
    if not _is_near(mark, cell):
        return None
    standing = [value for value in cell.values if not value.struck]
    if _is_struck(cell, standing):
        return Block(mark, None, None, None, None, None, struck=True)
    asked = _nearest([(value.atom, label_of(value, labels, way), value) for value in standing])
    asked = _with_person(asked)
    named = _one_person(_asked(asked, What.PERSON))
    side = _side(cell, asked, sides)
    if side is None or (named is None and not looks_like_person(_person_of(mark) or "")):
        return None
    if named is not None and _in_other_column(named, asked):
        return None
    if named is not None and (person := _person_of(mark)) and not same_person(named.text, person):
        return None
    titles = [atom for atom in _asked(asked, What.TITLE) if named is None or not _holds(atom, named)]
    sure = [atom for atom, _ in asked if atom.what is What.TITLE and atom.sure and atom not in titles]
    titles += [atom for atom in sure if named is None or not _holds(atom, named)]  # two titles are none
    signs = label_of(mark, labels, way)
    asks = any(kind is What.PERSON for atom, kind in asked if named is not None and atom.start == named.start)
    labelled = asks and signs is not None and signs.kind in SIGNING
    labelled = labelled or (named is not None and named.head is not None)  # a sentence names person and side
    titles = [atom for atom in titles if not _is_side(atom, asked)]
    date = _one_date(_asked(asked, What.DATE))
    return Block(mark, *side, named, _one(titles), date, labelled=labelled)


def _is_near(mark: Mark, cell: Cell) -> bool:
    """Return whether a signature stands at something of its block, and not somewhere on its height."""
    return any(away(box, mark.box) <= NEAR for box in boxes_of(cell.labels, cell.values))


NEAR = 90.0
"""Points from a signature to the nearest print of its block at most; what stands right of it counts less."""


def away(print_: Box, mark: Box) -> float:
    """Return how far a signature is from print, in points."""
    high = max(0.0, max(print_.top, mark.top) - min(print_.bottom, mark.bottom))
    wide = max(0.0, -overlap(print_, mark))
    return high + wide * (0.15 if high == 0 and mark.left >= print_.right - 4 else 0.6)


def _is_struck(cell: Cell, standing: Sequence[Value]) -> bool:
    """Return whether who is named in a block is struck out, and nobody else named."""
    struck = {value.atom.what for value in cell.values if value.struck}
    return What.PERSON in struck and not any(value.atom.what is What.PERSON for value in standing)


def _holds(title: Atom, name: Atom) -> bool:
    """Return whether what is taken for a title is the name, or has it in it."""
    return title.start == name.start or name.text.casefold() in title.text.casefold()


def _is_side(title: Atom, asked: Sequence[tuple[Atom, What | None]]) -> bool:
    """Return whether a title is the word for a side, on a line that names who: "Partner (Brightwater)"."""
    return words.role_of(title.text) is not None and any(
        atom.what is What.SIDE and atom.piece == title.piece and atom.start != title.start
        for atom, _ in asked
    )


def _with_person(asked: Sequence[tuple[Atom, What | None]]) -> list[tuple[Atom, What | None]]:
    """Return the values with a person as one that was taken for a party, where no other stands."""
    people = any(atom.what is What.PERSON for atom, _ in asked)

    def told(atom: Atom, kind: What | None) -> Atom:
        head = atom.head
        named = atom.what is What.SIDE and head is not None and head.party == atom.text
        person = named and looks_like_person(atom.text) and not looks_like_organisation(atom.text)
        if person and (kind is What.PERSON or (kind is None and not people)):
            return replace(atom, what=What.PERSON, head=None)
        return atom

    return [(told(atom, kind), kind) for atom, kind in asked]


def _person_of(mark: Mark) -> str | None:
    return mark.signed.person if mark.signed is not None else None


def _in_other_column(name: Atom, asked: Sequence[tuple[Atom, What | None]]) -> bool:
    """Return whether a table has the name in another column, and another row, than the side."""
    cell = name.piece.cell
    sided = [atom.piece.cell for atom, kind in asked if atom.what is What.SIDE and kind in _SIDED]
    return cell is not None and any(
        other is not None
        and other.table == cell.table
        and other.row != cell.row
        and other.column != cell.column
        for other in sided
    )


def _signs_not(cell: Cell) -> bool:
    """Return whether a block is that of a witness, or of who wrote the paper."""
    texts = [label.text for label in cell.labels] + [value.atom.text for value in cell.values]
    heads = (value.atom.head for value in cell.values)
    shown = any(head is not None and head.shows is Shows.NO_ACT for head in heads)
    closes = any(
        value.atom.head is not None and value.atom.head.shows is Shows.CLOSING for value in cell.values
    )
    return shown or closes or any(words.NOT_SIGNING.search(words.flat(text)) for text in texts)


def _nearest(told: Sequence[tuple[Atom, Label | None, Value]]) -> list[tuple[Atom, What | None]]:
    """Return each value with what its label asks for; a label over several lines asks for the nearest."""
    found: list[tuple[Atom, What | None]] = []
    for atom, label, value in told:
        own = value.asked is not None or label is None
        away = abs(middle(atom.box) - middle(label.box)) if label is not None else 0.0
        nearer = (
            label is not None
            and not own
            and any(
                other is label and abs(middle(each.box) - middle(label.box)) < away - 2
                for each, other, _ in told
            )
        )
        found.append((atom, None if nearer else asked_for(label)))
    return found


def _asked(asked: Sequence[tuple[Atom, What | None]], what: What) -> list[Atom]:
    """Return what a label asks for as ``what``; else what is one by its words, if no label asks otherwise."""
    answers = [atom for atom, kind in asked if kind is what and _answers(atom, what)]
    if answers:
        return answers
    return [atom for atom, kind in asked if atom.what is what and atom.sure and kind in _OPEN]


_OPEN = frozenset({None, What.WORD, What.PERSON})
"""What is asked for where a name, a title and a date may stand too: a signature, its name, nothing."""


def _answers(atom: Atom, what: What) -> bool:
    """Return whether a piece of print can be what a label asks for, whatever it looks like."""
    if what is What.DATE:
        return atom.what is What.DATE
    if what is What.PERSON:
        return atom.what is What.PERSON
    return atom.what is not What.DATE and any(sign.isalpha() for sign in atom.text)


def _one(atoms: Sequence[Atom]) -> Atom | None:
    return atoms[0] if len({fold(atom.text).casefold() for atom in atoms}) == 1 else None


def _one_person(atoms: Sequence[Atom]) -> Atom | None:
    if not atoms or any(not same_person(atoms[0].text, atom.text) for atom in atoms[1:]):
        return None
    return max(atoms, key=lambda atom: len(atom.text))


def _one_date(atoms: Sequence[Atom]) -> Atom | None:
    days = {tuple((hit.iso, hit.readings) for hit in when.read(atom.text)) for atom in atoms}
    return atoms[0] if len(days) == 1 else None


def _side(
    cell: Cell, asked: Sequence[tuple[Atom, What | None]], sides: Sides
) -> tuple[Role | None, str | None] | None:
    """Return side and party of a block; null where nothing, or more than one thing, says so."""
    roles: set[Role] = set()
    parties: list[str] = []
    unknown: list[str] = []
    for atom, kind in asked:
        head = atom.head if atom.what is What.SIDE and kind in _SIDED else None
        if head is None or head.shows is not Shows.SIDE or _is_office(head.party):
            continue
        role = _role_of(head.party, sides) or head.role
        parties += [head.party] if head.party is not None else []
        unknown += [head.party] if head.party is not None and role is None else []
        roles |= {role} if role is not None else set()
    asking = [label for label in cell.labels if label.kind is not Kind.OTHER]
    roles |= {role for label in asking if (role := words.role_of(label.text)) is not None}
    contested = len(roles) != 1 or (unknown and len({frozenset(same_keys(party)) for party in parties}) > 1)
    return None if contested else (roles.pop(), parties[0] if parties else None)


def _role_of(party: str | None, sides: Sides) -> Role | None:
    """Return the role of a party, be its last point lost: "Integra Levante S.L"."""
    if party is None:
        return None
    return role_of_party(party, sides.parties) or role_of_party(f"{party}.", sides.parties)


def _is_office(party: str | None) -> bool:
    """Return whether what is taken for a party is an office: "Supervisor" over a column."""
    return party is not None and len(party.split()) == 1 and looks_like_title(party)


_SIDED = frozenset({None, What.SIDE, What.WORD})
