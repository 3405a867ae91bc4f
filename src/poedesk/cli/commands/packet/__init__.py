"""``poedesk packet``: the archive that proves itself, made, checked, shown in parts."""

import click

from poedesk.cli.commands.packet import attesting, building, redacting, verifying

HELP_END = """\b
Examples:
  poedesk trail key example.com/packets --output packets.key
  poedesk packet build engagements/contoso --output contoso.poe --key packets.key
  poedesk packet verify contoso.poe --key packets.key.pub
  poedesk packet redact contoso.poe --keep customer.domain --output shown.poe
  poedesk packet attest contoso.poe --key packets.key --output contoso.dsse.json
"""


@click.group("packet", epilog=HELP_END)
def command() -> None:
    """Pack a proof with its assessment and rules; check a packet offline; show some of it."""


for each in (*building.COMMANDS, *verifying.COMMANDS, *redacting.COMMANDS, *attesting.COMMANDS):
    command.add_command(each)
