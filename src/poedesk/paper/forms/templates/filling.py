"""The sandbox's task ``fill``: finds the places of a template and writes the values; runs in a child only."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.paper.forms.templates.meaning import PRODUCTS
from poedesk.paper.forms.templates.model import Wanted
from poedesk.paper.forms.templates.places import Place, joined
from poedesk.proof.assessing.templates.fingerprint import fingerprint
from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import Job, Refused, read_document
from poedesk.proof.reading.sniffing import media


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a template."""

    data: bytes
    placed: Sequence[tuple[str, str]]
    """Name of a field, place in words."""

    without: Sequence[tuple[str, str]]
    """Name of a field, why it was not written."""

    notes: Sequence[str] = ()


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


def write_all(
    values: Sequence[Wanted], found: Sequence[Place]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Write values at their places: (placed, left out and why); of several places none is chosen."""
    by_name = joined(found)
    placed, without = [], []
    cells = [item.name for item in values if item.name.startswith(f"{PRODUCTS}_")]
    as_table = any(name in by_name for name in cells)
    for item in values:
        if item.name == PRODUCTS and as_table:
            continue  # each product has cells of its own
        if item.name in cells and not as_table and by_name.get(PRODUCTS):
            continue  # they all stand in one text
        places = by_name.get(item.name, [])
        if not places:
            without.append((item.name, "has no place in this template that is plainly its own"))
            continue
        tags = {place.same for place in places}
        if len(places) > 1 and (len(tags) > 1 or None in tags):
            listed = "; ".join(place.where for place in places[:4])
            without.append((item.name, f"could stand at {len(places)} places, so it was left out: {listed}"))
            continue
        wrong = [why for place in places if (why := place.write(item.value)) is not None]
        if wrong:
            without.append((item.name, f"{places[0].where}: {wrong[0]}"))
        else:
            placed.append((item.name, places[0].where))
    return placed, without
