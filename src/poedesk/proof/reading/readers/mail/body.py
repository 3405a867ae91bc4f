"""The page of a mail: its headers, a blank line, its text; and which lines of it are quoted how deep."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Page
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.flow import SIGNS, Line
from poedesk.proof.reading.readers.html.flow import Flow
from poedesk.proof.reading.readers.html.reader import page_of_flow, parse
from poedesk.proof.reading.readers.mail.quoting import BodyLine
from poedesk.proof.reading.readers.text import within_limit

_QUOTE_SIGNS = re.compile(r"(?:>[ \t]?)+")


@dataclass(slots=True)
class Body:
    """One stretch of the message's own text."""

    text: str
    """Plain text with line feeds, or HTML."""

    is_html: bool
    flow: Flow | None = None
    """The HTML laid out, where that has been done."""

    hidden: bool = False
    """Whether words were left out before that do not show."""


@dataclass(frozen=True, slots=True)
class MailPage:
    """The page of a mail."""

    page: Page
    lines: list[BodyLine]
    """Those of the text below the headers."""

    problems: tuple[str, ...]
    """What had to be left out."""

    notes: tuple[str, ...]
    """What a reviewer should know about what was read."""


def page_of_mail(head: Sequence[str], bodies: Sequence[Body], limits: Limits) -> MailPage:
    """Return headers and text laid out as a page."""
    flow, problems = _flow(head, bodies, limits)
    result = page_of_flow(flow)
    lines = [BodyLine(*line) for line in result.quoted]
    first = next((number for number, line in enumerate(lines) if line.start == line.end), len(lines))
    return MailPage(result.page, lines[first + 1 :], problems, result.notes)


def _flow(head: Sequence[str], bodies: Sequence[Body], limits: Limits) -> tuple[Flow, tuple[str, ...]]:
    """Return header and body as lines and tables, and what had to be left out."""
    flow = Flow(items=[Line(line) for line in head])
    flow.items.append(Line(""))
    problems: tuple[str, ...] = ()
    left = limits.characters
    for body in bodies:
        text, cut = within_limit(body.text, replace(limits, characters=max(1, left)))
        left -= len(text)
        flow.hidden = flow.hidden or body.hidden
        problems = problems or cut
        if body.is_html:
            shown = body.flow if body.flow is not None and not cut else parse(text)
            flow.items.extend(shown.items)
            flow.controls.extend(shown.controls)
            flow.pictures.extend(shown.pictures)
            flow.hidden = flow.hidden or shown.hidden
        else:
            flow.items.extend(_plain_lines(SIGNS.sub("", text)))
    return flow, problems


def _plain_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a plain body without their quotation signs, at the depth that these say."""
    for line in text.split("\n"):
        signs = _QUOTE_SIGNS.match(line) if line.startswith(">") else None
        if signs is None:
            yield Line(line)
        else:
            depth = signs.group().count(">")
            yield Line(line[signs.end() :], quoted=depth, indent=depth)
