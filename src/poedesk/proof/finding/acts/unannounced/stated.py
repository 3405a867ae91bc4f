"""Ink under a sentence that says who signs: "Accepted for Harbour Foods by Dana Whitfield (IT Director)".

Neither a label nor a printed name stands at it. It is an act where the paper has nothing else drawn that may
be one, and the sentence stands directly over it.
"""

from collections.abc import Iterator, Sequence

from poedesk.kernel.expressions import later
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, Drawing, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, middle, sheets_of
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.naming.declared import PERSON, TITLE_WORDS, declared
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.acts.pictured import can_sign, shown
from poedesk.proof.finding.acts.unannounced.lines import is_date
from poedesk.proof.finding.acts.unannounced.signed_by import lines_beside
from poedesk.proof.finding.acts.weighing.days import is_day
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

REACH = 7
"""Lines under its sentence within which ink begins at most."""

LEVEL = 300.0
"""Points right of ink at which its date stands at most."""

_SURE = 0.75

_VERBS = r"(?:signed|accepted|approved|agreed|acknowledged|confirmed)"
_ORGANISATION = r"(?P<org>[^\W\d_a-z][^;:()]{2,70}?)"
_OFFICE = r"(?:,\s+|\s*\()(?P<title>[^,;()]{3,70}?)\)?"
_FOR = r"(?:for(?:\s+and\s+on\s+behalf\s+of)?|on\s+behalf\s+of)"
_SIGNED = rf"(?i:{_VERBS}(?:\s+and\s+{_VERBS})?"
_STATES = (
    later(rf"{_SIGNED}\s+{_FOR})\s+{_ORGANISATION}\s+by\s+{PERSON}{_OFFICE}(?=[\s.,]*(?:on\b|$|\n))"),
    later(
        rf"{_SIGNED}\s+by)\s+{PERSON}{_OFFICE},?\s+(?i:{_FOR})\s+{_ORGANISATION}(?=[.,;]?\s*(?:on\b|$|\n))"
    ),
)


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a sentence says, and where it ends."""

    values: dict[str, str]
    spans: dict[str, Span]
    end: int


def stated_acts(view: DocumentView, parties: Sequence[Finding], order: Order | None) -> list[Act]:
    """Return the act of the one drawing that stands under a sentence which says whose it is."""
    if view.document.mail is not None:
        return []
    drawn = [(sheet, one) for sheet in sheets_of(view) for one in sheet.drawings if can_sign(one)]
    if len(drawn) != 1:
        return []
    ((sheet, drawing),) = drawn
    told = [each for each in _stated(view, sheet) if _stands_over(sheet, each, drawing)]
    return [_act(sheet, told[-1], drawing, parties, order)] if told else []


def _stated(view: DocumentView, sheet: Sheet) -> Iterator[_Stated]:
    number, text = sheet.page.number, sheet.page.text
    for each in declared(view):
        if each.at_name.page == number and each.at_name.end is not None:
            spans = {"name": each.at_name, "title": each.at_title}
            end = text.find(".", each.at_name.end)
            values = {"name": each.name, "title": each.title, "org": each.party}
            yield _Stated(values, spans, end if end >= 0 else len(text))
    for pattern in _STATES:
        for match in pattern.finditer(text):
            values = {key: fold(match[key]).strip(" ,.") for key in ("name", "title", "org")}
            titled = looks_like_title(values["title"]) and len(values["title"].split()) <= TITLE_WORDS
            if looks_like_person(values["name"]) and titled:
                spans = {key: view.span(number, *match.span(key)) for key in ("name", "title")}
                yield _Stated(values, spans, match.end())


def _stands_over(sheet: Sheet, told: _Stated, drawing: Drawing) -> bool:
    """Return whether a drawing begins under the line in which a sentence ends, and before another text.

    One that stands beside such a sentence is of that one.
    """
    beside = lines_beside(sheet.view.pieces(sheet.page.number), drawing.box)
    if beside:
        return any(piece.start < told.end <= piece.end for piece in beside)
    line = sheet.view.piece_at(sheet.page.number, max(told.end - 1, 0))
    if line is None:
        return False
    under = drawing.box.top - line.box.bottom
    if not -TALL <= under <= REACH * TALL:
        return False
    between = sheet.placed.near(line.box.bottom, drawing.box.top)
    return not any(
        line.box.bottom < middle(part.box) < drawing.box.top and not is_date(fold(part.text))
        for part in between
    )


def _act(
    sheet: Sheet, told: _Stated, drawing: Drawing, parties: Sequence[Finding], order: Order | None
) -> Act:
    party = told.values["org"]
    role = role_of_party(party, parties)
    act = "signed-1"

    def finding(key: str) -> Finding:
        value = told.values[key]
        return Finding(value, (told.spans[key],), _SURE, role, State.PRESENT, anchored=True, act=act)

    seen = shown([drawing], _SURE)
    quote = told.values["name"]
    span = Span(sheet.page.number, box=drawing.box, by=By.INK, quote=quote, label=quote)
    signature = Finding(
        "present", (span,), seen.confidence, role, State.PRESENT, anchored=True, signature_kind=seen.kind,
        act=act, person=quote, detail=seen.detail,
    )  # fmt: skip
    date = _date(sheet, told, drawing, role, order)
    return Act(act, "block", role, party, signature, date, finding("name"), finding("title"))


def _date(
    sheet: Sheet, told: _Stated, drawing: Drawing, role: Role | None, order: Order | None
) -> Finding | None:
    """Return the date behind the sentence on its line, else the one line at the ink that is a date."""
    page = sheet.page
    rest = page.text[told.end : told.end + 40].split("\n")[0]
    if len(when.read(rest)) == 1:
        span = sheet.view.span(page.number, told.end, told.end + len(rest))
        return when.finding(rest, span, order, role=role, act="signed-1")
    box = drawing.box
    near = sheet.placed.near(box.top - 2 * TALL, box.bottom + 3 * TALL, box.left - TALL, box.right + LEVEL)
    dated = [part for part in near if is_day(part.text)]
    if len(dated) != 1:
        return None
    (part,) = dated
    span = sheet.view.span(part.page, part.start, part.end)
    return when.finding(part.text, span, order, role=role, act="signed-1")
