"""Readings kept by what went into them: the bytes, their ending, the limits, and the code that read them."""

import json
from dataclasses import asdict

from poedesk.kernel.canonical import content_key, sha256_hex
from poedesk.proof.document.codec import encode
from poedesk.proof.document.model import Document
from poedesk.proof.reading.answers import document_of, parsed
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.cache.version import code_digest
from poedesk.proof.reading.converting.office import office_mark
from poedesk.proof.reading.limits import Limits, variable

ROOMS = ("kernel", "proof/document", "proof/reading")
"""The code that a reading depends on."""

_PASSING = tuple(
    variable(name) for name in ("memory_bytes", "cpu_seconds", "wall_seconds", "convert_seconds")
)
"""Limits whose breach may be the fault of a busy machine: such a reading is not kept."""

Identity = tuple[str, str]
"""SHA-256 of the bytes, and the ending of the name in lower case."""


class Readings:
    """The readings of one command: looks in the store, and remembers what each one was made of."""

    def __init__(self, store: Store, limits: Limits, *, words: bool) -> None:
        """Look nowhere yet."""
        self._store = store
        self._setting = {
            "limits": asdict(limits),
            "words": words,
            "code": code_digest(*ROOMS),
            "office": office_mark(),
        }
        self._digests: dict[Identity, str] = {}

    def get(self, identity: Identity, size: int) -> Document | None:
        """Return the reading of a file of ``size`` bytes, under the name it had then; null when unknown."""
        payload = self._store.get(self._key(identity))
        if payload is None:
            return None
        try:
            document = document_of(parsed(payload))
        except (TypeError, ValueError, LookupError, RecursionError, AttributeError):
            return None
        if (document.sha256, document.size) != (identity[0], size):
            return None
        self._digests[identity] = sha256_hex(payload)
        return document

    def put(self, identity: Identity, document: Document) -> None:
        """Keep ``document``, unless another try on a quieter machine might see more."""
        problems = (problem for inner in document.with_attachments() for problem in inner.problems)
        if any(name in problem for problem in problems for name in _PASSING):
            return
        text = json.dumps(encode(document), ensure_ascii=False, allow_nan=False)
        payload = text.encode("utf-8", errors="replace")
        self._store.put(self._key(identity), payload)
        self._digests[identity] = sha256_hex(payload)

    def digest(self, identity: Identity) -> str | None:
        """Return the hash of the reading itself; null when it is not to be relied on another time."""
        return self._digests.get(identity)

    def _key(self, identity: Identity) -> str:
        return content_key({**self._setting, "sha256": identity[0], "ending": identity[1]})
