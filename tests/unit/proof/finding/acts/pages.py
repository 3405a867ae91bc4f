"""Pages for tests: pieces of text put at places by hand, tables, and texts whose blanks part the columns."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import (
    Box,
    Cell,
    Document,
    Drawing,
    Field,
    FieldKind,
    Mail,
    Message,
    Page,
    Read,
    Segment,
    SignatureKind,
    Words,
)
from poedesk.proof.finding.acts import find as acts
from poedesk.proof.finding.acts.find import Acknowledged
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

SHA = "0" * 64


def document(*pages: Page, **more: Any) -> Document:
    return Document("paper.pdf", SHA, 1, "application/pdf", Read.COMPLETE, pages, **more)


def page(
    items: Iterable[tuple[float, float, str]],
    *,
    fields: Sequence[Field] = (),
    drawings: Sequence[Drawing] = (),
    rules: Sequence[tuple[float, float, float]] = (),
    number: int = 1,
) -> Page:
    """A printed page: (left, top, text) each; rules as (left, right, height on the page)."""
    text, segments = "", []
    for left, top, words in items:
        start = len(text)
        text += words + "\n"
        segments.append(Segment(start, start + len(words), Box(left, top, left + 5.5 * len(words), top + 11)))
    lines = tuple(Box(left, level, right, level + 0.5) for left, right, level in rules)
    return Page(number, 612, 792, text, tuple(segments), Words(), tuple(fields), (), tuple(drawings), lines)


def typed(text: str) -> Document:
    """A text whose runs of three blanks part the columns."""
    grid = TextGrid()
    for line in text.splitlines():
        for found in re.finditer(r"\S+(?: {1,2}\S+)*", line):
            grid.add(found.group(), column=found.start())
        grid.end_line()
    return document(grid.page())


def table(rows: Sequence[Sequence[str]], lefts: Sequence[int]) -> Document:
    """A table without page geometry; line breaks in a cell are lines."""
    grid = TextGrid()
    for row, cells in enumerate(rows):
        lines = [cell.split("\n") for cell in cells]
        for line in range(max(map(len, lines))):
            for column, cell in enumerate(lines):
                if line < len(cell) and cell[line]:
                    grid.add(cell[line], column=lefts[column], cell=Cell(0, row, column))
            grid.end_line()
    return document(grid.page())


def field(
    name: str, value: str | None, box: tuple[float, float, float, float], kind: FieldKind = FieldKind.TEXT
) -> Field:
    return Field(name, None, None, kind, value, None, Box(*box))


def mail(
    body: str,
    *,
    subject: str = "Re: Completion of the work",
    sender: str = "Dana Whitfield <dana@lakeview.example>",
) -> Document:
    """A mail all of whose body is the sender's own; a line "On ... wrote:" begins what it quotes."""
    to, date = "omar@brightpath.example", "Mon, 4 May 2026 23:30:00 -0500"
    head = f"From: {sender}\nTo: {to}\nDate: {date}\nSubject: {subject}\n\n"
    grid = TextGrid()
    for line in (head + body).splitlines():
        grid.add(line)
        grid.end_line()
    shown = grid.page()
    headers = Mail(sender, ("omar@brightpath.example",), "2026-05-04T23:30:00-05:00", subject)
    quote = re.search(r"(?m)^On .* (?P<who>\S+ \S+ <\S+>) wrote:\n", shown.text)
    own = Message(len(head), quote.start() if quote else len(shown.text), 0, sender, headers.date)
    messages: tuple[Message, ...] = (own,)
    if quote:
        messages = (own, Message(quote.end(), len(shown.text), 1, quote["who"], "2026-05-02T10:00:00+00:00"))
    return Document("reply.eml", SHA, 1, "message/rfc822", Read.COMPLETE, (shown,), (), (), headers, messages)


def found_in(paper: Document, *parties: tuple[str, Role]) -> Acknowledged:
    return acts.find(DocumentView(paper), named_parties(*parties))


def named_parties(*parties: tuple[str, Role]) -> list[Finding]:
    return [Finding(name, (), 0.9, role, State.PRESENT) for name, role in parties]


def acts_in(paper: Document, *parties: tuple[str, Role]) -> tuple[Act, ...]:
    return found_in(paper, *parties).acts


def only(paper: Document, *parties: tuple[str, Role]) -> Act:
    (act,) = acts_in(paper, *parties)
    return act


def of_role(paper: Document, role: Role, *parties: tuple[str, Role]) -> Act:
    (act,) = (act for act in acts_in(paper, *parties) if act.role is role)
    return act


def state(finding: Finding | None) -> State | None:
    return finding.state if finding is not None else None


def value(finding: Finding | None) -> str | None:
    return finding.value if finding is not None else None


def signed(act: Act) -> tuple[State, SignatureKind | None, str | None]:
    assert act.signature is not None
    return act.signature.state, act.signature.signature_kind, act.signature.detail


def picture(
    left: float, top: float, right: float, bottom: float, kind: str = "picture", detail: str | None = None
) -> Drawing:
    return Drawing(kind, Box(left, top, right, bottom), detail)  # type: ignore[arg-type]
