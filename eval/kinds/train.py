"""Learns the weights of the model of kinds from our own sentences: ``python -m eval.kinds.train``.

A logistic regression over all classes at once, with a penalty on large weights, solved by plain steps down
the gradient from zero: no chance is involved, the same sentences give the same weights. Weights that hardly
matter are left out, the others rounded to two decimals, so that a person can read them.

``--validate`` learns on four fifths and judges the last, five times, and prints how often it is right, how
often it leaves the kind open and how often it is wrong.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.kinds.sentences import Excerpt, digest, excerpts, sentences
from poedesk.proof.finding.kinds import accepting
from poedesk.proof.finding.kinds.cues import cues_of
from poedesk.proof.finding.kinds.weighing import Weights, by_kind, chances_of, votes, weights_of

TARGET = Path(__file__).parents[2] / "src/poedesk/proof/finding/data/kind_weights.json"

FOLDS = 5
STEPS = 500
RATE = 20.0
MOMENTUM = 0.9
PENALTY = 0.00001
LEAST = 0.4
"""A smaller weight is left out."""


_Matrix = NDArray[np.float64]


def learn(known: Sequence[Excerpt]) -> dict[str, Any]:
    """Return the bias of every class and the weights of every cue that stands in two excerpts."""
    pieces = [piece for excerpt in known for piece in (excerpt, *sentences(excerpt))]
    cues = [cues_of(piece.lines) for piece in pieces]
    counted = Counter(cue for excerpt in known for cue in cues_of(excerpt.lines)[0])
    vocabulary = {cue: place for place, cue in enumerate(sorted(c for c, n in counted.items() if n > 1))}
    labels = list(dict.fromkeys(excerpt.label for excerpt in known))
    seen = np.zeros((len(pieces), len(vocabulary)))
    for row, (found, words) in enumerate(cues):
        for cue in found:
            if cue in vocabulary:
                seen[row, vocabulary[cue]] = 1 / max(len(words), 1) ** 0.5
    target = np.zeros((len(pieces), len(labels)))
    for row, piece in enumerate(pieces):
        target[row, labels.index(piece.label)] = 1.0
    share = 1 / target.sum(axis=0) ** 0.5
    importance = target @ share
    weights, bias = _solved(seen, target, importance / importance.sum())
    return {
        "learnt_from": digest(),
        "bias": {label: round(float(bias[place]), 2) for place, label in enumerate(labels)},
        "cues": {
            cue: kept
            for cue, row in vocabulary.items()
            if (
                kept := {
                    label: round(float(weights[row, place]), 2)
                    for place, label in enumerate(labels)
                    if abs(weights[row, place]) >= LEAST
                }
            )
        },
    }


def _solved(seen: _Matrix, target: _Matrix, importance: _Matrix) -> tuple[_Matrix, _Matrix]:
    """Return weights and bias after all steps."""
    weights = np.zeros((seen.shape[1], target.shape[1]))
    bias = np.zeros(target.shape[1])
    speed, bias_speed = np.zeros_like(weights), np.zeros_like(bias)
    for _ in range(STEPS):
        vote = seen @ weights + bias
        raised = np.exp(vote - vote.max(axis=1, keepdims=True))
        off = (raised / raised.sum(axis=1, keepdims=True) - target) * importance[:, None]
        speed = MOMENTUM * speed - RATE * (seen.T @ off + PENALTY * weights)
        bias_speed = MOMENTUM * bias_speed - RATE * off.sum(axis=0)
        weights, bias = weights + speed, bias + bias_speed
    return weights, bias


def validate(known: Sequence[Excerpt]) -> str:
    """Return how the model does on excerpts from which it did not learn."""
    answers: Counter[str] = Counter()
    wrong: list[str] = []
    for fold in range(FOLDS):
        model = weights_of(learn([one for place, one in enumerate(known) if place % FOLDS != fold]))
        for one in known[fold::FOLDS]:
            answer, told = judged(one, model)
            answers[answer] += 1
            answers[f"{one.language} {answer}"] += 1
            if answer == "wrong":
                wrong.append(f"{one.label} taken for {told}: {' / '.join(one.lines)[:90]}")
    return "\n".join([*(f"{name}: {count}" for name, count in sorted(answers.items())), *wrong])


def judged(one: Excerpt, model: Weights) -> tuple[str, str]:
    """Return "right", "open" or "wrong", and the answer, for one excerpt taken for a whole document."""
    chances = by_kind(chances_of(votes(one.lines, model)), model)
    kind, probability = max(chances.items(), key=lambda item: item[1])
    told = kind if accepting.accepted(kind, probability) else "unknown"
    expected = one.label.partition(": ")[0]
    if told == expected:
        return "right", told
    return ("open" if told == "unknown" else "wrong"), told


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the weights, or tell how good they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--validate", action="store_true", help="cross-validate; write nothing")
    chosen = parser.parse_args(arguments)
    known = list(excerpts())
    if chosen.validate:
        sys.stdout.write(validate(known) + "\n")
        return 0
    TARGET.write_text(written(learn(known)), encoding="utf-8")
    return 0


def written(model: dict[str, Any]) -> str:
    """Return the model as JSON with a cue a line."""
    lines = [
        f"  {json.dumps(cue, ensure_ascii=False)}: {json.dumps(given, ensure_ascii=False)}"
        for cue, given in model["cues"].items()
    ]
    head = (
        f'"learnt_from": {json.dumps(model["learnt_from"])},\n"bias": {json.dumps(model["bias"], indent=1)}'
    )
    return "{\n" + head + ',\n"cues": {\n' + ",\n".join(lines) + "\n}\n}\n"


if __name__ == "__main__":
    raise SystemExit(main())
