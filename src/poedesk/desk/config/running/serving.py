"""Starts the desk: data folder, settings, tables, then requests until it is told to stop."""

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from poedesk import __version__
from poedesk.desk.config import options
from poedesk.desk.config.folder import DEFAULT, Folder, prepare
from poedesk.desk.config.keeping.demo import beginning, refuse_unfinished
from poedesk.desk.config.keeping.upgrading import upgrade
from poedesk.desk.config.running.stopping import answer_until_told
from poedesk.desk.config.running.waking import awake
from poedesk.kernel.errors import UsageError

_BEHIND_A_PROXY: Mapping[str, Any] = {
    "trusted_proxy": "127.0.0.1",
    "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    "clear_untrusted_proxy_headers": True,
}
"""Over HTTPS a proxy on this machine speaks for the browser; nobody else is believed."""


def serve(data: Path | None, *, host: str | None, port: int | None, examples: Path | None = None) -> int:
    """Run the desk until a signal; return the exit code.

    Args:
        data: the data folder.
        host: address to listen on.
        port: port to listen on.
        examples: folder of the shipped examples, of which a demo is made first; null: no demo.

    Raises:
        UsageError: the ``desk`` extra is not installed, the folder or a setting cannot be used, or the
            address is taken.
    """
    place = data or Path(DEFAULT)
    if examples is None:
        refuse_unfinished(place)
        folder = begin(place, host=host, port=port)
    else:
        with beginning(place):
            folder = begin(place, host=host, port=port)
            _demo(examples)
    from django.conf import settings  # noqa: PLC0415 - known from here on

    from poedesk.desk.config.running.working import Worker  # noqa: PLC0415 - as above

    server = _server(settings.OPTIONS)
    _welcome(folder, settings.OPTIONS)

    with Worker():
        try:
            answer_until_told(server, settings.OPTIONS.stop_seconds)
        finally:
            server.close()
    return 0


def _server(chosen: options.Options) -> Any:
    """Return what listens; raises UsageError when the address is taken."""
    from waitress.server import create_server  # noqa: PLC0415 - comes with the desk

    from poedesk.desk.config.requests.refusing import refuse_in_words  # noqa: PLC0415 - Django was set up before
    from poedesk.desk.config.wsgi import application  # noqa: PLC0415 - as above

    try:
        server = create_server(
            application,
            host=chosen.host,
            port=chosen.port,
            threads=chosen.threads,
            ident="poedesk",
            max_request_body_size=chosen.together_bytes + (1 << 20),  # the other fields of the form
            **(_BEHIND_A_PROXY if chosen.secure else {}),
        )
    except (OSError, ValueError) as error:  # a name that is none is either, or cannot be encoded
        why = getattr(error, "strerror", None) or "that is no address"
        message = (
            f"the desk cannot listen on {chosen.host}:{chosen.port}: {why}; choose another --host or --port"
        )
        raise UsageError(message) from error
    refuse_in_words(server)
    return server


def begin(data: Path, **given: str | int | None) -> Folder:
    """Make the data folder and the tables, and set Django up; raises what ``serve`` raises."""
    if find_spec("django") is None:
        message = "the desk is not installed; install it with: pip install 'poedesk[desk]'"
        raise UsageError(message)
    folder = prepare(data)
    chosen = {name: str(value) for name, value in given.items() if value is not None}
    options.load(data, None, **chosen)
    os.environ["POEDESK_DATA"] = str(data)
    os.environ.update({options.PREFIX + name.upper(): value for name, value in chosen.items()})
    awake()
    kept = _upgraded(folder)
    if kept is not None:
        told = f"The tables are those of poedesk {__version__} now; as they were they lie in {kept}"
        print(told, file=sys.stderr)  # noqa: T201
    return folder


def _upgraded(folder: Folder) -> Path | None:
    from django.db import OperationalError  # noqa: PLC0415 - only the desk needs it

    try:
        return upgrade(folder)
    except OperationalError as error:  # no space, no right to write, somebody else holds it
        message = (
            f"the database {folder.database} cannot be used: {error}; "
            "see that its disk has space and that nothing else holds it, then start again"
        )
        raise UsageError(message) from error


def _demo(examples: Path) -> None:
    from poedesk.desk.demo import PASSWORD  # noqa: PLC0415 - Django was set up before
    from poedesk.desk.demo.filling import fill, told_of  # noqa: PLC0415 - as above

    people = fill(examples, lambda line: print(f"demo: {line}", file=sys.stderr), told_of())  # noqa: T201
    told = "\n".join(f"  {email}  ({who})" for email, who in people.items())
    print(f"Sign in as one of these, each with the password {PASSWORD!r}:\n{told}", file=sys.stderr)  # noqa: T201


def _welcome(folder: Folder, chosen: options.Options) -> None:
    from poedesk.desk.accounts.services import is_new  # noqa: PLC0415 - Django was set up before

    print(f"poedesk is at {chosen.url} (data in {folder.path}); stop it with Ctrl-C", file=sys.stderr)  # noqa: T201
    if is_new():
        code = folder.setup_code()
        print(f"Nobody has set it up yet: open it and enter the set-up code {code}", file=sys.stderr)  # noqa: T201
