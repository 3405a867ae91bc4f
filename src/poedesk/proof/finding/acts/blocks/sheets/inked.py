"""What a pen wrote at a label for a signature and was read as letters: no words, but the signature itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.proof.document.model import Box, Page
from poedesk.proof.finding.acts.blocks.cutting.kind import Kind
from poedesk.proof.finding.acts.blocks.parts import Part
from poedesk.proof.finding.acts.naming.people import looks_like_person

_COVERED = 0.5
"""Share of the width of what was read at the label from which on the pen's strokes cover it."""


def without_signatures(parts: Sequence[Part], page: Page) -> Iterator[Part]:
    """Yield the parts; a label for a signature at which a pen wrote no name comes without what was read."""
    strokes = [drawing.box for drawing in page.drawings if drawing.kind == "strokes"]
    for part in parts:
        if page.by != "ocr" or part.kind not in {Kind.BY, Kind.SIGN} or part.label is None or not part.text:
            yield part
            continue
        value = Box(part.label_box.right, part.box.top, part.box.right, part.box.bottom)
        if looks_like_person(part.text) or not any(_covers(box, value) for box in strokes):
            yield part
            continue
        end = part.label[1]
        yield replace(part, text="", value=(end, end), end=end, box=part.label_box, broken=False)


def _covers(strokes: Box, value: Box) -> bool:
    shared = min(strokes.right, value.right) - max(strokes.left, value.left)
    middle = (value.top + value.bottom) / 2
    return strokes.top < middle < strokes.bottom and shared >= _COVERED * value.width
