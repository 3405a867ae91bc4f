"""Content controls while they are open: what they show, and whether that agrees with what they hold."""

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.docx.content import Control
from poedesk.proof.reading.readers.docx.controls.kinds import content_control, settle, shown_text
from poedesk.proof.reading.readers.docx.parts.names import child
from poedesk.proof.reading.readers.docx.parts.symbols import CROSSED, EMPTY, says
from poedesk.proof.reading.readers.docx.story import Replacement, Story, begin, emit, finish

_QUOTED = 60
"""Characters of a value that are quoted in a note."""


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

    instead: Replacement | None
    """What it shows instead of its content."""

    bound: str | None
    """The text of the data that it is bound to; null when it is bound to none that is there."""


def open_control(story: Story, sdt: etree._Element) -> Held | None:
    """Open the content control ``sdt`` at the place that the walk has reached; null for what nobody fills."""
    control = content_control(sdt)
    if control is None:
        return None
    before = len(story.shared.controls)
    story.shared.controls.append(control)
    bound = story.shared.stores.bound_text(sdt) if control.bound else None
    instead = _instead(control, sdt, bound)
    if instead is not None:
        story.replaced.append(instead)
    begin(story, control)
    return Held(control, before, instead, bound)


def close_control(story: Story, held: Held) -> None:
    """Close what ``open_control`` opened, and note what does not agree about it."""
    control = held.control
    if held.instead is not None:
        if held.instead.place is None:
            emit(story, "")  # nothing inside was written: what it shows still is
        story.replaced.pop()
    finish(story, control)
    settle(control, story.shared.prompts.get(control.prompt or ""))
    if control.kind is FieldKind.CHECKBOX:
        _compare_sign(story, held)
    if held.bound is not None:
        _compare_data(story, control, held.bound)
    if len(story.shared.controls) > held.before + 1 and control.kind is FieldKind.TEXT:
        del story.shared.controls[held.before]  # it only holds other controls


def _instead(control: Control, sdt: etree._Element, bound: str | None) -> Replacement | None:
    """Return what the control shows instead of its content; null when it shows its content."""
    if control.kind is FieldKind.CHECKBOX:
        return Replacement(CROSSED if control.checked else EMPTY)
    if bound is None:
        return None
    content = child(sdt, "w:sdtContent")
    filled = any((node.text or "").strip() for node in content.iter("{*}t")) if content is not None else False
    if filled and not control.untouched:
        return None
    control.untouched = False
    return Replacement(bound)


def _compare_sign(story: Story, held: Held) -> None:
    """Make a tick box unclear when the sign that people see contradicts the state that the file keeps."""
    control, instead = held.control, held.instead
    if instead is None or instead.place is None:
        return
    seen = says("".join(instead.held).strip(), *control.signs)
    if seen is None or seen is control.checked:
        return
    paragraph, number = instead.place
    paragraph.parts[number] = CROSSED if seen else EMPTY
    state, sign = ("ticked", "an empty") if control.checked else ("not ticked", "a ticked")
    control.checked = None
    story.shared.note(f"a tick box{_named(control)} is {state} in the file and shows the sign of {sign} one")


def _compare_data(story: Story, control: Control, bound: str) -> None:
    """Note a control whose data says something else than it shows: Word shows the data when it opens it."""
    if control.kind is FieldKind.CHECKBOX:
        told = {"true": True, "1": True, "false": False, "0": False}.get(bound.lower())
        if told is None or control.checked is None or told is control.checked:
            return
        control.checked = None
        shown = "another state"
    else:
        shown = fold(shown_text(control))
        if control.untouched or not shown or _agree(control, shown, fold(bound)):
            return
        shown = f"\u201c{shown[:_QUOTED]}\u201d"
    data = f"\u201c{bound[:_QUOTED]}\u201d"
    story.shared.note(
        f"a control{_named(control)} shows {shown}, and the data that it is bound to says {data}"
    )


def _agree(control: Control, shown: str, bound: str) -> bool:
    if shown.casefold() == bound.casefold() or control.entries.get(shown) == bound:
        return True
    if control.kind is FieldKind.DATE:
        return control.iso is None or bound.startswith(control.iso)
    return "".join(shown.split()) == "".join(bound.split())


def _named(control: Control) -> str:
    name = control.title or control.name
    return f" (\u201c{name[:_QUOTED]}\u201d)" if name else ""
