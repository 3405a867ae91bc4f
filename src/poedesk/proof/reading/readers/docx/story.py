"""The state of a walk through one part of the package, shared by the block, run and drawing walkers."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import field

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Field
from poedesk.proof.reading.readers.colours import Colour
from poedesk.proof.reading.readers.docx.content import Block, Control, Paragraph
from poedesk.proof.reading.readers.docx.parts.binding import Stores
from poedesk.proof.reading.readers.docx.parts.names import attribute, tag_of
from poedesk.proof.reading.readers.docx.parts.package import Package, Relation
from poedesk.proof.reading.readers.docx.parts.styles import Styles
from poedesk.proof.reading.readers.text import HIDDEN

CHANGES = {"w:ins": "insertion", "w:del": "deletion", "w:moveFrom": "move away", "w:moveTo": "move"}


@dataclass(slots=True)
class ComplexField:
    """A field between ``begin`` and ``end``: its instruction, then its result."""

    instruction: str = ""
    data: etree._Element | None = None
    in_result: bool = False
    silent: bool = False
    """Whether its result is not shown: what stands there is written from its data."""

    control: Control | None = None


@dataclass(slots=True)
class Replacement:
    """What a control shows instead of its content."""

    text: str
    held: list[str] = field(default_factory=list)
    """What stands in the control."""

    place: tuple[Paragraph, int] | None = None
    """Where ``text`` was written: the paragraph and the number of its part; null while it is not."""


@dataclass(slots=True)
class Shared:
    """What all parts of one document have in common."""

    package: Package
    styles: Styles
    prompts: Mapping[str, str]
    stores: Stores
    plain: bool = True
    """Whether parts may be read as text."""

    controls: list[Control] = field(default_factory=list)
    unseen: list[Field] = field(default_factory=list)
    """Fields of parts that no page shows."""

    notes: dict[str, None] = field(default_factory=dict)
    """What a reviewer should know about the reading; in order, each once."""

    unread: dict[str, None] = field(default_factory=dict)
    """What is there and was not read; in order, each once."""

    pictured: dict[str, bool] = field(default_factory=dict)
    """Pictures that may be pasted pages: member of the package -> whether it is as large as a page."""

    tracked: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(Author, kind of change) -> how many stretches were marked so."""

    def note(self, text: str) -> None:
        """Note what a reviewer should know; after many notes only that there are more."""
        self.notes[text if len(self.notes) < _NOTES else "there is more that does not agree"] = None


_MOVING = frozenset({"DATE", "TIME"})
_NOTES = 20
"""Notes on one document."""


@dataclass(slots=True)
class Story:
    """A walk through one part."""

    shared: Shared
    relations: Mapping[str, Relation]
    blocks: Callable[["Story", etree._Element], list[Block]]
    """Walks paragraphs and tables; handed in so that runs can hold text boxes."""

    body: bool = True
    """False in headers and footers."""

    ground: Colour = None
    """What is painted behind the text; null where that is not known."""

    current: Paragraph | None = None
    carried: Paragraph | None = None
    """A paragraph whose end was deleted: the next one continues it."""

    fields: list[ComplexField] = field(default_factory=list)
    open: list[tuple[Control, int]] = field(default_factory=list)
    """Controls that are open, each with its start in the current paragraph."""

    replaced: list["Replacement"] = field(default_factory=list)
    """Controls that show something else than they hold (a sign, bound data)."""

    @property
    def silent(self) -> bool:
        """Whether a field around shows something else than what stands here."""
        return bool(self.fields) and any(not item.in_result or item.silent for item in self.fields)

    def note_field(self, instruction: str) -> None:
        """Note a field whose result is the day on which somebody opens the document."""
        words = instruction.split(maxsplit=1)
        if words and words[0].upper() in _MOVING:
            self.shared.note("a date in it is a field that shows the day on which the document is opened")

    def leaves_out(self, text: str) -> None:
        """Note that ``text`` does not show."""
        if any(map(str.isalnum, text)) and not self.silent:
            self.shared.note(HIDDEN)

    def track(self, change: etree._Element, kind: str | None = None) -> None:
        """Note a tracked change: who made it, and of what kind it is (its name tells, unless given)."""
        author = " ".join((attribute(change, "w:author") or "").split()) or "someone unnamed"
        self.shared.tracked[author, kind or CHANGES[tag_of(change)]] += 1


def emit(story: Story, text: str) -> None:
    """Write ``text`` to the current paragraph, unless a field or tick box around it shows something else."""
    paragraph = story.current
    if paragraph is None or story.silent:
        return
    if story.replaced:
        replacement = story.replaced[-1]
        replacement.held.append(text)
        if replacement.place is None:
            replacement.place = paragraph, len(paragraph.parts)
            paragraph.write(replacement.text)
        return
    paragraph.write(text)


def begin(story: Story, control: Control) -> None:
    """Open a control at the place that the walk has reached."""
    if story.current is not None:
        story.current.held = True
    story.open.append((control, story.current.length if story.current else 0))


def finish(story: Story, control: Control) -> None:
    """Close a control: its last piece ends here."""
    for at, (found, start) in enumerate(story.open):
        if found is control:
            del story.open[at]
            if story.current is not None:
                story.current.held = True
                control.pieces.append((story.current, start, story.current.length))
            return


def start_paragraph(story: Story, paragraph: Paragraph) -> None:
    """Make ``paragraph`` the current one; open controls go on in it."""
    story.current = paragraph
    if story.open:
        paragraph.held = True
        story.open = [(control, paragraph.length) for control, _ in story.open]


def end_paragraph(story: Story) -> None:
    """Leave the current paragraph; what is open keeps the piece that it has in it."""
    paragraph = story.current
    if paragraph is not None:
        for control, start in story.open:
            control.pieces.append((paragraph, start, paragraph.length))
    story.current = None
