"""Canonical JSON (sorted keys, no blanks, UTF-8) and hashes over it: same content, same bytes, same key."""

import hashlib
import json
from typing import Any


def canonical_json(value: Any) -> bytes:
    """Return the one JSON form of ``value``; raises ValueError for NaN and infinities."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_key(value: Any) -> str:
    """Return the hash of the canonical JSON of ``value``: the key of whatever was computed from it."""
    return sha256_hex(canonical_json(value))
