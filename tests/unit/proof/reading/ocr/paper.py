"""Pictures of printed pages, made in the test."""

import io
from typing import Any

import numpy as np
import pypdfium2 as pypdfium
from numpy.typing import NDArray
from PIL import Image
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf

Pixels = NDArray[np.uint8]

LINES = (
    "Statement of Work between Tamarack Ltd and Aspen Clinic",
    "The partner moved 240 mailboxes to Exchange Online in March.",
    "Customer Tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
    "Signed for the customer on 14 March 2026 in Dublin",
)


def page(draw: Sheet) -> None:
    for number, line in enumerate(LINES):
        draw.text(72, 100 + 40 * number, line, size=12)


def printed(dots: float = 150) -> Pixels:
    """Return the page in grey."""
    picture = pypdfium.PdfDocument(pdf(page))[0].render(scale=dots / 72, grayscale=True).to_pil()
    return np.asarray(picture.convert("L"), np.uint8)


def colours(grey: Pixels) -> Pixels:
    return np.ascontiguousarray(np.repeat(grey[:, :, None], 3, axis=2))


def file(grey: Pixels, kind: str = "PNG", **setting: Any) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(grey).save(stream, kind, **setting)
    return stream.getvalue()
