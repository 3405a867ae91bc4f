"""The shape of ``poedesk.acknowledgement/1``: which fields there are and what each holds."""

from typing import Any

_MOMENT = {"utc": str, "local": str}
_MAYBE_MOMENT = (_MOMENT, None)
_MAYBE_TEXT = (str, None)
_MARK = {"way": str, "text": str, "strokes": [[[float]]], "picture": _MAYBE_TEXT}

_ACT = {
    "kind": str,
    "at": _MOMENT,
    "mark": (_MARK, None),
    "element": _MAYBE_TEXT,
    "reason": _MAYBE_TEXT,
    "to": _MAYBE_TEXT,
    "origin": {str: str},
    "addendum": bool,
}

RECORD = {
    "schema": str,
    "id": str,
    "state": str,
    "filed_at": _MAYBE_MOMENT,
    "shown": {
        "name": str,
        "sha256": str,
        "bytes": int,
        "at": _MOMENT,
        "policy": str,
        "disclosures": [{"element": str, "title": str, "text": str, "sha256": str}],
    },
    "person": {"name": str, "title": str, "email": str, "organisation": str},
    "code": {
        "email": str,
        "salt": str,
        "digest": str,
        "expires_at": _MOMENT,
        "tries": int,
        "proven_at": _MAYBE_MOMENT,
    },
    "acts": [_ACT],
}
"""A type, a list of one shape, a mapping of names, a mapping of any text, or a tuple of what may be."""


def fits(value: Any, shape: Any) -> bool:
    """Say whether a value of JSON has a shape: every field, no other, each of its kind."""
    if isinstance(shape, tuple):
        return any(fits(value, each) for each in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return False
        if str in shape:
            return all(fits(each, shape[str]) for each in value.values())
        return value.keys() == shape.keys() and all(fits(value[name], shape[name]) for name in shape)
    if shape is None:
        return value is None
    return type(value) is shape
