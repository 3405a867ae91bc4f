"""What runs in the sandbox: one Word document read, looked through and written anew with clauses in it."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from poedesk.kernel.text import fold
from poedesk.paper.forms.inserting.ground import Block, blocks_of, starts_of
from poedesk.paper.forms.inserting.looks import looks_of
from poedesk.paper.forms.inserting.markup import Change, markup
from poedesk.paper.forms.inserting.standing import refuse_protected, refuse_signed
from poedesk.paper.forms.inserting.where import at_the_signatures, under
from poedesk.paper.forms.word.repacking import repacked
from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.find import find_all
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.docx.parts.names import child
from poedesk.proof.reading.readers.docx.parts.package import main_part, open_package
from poedesk.proof.reading.readers.docx.parts.styles import read_styles
from poedesk.proof.reading.readers.registry import Job, Refused, read_document
from poedesk.proof.reading.sniffing import media

_TELLING = 60
"""Characters of a line that no two documents share by chance."""


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document with the clauses in it (base64), where they stand, whether it got a place to sign.

    Args:
        data: the document.
        name: its name.
        limits: what reading it may cost.
        request: ``clauses`` and ``signing``: heading and lines; ``at``: a heading or null; ``tracked``:
            author and day, or null.

    Raises:
        Refused: it is no Word document that may be changed, or the clauses stand there already.
    """
    document = read_document(data, name, Job(limits))
    _refuse_other(document)
    package = open_package(data, limits)
    main = main_part(package)
    refuse_protected(package, main, tracked=request["tracked"] is not None)
    found = find_all(document)
    refuse_signed(document, found)
    root = package.xml(main)
    body = child(root, "w:body")
    raw = package.part(main)
    if root is None or body is None or not raw:
        message = "its main part is damaged; save it anew as a Word document (.docx)"
        raise Refused(message)
    relations = package.relations(main).values()
    styles = read_styles(
        package, {item.kind: item.target for item in relations if not item.external}, plain=False
    )
    blocks = blocks_of(body, styles, starts_of(raw))
    _refuse_twice(blocks, request["clauses"])
    wanted: str | None = request["at"]
    signatures = at_the_signatures(blocks, found)
    place = signatures if wanted is None else under(blocks, wanted, signatures)
    sections = [*request["clauses"], *([] if signatures.signed_there else [request["signing"]])]
    change = _change(root, request["tracked"])
    made = markup(sections, looks_of(blocks, place.index), root, change)
    start = blocks[place.index].start
    return {
        "data": base64.b64encode(repacked(data, main, raw[:start] + made + raw[start:], limits)).decode(
            "ascii"
        ),
        "place": place.told,
        "signing": not signatures.signed_there,
    }


def _refuse_other(document: Document) -> None:
    if document.media_type != media.DOCX:
        message = f"it is {document.media_type}; save it as a Word document (.docx) and give that"
        raise Refused(message)
    if document.read is Read.UNREADABLE:
        raise Refused("; ".join(document.problems) or "it cannot be read")


def _refuse_twice(blocks: Sequence[Block], clauses: Sequence[tuple[str, Sequence[str]]]) -> None:
    lines = {fold(line) for _, section in clauses for line in section if len(line) > _TELLING}
    if any(fold(block.text) in lines for block in blocks):
        message = "some of these clauses stand in it already; give the document without them"
        raise Refused(message)


def _change(root: etree._Element, tracked: Sequence[str] | None) -> Change | None:
    if tracked is None:
        return None
    author, day = tracked
    used = [
        int(number)
        for item in root.iter()
        for key, number in item.items()
        if str(key).endswith("}id") and number.isascii() and number.isdigit() and len(number) < 10  # noqa: PLR2004 - ids are 32 bits
    ]
    return Change(author, f"{day}T00:00:00Z", max(used, default=0) + 1)
