"""Which headers and footers the pages show.

A section names up to three of each: one for all pages, one for its first page, one for even pages. The last
two are shown only where the section, or the document, says that they differ.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, is_on, spaces, tag_of
from poedesk.proof.reading.readers.docx.parts.package import Package, Relation
from poedesk.proof.reading.readers.docx.parts.related import PLAIN_VALUE
from poedesk.proof.reading.readers.docx.parts.source import Source

_REFERENCE = compiled(r"<w:(?:header|footer)Reference [^<>]*/>")
_FIRST = compiled(r"<w:titlePg(?: [^<>]*)?/>")
_PLAIN = compiled(rf"<(w:(?:header|footer)Reference)((?: (?:w:type|r:id)=\"{PLAIN_VALUE}\")+) ?/>")
_PLAIN_ATTRIBUTE = compiled(rf" (w:type|r:id)=\"({PLAIN_VALUE})\"")
_ONE_MEANING = re.compile("|".join(f' xmlns:r="{re.escape(address)}"' for address in spaces("r")))
"""What a root says for which ``r:id`` means what it mostly does."""

_Reference = tuple[str, str | None, str | None]
"""A reference to a header or footer: name of the element, kind of pages, id of the relation."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Names of the header and footer parts that are shown, each once, in the order of the sections."""

    headers: tuple[str, ...]
    footers: tuple[str, ...]


def used_in_text(package: Package, source: Source, relations: Mapping[str, Relation]) -> Margins:
    """Return what the sections of the main part show, from its text.

    Raises:
        NotPlain: a reference is not well formed.
    """
    text, tags = source.text, []
    at = 0
    while (at := text.find("erReference ", at + 1)) > 0:
        tag = _REFERENCE.match(text, text.rfind("<", 0, at))
        if tag is not None:
            tags.append(tag.group())
    if not tags:
        return Margins((), ())
    if "<w:titlePg" in text:
        tags += _FIRST.findall(text)
    plain = _plain(source, tags)
    if plain is not None:
        return _shown(package, plain, relations, first=False)
    return _told(package, source.elements("".join(tags)), relations)


def _plain(source: Source, tags: Iterable[str]) -> list[_Reference] | None:
    """Return what ``tags`` refer to; null when they have to be read as a tree."""
    if source.opening.count("xmlns:r=") != 1 or not _ONE_MEANING.search(source.opening):
        return None
    found = []
    for tag in tags:
        match = _PLAIN.fullmatch(tag)
        pairs = _PLAIN_ATTRIBUTE.findall(match[2]) if match is not None else []
        held = dict(pairs)
        if match is None or len(held) != len(pairs):
            return None
        found.append((match[1], held.get("w:type"), held.get("r:id")))
    return found


def used_in_tree(package: Package, body: etree._Element, relations: Mapping[str, Relation]) -> Margins:
    """Return what the sections of ``body`` show."""
    found = body.iter("{*}headerReference", "{*}footerReference", "{*}titlePg")
    return _told(package, list(found), relations)


def _told(package: Package, told: Sequence[etree._Element], relations: Mapping[str, Relation]) -> Margins:
    first = any(tag_of(item) == "w:titlePg" and is_on(item) for item in told)
    references = [(tag_of(item), attribute(item, "w:type"), attribute(item, "r:id")) for item in told]
    return _shown(package, references, relations, first=first)


def _shown(
    package: Package, references: Iterable[_Reference], relations: Mapping[str, Relation], *, first: bool
) -> Margins:
    found: dict[str, dict[str, None]] = {"w:headerReference": {}, "w:footerReference": {}}
    for name, kind, identity in references:
        relation = relations.get(identity or "")
        if name not in found or relation is None or relation.external:
            continue
        if (kind == "first" and not first) or (kind == "even" and not _even_differ(package, relations)):
            continue
        found[name][relation.target] = None
    return Margins(tuple(found["w:headerReference"]), tuple(found["w:footerReference"]))


def _even_differ(package: Package, relations: Mapping[str, Relation]) -> bool:
    settings = next((item.target for item in relations.values() if item.kind == "settings"), None)
    return settings is not None and is_on(child(package.xml(settings), "w:evenAndOddHeaders"))
