"""Signed notes: a text with Ed25519 signatures below it, as logs exchange them (C2SP signed-note)."""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MOST = 1_000_000
"""Characters that a note may have, and more than any real one has."""

_ALGORITHM = b"\x01"
"""Ed25519 in the key formats of signed notes."""

_SIGNATURE = re.compile(r"— (?P<name>[^\s+]+) (?P<blob>[A-Za-z0-9+/]+={0,2})")
_NAME = re.compile(r"[^\s+]+")
_ID, _KEY = 4, 32


class InvalidNote(PoedeskError):
    """The text is no signed note, or nobody who is trusted has signed it."""

    exit_code = 1


class InvalidKey(PoedeskError):
    """The text is no key for notes."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key with its name."""

    name: str
    key: bytes
    """Ed25519, 32 bytes."""

    @property
    def id(self) -> bytes:
        """Return the four bytes by which a signature says whose it is."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ALGORITHM + self.key).digest()[:_ID]

    def signed(self, data: bytes, signature: bytes) -> bool:
        """Say whether this key made a bare signature of ``data``."""
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - loaded when it is needed
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, data)
        except (InvalidSignature, ValueError):
            return False
        return True

    def __str__(self) -> str:
        """Return the key as it is published: name, id and key."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(_ALGORITHM + self.key).decode()}"


class Signer:
    """A private key with its name; it never shows its key."""

    def __init__(self, name: str, key: "Ed25519PrivateKey") -> None:
        """Take the key; raises InvalidKey when the name has blanks or a plus sign."""
        if not _NAME.fullmatch(name):
            message = f"{name!r} cannot name a key: it must have letters and neither blanks nor '+'"
            raise InvalidKey(message)
        self._key = key
        self.verifier = Verifier(name, key.public_key().public_bytes_raw())

    def __repr__(self) -> str:
        """Return the public half alone."""
        return f"Signer({self.verifier})"

    def sign_bytes(self, data: bytes) -> bytes:
        """Return the bare signature of ``data``, 64 bytes; what is signed must say what it is."""
        return self._key.sign(data)

    def sign(self, text: str) -> str:
        """Return ``text``, which must end with a line end, as a signed note."""
        if not text.endswith("\n") or "\n\n" in text:
            message = "a note is lines without an empty one among them, the last one ended"
            raise ValueError(message)
        signature = self.verifier.id + self._key.sign(text.encode())
        return f"{text}\n— {self.verifier.name} {base64.b64encode(signature).decode()}\n"


def verifier(text: str) -> Verifier:
    """Return the key in its published form, ``name+id+key``.

    Raises:
        InvalidKey: it is none, or its id is not that of the key.
    """
    name, _, rest = text.strip().partition("+")
    told, _, encoded = rest.partition("+")
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    made = Verifier(name, raw[1:])
    whole = _NAME.fullmatch(name) is not None and raw[:1] == _ALGORITHM and len(raw) == 1 + _KEY
    if not whole or told != made.id.hex():
        message = "it is no key for notes; it looks like example.com/log+1a2b3c4d+AbC..."
        raise InvalidKey(message)
    return made


def opened(note: str, known: Sequence[Verifier]) -> tuple[str, tuple[Verifier, ...]]:
    """Return the text of a note and the known keys that have signed it.

    Signatures of unknown keys are passed over; a wrong one of a known key is an error, not a miss.

    Raises:
        InvalidNote: it has the wrong shape, no known key signed it, or a signature of a known key is wrong.
    """
    text, lines = _parts(note)
    signed: list[Verifier] = []
    for line in lines:
        match = _SIGNATURE.fullmatch(line)
        if match is None:
            message = f"a line below the text is no signature: {line[:60]!r}"
            raise InvalidNote(message)
        blob = _decoded(match["blob"])
        for key in known:
            if key.name == match["name"] and key.id == blob[:_ID] and key not in signed:
                _check(text, key, blob[_ID:])
                signed.append(key)
    if not signed:
        names = ", ".join(sorted({key.name for key in known})) or "none"
        message = f"it is not signed by a key that is trusted here ({names})"
        raise InvalidNote(message)
    return text, tuple(signed)


def _parts(note: str) -> tuple[str, list[str]]:
    head, gap, tail = note.rpartition("\n\n")
    if len(note) > MOST or not gap or not tail.endswith("\n"):
        message = "it is no signed note: a text, an empty line, then signatures"
        raise InvalidNote(message)
    return head + "\n", tail.splitlines()


def _decoded(blob: str) -> bytes:
    try:
        return base64.b64decode(blob, validate=True)
    except (binascii.Error, ValueError) as error:
        message = "a signature is not in base64"
        raise InvalidNote(message) from error


def _check(text: str, key: Verifier, signature: bytes) -> None:
    if not key.signed(text.encode(), signature):
        message = f"the signature of {key.name} does not fit: the text was changed, or another key signed it"
        raise InvalidNote(message)
