"""Answers a request that is larger than all that may be sent together: in words, and without reading it."""

import json
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

import poedesk
from poedesk.desk.api.problems import CODES, Code
from poedesk.desk.config.middleware import POLICY

_MIB = 1 << 20


class Refusing(ErrorTask):  # type: ignore[misc]  # the library ships no types
    """Tells what was too large, and that nothing of it was taken."""

    def execute(self) -> None:
        """Write the answer; other errors are told as the library does."""
        if not isinstance(self.request.error, RequestEntityTooLarge):
            super().execute()
            return
        status, title = CODES[Code.TOO_LARGE]
        kind, body = told(str(self.request.path))
        self.status = f"{status} {title}"
        headers = {"Content-Type": kind, "Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
        self.response_headers.extend(headers.items())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]  # as above
    """A connection on which errors are told by ``Refusing``."""

    error_task_class = Refusing


def told(path: str) -> tuple[str, bytes]:
    """Return media type and bytes of the answer: a problem to a program, a page to a person."""
    most = settings.OPTIONS.together_bytes // _MIB
    if path.startswith("/api/"):
        status, title = CODES[Code.TOO_LARGE]
        detail = _("All that is sent together has at most %(most)s MiB; send the files one by one.")
        problem = {
            "type": f"urn:poedesk:problem:{Code.TOO_LARGE}",
            "title": title,
            "status": status,
            "code": Code.TOO_LARGE,
            "detail": detail % {"most": most},
        }
        return "application/problem+json", json.dumps(problem).encode()
    page = render_to_string("desk/too_large.html", {"most": most, "version": poedesk.__version__})
    return "text/html; charset=utf-8", page.encode()


def refuse_in_words(server: Any) -> None:
    """Have a server, or each of several, tell what is too large."""
    several = [each for each in getattr(server, "map", {}).values() if isinstance(each, BaseWSGIServer)]
    for each in several or [server]:
        each.channel_class = Channel
