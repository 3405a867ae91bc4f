"""Pages while they are drawn: operators, marked pieces of content, widgets; and where everything stands."""

from poedesk.kernel.records import dataclass
from poedesk.paper.forms.pdf.file.tags import Element, Widget

Area = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where something stands on a page."""

    kind: str
    """``text``, or ``field`` for the place of an answer."""

    area: Area
    about: str
    """The text, or the name of the field."""


class Sheet:
    """One page."""

    __slots__ = ("marked", "number", "operators", "stands", "widgets")

    def __init__(self, number: int) -> None:
        """Begin an empty page; ``number`` counts from 0."""
        self.number = number
        self.operators: list[str] = []
        self.marked: list[Element] = []
        """Element of each marked piece of content, by its number."""

        self.widgets: list[Widget] = []
        self.stands: list[Stand] = []

    def paint(self, operators: str, kind: str = "Layout") -> None:
        """Draw what is no content: rules, borders, the foot of the page."""
        self.operators.append(f"/Artifact <</Type /{kind}>> BDC q {operators} Q EMC")

    def say(self, element: Element, operators: str) -> None:
        """Draw content of ``element``, read where the element's kids stand by now."""
        number = len(self.marked)
        self.marked.append(element)
        element.kids.append((self.number, number))
        self.operators.append(f"/{element.kind} <</MCID {number}>> BDC q {operators} Q EMC")

    def place(self, widget: Widget) -> None:
        """Put a widget on the page; it is read where its element's kids stand by now."""
        widget.element.kids.append(widget)
        self.widgets.append(widget)
