"""Strict decoding of what comes from a child or from the cache: whatever is odd raises."""

import json
from typing import Any

from poedesk.proof.document import segments
from poedesk.proof.document.codec import decode
from poedesk.proof.document.model import Document
from poedesk.proof.document.sending import no_constant


def parsed(frame: bytes) -> Any:
    """Return the JSON value of ``frame``; raises ValueError, for NaN and infinities too."""
    return json.loads(frame, parse_constant=no_constant)


def text_of(value: Any, key: str) -> str:
    """Return the text under ``key`` of a JSON object; raises TypeError or LookupError."""
    text = value[key]
    if not isinstance(text, str):
        raise TypeError(key)
    return text


def document_of(value: Any) -> Document:
    """Return ``value`` as a document whose parts lie in their pages; raises TypeError or ValueError."""
    document = decode(Document, value)
    for inner in document.with_attachments():
        for page in inner.pages:
            if not segments.fit(page.segments, len(page.text)):
                message = "a segment lies outside its page"
                raise ValueError(message)
            if not page.words.fit(len(page.text)):
                message = "a word lies outside its page"
                raise ValueError(message)
    return document
