"""The tree of an HTML page as lines and tables: what a browser shows, in its order."""

from collections.abc import Callable, Iterator
from dataclasses import field

from selectolax.lexbor import LexborNode

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.flow import CLOSE, OPEN, PICTURE, SIGNS, Item, Line, Table
from poedesk.proof.reading.readers.html.hidden import is_hiding
from poedesk.proof.reading.readers.html.looks import Look, look_of
from poedesk.proof.reading.readers.html.tags import (
    BLOCKS,
    BOLD,
    CONTROLS,
    DROPPED,
    HEADINGS,
    KEPT_BLANKS,
    STRUCK,
)
from poedesk.proof.reading.readers.text import UNSEEN

_QUOTE_CLASSES = frozenset({"gmail_quote", "gmail_quote_container", "yahoo_quoted", "moz-cite-quote"})
_BLANKS = compiled(r"[ \t\n\r\f]+")
_BOLD_LENGTH = 100
_DEEPEST_TABLE = 12
_MOST_COLUMNS = 200
"""Columns of a table in which cells are let span others."""

_SMALLEST_PICTURE = 8
_TEXT_INPUTS = {"date": FieldKind.DATE, "datetime-local": FieldKind.DATE, "month": FieldKind.DATE}
_NO_TEXT_INPUTS = frozenset({"hidden", "submit", "button", "reset", "image", "file", "password"})


@dataclass(slots=True)
class Control:
    """A form control in the order of the page; its value stands between ``OPEN`` and ``CLOSE``."""

    name: str
    kind: FieldKind
    value: str | None
    checked: bool | None
    label: str | None
    """What its ``<label>`` says."""

    group: str | None
    hint: str | None
    """What it says when empty, or to a screen reader."""


@dataclass(slots=True)
class Flow:
    """Lines and tables of a page with its controls and pictures, in order."""

    items: list[Item] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    pictures: list[str | None] = field(default_factory=list)
    """Alternative text of each picture."""

    hidden: bool = False
    """Whether words were left out because nobody sees them, or because they are struck out."""


def flow_of(root: LexborNode) -> Flow:
    """Return what a browser would show of ``root``."""
    flow = Flow()
    labels = {str(node.attributes.get("for")): _words(node) for node in root.css("label[for]")}
    pictured = root.css_first("img, svg, canvas, video, object") is not None
    builder = _Builder(flow, labels, 0, _State(look=look_of(root, Look(pictured=pictured))))
    flow.items = builder.build(root)
    return flow


_PLAIN = Look()


@dataclass(slots=True)
class _State:
    """What holds inside the elements that are open."""

    quoted: int = 0
    indent: int = 0
    heading: bool = False
    bold: bool = False
    kept: bool = False
    group: str | None = None
    look: Look = _PLAIN


class _Builder:
    """Builds the items of one cell (or the page); nested tables get builders of their own."""

    def __init__(self, flow: Flow, labels: dict[str, str], depth: int, state: _State) -> None:
        self._flow, self._labels, self._depth = flow, labels, depth
        self._items: list[Item] = []
        self._text = ""
        self._plain = 0
        """Characters of the open line that are not bold."""
        self._states = [state]
        self._counters: list[int | None] = []

    def build(self, root: LexborNode) -> list[Item]:
        """Return the items of ``root``; the walk keeps its own stack, however deep the page is."""
        for node, entering in _walk(root, self._skips):
            if entering:
                self._enter(node)
            else:
                self._leave(node)
        self._break()
        return self._items

    def _skips(self, node: LexborNode) -> bool:
        """Tell whether what is inside ``node`` is taken care of elsewhere, or not shown."""
        tag = node.tag or ""
        if tag in DROPPED or tag in CONTROLS or tag == "img":
            return True
        return (tag == "table" and self._depth < _DEEPEST_TABLE) or _is_hidden(node)

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        state = self._states[-1]
        if tag == "-text":
            self._add(node.text_content or "")
        elif tag in DROPPED:
            pass
        elif not tag.startswith("-") and _is_hidden(node):
            self._flow.hidden = self._flow.hidden or _tells(node)
        elif tag == "br":
            self._break(always=True)
        elif tag == "table" and self._depth < _DEEPEST_TABLE:
            self._break()
            self._items.append(self._table(node))
        elif tag == "img":
            self._picture(node)
        elif tag in CONTROLS:
            self._control(node, tag)
        if tag in BLOCKS:
            self._break()
        self._states.append(self._inside(node, tag, state))
        if tag == "li":
            self._number()

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in BLOCKS:
            self._break()
        if tag in {"td", "th"}:
            self._text += "\t"
        if tag in {"ol", "ul", "menu"} and self._counters:
            self._counters.pop()
        self._states.pop()

    def _inside(self, node: LexborNode, tag: str, state: _State) -> _State:
        attributes = node.attributes if not tag.startswith("-") else {}
        classes = set((attributes.get("class") or "").split())
        is_list = tag in {"ol", "ul", "menu"}
        if is_list:
            first = attributes.get("start") or "1"
            number = int(first) if first.isascii() and first.isdigit() and len(first) < 6 else 1  # noqa: PLR2004
            self._counters.append(number if tag == "ol" else None)
        children = _children(node) if tag == "fieldset" else []
        legend = next((_words(child) for child in children if child.tag == "legend"), None)
        quoting = tag == "blockquote" or bool(classes & _QUOTE_CLASSES and not _holds_quote(node))
        style = (attributes.get("style") or "").replace(" ", "").lower()
        bold = "font-weight:bold" in style or "font-weight:700" in style
        return _State(
            quoted=state.quoted + quoting,
            indent=state.indent + is_list,
            heading=state.heading or tag in HEADINGS,
            bold=state.bold or tag in BOLD or bold,
            kept=state.kept or tag in KEPT_BLANKS or "white-space:pre" in style,
            group=legend if tag == "fieldset" else state.group,
            look=state.look if tag.startswith("-") else look_of(node, state.look),
        )

    def _add(self, text: str) -> None:
        if not self._states[-1].look.shows:
            self._flow.hidden = self._flow.hidden or any(map(str.isalnum, text))
            return
        if not (text.isascii() and text.isprintable()):
            text = UNSEEN.sub("", SIGNS.sub("", text))
        if self._states[-1].kept:
            *whole, last = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            for line in whole:
                self._append(line)
                self._break(always=True)
            self._append(last)
            return
        folded = _BLANKS.sub(" ", text)
        self._append(folded.lstrip(" ") if not self._text or self._text.endswith((" ", "\t")) else folded)

    def _append(self, text: str) -> None:
        self._text += text
        if not self._states[-1].bold:
            self._plain += len(text.strip())

    def _break(self, *, always: bool = False) -> None:
        """End the line; an empty one is kept only where the page breaks it on purpose."""
        text = self._text.strip(" \n\r\t") if not self._states[-1].kept else self._text.rstrip()
        if text or always:
            state = self._states[-1]
            is_bold = self._plain == 0 and 0 < len(text) <= _BOLD_LENGTH and self._depth == 0
            self._items.append(
                Line(text, bool(text) and (state.heading or is_bold), state.quoted, state.indent)
            )
        self._text, self._plain = "", 0

    def _number(self) -> None:
        if self._counters and self._counters[-1] is not None:
            self._append(f"{self._counters[-1]}. ")
            self._counters[-1] += 1

    def _table(self, node: LexborNode) -> Table:
        state = self._states[-1]
        table = Table(quoted=state.quoted)
        below: dict[int, int] = {}
        for row, around in self._rows(node, look_of(node, state.look)):
            cells: list[tuple[list[Item], int]] = []
            column = 0
            for cell in _children(row):
                if cell.tag not in {"td", "th"} or self._hides(cell):
                    continue
                column = self._skip_spanned(cells, column, below)
                inside = _State(quoted=state.quoted, look=look_of(cell, around))
                content = _Builder(self._flow, self._labels, self._depth + 1, inside).build(cell)
                width = _span(cell, "colspan") if column < _MOST_COLUMNS else 1
                cells.append((content, width))
                height = _span(cell, "rowspan")
                reached = range(column, min(column + width, _MOST_COLUMNS)) if height > 1 else ()
                below.update(dict.fromkeys(reached, height))
                column += width
            table.rows.append(cells)
            below = {place: left - 1 for place, left in below.items() if left > 1}
        caption = next((child for child in _children(node) if child.tag == "caption"), None)
        if caption is not None and not self._hides(caption):
            self._items.append(Line(_words(caption), heading=True, quoted=state.quoted))
        return table

    def _rows(self, table: LexborNode, look: Look) -> Iterator[tuple[LexborNode, Look]]:
        """Yield the rows that show, each with how what stands in it looks."""
        for child in _children(table):
            if child.tag == "tr" and not self._hides(child):
                yield child, look_of(child, look)
            elif child.tag in {"thead", "tbody", "tfoot"} and not self._hides(child):
                inside = look_of(child, look)
                rows = (row for row in _children(child) if row.tag == "tr" and not self._hides(row))
                yield from ((row, look_of(row, inside)) for row in rows)

    def _hides(self, node: LexborNode) -> bool:
        """Return whether ``node`` is hidden, and keep in mind that it held words."""
        hides = _is_hidden(node)
        self._flow.hidden = self._flow.hidden or (hides and _tells(node))
        return hides

    @staticmethod
    def _skip_spanned(cells: list[tuple[list[Item], int]], column: int, below: dict[int, int]) -> int:
        """Leave the columns empty into which a cell of an earlier row reaches down."""
        while column in below:
            cells.append(([], 1))
            column += 1
        return column

    def _picture(self, node: LexborNode) -> None:
        if (
            _is_hidden(node)
            or self._states[-1].look.invisible
            or any(
                (node.attributes.get(side) or "x").isdigit()
                and int(node.attributes[side] or 0) < _SMALLEST_PICTURE
                for side in ("width", "height")
            )
        ):
            return
        self._text += PICTURE
        self._flow.pictures.append(node.attributes.get("alt") or None)

    def _control(self, node: LexborNode, tag: str) -> None:
        kind = (node.attributes.get("type") or "text").lower() if tag == "input" else tag
        if kind in _NO_TEXT_INPUTS or _is_hidden(node) or self._states[-1].look.invisible:
            return
        label = self._labels.get(node.attributes.get("id") or "") or None
        control = Control(
            name=node.attributes.get("name") or node.attributes.get("id") or "",
            kind=FieldKind.TEXT,
            value=None,
            checked=None,
            label=label.strip(" :*") or None if label else None,
            group=self._states[-1].group,
            hint=node.attributes.get("aria-label") or node.attributes.get("placeholder") or None,
        )
        if kind in {"checkbox", "radio"}:
            control.kind = FieldKind.CHECKBOX if kind == "checkbox" else FieldKind.RADIO
            control.checked = "checked" in node.attributes
            control.value = node.attributes.get("value")
            self._append(f"{OPEN}{'☒' if control.checked else '☐'}{CLOSE} ")
        else:
            value = _value(node, tag)
            control.kind = FieldKind.CHOICE if tag == "select" else _TEXT_INPUTS.get(kind, FieldKind.TEXT)
            control.value = value or None
            self._append(f"\t{OPEN}{value}{CLOSE}\t")
        self._flow.controls.append(control)


def _walk(root: LexborNode, skips: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """Yield the nodes inside ``root`` twice, on the way in and on the way out, without recursion."""
    stack = [(child, True) for child in reversed(_children(root))]
    while stack:
        node, entering = stack.pop()
        yield node, entering
        if entering:
            stack.append((node, False))
            if not skips(node):
                stack.extend((child, True) for child in reversed(_children(node)))


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _is_hidden(node: LexborNode) -> bool:
    if (node.tag or "-").startswith("-"):
        return False
    attributes = node.attributes
    if node.tag in STRUCK or "hidden" in attributes or (node.tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    return bool(style) and is_hiding(style or "")


def _tells(node: LexborNode) -> bool:
    """Return whether there are words in ``node``, in what a page could show."""
    return any(
        inside.tag == "-text" and any(map(str.isalnum, inside.text_content or ""))
        for inside, entering in _walk(node, lambda inside: inside.tag in DROPPED)
        if entering
    )


def _holds_quote(node: LexborNode) -> bool:
    """Tell whether a mail program's quote box holds a blockquote, which then counts instead."""
    return node.css_first("blockquote") is not None


def _span(cell: LexborNode, name: str) -> int:
    text = cell.attributes.get(name) or "1"
    return min(max(int(text), 1), 100) if text.isascii() and text.isdigit() and len(text) < 5 else 1  # noqa: PLR2004


def _words(node: LexborNode) -> str:
    return SIGNS.sub("", " ".join((node.text(deep=True) or "").split()))


def _value(node: LexborNode, tag: str) -> str:
    if tag == "select":
        options = node.css("option")
        chosen = [option for option in options if "selected" in option.attributes]
        return ", ".join(_words(option) for option in chosen)
    text = node.text(deep=True) if tag == "textarea" else node.attributes.get("value")
    return " ".join(SIGNS.sub("", text or "").split())
