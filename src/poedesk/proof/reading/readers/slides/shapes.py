"""The shapes of a slide with their places in points: text, tables, pictures, rules, what cannot be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, NamedTuple

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.sheets.excel import local

_POINT = 12_700.0
"""EMU in a point."""

_USUAL_SIZE = 18.0
"""Points of text whose size nobody says."""

_MOST_EMU = 10**9
_DEEPEST = 40
_FLAT = 3.0
"""Points up to which a line is level."""


class Place(NamedTuple):
    """How the coordinates of a group become those of the slide: scale and shift on both axes."""

    across: float = 1.0
    down: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def box(self, box: Box) -> Box:
        """Return a box of the group on the slide."""
        return Box(
            box.left * self.across + self.left,
            box.top * self.down + self.top,
            box.right * self.across + self.left,
            box.bottom * self.down + self.top,
        )


@dataclass(slots=True)
class Text:
    """Lines of text in a box, the size of their letters in points."""

    box: Box
    lines: list[tuple[str, float]]
    title: bool = False
    cell: tuple[int, int, int] | None = None
    """Table, row and column."""


@dataclass(slots=True)
class Shapes:
    """What stands on a slide."""

    texts: list[Text] = field(default_factory=list)
    pictures: list[tuple[Box, str | None]] = field(default_factory=list)
    """Place and alternative text."""

    pixels: list[tuple[Box, str]] = field(default_factory=list)
    """Place and relation id of the same, as far as the file holds them."""

    rules: list[Box] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Kinds of what is shown and cannot be read, such as ``embedded object``."""

    frames: list[tuple[Box, str]] = field(default_factory=list)
    """Place and relation id of the diagrams, whose words stand in a part of their own."""

    tables: int = 0
    charts: int = 0


Anchors = Mapping[tuple[str, str], Box]
"""Kind and number of a placeholder -> where a layout puts it."""


def shapes_of(root: Any, anchors: Sequence[Anchors]) -> Shapes:
    """Return what the slide ``root`` shows; ``anchors`` are those of its layout and its master."""
    found = Shapes()
    tree = _first(root, "cSld", "spTree")
    if tree is not None:
        _walk(tree, Place(), anchors, found, 0)
    return found


def anchors_of(root: Any) -> Anchors:
    """Return where the placeholders of a layout or master stand."""
    found: dict[tuple[str, str], Box] = {}
    tree = _first(root, "cSld", "spTree") if root is not None else None
    for item in tree if tree is not None else ():
        held, box = _placeholder(item), _own_box(item)
        if held is not None and box is not None:
            kind, number = held
            found.setdefault((kind, number), box)
            found.setdefault((kind, ""), box)
            if number:
                found.setdefault(("", number), box)
    return found


def _walk(parent: Any, place: Place, anchors: Sequence[Anchors], found: Shapes, depth: int) -> None:
    for item in parent:
        name = local(item)
        if _hidden(item):
            continue
        if name in {"grpSp", "AlternateContent"} and depth >= _DEEPEST:
            found.unread.append("group of groups")
        elif name == "grpSp":
            _walk(item, _inside(item, place), anchors, found, depth + 1)
        elif name == "AlternateContent":
            forms = {local(form): form for form in item}
            form = forms.get("Fallback", forms.get("Choice"))  # the form that every program can show
            _walk(form if form is not None else (), place, anchors, found, depth + 1)
        elif name == "sp":
            _shape(item, place, anchors, found)
        else:
            _other(name, item, place, found)


def _other(name: str, item: Any, place: Place, found: Shapes) -> None:
    if name == "graphicFrame":
        _frame(item, place, found)
    elif name == "pic":
        box = _own_box(item) or Box(0, 0, 0, 0)
        _picture(item, place.box(box), found)
    elif name == "cxnSp":
        _rule(item, place, found)
    elif name == "contentPart":
        found.unread.append("ink")


def _shape(item: Any, place: Place, anchors: Sequence[Anchors], found: Shapes) -> None:
    held = _placeholder(item)
    box = _own_box(item) or _inherited(held, anchors)
    if box is not None:
        box = place.box(box)
    if _first(item, "spPr", "blipFill") is not None:
        _picture(item, box or Box(0, 0, 0, 0), found)
    body = _first(item, "txBody")
    lines = _lines(body) if body is not None else []
    if any(text.strip() for text, _ in lines):
        title = held is not None and held[0] in {"title", "ctrTitle"}
        found.texts.append(Text(box or Box(0, 0, 0, 0), lines, title))
    elif box is not None:
        _level(box, found)


def _picture(item: Any, box: Box, found: Shapes) -> None:
    """Take a picture: its own element holds its pixels, or the fill of a shape does."""
    found.pictures.append((box, _described(item)))
    fill = _first(item, "blipFill", "blip")
    pixels = fill if fill is not None else _first(item, "spPr", "blipFill", "blip")
    told = pixels.attrib.items() if pixels is not None else ()
    keys = [value for key, value in told if str(key).endswith("}embed")]
    found.pixels += [(box, str(key)) for key in keys[:1]]


def _rule(item: Any, place: Place, found: Shapes) -> None:
    box = _own_box(item)
    if box is not None:
        _level(place.box(box), found)


def _level(box: Box, found: Shapes) -> None:
    if box.height <= _FLAT < box.width:
        found.rules.append(box)


def _frame(item: Any, place: Place, found: Shapes) -> None:
    box = place.box(_box(_first(item, "xfrm")) or Box(0, 0, 0, 0))
    data = _first(item, "graphic", "graphicData")
    held = next((child for child in data if local(child)), None) if data is not None else None
    name = local(held) if held is not None else ""
    if name == "tbl":
        _table(held, box, found)
    elif name == "relIds":
        keys = (
            [value for key, value in held.attrib.items() if key.endswith("}dm")] if held is not None else []
        )
        found.frames += [(box, key) for key in keys]
    else:
        found.unread.append({"chart": "chart", "oleObj": "embedded object"}.get(name, "graphic"))


def _table(table: Any, box: Box, found: Shapes) -> None:
    number = found.tables
    found.tables += 1
    grid = _first(table, "tblGrid")
    widths = [_points(column.get("w")) for column in grid] if grid is not None else []
    top = box.top
    for row, item in enumerate(child for child in table if local(child) == "tr"):
        height = _points(item.get("h")) or _USUAL_SIZE
        left = box.left
        for column, cell in enumerate(child for child in item if local(child) == "tc"):
            width = widths[column] if column < len(widths) else 0.0
            body = _first(cell, "txBody")
            covered = cell.get("hMerge") in {"1", "true"} or cell.get("vMerge") in {"1", "true"}
            if body is not None and not covered:
                span = int(cell.get("gridSpan", "1")) if cell.get("gridSpan", "1").isdigit() else 1
                wide = sum(widths[column : column + max(1, span)]) or width
                place = Box(left, top, left + wide, top + height)
                lines = _lines(body)
                if any(text.strip() for text, _ in lines):
                    found.texts.append(Text(place, lines, cell=(number, row, column)))
            left += width
        top += height


def _lines(body: Any) -> list[tuple[str, float]]:
    """Return the lines of a text with their sizes; a break within a paragraph ends a line too."""
    found: list[tuple[str, float]] = []
    for paragraph in body:
        if local(paragraph) != "p":
            continue
        parts, size = [""], 0.0
        for item in paragraph:
            name = local(item)
            if name in {"r", "fld"}:
                parts[-1] += "".join(_said(item))
                size = max(size, _size(item))
            elif name == "br":
                parts.append("")
        found += [(text, size or _USUAL_SIZE) for text in parts]
    return found


def words_of_diagram(root: Any) -> list[str]:
    """Return the lines of a diagram in their order."""
    return [
        text
        for item in root.iter()
        if local(item) == "p"
        and (text := "".join("".join(_said(run)) for run in item if local(run) in {"r", "fld"})).strip()
    ]


def _said(run: Any) -> Iterator[str]:
    return ((item.text or "").replace("\v", " ") for item in run if local(item) == "t")


def _size(run: Any) -> float:
    looks = _first(run, "rPr")
    text = looks.get("sz", "") if looks is not None else ""
    return min(int(text) / 100, 400.0) if text.isascii() and text.isdigit() and len(text) <= 6 else 0.0  # noqa: PLR2004


def _inside(group: Any, place: Place) -> Place:
    frame = _first(group, "grpSpPr", "xfrm")
    outer, inner = _box(frame), _box(frame, "chOff", "chExt")
    if outer is None or inner is None or not inner.width or not inner.height:
        return place
    across, down = outer.width / inner.width, outer.height / inner.height
    return Place(
        place.across * across,
        place.down * down,
        place.left + place.across * (outer.left - inner.left * across),
        place.top + place.down * (outer.top - inner.top * down),
    )


def _placeholder(item: Any) -> tuple[str, str] | None:
    for child in item:
        held = _first(child, "nvPr", "ph") if local(child).startswith("nv") else None
        if held is not None:
            return held.get("type", "body"), held.get("idx", "")
    return None


def _inherited(held: tuple[str, str] | None, anchors: Sequence[Anchors]) -> Box | None:
    if held is None:
        return None
    kind, number = held
    for known in anchors:
        for key in ((kind, number), ("", number), (kind, "")):
            if key[0] or key[1]:
                box = known.get(key)
                if box is not None:
                    return box
    return None


def _own_box(item: Any) -> Box | None:
    return _box(_first(item, "spPr", "xfrm"))


def _box(frame: Any, offset: str = "off", extent: str = "ext") -> Box | None:
    off, ext = (_first(frame, offset), _first(frame, extent)) if frame is not None else (None, None)
    if off is None or ext is None:
        return None
    left, top = _points(off.get("x")), _points(off.get("y"))
    return Box(left, top, left + abs(_points(ext.get("cx"))), top + abs(_points(ext.get("cy"))))


def _points(text: str | None) -> float:
    try:
        return max(-_MOST_EMU, min(int(text or "0"), _MOST_EMU)) / _POINT
    except ValueError:
        return 0.0


def _named(item: Any) -> Any:
    """Return the element with the name and the flags of a shape."""
    for child in item:
        if local(child).startswith("nv"):
            return _first(child, "cNvPr")
    return None


def _hidden(item: Any) -> bool:
    named = _named(item)
    return named is not None and named.get("hidden") in {"1", "true"}


def _described(item: Any) -> str | None:
    named = _named(item)
    return (named.get("descr") or None) if named is not None else None


def _first(item: Any, *path: str) -> Any:
    """Return the first element down a path of local names; null when there is none."""
    for name in path:
        item = next((child for child in item if local(child) == name), None)
        if item is None:
            return None
    return item
