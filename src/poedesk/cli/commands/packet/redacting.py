"""``poedesk packet redact``: some elements shown, everything else taken away."""

from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.commands.packet.verifying import opened
from poedesk.cli.output import check_output, deliver_bytes, warn
from poedesk.kernel.errors import UsageError

HELP_END = """\b
Examples:
  poedesk packet redact contoso.poe --keep customer.domain,acknowledgement.date --output shown.poe
  poedesk packet verify shown.poe --key packets.key.pub
"""


@click.command("redact", epilog=HELP_END)
@click.argument("packet", type=options.FILE)
@click.option(
    "--keep", multiple=True, required=True, metavar="ELEMENT[,ELEMENT...]",
    help="Elements to show, by id; may be given several times.",
)  # fmt: skip
@click.option("-o", "--output", type=options.FILE, metavar="FILE", required=True, help="The packet to write.")
@click.option("--no-pictures", is_flag=True, help="Show words alone, without pictures of their places.")
def redact_command(packet: Path, *, keep: tuple[str, ...], output: Path, no_pictures: bool) -> None:
    """Write a packet that shows some elements of PACKET and holds nothing of the rest.

    What it shows is still proven to belong to the signed original. PACKET may be redacted already. Documents,
    claim, whole assessment, rules, acknowledgement and trail are left out.
    """
    from poedesk.paper.packet.redaction.redact import redacted  # noqa: PLC0415 - loaded when it is needed

    elements = [name.strip() for each in keep for name in each.split(",") if name.strip()]
    if not elements:
        message = "--keep: name at least one element, such as customer.domain"
        raise UsageError(message)
    check_output(output)
    if output.exists() and packet.exists() and output.samefile(packet):
        message = f"--output: {output} is the packet itself, which would be lost; name another file"
        raise UsageError(message)
    data, limits, _ = opened(packet, ())
    made = redacted(data, elements, limits, pictures=not no_pictures)
    deliver_bytes(made.data, output)
    if made.pictures:
        warn(
            f"{output} shows pictures: {', '.join(made.pictures)}; look at them before you hand it out, "
            "or leave them out with --no-pictures"
        )


COMMANDS = (redact_command,)
