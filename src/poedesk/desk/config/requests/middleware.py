"""What every request gets: an id, headers that forbid what no page of ours needs, one line in the log."""

import time
import uuid
from collections.abc import Callable

import structlog
from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-Id"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""Content security policy: everything comes from the desk itself, and no script or style stands in a page."""

_SECRETS = frozenset({"token", "key"})
"""Parts of addresses that open a door: of our links, and of the library's for a new password."""

_log = structlog.get_logger("poedesk.desk")


class Requests:
    """Gives each request an id that its log lines, its answer and an error page carry."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request, and tell the log how."""
        request.id = uuid.uuid4().hex[:16]  # type: ignore[attr-defined]  # every request of ours carries it
        structlog.contextvars.bind_contextvars(request=request.id)  # type: ignore[attr-defined]  # as above
        began = time.perf_counter()
        try:
            response = self._answer(request)
            response.headers.setdefault("Content-Security-Policy", POLICY)
            response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
            response.headers[HEADER] = request.id  # type: ignore[attr-defined]  # as above
            _log.info(
                "request",
                method=request.method,
                path=_told(request),
                status=response.status_code,
                ms=round((time.perf_counter() - began) * 1000),
            )
            return response
        finally:
            structlog.contextvars.clear_contextvars()


@receiver(got_request_exception)
def _tell(sender: object, request: HttpRequest, **_: object) -> None:  # noqa: ARG001 - the signal's signature
    """Tell the log what failed; the page shows the id under which it stands there."""
    _log.exception("fault", path=_told(request))


def _told(request: HttpRequest) -> str:
    """Return the path as a log may hold it: a link by mail opens a door, so its secret is left out.

    Of a path that led nowhere, such as such a link cut short, the first part alone.
    """
    match = request.resolver_match
    if match is None:
        first, slash, _ = request.path.lstrip("/").partition("/")
        return f"/{first}/..." if slash else request.path
    return f"({match.view_name})" if _SECRETS & match.kwargs.keys() else request.path
