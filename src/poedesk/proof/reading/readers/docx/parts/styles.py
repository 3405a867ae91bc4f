"""What paragraph and character styles say: headings, hidden text, bold, tab stops, tick-box bullets."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache

from lxml import etree

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.docx.parts.names import (
    attribute,
    child,
    children,
    is_on,
    number,
    tag_of,
    value,
)
from poedesk.proof.reading.readers.docx.parts.package import Package, inflated, safe_parser
from poedesk.proof.reading.readers.docx.parts.source import Source, source_of
from poedesk.proof.reading.readers.docx.parts.symbols import CROSSED, EMPTY, TICKED, shown

TWIPS = 20.0
"""Twips in a point."""

_BODY_LEVEL = 9
"""The outline level that means "body text"."""

_TAB = 720.0
"""Twips between default tab stops when the file does not tell."""

_PACKED, _UNPACKED = 64 * 1024, 1024 * 1024
"""Bytes, deflated and not, up to which styles are kept from one document to the next."""

_STYLE_ID = compiled(r"""\bw:styleId=["']([^"']*)["']""")
_DEFAULT = compiled(r"""\bw:default=["'](?:1|true|on)["']""")
_OF_PARAGRAPHS = compiled(r"""\bw:type=["']paragraph["']""")
_TAB_STOP = compiled(r"""<w:defaultTabStop w:val=["']([^"']*)["']\s*/>""")

_WORKED_OUT = 1000
"""Answers of one kind that are kept from one document to the next; more are dropped."""

_CHAIN = 12
"""Styles followed upwards; a chain that is longer runs in a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style of the file."""

    name: str
    based_on: str | None
    paragraph: etree._Element | None
    run: etree._Element | None
    painted: bool = False
    """Whether it paints cells of tables."""


@dataclass(slots=True)
class Styles:
    """All styles, and the list levels whose bullet is a tick box."""

    by_id: dict[str, Style] = field(default_factory=dict)
    source: Source | None = None
    """The part with the styles that are not opened yet: each is when a paragraph asks for it."""

    missing: set[str] = field(default_factory=set)
    default: str | None = None
    package: Package | None = None
    """Of the document; null while the styles are not those of one."""

    parts: Mapping[str, str] = field(default_factory=dict)
    _tab: float | None = None
    _boxes: dict[tuple[str, str], bool] | None = None
    looks: dict[tuple[str | None, str | None], object] = field(default_factory=dict)
    """(Run style, paragraph style) -> how a run without properties of its own looks; kept by ``looks``."""

    _headings: dict[str | None, bool] = field(default_factory=dict)
    _stops: dict[str | None, list[etree._Element | None]] = field(default_factory=dict)
    """Style -> the properties of it and its bases that have tab stops."""

    _switches: dict[tuple[str, str | None], bool | None] = field(default_factory=dict)
    _said: dict[tuple[str, str | None], etree._Element | None] = field(default_factory=dict)

    def forget_when_many(self) -> None:
        """Drop what was worked out for documents that asked for very many styles."""
        for kept in (self.looks, self._headings, self._stops, self._switches, self._said):
            if len(kept) > _WORKED_OUT:
                kept.clear()

    @property
    def tab(self) -> float:
        """Return the distance of the default tab stops in points."""
        if self._tab is None:
            twips = _tab(self.package, self.parts.get("settings")) if self.package is not None else _TAB
            self._tab = max(6.0, twips / TWIPS)
        return self._tab

    @property
    def boxes(self) -> Mapping[tuple[str, str], bool]:
        """Return (list number, level) -> whether its bullet is a ticked box."""
        if self._boxes is None:
            name = self.parts.get("numbering")
            package = self.package if name else None
            is_asked = package is not None and name is not None and _may_have_boxes(package, name)
            self._boxes = _boxes(package.xml(name)) if is_asked and package and name else {}
        return self._boxes

    def chain(self, style: str | None) -> Iterator[Style]:
        """Yield a style and those it is based on."""
        current = style
        for _ in range(_CHAIN):
            found = self.by_id.get(current or "") or self._open(current or "")
            if found is None:
                return
            yield found
            current = found.based_on

    def _open(self, key: str) -> Style | None:
        """Open one style: a template brings hundreds, a document uses a dozen."""
        source = self.source
        if source is None or not key or key in self.missing:
            return None
        for quote in "\"'":
            at = source.text.find(f"w:styleId={quote}{_escaped(key)}{quote}")
            start, end = source.text.rfind("<", 0, max(0, at)), source.text.find("</w:style>", at)
            if at > 0 and end > 0 and source.text.startswith("<w:style ", start):
                item = source.element(source.text[start : end + len("</w:style>")])
                return None if item is None else self.by_id.setdefault(key, _style(item))
        self.missing.add(key)
        return None

    def is_heading(self, properties: etree._Element | None) -> bool:
        """Return whether ``w:pPr`` makes a heading: an outline level, or a built-in heading or title style.

        Built-in names are English in the file whatever the language of Word; ids are translated.
        """
        level = value(child(properties, "w:outlineLvl"))
        if level is not None:
            return number(level, _BODY_LEVEL) < _BODY_LEVEL
        start = value(child(properties, "w:pStyle")) or self.default
        if start not in self._headings:
            self._headings[start] = self._is_heading_style(start)
        return self._headings[start]

    def _is_heading_style(self, start: str | None) -> bool:
        for style in self.chain(start):
            level = value(child(style.paragraph, "w:outlineLvl"))
            if level is not None:
                return number(level, _BODY_LEVEL) < _BODY_LEVEL
            if style.name.startswith(("heading ", "title", "subtitle")):
                return True
        return False

    def switch(
        self, name: str, direct: etree._Element | None, run_style: str | None, paragraph_style: str | None
    ) -> bool:
        """Return whether a run property such as ``w:vanish`` holds: of run, run style or paragraph style."""
        if direct is not None:
            return is_on(direct)
        for start in (run_style, paragraph_style or self.default):
            answer = self._styled(name, start) if start is not None else None
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

    def said(
        self, name: str, direct: etree._Element | None, run_style: str | None, paragraph_style: str | None
    ) -> etree._Element | None:
        """Return the run property that holds: of run, run style or paragraph style; null without any."""
        if direct is not None:
            return direct
        for start in (run_style, paragraph_style or self.default):
            key = (name, start)
            if start is not None and key not in self._said:
                found = (child(style.run, name) for style in self.chain(start))
                self._said[key] = next((item for item in found if item is not None), None)
            if start is not None and self._said[key] is not None:
                return self._said[key]
        return None

    def shade(self, properties: etree._Element | None) -> etree._Element | None:
        """Return what paints the ground of a paragraph: its own ``w:shd``, or that of its style."""
        own = child(properties, "w:shd")
        if own is not None:
            return own
        start = value(child(properties, "w:pStyle")) or self.default
        key = ("w:pPr", start)
        if key not in self._said:
            found = (child(style.paragraph, "w:shd") for style in self.chain(start))
            self._said[key] = next((item for item in found if item is not None), None)
        return self._said[key]

    def paints(self, table_style: str | None) -> bool:
        """Return whether a style of tables paints cells."""
        return table_style is not None and any(style.painted for style in self.chain(table_style))

    def stops(self, properties: etree._Element | None) -> tuple[float, ...]:
        """Return the tab stops of a paragraph in points, in order."""
        start = value(child(properties, "w:pStyle")) or self.default
        if start not in self._stops:
            self._stops[start] = [style.paragraph for style in self.chain(start)]
            self._stops[start] = [item for item in self._stops[start] if child(item, "w:tabs") is not None]
        sources = self._stops[start]
        if child(properties, "w:tabs") is not None:
            sources = [properties, *sources]
        found: dict[float, bool] = {}
        for source in sources:
            for name, stop in children(child(source, "w:tabs")):
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


def read_styles(package: Package, parts: dict[str, str], *, plain: bool) -> Styles:
    """Return the styles of the package; ``parts`` maps relation kinds (``styles``) to part names.

    ``plain`` takes them apart as text where that can be done, and then using them may raise NotPlain.
    """
    styles = None if "styles" in parts else Styles()
    if styles is None and plain:
        styles = _of_template(package, parts["styles"])
    if styles is None:
        styles = Styles()
        if not (plain and _index(styles, package.source(parts["styles"]))):
            _open_all(styles, package.xml(parts["styles"]))
    styles.forget_when_many()
    # What the styles say may be shared with other documents; what depends on one document stays its own.
    return replace(styles, package=package, parts=parts, missing=set(), _tab=None, _boxes=None)


def _of_template(package: Package, name: str) -> Styles | None:
    """Return the styles of a part that can be taken apart as text; null for any other."""
    packed = package.packed(name)
    if packed is None or len(packed[0]) > _PACKED:
        return None
    styles, size = _unpacked(*packed)
    package.spend(size)
    return styles


@lru_cache(maxsize=8)
def _unpacked(packed: bytes, crc: int) -> tuple[Styles | None, int]:
    """Return styles and the size that they unpack to.

    Kept for the next document: those of one template, or one program, bring the same styles byte for byte,
    often many times as large as what they say.
    """
    data = inflated(packed, crc, _UNPACKED + 1)
    if data is None or len(data) > _UNPACKED:
        return None, 0
    parser = safe_parser()
    styles = Styles()
    source = source_of(data, lambda text: etree.fromstring(text, parser))
    return (styles if _index(styles, source) else None), len(data)


def _index(styles: Styles, source: Source | None) -> bool:
    """Keep the text of the styles, and find the default one; false when they have to be read as a tree."""
    if source is None:
        return False
    styles.source = source
    at = 0
    while (at := source.text.find("w:default=", at + 1)) > 0:
        head = source.text[source.text.rfind("<", 0, at) : source.text.find(">", at)]
        key = _STYLE_ID.search(head)
        if key and _DEFAULT.search(head) and _OF_PARAGRAPHS.search(head):
            styles.default = key[1]
            break
    return True


def _escaped(key: str) -> str:
    return key.replace("&", "&amp;").replace("<", "&lt;")


def _open_all(styles: Styles, root: etree._Element | None) -> None:
    for name, item in children(root):
        if name != "w:style":
            continue
        key = attribute(item, "w:styleId") or ""
        styles.by_id[key] = _style(item)
        is_default = attribute(item, "w:default") in {"1", "true", "on"}
        if is_default and attribute(item, "w:type") == "paragraph":
            styles.default = key


def _style(item: etree._Element) -> Style:
    label = (value(child(item, "w:name")) or "").lower()
    painted = attribute(item, "w:type") == "table" and any(
        tag_of(inside) == "w:shd" for inside in item.iter()
    )
    return Style(label, value(child(item, "w:basedOn")), child(item, "w:pPr"), child(item, "w:rPr"), painted)


def _tab(package: Package, name: str | None) -> float:
    source = package.source(name) if name else None
    if source is not None:
        found = _TAB_STOP.search(source.text)
        return number(found[1], _TAB) if found else _TAB
    return number(value(child(package.xml(name), "w:defaultTabStop")), _TAB) if name else _TAB


def _may_have_boxes(package: Package, name: str) -> bool:
    """Tell whether a bullet can be a tick box: a sign of its own, or one of a symbol font."""
    source = package.source(name)
    return source is None or any(sign in source.text for sign in ("ings", "&#", EMPTY, TICKED, CROSSED))


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
