"""The JSON Schemas of everything that poedesk takes and returns: files in ``schemas/``, one a format."""

import json
from functools import cache
from importlib import resources
from typing import Any

NAMES = ("claim", "assessment", "document", "findings")
"""``poedesk.<name>/1`` each."""


def text(name: str) -> str:
    """Return the schema ``name`` as JSON text; raises KeyError for an unknown name."""
    if name not in NAMES:
        raise KeyError(name)
    return (resources.files(__package__) / "schemas" / f"{name}.json").read_text(encoding="utf-8")


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the schema ``name`` as a value; raises KeyError for an unknown name."""
    loaded: dict[str, Any] = json.loads(text(name))
    return loaded
