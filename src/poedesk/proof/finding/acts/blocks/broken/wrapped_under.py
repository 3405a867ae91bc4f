"""Names and titles under labels side by side that their narrow column broke."""

from collections.abc import Iterator, Sequence

from poedesk.proof.finding.acts.blocks.broken.wrapped import LINES, SPACED, goes_on, joined_lines
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane

ALIGNED = 3.0
"""Points by which an answer begins beside its label at most."""

ROWS = 2.0
"""Heights of a line between a label and its answer at most."""


def wrapped_under(parts: Sequence[Part]) -> list[Part]:
    """Return ``parts`` with the names and titles whole that go on in the next line under their label.

    The label next to theirs shows where their column ends: there was no room for the next word.
    """
    labels = [part for part in parts if part.kind in LABELS and not (part.text or part.filled or part.colon)]
    asking = [part for part in labels if part.kind in {Kind.NAME, Kind.TITLE}]
    if not asking:
        return list(parts)
    placed, whole = Plane(parts, lambda each: each.box), dict[int, Part]()
    for label in asking:
        beside = [other.box.left for other in labels if _beside(label, other)]
        lines = list(_lines(label, placed, min(beside))) if beside else []
        if len(lines) > 1:
            whole |= {id(lines[0]): joined_lines(lines[0], lines[1:])}
            whole |= {id(line): lines[0] for line in lines[1:]}
    joined = {key for key, part in whole.items() if id(part) in whole}
    return [whole.get(id(part), part) for part in parts if id(part) not in joined]


def _beside(label: Part, other: Part) -> bool:
    level = abs(label.box.top + label.box.bottom - other.box.top - other.box.bottom) <= label.box.height
    return level and other.box.left >= label.box.right


def _lines(label: Part, placed: Plane[Part], edge: float) -> Iterator[Part]:
    """Yield the lines of the answer under a label; ``edge`` is where the next column begins."""
    tall, left = max(label.box.height, 1.0), label.box.left
    foot, reach = label.box.bottom, ROWS
    said: list[Part] = []
    while len(said) < LINES:
        near = placed.near(foot - tall, foot + (reach + 1) * tall, left - ALIGNED, left + ALIGNED)
        under = [
            each
            for each in near
            if abs(each.box.left - left) <= ALIGNED
            and each is not label
            and -0.4 * tall <= each.box.top - foot <= reach * tall
            and each.box.top > label.box.top + tall / 2
            and not any(each is part for part in said)
        ]
        more = min(under, key=lambda each: each.box.top, default=None)
        if more is None or more.kind is not Kind.TEXT or not _may_follow(label, said, more, edge):
            return
        said.append(more)
        yield more
        foot, reach = more.box.bottom, SPACED


def _may_follow(label: Part, said: Sequence[Part], more: Part, edge: float) -> bool:
    if not said:
        return True
    last = said[-1]
    first = more.box.width * len(more.text.split()[0]) / len(more.text)
    begun = " ".join(part.text for part in said)
    full = last.box.right + first > edge - ALIGNED
    return full and last.cell == more.cell and goes_on(label.kind, begun, more.text, named=True)
