"""``poedesk seal``: put a digital seal on a PDF."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options, targets
from poedesk.cli.output import deliver_bytes, warn
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.paper.signing.sealing.keys import SigningKey
    from poedesk.paper.signing.sealing.seal import Place, Sealing

HELP_END = """\b
Examples:
  poedesk seal poe.pdf -o sealed.pdf --key me.p12
  poedesk seal poe.pdf -o sealed.pdf --key me.p12 --place bottom-right --reason "Work done as described"
  poedesk seal poe.pdf -o sealed.pdf --key me.p12 --field Customer
  poedesk seal poe.pdf -o sealed.pdf --token opensc-pkcs11.so --label seal
  poedesk seal poe.pdf -o sealed.pdf --key me.key --certificate me.pem --level B-LTA --tsa http://tsa.example/
\b
Passphrase or PIN is asked for, or read from --passphrase-file or --passphrase-env; it is never an option.
Exit codes: 0 sealed, 1 an authority did not answer, 2 wrong usage or a file that cannot be sealed.
"""
LEVELS = ("B-B", "B-T", "B-LT", "B-LTA")
_OTHERS = 0o077
_CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")


@click.command("seal", epilog=HELP_END)
@click.argument("pdf", type=options.FILE)
@click.option("-o", "--output", type=options.FILE, required=True, metavar="FILE", help="The sealed file.")
@targets.replace
@click.option(
    "--key", "key_file", type=options.FILE, metavar="FILE", help="PKCS#12 file, or PEM private key."
)
@click.option(
    "--certificate", type=options.FILE, metavar="FILE",
    help="For a PEM key, or a token that has none: your certificate and those above it, in PEM.",
)  # fmt: skip
@click.option(
    "--token", metavar="MODULE", help="Key on a token: its PKCS#11 module (needs the extra pkcs11)."
)
@click.option("--label", metavar="TEXT", help="Name of key and certificate on the token.")
@click.option("--token-name", metavar="TEXT", help="Name of the token, when the module serves several.")
@click.option(
    "--passphrase-file", type=options.FILE, metavar="FILE", help="Its first line is the passphrase or PIN."
)
@click.option("--passphrase-env", metavar="NAME", help="Environment variable that holds it.")
@click.option("--level", type=click.Choice(LEVELS), default="B-B", show_default=True, help="Level of PAdES.")
@click.option("--tsa", metavar="URL", help="Time-stamp authority, for levels above B-B.")
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="HOST", help="May be asked inside your network."
)
@click.option("--certify", type=click.Choice(("no-changes", "filling")), help="Forbid later changes.")
@click.option(
    "--field", metavar="NAME", help="Empty signature field to sign in; with --place, the new one's name."
)
@click.option(
    "--place", metavar="PLACE",
    help="Show the seal: top-left, top-right, bottom-left, bottom-right, or LEFT,TOP,RIGHT,BOTTOM in points.",
)  # fmt: skip
@click.option("--page", type=click.IntRange(min=1), help="Page of --place; the last one otherwise.")
@click.option("--reason", default="", metavar="TEXT", help="Why it is sealed; stands in the file.")
def command(  # noqa: PLR0913 - one parameter an option
    pdf: Path,
    *,
    output: Path,
    replace: bool,
    key_file: Path | None,
    certificate: Path | None,
    token: str | None,
    label: str | None,
    token_name: str | None,
    passphrase_file: Path | None,
    passphrase_env: str | None,
    level: str,
    tsa: str | None,
    hosts: tuple[str, ...],
    certify: str | None,
    field: str | None,
    place: str | None,
    page: int | None,
    reason: str,
) -> int:
    """Put a digital seal on PDF and write it to FILE; PDF itself is never changed."""
    from poedesk.cli.network import fetcher, host_of  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.signing.sealing.seal import Level, Sealing, look, seal  # noqa: PLC0415
    from poedesk.proof.reading.limits import from_environment  # noqa: PLC0415
    from poedesk.proof.reading.parent.sandbox import Sandbox  # noqa: PLC0415

    targets.fresh(output, (pdf, key_file, certificate, passphrase_file), replace=replace)
    how = Sealing(
        level=Level(level),
        authority=tsa,
        certify=certify is not None,
        filling=certify == "filling",
        field=field,
        place=_place(place, page),
        reason=reason,
    )
    _check_choices(how, page)
    data = _pdf(pdf)
    named = {*hosts, host_of(tsa or "")}
    now = datetime.now(UTC)
    with Sandbox(from_environment()) as sandbox:
        sealable = partial(look, data, how, at=now, sandbox=sandbox, name=str(pdf))
        secret = _Secret(passphrase_file, passphrase_env, sealable)
        with _key(key_file, certificate, token, label, token_name, secret) as key:
            made = seal(data, key, at=now, how=how, fetch=fetcher(named), sandbox=sandbox, name=str(pdf))
    deliver_bytes(made, output)
    warn(f"{output}: sealed by {key.owner} ({level}); poedesk verify says what others can know of it")
    return 0


def _pdf(path: Path) -> bytes:
    """Return the bytes of a PDF; raises UsageError for anything else."""
    from poedesk.proof.reading.sniffing.media import PDF  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.reading.sniffing.sniff import sniff  # noqa: PLC0415

    data = _read(path, "the document")
    if sniff(data, path.name) != PDF:
        message = f"{path} is no PDF; only PDFs are sealed"
        raise UsageError(message)
    return data


class _Secret:
    """Where the passphrase comes from; it is read when it is needed, and never kept."""

    def __init__(self, file: Path | None, variable: str | None, before: Callable[[], None]) -> None:
        """``before`` raises what need not wait for a person: nobody types a passphrase for nothing."""
        if file is not None and variable is not None:
            message = "give --passphrase-file or --passphrase-env, not both"
            raise UsageError(message)
        self._file = file
        self._variable = variable
        self._before = before

    def read(self, what: str) -> str:
        if self._file is not None:
            lines = _private(self._file, "the passphrase").decode("utf-8", "replace").splitlines()
            return lines[0] if lines else ""
        if self._variable is not None:
            if self._variable not in os.environ:
                message = f"--passphrase-env: there is no variable {self._variable}"
                raise UsageError(message)
            return os.environ[self._variable]
        self._before()
        answer: str = click.prompt(
            what[:1].upper() + what[1:], hide_input=True, default="", show_default=False, err=True
        )
        return answer


def _key(
    file: Path | None,
    certificate: Path | None,
    token: str | None,
    label: str | None,
    token_name: str | None,
    secret: _Secret,
) -> "SigningKey":
    from poedesk.paper.signing.sealing import keys  # noqa: PLC0415 - loaded when it is needed

    if (file is None) == (token is None):
        message = "give the key: --key FILE, or --token MODULE with --label"
        raise UsageError(message)
    if token is not None:
        return _key_on_token(token, label, token_name, certificate, secret)
    assert file is not None
    data = _read(file, "the key")
    if b"PRIVATE KEY" in data and not keys.is_locked(data):
        data = _private(file, "the key")  # nothing but the mode of the file protects it
    if not keys.is_pem(data):
        if not keys.is_pkcs12(data):
            message = f"the key {file} is neither a PKCS#12 file nor in PEM form; give --key another one"
            raise UsageError(message)
        return keys.load_pkcs12(data, secret.read(f"passphrase of {file}").encode() or None)
    others = data if certificate is None else _read(certificate, "the certificate")
    keys.certificates_of(others)
    passphrase = secret.read(f"passphrase of {file}").encode() if keys.is_locked(data) else None
    return keys.load_pem(others, data, passphrase)


def _key_on_token(
    module: str, label: str | None, name: str | None, certificate: Path | None, secret: _Secret
) -> "SigningKey":
    from poedesk.paper.signing.sealing.tokens import Token  # noqa: PLC0415 - loaded when it is needed

    if label is None:
        message = "--token needs --label, the name of the key on the token"
        raise UsageError(message)
    others = None if certificate is None else _read(certificate, "the certificate")
    token = Token(module, name)
    return token.key(label, secret.read(f"PIN of {token.name}") or None, others)


def _check_choices(how: "Sealing", page: int | None) -> None:
    if how.level == "B-B" and how.authority is not None:
        message = "--tsa does nothing at B-B; give --level B-T, B-LT or B-LTA with it"
        raise UsageError(message)
    if page is not None and how.place is None:
        message = "--page says where --place is; give both"
        raise UsageError(message)


def _place(place: str | None, page: int | None) -> "Place | None":
    from poedesk.paper.signing.sealing.seal import Place  # noqa: PLC0415 - loaded when it is needed

    if place is None:
        return None
    if place in _CORNERS:
        return Place(page or 0, corner=place)
    try:
        left, top, right, bottom = map(float, place.split(","))
    except ValueError:
        left = top = right = bottom = 0.0
    if not (0 <= left < right < float("inf") and 0 <= top < bottom < float("inf")):
        message = f"--place: {place!r} is neither a corner ({', '.join(_CORNERS)}) nor LEFT,TOP,RIGHT,BOTTOM"
        raise UsageError(message)
    return Place(page or 0, (left, top, right, bottom))


def _private(path: Path, what: str) -> bytes:
    """Return the bytes of a file that nobody but its owner can read."""
    data = _read(path, what)
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        message = f"{what} {path} can be read by others; make it yours alone (chmod 600 {path}) and try again"
        raise UsageError(message)
    return data


def _read(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{what} {path} cannot be read: {error.strerror}"
        raise UsageError(message) from error
