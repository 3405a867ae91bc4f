"""``poedesk trail verify``: does the log hold?"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli import options, trusting
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.cli.trails import public_key, reading, text_of
from poedesk.kernel.text import printable

if TYPE_CHECKING:
    from poedesk.trail.verifying import Verified

HELP_END = """\b
Examples:
  poedesk trail verify trail.sqlite --key log.pub
  poedesk trail verify trail.sqlite --key log.pub --checkpoint seen-in-march.txt
  poedesk trail verify trail.sqlite --key log.pub --trust tsa-root.pem --crl tsa.crl
\b
Exit codes: 0 all holds, 1 something does not, 2 wrong usage.
"""


@click.command("verify", epilog=HELP_END)
@click.argument("trail", type=options.FILE)
@click.option(
    "--key", "keys", type=options.FILE, multiple=True, required=True, metavar="FILE",
    help="Public key that may sign checkpoints, as the log publishes it; may be given several times.",
)  # fmt: skip
@click.option(
    "--checkpoint", "seen", type=options.FILE, multiple=True, metavar="FILE",
    help="A checkpoint that you kept: the log must have grown from it; may be given several times.",
)  # fmt: skip
@trusting.options
@options.choose_format("text", "json")
@options.output
def verify_command(  # noqa: PLR0913 - one parameter an option
    trail: Path,
    *,
    keys: tuple[Path, ...],
    seen: tuple[Path, ...],
    trust: tuple[Path, ...],
    crls: tuple[Path, ...],
    shape: str,
    output: Path | None,
) -> int:
    """Read every leaf of TRAIL anew and say whether it is what its checkpoints cover.

    Without a checkpoint of your own, a log that was written anew as a whole cannot be told from the first,
    unless its checkpoints were stamped by an authority whose root you trust (--trust).
    """
    from poedesk.trail.verifying import verified  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    known = [public_key(path) for path in keys]
    notes = [text_of(path, "the checkpoint") for path in seen]
    with reading(trail) as store, trusting.checking(trust, crls) as check:
        found = verified(store, known, notes, check)
    deliver(json_text(_json(found)) if shape == "json" else _told(found), output)
    return int(not found.good)


def _json(found: "Verified") -> dict[str, Any]:
    return {
        "good": found.good,
        "leaves": found.size,
        "root": found.root.hex(),
        "checkpoints": found.checkpoints,
        "covered": found.covered,
        "uncovered": found.uncovered,
        "erased": found.erased,
        "stamps": [
            {"checkpoint": number, "good": each.good, "at": each.at, "by": each.by, "says": each.says}
            for number, each in found.stamps
        ],
        "problems": list(found.problems),
    }


def _told(found: "Verified") -> str:
    from poedesk.trail import stamps  # noqa: PLC0415 - loaded when it is needed

    lines = [
        "The trail holds." if found.good else "The trail does NOT hold.",
        f"{found.size} events, root {found.root.hex()}",
        f"{found.checkpoints} checkpoints hold; the newest covers {found.covered} events",
        f"{found.uncovered} events after it are vouched for by nobody yet",
        f"{found.erased} personal values were erased; their salted hashes stand",
        *(f"checkpoint {number}: {printable(stamps.told(each))}" for number, each in found.stamps),
        *(f"! {printable(problem)}" for problem in found.problems),
    ]
    return "\n".join(lines) + "\n"


COMMANDS = (verify_command,)
