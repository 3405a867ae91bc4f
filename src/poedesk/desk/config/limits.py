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
    "/verify/": "checks_per_minute",
}
"""Beginnings of paths, and the setting that says how often."""

_MINUTE = 60


class Limits:
    """Answers 429 to whoever asks too often."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Count, and answer."""
        place = next((each for each in PLACES if request.path.startswith(each)), None)
        if place is None or _counted(place, request) <= getattr(settings.OPTIONS, PLACES[place]):
            return self._answer(request)
        told = (
            answer(request, Code.TOO_MANY, "Wait a minute, then ask again.")
            if place == "/api/"
            else render(request, "429.html", status=429)
        )
        told["Retry-After"] = str(_MINUTE)
        return told


def _counted(place: str, request: HttpRequest) -> int:
    """Return how often an address asked in this minute, this time included."""
    minute = int(time() // _MINUTE)
    key = f"limit:{PLACES[place]}:{who(request)}:{minute}"
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
