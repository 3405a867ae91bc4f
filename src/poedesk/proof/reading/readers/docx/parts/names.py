"""Names of the XML that the walker meets, and small questions about elements.

Documents saved as "strict" use other namespace addresses for the same names, so elements are compared by
prefix and local name, in one table, not by address.
"""

from lxml import etree

_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/customXml": "ds",
    "http://purl.oclc.org/ooxml/officeDocument/customXml": "ds",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}

WORD = frozenset(address for address, prefix in _SPACES.items() if prefix == "w")
"""Addresses of the namespace of Word's own markup."""


def spaces(prefix: str) -> list[str]:
    """Return the addresses of the namespaces that are called ``prefix`` here."""
    return [address for address, name in _SPACES.items() if name == prefix]


_FALSE = frozenset({"0", "false", "off", "no"})


class _Names(dict[object, str]):
    """Names in Clark notation -> short names, made when first met, bounded against files that invent some."""

    def __missing__(self, tag: object) -> str:
        if not isinstance(tag, str):
            return ""  # an entity that was not resolved, a comment
        name = tag
        if tag.startswith("{"):
            space, _, local = tag[1:].partition("}")
            name = f"{_SPACES.get(space, '?')}:{local}"
        if len(self) >= _MOST_NAMES:
            self.clear()
        self[tag] = name
        return name


_MOST_NAMES = 4096
_NAMES = _Names()


def short(tag: str) -> str:
    """Return ``w:p`` for a tag in Clark notation; names of unknown namespaces are ``?:name``."""
    return _NAMES[tag]


def tag_of(element: etree._Element) -> str:
    """Return the short name of an element; "" for what is no element (an entity that was not resolved)."""
    return _NAMES[element.tag]


def children(element: etree._Element | None) -> list[tuple[str, etree._Element]]:
    """Return (short name, child) for each child element; of null, none."""
    if element is None:
        return []
    names = _NAMES
    return [(name, item) for item in element if (name := names[item.tag])]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child with that short name, then its child, and so on."""
    current = element
    names = _NAMES
    for name in path:
        if current is None:
            return None
        for item in current:
            if names[item.tag] == name:
                current = item
                break
        else:
            return None
    return current


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return an attribute by its short name (``w:val``), or null."""
    if element is None:
        return None
    for key, found in element.items():
        if _NAMES[key] == name:
            return str(found)
    return None


def value(element: etree._Element | None) -> str | None:
    """Return ``w:val`` (or ``w14:val``) of an element, or null."""
    found = attribute(element, "w:val")
    return attribute(element, "w14:val") if found is None else found


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch such as ``w:vanish`` is there and not set to false."""
    if element is None:
        return False
    return (value(element) or "true").lower() not in _FALSE


def number(text: str | None, otherwise: float = 0.0) -> float:
    """Return a measure as a number (``720``, ``12pt``); ``otherwise`` when there is none."""
    if not text:
        return otherwise
    digits = text.strip().rstrip("abcdefghijklmnopqrstuvwxyz%")
    try:
        found = float(digits)
    except ValueError:
        return otherwise
    return found if abs(found) < 1e9 else otherwise  # noqa: PLR2004 - beyond it no page can be meant
