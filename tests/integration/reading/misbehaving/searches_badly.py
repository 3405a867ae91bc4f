"""A task that does what the first word of a document says; other documents it searches properly."""

import ctypes
import os
import time
from collections.abc import Mapping
from typing import Any

from poedesk.proof.document.sending import received
from poedesk.proof.finding import searching


def make_ready() -> None:
    """Need nothing."""


def run(data: bytes, name: str, limits: object, request: object) -> Any:
    document = received(data)["document"]
    for text in _texts(document):
        _misbehave((text.split() or [""])[0])
    proper = searching.run(data, name, limits, request)
    for text in _texts(document):
        proper = _changed((text.split() or [""])[0], proper)
    return proper


def _texts(document: Mapping[str, Any]) -> list[str]:
    own = [page["text"] for page in document.get("pages", [])]
    return own + [text for child in document.get("attachments", []) for text in _texts(child)]


def _misbehave(word: str) -> None:
    if word == "hangs":
        time.sleep(60)
    if word == "devours":
        kept = []
        while True:
            kept.append(bytearray(64 * 1024 * 1024))
    if word == "crashes":
        ctypes.string_at(0)
    if word == "quits":
        os._exit(3)
    if word == "prints":
        print("x" * 100_000, flush=True)  # noqa: T201 - what it is for
        os.write(1, b"\0" * 100_000)
    if word == "raises":
        raise LookupError


def _changed(word: str, answer: Any) -> Any:
    if word == "babbles":
        return {"answers": "of a kind"}
    if word == "lists":
        return ["no object"]
    if word == "omits":
        return {"answers": []}
    if word == "invents":
        span = {"page": 7, "start": 0, "end": 4}
        finding = {"value": "elsewhere.example", "spans": [span], "confidence": 0.9}
        return {"answers": [{"kind": "contract", "found": {"domain": [finding]}}]}
    return answer
