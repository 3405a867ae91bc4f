"""Mail (EML): headers, text with its quoted history told apart, attachments as documents of their own.

The page begins with the lines "From:", "To:", "Cc:", "Date:", "Subject:" as the message has them, then a
blank line, then the text. Pictures that the HTML shows in place (logos) are not documents unless they are
large or marked as attachments; signatures of S/MIME and PGP are not documents either.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message as RawMessage

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Mail, Page, Read
from poedesk.proof.reading import media
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.flow import SIGNS, Line
from poedesk.proof.reading.readers.html import page_of_flow, parse
from poedesk.proof.reading.readers.html_flow import Flow
from poedesk.proof.reading.readers.mail.dates import header_date
from poedesk.proof.reading.readers.mail.parts import Body, header, headers, parts_of
from poedesk.proof.reading.readers.mail.quoting import BodyLine, attribute
from poedesk.proof.reading.readers.registry import read_nested
from poedesk.proof.reading.readers.text import clean, within_limit

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_WRITTEN_DATE = "Sent"
_MAILBOX_LINE = re.compile(rb"\A\s*From [^\n]*\n")
_LEADING_BLANKS = re.compile(rb"\A(?:[ \t]*\r?\n)+")
_QUOTE_SIGNS = re.compile(r"(?:>[ \t]?)+")
_GROUP_NAME = re.compile(r"^[^\"<@]*:")
_RICHER = 3
"""The HTML form is taken when it shows this many times the text of the plain form."""
_STUB = 200
"""Characters up to which a plain text may be a mere notice that there is an HTML form."""


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the message ``data`` with everything that is attached to it."""
    message = message_from_bytes(_MAILBOX_LINE.sub(b"", _LEADING_BLANKS.sub(b"", data)))
    parts = parts_of(message, _is_richer)
    sent = header_date(header(message, "Date") or header(message, _WRITTEN_DATE))
    mail = Mail(
        sender=header(message, "From"),
        to=tuple(address for line in headers(message, "To") for address in _addresses(line)),
        date=sent.isoformat() if sent else None,
        subject=header(message, "Subject"),
    )
    flow, problems = _flow(message, parts.bodies, limits)
    page, lines = _page(flow)
    problems = (*dict.fromkeys(parts.problems), *problems)
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.EML,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        pages=(page,),
        attachments=read_nested(parts.attached, name, limits),
        mail=mail,
        messages=attribute(page.text, lines, mail.sender, sent),
        problems=problems,
    )


def _header_lines(message: RawMessage) -> Iterator[str]:
    for name in _SHOWN:
        for value in headers(message, name) or (headers(message, _WRITTEN_DATE) if name == "Date" else []):
            yield f"{name}: {value}"


def _flow(message: RawMessage, bodies: list[Body], limits: Limits) -> tuple[Flow, tuple[str, ...]]:
    """Return header and body as lines and tables, and what had to be left out."""
    flow = Flow(items=[Line(SIGNS.sub("", line)) for line in _header_lines(message)])
    flow.items.append(Line(""))
    problems: tuple[str, ...] = ()
    left = limits.characters
    for body in bodies:
        text, cut = within_limit(body.text, replace(limits, characters=max(1, left)))
        left -= len(text)
        problems = problems or cut
        if body.is_html:
            shown = parse(text)
            flow.items.extend(shown.items)
            flow.controls.extend(shown.controls)
            flow.pictures.extend(shown.pictures)
        else:
            flow.items.extend(_plain_line(line) for line in SIGNS.sub("", clean(text)).split("\n"))
    return flow, problems


def _plain_line(line: str) -> Line:
    """Return a line of a plain body without its quotation signs, at the depth that they say."""
    signs = _QUOTE_SIGNS.match(line)
    if not signs:
        return Line(line)
    depth = signs.group().count(">")
    return Line(line[signs.end() :], quoted=depth, indent=depth)


def _page(flow: Flow) -> tuple[Page, list[BodyLine]]:
    """Return the page, and the lines of the body: those after the first empty one."""
    result = page_of_flow(flow)
    lines = [BodyLine(*line) for line in result.quoted]
    first = next((number for number, line in enumerate(lines) if line.start == line.end), len(lines))
    return result.page, lines[first + 1 :]


def _is_richer(plain: str, html: str) -> bool:
    """Tell whether the HTML form says much that the plain form, a stub or a notice, does not."""
    if len(plain.strip()) > _STUB:
        return False
    shown = page_of_flow(parse(html)).page.text
    return len("".join(shown.split())) > _RICHER * len("".join(plain.split()))


def _addresses(line: str) -> Iterator[str]:
    """Yield the addresses of a header; commas within quotation marks part nothing."""
    start, quoted = 0, False
    for place, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign in ",;" and not quoted:
            yield from _address(line[start:place])
            start = place + 1
    yield from _address(line[start:])


def _address(text: str) -> Iterator[str]:
    person = _GROUP_NAME.sub("", text).strip()
    if person:
        yield person
