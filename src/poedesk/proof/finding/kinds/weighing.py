"""What a small linear model makes of a document whose title and words leave its kind open.

The document is cut into pieces of some sentences. Each piece votes: the weights of its cues are added up by
kind (``data/kind_weights.json``, learnt from our own sentences by ``python -m eval.kinds.train``). The votes
are averaged, what stands at the top twice, and made a probability by a logistic function. The pieces that
voted most for the kind are the passages that made it so. A piece of which few words are known votes little,
so that a document about something else stays ``unknown``.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain
from types import MappingProxyType

from poedesk.kernel.records import dataclass
from poedesk.proof.finding.kinds.cues import Cues, cues_of
from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.passages import Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import WORD

PIECE = 35
"""Words of a piece: about those of the sentences from which the weights were learnt."""

PIECES = 40
"""Pieces that are weighed at most, from the beginning."""

SHOWN = 3
"""Passages that are named as those that made the kind so, at most."""

TOLD = 4
"""Words of a passage that says something by itself: it is named before shorter ones."""

LEAST_WORDS = 12
"""Words and figures of the shortest document that is weighed."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The model."""

    classes: tuple[tuple[str, str | None], ...]
    """Kind and detail of each class, in the order of the weights."""

    bias: tuple[float, ...]
    cues: Mapping[str, tuple[tuple[int, float], ...]]
    """Of each cue: numbers of classes with the weight for them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the votes say."""

    kind: str
    detail: str | None
    probability: float
    """Of the kind, 0 to 1: what the votes leave for all other kinds is missing from 1."""

    chances: Mapping[str, float]
    """Of every kind."""

    passages: tuple[Passage, ...]
    """Those that spoke most for it, the most telling first."""


@cache
def weights() -> Weights:
    """Return the weights; read once, then kept."""
    source = resources.files("poedesk.proof.finding") / "data" / "kind_weights.json"
    return weights_of(json.loads(source.read_text(encoding="utf-8")))


def weights_of(told: Mapping[str, object]) -> Weights:
    """Return the model that a file of weights tells: classes as "kind" or "kind: detail"."""
    bias, cues = told["bias"], told["cues"]
    assert isinstance(bias, dict)
    assert isinstance(cues, dict)
    number = {name: place for place, name in enumerate(bias)}
    return Weights(
        classes=tuple(_class(name) for name in bias),
        bias=tuple(bias.values()),
        cues={
            cue: tuple((number[name], weight) for name, weight in given.items())
            for cue, given in cues.items()
        },
    )


def _class(name: str) -> tuple[str, str | None]:
    kind, _, detail = name.partition(": ")
    return kind, detail or None


def votes(lines: Sequence[str], model: Weights) -> list[float]:
    """Return how a piece of plain lines votes, by class."""
    return _votes([cues_of(lines)], model)


def _votes(parts: Sequence[Cues], model: Weights) -> list[float]:
    """Return how a piece votes of whose lines these are the cues."""
    cues = set[str]().union(*(part.all for part in parts))
    words = len(set[str]().union(*(part.single for part in parts)))
    summed = [0.0] * len(model.classes)
    for cue in cues:
        for place, weight in model.cues.get(cue, ()):
            summed[place] += weight
    share = 1 / math.sqrt(max(words, 1))
    return [bias + share * vote for bias, vote in zip(model.bias, summed, strict=True)]


@once_a_view
def weigh(view: DocumentView) -> Weighed | None:
    """Return what the model makes of the document; None when it has hardly any words."""
    pieces = _pieces(view)
    if sum(len(WORD.findall(passage.plain.text)) for piece in pieces for passage in piece) < LEAST_WORDS:
        return None
    model = weights()
    cues = [[(passage, cues_of([passage.plain.text])) for passage in piece] for piece in pieces]
    voted = [_votes([own for _, own in piece], model) for piece in cues]
    chances = chances_of(averaged(voted))
    kinds = by_kind(chances, model)
    kind, probability = max(kinds.items(), key=lambda item: item[1])
    own = [place for place, (known, _) in enumerate(model.classes) if known == kind]
    best = max(own, key=lambda place: chances[place])
    detail = model.classes[best][1] if chances[best] >= probability / 2 else None
    return Weighed(
        kind, detail, probability, MappingProxyType(kinds), _telling(chain.from_iterable(cues), best, model)
    )


def averaged(voted: Sequence[Sequence[float]]) -> list[float]:
    """Return the votes of all pieces together: the first counts twice."""
    total = len(voted) + 1
    return [(sum(column) + column[0]) / total for column in zip(*voted, strict=True)]


def chances_of(vote: Sequence[float]) -> list[float]:
    """Return the probability of each class by the vote for it."""
    highest = max(vote)
    raised = [math.exp(one - highest) for one in vote]
    total = sum(raised)
    return [one / total for one in raised]


def by_kind(chances: Sequence[float], model: Weights) -> dict[str, float]:
    """Return the probability of each kind: that of all its details together."""
    summed: dict[str, float] = {}
    for (kind, _), chance in zip(model.classes, chances, strict=True):
        summed[kind] = summed.get(kind, 0.0) + chance
    return summed


def _pieces(view: DocumentView) -> list[list[Passage]]:
    pieces: list[list[Passage]] = []
    room = 0
    for passage in passages(view):
        words = len(passage.text.split())
        if room <= 0:
            if len(pieces) == PIECES:
                break
            pieces.append([])
            room = PIECE
        pieces[-1].append(passage)
        room -= words
    return pieces


def _telling(cues: Iterable[tuple[Passage, Cues]], place: int, model: Weights) -> tuple[Passage, ...]:
    """Return the passages that spoke most for a class, against what they said for the others."""
    scored = []
    for passage, own in cues:
        vote = _votes([own], model)
        told = len(passage.text.split()) >= TOLD
        scored.append((told, vote[place] - sum(vote) / len(vote), passage))
    scored.sort(key=lambda item: (not item[0], -item[1]))
    return tuple(passage for _, score, passage in scored[:SHOWN] if score > 0)
