"""Pictures, ink, signature lines and text boxes inside a run."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lxml import etree

from poedesk.proof.reading.readers.docx.content import DrawnKind, Paragraph, Picture
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, children, number, tag_of
from poedesk.proof.reading.readers.docx.story import Story, end_paragraph
from poedesk.proof.reading.readers.docx.walking.descent import branch
from poedesk.proof.reading.readers.embedded import MAY_SAY, is_pixels

EMU = 12_700.0
"""English metric units in a point."""

_LETTER = 612.0 * 792.0
"""Square points of a letter page."""

LARGE = 0.3 * _LETTER
"""Square points from which on a picture may be a pasted page: three tenths of a letter page."""

NOT_LOOKED_AT = "a picture as large as a page was not read (text recognition is not available); give its text"

_STROKES = 12
"""Path commands from which on a free shape is handwriting rather than an arrow."""

_LINES = frozenset({"a:lnTo", "a:cubicBezTo", "a:quadBezTo"})

_UNITS = {"in": 72.0, "pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835}


def draw(story: Story, element: etree._Element) -> None:
    """Anchor what ``w:drawing``, ``w:pict`` or ``w:object`` shows at the place that the walk has reached."""
    paragraph = story.current
    if paragraph is None or any(not item.in_result for item in story.fields):
        return
    if tag_of(element) == "w:drawing":
        for _, frame in children(element):
            _scan(story, frame, _frame(frame, paragraph.length), behind=attribute(frame, "behindDoc"))
        return
    shape = next(
        (item for item in element.iter() if tag_of(item) in {"v:shape", "v:rect", "v:imagedata"}), None
    )
    _scan(story, element, _shape(shape, paragraph.length), behind=None)


def _frame(frame: etree._Element, at: int) -> Picture:
    extent = child(frame, "wp:extent")
    told = child(frame, "wp:docPr")
    detail = attribute(told, "descr") or attribute(told, "title")
    width = number(attribute(extent, "cx")) / EMU
    height = number(attribute(extent, "cy")) / EMU
    if tag_of(frame) != "wp:anchor":
        return Picture("picture", width, height, detail, at)
    across = _offset(child(frame, "wp:positionH"))
    down = _offset(child(frame, "wp:positionV"))
    return Picture("picture", width, height, detail, at, across, down or 0.0)


def _offset(position: etree._Element | None) -> float | None:
    if attribute(position, "relativeFrom") in {"page", "bottomMargin", "topMargin", "rightMargin"}:
        return None
    offset = child(position, "wp:posOffset")
    return None if offset is None else number(offset.text) / EMU


def _shape(shape: etree._Element | None, at: int) -> Picture:
    style = attribute(shape, "style") or ""
    sizes = dict(re.findall(r"(?:^|;)\s*([a-z-]+)\s*:\s*([^;]+)", style))
    detail = attribute(shape, "alt") or attribute(shape, "o:title")
    width, height = _length(sizes.get("width")), _length(sizes.get("height"))
    if sizes.get("position", "static").strip() != "absolute":
        return Picture("picture", width, height, detail, at)
    across, down = _length(sizes.get("margin-left")), _length(sizes.get("margin-top"))
    return Picture("picture", width, height, detail, at, across, down)


def _length(text: str | None) -> float:
    found = re.fullmatch(r"\s*(-?[\d.]+)\s*([a-z]*)\s*", text or "")
    return number(found[1]) * _UNITS.get(found[2], 1.0) if found else 0.0


def _scan(story: Story, element: etree._Element, place: Picture, *, behind: str | None) -> None:
    for name, item in children(element):
        if name == "mc:AlternateContent":
            chosen = branch(item)
            if chosen is not None:
                _scan(story, chosen, place, behind=behind)
        elif name in {"a:blip", "v:imagedata"}:
            _picture(story, item, place, behind=behind in {"1", "true"})
        elif name in _SHOWN:
            _SHOWN[name](story, item, place)
        elif name.endswith(":relIds"):
            _diagram(story, item)
        else:
            _scan(story, item, place, behind=behind)


def _ink(story: Story, _: etree._Element, place: Picture) -> None:
    _add(story, place, "ink-annotation", place.detail)


def _free_shape(story: Story, shape: etree._Element, place: Picture) -> None:
    if sum(1 for part in shape.iter() if tag_of(part) in _LINES) >= _STROKES:
        _add(story, place, "strokes", place.detail)


def _embedded(story: Story, item: etree._Element, _: Picture) -> None:
    program = attribute(item, "ProgID") or "unknown kind"
    note = f"a file embedded in it ({program}) was not read; give it as a file of its own"
    story.shared.unread[note] = None


def _word_art(story: Story, item: etree._Element, _: Picture) -> None:
    """Read letters that are drawn, as watermarks are, as a line of their own; they stand across the text."""
    words = " ".join((attribute(item, "string") or "").split())
    if words:
        line = Paragraph(bold=False)
        line.write(words)
        if story.current is not None:
            story.current.inside.append(line)
        story.shared.note(f"\u201c{words[:80]}\u201d is drawn across it (a watermark or word art)")


def _add(story: Story, place: Picture, kind: DrawnKind, detail: str | None, name: str | None = None) -> None:
    paragraph = story.current
    if paragraph is not None:
        paragraph.pictures.append(replace(place, kind=kind, detail=detail, at=paragraph.length, name=name))


def _picture(story: Story, image: etree._Element, place: Picture, *, behind: bool) -> None:
    paragraph = story.current
    if paragraph is None or any(item.kind == "signature-line" for item in paragraph.pictures[-1:]):
        return  # the image of a signature line comes with it
    relation = story.relations.get(attribute(image, "r:embed") or attribute(image, "r:id") or "")
    held = relation is not None and not relation.external and is_pixels(relation.target)
    member = relation.target if relation is not None and held else None
    _add(story, replace(place, member=member), "picture", place.detail or attribute(image, "o:title"))
    area = place.width * place.height
    if not story.body or behind or area < MAY_SAY * _LETTER:
        return
    if member is not None:
        story.shared.pictured[member] = area >= LARGE
    elif area >= LARGE:
        story.shared.unread[NOT_LOOKED_AT] = None


def _signature_line(story: Story, line: etree._Element, place: Picture) -> None:
    paragraph = story.current
    if paragraph is None or attribute(line, "issignatureline") in {"f", "false", "0"}:
        return
    told = [attribute(line, f"o:suggestedsigner{ending}") for ending in ("", "2", "email")]
    detail = ", ".join(part for part in told if part) or None
    paragraph.pictures = [item for item in paragraph.pictures if item.at != paragraph.length]
    _add(story, place, "signature-line", detail, (attribute(line, "id") or "").upper() or None)


def _text_box(story: Story, content: etree._Element, _: Picture) -> None:
    """Walk a text box; its paragraphs follow the one that it is anchored in."""
    paragraph, waiting, fields = story.current, story.open, story.fields
    carried, replaced, ground = story.carried, story.replaced, story.ground
    story.ground = None  # a shape may be painted
    story.open, story.fields, story.carried, story.replaced, story.current = [], [], None, [], None
    blocks = story.blocks(story, content)
    end_paragraph(story)
    story.open, story.fields, story.carried, story.replaced = waiting, fields, carried, replaced
    story.current, story.ground = paragraph, ground
    if paragraph is not None:
        paragraph.inside.extend(blocks)


def _diagram(story: Story, links: etree._Element) -> None:
    """Take the words of a SmartArt diagram out of its data part."""
    relation = story.relations.get(attribute(links, "r:dm") or "")
    root = story.shared.package.xml(relation.target) if relation and not relation.external else None
    paragraph = story.current
    if root is None or paragraph is None:
        return
    for node in root.iter():
        if tag_of(node) == "a:p":
            words = "".join(part.text or "" for part in node.iter() if tag_of(part) == "a:t").strip()
            if words:
                line = type(paragraph)(bold=False)
                line.write(words)
                paragraph.inside.append(line)


_SHOWN: Mapping[str, Callable[[Story, etree._Element, Picture], None]] = MappingProxyType(
    {
        "w:txbxContent": _text_box,
        "o:signatureline": _signature_line,
        "w14:contentPart": _ink,
        "a:custGeom": _free_shape,
        "o:OLEObject": _embedded,
        "v:textpath": _word_art,
    }
)
