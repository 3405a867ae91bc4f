"""A program that uses the API of a desk under test."""

import json
from typing import Any

from django.test import Client

from poedesk.desk.accounts.may import Actor, able
from poedesk.desk.tokens.services import make

Answer = Any
"""What Django's test client answers."""


class Program:
    """Calls the API with a token that may everything that its person may, or less."""

    def __init__(self, actor: Actor, scopes: list[str] | None = None) -> None:
        mine = sorted(able(actor))
        self.token = make(actor, "program", scopes or mine, 30)[1] if "token:make" in mine else ""
        self._client = Client(raise_request_exception=True)

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Send JSON, or nothing; names of headers are written with low lines."""
        told = {each.replace("_", "-"): value for each, value in headers.items()}
        return self._client.generic(
            method,
            f"/api/v1{path}",
            "" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.token}", **told},
        )

    def send(self, path: str, files: dict[str, Any], **headers: str) -> Answer:
        """Send files, as a form does."""
        told = {each.replace("_", "-"): value for each, value in headers.items()}
        return self._client.post(
            f"/api/v1{path}", files, headers={"Authorization": f"Bearer {self.token}", **told}
        )
