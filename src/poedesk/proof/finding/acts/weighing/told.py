"""What ``data/weighing.yaml`` holds: the points, and the words that lines at signatures are made of."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from re import Pattern
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml


@cache
def told() -> Mapping[str, Any]:
    """Return the points by group and name, with the lists of words under ``words``."""
    source = files("poedesk.proof.finding").joinpath("data/weighing.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = load_yaml(source)
    return loaded


@cache
def expression(shape: str) -> Pattern[str]:
    """Return the expression of a shape in which ``<name>`` stands for any word of the list of that name."""
    for name, words in told()["words"].items():
        shape = shape.replace(f"<{name}>", f"(?:{'|'.join(words)})")
    return compiled(shape)
