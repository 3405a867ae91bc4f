"""Signed envelopes (DSSE 1.0): a payload with its type, signed over a form that holds both lengths.

Source: the DSSE protocol and envelope of the secure-systems-lab, version 1.0.2.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.errors import PoedeskError
from poedesk.trail.notes import Signer, Verifier

_FIELDS = {"payload", "payloadType", "signatures"}


class InvalidEnvelope(PoedeskError):
    """It is no envelope, or no key that is trusted has signed it."""

    exit_code = 1


def authenticated(kind: str, payload: bytes) -> bytes:
    """Return what is signed: the pre-authentication encoding of a payload and its type."""
    name = kind.encode()
    return b" ".join((b"DSSEv1", str(len(name)).encode(), name, str(len(payload)).encode(), payload))


def sealed(kind: str, payload: bytes, signer: Signer) -> bytes:
    """Return the envelope as JSON; ``keyid`` is the key's name and id."""
    signature = signer.sign_bytes(authenticated(kind, payload))
    return canonical_json(
        {
            "payload": base64.b64encode(payload).decode(),
            "payloadType": kind,
            "signatures": [
                {"keyid": key_id(signer.verifier), "sig": base64.b64encode(signature).decode()},
            ],
        }
    )


def key_id(key: Verifier) -> str:
    """Return how an envelope names a key: ``name+id``."""
    return f"{key.name}+{key.id.hex()}"


def opened(envelope: bytes, known: Sequence[Verifier]) -> tuple[str, bytes]:
    """Return type and payload of an envelope that a known key has signed; raises InvalidEnvelope."""
    try:
        value: Any = json.loads(envelope)
        payload = base64.b64decode(value["payload"], validate=True)
        kind: str = value["payloadType"]
        signatures = [base64.b64decode(each["sig"], validate=True) for each in value["signatures"]]
        shaped = value.keys() == _FIELDS and isinstance(kind, str)
    except (binascii.Error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        message = f"it is no envelope: {type(error).__name__}"
        raise InvalidEnvelope(message) from error
    text = authenticated(kind, payload) if shaped else b""
    if shaped and any(key.signed(text, signature) for key in known for signature in signatures):
        return kind, payload
    raise InvalidEnvelope
