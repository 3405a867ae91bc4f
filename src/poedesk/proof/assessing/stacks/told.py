"""Stacks of agreements as JSON values of the contract."""

from typing import Any

from poedesk.proof.assessing.model import Layer, Stack
from poedesk.proof.assessing.together.told import evidence_json


def stack_json(stack: Stack) -> dict[str, Any]:
    """Return an agreement with the papers under it, oldest first."""
    return {
        "agreement": stack.agreement,
        "describes_work": stack.describes_work,
        "because": stack.because,
        "layers": [_layer_json(layer) for layer in stack.layers],
    }


def _layer_json(layer: Layer) -> dict[str, Any]:
    return {
        "document": layer.document,
        "kind": layer.kind,
        "stands": layer.stands.value,
        "by": list(layer.by),
        "against": list(layer.against),
        "named": layer.named,
        "day": layer.day,
        "describes_work": layer.describes_work,
        "takes_away": layer.takes_away,
        "because": layer.because,
        "evidence": [evidence_json(piece) for piece in layer.evidence],
    }
