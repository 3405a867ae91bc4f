"""How often one address may ask in a minute, where no sign-in stands before: links, the API, public checks.

Signing in has limits of its own in the library (``ACCOUNT_RATE_LIMITS``). Both count in the cache of the
desk, which all its processes share: see ``counting``.
"""

import ipaddress
from collections.abc import Callable, Mapping
from time import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from poedesk.desk.api.problems import Code, answer

PLACES: Mapping[str, str] = {
    "/api/": "api_per_minute",
    "/join/": "links_per_minute",
    "/acknowledge/": "links_per_minute",
    "/public/": "links_per_minute",
    "/verify/": "links_per_minute",
}
"""Beginnings of paths, and the setting that says how often."""

CHECKS = "/verify/"
"""Where files are checked: giving one counts by ``checks_per_minute``, opening the page as any page."""

_MINUTE = 60


class Limits:
    """Answers 429 to whoever asks too often."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Count, and answer."""
        setting = setting_of(request)
        if setting is None or _counted(setting, request) <= getattr(settings.OPTIONS, setting):
            return self._answer(request)
        told = (
            answer(request, Code.TOO_MANY, "Wait a minute, then ask again.")
            if request.path.startswith("/api/")
            else render(request, "429.html", status=429)
        )
        told["Retry-After"] = str(_MINUTE)
        return told


def setting_of(request: HttpRequest) -> str | None:
    """Return the setting that says how often an address may ask so; null: as often as it likes."""
    if request.path.startswith(CHECKS) and request.method == "POST":
        return "checks_per_minute"
    return next((setting for place, setting in PLACES.items() if request.path.startswith(place)), None)


def _counted(setting: str, request: HttpRequest) -> int:
    """Return how often an address asked in this minute, this time included."""
    minute = int(time() // _MINUTE)
    key = f"limit:{setting}:{who(request)}:{minute}"
    try:
        return cache.incr(key)
    except ValueError:  # the first in this minute, unless another one was just now
        return 1 if cache.add(key, 1, timeout=2 * _MINUTE) else cache.incr(key)


def who(request: HttpRequest) -> str:
    """Return the address that asks; of IPv6 the network of one household, which has many."""
    told = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return told
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)
    return str(address)
