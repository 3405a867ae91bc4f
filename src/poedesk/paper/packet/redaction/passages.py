"""The elements of an assessment, each as two files: what was judged and cited, and a picture of the places.

Every packet holds them, so that its signed root covers each alone, and one can be shown without the others.
A passage holds no hash and no name of a document: who knows all of a document but one word could find that
word by trying. Each element has both files, cited or not, so that their number tells nothing.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from poedesk.kernel.canonical import canonical_json

SCHEMA = "poedesk.passage/1"
FOLDER = "passages/"
TOLD, PICTURED = ".json", ".png"

_ELEMENT = ("id", "verdict", "required", "code", "value", "expected", "rule")
_EVIDENCE = ("page", "place", "box", "quote", "by")
_FIELDS = {"schema", "policy", "as_of", *_ELEMENT, "evidence"}

BLANK = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)
"""One white pixel: the picture of an element that no page shows."""


def members(assessment: Mapping[str, Any], pictures: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of both files of every element.

    Args:
        assessment: ``poedesk.assessment/1``.
        pictures: the cited places of an element as PNG, by its id.
    """
    for path, content in told(assessment).items():
        element = element_of(path)
        yield path, content
        yield path.removesuffix(TOLD) + PICTURED, pictures.get(element, BLANK)


def told(assessment: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the passage of every element: path -> content."""
    numbers = {each["name"]: number for number, each in enumerate(assessment["documents"], 1)}
    about = {"schema": SCHEMA, "policy": assessment["policy"], "as_of": assessment["as_of"]}
    return {
        FOLDER + element["id"] + TOLD: canonical_json(
            {name: element[name] for name in _ELEMENT}
            | about
            | {"evidence": [_piece(each, numbers) for each in element["evidence"]]}
        )
        for element in assessment["elements"]
    }


def _piece(evidence: Mapping[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    return {"document": numbers.get(evidence["document"])} | {name: evidence[name] for name in _EVIDENCE}


def element_of(path: str) -> str:
    """Return of which element a file is; empty when it is of none."""
    inside = path.removeprefix(FOLDER)
    shaped = path.startswith(FOLDER) and inside.endswith((TOLD, PICTURED))
    return inside.rpartition(".")[0] if shaped else ""


def parsed(data: bytes) -> dict[str, Any]:
    """Return the passage in ``data``; raises ValueError when it is none in its one form."""
    value = json.loads(data)
    if not isinstance(value, dict) or value.keys() != _FIELDS or not _shaped(value):
        message = f"it is no {SCHEMA}"
        raise ValueError(message)
    if canonical_json(value) != data:
        message = "it is not in the one form that a passage has"
        raise ValueError(message)
    return value


def _shaped(value: dict[str, Any]) -> bool:
    words = [value[name] for name in ("id", "verdict", "code", "as_of")]
    evidence, policy = value["evidence"], value["policy"]
    return (
        value["schema"] == SCHEMA
        and all(isinstance(word, str) for word in words)
        and isinstance(policy, dict)
        and policy.keys() == {"id", "version"}
        and isinstance(evidence, list)
        and all(isinstance(each, dict) and each.keys() == {"document", *_EVIDENCE} for each in evidence)
    )
