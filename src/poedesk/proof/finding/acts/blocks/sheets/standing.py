"""The parts of a page that stand: without print that is struck out, at a label as anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from poedesk.proof.document.model import Box
from poedesk.proof.document.words import Words
from poedesk.proof.finding.acts.blocks.parts import Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.struck import is_struck, most_struck


def standing(parts: Iterable[Part], lines: Plane[Box], words: Words) -> Iterator[Part]:
    """Yield ``parts`` without what ``lines`` strike out; a label comes without a value that is struck out.

    ``words`` are those of the page.
    """
    for part in parts:
        if part.label is None:
            if not is_struck(lines, part.box):
                yield part
        elif part.text and most_struck(lines, _value_boxes(part, words)):
            end = part.label[1]
            yield replace(part, text="", value=(end, end), end=end, box=part.label_box, broken=False)
        else:
            yield part


def _value_boxes(part: Part, words: Words) -> list[Box]:
    """Return the places of the words of a value; of all of it beside its label when they are not known."""
    boxes = [word.box for word in words.between(*part.value)]
    if boxes or part.box.right <= part.label_box.right:
        return boxes
    return [Box(part.label_box.right, part.box.top, part.box.right, part.box.bottom)]
