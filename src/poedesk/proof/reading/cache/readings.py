"""Readings kept by what went into them: the bytes, their ending, the limits, and the code that read them.

What was made of a document after reading is kept beside it, so that neither is done again.
"""

import json
from dataclasses import asdict
from typing import Generic

from poedesk.kernel.canonical import content_key, sha256_hex
from poedesk.proof.document.codec import encode
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.cache.version import code_digest
from poedesk.proof.reading.converting.office import office_mark
from poedesk.proof.reading.limits import Limits, variable
from poedesk.proof.reading.parent.after import After, T, Taken, accepted
from poedesk.proof.reading.parent.answers import document_of, parsed

ROOMS = ("kernel", "proof/document", "proof/reading")
"""The code that a reading depends on."""

_PASSING = tuple(
    variable(name)
    for name in ("memory_bytes", "cpu_seconds", "wall_seconds", "find_seconds", "convert_seconds")
)
"""Limits whose breach may be the fault of a busy machine: such a reading is not kept."""

Identity = tuple[str, str]
"""SHA-256 of the bytes, and the ending of the name in lower case."""


class Readings(Generic[T]):
    """The readings of one command: looks in the store, and remembers what each one was made of."""

    def __init__(self, store: Store, limits: Limits, after: After[T], *, words: bool) -> None:
        """Look nowhere yet; ``after`` is what is made of each document."""
        self._store = store
        self._after = after
        self._setting = {
            "limits": asdict(limits),
            "words": words,
            "after": after.task,
            "code": code_digest(*sorted({*ROOMS, *after.rooms})),
            "office": office_mark(),
        }
        self._digests: dict[Identity, str] = {}

    def get(self, identity: Identity, size: int) -> Taken[T] | None:
        """Return the reading of a file of ``size`` bytes, under the name it had then; null when unknown."""
        payload = self._store.get(self._key(identity))
        if payload is None:
            return None
        try:
            entry = parsed(payload)
            document = document_of(entry["document"])
            answers = entry["answers"]
            made = accepted(self._after, document, answers)
        except (TypeError, ValueError, LookupError, RecursionError, AttributeError, OverflowError):
            return None
        if (document.sha256, document.size) != (identity[0], size):
            return None
        self._digests[identity] = sha256_hex(payload)
        return Taken(document, made, tuple(answers))

    def knows(self, identity: Identity) -> bool:
        """Return whether there is something that ``get`` may make a reading of."""
        return self._store.get(self._key(identity)) is not None

    def put(self, identity: Identity, taken: Taken[T]) -> None:
        """Keep ``taken``, unless another try on a quieter machine might see more."""
        if not taken.whole:
            return
        problems = (problem for inner in taken.document.with_attachments() for problem in inner.problems)
        if any(name in problem for problem in problems for name in _PASSING):
            return
        entry = {"document": encode(taken.document), "answers": taken.answers}
        text = json.dumps(entry, ensure_ascii=False, allow_nan=False)
        payload = text.encode("utf-8", errors="replace")
        self._store.put(self._key(identity), payload)
        self._digests[identity] = sha256_hex(payload)

    def digest(self, identity: Identity) -> str | None:
        """Return the hash of the reading itself; null when it is not to be relied on another time."""
        return self._digests.get(identity)

    def _key(self, identity: Identity) -> str:
        return content_key({**self._setting, "sha256": identity[0], "ending": identity[1]})
