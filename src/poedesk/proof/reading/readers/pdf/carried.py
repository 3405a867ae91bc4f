"""The record that a form of ours carries in its XMP metadata."""

import pikepdf
from lxml import etree

from poedesk.proof.document.carried import MOST, NAMESPACE, PROPERTY
from poedesk.proof.reading.readers.pdf.embedded import unpacked

_BYTES = 4 * MOST
"""Bytes of metadata beyond which they are none of ours."""


def carried(structure: pikepdf.Pdf | None) -> str | None:
    """Return the text of the record; null when there is none. Damaged metadata is no loss: nobody sees it."""
    if structure is None:
        return None
    try:
        stream = structure.Root.get("/Metadata")
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return None
    data = (unpacked(stream, _BYTES) if isinstance(stream, pikepdf.Stream) else None) or b""
    return _property(data) if NAMESPACE.encode() in data else None


def _property(data: bytes) -> str | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    for element in root.iter():
        text = element.text if element.tag == PROPERTY else element.get(PROPERTY)
        if text and len(text) <= MOST:
            return str(text)
    return None
