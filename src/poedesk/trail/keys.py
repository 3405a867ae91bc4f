"""Private keys for notes as text, and where they are kept: a file that its owner alone can read.

``PRIVATE+KEY+name+id+key``, as the tools of signed notes write it. No message and no representation holds it.
"""

import base64
import binascii
import os
from pathlib import Path

from poedesk.kernel.errors import UsageError
from poedesk.trail.notes import InvalidKey, Signer

_START = "PRIVATE+KEY+"
_ALGORITHM = b"\x01"
_SEED = 32
_MOST = 4096


def signer(text: str) -> Signer:
    """Return the key in its text; raises InvalidKey, which never shows the text."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - loaded when it is needed
        Ed25519PrivateKey,
    )

    name, _, rest = text.strip().removeprefix(_START).partition("+")
    told, _, encoded = rest.partition("+")
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if text.startswith(_START) and raw[:1] == _ALGORITHM and len(raw) == 1 + _SEED:
        made = Signer(name, Ed25519PrivateKey.from_private_bytes(raw[1:]))
        if made.verifier.id.hex() == told:
            return made
    message = "it is no private key for notes; make one with `poedesk trail key NAME --output FILE`"
    raise InvalidKey(message)


def private_text(name: str, seed: bytes) -> str:
    """Return the text of the key whose 32 secret bytes are ``seed``; keep it as a secret.

    Raises:
        InvalidKey: the name cannot name a key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - as above
        Ed25519PrivateKey,
    )

    made = Signer(name, Ed25519PrivateKey.from_private_bytes(seed))
    return f"{_START}{name}+{made.verifier.id.hex()}+{base64.b64encode(_ALGORITHM + seed).decode()}\n"


def load(path: Path) -> Signer:
    """Return the private key in a file.

    Raises:
        UsageError: it cannot be read, or others than its owner can read it.
        InvalidKey: it is no key; the message names the file.
    """
    try:
        with path.open("rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            data = stream.read(_MOST)
    except OSError as error:
        message = f"the key {path} cannot be read: {error.strerror}"
        raise UsageError(message) from error
    if data.startswith(_START.encode()) and mode & 0o077:
        message = (
            f"the key {path} can be read by others; make it yours alone (chmod 600 {path}) and try again"
        )
        raise UsageError(message)
    try:
        return signer(data.decode("ascii", "replace"))
    except InvalidKey as error:
        message = f"{path}: {error}"
        raise InvalidKey(message) from error


def keep(text: str, path: Path) -> None:
    """Write a private key to a new file of mode 0600; raises UsageError, also when a file is there."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        message = f"the key {path} cannot be written: {error.strerror}; nothing was changed"
        raise UsageError(message) from error
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
