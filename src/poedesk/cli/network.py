"""Asking others over HTTP, for the commands that may: bounded in time and size, public addresses only."""

import ipaddress
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Collection
from urllib.parse import urlsplit

from poedesk.paper.signing.network import Asked, Fetch, NotFetched

SECONDS = 15
"""How long one answer may take."""

MOST = 32 * 1024 * 1024
"""Bytes that one answer may have."""

_PIECE = 64 * 1024


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: where a request goes was checked, where it is sent on to was not."""

    def redirect_request(self, *_: object) -> None:
        """Return nothing, which makes it an error."""
        return


def fetcher(hosts: Collection[str] = ()) -> Fetch:
    """Return what asks others; addresses inside a network only at ``hosts``, which the person named."""
    opener = urllib.request.build_opener(_Straight)

    def fetch(asked: Asked) -> bytes:
        _check(asked.url, hosts)
        headers = {"Content-Type": asked.kind} if asked.kind else {}
        request = urllib.request.Request(asked.url, asked.body, headers)  # noqa: S310 - the scheme was checked
        try:
            return _answer(opener, request)
        except urllib.error.HTTPError as error:
            message = f"{asked.url} answers {error.code} {error.reason}"
            raise NotFetched(message) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or str(error) or type(error).__name__
            message = f"{asked.url} does not answer ({reason})"
            raise NotFetched(message) from error

    return fetch


def host_of(url: str) -> str:
    """Return the host of an address, empty when it has none: whoever types it names it."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _answer(opener: urllib.request.OpenerDirector, request: urllib.request.Request) -> bytes:
    late = time.monotonic() + SECONDS
    pieces, size = [], 0
    with opener.open(request, timeout=SECONDS) as answer:
        while piece := answer.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > MOST:
                message = f"{request.full_url} answers with more than {MOST} bytes"
                raise NotFetched(message)
            if time.monotonic() > late:
                message = f"{request.full_url} took more than {SECONDS} s"
                raise NotFetched(message)
    return b"".join(pieces)


def _check(url: str, hosts: Collection[str]) -> None:
    """Raise NotFetched for anything but HTTP, and for an address inside a network that nobody named."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        message = f"{url} is no address"
        raise NotFetched(message) from error
    if parts.scheme not in {"http", "https"} or not host:
        message = f"{url} is no address on the web"
        raise NotFetched(message)
    if host in hosts:
        return
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, port or 80, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        message = f"{url} does not answer ({host} is not known)"
        raise NotFetched(message) from error
    if not all(ipaddress.ip_address(str(address).partition("%")[0]).is_global for address in found):
        message = f"{url} is inside a network and was not asked; if you trust it, give --allow-host {host}"
        raise NotFetched(message)
