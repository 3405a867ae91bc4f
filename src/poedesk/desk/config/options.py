"""The settings of the desk: each with its default, read from ``desk.toml`` and from the environment.

A setting ``upload_bytes`` stands as ``upload_bytes = 1000`` in the file and as ``POEDESK_DESK_UPLOAD_BYTES``
in the environment, which wins. Everything that is wrong is told at once, before anything is started.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass

PREFIX = "POEDESK_DESK_"
FILE = "desk.toml"
"""Name of the file of settings in the data folder."""

_LONGEST = 1 << 20


class InvalidSettings(UsageError):
    """The settings of the desk cannot be used."""


@dataclass(frozen=True, slots=True)
class Options:
    """What may be set; nothing needs to be."""

    host: str = "127.0.0.1"
    """Address on which the desk listens; behind a proxy it stays this one."""

    port: int = 8000
    """Port on which the desk listens."""

    public_url: str = ""
    """How browsers reach the desk, such as ``https://poe.example.com``; empty: host and port as above."""

    threads: int = 8
    """Requests that are answered at the same time."""

    upload_bytes: int = 100 * 1024 * 1024
    """Bytes of one uploaded file (100 MiB); a larger one is refused."""

    together_bytes: int = 1000 * 1024 * 1024
    """Bytes of all files that are sent together (1,000 MiB); more are refused as a whole."""

    session_hours: int = 12
    """Hours after which somebody who did nothing must sign in again."""

    mail_host: str = ""
    """SMTP server; empty: mails stay in the outbox, where they can be looked at."""

    mail_port: int = 587
    """Port of the SMTP server."""

    mail_security: str = "starttls"
    """``starttls``, ``tls`` or ``none`` (a server on this machine)."""

    mail_user: str = ""
    """Who signs in at the SMTP server; empty: nobody."""

    mail_password_file: str = ""
    """File that holds the password for the SMTP server; a password is never a setting itself."""

    mail_from: str = "poedesk <poedesk@localhost>"
    """Sender of the mails."""

    api_per_minute: int = 600
    """Requests to the API from one address in a minute; more are refused for a while."""

    links_per_minute: int = 240
    """Pages behind links by mail and public pages that one address may open in a minute."""

    checks_per_minute: int = 10
    """Files that one address may have checked in a minute on the public page."""

    checkpoint_minutes: int = 60
    """Minutes after which the trail gets a new signed checkpoint when it grew."""

    double_reviews: int = 20
    """One of as many claims and proofs is decided by two reviewers who do not see each other's decision."""
    acknowledgement_days: int = 30
    """Days within which a customer can answer a request to acknowledge."""

    acknowledgement_reminder_days: int = 7
    """Days without an answer after which the desk reminds them, three times at most."""

    zone: str = "UTC"
    """Time zone in which days begin and times are shown."""

    @property
    def url(self) -> str:
        """Return how browsers reach the desk, without a slash at its end."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def secure(self) -> bool:
        """Return whether browsers reach the desk over HTTPS."""
        return self.url.startswith("https://")


def load(folder: Path, environment: Mapping[str, str] | None = None, **given: Any) -> Options:
    """Return the settings: ``given`` (the command line) before environment before file before default.

    Args:
        folder: the data folder, in which ``desk.toml`` may stand.
        environment: the process' own by default.
        given: values by name; null for those that were not given.

    Raises:
        InvalidSettings: names every setting that is wrong, where it stands and what is allowed.
    """
    environment = os.environ if environment is None else environment
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for where, found in (
        (FILE, _of_file(folder / FILE)),
        ("environment", dict(_of_environment(environment))),
        ("command line", {name: value for name, value in given.items() if value is not None}),
    ):
        for name, value in found.items():
            _take(name, value, where, values, problems)
    made = Options(**values)
    problems.extend(_rules(made))
    if problems:
        lines = "\n".join(f"  - {problem}" for problem in problems)
        message = f"the settings of the desk cannot be used:\n{lines}"
        raise InvalidSettings(message)
    return made


def _of_file(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LONGEST)
    except FileNotFoundError:
        return {}
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise InvalidSettings(message) from error
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path} is not TOML: {error}"
        raise InvalidSettings(message) from error


def _of_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for variable, value in environment.items():
        if variable.startswith(PREFIX):
            yield variable.removeprefix(PREFIX).lower(), value


_KINDS: Mapping[str, type] = {field.name: type(field.default) for field in fields(Options)}


def _take(name: str, value: Any, where: str, values: dict[str, Any], problems: list[Problem]) -> None:
    kind = _KINDS.get(name)
    field = f"{name} ({where})"
    if kind is None:
        problems.append(Problem(field, f"there is no such setting; there are {', '.join(_KINDS)}"))
    elif kind is int:
        text = str(value)
        if isinstance(value, bool) or not text.isascii() or not text.isdigit() or int(text) < 1:
            problems.append(Problem(field, f"{value!r} is not a whole number above zero"))
        else:
            values[name] = int(text)
    elif not isinstance(value, str) or any(sign in value for sign in "\0\r\n"):
        problems.append(Problem(field, "it is not one line of text"))
    else:
        values[name] = value


_SECURITY = ("starttls", "tls", "none")
_PORTS = 65_535


def _rules(made: Options) -> Iterator[Problem]:
    from zoneinfo import available_timezones  # noqa: PLC0415 - only the desk asks for zones

    for name in ("port", "mail_port"):
        if getattr(made, name) > _PORTS:
            yield Problem(name, f"a port is at most {_PORTS}")
    if made.together_bytes < made.upload_bytes:
        yield Problem("together_bytes", "it is less than upload_bytes; one whole file must fit")
    parts = urlsplit(made.public_url)
    if made.public_url and (
        parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query
    ):
        yield Problem("public_url", "it is not an address such as https://poe.example.com, without a path")
    if made.mail_security not in _SECURITY:
        yield Problem("mail_security", f"it is none of {', '.join(_SECURITY)}")
    if made.mail_user and not made.mail_password_file:
        yield Problem("mail_password_file", "name the file that holds the password of mail_user")
    if "@" not in made.mail_from:
        yield Problem("mail_from", "it holds no mail address")
    if made.zone not in available_timezones():
        yield Problem("zone", "it is no zone such as Europe/Zurich")
