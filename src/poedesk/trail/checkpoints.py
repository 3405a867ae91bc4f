"""Checkpoints: what a log held at a time, as three signed lines (C2SP tlog-checkpoint)."""

import base64
import binascii
from collections.abc import Sequence

from poedesk.kernel.records import dataclass
from poedesk.trail.hashing import SIZE
from poedesk.trail.notes import InvalidNote, Signer, Verifier, opened

_LINES = 3
_DIGITS = 19
"""Of a size that fits into 63 bits; no log has more leaves."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Which log, how many leaves, and the root over them."""

    origin: str
    """Name of the log, the same in all its checkpoints."""

    size: int
    root: bytes
    extensions: tuple[str, ...] = ()
    """Further lines, such as the time; none is empty."""

    def __str__(self) -> str:
        """Return its text, unsigned."""
        lines = (self.origin, str(self.size), base64.b64encode(self.root).decode(), *self.extensions)
        return "\n".join(lines) + "\n"

    def signed(self, signer: Signer) -> str:
        """Return it as a signed note; raises ValueError when a line of it is empty or broken."""
        if any(not line or "\n" in line for line in (self.origin, *self.extensions)):
            message = "a line of a checkpoint is neither empty nor broken"
            raise ValueError(message)
        return signer.sign(str(self))


def checkpoint(note: str, known: Sequence[Verifier]) -> Checkpoint:
    """Return the checkpoint in a note that a known key has signed.

    Raises:
        InvalidNote: the note does not hold, or its text is no checkpoint.
    """
    text, _ = opened(note, known)
    return parsed(text)


def parsed(text: str) -> Checkpoint:
    """Return the checkpoint of an unsigned text; raises InvalidNote when it is none."""
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < _LINES or not all(lines):
        message = "it is no checkpoint: the log's name, a size, a root, each in a line"
        raise InvalidNote(message)
    origin, size, encoded, *extensions = lines
    try:
        root = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        root = b""
    counted = len(size) <= _DIGITS and size.isascii() and size.isdecimal() and str(int(size)) == size
    if not counted or len(root) != SIZE:
        message = "it is no checkpoint: the size must be a whole number, the root 32 bytes in base64"
        raise InvalidNote(message)
    return Checkpoint(origin, int(size), root, tuple(extensions))
