"""The sandbox's task ``fill``: finds the places of a template and writes the values; runs in a child only."""

import base64
from collections.abc import Mapping
from typing import Any

from poedesk.paper.forms.templates.model import Wanted
from poedesk.proof.assessing.templates.fingerprint import fingerprint
from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import Job, Refused, read_document
from poedesk.proof.reading.sniffing import media


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the filled template (base64), what was placed where, what was not and why.

    Args:
        data: the template.
        name: its name.
        limits: what reading it may cost.
        request: ``wanted``: for each value the field's name, the value, our label, our heading.

    Raises:
        Refused: it cannot be read, or is no format that is filled.
    """
    values = [Wanted(*item) for item in request["wanted"]]
    document = read_document(data, name, Job(limits))
    if document.read is Read.UNREADABLE:
        raise Refused("; ".join(document.problems) or "it cannot be read")
    if document.signatures:
        message = "it is signed, and any change breaks the signature; give the template before it is signed"
        raise Refused(message)
    if document.media_type == media.DOCX:
        from poedesk.paper.forms.templates.docx.filled import fill_word  # noqa: PLC0415 - one format of two is needed

        result = fill_word(data, values, limits)
    elif document.media_type == media.PDF:
        if any(page.fields for page in document.pages):
            from poedesk.paper.forms.templates.pdf.acroform import fill_pdf  # noqa: PLC0415 - as above

            result = fill_pdf(data, document, values)
        else:
            from poedesk.paper.forms.templates.pdf.flat import fill_flat  # noqa: PLC0415 - as above

            result = fill_flat(data, document, values)
    else:
        message = f"it is {document.media_type}; templates are DOCX or PDF files"
        raise Refused(message)
    return {
        "data": base64.b64encode(result.data).decode("ascii"),
        "placed": [list(pair) for pair in result.placed],
        "without": [list(pair) for pair in result.without],
        "notes": list(result.notes),
        "fingerprint": fingerprint(document),
    }
