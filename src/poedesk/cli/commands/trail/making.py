"""``poedesk trail key``, ``checkpoint``, ``tiles``: keys, what a log holds signed, the log as files."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options
from poedesk.cli.output import check_output, deliver, deliver_bytes, warn
from poedesk.cli.trails import origin, using
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poedesk.trail.stamps import Stamp
    from poedesk.trail.stores.sqlite import SQLiteStore

HELP_END = """\b
Examples:
  poedesk trail checkpoint trail.sqlite --key log.key --output checkpoint.txt
  poedesk trail checkpoint trail.sqlite --key log.key --tsa http://tsa.example/
\b
Exit codes: 0 signed and kept, 1 the authority gave no time stamp, 2 wrong usage.
"""


@click.command("key")
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


@click.command("checkpoint", epilog=HELP_END)
@click.argument("trail", type=options.FILE)
@click.option(
    "--key", type=options.FILE, required=True, metavar="FILE", help="Private key that signs it (trail key)."
)
@click.option("--tsa", metavar="URL", help="Time-stamp authority that says when it was there (RFC 3161).")
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="HOST", help="May be asked inside your network."
)
@options.output
def checkpoint_command(
    trail: Path, *, key: Path, tsa: str | None, hosts: tuple[str, ...], output: Path | None
) -> None:
    """Sign what TRAIL holds now, keep that in it, and write it out: a checkpoint to be kept elsewhere.

    With --tsa an authority stamps it, and the time stamp is kept beside it; when none comes, nothing is kept.
    """
    from poedesk.trail import keys  # noqa: PLC0415 - loaded when it is needed
    from poedesk.trail.log import Trail  # noqa: PLC0415

    check_output(output)
    signer = keys.load(key)
    with using(trail, writing=True) as store:
        _only_events(trail, store)
        log = Trail(store, origin(store) or signer.verifier.name)
        note = log.checkpoint(signer, datetime.now(UTC), None if tsa is None else _stamp(tsa, hosts))
        size = len(log)
    deliver(note, output)
    warn(f"{trail}: {size} events are signed{'' if tsa is None else f' and stamped by {tsa}'}")


def _only_events(trail: Path, store: "SQLiteStore") -> None:
    """Raise UsageError when what no checkpoint covers yet holds more than events: nobody vouches for that."""
    from poedesk.trail.events import InvalidEvent, recorded  # noqa: PLC0415 - loaded when it is needed

    covered = max((size for size, _ in store.checkpoints()), default=0)
    for position, leaf in enumerate(store.leaves(covered), covered):
        try:
            recorded(leaf)
        except InvalidEvent as error:
            message = f"{trail}: leaf {position}: {error}; nothing was signed, see `poedesk trail verify`"
            raise UsageError(message) from error


def _stamp(url: str, hosts: "Sequence[str]") -> "Stamp":
    from poedesk.cli.network import fetcher, host_of  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.signing.sealing.stamping import stamp_of  # noqa: PLC0415

    fetch = fetcher({*hosts, host_of(url)})
    return lambda content: stamp_of(content, fetch, url)


@click.command("tiles")
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


COMMANDS = (key_command, checkpoint_command, tiles_command)
