"""How clauses look: like the headings and the running text of the document that they are put into."""

import copy
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.paper.forms.inserting.ground import Block
from poedesk.paper.forms.word.shown import text_of
from poedesk.proof.reading.readers.docx.parts.names import child, children, tag_of

_RUNNING = 8
"""Words of a paragraph that is running text."""

_NOT_OURS = frozenset(
    {
        "w:sectPr", "w:pPrChange", "w:pageBreakBefore", "w:framePr", "w:bidi", "w:cnfStyle", "w:divId",
        "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:highlight", "w:vanish", "w:specVanish",
        "w:webHidden", "w:rStyle", "w:lang", "w:rtl", "w:cs", "w:strike", "w:dstrike",
    }
)  # fmt: skip
"""Properties of one paragraph or run alone, or of its own words."""


@dataclass(frozen=True, slots=True)
class Look:
    """The properties of a paragraph and of its words; null where the document's defaults serve."""

    paragraph: etree._Element | None
    run: etree._Element | None


@dataclass(frozen=True, slots=True)
class Looks:
    """How both kinds of lines look."""

    heading: Look | None
    """Null when the document has no headings: they are bold then."""

    text: Look


def looks_of(blocks: Sequence[Block], index: int) -> Looks:
    """Return the looks for clauses before the block at ``index``."""
    return Looks(_heading(blocks, index), _text(blocks[:index] or blocks))


def _heading(blocks: Sequence[Block], index: int) -> Look | None:
    """Return the look of the heading before ``index`` on the highest level that has several."""
    headings = [block for block in blocks if block.level is not None and not block.title]
    levels = [block.level or 0 for block in headings]
    main = min((level for level in levels if levels.count(level) > 1), default=min(levels, default=0))
    same = [block for block in headings if block.level == main]
    before = [block for block in same if block.start < blocks[index].start] or same
    return _look(before[-1].element) if before else None


def _text(blocks: Sequence[Block]) -> Look:
    """Return the look that most of the running text has."""
    weights: dict[tuple[bytes, bytes], int] = defaultdict(int)
    looks: dict[tuple[bytes, bytes], Look] = {}
    for block in blocks:
        if not block.is_paragraph or block.level is not None or len(block.text.split()) < _RUNNING:
            continue
        if child(block.element, "w:pPr", "w:numPr") is not None:
            continue
        look = _look(block.element)
        key = (_bytes(look.paragraph), _bytes(look.run))
        weights[key] += len(block.text)
        looks[key] = look
    if not weights:
        return Look(None, None)
    return looks[max(weights, key=lambda key: weights[key])]


def _look(paragraph: etree._Element) -> Look:
    run = next((item for item in paragraph.iter() if tag_of(item) == "w:r" and text_of(item)), None)
    return Look(_kept(child(paragraph, "w:pPr")), _kept(child(run, "w:rPr")))


def _kept(properties: etree._Element | None) -> etree._Element | None:
    """Return the properties without those that are of one place alone; null when none are left."""
    if properties is None:
        return None
    made = copy.deepcopy(properties)
    made.tail = None
    for name, item in children(made):
        if name in _NOT_OURS:
            made.remove(item)
        elif name == "w:rPr":
            kept = _kept(item)
            made.remove(item)
            if kept is not None:
                made.append(kept)
    return made if len(made) else None


def _bytes(element: etree._Element | None) -> bytes:
    return b"" if element is None else bytes(etree.tostring(element))
