"""Elements of Word's XML, made by short names such as ``w:p``."""

from collections.abc import Mapping
from functools import cache

from lxml import etree

Element = etree._Element  # noqa: SLF001 - the only name that lxml has for it

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
"""Prefix -> address, for document and footer."""

_XML = "http://www.w3.org/XML/1998/namespace"


@cache
def clark(name: str) -> str:
    """Return ``w:p`` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_XML if prefix == 'xml' else SPACES[prefix]}}}{local}"


def mapped(name: str, values: Mapping[str, str | int], *children: Element) -> Element:
    """Return an element with ``values`` as attributes of its own namespace."""
    prefix = name.partition(":")[0]
    named = {clark(f"{prefix}:{key}"): str(told) for key, told in values.items()}
    element = etree.Element(clark(name), named, nsmap=SPACES)
    element.extend(children)
    return element


def tag(name: str, *children: Element | None, text: str | None = None, **attributes: str | int) -> Element:
    """Return an element with ``attributes`` of its own namespace; children that are null are left out."""
    element = mapped(name, attributes, *(child for child in children if child is not None))
    element.text = text
    return element


def value(name: str, val: str | int) -> Element:
    """Return an element whose only attribute is its value."""
    return tag(name, val=val)


def written(root: Element) -> bytes:
    """Return the XML of a part."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(SPACES))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
