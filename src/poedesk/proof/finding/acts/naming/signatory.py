"""The one who signs: name and title at the labels of a block, at its line, or in the signature's words."""

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, SignatureKind, Span
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.columns import Block
from poedesk.proof.finding.acts.blocks.entries import Entry
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    LEADING,
    Sheet,
    height,
    middle,
    overlap,
    same_line,
)
from poedesk.proof.finding.acts.blocks.whose.party_names import behind_person
from poedesk.proof.finding.acts.blocks.whose.roles import Side
from poedesk.proof.finding.acts.naming.answers import label_entry
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
    same_person,
)
from poedesk.proof.finding.acts.naming.spoken import split_title, taken_apart
from poedesk.proof.finding.acts.places import Style
from poedesk.proof.finding.identity.names import same_keys
from poedesk.proof.finding.model import Finding, State


@dataclass(frozen=True, slots=True)
class Signing:
    """A place of signing with what is known of it."""

    sheet: Sheet
    block: Block
    side: Side
    entry: Entry
    """What stands at the place itself."""

    act: str

    def finding(self, value: str, span: Span, confidence: float) -> Finding:
        """Return ``value`` as a finding of this act."""
        return Finding(value, (span,), confidence, self.side.role, State.PRESENT, anchored=True, act=self.act)


Pair = tuple[Finding | None, Finding | None]


def nearest(block: Block, *kinds: Kind) -> list[Part]:
    """Return the labels of ``kinds`` in the block, the nearest to its place of signing first."""
    ref = block.anchor.ref
    found = [p for p in block.parts if p.kind in kinds and p.label is not None]
    return sorted(
        found,
        key=lambda p: (round(abs(middle(p.box) - middle(ref)) / height(ref)), abs(p.box.left - ref.left)),
    )


def people_of(place: Signing) -> Pair:
    """Return name and title of the one who signs: labelled, else printed under the line, else as signed."""
    sheet, block, side, act = place.sheet, place.block, place.side, place.act
    name = title = None
    both = nearest(block, Kind.NAME_TITLE)
    if both:
        found = label_entry(sheet, block, both[0])
        head, tail = split_title(found.text) if found.text else (None, None)
        name = _finding(found, head, side, act)
        title = _finding(found, tail, side, act) if tail else _title_under_value(place, found)
        title = title or _finding(found, tail, side, act)
    labels = [p for p in nearest(block, Kind.NAME) if not (_names_company(p) or _of_other_side(place, p))]
    if labels:
        name = _person_of(label_entry(sheet, block, labels[0]), side, act)
    titles = [p for p in nearest(block, Kind.TITLE) if not _of_other_side(place, p)]
    if titles:
        found = label_entry(sheet, block, titles[0])
        if not _is_place(titles[0], found.text):
            title = _finding(found, found.text, side, act)
    if name is None or name.state is State.BLANK:
        name, title = _printed(place, name, title)
    elif title is None:
        title = _tail_title(name, side, act)
    if not _given(name) or not _given(title):
        name, title = _approver(place, name, title)
    if name is None:
        name = _behind_by(place)
    return _as_signed(place, name, title)


def _is_place(label: Part, said: str | None) -> bool:
    """Return whether "Office: Marlow" says where somebody sits, not what the person is."""
    return bool(said) and fold(label.label_text).casefold() == "office" and not looks_like_title(said or "")


def _of_other_side(place: Signing, title: Part) -> bool:
    """Return whether a label names the other side, or asks for a title under a name whose label does."""
    own = words.role_of(title.label_text)
    if own is not None and place.side.role is not None and own is not place.side.role:
        return True
    if title.kind is Kind.NAME:
        return False
    over = [
        p
        for p in place.block.parts
        if p.kind is Kind.NAME and 0 < middle(title.box) - middle(p.box) <= 2.5 * height(title.box)
    ]
    role = words.role_of(max(over, key=lambda p: p.box.top).label_text) if over else None
    return role is not None and role is not place.side.role


def _given(finding: Finding | None) -> bool:
    return finding is not None and finding.state is State.PRESENT


def _as_signed(place: Signing, name: Finding | None, title: Finding | None) -> Pair:
    """Return name and title, what is missing of them taken from the signature's own words."""
    entry, part = place.entry, place.block.anchor.part
    signed = entry.signed
    if signed is None or not signed.person:
        return name, title
    if name is None:  # an empty place for the printed name stays empty: a signature fills no other place
        name = place.finding(signed.person, entry.span, 0.7)
    same = name is not None and name.value is not None and same_person(name.value, signed.person)
    if not same and _given(name) and signed.detail == words.CONFORMED:
        name, title = _printed_again(place, signed.person) or (name, title)
        same = name is not None and name.value is not None and same_person(name.value, signed.person)
    if same and not signed.title and part is not None and title is None:
        title = _title_under(place, part)
    if same and title is None and signed.kind is SignatureKind.E_SIGN_PLATFORM:
        title = (_printed_again(place, signed.person) or (None, None))[1]
    if not _given(title) and signed.title and same:
        title = place.finding(signed.title, _within(place.sheet, entry.span, signed.title), 0.8)
    return name, title


def _printed_again(place: Signing, person: str) -> Pair | None:
    """Return the name of who signed "/s/ Name" as the block prints it, with the title at it.

    A name of somebody else that stands nearer to a label is that of another block.
    """
    for part in place.block.parts:
        head, tail = _name_and_title(fold(part.text))
        if part.kind is Kind.TEXT and looks_like_person(head) and same_person(head, person):
            span = place.sheet.view.span(part.page, part.start, part.end)
            title = place.finding(tail, _within(place.sheet, span, tail), 0.75) if tail else None
            title = title or _title_under(place, part) or _title_on_line(place, part)
            return place.finding(head, _within(place.sheet, span, head), 0.75), title
    return None


def _title_on_line(place: Signing, name: Part) -> Finding | None:
    """Return the one title that stands right of a name on its line, however far."""
    titles = [
        part
        for part in place.block.parts
        if part.kind is Kind.TEXT
        and same_line(part.box, name.box)
        and part.box.left >= name.box.right
        and looks_like_title(part.text)
    ]
    if len(titles) != 1:
        return None
    span = place.sheet.view.span(titles[0].page, titles[0].start, titles[0].end)
    return place.finding(fold(titles[0].text), span, 0.6)


def _within(sheet: Sheet, span: Span, value: str) -> Span:
    """Return the citation of ``value`` alone in ``span``, where it stands there word for word."""
    if span.start is None or span.end is None:
        return span
    place = sheet.words(span.page, span.start, span.end).find(value)
    if place < 0:
        return span
    return sheet.view.span(span.page, span.start + place, span.start + place + len(value), label=span.label)


def _approver(place: Signing, name: Finding | None, title: Finding | None) -> Pair:
    """Return name and title of "Approved by: Dana Whitfield, IT Director" over a signature's label."""
    side, act = place.side, place.act
    for part in nearest(place.block, Kind.BY):
        found = label_entry(place.sheet, place.block, part)
        said = taken_apart(found.text) if found.text and found.state is State.PRESENT else None
        if said is None or not looks_like_person(said.name):
            continue
        if not _given(name):
            name = _finding(found, said.name, side, act)
        same = name is not None and name.value is not None and same_person(name.value, said.name)
        if same and not _given(title) and said.title:
            title = _finding(found, said.title, side, act)
    return name, title


def _behind_by(place: Signing) -> Finding | None:
    """Return the name that is printed behind "By:", over or under which the ink of that person stands."""
    part = place.block.anchor.part
    if part is None or part.kind is not Kind.BY or place.entry.span.by is not By.INK:
        return None
    said = taken_apart(part.text)
    if not looks_like_person(said.name):
        return None
    span = place.sheet.view.span(part.page, *part.value, label=part.label_text)
    return place.finding(said.name, _within(place.sheet, span, said.name), 0.8)


def _names_company(label: Part) -> bool:
    """Return whether "Customer name:" asks for the organisation: no person stands behind it."""
    return (
        words.role_of(label.label_text) is not None
        and bool(label.text)
        and not looks_like_person(taken_apart(label.text).name)
    )


def _person_of(found: Entry, side: Side, act: str) -> Finding:
    said = taken_apart(found.text) if found.text else None
    if said is None:
        return _finding(found, None, side, act)
    return _finding(found, said.name, side, act, detail=said.title)


def _tail_title(name: Finding, side: Side, act: str) -> Finding | None:
    if name.detail is None or name.state is not State.PRESENT:
        return None
    return Finding(name.detail, name.spans, 0.8, side.role, State.PRESENT, anchored=True, act=act)


def _finding(found: Entry, value: str | None, side: Side, act: str, detail: str | None = None) -> Finding:
    state = found.state if value or found.state is not State.PRESENT else State.BLANK
    shown = value if state is State.PRESENT else None
    return Finding(
        shown, (found.span,), 0.9 if shown else 0.8, side.role, state, anchored=True, act=act, detail=detail
    )


def _printed(place: Signing, name: Finding | None, title: Finding | None) -> Pair:
    """Return name and title printed under the line without labels."""
    under = _under(place)
    for part in [*under, *_over(place)]:
        head, tail = _name_and_title(_bare(fold(part.text)))
        of, party = behind_person(part.text), place.side.party
        if of is not None and party is not None and not same_keys(of).isdisjoint(same_keys(party)):
            head, tail = fold(part.text).partition(", ")[0], None  # "Dana Whitfield, Harbour Foods"
        below = _title_under(place, part)
        if looks_like_person(head) and (part in under or tail is not None or below is not None):
            span = place.sheet.view.span(part.page, part.start, part.end)
            if title is None and tail is not None:
                title = place.finding(tail, _within(place.sheet, span, tail), 0.75)
            return place.finding(head, _within(place.sheet, span, head), 0.75), title or below
    return name, title


def _bare(text: str) -> str:
    """Return "(Dana Whitfield, Director)" without its brackets."""
    inner = text[1:-1].strip()
    whole = text.startswith("(") and text.endswith(")") and not {"(", ")"} & set(inner)
    return inner if whole else text


def _name_and_title(text: str) -> tuple[str, str | None]:
    """Return name and title of one line, "Dana Whitfield, Sales, 3 May 2026": a title follows the name."""
    said = taken_apart(text)
    head, tail = (said.name, said.title) if said.dated else split_title(text)
    first, comma, rest = head.partition(", ")
    plain_rest = 0 < len(rest.split()) <= _REST_WORDS and not any(sign.isdigit() for sign in rest)
    if (
        tail is None
        and comma
        and plain_rest
        and looks_like_person(first)
        and not looks_like_organisation(rest)
    ):
        return first, rest
    return head, tail


_REST_WORDS = 4
"""Words of what follows a name on its line that can be a title nobody listed."""


def _over(place: Signing) -> list[Part]:
    """Return the texts of a side's block over a labelled place that no name is signed at, nearest first."""
    block, entry = place.block, place.entry
    ref, own = block.anchor.ref, block.anchor.part
    if place.side.role is None or (entry.signed is not None and entry.signed.person):
        return []
    if own is None or block.anchor.style in {Style.ABOVE, Style.ITSELF, Style.ROWS}:
        return []
    texts = [p for p in block.parts if p.kind is Kind.TEXT and p.box.bottom <= ref.top + 0.5 * height(ref)]
    return sorted(texts, key=lambda p: -p.box.top)


def _under(place: Signing) -> list[Part]:
    """Return the texts closely under the place of signing, and under the ink where that stands lower."""
    block, inked = place.block, place.entry.span
    ref, own = block.anchor.ref, block.anchor.part
    tall = height(ref)
    start = ref.bottom if block.anchor.style is not Style.ABOVE or own is None else own.box.bottom
    lower = block.anchor.style in {Style.BELOW, Style.FREE} and inked.by is By.INK
    if lower and inked.box is not None and inked.box.bottom > start:
        ref, start = inked.box, inked.box.bottom
    texts = [p for p in block.parts if p.kind is Kind.TEXT and overlap(p.box, ref) > -40]  # noqa: PLR2004 - points
    return [p for p in texts if -0.6 * tall <= p.box.top - start <= 2.6 * tall]


def _title_under_value(place: Signing, found: Entry) -> Finding | None:
    """Return the title under the name that answers a label for both."""
    page, start = found.span.page, found.span.start
    named = (p for p in place.block.parts if p.kind is Kind.TEXT and (p.page, p.start) == (page, start))
    return next((title for part in named if (title := _title_under(place, part)) is not None), None)


def _title_under(place: Signing, name: Part) -> Finding | None:
    """Return the title printed directly under a name, or beside it."""
    tall = max(height(name.box), LEADING)
    for part in place.block.parts:
        near = -0.4 * tall <= part.box.top - name.box.bottom <= 1.4 * tall and overlap(part.box, name.box) > 0
        beside = same_line(part.box, name.box) and 0 <= part.box.left - name.box.right <= 4 * tall
        if part.kind is Kind.TEXT and (near or beside) and looks_like_title(part.text):
            return place.finding(
                fold(part.text).strip("() "), place.sheet.view.span(part.page, part.start, part.end), 0.6
            )
    return None
