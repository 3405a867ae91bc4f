"""Which headers and footers the pages show.

A section names up to three of each: one for all pages, one for its first page, one for even pages. The last
two are shown only where the section, or the document, says that they differ.
"""

from collections.abc import Iterable, Mapping

from lxml import etree

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, is_on, tag_of
from poedesk.proof.reading.readers.docx.parts.package import Package, Relation
from poedesk.proof.reading.readers.docx.parts.source import Source

_REFERENCE = compiled(r"<w:(?:header|footer)Reference [^<>]*/>")
_FIRST = compiled(r"<w:titlePg(?: [^<>]*)?/>")


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
    return _shown(package, source.elements("".join(tags)), relations)


def used_in_tree(package: Package, body: etree._Element, relations: Mapping[str, Relation]) -> Margins:
    """Return what the sections of ``body`` show."""
    found = body.iter("{*}headerReference", "{*}footerReference", "{*}titlePg")
    return _shown(package, list(found), relations)


def _shown(package: Package, told: Iterable[etree._Element], relations: Mapping[str, Relation]) -> Margins:
    told = list(told)
    first = any(tag_of(item) == "w:titlePg" and is_on(item) for item in told)
    found: dict[str, dict[str, None]] = {"w:headerReference": {}, "w:footerReference": {}}
    for item in told:
        relation = relations.get(attribute(item, "r:id") or "")
        kind = attribute(item, "w:type")
        if tag_of(item) not in found or relation is None or relation.external:
            continue
        if (kind == "first" and not first) or (kind == "even" and not _even_differ(package, relations)):
            continue
        found[tag_of(item)][relation.target] = None
    return Margins(tuple(found["w:headerReference"]), tuple(found["w:footerReference"]))


def _even_differ(package: Package, relations: Mapping[str, Relation]) -> bool:
    settings = next((item.target for item in relations.values() if item.kind == "settings"), None)
    return settings is not None and is_on(child(package.xml(settings), "w:evenAndOddHeaders"))
