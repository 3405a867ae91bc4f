"""YAML as plain values: word lists, programmes and cases. Claims have a stricter reader of their own."""

from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, in C where the library was built with it: several times as fast."""


def load_yaml(text: str) -> Any:
    """Return the plain values in ``text``; raises yaml.YAMLError when it is no YAML."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - both are safe loaders
