"""The structure of a document: what each piece of its content is, in the order in which it is read."""

from collections.abc import Iterator

from poedesk.kernel.records import dataclass

Place = tuple[int, int]
"""Index of a page, and the number of the marked content on it."""


class Element:
    """One element of the structure tree."""

    __slots__ = ("attributes", "kids", "kind", "parent")

    def __init__(self, kind: str, parent: "Element | None" = None, **attributes: str) -> None:
        """Make an element of a standard ``kind`` without its slash.

        ``attributes`` are those of the kind: ``Scope`` of a ``TH``; ``Role``, ``checked``, ``Desc`` of a
        ``Form`` whose field was made plain content.
        """
        self.kind = kind
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Kid] = []

    def child(self, kind: str, **attributes: str) -> "Element":
        """Return a new element at the end of this one."""
        made = Element(kind, self, **attributes)
        self.kids.append(made)
        return made

    def walk(self) -> Iterator["Element"]:
        """Yield this element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


@dataclass(frozen=True, slots=True, eq=False)
class Widget:
    """One place on a page that shows a field; a field that runs over pages has several."""

    name: str
    kind: str
    """A kind of ``outline``."""

    box: tuple[float, float, float, float]
    """Left, bottom, right, top in points from the lower left corner of the page."""

    tooltip: str
    required: bool
    value: str | bool | None
    strokes: str
    """Operators that draw the value, from the box's lower left corner; of a tick those of the ticked box."""

    size: float
    """Size of the letters that a person types, in points; 0 lets the viewer choose."""

    lines: bool
    """Whether it holds more than one line."""

    options: tuple[str, ...]
    """What a choice offers."""

    element: Element


Kid = Element | Place | Widget
