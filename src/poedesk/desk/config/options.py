"""The settings of the desk: each with its default, read from ``desk.toml`` and from the environment.

A setting ``upload_bytes`` stands as ``upload_bytes = 1000`` in the file and as ``POEDESK_DESK_UPLOAD_BYTES``
in the environment, which wins. Everything that is wrong is told at once, before anything is started.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass

PREFIX = "POEDESK_DESK_"
FILE = "desk.toml"
"""Name of the file of settings in the data folder."""

CATALOGUES = "locale"
"""Folder in the data folder in which the catalogues of other languages are."""

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

    stop_seconds: int = 30
    """Seconds that the desk, told to stop, waits for uploads and answers that have begun."""

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

    job_tries: int = 5
    """Times that work in the background is tried before it rests until somebody asks for it again."""

    job_pause_seconds: int = 30
    """Seconds between the first and the second try; each further pause is four times as long."""

    worker_silent_seconds: int = 120
    """Seconds without a sign of life after which ``/ready`` and owners are told that the worker is dead."""

    unused_days: int = 7
    """Days for which files that nothing needs any more, such as previews, are kept; two at least."""

    unused_bytes: int = 1024 * 1024 * 1024
    """Bytes of such files that are kept (1 GiB); beyond that the oldest go sooner."""

    acknowledgement_days: int = 30
    """Days within which a customer can answer a request to acknowledge."""

    acknowledgement_reminder_days: int = 7
    """Days without an answer after which the desk reminds them."""

    acknowledgement_reminders: int = 3
    """Times that the desk reminds them by itself at most."""

    shown_days: int = 7
    """Days for which a page that shows what is handed in can be sent after it was opened."""

    table_bytes: int = 8 * 1024 * 1024
    """Bytes of a table of engagements or incentive lines (8 MiB); a larger one is refused."""

    table_rows: int = 2000
    """Rows of a table of engagements; more are refused before they are looked at."""

    preview_hours: int = 1
    """Hours for which the preview of a table can be taken over."""

    check_bytes: int = 32 * 1024 * 1024
    """Bytes of one file that the public page checks (32 MiB)."""

    check_seconds: int = 40
    """Seconds after which such a check is given up; it takes 20 of processor time at most."""

    drill_engagements: int = 10_000
    """Engagements that a drill draws at most."""

    packet_bytes: int = 512 * 1024 * 1024
    """Bytes of the documents of one packet together (512 MiB), which the worker holds in memory meanwhile."""

    invitation_days: int = 7
    """Days within which somebody can accept an invitation."""

    picture_hours: int = 24
    """Hours for which a customer's uploaded signature is kept while something else on the page is wrong."""

    code_hours: int = 2
    """Hours for which a code by mail lets a customer see and answer."""

    zone: str = "UTC"
    """Time zone in which days begin and times are shown."""

    language: str = "en-gb"
    """Language of pages and mails; another one than English needs its catalogue, see its how-to page."""

    @property
    def url(self) -> str:
        """Return how browsers reach the desk, without a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url.rstrip("/") or f"http://{host}:{self.port}"

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
    problems.extend((*_rules(made), *_language(made.language, folder)))
    if problems:
        lines = "\n".join(f"  - {problem}" for problem in problems)
        message = f"the settings of the desk cannot be used:\n{lines}"
        raise InvalidSettings(message)
    return made


def _of_file(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LONGEST + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise InvalidSettings(message) from error
    if len(data) > _LONGEST:
        message = f"{path} has more than {_LONGEST} bytes, which no settings do"
        raise InvalidSettings(message)
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # of either: no UTF-8, no TOML, a number without end
        message = f"{path} is not TOML: {error}"
        raise InvalidSettings(message) from error


def _of_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for variable, value in environment.items():
        if variable.startswith(PREFIX):
            yield variable.removeprefix(PREFIX).lower(), value


_YEAR = 366
BOUNDS: Mapping[str, tuple[int, int]] = {
    "port": (1, 65_535),
    "threads": (1, 256),
    "stop_seconds": (1, 24 * 3600),
    "upload_bytes": (1, 1 << 40),
    "together_bytes": (1, 1 << 42),
    "session_hours": (1, 24 * _YEAR),
    "mail_port": (1, 65_535),
    "api_per_minute": (1, 10**9),
    "links_per_minute": (1, 10**9),
    "checks_per_minute": (1, 10**9),
    "checkpoint_minutes": (1, 60 * 24 * _YEAR),
    "double_reviews": (1, 10**9),
    "job_tries": (1, 10_000),
    "job_pause_seconds": (1, 24 * 3600),
    "worker_silent_seconds": (10, 24 * 3600),
    "unused_days": (2, 10 * _YEAR),
    "unused_bytes": (1, 1 << 50),
    "acknowledgement_days": (1, 10 * _YEAR),
    "acknowledgement_reminder_days": (1, 10 * _YEAR),
    "acknowledgement_reminders": (1, 100),
    "shown_days": (1, _YEAR),
    "table_bytes": (1 << 20, 1 << 30),
    "table_rows": (1, 100_000),
    "preview_hours": (1, 47),
    "check_bytes": (1 << 20, 1 << 30),
    "check_seconds": (1, 600),
    "drill_engagements": (1, 10**6),
    "packet_bytes": (1 << 20, 1 << 31),
    "invitation_days": (1, _YEAR),
    "picture_hours": (1, 47),
    "code_hours": (1, 24),
}
"""The least and the most that each whole number may be."""

_SIGNS = 20
"""More than any whole number here has."""

_KINDS: Mapping[str, type] = {field.name: type(field.default) for field in fields(Options)}


def _take(name: str, value: Any, where: str, values: dict[str, Any], problems: list[Problem]) -> None:
    kind = _KINDS.get(name)
    field = f"{name} ({where})"
    if kind is None:
        problems.append(Problem(field, f"there is no such setting; there are {', '.join(_KINDS)}"))
    elif kind is int:
        least, most = BOUNDS[name]
        text = "" if isinstance(value, bool) or not isinstance(value, (int, str)) else str(value)
        whole = text.isascii() and text.isdigit() and len(text) <= _SIGNS
        if not whole or not least <= int(text) <= most:
            problems.append(Problem(field, f"{_short(value)} is not a whole number from {least} to {most}"))
        else:
            values[name] = int(text)
    elif not isinstance(value, str) or any(sign in value for sign in "\0\r\n"):
        problems.append(Problem(field, "it is not one line of text"))
    else:
        values[name] = value


def _short(value: Any) -> str:
    """Return how a wrong value is shown."""
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 3 * _SIGNS:
        return "it"  # Python itself writes no number that is too long
    told = repr(value)
    return told if len(told) <= 2 * _SIGNS else f"{told[: 2 * _SIGNS]}..."


_SECURITY = ("starttls", "tls", "none")


def _rules(made: Options) -> Iterator[Problem]:
    from zoneinfo import available_timezones  # noqa: PLC0415 - only the desk asks for zones

    if not made.host.strip() or made.host != made.host.strip():
        yield Problem("host", "it is no address such as 127.0.0.1")
    if made.together_bytes < made.upload_bytes:
        yield Problem("together_bytes", "it is less than upload_bytes; one whole file must fit")
    if made.public_url and not _is_address(made.public_url):
        yield Problem("public_url", "it is not an address such as https://poe.example.com, without a path")
    if made.mail_security not in _SECURITY:
        yield Problem("mail_security", f"it is none of {', '.join(_SECURITY)}")
    if made.mail_user and not made.mail_password_file:
        yield Problem("mail_password_file", "name the file that holds the password of mail_user")
    elif made.mail_user and not os.access(made.mail_password_file, os.R_OK):
        yield Problem("mail_password_file", f"{made.mail_password_file} cannot be read")
    before, _, after = parseaddr(made.mail_from)[1].rpartition("@")
    if not before or not after:
        yield Problem("mail_from", "it holds no mail address")
    if made.zone not in available_timezones():
        yield Problem("zone", "it is no zone such as Europe/Zurich")


def _language(wanted: str, folder: Path) -> Iterator[Problem]:
    from django.conf.global_settings import LANGUAGES  # noqa: PLC0415 - the command line asks for none
    from django.utils.translation import to_locale  # noqa: PLC0415 - as above

    catalogue = f"{CATALOGUES}/{to_locale(wanted)}/LC_MESSAGES/django.mo"
    if wanted not in dict(LANGUAGES):
        yield Problem("language", "it is no language such as de, pt-br or en-gb")
    elif not wanted.startswith("en") and not (folder / catalogue).is_file():
        yield Problem("language", f"{catalogue} is not in the data folder; docs/how-to tells how it is made")


def _is_address(text: str) -> bool:
    if any(sign.isspace() for sign in text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port  # which may be none
    except ValueError:
        return False
    plain = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username or parts.password)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain and port != 0
