"""Common words that are labels by the labels beside them: "By | Name | Title | Date"."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part

FAR = 2.5
"""Heights of a line by which a word stands apart from other labels at most: cells are set in the middle."""

_WORDS = frozenset({"by", "por", "par", "durch", "door", "signed", "signe"})
_BESIDE = frozenset({Kind.NAME, Kind.TITLE, Kind.NAME_TITLE, Kind.DATE})


def with_row_labels(parts: Sequence[Part]) -> list[Part]:
    """Return ``parts``; a word such as "By" before a row of empty labels is one that asks for a signature."""
    if not any(_may_ask(part) for part in parts):
        return list(parts)
    labels = [part for part in parts if part.kind in _BESIDE and not (part.text or part.filled)]
    return [_label(part) if _may_ask(part) and _heads_row(part, labels) else part for part in parts]


def _may_ask(part: Part) -> bool:
    return part.kind is Kind.TEXT and len(part.text) <= _LONGEST and words.flat(part.text).strip() in _WORDS


_LONGEST = max(map(len, _WORDS))


def _heads_row(part: Part, labels: Sequence[Part]) -> bool:
    """Return whether a name and something else are asked for right of a word, side by side."""
    tall = part.box.height
    beside = [
        label
        for label in labels
        if label.box.left >= part.box.right and abs(_middle(label) - _middle(part)) <= FAR * tall
    ]
    rows = (
        [other for other in beside if abs(_middle(other) - _middle(label)) <= tall / 2] for label in beside
    )
    return any(
        {Kind.NAME, Kind.NAME_TITLE} & (kinds := {label.kind for label in row}) and len(kinds) > 1
        for row in rows
    )


def _middle(part: Part) -> float:
    return (part.box.top + part.box.bottom) / 2


def _label(part: Part) -> Part:
    own = part.value
    return replace(
        part,
        kind=Kind.BY,
        label=own,
        value=(own[1], own[1]),
        text="",
        label_text=part.text,
        label_box=part.box,
    )
