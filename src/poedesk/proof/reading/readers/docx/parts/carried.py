"""The record that a form of ours carries in a custom XML part."""

from collections.abc import Sequence

from lxml import etree

from poedesk.proof.document.carried import ELEMENT, MOST, NAMESPACE
from poedesk.proof.reading.readers.docx.parts.package import Package, safe_parser

_PARTS = 20
"""Custom XML parts that are looked at; Word writes one for each kind of data."""

_BYTES = 4 * MOST
"""Bytes of a part beyond which it is none of ours."""


def carried(package: Package, parts: Sequence[str]) -> str | None:
    """Return the text of the record; null when there is none. Damage is no loss: nobody sees the part."""
    before = list(package.problems)
    try:
        return next(filter(None, (_record(package, name) for name in parts[:_PARTS])), None)
    finally:
        package.problems[:] = before


def _record(package: Package, name: str) -> str | None:
    member = package.members.get(name.lower())
    if member is None or member.file_size > _BYTES:
        return None
    data = package.part(name) or b""
    if NAMESPACE.encode() not in data:
        return None
    try:
        root = etree.fromstring(data, safe_parser())
    except (etree.XMLSyntaxError, ValueError):
        return None
    text = root.text or ""
    return text if root.tag == ELEMENT and 0 < len(text) <= MOST else None
