"""``poedesk packet``: the archive that proves itself, made and checked."""

import click

from poedesk.cli.commands.packet import attesting, building, verifying

HELP_END = """\b
Examples:
  poedesk trail key example.com/packets --output packets.key
  poedesk packet build engagements/contoso --output contoso.poe --key packets.key
  poedesk packet verify contoso.poe --key packets.key.pub
  poedesk packet attest contoso.poe --key packets.key --output contoso.dsse.json
"""


@click.group("packet", epilog=HELP_END)
def command() -> None:
    """Pack a proof with its assessment and rules; check a packet offline."""


for each in (*building.COMMANDS, *verifying.COMMANDS, *attesting.COMMANDS):
    command.add_command(each)
