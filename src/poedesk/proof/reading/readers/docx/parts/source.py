"""XML parts as text: most of a document is plain, and plain XML is faster taken apart as text than as a tree.

Only text whose form leaves no doubt is taken this way: UTF-8, one meaning for the prefix ``w``, no comments,
CDATA, processing instructions or DTD. For anything else, and at the first surprise, the tree is read instead.
"""

import re
from collections.abc import Callable
from dataclasses import field
from functools import cache

from lxml import etree

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.docx.parts.names import WORD

_ROOT = compiled(
    r"\ufeff?\s*(?:<\?xml\s+version=[\"']1\.0[\"'](?:\s+encoding=[\"'](?i:utf-8)[\"'])?"
    r"(?:\s+standalone=[\"']\w+[\"'])?\s*\?>)?\s*(<w:(\w+)\s[^<>]*>)"
)
_PREFIX = compiled(r"\bxmlns:w\s*=\s*[\"']([^\"']*)[\"']")
_ENTITY = compiled(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlain(Exception):
    """The part is not as plain as it looked; it has to be read as a tree."""


@dataclass(slots=True)
class Source:
    """The text of one part."""

    text: str
    start: int
    """Where the content of the root element begins."""

    opening: str
    """The start tag of the root, with all its namespaces."""

    closing: str
    brief: str
    """A start tag ``w:x`` with the one namespace of Word's own markup."""

    parse: Callable[[str], etree._Element]
    known: dict[str, etree._Element] = field(default_factory=dict)
    """Property markup -> its element; the same few properties come again and again."""

    def elements(self, markup: str) -> list[etree._Element]:
        """Return the elements that ``markup`` holds, in the namespaces of the part.

        Raises:
            NotPlain: it is not well formed.
        """
        # A root declares dozens of namespaces, and most markup uses one.
        lone = markup.count(":") == markup.count("w:")
        opening, closing = (self.brief, "</w:x>") if lone else (self.opening, self.closing)
        try:
            return list(self.parse(f"{opening}{markup}{closing}"))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise NotPlain from error

    def element(self, markup: str) -> etree._Element | None:
        """Return the one element that ``markup`` is, null for ""; parsed once, never to be changed."""
        if not markup:
            return None
        found = self.known.get(markup)
        if found is None:
            held = self.elements(markup)
            if len(held) != 1:
                raise NotPlain
            found = self.known[markup] = held[0]
        return found

    def end_of(self, start: int) -> int:
        """Return where the element that begins at ``start`` ends.

        Raises:
            NotPlain: it does not end, or no element begins there.
        """
        name = re.compile(r"<([\w:]+)").match(self.text, start)
        depth = 0
        for tag in _tags(name[1]).finditer(self.text, start) if name else ():
            if not tag[2]:
                depth += -1 if tag[1] else 1
            if depth <= 0:
                return tag.end()
        raise NotPlain


def source_of(data: bytes, parse: Callable[[str], etree._Element]) -> Source | None:
    """Return the part ``data`` as text; null when it has to be read as a tree."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    root = _ROOT.match(text)
    if root is None:
        return None
    # One sign is found many times faster than two, and neither is frequent in documents.
    if ("!" in text and "<!" in text) or (text.find("?", root.end()) >= 0 and "<?" in text[root.end() :]):
        return None
    space = _PREFIX.search(root[1])
    if space is None or space[1] not in WORD or root[1].endswith("/>"):
        return None
    brief = f'<w:x xmlns:w="{space[1]}">'
    return Source(text, root.end(), root[1], f"</w:{root[2]}>", brief, parse)


def characters(text: str) -> str:
    """Return character data as it is shown, its entities replaced.

    Raises:
        NotPlain: it names an entity that XML does not know by itself.
    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    if entity[3]:
        return _NAMED[entity[3]]
    if entity[1] or entity[2]:
        code = int(entity[1]) if entity[1] else int(entity[2], 16)
        if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF and code:  # noqa: PLR2004 - Unicode's own borders
            return chr(code)
    raise NotPlain


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]*?(/?)>")
