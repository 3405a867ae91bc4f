"""What a block holds: its one person, title, date and side, where that is clear."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.roles import role_of_party
from poedesk.proof.finding.acts.blocks.sheets.sheet import height, middle
from poedesk.proof.finding.acts.fitting.binding import asked_for, label_of
from poedesk.proof.finding.acts.fitting.items import Label, Mark, Value
from poedesk.proof.finding.acts.fitting.rows import Cell
from poedesk.proof.finding.acts.naming.people import same_person
from poedesk.proof.finding.acts.unannounced.heads import Shows
from poedesk.proof.finding.acts.weighing.atoms import CLOSE, Atom, What
from poedesk.proof.finding.acts.weighing.sides import Sides
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


def read(cell: Cell, labels: Sequence[Label], way: str | None, sides: Sides) -> Block | None:
    """Return the block in ``cell``; null where it has not one signature, one person and one side.

    ``labels`` are those of all blocks: a table gives its labels once.
    """
    if len(cell.marks) != 1 or _signs_not(cell):
        return None
    (mark,) = cell.marks
    cell = joined(cell, sides)
    asked = _nearest([(value.atom, label_of(value, labels, way), value) for value in cell.values])
    named = _one_person(_asked(asked, What.PERSON))
    side = _side(cell, asked, sides)
    if side is None or (named is None and _person_of(mark) is None):
        return None
    if named is not None and (person := _person_of(mark)) and not same_person(named.text, person):
        return None
    titles = [atom for atom in _asked(asked, What.TITLE) if named is None or atom.start != named.start]
    return Block(mark, *side, named, _one(titles), _one_date(_asked(asked, What.DATE)))


def joined(cell: Cell, sides: Sides) -> Cell:
    """Return a block with the names of parties whole that are broken over two or three lines."""
    values = sorted(cell.values, key=lambda value: (value.box.top, value.box.left))
    for count in (3, 2):
        for place in range(len(values) - count + 1):
            lines = values[place : place + count]
            if not all(_follows(one.box, other.box) for one, other in pairwise(lines)):
                continue
            whole = " ".join(line.atom.text for line in lines)
            head = sides.head(f"{whole}:", "")
            party = head.party if head is not None else None
            if party is not None and sides.known(party):
                atom = replace(lines[0].atom, what=What.SIDE, head=head, text=whole, sure=True)
                rest = [value for value in values if not any(value is line for line in lines)]
                return joined(replace(cell, values=[Value(atom, lines[0].asked), *rest]), sides)
    return cell


def _follows(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) <= INDENTED and -2 <= other.top - one.bottom <= CLOSE * height(one) + 3


INDENTED = 60.0
"""Points by which the lines of one name begin apart at most: a label may stand before the first."""


def _person_of(mark: Mark) -> str | None:
    return mark.signed.person if mark.signed is not None else None


def _signs_not(cell: Cell) -> bool:
    """Return whether a block is that of a witness, or of who wrote the paper."""
    texts = [label.text for label in cell.labels] + [value.atom.text for value in cell.values]
    heads = (value.atom.head for value in cell.values)
    shown = any(head is not None and head.shows is Shows.NO_ACT for head in heads)
    return shown or any(words.NOT_SIGNING.search(words.flat(text)) for text in texts)


def _nearest(told: Sequence[tuple[Atom, Label | None, Value]]) -> list[tuple[Atom, What | None]]:
    """Return each value with what is asked for by its label; a label over several lines asks for the nearest."""
    found: list[tuple[Atom, What | None]] = []
    for atom, label, value in told:
        own = value.asked is not None or label is None
        away = abs(middle(atom.box) - middle(label.box)) if label is not None else 0.0
        nearer = label is not None and not own and any(
            other is label and abs(middle(each.box) - middle(label.box)) < away - 2 for each, other, _ in told
        )
        found.append((atom, None if nearer else asked_for(label)))
    return found


def _asked(asked: Sequence[tuple[Atom, What | None]], what: What) -> list[Atom]:
    """Return what a label asks for as ``what``; else what is one by its words and is not asked for otherwise."""
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
    for atom, kind in asked:
        head = atom.head if atom.what is What.SIDE and kind in _SIDED else None
        if head is None or head.shows is not Shows.SIDE:
            continue
        if head.party is not None:
            parties.append(head.party)
        role = (role_of_party(head.party, sides.parties) if head.party else None) or head.role
        if role is not None:
            roles.add(role)
    asking = [label for label in cell.labels if label.kind is not Kind.OTHER]
    roles |= {role for label in asking if (role := words.role_of(label.text)) is not None}
    return (roles.pop(), parties[0] if parties else None) if len(roles) == 1 else None


_SIDED = frozenset({None, What.SIDE, What.WORD})
