"""What anybody is told of the trail: the key that checks it, and its newest checkpoints."""

from typing import Any

from django.conf import settings

from poedesk.desk.trail.acting import store

_NEWEST = 10


def public_key() -> str:
    """Return the public key of the trail's checkpoints, one line."""
    return str(settings.FOLDER.trail_key.with_suffix(".pub").read_text("ascii").strip())


def newest_checkpoints() -> list[dict[str, Any]]:
    """Return ``size`` and ``note`` of the newest checkpoints of the trail, the newest first."""
    kept = list(store().checkpoints())[-_NEWEST:]
    return [{"size": size, "note": note} for size, note in reversed(kept)]
