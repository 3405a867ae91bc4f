"""A partner's own statement of work as a Word document, and what is done with it in a test."""

import base64
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from tests.unit.paper.forms.engagements import policy_of
from tests.unit.proof.reading.readers.word import docx, paragraph, part, run, table
from tests.unit.proof.reading.readers.word import row as row_of

from poedesk.paper.forms.drafting.clauses import clauses
from poedesk.paper.forms.inserting import inside
from poedesk.paper.forms.narratives import Narratives
from poedesk.proof.claim.model import Claim
from poedesk.proof.reading.limits import DEFAULT

STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Fliess"><w:name w:val="Body Text"/></w:style>',
)
HEADING = '<w:pStyle w:val="berschrift1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
TEXT = '<w:pStyle w:val="Fliess"/><w:jc w:val="both"/>'
LOOK = '<w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/><w:sz w:val="21"/>'


def heading(text: str) -> str:
    return paragraph(text, properties=HEADING)


def spoken(text: str) -> str:
    return paragraph(run(text, LOOK), properties=TEXT)


SIGNING = heading("Signatures") + table(
    row_of("Fabrikell Consulting Ltd", "Marram Health Trust"),
    row_of("Signature: ______________", "Signature: ______________"),
    row_of("Name: Ines Barlow", "Name: Dana Whitlock"),
    row_of("Title: Director", "Title: Head of IT"),
    row_of("Date: ______________", "Date: ______________"),
)
FEES = "The Customer pays within thirty days of each invoice, which the Partner sends at the end of a month."


def statement(*, signing: str = SIGNING, settings: str = "") -> bytes:
    """Return a statement of work between the companies of the tests."""
    body = (
        paragraph("Statement of Work", properties='<w:pStyle w:val="Titel"/>')
        + spoken("Between Fabrikell Consulting Ltd (the Partner) and Marram Health Trust (the Customer).")
        + heading("Services")
        + spoken(
            "The Partner delivers what its offer of 2 December 2025 describes, in the time agreed there."
        )
        + heading("Fees")
        + spoken(FEES)
        + signing
        + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    links = {"rId1": ("styles", "styles.xml"), "rId2": ("settings", "settings.xml")}
    return docx(body, links, {"styles.xml": STYLES, "settings.xml": part("settings", settings)})


def put(paper: bytes, engagement: Claim, narratives: Narratives, **how: Any) -> dict[str, Any]:
    """Return what the sandbox's task answers, run here."""
    *asked, signing = clauses(engagement, policy_of(engagement), narratives)
    request = {
        "clauses": [[item.heading, list(item.lines)] for item in asked],
        "signing": [signing.heading, list(signing.lines)],
        "at": None,
        "tracked": None,
        **how,
    }
    return inside.run(paper, "sow.docx", DEFAULT, request)


def bytes_of(answer: dict[str, Any]) -> bytes:
    return base64.b64decode(answer["data"])


def body_of(data: bytes) -> str:
    """Return the XML of the main part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def changed(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a document with another main part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            inside_ = old.read(name)
            new.writestr(name, change(inside_.decode()) if name == "word/document.xml" else inside_)
    return stream.getvalue()


def signed(data: bytes) -> bytes:
    """Return a document that both have signed at its own lines, with the customer's initials where asked."""

    def by_hand(body: str) -> str:
        names = iter(["/s/ Ines Barlow", "/s/ Dana Whitlock"])
        body = re.sub(r"Signature: _+", lambda _: f"Signature: {next(names)}", body)
        body = re.sub(r"Date: _+", "Date: 4 April 2026", body)
        return body.replace("initials here: ________", "initials here: DW")

    return changed(data, by_hand)


def texts_of(data: bytes) -> list[str]:
    """Return the text of each paragraph."""
    found = re.findall(r"<w:p[ >].*?</w:p>", body_of(data), re.DOTALL)
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", each)) for each in found]
