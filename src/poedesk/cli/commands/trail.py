"""``poedesk trail``: does the log hold? Keys that sign, and the log as static files."""

import secrets
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli import options
from poedesk.cli.output import check_output, deliver, deliver_bytes, json_text
from poedesk.kernel.errors import UsageError
from poedesk.kernel.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poedesk.trail.notes import Verifier
    from poedesk.trail.stores.sqlite import SQLiteStore
    from poedesk.trail.verifying import Verified

HELP_END = """\b
Examples:
  poedesk trail verify trail.sqlite --key log.pub
  poedesk trail verify trail.sqlite --key log.pub --checkpoint seen-in-march.txt
  poedesk trail key example.com/packets --output packets.key
  poedesk trail tiles trail.sqlite --folder public
\b
Exit codes: 0 all holds, 1 something does not, 2 wrong usage.
"""


@click.group("trail", epilog=HELP_END)
def command() -> None:
    """Check the append-only log; make keys; publish it."""


@command.command("verify", epilog=HELP_END)
@click.argument("trail", type=options.FILE)
@click.option(
    "--key", "keys", type=options.FILE, multiple=True, required=True, metavar="FILE",
    help="Public key that may sign checkpoints, as the log publishes it; may be given several times.",
)  # fmt: skip
@click.option(
    "--checkpoint", "seen", type=options.FILE, multiple=True, metavar="FILE",
    help="A checkpoint that you kept: the log must have grown from it; may be given several times.",
)  # fmt: skip
@options.choose_format("text", "json")
@options.output
def verify_command(
    trail: Path, *, keys: tuple[Path, ...], seen: tuple[Path, ...], shape: str, output: Path | None
) -> int:
    """Read every leaf of TRAIL anew and say whether it is what its checkpoints cover.

    Without a checkpoint of your own, a log that was written anew as a whole cannot be told from the first.
    """
    from poedesk.trail.verifying import verified  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    known = [public_key(path) for path in keys]
    notes = [text_of(path, "the checkpoint") for path in seen]
    with reading(trail) as store:
        found = verified(store, known, notes)
    deliver(json_text(_json(found)) if shape == "json" else _told(found), output)
    return int(not found.good)


@command.command("key", epilog=HELP_END)
@click.argument("name")
@click.option(
    "--output", type=options.FILE, metavar="FILE", required=True, help="Where the private key goes."
)
def key_command(name: str, *, output: Path) -> None:
    """Make a key that signs checkpoints and packets under NAME, such as example.com/packets.

    The private key goes to FILE, which only you can read; the public one to FILE.pub, for everybody.
    """
    from poedesk.trail import keys  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    public = output.with_name(f"{output.name}.pub")
    if public.exists():
        message = f"{public} is there already, and may be the key by which others check; name another file"
        raise UsageError(message)
    private = keys.private_text(name, secrets.token_bytes(32))
    keys.keep(private, output)
    deliver(f"{keys.signer(private).verifier}\n", public)


@command.command("tiles", epilog=HELP_END)
@click.argument("trail", type=options.FILE)
@click.option("--folder", type=options.FILE, metavar="FOLDER", required=True, help="Where the tiles go.")
def tiles_command(trail: Path, *, folder: Path) -> None:
    """Write what the newest checkpoint of TRAIL covers as tiles, files to be served (C2SP tlog-tiles)."""
    from poedesk.trail.tiles import tiles  # noqa: PLC0415 - loaded when it is needed

    with using(trail) as store:
        notes = list(store.checkpoints())
        if not notes:
            message = f"{trail} has no checkpoint yet, so there is nothing to publish; sign one first"
            raise UsageError(message)
        for path, content in tiles(store, *notes[-1]):
            target = folder / path
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                message = f"--folder: {target.parent} cannot be made: {error.strerror}"
                raise UsageError(message) from error
            deliver_bytes(content, target)


def public_key(path: Path) -> "Verifier":
    """Return the public key in a file; raises UsageError and InvalidKey, which name the file."""
    from poedesk.trail.notes import InvalidKey, verifier  # noqa: PLC0415 - loaded when it is needed

    try:
        return verifier(text_of(path, "the key"))
    except InvalidKey as error:
        message = f"{path}: {error}"
        raise InvalidKey(message) from error


@contextmanager
def reading(trail: Path) -> "Iterator[SQLiteStore]":
    """Open a log to read it; raises TrailBroken, also for what shows only while it is read.

    A file that is not there is no broken log but was named wrongly: UsageError.
    """
    if not trail.is_file():
        message = f"there is no trail at {trail}; name the file of a whole log"
        raise UsageError(message)
    from poedesk.trail.stores.sqlite import SQLiteStore  # noqa: PLC0415 - loaded when it is needed
    from poedesk.trail.stores.store import TrailBroken  # noqa: PLC0415

    store = SQLiteStore(trail, create=False)
    try:
        yield store
    except sqlite3.Error as error:
        message = f"{trail} is damaged: {error}"
        raise TrailBroken(message) from error
    finally:
        store.close()


@contextmanager
def using(trail: Path) -> "Iterator[SQLiteStore]":
    """Open a log to take something from it; one that is missing or broken was given wrongly: UsageError."""
    from poedesk.trail.stores.store import TrailBroken  # noqa: PLC0415 - loaded when it is needed

    try:
        with reading(trail) as store:
            yield store
    except TrailBroken as error:
        message = f"{error}; name the file of a whole log"
        raise UsageError(message) from error


def text_of(path: Path, what: str) -> str:
    """Return the text of a file; raises UsageError that names ``what`` it is."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{what} {path} cannot be read: {error}"
        raise UsageError(message) from error


def _json(found: "Verified") -> dict[str, Any]:
    return {
        "good": found.good,
        "leaves": found.size,
        "root": found.root.hex(),
        "checkpoints": found.checkpoints,
        "covered": found.covered,
        "uncovered": found.uncovered,
        "erased": found.erased,
        "problems": list(found.problems),
    }


def _told(found: "Verified") -> str:
    lines = [
        "The trail holds." if found.good else "The trail does NOT hold.",
        f"{found.size} events, root {found.root.hex()}",
        f"{found.checkpoints} checkpoints hold; the newest covers {found.covered} events",
        f"{found.uncovered} events after it are vouched for by nobody yet",
        f"{found.erased} personal values were erased; their salted hashes stand",
        *(f"! {printable(problem)}" for problem in found.problems),
    ]
    return "\n".join(lines) + "\n"
