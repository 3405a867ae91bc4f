"""What a test asks of a Word document that was read."""

import json

from tests.unit.proof.reading.readers.word import docx

from poedesk.proof.document import codec
from poedesk.proof.document.model import Document, Field, Page, Segment
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.docx import read


def document(data: bytes, limits: Limits = DEFAULT) -> Document:
    seen = read(data, "x.docx", limits)
    assert codec.decode(Document, json.loads(json.dumps(codec.encode(seen)))) == seen
    return seen


def page(body: str, **more: object) -> Page:
    return document(docx(body, **more)).pages[0]  # type: ignore[arg-type] # tests pass what docx takes


def words(seen: Page) -> list[str]:
    return [seen.text[item.start : item.end] for item in seen.segments]


def segment(seen: Page, text: str) -> Segment:
    return next(item for item in seen.segments if seen.text[item.start : item.end] == text)


def only_field(seen: Page) -> Field:
    (field,) = seen.fields
    return field
