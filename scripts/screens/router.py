"""The addresses of the desk as its router knows them, so that no page is forgotten."""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from poedesk.desk.config.folder import prepare

ANSWERS_MACHINES = ("api/v1/", "health", "ready", "metrics", "public/trail/key/")
"""How addresses begin that hand out no page."""

UNDRAWN = {
    "join": "its page is drawn behind the link of an invitation",
    "account_confirm_email": "nobody is asked to confirm an address: the invitation proves it",
    "account_email_verification_sent": "nobody is asked to confirm an address: the invitation proves it",
    "account_confirm_login_code": "the desk sends no codes for signing in",
    "account_request_reauthentication_code": "the desk sends no codes for signing in",
    "account_confirm_reauthentication_code": "the desk sends no codes for signing in",
    "readiness": "a part of the page of an engagement, drawn within it",
    "picture": "hands out a picture, drawn within the page of an engagement",
    "proof_page": "hands out a picture, drawn within the page of a proof",
    "packet": "hands out a packet, once it is made",
    "acknowledge_document": "hands out a document, to whoever has entered the code",
    "acknowledge_page": "hands out a picture, drawn within the customer's page",
    "account_email": "leads to the first page",
    "account_set_password": "leads to the page that changes a password: everybody here has one",
    "mfa_download_recovery_codes": "hands out a text, to whoever has just made codes",
    "mfa_login_webauthn": "answers the script of the sign-in",
    "mfa_reauthenticate_webauthn": "needs a passkey, which a browser without a person has not",
    "mfa_edit_webauthn": "needs a passkey, which a browser without a person has not",
    "mfa_remove_webauthn": "needs a passkey, which a browser without a person has not",
}
"""Addresses of pages that are not drawn under their name, and why."""


_PARAMETER = re.compile(r"<(?:(\w+):)?\w+>")
_NOWHERE = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "0"}


class Router:
    """Tells which address of the desk a browser is at."""

    def __init__(self) -> None:
        """Read the router of the desk."""
        with tempfile.TemporaryDirectory() as place:
            prepare(Path(place))
            os.environ["POEDESK_DATA"] = place
            os.environ["DJANGO_SETTINGS_MODULE"] = "poedesk.desk.config.settings"
            import django  # noqa: PLC0415 - its settings are known now

            django.setup()
        from django.urls import get_resolver  # noqa: PLC0415 - Django is set up

        pages = [(name, shape) for name, shape in _below(get_resolver(), "") if _is_page(shape)]
        self.shapes = dict(pages)  # addresses for programs bear the same names
        if len(self.shapes) < len(set(pages)):
            message = "two pages have the same name, so one of them would be forgotten"
            raise ValueError(message)

    def at(self, url: str) -> tuple[str, dict[str, Any]] | None:
        """Return the name of an address and what stands at its parameters; null for one that is unknown."""
        from django.urls import Resolver404, resolve  # noqa: PLC0415 - Django is set up

        try:
            found = resolve(urlsplit(url).path)
        except Resolver404:
            return None
        return found.url_name or "", found.kwargs

    def plain(self) -> list[str]:
        """Return the addresses of pages that need nothing at a parameter."""
        return [f"/{shape}" for shape in self.shapes.values() if "<" not in shape]

    def example(self, shape: str) -> str:
        """Return an address of a shape, with something at each parameter that is nowhere."""
        return "/" + _PARAMETER.sub(lambda found: _NOWHERE.get(found[1], "nowhere"), shape)

    def pages(self) -> dict[str, str]:
        """Return the shape of each address that may hand out a page, by its name."""
        return self.shapes


def _is_page(shape: str) -> bool:
    return not shape.startswith(ANSWERS_MACHINES)


def _below(resolver: Any, before: str) -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        shape = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from _below(each, shape)
        else:
            yield each.name or shape, shape
