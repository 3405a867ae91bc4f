"""What stands in the data that a content control is bound to.

Word shows the bound data when it opens the document, whatever the control itself holds; programs that fill
templates often write only the data.
"""

from dataclasses import field

from lxml import etree

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.docx.parts.names import attribute, child
from poedesk.proof.reading.readers.docx.parts.package import Package

_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A75B-62EB855F1C46}": "docProps/app.xml",
}
"""Store ids that Word gives to the properties of the document."""

_PATH = compiled(r"(?:/(?:[\w.-]+:)?[\w.-]+(?:\[\d{1,4}\])?){1,20}(?:/@(?:[\w.-]+:)?[\w.-]+)?")
"""Paths that are followed: plain steps with numbers, as Word writes them; nothing that could run long."""

_PREFIX = compiled(r"xmlns:([\w.-]+)\s*=\s*['\"]([^'\"]*)['\"]")


@dataclass(slots=True)
class Stores:
    """The data parts of the package, opened when the first control asks for them."""

    package: Package
    relations: list[str]
    """Names of the custom XML parts that the main part refers to."""

    _by_id: dict[str, str] | None = None
    _roots: dict[str, etree._Element | None] = field(default_factory=dict)

    def bound_text(self, sdt: etree._Element) -> str | None:
        """Return the text that the control is bound to; null when there is none or it is not reachable."""
        binding = child(sdt, "w:sdtPr", "w:dataBinding")
        path = attribute(binding, "w:xpath") or ""
        part = self._part(attribute(binding, "w:storeItemID") or "") if binding is not None else None
        if part is None or not _PATH.fullmatch(path):
            return None
        root = self._root(part)
        if root is None:
            return None
        spaces = dict(_PREFIX.findall(attribute(binding, "w:prefixMappings") or ""))
        try:
            found = root.getroottree().xpath(path, namespaces=spaces)
        except etree.XPathError:
            return None
        first = found[0] if isinstance(found, list) and found else None
        inside = getattr(first, "itertext", None)  # an attribute is its text, an element holds it
        text = "".join(inside()) if inside is not None else str(first or "")
        return " ".join(text.split()) or None

    def _part(self, store: str) -> str | None:
        if self._by_id is None:
            self._by_id = {}
            for name in self.relations:
                for relation in self.package.relations(name).values():
                    if relation.kind == "customXmlProps" and not relation.external:
                        key = attribute(self.package.xml(relation.target), "ds:itemID") or ""
                        self._by_id[key.upper()] = name
        return self._by_id.get(store.upper()) or _PROPERTIES.get(store.upper())

    def _root(self, part: str) -> etree._Element | None:
        if part not in self._roots:
            self._roots[part] = self.package.xml(part)
        return self._roots[part]
