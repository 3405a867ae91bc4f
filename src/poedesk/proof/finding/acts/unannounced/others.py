"""Papers on which the customer signs elsewhere, or another party's name stands at a signature.

Of a signature that says for nobody, words of the paper tell then no side: "We accept the work" over two
places of signing is the customer's word, and the one who signed may be the other party.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from poedesk.proof.document.model import Box, Span
from poedesk.proof.finding.acts.blocks.sheets.sheet import overlap, same_line
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.acts.naming.people import looks_like_person, same_person
from poedesk.proof.finding.acts.weighing.atoms import is_sentence
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView, Piece

COLUMN = 90.0
"""Points over and under a signature within which its column goes on at most."""

HEAD_WORDS = 8
"""Words of a line that can head a column, or stand in a row, at most: longer ones are running text."""

SHORT = 4
"""Letters of the one word by which a party is called, at least."""


def is_anothers(view: DocumentView, act: Act, acts: Sequence[Act], parties: Sequence[Finding]) -> bool:
    """Return whether the one signed ``act`` may be another's than the customer's, whoever speaks.

    Another place is the customer's, or is open and not the partner's; another party stands in the act's
    own row, column or name; or the customer's name stands with another person in a line under it.
    """
    return (
        any(_may_be_the_customers(other) for other in acts if other is not act)
        or any(names_other(text, parties) for text in _at(view, act))
        or _stands_with_another(view, act, parties)
    )


def names_other(text: str, parties: Sequence[Finding]) -> bool:
    """Return whether a text names a party that is not the customer, whole or by the words it begins with."""
    said = organisation_words(text)
    theirs = _named(parties, customers=True)
    return any(
        _holds(said, core) for core in _named(parties, customers=False) if not any(core == o for o in theirs)
    )


def _named(parties: Sequence[Finding], *, customers: bool) -> list[Sequence[str]]:
    present = [p for p in parties if p.role is not None and p.value and p.state is State.PRESENT]
    named = [organisation_words(p.value or "") for p in present if (p.role is Role.CUSTOMER) is customers]
    return [words for words in named if words]


def _holds(said: Sequence[str], core: Sequence[str]) -> bool:
    """Return whether words hold a name, or are what it begins with: "Northwind" of "Northwind Systems"."""
    size = len(core)
    if any(list(said[at : at + size]) == list(core) for at in range(len(said) - size + 1)):
        return True
    begun = 0 < len(said) < size and list(core[: len(said)]) == list(said)
    return begun and len(said[0]) >= SHORT


def _may_be_the_customers(act: Act) -> bool:
    """Return whether another act is the customer's, or a place where the customer may be still to sign."""
    if act.role is Role.CUSTOMER:
        return True
    if act.role is Role.PARTNER or act.signature is None or act.signature.state is State.PRESENT:
        return False
    named = act.name is not None and act.name.state is State.PRESENT
    return act.signature.state is State.BLANK or (act.role is None and named)


def _at(view: DocumentView, act: Act) -> Iterator[str]:
    """Yield the lines in the row and the column of an act, with its own name and title."""
    own = [f for f in (act.signature, act.name, act.title) if f is not None and f.state is State.PRESENT]
    for finding in own[1:] if act.signature in own else own:
        yield finding.value or ""
    boxes = [(span.page, box) for f in own for span in f.spans[:1] if (box := _box(view, span)) is not None]
    for page in {page for page, _ in boxes}:
        short = [p for p in view.pieces(page) if not _runs(p)]
        yield from (p.text for p in short if any(n == page and same_line(p.box, box) for n, box in boxes))
    for page, box in boxes[:1]:
        yield from (piece.text for piece in _column(view, page, box))


def _runs(piece: Piece) -> bool:
    """Return whether a line is of running text, which parts a block from what stands over it."""
    return len(piece.text.split()) > HEAD_WORDS or is_sentence(piece.text)


def _column(view: DocumentView, page: int, box: Box) -> Iterator[Piece]:
    """Yield the lines over and under a box up to running text, nearest first on either side."""
    pieces = [piece for piece in view.pieces(page) if overlap(piece.box, box) > 0]
    over = sorted((p for p in pieces if p.box.top < box.top), key=lambda p: -p.box.bottom)
    under = sorted((p for p in pieces if p.box.top >= box.top), key=lambda p: p.box.top)
    yield from takewhile(lambda p: box.top - p.box.bottom <= COLUMN and not _runs(p), over)
    yield from takewhile(lambda p: p.box.top - box.bottom <= COLUMN and not _runs(p), under)


def _stands_with_another(view: DocumentView, act: Act, parties: Sequence[Finding]) -> bool:
    """Return whether a line under a signature names the customer and a person other than who signed."""
    signer = act.name.value if act.name is not None else None
    spans = act.signature.spans[:1] if act.signature is not None else ()
    named = [p.value for p in parties if p.role is Role.CUSTOMER and p.value and p.state is State.PRESENT]
    return any(
        piece.box.bottom > box.top and is_of_another(piece.text, signer, named)
        for span in spans
        if signer is not None and (box := _box(view, span)) is not None
        for piece in view.pieces(span.page)
    )


def is_of_another(line: str, signer: str, names: Sequence[str]) -> bool:
    """Return whether a line gives one of ``names``, as whose it is, to a person who is not ``signer``.

    "Rosa Lind, Head of IT, Alder Valley Clinics Ltd" does where Tom Berger signed.
    """
    person, _, rest = line.partition(",")
    if not begins_with_person(line) or same_person(person, signer):
        return False
    said = organisation_words(rest.replace(",", " "))
    return any(_holds(said, core) for name in names if (core := organisation_words(name)))


def begins_with_person(line: str) -> bool:
    """Return whether a line begins with a person, and goes on behind a comma."""
    person, comma, _ = line.partition(",")
    return bool(comma) and looks_like_person(person)


def _box(view: DocumentView, span: Span) -> Box | None:
    if span.box is not None or span.start is None or span.end is None:
        return span.box
    piece = view.piece_at(span.page, span.start)
    return view.page(span.page).words.around(span.start, span.end) or (piece.box if piece else None)


def without_mixed(acts: Sequence[Act]) -> list[Act]:
    """Return ``acts``; of a signed one that shares its title with another's blank place, without a side.

    Two places were read into each other then, and either person may be the one who did not sign.
    """
    blank: dict[tuple[int, int], list[Act]] = defaultdict(list)
    for act in acts:
        if not act.is_signed and (at := _title_at(act)) is not None:
            blank[at].append(act)
    return [without_side(act) if _is_mixed(act, blank) else act for act in acts]


def _title_at(act: Act) -> tuple[int, int] | None:
    span = act.title.spans[0] if act.title is not None and act.title.spans else None
    return (span.page, span.start) if span is not None and span.start is not None else None


def _is_mixed(act: Act, blank: Mapping[tuple[int, int], Sequence[Act]]) -> bool:
    at = _title_at(act) if act.is_signed else None
    return at is not None and any(_are_two(act, other) for other in blank.get(at, ()))


def _are_two(act: Act, other: Act) -> bool:
    names = [each.name.value for each in (act, other) if each.name is not None and each.name.value]
    return len(set(names)) > 1 and not same_person(*names)


def without_shared(view: DocumentView, acts: Sequence[Act]) -> list[Act]:
    """Return ``acts``; of two that sign side by side, one of no side, the other one without a side either.

    "The work was accepted." over both gives none of them to the customer; a head over its own column does.
    """
    open_names = [
        piece
        for act in acts
        if act.is_signed and act.kind == "block" and act.role is None and act.party is None
        if (piece := _name_of(view, act)) is not None
    ]
    return [without_side(act) if _is_shared(view, act, open_names) else act for act in acts]


def _name_of(view: DocumentView, act: Act) -> Piece | None:
    span = act.name.spans[0] if act.name is not None and act.name.spans else None
    return view.piece_at(span.page, span.start) if span is not None and span.start is not None else None


def _is_shared(view: DocumentView, act: Act, others: Sequence[Piece]) -> bool:
    if not act.is_signed or act.kind != "block" or act.role is None or act.party is not None:
        return False
    own = _name_of(view, act)
    labels = [span.label or "" for span in act.signature.spans] if act.signature is not None else []
    if own is None or any(role_of(label) is not None for label in labels):
        return False
    beside = [each for each in others if each.page == own.page and same_line(each.box, own.box)]
    return bool(beside) and not any(_heads(piece, own, act.role) for piece in view.pieces(own.page))


def _heads(piece: Piece, own: Piece, role: Role) -> bool:
    """Return whether a line over a name, in its column, names its side: no answer to a label does."""
    over = 0 <= own.box.top - piece.box.bottom <= COLUMN and overlap(piece.box, own.box) > 0
    answered = piece.text.partition(":")[2].strip()
    short = len(piece.text.split()) <= HEAD_WORDS and not piece.text.rstrip().endswith(".")
    return over and short and not answered and role_of(piece.text) is role


def without_side(act: Act) -> Act:
    """Return an act that is nobody's, with all that was found for it."""

    def bare(finding: Finding | None) -> Finding | None:
        return replace(finding, role=None) if finding is not None else None

    return replace(
        act,
        role=None,
        party=None,
        signature=bare(act.signature),
        date=bare(act.date),
        name=bare(act.name),
        title=bare(act.title),
    )
