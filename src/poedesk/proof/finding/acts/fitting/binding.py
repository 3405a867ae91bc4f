"""On which side of its label a value stands, for all of a page at once; and what each value is by that."""

from collections.abc import Sequence

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, height, middle, overlap
from poedesk.proof.finding.acts.fitting.items import ASKS, SIGNING, Items, Label, Mark, Value, level
from poedesk.proof.finding.acts.weighing.atoms import What

WAYS = ("before", "over", "under")
"""Where labels stand, seen from their values."""

NEAR = 5.5
"""Heights of a line between a value and the label over or under it at most."""

_FITS = {
    (What.PERSON, What.PERSON): 2.0, (What.TITLE, What.TITLE): 2.0, (What.DATE, What.DATE): 2.0,
    (What.SIDE, What.SIDE): 1.5, (What.TITLE, What.OTHER): 0.3, (What.TITLE, What.PERSON): 0.2,
    (What.PERSON, What.OTHER): 0.3, (What.SIDE, What.PERSON): 0.3, (What.SIDE, What.OTHER): 0.3,
    (What.PERSON, What.SIDE): 0.2, (What.TITLE, What.SIDE): 0.2,
}  # fmt: skip
_FITS_NOT = -1.5


def way_of(items: Items) -> str | None:
    """Return where the labels of a page stand; null when two ways are about as good."""
    scored = sorted(((_worth(items, way), way) for way in WAYS), reverse=True)
    (best, way), (second, _), *_ = scored
    return way if best > second + 0.5 else None


def _worth(items: Items, way: str) -> float:
    labels = [
        label
        for label in items.labels
        if not label.answered and (label.kind in ASKS or label.kind in SIGNING)
    ]
    points = 0.0
    for value in items.values:
        if value.asked is None and (label := _label_of(value.box, labels, way)) is not None:
            points += _fit(label, value)
    for mark in items.marks:
        if (label := _label_of(mark.box, labels, way)) is not None:
            points += 2.0 if label.kind in SIGNING else _FITS_NOT / 2
    return points


def _fit(label: Label, value: Value) -> float:
    if label.kind in SIGNING:
        return 0.3 if value.atom.what is What.PERSON else _FITS_NOT / 2
    return _FITS.get((ASKS[label.kind], value.atom.what), _FITS_NOT)


def label_of(value: Value | Mark, labels: Sequence[Label], way: str | None) -> Label | None:
    """Return the label of a value, on its own line or where those of the page stand."""
    if isinstance(value, Value) and value.asked is not None:
        return value.asked
    open_ = [label for label in labels if not label.answered]
    return _label_of(value.box, open_, way) if way is not None else None


def _label_of(box: Box, labels: Sequence[Label], way: str) -> Label | None:
    if way == "before":
        found = [each for each in labels if level(each.box, box) and each.box.right <= box.left + 4]
        return max(found, key=lambda each: each.box.right, default=None)
    if way == "over":
        found = [each for each in labels if _over(each.box, box)]
        return max(found, key=lambda each: each.box.top, default=None)
    found = [each for each in labels if _over(box, each.box)]
    near = min(found, key=lambda each: each.box.top, default=None)
    return near if near is not None and near.box.top - box.bottom <= NEAR * height(near.box) else None


def _over(one: Box, other: Box) -> bool:
    """Return whether a box stands over another one, in its column."""
    beside = abs(one.left - other.left) <= 3 * TALL or overlap(one, other) > 0
    return middle(one) < middle(other) and not level(one, other) and beside


def asked_for(label: Label | None) -> What | None:
    """Return for what a label asks; ``OTHER`` for one of something else."""
    if label is None:
        return None
    if label.kind in SIGNING:
        return What.WORD
    return ASKS.get(label.kind, What.OTHER)
