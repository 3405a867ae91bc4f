"""``poedesk trail verify``: does the log hold?"""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli import options
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.kernel.errors import UsageError
from poedesk.kernel.text import printable

if TYPE_CHECKING:
    from poedesk.trail.verifying import Verified

HELP_END = """\b
Examples:
  poedesk trail verify trail.sqlite --key log.pub
  poedesk trail verify trail.sqlite --key log.pub --checkpoint seen-in-march.txt
\b
Exit codes: 0 all holds, 1 something does not, 2 wrong usage.
"""


@click.group("trail", epilog=HELP_END)
def command() -> None:
    """Check the append-only log."""


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
    from poedesk.trail.notes import verifier  # noqa: PLC0415 - loaded when it is needed
    from poedesk.trail.stores.sqlite import SQLiteStore  # noqa: PLC0415
    from poedesk.trail.stores.store import TrailBroken  # noqa: PLC0415
    from poedesk.trail.verifying import verified  # noqa: PLC0415

    check_output(output)
    known = [verifier(_text(path, "the key")) for path in keys]
    notes = [_text(path, "the checkpoint") for path in seen]
    store = SQLiteStore(trail, create=False)
    try:
        found = verified(store, known, notes)
    except sqlite3.Error as error:
        message = f"{trail} is damaged: {error}"
        raise TrailBroken(message) from error
    finally:
        store.close()
    deliver(json_text(_json(found)) if shape == "json" else _told(found), output)
    return int(not found.good)


def _text(path: Path, what: str) -> str:
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
