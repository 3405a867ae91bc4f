"""The state of a walk through one part of the package, shared by the block, run and drawing walkers."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from lxml import etree

from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.docx.content import Block, Control, Paragraph
from poedesk.proof.reading.readers.docx.controls import content_control, settle
from poedesk.proof.reading.readers.docx.parts.binding import Stores
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, children, tag_of
from poedesk.proof.reading.readers.docx.parts.package import Package, Relation
from poedesk.proof.reading.readers.docx.parts.styles import Styles
from poedesk.proof.reading.readers.docx.parts.symbols import CROSSED, EMPTY

INSERTED = frozenset({"w:ins", "w:moveTo"})
DELETED = frozenset({"w:del", "w:moveFrom"})
CHANGES = {"w:ins": "insertion", "w:del": "deletion", "w:moveFrom": "move", "w:moveTo": "move"}
_WRAPPERS = frozenset(
    {
        "w:hyperlink",
        "w:smartTag",
        "w:customXml",
        "w:fldSimple",
        "w:dir",
        "w:bdo",
        "w:sdtContent",
        "w:rubyBase",
    }
)


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
class Shared:
    """What all parts of one document have in common."""

    package: Package
    styles: Styles
    prompts: Mapping[str, str]
    stores: Stores
    plain: bool = True
    """Whether parts may be read as text."""

    controls: list[Control] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    """What a reviewer should know about the reading; in order, each once."""

    unread: dict[str, None] = field(default_factory=dict)
    """What is there and was not read; in order, each once."""

    tracked: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(Author, kind of change) -> how many stretches were marked so."""


@dataclass(slots=True)
class Story:
    """A walk through one part."""

    shared: Shared
    relations: Mapping[str, Relation]
    blocks: Callable[["Story", etree._Element], list[Block]]
    """Walks paragraphs and tables; handed in so that runs can hold text boxes."""

    body: bool = True
    """False in headers and footers."""

    current: Paragraph | None = None
    carried: Paragraph | None = None
    """A paragraph whose end was deleted: the next one continues it."""

    fields: list[ComplexField] = field(default_factory=list)
    open: list[tuple[Control, int]] = field(default_factory=list)
    """Controls that are open, each with its start in the current paragraph."""

    replaced: list[list[str]] = field(default_factory=list)
    """Controls that show something else than they hold (a sign, bound data): what is still to be written."""

    @property
    def silent(self) -> bool:
        """Whether a field around shows something else than what stands here."""
        return bool(self.fields) and any(not item.in_result or item.silent for item in self.fields)

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
        instead = story.replaced[-1]
        if instead:
            paragraph.write(instead.pop())
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


def descend(
    story: Story, element: etree._Element, handlers: Mapping[str, Callable[[etree._Element], None]]
) -> None:
    """Walk the children of ``element``: through wrappers and controls, past what was deleted.

    ``handlers`` maps the short names that the caller wants to what it does with them.
    """
    for name, item in children(element):
        handle(story, name, item, handlers)


def handle(
    story: Story,
    name: str,
    item: etree._Element,
    handlers: Mapping[str, Callable[[etree._Element], None]],
) -> None:
    """Walk one child, as ``descend`` does with all."""
    handler = handlers.get(name)
    if handler is not None:
        handler(item)
    elif name == "w:sdt":
        content = child(item, "w:sdtContent")
        if content is not None:
            with controlled(story, item):
                descend(story, content, handlers)
    elif name in _WRAPPERS:
        descend(story, item, handlers)
    elif name in INSERTED:
        story.track(item)
        descend(story, item, handlers)
    elif name in DELETED:
        story.track(item)
    elif name == "mc:AlternateContent":
        chosen = branch(item)
        if chosen is not None:
            descend(story, chosen, handlers)


@contextmanager
def controlled(story: Story, sdt: etree._Element) -> Iterator[None]:
    """Keep the content control ``sdt`` open while its content is walked."""
    held = open_control(story, sdt)
    yield
    if held is not None:
        close_control(story, held)


@dataclass(frozen=True, slots=True)
class Held:
    """A content control that is open."""

    control: Control
    before: int
    """Controls of the document when it was opened, itself left out."""

    instead: str | None
    """What it shows instead of its content."""


def open_control(story: Story, sdt: etree._Element) -> Held | None:
    """Open the content control ``sdt`` at the place that the walk has reached; null for what nobody fills."""
    control = content_control(sdt)
    if control is None:
        return None
    before = len(story.shared.controls)
    story.shared.controls.append(control)
    instead = _instead(story, control, sdt)
    if instead is not None:
        story.replaced.append([instead])
    begin(story, control)
    return Held(control, before, instead)


def close_control(story: Story, held: Held) -> None:
    """Close what ``open_control`` opened."""
    if held.instead is not None:
        if story.replaced[-1]:
            emit(story, "")  # nothing inside was written: what it shows still is
        story.replaced.pop()
    finish(story, held.control)
    settle(held.control, story.shared.prompts.get(held.control.prompt or ""))
    if len(story.shared.controls) > held.before + 1 and held.control.kind is FieldKind.TEXT:
        del story.shared.controls[held.before]  # it only holds other controls


def _instead(story: Story, control: Control, sdt: etree._Element) -> str | None:
    """Return what the control shows instead of its content; null when it shows its content."""
    if control.kind is FieldKind.CHECKBOX:
        return CROSSED if control.checked else EMPTY
    content = child(sdt, "w:sdtContent")
    filled = any((node.text or "").strip() for node in content.iter("{*}t")) if content is not None else False
    if filled and not control.untouched:
        return None
    bound = story.shared.stores.bound_text(sdt)
    if bound is not None:
        control.untouched = False
    return bound


def branch(alternate: etree._Element) -> etree._Element | None:
    """Return the one branch of ``mc:AlternateContent`` that is read: the first choice, else the fallback."""
    return next((item for name, item in children(alternate) if name in {"mc:Choice", "mc:Fallback"}), None)
