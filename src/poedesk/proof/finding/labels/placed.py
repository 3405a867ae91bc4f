"""The labelled places of a document: what stands at which label, whoever asks for it."""

from collections import Counter

from poedesk.proof.finding.labels.model import Labelled
from poedesk.proof.finding.labels.pairing import pair_all
from poedesk.proof.finding.page.view import DocumentView

_ENOUGH = 3
"""Labels at least of which the most common language is the paper's."""


def labelled(view: DocumentView, *keys: str) -> tuple[Labelled, ...]:
    """Return the labelled places for ``keys`` (of ``data/labels.yaml``; none: all), in reading order."""
    paired = view.once(pair_all)
    if len(keys) == 1:
        return paired.get(keys[0], ())
    found = [item for key in keys or paired for item in paired.get(key, ())]
    return tuple(sorted(found, key=lambda item: (item.page, item.position)))


def label_language(view: DocumentView) -> str | None:
    """Return the one language in which the labels are written; null when there are few, or several."""
    found = Counter(
        item.language for items in view.once(pair_all).values() for item in items if not item.bare
    )
    (code, count), *_ = found.most_common(1) or [("", 0)]
    return code if count >= _ENOUGH and count == found.total() else None
