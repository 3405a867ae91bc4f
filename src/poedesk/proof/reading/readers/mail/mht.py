"""MHT: a web page or Word document saved with its pictures as one MIME file. Nobody sent it: it is no mail.

The page is read as HTML. Style sheets, scripts and small pictures belong to it and are no documents; pictures
that are large enough to hold something to read, and files of document kinds, are.
"""

from dataclasses import replace

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.mail import pictures
from poedesk.proof.reading.readers.mail.body import page_of_mail
from poedesk.proof.reading.readers.mail.mime import parse
from poedesk.proof.reading.readers.mail.parts import parts_of
from poedesk.proof.reading.readers.page_marks import page_marks
from poedesk.proof.reading.readers.registry import read_nested, too_many
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.sniff import sniff

_PARTS_OF_A_PAGE = frozenset({media.TEXT, media.MARKDOWN, media.HTML, media.XML, media.UNKNOWN})


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the page that ``data`` holds, with the documents that were saved with it."""
    tree = parse(data.lstrip(), limits.parts)
    parts = parts_of(tree.root, limits)
    told = page_of_mail([], parts.bodies, limits)
    attached = [(given, content) for given, content in parts.attached if _is_document(content, given)]
    problems = [*parts.problems, *told.problems, *too_many(len(attached), limits)]
    if not any(body.text.strip() for body in parts.bodies):
        problems.append("it holds no page that can be read; save the page as PDF and give that")
    if not tree.complete:
        problems.append(f"it has more than {limits.parts} parts (POEDESK_PARTS); the others were not read")
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.MHT,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        pages=(replace(told.page, marks=told.page.marks or page_marks(told.page)),),
        attachments=read_nested(attached[: 2 * limits.attachments], name, limits),
        problems=tuple(dict.fromkeys((*problems, *told.notes))),
    )


def _is_document(content: bytes, name: str) -> bool:
    kind = sniff(content, name) if content else media.UNKNOWN
    if kind in media.PICTURES:
        return pictures.is_large(content)
    return kind not in _PARTS_OF_A_PAGE
