"""Leads to an acknowledgement: a mail that agrees in other words, what stands near a signature."""

import re
from collections.abc import Iterator, Sequence

from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.acknowledgement import Acknowledging
from poedesk.proof.assessing.acknowledging.whose.sides import Side
from poedesk.proof.assessing.acknowledging.whose.telling.letters import GREETS, from_customer
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.leads.told import Place, words_of
from poedesk.proof.assessing.together.belonging import sender_is_customer
from poedesk.proof.document.model import Box, By, Document, Page, Span
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.dating.date_text import parse_dates

NEAR = 4
"""Lines over and under a signature in which its date, and the signer's title, can stand."""

TITLE_WORDS = 8
"""Words of a line that can be a title, at most."""


def agreeing_mail(case: Case) -> Iterator[Place]:
    """Yield what the customer itself wrote by mail, where it agrees in any words and refuses in no mail."""
    yes, no = words_of("agreeing"), words_of("not agreeing")
    if case.acknowledgement is not None and case.acknowledgement.refusals:
        return
    for entry, _ in case.contributing():
        mail, document = entry.document.mail, entry.document
        if mail is None or mail.automatic:
            continue
        for message in document.messages:
            own = message.depth == 0 and sender_is_customer(message.sender or mail.sender, case.claim)
            words = plain(document.page(1).text[message.start : message.end])
            if own and yes.search(words) and not no.search(words):
                yield from _lines_with(document, message.start, message.end, yes)


def _lines_with(document: Document, start: int, end: int, words: re.Pattern[str]) -> Iterator[Place]:
    for low, high in _lines(document.page(1).text):
        if start <= low and high <= end and words.search(plain(document.page(1).text[low:high])):
            yield document, Span(1, low, high)


def signing_words(case: Case) -> Iterator[Place]:
    """Yield lines that say that somebody signed, with a person's name in them or under them."""
    words = words_of("signing")
    for entry, _ in case.contributing():
        if entry.acts or entry.document.mail is not None:
            continue
        for page in entry.document.pages:
            found = list(_lines(page.text))
            for number, (low, high) in enumerate(found):
                match = words.search(plain(page.text[low:high]))
                after = [page.text[low + match.end() : high]] if match else []
                after += [page.text[a:b] for a, b in found[number + 1 : number + 2]] if match else []
                if any(looks_like_person(each.strip(" :.\t_-")) for each in after):
                    yield entry.document, Span(page.number, low, high)


def named_and_dated(case: Case) -> Iterator[Place]:
    """Yield lines at the end of a page with a name and a date near, under words that agree."""
    for entry, _ in case.contributing():
        if entry.acts or entry.document.mail is not None:
            continue
        for page in entry.document.pages:
            lines = [(low, high) for low, high in _lines(page.text) if page.text[low:high].strip()][-FOOT:]
            foot = plain(page.text[lines[0][0] :]) if lines else ""
            if not words_of("agreeing").search(foot) or words_of("not agreeing").search(foot):
                continue
            dated = [number for number, (low, high) in enumerate(lines) if parse_dates(page.text[low:high])]
            for number, (low, high) in enumerate(lines):
                near = any(0 < abs(number - other) <= STAMPED for other in dated)
                if near and _is_person(page.text[low:high]):
                    yield entry.document, Span(page.number, low, high)


STAMPED = 5
"""Lines and cells between a date and a name of a foot, at most: a stamp may hold some of them."""

FOOT = 12
"""Lines and cells at the end of a page among which somebody signs."""


def person_near(case: Case) -> Iterator[Place]:
    """Yield names of people at a signature that may be the customer's."""
    for item in _signed(case):
        for page, low, high in _around(case, item):
            if _is_person(page.text[low:high]):
                yield item.source.document, Span(page.number, low, high)


def person_of_claim(case: Case) -> Iterator[Place]:
    """Yield short lines anywhere in a signed paper that name the signatory of the claim."""
    signatory = case.claim.customer.signatory
    name = plain(signatory.name) if signatory is not None and signatory.name else ""
    if len(name.split()) < 2:  # noqa: PLR2004 - a first and a last name
        return
    for item in _signed(case):
        for page in item.source.document.pages:
            for low, high in _lines(page.text):
                words = plain(page.text[low:high])
                if name in words and len(words.split()) <= len(name.split()) + TITLE_WORDS:
                    yield item.source.document, Span(page.number, low, high)


def _is_person(text: str) -> bool:
    """Say whether a short line is a person's name, be it behind a label or before a title; no greeting."""
    if GREETS.match(plain(text).lstrip()):
        return False
    name = text.partition(",")[0].rpartition(":")[2].strip(" .\t_-")
    return len(text.split()) <= TITLE_WORDS and len(name.split()) > 1 and looks_like_person(name)


def date_near(case: Case) -> Iterator[Place]:
    """Yield dates at a signature that may be the customer's, and over the text of a letter that it signed."""
    for item in _signed(case):
        for page, low, high in _around(case, item):
            hits = parse_dates(page.text[low:high])
            yield from (
                (item.source.document, Span(page.number, low + hit.start, low + hit.end)) for hit in hits
            )
        yield from _written_near(item)
        if from_customer(case, item.source) or item.side is Side.CUSTOMER:
            yield from _head_dates(item.source.document)


HAND = (30.0, 200.0)
"""Points in width of a date that a pen wrote, at least and at most."""

TALLEST = 30.0
"""Points in height of such a date at most: a signature is mostly higher."""


def _written_near(item: Acknowledging) -> Iterator[Place]:
    """Yield what else a pen drew at a signature in ink, of the size of a date: nobody reads strokes."""
    document = item.source.document
    owned = [
        span
        for act in item.source.acts
        for span in (act.signature.spans if act.signature is not None else ())
        if span.box is not None
    ]
    at = next((span for span in item.act.signature.spans if span.box), None) if item.act.signature else None
    if at is None or at.box is None:
        return
    box = at.box
    near = Box(box.left - ASIDE, box.top - TALL, box.right + ASIDE, box.bottom + NEAR * TALL)
    for drawing in document.page(at.page).drawings:
        one = drawing.box
        fits = HAND[0] <= one.width <= HAND[1] and one.height <= TALLEST and drawing.kind == "strokes"
        known = any(span.page == at.page and span.box and _meet(span.box, one) for span in owned)
        if fits and not known and _meet(near, one):
            yield document, Span(at.page, box=one, by=By.INK, quote=at.quote, label=at.label)


def _meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.bottom, other.bottom) > max(one.top, other.top)


ASIDE = 160.0
"""Points beside a signature in which its date is written."""


def _head_dates(document: Document) -> Iterator[Place]:
    page = document.pages[0]
    filled = [(low, high) for low, high in _lines(page.text) if page.text[low:high].strip()]
    for low, high in filled[: mentions.HEAD]:
        hits = parse_dates(page.text[low:high])
        if len(page.text[low:high].split()) > TITLE_WORDS and not (hits and hits[0].start <= OPENS):
            continue  # a long line is led by its date, as minutes are: "En Baeza, a 6 de febrero ..."
        yield from ((document, Span(page.number, low + hit.start, low + hit.end)) for hit in hits)


def words_at_name(case: Case) -> Iterator[Place]:
    """Yield short lines at a signature that are neither a date nor a name: a title may be one of them."""
    for item in _signed(case):
        for page, low, high in _around(case, item):
            text = page.text[low:high].strip()
            person = looks_like_person(text) and "," not in text
            short = 0 < len(text.split()) <= TITLE_WORDS and any(sign.isalpha() for sign in text)
            if short and not person and not parse_dates(text) and not text.endswith((":", ".")):
                yield item.source.document, Span(page.number, low, high)


def title_elsewhere(case: Case) -> Iterator[Place]:
    """Yield the lines anywhere in a signed paper that name its signer and hold the words of an office."""
    for item in _signed(case):
        signature = item.act.signature
        named = item.act.name.value if item.act.name is not None else None
        person = plain(named or (signature.person if signature is not None else None) or "")
        if len(person.split()) < 2:  # noqa: PLR2004 - a first and a last name
            continue
        for page in item.source.document.pages:
            lines = list(_lines(page.text))
            for number, (low, high) in enumerate(lines):
                _, name, behind = plain(page.text[low:high]).partition(person)
                after = lines[number + 1 : number + 2] if name and len(behind) < SHORT else []
                told = [behind, *(plain(page.text[a:b]) for a, b in after)]
                if name and any(looks_like_title(each) for each in told):
                    yield item.source.document, Span(page.number, low, high)


SHORT = 3
"""Signs behind a name, at most, after which the next line may tell the office."""

OPENS = 30
"""Signs of a line in which the date stands by which the line is led."""


def _signed(case: Case) -> Iterator[Acknowledging]:
    """Yield the signed acts that are, or may be, the customer's."""
    known = case.acknowledgement
    if known is None:
        return
    own = [known.chosen] if known.chosen is not None else []
    yield from (item for item in (*own, *known.unknown) if item.signed and item.act.kind != "mail")


def _around(case: Case, item: Acknowledging) -> Iterator[tuple[Page, int, int]]:
    """Yield the lines over and under a signature, those under it first; not its own."""
    parts = (part for part in (item.signature, item.name, item.date) if part is not None)
    spans = [span for part in parts for span in part.finding.spans]
    span = next((each for each in spans if each.start is not None), None)
    if span is None or span.start is None:
        yield from _around_ink(case, item.source.document, spans)
        return
    page = item.source.document.page(span.page)
    lines = [(low, high) for low, high in _lines(page.text) if page.text[low:high].strip()]
    at = next((number for number, (low, high) in enumerate(lines) if low <= span.start <= high), None)
    if at is None:
        return
    for low, high in (*lines[at + 1 : at + 1 + NEAR], *reversed(lines[max(0, at - NEAR) : at])):
        yield page, low, high


def _around_ink(case: Case, document: Document, spans: Sequence[Span]) -> Iterator[tuple[Page, int, int]]:
    """Yield the lines over, under and beside ink that no words of the page are, the nearest first."""
    span = next((each for each in spans if each.box is not None), None)
    if span is None or span.box is None:
        return
    box, page = span.box, document.page(span.page)
    far = NEAR * TALL
    near = [
        piece
        for piece in case.view(document).pieces(span.page)
        if box.top - far <= piece.box.bottom and piece.box.top <= box.bottom + far
    ]
    middle = (box.top + box.bottom) / 2
    for piece in sorted(near, key=lambda each: abs((each.box.top + each.box.bottom) / 2 - middle)):
        yield page, piece.start, piece.start + len(piece.text)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each line and cell of a page."""
    yield from (match.span() for match in re.finditer(r"[^\n\t]+", text))
