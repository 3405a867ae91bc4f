"""Keys and events for the tests of the trail."""

from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from poedesk.trail.events import Event, Personal
from poedesk.trail.notes import Signer

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SIGNER = Signer("trail.example/log", Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
STRANGER = Signer("trail.example/log", Ed25519PrivateKey.from_private_bytes(bytes(32)))


def event(number: int, **personal: str) -> Event:
    """Return the event of that number; its personal values are salted with the number."""
    salted = {name: Personal(value, number.to_bytes(32, "big")) for name, value in personal.items()}
    at = NOON + timedelta(minutes=number)
    return Event("claim:submitted", at, "user-7", f"claim-{number}", {"files": number}, salted)
