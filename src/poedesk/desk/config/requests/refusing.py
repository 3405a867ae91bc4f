"""Answers a request that is larger than all that may be sent together: in words, and without reading it."""

import json
import uuid
from typing import Any

import structlog
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

import poedesk
from poedesk.desk.api.problems import CODES, Code, shaped
from poedesk.desk.config.requests.middleware import HEADER, POLICY

_MIB = 1 << 20

_log = structlog.get_logger("poedesk.desk")


class Refusing(ErrorTask):  # type: ignore[misc]  # the library ships no types
    """Tells what was too large, and that nothing of it was taken."""

    def execute(self) -> None:
        """Write the answer; other errors are told as the library does."""
        if not isinstance(self.request.error, RequestEntityTooLarge):
            super().execute()
            return
        status, title = CODES[Code.TOO_LARGE]
        request = uuid.uuid4().hex[:16]
        kind, body = told(str(self.request.path), request)
        self.status = f"{status} {title}"
        _log.info("refused", request=request, status=status)
        headers = {
            "Content-Type": kind,
            "Content-Security-Policy": POLICY,
            "Cache-Control": "no-store",
            HEADER: request,
        }
        self.response_headers.extend(headers.items())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]  # as above
    """A connection on which errors are told by ``Refusing``."""

    error_task_class = Refusing


def told(path: str, request: str) -> tuple[str, bytes]:
    """Return media type and bytes of the answer: a problem to a program, a page to a person.

    Args:
        path: what was asked for.
        request: id under which the log has it.
    """
    most = settings.OPTIONS.together_bytes // _MIB
    if path.startswith("/api/"):
        detail = _("All that is sent together has at most %(most)s MiB; send the files one by one.")
        problem = shaped(Code.TOO_LARGE, detail % {"most": most}, request)
        return "application/problem+json", json.dumps(problem).encode()
    page = render_to_string("desk/too_large.html", {"most": most, "version": poedesk.__version__})
    return "text/html; charset=utf-8", page.encode()


def refuse_in_words(server: Any) -> None:
    """Have a server, or each of several, tell what is too large."""
    several = [each for each in getattr(server, "map", {}).values() if isinstance(each, BaseWSGIServer)]
    for each in several or [server]:
        each.channel_class = Channel
