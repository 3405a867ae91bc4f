"""What paragraph and character styles say: headings, hidden text, bold, tab stops, tick-box bullets."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from poedesk.proof.reading.readers.docx.parts.names import attribute, child, children, is_on, number, value
from poedesk.proof.reading.readers.docx.parts.package import Package
from poedesk.proof.reading.readers.docx.parts.symbols import CROSSED, EMPTY, TICKED, shown

TWIPS = 20.0
"""Twips in a point."""

_BODY_LEVEL = 9
"""The outline level that means "body text"."""

_CHAIN = 12
"""Styles followed upwards; a chain that is longer runs in a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style of the file."""

    name: str
    based_on: str | None
    paragraph: etree._Element | None
    run: etree._Element | None


@dataclass(slots=True)
class Styles:
    """All styles, and the list levels whose bullet is a tick box."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    boxes: dict[tuple[str, str], bool] = field(default_factory=dict)
    """(list number, level) -> whether its bullet is a ticked box."""

    tab: float = 36.0
    """Distance of the default tab stops in points."""

    _switches: dict[tuple[str, str | None], bool | None] = field(default_factory=dict)

    def chain(self, style: str | None) -> Iterator[Style]:
        """Yield a style and those it is based on."""
        current = style
        for _ in range(_CHAIN):
            found = self.by_id.get(current or "")
            if found is None:
                return
            yield found
            current = found.based_on

    def is_heading(self, properties: etree._Element | None) -> bool:
        """Return whether ``w:pPr`` makes a heading: an outline level, or a built-in heading or title style.

        Built-in names are English in the file whatever the language of Word; ids are translated.
        """
        level = value(child(properties, "w:outlineLvl"))
        if level is not None:
            return number(level, _BODY_LEVEL) < _BODY_LEVEL
        for style in self.chain(value(child(properties, "w:pStyle")) or self.default):
            level = value(child(style.paragraph, "w:outlineLvl"))
            if level is not None:
                return number(level, _BODY_LEVEL) < _BODY_LEVEL
            if style.name.startswith(("heading ", "title", "subtitle")):
                return True
        return False

    def switch(self, name: str, run: etree._Element | None, paragraph_style: str | None) -> bool:
        """Return whether a run property such as ``w:vanish`` holds: of run, run style or paragraph style."""
        direct = child(run, name)
        if direct is not None:
            return is_on(direct)
        for start in (value(child(run, "w:rStyle")), paragraph_style or self.default):
            answer = self._styled(name, start)
            if answer is not None:
                return answer
        return False

    def _styled(self, name: str, start: str | None) -> bool | None:
        key = (name, start)
        if key not in self._switches:
            found = (child(style.run, name) for style in self.chain(start))
            first = next((item for item in found if item is not None), None)
            self._switches[key] = None if first is None else is_on(first)
        return self._switches[key]

    def stops(self, properties: etree._Element | None) -> tuple[float, ...]:
        """Return the tab stops of a paragraph in points, in order."""
        sources = [properties]
        sources += [s.paragraph for s in self.chain(value(child(properties, "w:pStyle")) or self.default)]
        found: dict[float, bool] = {}
        for source in sources:
            for name, stop in children(child(source, "w:tabs") if source is not None else None):
                if name == "w:tab":
                    at = number(attribute(stop, "w:pos")) / TWIPS
                    found.setdefault(at, value(stop) not in {"clear", "bar"})
        return tuple(sorted(at for at, real in found.items() if real))

    def box(self, properties: etree._Element | None) -> bool | None:
        """Return the state of the tick box that a list paragraph has for a bullet; null when it has none."""
        numbering = child(properties, "w:numPr")
        if numbering is None:
            return None
        listed = value(child(numbering, "w:numId")) or ""
        level = value(child(numbering, "w:ilvl")) or "0"
        return self.boxes.get((listed, level))


def read_styles(package: Package, parts: dict[str, str]) -> Styles:
    """Return the styles of the package; ``parts`` maps relation kinds (``styles``) to part names."""
    styles = Styles()
    root = package.xml(parts["styles"]) if "styles" in parts else None
    for name, item in children(root):
        if name != "w:style":
            continue
        key = attribute(item, "w:styleId") or ""
        label = (value(child(item, "w:name")) or "").lower()
        based = value(child(item, "w:basedOn"))
        styles.by_id[key] = Style(label, based, child(item, "w:pPr"), child(item, "w:rPr"))
        is_default = attribute(item, "w:default") in {"1", "true", "on"}
        if is_default and attribute(item, "w:type") == "paragraph":
            styles.default = key
    if "settings" in parts:
        stop = value(child(package.xml(parts["settings"]), "w:defaultTabStop"))
        styles.tab = max(6.0, number(stop, 720) / TWIPS)
    if "numbering" in parts:
        styles.boxes = _boxes(package.xml(parts["numbering"]))
    return styles


def _boxes(root: etree._Element | None) -> dict[tuple[str, str], bool]:
    abstract: dict[str, dict[str, bool]] = {}
    found: dict[tuple[str, str], bool] = {}
    for name, item in children(root):
        if name == "w:abstractNum":
            levels = {
                attribute(lvl, "w:ilvl") or "": _ticked(lvl) for n, lvl in children(item) if n == "w:lvl"
            }
            key = attribute(item, "w:abstractNumId") or ""
            abstract[key] = {level: state for level, state in levels.items() if state is not None}
        elif name == "w:num":
            listed = attribute(item, "w:numId") or ""
            for level, state in abstract.get(value(child(item, "w:abstractNumId")) or "", {}).items():
                found[listed, level] = state
    return found


def _ticked(level: etree._Element) -> bool | None:
    if value(child(level, "w:numFmt")) != "bullet":
        return None
    text = value(child(level, "w:lvlText")) or ""
    font = attribute(child(level, "w:rPr", "w:rFonts"), "w:ascii")
    signs = {shown(font, ord(sign)) for sign in text}
    if EMPTY in signs:
        return False
    return True if signs & {TICKED, CROSSED} else None
