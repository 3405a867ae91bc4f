"""The print of a page in pieces that can be of a signature: a person, a title, a side, a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import zip_longest

from poedesk.kernel.expressions import later
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, overlap
from poedesk.proof.finding.acts.blocks.sheets.struck import is_struck, most_struck
from poedesk.proof.finding.acts.naming.people import (
    is_caption,
    looks_like_department,
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
    same_person,
)
from poedesk.proof.finding.acts.unannounced.heads import SIGNATORY, Head, Shows
from poedesk.proof.finding.acts.unannounced.lines import PROXY, is_name_label, says_signed
from poedesk.proof.finding.acts.unannounced.party_lines import broken_parties
from poedesk.proof.finding.acts.weighing.days import broken, is_day, of_a_paper
from poedesk.proof.finding.acts.weighing.sides import Sides, asked_kind
from poedesk.proof.finding.acts.weighing.told import expression
from poedesk.proof.finding.page.view import Piece

SENTENCE = 9
"""Words of a line, at most, that can be of a signature and not running text."""

GUESSED = 5
"""Words of a title, at most, that is one by its place alone."""

SHORTEST = 5
"""Words of a sentence at least."""

LONGEST = 100
"""Characters of such a line at most."""

CLOSE = 0.5
"""Heights of a line that stand between two lines of one text at most."""

LEANS = 40.0
"""Points by which the first line of a text may be set in."""


class What(StrEnum):
    """What a piece of print can be."""

    PERSON = "person"
    TITLE = "title"
    SIDE = "side"
    DATE = "date"
    WORD = "word"
    """What says that somebody agrees, or that nobody signs here: "Accepted:", "Prepared by"."""

    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of print, with what it can be."""

    what: What
    text: str
    start: int
    """Where it stands in the page text; ``end`` is exclusive."""

    end: int
    box: Box
    piece: Piece
    head: Head | None = None
    """For a side: whose it is; for a word: what it shows."""

    sure: bool = True
    """Whether its words say what it is; false for a title that only stands where titles do."""

    label: str | None = None
    """What stands before it with a colon."""

    @property
    def fits(self) -> bool:
        """Return whether the label before it is one of a signature's, or names a side."""
        label = self.label or ""
        sided = self.what is not What.PERSON and words.role_of(label) is not None
        return self.asked or sided or (self.what is not What.PERSON and asked_kind(label) is not None)

    @property
    def asked(self) -> bool:
        """Return whether a label asks for it."""
        label = self.label
        return label is not None and (
            is_name_label(label) or says_signed(label) or SIGNATORY.search(words.flat(label)) is not None
        )


def atoms_of(sheet: Sheet, pieces: Sequence[Piece], sides: Sides) -> list[Atom]:
    """Return what ``pieces`` of a page can be, in their order; print that was struck out is left out."""
    found: list[Atom] = []
    over: Piece | None = None
    parties = broken_parties(pieces, sides.known)
    seconds = {id(second) for second, _ in parties.values()}
    for piece, after in zip_longest(pieces, pieces[1:]):
        if id(piece) in parties:
            found.append(_party(sheet, piece, *parties[id(piece)]))
        if id(piece) in parties or id(piece) in seconds:
            continue
        if is_running(piece.text):
            over = piece
            found += _introduces(sheet, piece, sides)
            continue
        ends = over is not None and _ends(over, piece)
        over = piece if ends else None
        if not is_struck(sheet.strikes, piece.box):
            atoms = list(cut_line(sheet, piece, sides))
            if after is not None and (told := broken(piece.text, after.text)) is not None:
                dated = replace(_atom(sheet, piece, told[0], What.DATE), text=told[1])
                atoms = [*(atom for atom in atoms if atom.start < dated.start), dated]
            atoms = [atom for atom in atoms if not _struck(sheet, atom)]
            found += [atom for atom in atoms if not ends or (atom.head is not None and atom.head.alone)]
    received = [piece.box for piece in pieces if words.RECEIVED.search(words.flat(piece.text))]
    return [atom for atom in found if atom.what is not What.DATE or not _stamped(atom.box, received)]


def _party(sheet: Sheet, first: Piece, second: Piece, name: str) -> Atom:
    """Return the head of a party whose name two lines hold."""
    atom = _headed(sheet, first, (0, len(first.text)), Head(Shows.SIDE, None, name))
    return replace(atom, box=atom.box.union(second.box))


def _struck(sheet: Sheet, atom: Atom) -> bool:
    """Return whether what stands at a label is struck out while its label is not."""
    words = sheet.view.page(atom.piece.page).words.between(atom.start, atom.end)
    return most_struck(sheet.strikes, [word.box for word in words])


def _stamped(box: Box, received: Sequence[Box]) -> bool:
    """Return whether a date stands closely under or over the words of a stamp: "Received"."""
    return any(
        overlap(box, other) > 0 and max(box.top, other.top) - min(box.bottom, other.bottom) <= box.height
        for other in received
    )


def _introduces(sheet: Sheet, piece: Piece, sides: Sides) -> Iterator[Atom]:
    """Yield the side for which running text says, up to a colon, that somebody signs."""
    text = piece.text.rstrip()
    if text.endswith(":"):
        head = sides.head(_LAST.split(text)[-1], sheet.view.text(piece.page)[: piece.start])
        if head is not None and head.shows is Shows.SIDE:
            yield _headed(sheet, piece, (0, len(text)), head)


_LAST = later(r"(?<=[^\W\d_]{4}[.;!])\s+(?=[^\W\d_a-z])")


def is_running(text: str) -> bool:
    """Return whether a line is running text: it is long, or of many words with nothing that parts them."""
    return len(text) > LONGEST or max(len(part.split()) for part in _APART.split(text)) > SENTENCE


def is_sentence(text: str) -> bool:
    """Return whether a line is running text, or a sentence by itself."""
    return is_running(text) or (len(text.split()) >= SHORTEST and text.rstrip().endswith((".", "!", "?")))


def parts_nothing(text: str) -> bool:
    """Return whether a line between a signature and what is of it is of it too: a label, how to sign it.

    "Authorised signature", "(signature précédée de la mention « Bon pour accord »)".
    """
    shown = text.strip()
    return is_caption_of(fold(shown)) or (shown.startswith("(") and shown.endswith(")"))


def _ends(over: Piece, piece: Piece) -> bool:
    """Return whether a line ends the running text over it: closely under it, and with a stop at its end."""
    close = piece.box.top - over.box.bottom < CLOSE * over.box.height
    text = piece.text.strip()
    stops = text.endswith((".", "!", "?")) and not when.is_place_and_date(fold(text))
    return close and abs(piece.box.left - over.box.left) <= LEANS and (stops or text[:1].islower())


_APART = later(r"\s*[,;|\u2022\u00b7]\s+|\s+[-\u2013\u2014]\s+|\s*[()\[\]]\s*|\t|\s{2,}")
_LABEL = later(r"(?P<label>[^:]{2,60}?)\s?:\s+(?=\S)")
_TAIL = r"<behind a comma>\.?$"
"""What a comma parts from its name."""


def cut_line(sheet: Sheet, piece: Piece, sides: Sides) -> Iterator[Atom]:
    """Yield what a line holds: all of it is one thing, or parts are that a label, commas or dashes part."""
    text = piece.text
    before = sheet.view.text(piece.page)[: piece.start]
    if is_day(text) and sides.given(text) is None:
        yield _atom(sheet, piece, (0, len(text)), What.DATE)
        return
    found = _LABEL.match(text)
    low, label = (found.end(), found["label"].strip()) if found is not None else (0, None)
    ranges = list(_ranges(text, low))
    told = [_told(sheet, piece, part, sides, before) for part in ranges]
    if len(told) > 1 and looks_like_title(fold(text[low:])) and not any(_plain(atom) for atom in told):
        told = [_atom(sheet, piece, (low, len(text)), What.TITLE)]  # "DGM (Systems)"
    kinds = {atom.what for atom in told}
    head = sides.of_label(label, before) if label is not None else None
    if head is not None and What.SIDE not in kinds:
        yield _headed(sheet, piece, (0, low), head)
        label = label if head.shows is Shows.NO_ACT or sides.only_role(label or "") else None
    if label is not None and asked_kind(label) == "title":
        told = [replace(told[0], what=What.TITLE, sure=True, head=None)] if told else []
    parted = len(told) > 1 and (kinds & {What.PERSON, What.DATE} or kinds >= {What.SIDE, What.TITLE})
    if label is not None or parted:
        lead = text[low : ranges[-1][0]] if told and told[-1].what is What.DATE else ""
        told = told[:-1] if of_a_paper(lead) else told  # "Work order, 4 March 2026"
        yield from (replace(atom, label=label) for atom in _one_person(told))
        return
    head = sides.head(text, before)
    if head is None or head.shows is Shows.NOTHING:
        whole = _told(sheet, piece, (0, len(text)), sides, before)
        headed = whole.what is What.PERSON and text.rstrip().endswith(":")  # "Sandwick Hosiery:"
        yield replace(whole, what=What.SIDE, head=Head(Shows.SIDE, None, whole.text)) if headed else whole
        if whole.what is What.TITLE and words.role_of(whole.text) is not None:  # "Partner" can be either
            yield from _either(whole)
        return
    yield _headed(sheet, piece, (0, len(text)), head)
    if head.date is not None:
        yield _atom(sheet, piece, head.date, What.DATE)


def _plain(atom: Atom) -> bool:
    """Return whether a part of a line is by itself more than a part of a title."""
    return atom.what in {What.PERSON, What.DATE, What.SIDE}


def _either(title: Atom) -> Iterator[Atom]:
    """Yield a title as the side that its word is as well: "Partner" under a name, or over a column."""
    if len(title.text.split()) == 1:
        yield replace(title, what=What.SIDE, head=Head(Shows.SIDE, words.role_of(title.text)))


def _one_person(told: Sequence[Atom]) -> Iterator[Atom]:
    """Yield the parts of a line; what looks like a second name is a title, or behind one an organisation.

    What is taken for a party and looks like a name is one before a title or a date, where no other name is.
    """
    if not told:
        return
    first, *rest = told
    called = first.head is not None and first.head.party == first.text
    named_as_party = called and looks_like_person(first.text) and not looks_like_organisation(first.text)
    kinds = {atom.what for atom in rest}
    alone = kinds & {What.TITLE, What.DATE} and What.PERSON not in kinds
    if first.what is What.SIDE and named_as_party and alone:
        told = [replace(first, what=What.PERSON, head=None), *rest]
    named, titled = None, False
    for atom in told:
        if atom.what is not What.PERSON:
            yield atom
        elif named is None:
            named = atom
            yield atom
        elif titled:
            yield replace(atom, what=What.SIDE, head=Head(Shows.SIDE, None, atom.text))
        elif not same_person(named.text, atom.text):
            yield replace(atom, what=What.TITLE, sure=False)
        titled = titled or (named is not None and atom.what is What.TITLE)


def _ranges(text: str, low: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line between commas, dashes and brackets; a date is one of them."""
    dates = [(hit.start, hit.end) for hit in when.read(text) if hit.start >= low]
    cuts = [
        match.span()
        for match in _APART.finditer(text, low)
        if not any(start < match.end() and match.start() < end for start, end in dates)
        and expression(_TAIL).match(words.flat(text[match.end() :]).split(",")[0].strip()) is None
        and not _goes_on(text, low, match)
    ]
    edges = [low, *(edge for cut in cuts for edge in cut), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        inside = [date for date in dates if start <= date[0] and date[1] <= end]
        lead = text[start : inside[0][0]].strip() if len(inside) == 1 else ""
        if lead and (looks_like_person(lead) or looks_like_title(lead) or looks_like_organisation(lead)):
            yield start, inside[0][0]
            yield inside[0]
        elif text[start:end].strip(" .:"):
            yield start, end


def _goes_on(text: str, low: int, cut: re.Match[str]) -> bool:
    """Return whether what a comma or a dash parts from a title is of it: "General Manager - Technology"."""
    before = _APART.split(text[low : cut.start()])[-1]
    after = _APART.split(text[cut.end() :])[0]
    bracket = "(" in cut.group() or ")" in cut.group()
    return not bracket and looks_like_department(after) and looks_like_title(before)


def _told(sheet: Sheet, piece: Piece, part: tuple[int, int], sides: Sides, before: str) -> Atom:
    """Return what a part of a line can be, by its words alone."""
    text = piece.text[slice(*part)]
    if found := PROXY.match(text.lstrip(" (")):
        part = (part[0] + text.index(found.group()) + found.end(), part[1])
        text = piece.text[slice(*part)]
    shown = fold(_bare(text))
    if is_day(shown) and sides.given(shown) is None:
        return _atom(sheet, piece, part, What.DATE)
    if is_caption_of(shown) or _only_side(shown):
        side = words.role_of(shown)
        head = Head(Shows.SIDE, side) if side is not None else None
        return (
            _headed(sheet, piece, part, head) if head is not None else _atom(sheet, piece, part, What.OTHER)
        )
    head = sides.named(shown, before)
    if head is not None:
        return _headed(sheet, piece, part, head)
    if looks_like_title(shown):
        return _atom(sheet, piece, part, What.TITLE)
    if looks_like_person(shown):
        return _atom(sheet, piece, part, What.PERSON)
    guessed = _may_be_title(shown)
    return _atom(sheet, piece, part, What.TITLE if guessed else What.OTHER, sure=not guessed)


def _only_side(shown: str) -> bool:
    """Return whether a part of a line is the word for a side and nothing else: "Client", of no title."""
    return bool(shown) and not words.without_side(shown).strip() and not looks_like_title(shown)


def is_caption_of(shown: str) -> bool:
    """Return whether a text is a label for something of a signature, a side in it apart."""
    return is_caption(words.without_side(shown))


def _may_be_title(shown: str) -> bool:
    plain = re.search(r"[\d@:;?!_]|\.\s|\.$", shown) is None and shown[:1].isupper()
    return plain and len(shown.split()) <= GUESSED and words.role_of(shown) is None


def _bare(text: str) -> str:
    """Return a part of a line without the signs at its ends; brackets are kept where both are inside."""
    shown = text.strip(" .,:;\t")
    while shown[:1] == "(" or (shown[-1:] == ")" and "(" not in shown):
        inside = shown[1:] if shown[:1] == "(" else shown[:-1]
        shown = inside.strip(" .,:;\t")
        shown = shown[:-1].strip() if shown[-1:] == ")" and "(" not in shown else shown
    return shown


def _headed(sheet: Sheet, piece: Piece, part: tuple[int, int], head: Head) -> Atom:
    what = What.SIDE if head.shows is Shows.SIDE else What.WORD
    return replace(_atom(sheet, piece, part, what), head=head)


def _atom(sheet: Sheet, piece: Piece, part: tuple[int, int], what: What, *, sure: bool = True) -> Atom:
    text = piece.text[slice(*part)]
    shown = _bare(text)
    start = piece.start + part[0] + text.find(shown)
    end = start + len(shown)
    box = sheet.view.page(piece.page).words.around(start, end)
    if box is None:
        width = piece.box.width / max(len(piece.text), 1)
        left = piece.box.left + (start - piece.start) * width
        box = Box(left, piece.box.top, left + len(shown) * width, piece.box.bottom)
    return Atom(what, fold(shown), start, end, box, piece, sure=sure)
