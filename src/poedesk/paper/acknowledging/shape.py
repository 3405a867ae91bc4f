"""The shape of ``poedesk.acknowledgement/1``: which fields there are and what each holds."""

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
"""As ``kernel.shapes`` reads it."""
