"""The JSON Schemas of what the form takes and gives back: files in ``schemas/``, one a format."""

import json
from importlib import resources
from typing import Any

NAMES = ("narratives", "told")
"""``poedesk.<name>/1`` each."""


def schema(name: str) -> dict[str, Any]:
    """Return the schema ``name`` as a value; raises KeyError for an unknown name."""
    if name not in NAMES:
        raise KeyError(name)
    text = (resources.files(__package__) / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
