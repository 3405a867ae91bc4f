"""Title and date of who signs, from where the paper gives them beside the same name.

"Siobhan McKeever | Finance Director | 20/02/2026" on the line of the name, "Signed for the bank by Duarte
Vasconcelos, Head of Cyber Defence" in the text, "FROM: Gretchen Aldous, Chief Information Officer" with
"DATE:" at the head of a memo, "Date: 12/06/2026" in the list that holds the name. What the block says itself
is kept, but a day without its year behind a title is no part of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from operator import attrgetter

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold, plain
from poedesk.proof.document.model import By, SignatureKind, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import overlap
from poedesk.proof.finding.acts.naming.days.opening import day_of_opening
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.naming.told import of_office
from poedesk.proof.finding.acts.unannounced.whom import given_for
from poedesk.proof.finding.acts.weighing.days import is_day
from poedesk.proof.finding.dating.date_text import Order, month_names
from poedesk.proof.finding.labels.fields import of_field
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import DocumentView, Piece

TITLE_WORDS = 9
"""Words that a title has at most."""

NEXT = 1.9
"""Heights of a line by which two lines of one list stand apart at most."""

LINES = 3
"""Lines of a list over and under a name among which its date stands."""

BEFORE = 20
"""Characters before a name in which it is told to be alone on its line."""

STAMP = 60.0
"""Points under the line of e-sign software in which its picture and its day stand."""

_SURE = 0.75


def with_attached(view: DocumentView, acts: Sequence[Act], order: Order | None) -> list[Act]:
    """Return ``acts``; signed ones with the title and the date that the paper gives beside their name."""
    signed = sum(act.is_signed for act in acts)
    if view.document.mail is not None or not signed:
        return list(acts)
    return [
        _attached(view, act, order, alone=signed == 1) if act.is_signed and act.kind != "mail" else act
        for act in acts
    ]


def _attached(view: DocumentView, act: Act, order: Order | None, *, alone: bool) -> Act:
    person = _person(act)
    if person is None:
        return act
    act = _unbroken(view, act, order)
    if _open(act.title):
        told = _title_field(view, act) or _title_level(view, act) or _title_over(view, act)
        told = told or _title_told(view, person)
        act = replace(act, title=_found(act, *told)) if told is not None else act
    if act.date is None:
        at = _date_level(view, act) or _date_listed(view, act) or _date_stamped(view, act)
        at = at or (day_of_opening(view, person) if alone else None)
        if at is not None:
            text = view.text(at.page)[at.start : at.end]
            act = replace(act, date=when.finding(text, at, order, role=act.role, act=act.id))
    return act


def _person(act: Act) -> str | None:
    name = act.name.value if act.name is not None and act.name.state is State.PRESENT else None
    name = name or (act.signature.person if act.signature is not None else None)
    return name if name is not None and looks_like_person(name) else None


def _open(finding: Finding | None) -> bool:
    return finding is None or finding.state is not State.PRESENT or not finding.value


def _found(act: Act, value: str, span: Span) -> Finding:
    return Finding(value, (span,), _SURE, act.role, State.PRESENT, anchored=True, act=act.id)


def _line_of_name(view: DocumentView, act: Act) -> Piece | None:
    """Return the piece of the page in which the printed name stands."""
    span = act.name.spans[0] if act.name is not None and act.name.spans else None
    if span is None or span.start is None:
        return None
    piece = view.piece_at(span.page, span.start)
    return piece if piece is not None and piece.text.strip() else None


def _laid(view: DocumentView) -> dict[int, Plane[Piece]]:
    """Return the pieces of each page by their places: a page may hold thousands of names."""
    return {page.number: Plane(view.pieces(page.number), attrgetter("box")) for page in view.pages}


def _level(view: DocumentView, act: Act) -> Iterator[Piece]:
    """Yield what stands right of a printed name on its line, up to the next person."""
    own = _line_of_name(view, act)
    if own is None:
        return
    tall = own.box.height
    level = [
        piece
        for piece in view.once(_laid)[own.page].near(own.box.top - tall, own.box.bottom + tall)
        if piece.box.left >= own.box.right - 1
        and abs(piece.box.top + piece.box.bottom - own.box.top - own.box.bottom) <= tall
    ]
    for piece in sorted(level, key=lambda each: each.box.left):
        if _begins_with_person(fold(piece.text)):
            return
        yield piece


_PART_END = later(r"\s?[,;(|/]|\s[-\u2013\u2014]\s")


def _begins_with_person(text: str) -> bool:
    """Return whether print names somebody, with an office behind or without: "Tom Becker, Manager"."""
    head = _PART_END.split(text.strip(), maxsplit=1)[0]
    return any(looks_like_person(name) and not looks_like_title(name) for name in (text, head))


def _title_level(view: DocumentView, act: Act) -> tuple[str, Span] | None:
    for piece in _level(view, act):
        text = fold(piece.text).strip(" ,;|")
        if looks_like_title(text) and ":" not in text and _fits(text):
            at = piece.start + max(piece.text.find(text), 0)
            return text, view.span(piece.page, at, at + len(text))
    return None


def _title_over(view: DocumentView, act: Act) -> tuple[str, Span] | None:
    """Return the office that heads a signature with its article: "Le Maire," over ink and name."""
    own = _line_of_name(view, act)
    spans = act.signature.spans if act.signature is not None else ()
    if own is None:
        return None
    boxes = [span.box for span in spans if span.box is not None and span.page == own.page]
    top = min([own.box.top, *(box.top for box in boxes)])
    reach = LINES * NEXT * own.box.height
    over = [
        piece
        for piece in view.once(_laid)[own.page].near(top - reach, top)
        if piece.box.bottom <= top + 1 and overlap(piece.box, own.box) > 0
    ]
    head = max(over, key=lambda piece: piece.box.bottom, default=None)
    told = _HEADED.fullmatch(fold(head.text)) if head is not None else None
    if head is None or told is None or not looks_like_title(told["title"]) or not _fits(told["title"]):
        return None
    at = head.start + max(head.text.find(told["title"]), 0)
    return told["title"], view.span(head.page, at, at + len(told["title"]))


_HEADED = later(
    r"(?i)(?:the|der|die|le|la|l['\u2019]|el|il|lo|de|het)\s?(?<=[\s'\u2019])(?P<title>[^,.;:()|\d]{3,60}?)\s?[,:]?"
)


def _title_field(view: DocumentView, act: Act) -> tuple[str, Span] | None:
    """Return what the next form field on the line of the name holds, when it is for a title."""
    span = act.name.spans[0] if act.name is not None and act.name.spans else None
    if span is None or span.by is not By.FORM_FIELD or (own := span.box) is None:
        return None
    level = [
        (placed.field.box.left, number, placed)
        for number, placed in enumerate(view.fields)
        if placed.page == span.page and placed.field.box is not None
        if placed.field.box.left >= own.right and abs(placed.field.box.top - own.top) <= own.height / 2
    ]
    for item in of_field(min(level)[2]) if level else ():
        if item.key == "signatory.title" and item.state is State.PRESENT and looks_like_title(item.value):
            return item.value, item.spans[0]
    return None


def _date_level(view: DocumentView, act: Act) -> Span | None:
    dates = [
        piece for piece in _level(view, act) if is_day(piece.text.strip(" |")) and not _received(piece.text)
    ]
    return view.span(dates[0].page, dates[0].start, dates[0].end) if len(dates) == 1 else None


_LISTED = later(r"^\W*(?:date|datum|fecha|data|le|am|the|el)\s*[:.]?\s*(?P<day>\S.*)$")


def _date_listed(view: DocumentView, act: Act) -> Span | None:
    """Return the date of the list in which the name stands: closely over it or under it, on the same left."""
    own = _line_of_name(view, act)
    if own is None:
        return None
    tall, left = max(own.box.height, 1.0), _left(view, own)
    reach = LINES * NEXT * tall
    near = [
        piece
        for piece in view.once(_laid)[own.page].near(own.box.top - reach, own.box.top + reach)
        if abs(piece.box.left - left) <= tall / 2 and abs(piece.box.top - own.box.top) <= reach
    ]
    near.sort(key=lambda piece: piece.box.top)
    found = [piece for piece in near if _is_listed_date(piece) and _joined(near, piece, own, tall)]
    return view.span(found[0].page, found[0].start, found[0].end) if len(found) == 1 else None


def _date_stamped(view: DocumentView, act: Act) -> Span | None:
    """Return the one day under the line of e-sign software that says who signed: its picture is between."""
    signature = act.signature
    if signature is None or signature.signature_kind is not SignatureKind.E_SIGN_PLATFORM:
        return None
    at = signature.spans[0]
    line = view.piece_at(at.page, at.start) if at.start is not None else None
    if line is None:
        return None
    under = [
        piece
        for piece in view.once(_laid)[line.page].near(line.box.bottom, line.box.bottom + STAMP)
        if piece.box.top >= line.box.bottom and abs(piece.box.left - line.box.left) <= line.box.height
    ]
    under.sort(key=lambda piece: piece.box.top)
    own = list(takewhile(lambda piece: not _begins_with_person(fold(piece.text)), under))
    dated = [piece for piece in own if is_day(fold(piece.text)) and not _received(piece.text)]
    return view.span(dated[0].page, dated[0].start, dated[0].end) if len(dated) == 1 else None


def _left(view: DocumentView, own: Piece) -> float:
    """Return the left edge of the line of a name: of its label where that is a piece of its own."""
    labels = [
        piece.box.left
        for piece in view.once(_laid)[own.page].near(own.box.top - own.box.height, own.box.bottom)
        if abs(piece.box.top - own.box.top) <= own.box.height / 2
        and 0 <= own.box.left - piece.box.right <= own.box.height
        and fold(piece.text).rstrip().endswith(":")
    ]
    return min(labels, default=own.box.left)


def _is_listed_date(piece: Piece) -> bool:
    shown = fold(piece.text).strip()
    told = _LISTED.match(plain(shown))
    day = told["day"] if told is not None else None
    dated = (day is not None and is_day(day)) or is_day(shown)
    return dated and not _received(shown)


def _received(text: str) -> bool:
    """Return whether a date is that of a stamp or a print-out."""
    return words.RECEIVED.search(words.flat(text)) is not None


def _joined(near: Sequence[Piece], piece: Piece, own: Piece, tall: float) -> bool:
    """Return whether only close lines of the same list stand between a date and a name.

    Under a date they have to be lines of who signs: over others it is the date of the paper.
    """
    low, high = sorted((piece.box.top, own.box.top))
    between = [each for each in near if low < each.box.top < high]
    edges = sorted({*(each.box.top for each in between), low, high})
    close = all(after - before <= NEXT * tall for before, after in pairwise(edges))
    return close and (piece.box.top > own.box.top or all(_of_signer(each.text) for each in between))


def _of_signer(text: str) -> bool:
    """Return whether a line of a list can be of who signs: behind a label, a title, a house, for whom."""
    shown = fold(text).strip()
    told = looks_like_title(shown) or looks_like_organisation(shown) or looks_like_person(shown)
    return told or ":" in shown or given_for(shown) is not None


_BRACKETED = later(r"\s*\((?P<title>[^,.;:()|\n\t]{3,60})[,)]")
"""A title in brackets behind a name, alone or before the house: "(President, Alder Mills)"."""

_AFTER = later(
    r"(?:\s*\([^()]{2,60}\)(?=\s*,))?\s*(?:,|\(|\s[-\u2013\u2014]\s|\|)\s*(?:(?:as|the|our|its)\s)?"
    r"(?P<title>[^,.;:()|\n\t]{3,90})"
)
"""A title behind a name, or behind the house in brackets after it."""

_UNDER = later(r"[^\S\n]*\n[^\S\n]*(?P<title>[^.;:()|\n\t]{3,60})(?=\n|$)")
_ALONE = later(
    r"(?i)(?:^|\n)\W*"
    r"(?:(?:ms|mrs?|miss|dr|prof|herrn?|frau|mme|m|mlle|sra?|sig(?:\.ra)?|dhr|mevr)\b\.?\s*)*$"
)
"""What stands before a name that is alone on its line, as in an address, with the title under it."""


def _title_told(view: DocumentView, person: str) -> tuple[str, Span] | None:
    """Return the title behind the same full name in the text of the paper; null for none, or for two."""
    name = r"\s+".join(re.escape(word) for word in person.split())
    found: dict[str, tuple[str, Span]] = {}
    for page in view.pages:
        for at in re.finditer(rf"(?<!\w){name}(?!\w)", page.text):
            behind = _BRACKETED.match(page.text, at.end())
            if behind is None or of_office(fold(behind["title"])) is None:
                behind = _AFTER.match(page.text, at.end())
            if behind is None and _ALONE.search(page.text[max(0, at.start() - BEFORE) : at.start()]):
                behind = _UNDER.match(page.text, at.end())
            end = _wrapped(page.text, behind.end("title")) if behind is not None else 0
            told = fold(page.text[behind.start("title") : end]).strip() if behind is not None else ""
            title = of_office(told) if told else None
            if behind is None or title is None or not _fits(title) or _NO_MORE.search(plain(told)):
                continue
            span = view.span(page.number, behind.start("title"), end)
            found.setdefault(plain(title), (title, span))
    return next(iter(found.values())) if len(found) == 1 else None


_NO_MORE = later(
    r"\b(?:former\w*|ex|until|acting|ehemalig\w*|bis|ancien\w*|antigu\w*|deputy (?:for|to)|assistant to)\b"
)
"""What says that an office is not, or not yet, that of the one who signs."""


FULL = 60
"""Signs of a line that running text goes on after."""

_GOES_ON = later(r"\n[^,.;:()|\n]{2,40}(?=[.,;)])")


def _wrapped(text: str, end: int) -> int:
    """Return where a title ends that may go on in the next line of running text."""
    long = end - (text.rfind("\n", 0, end) + 1) >= FULL
    found = _GOES_ON.match(text, end) if long else None
    return found.end() if found is not None else end


def _fits(title: str) -> bool:
    return (
        looks_like_title(title)
        and len(title.split()) <= TITLE_WORDS
        and not when.read(title)
        and words.role_of(title) is None
        and not (looks_like_organisation(title) and looks_like_person(title))
    )


_DAY = later(
    r"[,\s]+(?:on |am |le |el )?(?P<day>\d{1,2}\.?(?:st|nd|rd|th)? (?P<month>[^\W\d_]+)"
    r"|(?P<first>[^\W\d_]+) \d{1,2},?)$"
)
_YEAR = later(r"\W{0,2}(?P<year>(?:19|20)\d\d)\b")


def _unbroken(view: DocumentView, act: Act, order: Order | None) -> Act:
    """Return ``act`` with its title without the day of a date whose year stands on the next line."""
    title = act.title
    if title is None or not title.value or title.spans[0].start is None:
        return act
    found = _DAY.search(title.value)
    if found is None or plain(found["month"] or found["first"]) not in month_names():
        return act
    span = title.spans[0]
    text = view.text(span.page)
    assert span.start is not None
    bare = title.value[: found.start()].rstrip(" ,")
    shown = text[span.start : span.end]
    end = span.start + (len(bare) if shown.startswith(bare) else len(shown))
    act = replace(act, title=replace(title, value=bare, spans=(view.span(span.page, span.start, end),)))
    year = _YEAR.match(_under(view, span, text))
    if act.date is not None or year is None:
        return act
    day = f"{found['day'].rstrip(',')} {year['year']}"
    at = view.span(span.page, end, span.end or end)
    return replace(act, date=when.finding(day, at, order, role=act.role, act=act.id))


def _under(view: DocumentView, span: Span, text: str) -> str:
    """Return the words closely under the line in which a span stands, in the same column."""
    own = view.piece_at(span.page, span.start or 0)
    if own is None:
        return ""
    below = [
        piece
        for piece in view.once(_laid)[span.page].near(own.box.top, own.box.bottom + NEXT * own.box.height)
        if 0 < piece.box.top - own.box.top <= NEXT * own.box.height
        and piece.box.left <= own.box.right
        and piece.box.right >= own.box.left
    ]
    nearest = min(below, key=lambda piece: (piece.box.top, piece.box.left), default=None)
    return text[nearest.start : nearest.end].strip() if nearest is not None else ""
