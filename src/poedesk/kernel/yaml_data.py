"""YAML as plain values: word lists, programmes and cases. Claims have a stricter reader of their own."""

from typing import Any

from poedesk.kernel import prepared


def load_yaml(text: str) -> Any:
    """Return the plain values in ``text``; raises yaml.YAMLError when it is no YAML."""
    value = prepared.list_of(text)
    if value is None:
        value = _read(text)
        prepared.note_list(text, value)
    return value


def _read(text: str) -> Any:
    import yaml  # noqa: PLC0415 - what is kept needs none of it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where there is one: several times as fast
    return yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
