"""The way down the tree: through wrappers and controls, past what was deleted, one branch of alternatives."""

from collections.abc import Callable, Mapping

from lxml import etree

from poedesk.proof.reading.readers.docx.controls.held import controlled
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, children
from poedesk.proof.reading.readers.docx.story import Story

INSERTED = frozenset({"w:ins", "w:moveTo"})
DELETED = frozenset({"w:del", "w:moveFrom"})
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
        if name == "w:fldSimple":
            story.note_field(attribute(item, "w:instr") or "")
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


def branch(alternate: etree._Element) -> etree._Element | None:
    """Return the one branch of ``mc:AlternateContent`` that is read: the first choice, else the fallback."""
    return next((item for name, item in children(alternate) if name in {"mc:Choice", "mc:Fallback"}), None)
