"""What a person trusts, as options: roots, lists of revoked certificates; what checks time stamps with it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli.options import FILE
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.paper.signing.validating.verify import Known
    from poedesk.trail.stamps import CheckStamp


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--trust`` and ``--crl`` to a command."""
    trust = click.option(
        "--trust", multiple=True, type=FILE, metavar="FILE", help="Root certificates that you trust, in PEM."
    )
    crl = click.option(
        "--crl", "crls", multiple=True, type=FILE, metavar="FILE", help="List of revoked certificates."
    )
    return trust(crl(command))


def known(trust: Sequence[Path], crls: Sequence[Path], ocsps: Sequence[Path] = ()) -> "Known":
    """Return what is trusted and known; raises UsageError, which names the file."""
    from poedesk.paper.signing.validating.material import binary, pem_certificates  # noqa: PLC0415 - when needed
    from poedesk.paper.signing.validating.verify import Known  # noqa: PLC0415

    roots = [item for path in trust for item in pem_certificates(read(path), str(path))]
    return Known(
        tuple(dict.fromkeys(roots)),
        tuple(binary(read(path)) for path in crls),
        tuple(binary(read(path)) for path in ocsps),
    )


@contextmanager
def checking(trust: Sequence[Path], crls: Sequence[Path]) -> "Iterator[CheckStamp]":
    """Yield what checks the time stamps of a log as of now, in a sandbox."""
    from poedesk.paper.signing.validating.stamped import checker  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.reading.limits import from_environment  # noqa: PLC0415
    from poedesk.proof.reading.parent.sandbox import Sandbox  # noqa: PLC0415

    told = known(trust, crls)
    with Sandbox(from_environment()) as sandbox:
        yield checker(sandbox, told, datetime.now(UTC))


def read(path: Path) -> bytes:
    """Return the bytes of a file that was given; raises UsageError."""
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise UsageError(message) from error
