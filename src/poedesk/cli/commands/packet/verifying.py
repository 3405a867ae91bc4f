"""``poedesk packet verify``: what of a packet holds, and what would be said of it today."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli import options, progress, trusting
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.proof.assessing.given import Given
    from poedesk.proof.policy.loader import Policy

HELP_END = """\b
Examples:
  poedesk packet verify contoso.poe --key packets.key.pub
  poedesk packet verify contoso.poe --key packets.key.pub --key log.pub --format json
  poedesk packet verifier --output verify.py
\b
Exit codes: 0 every answer is good, 1 one is not, 2 wrong usage.
"""


@click.command("verify", epilog=HELP_END)
@click.argument("packet", type=options.FILE)
@click.option(
    "--key", "keys", type=options.FILE, multiple=True, metavar="FILE",
    help="Public key that may sign packets or the checkpoints of logs; may be given several times.",
)  # fmt: skip
@trusting.options
@click.option("--no-judging", is_flag=True, help="Check bytes and signatures alone; judge nothing again.")
@options.choose_format("text", "json")
@options.output
def verify_command(  # noqa: PLR0913 - one parameter an option
    packet: Path,
    keys: tuple[Path, ...],
    output: Path | None,
    *,
    trust: tuple[Path, ...],
    crls: tuple[Path, ...],
    no_judging: bool,
    shape: str,
) -> int:
    """Check each part of PACKET, and judge it again under its own rules and those of today.

    Nothing of it is written to disk, and nothing is fetched. Without --key nobody can say who made it, and
    without --trust nobody can say whether the time stamps of its log are good.
    """
    from poedesk.paper.acknowledging.comparing import in_sandbox  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.packet import telling  # noqa: PLC0415
    from poedesk.paper.packet.verify import verified  # noqa: PLC0415
    from poedesk.paper.signing.validating.stamped import checker  # noqa: PLC0415
    from poedesk.proof.assessing.api import today  # noqa: PLC0415
    from poedesk.proof.reading.limits import from_environment  # noqa: PLC0415
    from poedesk.proof.reading.parent.sandbox import Sandbox  # noqa: PLC0415

    check_output(output)
    data, limits, known = opened(packet, keys)
    judge = None if no_judging else _judge
    trusted = trusting.known(trust, crls)
    with Sandbox(from_environment()) as sandbox:
        found = verified(
            data,
            known,
            today=today(),
            judge=judge,
            check=checker(sandbox, trusted, datetime.now(UTC)),
            compare=in_sandbox(sandbox),
            limits=limits,
        )
    deliver(json_text(telling.to_json(found)) if shape == "json" else telling.text(found), output)
    return int(not found.good)


def opened(packet: Path, keys: Sequence[Path]) -> tuple[bytes, Any, list[Any]]:
    """Return the bytes of a packet, the limits within which it is opened, and the keys to trust."""
    from poedesk.cli.trails import public_key  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.reading.limits import packet_from_environment  # noqa: PLC0415

    limits = packet_from_environment()
    known = [public_key(path) for path in keys]
    try:
        with packet.open("rb") as stream:
            return stream.read(limits.packet_bytes + 1), limits, known
    except OSError as error:
        message = f"the packet {packet} cannot be read: {error.strerror}"
        raise UsageError(message) from error


def _judge(given: "Given", policies: "Sequence[Policy]", day: date) -> list[dict[str, Any]]:
    from poedesk.proof.assessing import api  # noqa: PLC0415 - loaded when it is needed

    with progress.watching() as advance:
        made = api.check_given(given, choose=lambda _: policies, as_of=day, progress=advance)
    return [each.to_json() for each in made]


@click.command("verifier", epilog=HELP_END)
@options.output
def verifier_command(output: Path | None) -> None:
    """Write the program that checks a packet with Python alone: the one that lies in each packet."""
    from poedesk.paper.packet.build import verifier  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    deliver(verifier().decode(), output)


COMMANDS = (verify_command, verifier_command)
