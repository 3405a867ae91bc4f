"""A task that behaves: counts a sign in the document."""

from typing import Any

from poedesk.proof.reading.limits import Limits


def run(data: bytes, name: str, limits: Limits, request: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "count": data.count(request["sign"].encode()), "pages": limits.pages}
